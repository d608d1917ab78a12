/** The worker's message loop: requests in, the engine's replies out, whatever kind of worker it is. */

import type { EngineRequest } from "../protocol/engine";
import { Condenser, type WireReply } from "../protocol/wire";
import { Engine } from "./session";

/** The worker's end of its channel to the host. */
export interface ServePort {
  post(reply: WireReply): void;
  onMessage(listener: (request: EngineRequest) => void): void;
  /** Resolves after the messages that wait have been handed over. */
  pause(): Promise<void>;
}

/** Starts an engine that answers on `port`. */
export function serve(port: ServePort): void {
  const posted = new Posted();
  const condenser = new Condenser();
  const engine = new Engine({
    post: (reply) => port.post(condenser.condensed(reply)),
    now: () => performance.now(),
    pause: () => port.pause(),
    requests: () => posted,
  });
  port.onMessage((request) => {
    posted.take(request);
    // A ping asks whether this loop turns, so the loop answers it.
    if (request.type === "ping") port.post({ type: "pong", id: request.id });
    else engine.handle(request);
    if (request.type === "close") condenser.forget(request.uri);
  });
}

/** Counts requests on both ends of the channel, where memory can be shared: more posted than heard means that one waits. */
class Posted {
  heard = 0;
  private count: Int32Array | null = null;

  take(request: EngineRequest): void {
    if (request.type === "posted") this.count = request.count;
    else if (request.type !== "ping") this.heard += 1;
  }

  get waits(): boolean {
    return this.count !== null && Atomics.load(this.count, 0) > this.heard;
  }
}
