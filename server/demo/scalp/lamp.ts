import type { Camera } from './camera.ts';
import type { Shot } from './person.ts';
import { dot, unit, type Vector } from './vector.ts';

/** Where light comes from and how strong it is on a surface, before exposure. */
export interface Lamp {
  direction: Vector;
  /** Between the lamp and the camera: what reflects the lamp into the camera. */
  halfway: Vector;
  towards: Vector;
  key: number;
  fill: number;
}

/** The lamp of a shot; as in a room with a ceiling light where nothing is said. */
export function lampOf(camera: Camera, shot: Shot): Lamp {
  const around = ((shot.light?.aroundDegrees ?? -25) * Math.PI) / 180;
  const height = ((shot.light?.heightDegrees ?? 58) * Math.PI) / 180;
  const key = shot.light?.hardness ?? 0.6;
  const direction = [0, 1, 2].map(
    (i) =>
      Math.sin(around) * Math.cos(height) * (camera.right[i] as number) -
      Math.cos(around) * Math.cos(height) * (camera.down[i] as number) +
      Math.sin(height) * (camera.towards[i] as number),
  ) as Vector;
  const halfway = unit(direction.map((v, i) => v + (camera.towards[i] as number)) as Vector);
  return { direction, halfway, towards: camera.towards, key, fill: 1 - key };
}

/** Light on a surface with an outward normal, 0 to about 1: the lamp wraps a little, the room comes from above. */
export function lightOn(lamp: Lamp, normal: Readonly<Vector>): number {
  const facing = (dot(normal, lamp.direction) + 0.25) / 1.25;
  return (
    lamp.key * 1.25 * Math.max(0, facing) +
    lamp.fill * (0.62 + 0.38 * Math.max(normal[2], dot(normal, lamp.towards) * 0.7))
  );
}
