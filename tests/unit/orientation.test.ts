import { expect, test } from 'vitest';
import { normalPicture } from '../../server/imaging/normal-picture.ts';
import { defaultLimits } from '../../server/imaging/vips.ts';
import { havePhotographs, photograph } from '../support/photographs.ts';
import { bitsApart } from '../support/picture-likeness.ts';

const upright = 'Landscape_1.jpg';

test.skipIf(!havePhotographs('orientation')).each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
  'a photo with EXIF orientation %i is stored upright, in every size',
  async (orientation) => {
    const reference = await photograph('orientation', upright);
    const { facts, derivatives } = await normalPicture(
      await photograph('orientation', `Landscape_${orientation}.jpg`),
      defaultLimits,
    );
    expect(facts).toMatchObject({ originalWidthPx: 1800, originalHeightPx: 1200 });
    expect(derivatives.master).toMatchObject({ widthPx: 1800, heightPx: 1200 });
    expect(derivatives.screen).toMatchObject({ widthPx: 1600, heightPx: 1067 });
    expect(derivatives.thumb).toMatchObject({ widthPx: 320, heightPx: 213 });
    for (const { bytes } of Object.values(derivatives)) {
      expect(await bitsApart(bytes, reference)).toBeLessThanOrEqual(5);
    }
  },
);
