import type { AdverseEvent } from '../../../server/contract/adverse-events.ts';
import { formatDay, formatRelativeDay, todayIn } from '../../dates.ts';
import { useTimeZone } from '../../session.tsx';
import { t } from '../../words.ts';
import { AdverseMark } from './adverse-mark.tsx';
import { adverseName } from './adverse-name.ts';
import { adverseDates } from './adverse-words.ts';

/** An adverse event on the line of time, on the day it began. */
export function TimelineEventItem(props: { event: AdverseEvent; onOpen: () => void }) {
  const { event } = props;
  const today = todayIn(useTimeZone());
  return (
    <li class="timeline-visit timeline-event">
      <div class="timeline-when">
        <time dateTime={event.onsetOn}>{formatDay(event.onsetOn)}</time>
        <span class="quiet small">{formatRelativeDay(event.onsetOn, today)}</span>
      </div>
      <div class="timeline-what">
        <div class="timeline-title">
          <h3>
            <button
              type="button"
              class="timeline-open"
              aria-label={t('adverse.openEvent', { what: adverseName(event) })}
              onClick={props.onOpen}
            >
              {adverseName(event)}
            </button>
          </h3>
          <AdverseMark event={event} />
        </div>
        <p class="quiet small">{adverseDates(event)}</p>
        {event.action && <p class="small">{event.action}</p>}
      </div>
    </li>
  );
}
