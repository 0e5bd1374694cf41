const steps: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys go from cell to cell of a table, over those that hold nothing to press. */
export function moveByArrows(event: KeyboardEvent): void {
  const step = steps[event.key];
  const cell = event.target instanceof Element ? event.target.closest('td') : null;
  if (!step || !cell || event.ctrlKey || event.metaKey || event.altKey) return;
  const mirrored = getComputedStyle(cell).direction === 'rtl';
  const [rowStep, columnStep] = [step[0], mirrored ? -step[1] : step[1]];
  const body = cell.closest('tbody');
  let row = [...(body?.rows ?? [])].findIndex((each) => each.contains(cell));
  let column = cell.cellIndex;
  for (;;) {
    row += rowStep;
    column += columnStep;
    const next = body?.rows[row]?.cells[column];
    // The header of a row is a cell too; it holds nothing to press, and nothing stands before it.
    if (!next || next.tagName === 'TH') return;
    const control = next.querySelector<HTMLElement>('button, a');
    if (!control) continue;
    event.preventDefault();
    control.focus();
    return;
  }
}
