import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { AftercareContent } from '../../server/contract/aftercare.ts';
import { type ClinicText, clinicTexts, type Language } from '../../server/contract/codes.ts';
import type { InformationContent } from '../../server/contract/texts.ts';
import { type Actor, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { people } from '../schema/people.ts';
import { textVersions } from '../schema/texts.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';

/** What a text of each kind holds. */
export type TextContents = { aftercare: AftercareContent; information: InformationContent };

export type Publication = {
  language: Language;
  version: number;
  publishedAt: string;
  publishedBy: string | null;
};

/** A version that was published, as the wire has it: who and when beside what. */
export type PublishedText<Text extends ClinicText> = Publication & TextContents[Text];

const publicationColumns = {
  language: textVersions.language,
  version: textVersions.version,
  publishedAt: textVersions.publishedAt,
  publishedBy: people.name,
};

/** Texts for patients are read by whoever is signed in, patients among them; a route says who that is. */
const readersScope = (actor: Actor): SQL => (actor.kind === 'anonymous' ? sql`0` : sql`1`);

function versionsWhere<Text extends ClinicText>(
  tx: Transaction,
  actor: Actor,
  text: Text,
  language: Language,
  condition?: SQL,
): PublishedText<Text>[] {
  return tx
    .select({ ...publicationColumns, content: textVersions.content })
    .from(textVersions)
    .leftJoin(people, eq(people.id, textVersions.publishedBy))
    .where(
      and(eq(textVersions.text, text), eq(textVersions.language, language), condition, readersScope(actor)),
    )
    .orderBy(asc(textVersions.version))
    .all()
    .map(({ content, ...publication }) => ({ ...publication, ...(content as TextContents[Text]) }));
}

function newestIn<Text extends ClinicText>(tx: Transaction, actor: Actor, text: Text, language: Language) {
  const newest = sql`${textVersions.version} = (select max(version) from text_versions where text = ${text} and language = ${language})`;
  return versionsWhere(tx, actor, text, language, newest)[0];
}

/** The text that is published now. */
export async function findText<Text extends ClinicText>(
  store: Store,
  actor: Actor,
  text: Text,
  language: Language,
): Promise<PublishedText<Text> | undefined> {
  return newestIn(store.db, actor, text, language);
}

/** One version, also a former one. */
export async function findTextVersion<Text extends ClinicText>(
  store: Store,
  actor: Actor,
  text: Text,
  language: Language,
  version: number,
): Promise<PublishedText<Text> | undefined> {
  return versionsWhere(store.db, actor, text, language, eq(textVersions.version, version))[0];
}

/** Every version with what it says, oldest first. */
export async function listTexts<Text extends ClinicText>(
  store: Store,
  actor: Actor,
  text: Text,
  language: Language,
): Promise<PublishedText<Text>[]> {
  return versionsWhere(store.db, actor, text, language);
}

/** When each version was published and by whom, newest first. */
export async function listPublications(
  store: Store,
  actor: Actor,
  text: ClinicText,
  language: Language,
): Promise<Publication[]> {
  return store.db
    .select(publicationColumns)
    .from(textVersions)
    .leftJoin(people, eq(people.id, textVersions.publishedBy))
    .where(and(eq(textVersions.text, text), eq(textVersions.language, language), readersScope(actor)))
    .orderBy(desc(textVersions.version))
    .all();
}

/** Publishes the version after `seen`, which must be the newest. */
export async function publishText<Text extends ClinicText>(
  store: Store,
  actor: Actor,
  now: Date,
  text: Text,
  language: Language,
  seen: number,
  content: TextContents[Text],
): Promise<WriteResult<PublishedText<Text>>> {
  return transaction(store, (tx): WriteResult<PublishedText<Text>> => {
    const before = newestIn(tx, actor, text, language);
    if (before === undefined) return { missing: true };
    if (before.version !== seen) return { stale: before };
    const version = seen + 1;
    const [publishedBy, publishedAt] = [personId(actor), now.toISOString()];
    tx.insert(textVersions).values({ text, language, version, content, publishedBy, publishedAt }).run();
    note(tx, actor, now, { action: 'publish', noun: 'text', details: { text, language, version } });
    return { ok: newestIn(tx, actor, text, language) as PublishedText<Text> };
  });
}

/** Puts in the texts a clinic begins with, where it has none of that kind and language yet. */
export async function keepFirstTexts(
  store: Store,
  now: Date,
  texts: Readonly<Record<Language, TextContents>>,
): Promise<void> {
  transaction(store, (tx) => {
    for (const [language, contents] of Object.entries(texts) as [Language, TextContents][]) {
      for (const text of clinicTexts) {
        tx.insert(textVersions)
          .values({
            text,
            language,
            version: 1,
            content: contents[text],
            publishedBy: null,
            publishedAt: now.toISOString(),
          })
          .onConflictDoNothing()
          .run();
      }
    }
  });
}
