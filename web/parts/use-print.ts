import { useState } from 'preact/hooks';
import { post } from '../api.ts';

/**
 * Prints the page once its pictures are decoded and the printing stands in the audit trail: nothing leaves before.
 * @param trail where the printing is entered
 * @param within the part of the page whose pictures are waited for
 */
export function usePrint(trail: string, within: string) {
  const [printing, setPrinting] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const print = async () => {
    setPrinting(true);
    setProblem(undefined);
    try {
      const pictures = document.querySelectorAll<HTMLImageElement>(`${within} img`);
      await Promise.all(Array.from(pictures, (picture) => picture.decode()));
      await post(trail);
      window.print();
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setPrinting(false);
    }
  };
  return { printing, problem, print };
}
