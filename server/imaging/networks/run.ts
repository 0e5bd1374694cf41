import { availableParallelism } from 'node:os';
import type { InferenceSession } from 'onnxruntime-web';
import { imagingFile } from '../imaging-file.ts';

/** The trained networks, a file of weights each: where a head lies, what it looks like, how much of it hair hides. */
export type NetworkName = 'outline' | 'head' | 'cover';

/** Numbers and the length of every axis they are laid out on, slowest first. */
export type Numbers = { numbers: Float32Array; shape: readonly number[] };

const loaded = new Map<NetworkName, Promise<InferenceSession>>();

const fileOf = (name: NetworkName): string => imagingFile(`networks/${name}.onnx`);

/** Loaded where something is measured first: the server itself, which only asks for versions, starts without it. */
const runtime = () => import('onnxruntime-web');

/** More share the work of networks this small badly. */
let mostThreads = 2;

/** For a process beside others that fill the machine already; asked before the first run. */
export function runOnOneThread(): void {
  mostThreads = 1;
}

/** No growing arena: the worker's memory stays bounded. However many threads share it, the answer is the same bit for bit. */
async function load(name: NetworkName): Promise<InferenceSession> {
  const { env, InferenceSession } = await runtime();
  env.wasm.numThreads = Math.min(mostThreads, availableParallelism());
  const options = { executionProviders: ['wasm'], enableCpuMemArena: false };
  return InferenceSession.create(fileOf(name), options);
}

function sessionOf(name: NetworkName): Promise<InferenceSession> {
  const session = loaded.get(name) ?? load(name);
  loaded.set(name, session);
  return session;
}

const outputs = { outline: ['logit'], head: ['code'], cover: ['share', 'doubt'] } as const;
type Output<Name extends NetworkName> = (typeof outputs)[Name][number];

/** The runtime has one memory for all networks and fails where two run in it at once. */
let lastRun: Promise<unknown> = Promise.resolve();

/** Runs a network on its named inputs, after those that run; the numbers of its named outputs. */
export async function runNetwork<Name extends NetworkName>(
  name: Name,
  inputs: Record<string, Numbers>,
): Promise<Record<Output<Name>, Float32Array>> {
  const [session, { Tensor }] = await Promise.all([sessionOf(name), runtime()]);
  const feeds = Object.entries(inputs).map(([input, { numbers, shape }]) => [
    input,
    new Tensor('float32', numbers, shape),
  ]);
  const run = lastRun.then(() => session.run(Object.fromEntries(feeds)));
  lastRun = run.catch(() => undefined);
  const answers = await run;
  const read = outputs[name].map((output) => [output, answers[output]?.data]);
  return Object.fromEntries(read) as Record<Output<Name>, Float32Array>;
}
