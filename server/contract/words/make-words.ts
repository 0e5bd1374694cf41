import i18next from 'i18next';
import type { Language } from '../codes.ts';
import type { english } from './english.ts';

/** The whole catalogue: every language has the shape of the English one. */
export type Catalogue = typeof english;

/** Some groups of the catalogue, or a part of one. */
type Part = { [Group in keyof Catalogue]?: Partial<Catalogue[Group]> };

type Singular<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;
type Paths<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Singular<Key> : `${Key}.${Paths<Node[Key]>}`;
}[keyof Node & string];

/** A dotted path into the catalogue, without the plural's ending: `common.days`. */
export type WordKey = Paths<Catalogue>;

/** What a sentence is filled with; `count` chooses the plural. */
export type WordValues = Record<string, unknown>;

export interface Words {
  language: Language;
  /** The words at `key`, filled in. */
  t: (key: WordKey, values?: WordValues) => string;
  /** For codes that come from a row or the wire: `undefined` where the catalogue has no such path. */
  find: (path: string, values?: WordValues) => string | undefined;
  /** Adds groups of the catalogue that were left out so far (a browser fetches them with their page). */
  add: (groups: Record<string, object>) => void;
}

/**
 * Makes the words of one language from the groups at hand, ready at once, for server and browser alike.
 * Values are inserted as they are: whoever writes HTML escapes it, as Preact does by itself.
 */
export function makeWords(language: Language, groups: Part): Words {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    resources: { [language]: { translation: groups } },
    initAsync: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  const find = (path: string, values: WordValues = {}) => {
    const count = typeof values.count === 'number' ? { count: values.count } : {};
    if (!instance.exists(path, count)) return undefined;
    const said: unknown = instance.t(path, { ...values, returnObjects: true });
    return typeof said === 'string' ? said : undefined;
  };
  const add = (more: Record<string, object>) => {
    instance.addResourceBundle(language, 'translation', more, true, true);
  };
  return { language, find, add, t: (key, values) => find(key, values) ?? key };
}
