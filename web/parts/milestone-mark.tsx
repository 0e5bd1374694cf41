import type { MilestoneState } from '../../server/contract/codes.ts';

/** A shape for every state, so that colour never says it alone; the words stand beside it. */
const shapes: Record<MilestoneState, { path: string; tone: 'good' | 'caution' | 'quiet' }> = {
  complete: {
    path: 'M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13ZM5 8.200l2.200 2.200L11 6',
    tone: 'good',
  },
  partial: { path: 'M8 1.500a6.500 6.500 0 1 1 0 13ZM8 1.500a6.500 6.500 0 1 0 0 13Z', tone: 'good' },
  retake: { path: 'M13.500 8a5.500 5.500 0 1 1-1.800-4.100M13.500 1.500v3.500H10', tone: 'caution' },
  due: {
    path: 'M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13ZM8 4.500V8l2.300 1.800',
    tone: 'caution',
  },
  overdue: { path: 'M8 1.800 15 14H1ZM8 6.200v3.600M8 11.800v.1', tone: 'caution' },
  missed: {
    path: 'M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13ZM5.500 5.500l5 5M10.500 5.500l-5 5',
    tone: 'quiet',
  },
  upcoming: { path: 'M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13Z', tone: 'quiet' },
  not_applicable: { path: 'M3 8h10', tone: 'quiet' },
};

export function MilestoneMark({ state }: { state: MilestoneState }) {
  const { path, tone } = shapes[state];
  return (
    <svg class={`milestone-mark milestone-mark-${tone}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
      {state === 'partial' && <path class="milestone-mark-half" d="M8 1.500a6.500 6.500 0 1 0 0 13Z" />}
    </svg>
  );
}
