/** Keystroke to fresh shapes and to fresh numbers, through the real worker, on the two-layer network. */

import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import { defaultOptions, type EngineRequest } from "../src/protocol/engine";
import { Restorer, type WireReply } from "../src/protocol/wire";
import { quantile, row } from "./table";

const rounds = 60;

/** Changes the scale of the weights of each example, `rounds` times to another one: every value has to be computed again. */
export async function latency(): Promise<void> {
  console.log("Keystroke to panel data, two-layer network, N=64 D=100 H=50 K=10 (ms)");
  row(["", "first shapes", "first numbers", "shapes median", "p95", "numbers median", "p95"]);
  for (const [file, language] of [
    ["two_layer_network.py", "python"],
    ["two_layer_network.m", "matlab"],
  ] as const) {
    const text = readFileSync(`media/examples/${file}`, "utf8");
    const worker = new Worker("./dist/worker.js");
    const first = await measure(worker, language, text, 1);
    const shapes: number[] = [];
    const numbers: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const t = await measure(worker, language, text.replace(/0\.1/g, `0.1${i + 1}`), i + 2);
      shapes.push(t.shapes);
      numbers.push(t.numbers);
    }
    await worker.terminate();
    row([
      file,
      first.shapes,
      first.numbers,
      quantile(shapes, 0.5),
      quantile(shapes, 0.95),
      quantile(numbers, 0.5),
      quantile(numbers, 0.95),
    ]);
  }
  console.log();
}

const product = `import numpy as np
A = np.random.randn(1000, 1000)
B = np.random.randn(1000, 1000)
C = A @ B
c = np.sum(C)
d = 1`;

/** A digit more in the last line of a file with a large product: what is above it is not computed again. */
export async function lastLine(): Promise<void> {
  console.log("Keystroke in the last line, product of 1000 × 1000 above it (ms)");
  row(["", "first shapes", "first numbers", "shapes median", "p95", "numbers median", "p95"]);
  const worker = new Worker("./dist/worker.js");
  const options = { ...defaultOptions, maxElements: 1e9, maxSeconds: 600, cost: "c" };
  const first = await measure(worker, "python", `${product}\n`, 1, options);
  const [shapes, numbers]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i++) {
    const t = await measure(worker, "python", `${product}${i}\n`, i + 2, options);
    shapes.push(t.shapes);
    numbers.push(t.numbers);
  }
  await worker.terminate();
  const middle = [shapes, numbers].flatMap((all) => [quantile(all, 0.5), quantile(all, 0.95)]);
  row(["last line", first.shapes, first.numbers, ...middle]);
  console.log();
}

function measure(
  worker: Worker,
  language: "python" | "matlab",
  text: string,
  revision: number,
  options = defaultOptions,
): Promise<{ shapes: number; numbers: number }> {
  const request: EngineRequest = {
    type: "analyse",
    uri: `bench.${language}`,
    revision,
    language,
    text,
    options,
  };
  const start = performance.now();
  let shapes = Number.NaN;
  return new Promise((resolve, reject) => {
    const restorer = restorerOf(worker);
    const listen = (wire: WireReply): void => {
      const reply = restorer.restored(wire);
      if (!reply) return;
      if (reply.type === "fault") reject(new Error(reply.message));
      if (reply.type === "wants") worker.postMessage({ type: "file", uri: reply.uri, path: reply.path, bytes: null });
      if (reply.type !== "analysis" || reply.analysis.revision !== revision) return;
      if (reply.analysis.phase === "shapes") shapes = performance.now() - start;
      else {
        worker.off("message", listen);
        resolve({ shapes, numbers: performance.now() - start });
      }
    };
    worker.on("message", listen);
    worker.postMessage(request);
  });
}

const restorers = new WeakMap<Worker, Restorer>();

function restorerOf(worker: Worker): Restorer {
  const restorer = restorers.get(worker) ?? new Restorer();
  restorers.set(worker, restorer);
  return restorer;
}
