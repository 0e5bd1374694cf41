/**
 * A page that does nothing but show the same two pictures and move them by a CSS transform: what the machine and its
 * browser cost by themselves. Script and look as plain as they can be, panes of the size the product gives them.
 */
export function barePage(
  photoIds: readonly [string, string],
  pane: { width: number; height: number },
): string {
  const pictures = photoIds
    .map((id) => `<div class="pane"><img src="/api/photos/${id}/master" draggable="false"></div>`)
    .join('');
  return `<!doctype html><title>bare</title><style>
    body { margin: 0; display: flex; gap: 4px; background: #faf8f4 }
    .pane { position: relative; overflow: hidden; width: ${pane.width}px; height: ${pane.height}px; background: #6b6b6b }
    img { position: absolute; left: 0; top: 0; transform-origin: 0 0; will-change: transform }
  </style>${pictures}<script>
    const images = [...document.images];
    let x = 0, y = 0, scale = 1, from = null;
    const draw = () => { for (const image of images) image.style.transform = 'matrix3d(' + [scale,0,0,0, 0,scale,0,0, 0,0,1,0, x,y,0,1] + ')'; };
    const fit = () => { scale = Math.min(${pane.width} / images[0].naturalWidth, ${pane.height} / images[0].naturalHeight); draw(); };
    addEventListener('pointerdown', (event) => { from = [event.clientX, event.clientY]; });
    addEventListener('pointerup', () => { from = null; });
    addEventListener('pointermove', (event) => {
      if (!from) return;
      x += event.clientX - from[0]; y += event.clientY - from[1]; from = [event.clientX, event.clientY]; draw();
    });
    addEventListener('wheel', (event) => { event.preventDefault(); scale *= Math.exp(-event.deltaY * 0.0018); draw(); }, { passive: false });
    Promise.all(images.map((image) => image.decode())).then(() => { fit(); requestAnimationFrame(() => requestAnimationFrame(() => { document.body.dataset.ready = 'yes'; })); });
  </script>`;
}
