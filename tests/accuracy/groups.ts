import { askCoverage, coverageFigures, worstOf } from './coverage-figures.ts';
import type { Figure } from './figure.ts';
import { askGates, gateFigures } from './gate-figures.ts';
import type { Settings } from './heads.ts';
import { levelFigures } from './levels.ts';
import { askParts, partFigures, worstParts } from './part-figures.ts';
import { askRegistration, registrationFigures, worstPairs } from './registration-figures.ts';
import { askViews, viewFigures } from './views.ts';

/** How much of everything is asked: all that the promises need, or what fits into a minute of the tests. */
export type Size = {
  coverage: { headsOfAGroup: number; photographedOnce: number };
  views: number;
  gates: number;
  registration: number;
  parts: number;
};
/** Eight heads of every skin and hair, four of them photographed once: of four, a group's error is one person's. */
export const whole: Size = {
  coverage: { headsOfAGroup: 4, photographedOnce: 4 },
  views: 1,
  gates: 34,
  registration: 300,
  parts: 1,
};

/** What was read most wrong: two small pictures beside each other (JPEG) and what they show. Every head is drawn. */
export type WorstCase = { caption: string; picture: Uint8Array };

/** A group's figures, and where it was most wrong. */
export type Answered = { figures: Figure[]; worst: WorstCase[] };

const SHOWN = 3;
const listed = (widths: readonly (number | null)[] | null) =>
  widths?.map((mm) => mm?.toFixed(1) ?? '–').join(', ') ?? 'nothing';

export const groups: Record<string, (settings: Settings, size: Size) => Promise<Answered>> = {
  async registration(settings, size) {
    const answers = await askRegistration(settings, size.registration);
    const worst = worstPairs(answers, SHOWN).map(({ kind, isAccepted, errorPercent, reasons, picture }) => ({
      caption: `${kind === 'visit' ? 'Two visits' : `Called good, and must not be (${kind})`}: ${isAccepted ? `laid ${errorPercent?.toFixed(2)} % of the head’s width off` : 'not aligned'}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}.`,
      picture,
    }));
    return { figures: registrationFigures(answers), worst };
  },
  async coverage(settings, { coverage: { headsOfAGroup, photographedOnce } }) {
    const answers = await askCoverage(settings, headsOfAGroup, undefined, photographedOnce);
    const worst = worstOf(answers, SHOWN).map(({ skin, hair, worst: { truth, measured }, picture }) => ({
      caption: `Coverage, ${hair} hair on ${skin} skin: ${measured?.toFixed(1) ?? 'nothing'} % was read where hair hides ${truth.toFixed(1)} %.`,
      picture,
    }));
    return { figures: coverageFigures(answers), worst };
  },
  async views(settings, size) {
    return { figures: viewFigures(await askViews(settings, size.views)), worst: [] };
  },
  async levels() {
    return { figures: await levelFigures(), worst: [] };
  },
  async parts(settings, size) {
    const answers = await askParts(settings, size.parts);
    const worst = worstParts(answers, SHOWN).map(({ skin, hair, first, picture }) => ({
      caption: `Part width, ${hair} hair on ${skin} skin: ${listed(first.measured)} mm was read where ${listed(first.truth)} mm is true.`,
      picture,
    }));
    return { figures: partFigures(answers), worst };
  },
  async gates(settings, size) {
    return { figures: gateFigures(await askGates(settings, size.gates)), worst: [] };
  },
};
