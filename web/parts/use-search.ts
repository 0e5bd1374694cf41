import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** A pause in typing long enough to be worth asking the server. */
const pauseMs = 180;

/** What is typed, what is asked (after a pause), and the address kept in step so that going back finds the list again. */
export function useSearch(path: string) {
  const { query, route } = useLocation();
  const [typed, type] = useState(query.q ?? '');
  const [asked, ask] = useState(typed.trim());
  useEffect(() => {
    const timer = setTimeout(() => {
      const words = typed.trim();
      ask(words);
      if (words !== (query.q ?? '')) route(words ? `${path}?q=${encodeURIComponent(words)}` : path, true);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, type, asked };
}
