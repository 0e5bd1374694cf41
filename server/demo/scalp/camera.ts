import type { View } from '../../contract/codes.ts';
import type { HeadShape } from './head-shape.ts';
import type { Shot } from './person.ts';
import { dot, type Vector } from './vector.ts';

/** Where the photographer stands: degrees from the face towards the left ear, and degrees above the ears. */
const stands: Record<View, { aroundDegrees: number; heightDegrees: number }> = {
  superior: { aroundDegrees: 0, heightDegrees: 80 },
  vertex: { aroundDegrees: 180, heightDegrees: 52 },
  frontal: { aroundDegrees: 0, heightDegrees: 42 },
  temporal_left: { aroundDegrees: 72, heightDegrees: 24 },
  temporal_right: { aroundDegrees: -72, heightDegrees: 24 },
  occipital: { aroundDegrees: 180, heightDegrees: 8 },
  trichoscopy: { aroundDegrees: 180, heightDegrees: 60 },
};

/** An arm's length from the head's centre, mm. */
const USUAL_DISTANCE_MM = 620;
/** What the photographer aims at, mm: a little above the ears. */
const AIM: Vector = [0, 0, 28];

/** A pinhole camera: world directions of the picture's axes, and how points of the head fall on the picture. */
export interface Camera {
  position: Vector;
  right: Vector;
  down: Vector;
  /** From the head to the camera. */
  towards: Vector;
  focalPx: number;
  centreX: number;
  centreY: number;
}

/** The camera of a shot of a head. */
export function placeCamera(shape: HeadShape, shot: Shot): Camera {
  const stand = stands[shot.view];
  const around = radians(stand.aroundDegrees + (shot.turnDegrees ?? 0));
  const height = radians(stand.heightDegrees + (shot.nodDegrees ?? 0));
  const tilt = radians(shot.tiltDegrees ?? 0);
  const towards: Vector = [
    Math.sin(around) * Math.cos(height),
    Math.cos(around) * Math.cos(height),
    Math.sin(height),
  ];
  const right: Vector = [Math.cos(around), -Math.sin(around), 0];
  const down: Vector = [
    Math.sin(around) * Math.sin(height),
    Math.cos(around) * Math.sin(height),
    -Math.cos(height),
  ];
  const distance = USUAL_DISTANCE_MM * (shot.distance ?? 1);
  const [c, s] = [Math.cos(tilt), Math.sin(tilt)];
  const turned = (a: Vector, b: Vector, k: number): Vector =>
    a.map((v, i) => c * v + k * s * (b[i] as number)) as Vector;
  return {
    position: AIM.map((v, i) => v + distance * (towards[i] as number)) as Vector,
    right: turned(right, down, -1),
    down: turned(down, right, 1),
    towards,
    focalPx: (shot.headWidthPx * USUAL_DISTANCE_MM) / (2 * shape.halfWidthMm),
    centreX: shot.widthPx / 2 + (shot.shiftX ?? 0) * shot.headWidthPx,
    centreY: shot.heightPx / 2 + (shot.shiftY ?? 0) * shot.headWidthPx,
  };
}

/** Where a point of the head falls: picture pixels, and its distance from the camera's plane, mm. */
export function project(camera: Camera, point: Readonly<Vector>): Vector {
  const away: Vector = [
    point[0] - camera.position[0],
    point[1] - camera.position[1],
    point[2] - camera.position[2],
  ];
  const depth = -dot(away, camera.towards);
  const scale = camera.focalPx / depth;
  return [
    camera.centreX + dot(away, camera.right) * scale,
    camera.centreY + dot(away, camera.down) * scale,
    depth,
  ];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
