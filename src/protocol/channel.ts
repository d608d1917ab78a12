/** The way to one worker: both sides count requests, so that a long computation is left, or ended, when one waits. */

import type { EngineReply, EngineRequest } from "./engine";
import { Restorer, type WireReply } from "./wire";

/** A running worker, whatever kind the host has. */
export interface WorkerPort {
  post(request: EngineRequest): void;
  onMessage(listener: (reply: WireReply) => void): void;
  /** The worker ended without being asked, or could not load. */
  onExit(listener: (reason: string) => void): void;
  terminate(): void;
}

/** The worker's announcement that it computes for long. */
export type Long = Extract<EngineReply, { type: "long" }>;

/** Requests to one worker. */
export class Channel {
  private posted = 0;
  /** The same number where the worker can read it while it computes; `null` where memory cannot be shared. */
  private shared: Int32Array | null;
  private current: Long | null = null;
  private readonly restorer = new Restorer();

  constructor(readonly port: WorkerPort) {
    this.shared = sharedCount();
    try {
      if (this.shared) port.post({ type: "posted", count: this.shared });
    } catch {
      // Some pages have shared memory and do not let it go to a worker.
      this.shared = null;
    }
  }

  /** The computation that keeps the worker from listening, as far as is known. */
  get long(): Long | null {
    return this.current;
  }

  /** Whether the worker notices requests during a long computation. */
  get noticed(): boolean {
    return this.shared !== null;
  }

  /** Whether a request waits for the end of a long computation. */
  get waits(): boolean {
    return this.current !== null && this.current.heard < this.posted;
  }

  post(request: EngineRequest): void {
    this.port.post(request);
    if (request.type === "close") this.restorer.forget(request.uri);
    this.posted += 1;
    // Only now: the worker leaves its work for a message that is there.
    if (this.shared) Atomics.store(this.shared, 0, this.posted);
  }

  /** What the worker means, with note taken of what it says about itself; `null` when it is about a closed file. */
  heard(reply: WireReply): EngineReply | null {
    this.current = reply.type === "long" ? reply : null;
    return this.restorer.restored(reply);
  }
}

function sharedCount(): Int32Array | null {
  return typeof SharedArrayBuffer === "function" ? new Int32Array(new SharedArrayBuffer(4)) : null;
}
