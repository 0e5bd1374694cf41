import { localPhotoFiles } from '../../storage/photo-files.ts';
import { lookAtPicture, type PictureFacts } from '../imaging/normal-picture.ts';
import type { NormaliseInput } from './normalise-task.ts';

export type LookOutput = PictureFacts & { thumb: Uint8Array };

/** Reads a staged file as an upload would and writes nothing. Throws an imaging refusal where the file is no good. */
export async function lookTask({ dataFolder, staging, limits }: NormaliseInput): Promise<LookOutput> {
  const files = localPhotoFiles(dataFolder);
  const { facts, thumb } = await lookAtPicture(await files.readStaged(staging), limits);
  return { ...facts, thumb: thumb.bytes };
}
