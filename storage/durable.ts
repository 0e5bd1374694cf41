import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** What a file holds: its size and the SHA-256 of its bytes, hexadecimal. */
export type FileDigest = { bytes: number; sha256: string };

/** Thrown by `writeStream` when the source holds more than it may. */
export const tooLarge = 'FILE_TOO_LARGE';

/** Makes a name survive a power cut: the folder that lists it has to be flushed as well as the file. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Writes a new file (`O_EXCL`), flushed to the disk before it resolves; an EIO of the flush rejects. */
export async function writeDurably(path: string, content: Uint8Array): Promise<FileDigest> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes: content.byteLength, sha256: createHash('sha256').update(content).digest('hex') };
}

/** All of `chunks`, which one `writev` need not take. */
async function writeAll(file: FileHandle, chunks: readonly Uint8Array[]): Promise<void> {
  const { bytesWritten } = await file.writev(chunks);
  let skip = bytesWritten;
  const left = chunks.flatMap((chunk) => {
    const rest = chunk.subarray(Math.min(skip, chunk.byteLength));
    skip -= chunk.byteLength - rest.byteLength;
    return rest.byteLength > 0 ? [rest] : [];
  });
  if (left.length > 0) await writeAll(file, left);
}

/** How much is gathered before it is written: a write for every packet would keep the server from answering others. */
const gatheredBytes = 1024 * 1024;

/**
 * Streams into a new file (`O_EXCL`) while counting and hashing, then flushes it. Rejects with `code` `FILE_TOO_LARGE`
 * past `maxBytes`, and with whatever the source or the disk throws; the half-written file is the caller's to remove.
 */
export async function writeStream(
  path: string,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<FileDigest> {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  let gathered: Uint8Array[] = [];
  let waiting = 0;
  const write = async () => {
    const chunks = gathered;
    gathered = [];
    waiting = 0;
    if (chunks.length > 0) await writeAll(file, chunks);
  };
  try {
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw Object.assign(new Error('The file is too large.'), { code: tooLarge });
      hash.update(chunk);
      gathered.push(chunk);
      waiting += chunk.byteLength;
      if (waiting >= gatheredBytes) await write();
    }
    await write();
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}
