import type { Matrix3 } from '../../contract/matrix.ts';
import type { Plane } from '../pixels.ts';
import { shiftedCentres } from './matrix.ts';
import type { OpenCv, OpenCvMat } from './opencv.ts';

/**
 * Enhanced correlation coefficient maximisation (Evangelidis & Psarakis 2008; gain- and offset-invariant).
 * @param start reference → photo, pixels of these planes, centres at .5
 * @param photoMask where the photo may speak (> 0.5)
 * @returns the refined matrix and the correlation reached; `null` when it ran away
 */
export function refineByEcc(
  cv: OpenCv,
  photo: Plane,
  reference: Plane,
  photoMask: Plane,
  start: Matrix3,
  motion: 'rigid' | 'affine',
  iterations: number,
): { matrix: Matrix3; correlation: number } | null {
  const mats: OpenCvMat[] = [];
  const matOf = (plane: Plane) => {
    const mat = new cv.Mat(plane.heightPx, plane.widthPx, cv.CV_32F);
    mats.push(mat);
    mat.data32F.set(plane.data);
    return mat;
  };
  try {
    const template = matOf(reference);
    const input = matOf(photo);
    const mask = new cv.Mat(photo.heightPx, photo.widthPx, cv.CV_8U);
    mats.push(mask);
    mask.data.set(photoMask.data.map((v) => (v > 0.5 ? 255 : 0)));
    const warp = new cv.Mat(2, 3, cv.CV_32F);
    mats.push(warp);
    warp.data32F.set(shiftedCentres(start, 'to_opencv').slice(0, 6));
    // 3 = stop at the count or at the gain, whichever comes first.
    const criteria = new cv.TermCriteria(3, iterations, 1e-4);
    const kind = motion === 'rigid' ? cv.MOTION_EUCLIDEAN : cv.MOTION_AFFINE;
    const correlation = cv.findTransformECC(template, input, warp, kind, criteria, mask, 3);
    const found: Matrix3 = [
      ...(Array.from(warp.data32F) as [number, number, number, number, number, number]),
      0,
      0,
      1,
    ];
    if (!found.every(Number.isFinite)) return null;
    return { matrix: shiftedCentres(found, 'from_opencv'), correlation };
  } catch {
    // OpenCV.js throws a bare number when the iteration does not converge.
    return null;
  } finally {
    for (const mat of mats) mat.delete();
  }
}
