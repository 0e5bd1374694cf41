import { useEffect, useRef, useState } from 'preact/hooks';

/** What a drag inside the page carries: the key of a file of the tray. */
export const trayFileType = 'application/x-whorl-tray-file';

export const carriesTrayFile = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes(trayFileType) ?? false;

/** Files from the device; a picture dragged off a page says that it is a file too, but is HTML beside. */
export const carriesFiles = (event: DragEvent): boolean => {
  const types = event.dataTransfer?.types ?? [];
  return types.includes('Files') && !types.includes('text/html') && !carriesTrayFile(event);
};

/**
 * Takes files dropped anywhere in the window (`read`: what a drop holds; its files unless said), except where a place of its own takes them first. Returns whether
 * files hover over the window now.
 */
export function useFileDrop(
  onFiles: (files: File[]) => void,
  read: (transfer: DataTransfer) => Promise<File[]> = async ({ files }) => [...files],
): boolean {
  const [hovering, setHovering] = useState(false);
  const listener = useRef(onFiles);
  listener.current = onFiles;
  const reader = useRef(read);
  reader.current = read;
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    // The window's edge is left when there is no element the pointer goes to.
    const leave = (event: DragEvent) => event.relatedTarget === null && setHovering(false);
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    const drop = (event: DragEvent) => {
      setHovering(false);
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer)
        void reader.current(event.dataTransfer).then((files) => listener.current(files));
    };
    addEventListener('dragover', over, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('drop', drop, { signal });
    return () => abort.abort();
  }, []);
  return hovering;
}
