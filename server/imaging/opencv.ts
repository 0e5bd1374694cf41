import { createRequire } from 'node:module';

/** What we use of OpenCV.js; its own types describe the C++ interface, not the compiled one. */
export interface OpenCvMat {
  data: Uint8Array;
  data32F: Float32Array;
  data32S: Int32Array;
  delete(): void;
}

export interface OpenCvMatVector {
  size(): number;
  get(at: number): OpenCvMat;
  delete(): void;
}

interface Disposable {
  delete(): void;
}

/** Settings of the marker search that we change; the rest keeps OpenCV's defaults. */
export interface ArucoParameters extends Disposable {
  adaptiveThreshWinSizeMin: number;
  adaptiveThreshWinSizeMax: number;
  cornerRefinementMethod: number;
  errorCorrectionRate: number;
}

export interface ArucoDetector extends Disposable {
  detectMarkers(picture: OpenCvMat, corners: OpenCvMatVector, ids: OpenCvMat): void;
}

export interface OpenCv {
  Mat: new (rows: number, columns: number, type: number) => OpenCvMat;
  CV_8U: number;
  DICT_5X5_50: number;
  EmptyMat: new () => OpenCvMat;
  MatVector: new () => OpenCvMatVector;
  getPredefinedDictionary(name: number): Disposable;
  ArucoParameters: new () => ArucoParameters;
  ArucoRefinement: new (minRepDistance: number, errorCorrectionRate: number, anyOrder: boolean) => Disposable;
  ArucoDetector: new (
    dictionary: Disposable,
    parameters: ArucoParameters,
    refinement: Disposable,
  ) => ArucoDetector;
}

/** The compiled module names its classes by C++ namespace. */
type Compiled = Omit<OpenCv, 'EmptyMat' | 'ArucoParameters' | 'ArucoRefinement' | 'ArucoDetector'> & {
  aruco_DetectorParameters: OpenCv['ArucoParameters'];
  aruco_RefineParameters: OpenCv['ArucoRefinement'];
  aruco_ArucoDetector: OpenCv['ArucoDetector'];
};

type Module = Partial<Compiled> & { onRuntimeInitialized?: () => void };

let loading: Promise<OpenCv> | undefined;

/** Loads OpenCV.js (about 60 MB, 0.2 s) the first time a colour card is looked for. */
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
  if (!isReady(module)) throw new Error('OpenCV.js started without its marker detector');
  return pick(module);
}

function isReady(module: Module): module is Compiled {
  return typeof module.aruco_ArucoDetector === 'function' && typeof module.Mat === 'function';
}

function pick(module: Compiled): OpenCv {
  const { Mat, CV_8U } = module;
  return {
    Mat,
    CV_8U,
    DICT_5X5_50: module.DICT_5X5_50,
    EmptyMat: Mat as unknown as OpenCv['EmptyMat'],
    MatVector: module.MatVector,
    getPredefinedDictionary: (name) => module.getPredefinedDictionary(name),
    ArucoParameters: module.aruco_DetectorParameters,
    ArucoRefinement: module.aruco_RefineParameters,
    ArucoDetector: module.aruco_ArucoDetector,
  };
}
