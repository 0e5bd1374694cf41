/** Does one job a key, at most `atOnce` of them at a time, in the order asked for; each call resolves when its job is done. */
export function inTurn(atOnce: number, job: (key: string) => Promise<void>): (key: string) => Promise<void> {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  const next = () => {
    const start = running < atOnce ? waiting.shift() : undefined;
    if (!start) return;
    running += 1;
    void start().finally(() => {
      running -= 1;
      next();
    });
    next();
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push(() => job(key).then(resolve, reject));
      next();
    });
}
