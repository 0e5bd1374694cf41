/** Words of a picture: each begins a line of its own. */
export interface Paragraph {
  words: string;
  isStrong?: boolean;
}

export interface Line extends Paragraph {
  sizePx: number;
}

const fontOf = ({ sizePx, isStrong }: Line) => `${isStrong ? 600 : 400} ${sizePx}px system-ui, sans-serif`;

/** Breaks paragraphs into lines that fit into a width; a word that is too long for it stands alone. */
export function linesOf(
  on: CanvasRenderingContext2D,
  paragraphs: readonly Paragraph[],
  widthPx: number,
  sizePx: number,
): Line[] {
  return paragraphs.flatMap(({ words, isStrong = false }) => {
    const make = (text: string): Line => ({ words: text, isStrong, sizePx });
    on.font = fontOf(make(words));
    const lines: Line[] = [];
    let line = '';
    for (const word of words.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && on.measureText(longer).width > widthPx) {
        lines.push(make(line));
        line = word;
      } else line = longer;
    }
    return line === '' ? lines : [...lines, make(line)];
  });
}

/** Writes lines below one another, in reading direction. */
export function write(
  on: CanvasRenderingContext2D,
  lines: readonly Line[],
  place: { left: number; top: number; widthPx: number; linePx: number },
  isRightToLeft: boolean,
): void {
  on.direction = isRightToLeft ? 'rtl' : 'ltr';
  on.textAlign = 'start';
  on.textBaseline = 'top';
  on.fillStyle = '#221f1a';
  const start = place.left + (isRightToLeft ? place.widthPx : 0);
  for (const [at, line] of lines.entries()) {
    on.font = fontOf(line);
    on.fillText(line.words, start, place.top + at * place.linePx);
  }
}
