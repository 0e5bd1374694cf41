import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Holds the data folder for this process: two servers on one folder would sweep each other's uploads away. The lock is
 * an open transaction on a small database of its own, so the system lets go of it however the process ends. Answers how
 * to give it back. Throws where another process holds it.
 */
export function holdFolder(dataFolder: string): () => void {
  mkdirSync(dataFolder, { recursive: true });
  const lock = new Database(join(dataFolder, 'running.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(
      `Another Whorl is running on ${dataFolder}. Stop it first, or give this one a folder of its own with DATA_DIR.`,
    );
  }
  return () => lock.close();
}
