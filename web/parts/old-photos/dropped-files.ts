/** Files a picture may be in: by what the device says of them, or by a name that devices say nothing of. */
export const mayBePicture = ({ name, type }: File): boolean =>
  !name.startsWith('.') && (type.startsWith('image/') || /\.(heic|heif|avif|jpe?g|png|webp)$/i.test(name));

/** All that was dropped, the files of folders and of folders in them too. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // The items are gone once the event is over: what they are is taken at once.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const whole = [...transfer.files];
  if (entries.every((entry) => !entry?.isDirectory)) return whole;
  return (await Promise.all(entries.map((entry) => (entry ? filesIn(entry) : [])))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: File[] = [];
  // A folder is told a hundred entries at a time, until it tells none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    for (const each of some) found.push(...(await filesIn(each)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
