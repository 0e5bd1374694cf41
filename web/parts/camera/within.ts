/** The outcome of `work`, or an error when a camera has not answered after so long: some never do. */
export const within = <T>(ms: number, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The camera did not answer.')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
