import type { FileDigest } from '../../storage/durable.ts';
import { localPhotoFiles } from '../../storage/photo-files.ts';
import { normalPicture, type PictureFacts } from '../imaging/normal-picture.ts';
import { type DerivativeKind, derivativeMediaTypes, makers, recipes } from '../imaging/recipes.ts';
import type { ImagingLimits } from '../imaging/vips.ts';

export type NormaliseInput = { dataFolder: string; staging: string; limits: ImagingLimits };

/** A derivative on the disk, with everything that is needed to make it again. */
export type WrittenDerivative = FileDigest & {
  kind: DerivativeKind;
  mediaType: string;
  widthPx: number;
  heightPx: number;
  recipe: string;
  recipeVersion: number;
  parameters: Record<string, unknown>;
  sharpVersion: string;
  libvipsVersion: string;
};

export type NormaliseOutput = PictureFacts & { derivatives: WrittenDerivative[] };

const kinds: readonly DerivativeKind[] = ['master', 'screen', 'thumb'];

/**
 * Reads the staged original, makes its derivatives and writes them beside it, flushed to the disk. Throws an imaging
 * refusal where the file is no good, and the disk's error where it cannot be written.
 */
export async function normaliseTask(input: NormaliseInput): Promise<NormaliseOutput> {
  const files = localPhotoFiles(input.dataFolder);
  const { facts, derivatives } = await normalPicture(await files.readStaged(input.staging), input.limits);
  const written = await Promise.all(
    kinds.map(async (kind): Promise<WrittenDerivative> => {
      const { bytes, widthPx, heightPx } = derivatives[kind];
      const digest = await files.writeStaged(input.staging, kind, bytes);
      const { name, version, parameters } = recipes[kind];
      return {
        ...digest,
        kind,
        mediaType: derivativeMediaTypes[kind],
        widthPx,
        heightPx,
        recipe: name,
        recipeVersion: version,
        parameters,
        ...makers,
      };
    }),
  );
  return { ...facts, derivatives: written };
}
