import { useEffect, useState } from 'preact/hooks';

/** The tokens of the sheet as a canvas needs them: plain colours of the theme in force. */
export interface ChartColours {
  ink: string;
  quiet: string;
  rule: string;
  ruleStrong: string;
  accent: string;
  paper: string;
  sunk: string;
  font: string;
}

/** Reads the tokens where `element` stands. `light-dark()` is only resolved on an element, so one is asked. */
export function readColours(element: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: colour('--ink'),
    quiet: colour('--ink-quiet'),
    rule: colour('--rule'),
    ruleStrong: colour('--rule-strong'),
    accent: colour('--accent'),
    paper: colour('--paper'),
    sunk: colour('--paper-sunk'),
    font: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return colours;
}

/** Counts up whenever light turns dark or back, by the device, by the person or for paper. */
export function useThemeCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const changed = () => setCount((before) => before + 1);
    const device = matchMedia('(prefers-color-scheme: dark)');
    device.addEventListener('change', changed);
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] });
    return () => {
      device.removeEventListener('change', changed);
      observer.disconnect();
    };
  }, []);
  return count;
}

/** Diagonal hatching in one colour: what is drawn with it is provisional. */
export function hatching(colour: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext('2d');
  if (!pen) return colour;
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (const start of [-8, 0, 8]) {
    pen.moveTo(start, 8);
    pen.lineTo(start + 8, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? colour;
}

/** `colour` (as computed: `rgb(…)`) with less of it. */
export const faint = (colour: string, share: number): string =>
  colour.replace(/^rgb\(/, 'rgba(').replace(/\)$/, `, ${share})`);
