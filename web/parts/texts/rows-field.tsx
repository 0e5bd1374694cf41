import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../words.ts';
import { Button, IconButton } from '../button.tsx';
import { toast } from '../toast.tsx';

interface RowsFieldProps<Row> {
  /** Entries of the k-th row are named `<name>.<k>.<field>`, as the wire names them. */
  name: string;
  initial: readonly Row[];
  blank: () => Row;
  /** Reads a row of the form; `prefix` is `<name>.<k>.`. */
  read: (entries: FormData, prefix: string) => Row;
  legend: (number: number) => string;
  add: string;
  /** So many rows stay. */
  least?: number;
  children: (row: Row, prefix: string) => ComponentChildren;
}

interface Kept<Row> {
  key: number;
  row: Row;
}

let keys = 0;
const kept = <Row,>(row: Row): Kept<Row> => {
  keys += 1;
  return { key: keys, row };
};

/** Rows of a form that are added, moved and removed; what is typed stays with its row, and a removed one comes back. */
export function RowsField<Row>(props: RowsFieldProps<Row>) {
  const { name, least = 0 } = props;
  const [rows, setRows] = useState(() => props.initial.map(kept));
  const list = useRef<HTMLOListElement>(null);
  /** Where the focus goes once the rows are drawn anew. */
  const next = useRef<{ place: number; tool?: number } | null>(null);

  // Before the next key arrives: a focus that came later was taken from whoever had gone on.
  useLayoutEffect(() => {
    const wanted = next.current;
    if (wanted === null) return;
    next.current = null;
    const item = list.current?.children[wanted.place];
    const tools = [...(item?.querySelectorAll<HTMLButtonElement>('.rows-tools button') ?? [])];
    const tool = tools[wanted.tool ?? -1];
    const field = item?.querySelector<HTMLElement>('textarea, input:not([type="hidden"])');
    (tool?.disabled ? tools.find(({ disabled }) => !disabled) : (tool ?? field))?.focus();
    // The form hears of it as of anything that was typed.
    list.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [rows]);

  const change = (after: Kept<Row>[], focus: { place: number; tool?: number }) => {
    next.current = focus;
    setRows(after);
  };
  const move = (place: number, by: 1 | -1) => {
    const moved = rows[place];
    if (moved === undefined) return;
    const rest = rows.filter((each) => each !== moved);
    change(rest.toSpliced(place + by, 0, moved), { place: place + by, tool: by === -1 ? 0 : 1 });
  };
  const remove = (place: number) => {
    const form = list.current?.closest('form');
    if (!form) return;
    const row = props.read(new FormData(form), `${name}.${place}.`);
    change(rows.toSpliced(place, 1), { place: Math.max(0, place - 1), tool: 2 });
    toast(t('texts.removed', { what: props.legend(place + 1) }), () => {
      next.current = { place };
      setRows((before) => before.toSpliced(place, 0, kept(row)));
    });
  };

  return (
    <>
      <ol ref={list} class="rows-field">
        {rows.map(({ key, row }, place) => {
          const what = props.legend(place + 1);
          return (
            <li key={key}>
              <fieldset>
                <legend>{what}</legend>
                {props.children(row, `${name}.${place}.`)}
              </fieldset>
              <div class="rows-tools">
                <IconButton
                  icon="up"
                  label={t('texts.moveUp', { what })}
                  disabled={place === 0}
                  onClick={() => move(place, -1)}
                />
                <IconButton
                  icon="down"
                  label={t('texts.moveDown', { what })}
                  disabled={place === rows.length - 1}
                  onClick={() => move(place, 1)}
                />
                <IconButton
                  icon="close"
                  label={t('texts.removeOf', { what })}
                  disabled={rows.length <= least}
                  onClick={() => remove(place)}
                />
              </div>
            </li>
          );
        })}
      </ol>
      <div>
        <Button icon="plus" onClick={() => change([...rows, kept(props.blank())], { place: rows.length })}>
          {props.add}
        </Button>
      </div>
    </>
  );
}

/** The rows of a form in their order, read one by one. */
export function readRows<Row>(
  entries: FormData,
  name: string,
  read: (entries: FormData, prefix: string) => Row,
): Row[] {
  const places = [...entries.keys()].map((key) => new RegExp(`^${name}\\.(\\d+)\\.`).exec(key)?.[1]);
  const numbers = [...new Set(places.filter((place) => place !== undefined))].map(Number);
  return numbers.sort((a, b) => a - b).map((place) => read(entries, `${name}.${place}.`));
}

/** Several lines of text as the wire has them: a browser’s form ends lines in two characters. */
export const lines = (entries: FormData, name: string): string =>
  String(entries.get(name) ?? '')
    .replaceAll('\r\n', '\n')
    .trim();

/** An id for what the clinic adds itself. */
export const ownId = (): string => `own_${crypto.randomUUID().slice(0, 8)}`;
