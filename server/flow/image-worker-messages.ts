import type { ImagingRefusal } from '../imaging/refusal.ts';
import type { ImageTaskName, TaskInput } from './image-tasks.ts';

/** Server → worker process. */
export type WorkerOrder<Name extends ImageTaskName> = { id: number; name: Name; input: TaskInput<Name> };

/** Worker process → server. */
export type WorkerAnswer =
  | { id: number; output: unknown }
  | { id: number; refusal: ImagingRefusal }
  | {
      id: number;
      failure: { message: string; stack: string | undefined; code: string | undefined };
    };
