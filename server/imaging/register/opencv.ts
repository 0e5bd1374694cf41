import { createRequire } from 'node:module';

/** What we use of OpenCV.js; its own types describe the C++ interface, not the compiled one. */
export interface OpenCvMat {
  data: Uint8Array;
  data32F: Float32Array;
  delete(): void;
}

export interface OpenCv {
  Mat: new (rows: number, columns: number, type: number) => OpenCvMat;
  TermCriteria: new (type: number, maxCount: number, epsilon: number) => object;
  CV_8U: number;
  CV_32F: number;
  MOTION_EUCLIDEAN: number;
  MOTION_AFFINE: number;
  findTransformECC(
    template: OpenCvMat,
    input: OpenCvMat,
    warp: OpenCvMat,
    motion: number,
    criteria: object,
    inputMask: OpenCvMat,
    filterSize: number,
  ): number;
}

type Module = Partial<OpenCv> & { onRuntimeInitialized?: () => void };

let loading: Promise<OpenCv> | undefined;

/** Loads OpenCV.js (about 60 MB, 0.2 s) the first time a registration asks for it. */
export function loadOpenCv(): Promise<OpenCv> {
  loading ??= start();
  return loading;
}

async function start(): Promise<OpenCv> {
  const required: Module | Promise<Module> = createRequire(import.meta.url)('@techstark/opencv-js');
  // The module has a `then` that answers with itself: awaiting it never ends.
  const module = required instanceof Promise ? await required : required;
  if (!isReady(module)) {
    await new Promise<void>((resolve) => {
      module.onRuntimeInitialized = () => resolve();
    });
  }
  if (!isReady(module)) throw new Error('OpenCV.js started without findTransformECC');
  return pick(module);
}

function isReady(module: Module): module is OpenCv {
  return typeof module.findTransformECC === 'function' && typeof module.Mat === 'function';
}

function pick(module: OpenCv): OpenCv {
  const { Mat, TermCriteria, CV_8U, CV_32F, MOTION_EUCLIDEAN, MOTION_AFFINE } = module;
  return {
    Mat,
    TermCriteria,
    CV_8U,
    CV_32F,
    MOTION_EUCLIDEAN,
    MOTION_AFFINE,
    findTransformECC: (...all) => module.findTransformECC(...all),
  };
}
