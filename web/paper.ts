/**
 * What is printed is black on white and as wide as a sheet, whatever the screen shows: the page is laid out so before the
 * browser takes it, since charts are drawn by colour and width, and nobody draws them anew for paper.
 */
export function lightPaper(): void {
  const root = document.documentElement;
  addEventListener('beforeprint', () => root.classList.add('on-paper'));
  addEventListener('afterprint', () => root.classList.remove('on-paper'));
}
