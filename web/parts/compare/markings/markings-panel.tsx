import { useState } from 'preact/hooks';
import type { Annotation } from '../../../../server/contract/annotations.ts';
import { formatInstant } from '../../../dates.ts';
import { useHasRole } from '../../../session.tsx';
import { t } from '../../../words.ts';
import { Button } from '../../button.tsx';
import { ProblemNotice } from '../../feedback.tsx';
import { Loaded } from '../../loaded.tsx';
import { Toggle } from '../../toggle.tsx';
import type { ModeCode } from '../modes/mode.ts';
import type { PlacedPair } from '../placed-pair.ts';
import { markingWords } from './marking-words.ts';
import type { Kind, MarkingsOfPair } from './use-markings.ts';
import { WordsDialog } from './words-dialog.tsx';

const kinds: readonly Kind[] = ['line', 'arrow', 'words'];

/** Why nothing can be drawn on what is shown; `null`: it can. */
export function whyNotDrawn(mode: ModeCode, pair: PlacedPair): string | null {
  if (mode === 'grid') return t('markings.inGrid');
  const lies = pair.before.regionMatrix !== null && pair.after.regionMatrix !== null;
  return lies ? null : t('markings.notAligned');
}

/** Under the stage: what to draw, what was drawn, and the way to take it back. */
export function MarkingsPanel(props: { of: MarkingsOfPair; whyNot: string | null }) {
  const { list, shown, drawing } = props.of;
  const [isOpen, setOpen] = useState(false);
  const mayDraw = useHasRole('doctor', 'assistant');
  return (
    <details class="markings" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('markings.title')}
        {shown.length > 0 && <span class="quiet"> ({shown.length})</span>}
      </summary>
      <p class="quiet small">{t('markings.lead')}</p>
      {mayDraw && props.whyNot && <p class="quiet small">{props.whyNot}</p>}
      {mayDraw && !props.whyNot && (
        <fieldset class="tools-joined" aria-label={t('markings.kinds')}>
          {kinds.map((kind) => (
            <Toggle
              key={kind}
              pressed={drawing.kind === kind}
              onChange={(on) => drawing.choose(on ? kind : null)}
            >
              {t(`markings.kind.${kind}`)}
            </Toggle>
          ))}
        </fieldset>
      )}
      {drawing.kind && (
        <div class="row" role="status">
          <span>
            {drawing.points.length === 0
              ? t(`markings.first.${drawing.kind}`)
              : t(`markings.second.${drawing.kind}`)}
          </span>
          <Button look="link" onClick={() => drawing.choose(null)}>
            {t('markings.stop')}
          </Button>
        </div>
      )}
      <ProblemNotice problem={drawing.problem} />
      <Loaded resource={list} busy={t('markings.loading')}>
        {() => <MarkingList of={props.of} />}
      </Loaded>
      {shown.some(({ length }) => length?.unit === 'mm') && (
        <p class="quiet small">{t('markings.scaleNote')}</p>
      )}
      {drawing.asksWords && <WordsDialog drawing={drawing} />}
    </details>
  );
}

function MarkingList({ of }: { of: MarkingsOfPair }) {
  const [problem, setProblem] = useState<unknown>();
  const mayTakeBackAny = useHasRole('doctor');
  const takeBack = (marking: Annotation) => {
    setProblem(undefined);
    of.takeBack(marking).catch(setProblem);
  };
  if (of.shown.length === 0) return <p class="quiet">{t('markings.none')}</p>;
  return (
    <>
      <ProblemNotice problem={problem} />
      <ul class="rows rows-ruled">
        {of.shown.map((marking) => (
          <li key={marking.id} class="rows-plain">
            <span class="rows-main">
              <span>{markingWords(marking)}</span>
              <span class="rows-detail">
                {t('markings.by', { name: marking.drawnBy, at: formatInstant(marking.createdAt) })}
              </span>
            </span>
            {(marking.own || mayTakeBackAny) && (
              <Button
                look="link"
                label={t('markings.removeOf', { what: markingWords(marking) })}
                onClick={() => takeBack(marking)}
              >
                {t('markings.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
