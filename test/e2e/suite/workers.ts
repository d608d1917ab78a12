// A hand on the engine's worker, which the extension keeps to itself: the suite sees workers as they are made.
import type { Worker as Thread } from "node:worker_threads";

/** What a test can do to a worker. */
export interface Victim {
  /** Ends it, as a crash would. */
  kill(): void;
  /** From now on nothing it says is heard, as if it were in an endless loop. */
  silence(): void;
}

const made: Victim[] = [];

/** The worker made last. */
export function latestWorker(): Victim {
  const worker = made.at(-1);
  if (!worker) throw new Error("no worker was made");
  return worker;
}

/** Sees worker threads; to be called before the extension activates. */
export function watchThreads(process: NodeJS.Process): void {
  process.on("worker", (thread: Thread) => {
    made.push({ kill: () => void thread.terminate(), silence: () => void thread.removeAllListeners("message") });
  });
}

/** Sees Web Workers; to be called before the extension activates. */
export function watchWebWorkers(): void {
  const Original = globalThis.Worker;
  function Watched(url: string | URL, options?: WorkerOptions): Worker {
    const worker = new Original(url, options);
    let silent = false;
    const silence = () => {
      silent = true;
    };
    const listen = worker.addEventListener.bind(worker);
    worker.addEventListener = (type: string, listener: (event: Event) => void) =>
      listen(type, (event: Event) => (silent && type === "message" ? undefined : listener(event)));
    made.push({ kill: () => worker.terminate(), silence });
    return worker;
  }
  globalThis.Worker = Watched as unknown as typeof Worker;
}
