import type { Store } from '../../storage/open.ts';
import type { PhotoFiles } from '../../storage/photo-files.ts';
import { storedPhotoBytes } from '../../storage/queries/store-photo.ts';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';

const megabyte = 1024 * 1024;
const gigabyte = 1024 * megabyte;

/** What is left for photos on the disk and of the house's quota. */
export type PhotoRoom = {
  /** Throws `disk_full` or `quota_reached` where `bytes` more (and their derivatives) would not fit. */
  ensure(bytes: number): Promise<void>;
  /** Counts a photo that was stored. */
  used(bytes: number): void;
};

/** The sum over all rows is taken once, then kept: photos are only ever added. */
export function makePhotoRoom(store: Store, files: PhotoFiles, config: Config): PhotoRoom {
  let usedBytes: number | undefined;
  return {
    async ensure(bytes) {
      if ((await files.freeBytes()) - bytes < config.MIN_FREE_MB * megabyte) throw new AppError('disk_full');
      if (config.PHOTO_QUOTA_GB === 0) return;
      usedBytes ??= await storedPhotoBytes(store);
      if (usedBytes + bytes > config.PHOTO_QUOTA_GB * gigabyte) {
        throw new AppError('quota_reached', { quotaGigabytes: config.PHOTO_QUOTA_GB });
      }
    },
    used(bytes) {
      if (usedBytes !== undefined) usedBytes += bytes;
    },
  };
}
