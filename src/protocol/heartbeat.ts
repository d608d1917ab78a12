/** Tells a worker that is busy from one that is stuck, by asking it now and then whether it still listens. */

/** Time and timers; tests bring their own. */
export interface Clock {
  now(): number;
  /** Calls `action` once, `delay` milliseconds from now; the answer takes it back. */
  after(delay: number, action: () => void): () => void;
}

/** The clock on the wall. */
export const wallClock: Clock = {
  now: () => Date.now(),
  after(delay, action) {
    const timer = setTimeout(action, delay);
    return () => clearTimeout(timer);
  },
};

/** How patient a heartbeat is, in milliseconds. */
export interface Patience {
  /** Between two questions. */
  readonly interval: number;
  /** Silence that means "stuck". */
  readonly silence: number;
  /** Silence that is allowed before the very first sign of life, while the worker's code is loaded. */
  readonly start: number;
}

/** A worker that is silent for 2 s has failed; loading its code may take longer. */
export const usualPatience: Patience = { interval: 500, silence: 2000, start: 15_000 };

/** Watches one worker while it has something to do. */
export class Heartbeat {
  private heard: number;
  private born = false;
  private stopTimer: (() => void) | null = null;
  /** Silence that was announced, in milliseconds. */
  private announced = 0;
  /** Somebody waits, so that only the answer to a question counts as a sign of life. */
  private hurried = false;

  /** `ask` sends a question, `stuck` is called once when silence has lasted too long. */
  constructor(
    private readonly clock: Clock,
    private readonly ask: () => void,
    private readonly stuck: (silence: number) => void,
    private readonly patience: Patience = usualPatience,
  ) {
    this.heard = clock.now();
  }

  /** The worker has something to do from now on. */
  watch(): void {
    if (this.stopTimer) return;
    this.heard = this.clock.now();
    this.ask();
    this.schedule();
  }

  /** The worker said something; `listens` when it answered a question. */
  alive(listens: boolean): void {
    this.born = true;
    if (this.hurried && !listens) return;
    this.hurried = false;
    this.announced = 0;
    this.heard = this.clock.now();
  }

  /** The worker said that it will not listen for about so many milliseconds. */
  allow(silence: number): void {
    if (!this.hurried) this.announced = silence;
  }

  /** Something waits for a worker that announced to be silent: from now on the usual patience. */
  hurry(): void {
    if (this.announced === 0 || this.hurried || !this.stopTimer) return;
    this.hurried = true;
    this.announced = 0;
    this.heard = this.clock.now();
    this.ask();
  }

  /** Nothing to do, or no worker any more. */
  rest(): void {
    this.stopTimer?.();
    this.stopTimer = null;
    this.announced = 0;
    this.hurried = false;
  }

  private schedule(): void {
    const due = this.clock.now() + this.patience.interval;
    this.stopTimer = this.clock.after(this.patience.interval, () => this.beat(due));
  }

  private beat(due: number): void {
    this.stopTimer = null;
    // A timer that comes late means that we slept (a closed lid, a breakpoint): the silence is ours, not the worker's.
    if (this.clock.now() - due > this.patience.interval) this.heard = this.clock.now();
    const silence = this.clock.now() - this.heard;
    const allowed = (this.born ? this.patience.silence : this.patience.start) + this.announced;
    if (silence >= allowed) this.stuck(silence);
    else {
      this.ask();
      this.schedule();
    }
  }
}
