/** The host's end of the conversation with the engine worker: starts it, watches it, and replaces it when it is stuck. */

import { Channel, type Long, type WorkerPort } from "./channel";
import type { EngineReply, EngineRequest, LibraryEntry } from "./engine";
import { type Clock, Heartbeat, type Patience, usualPatience, wallClock } from "./heartbeat";
import type { Answer, Question } from "./inquiries";
import type { WireReply } from "./wire";

export type { WorkerPort } from "./channel";

/** What the client does at the moment. */
export type EngineState =
  | { readonly kind: "idle" }
  | { readonly kind: "busy" }
  /** The worker failed and a new one is on its way. */
  | { readonly kind: "restarting"; readonly message: string }
  /** It failed too often in a minute; the next attempt waits, unless somebody asks for it. */
  | { readonly kind: "down"; readonly message: string };

/** Whom the client tells what. */
export interface ClientListener {
  reply(reply: EngineReply): void;
  state(state: EngineState): void;
  /** This revision stopped the worker twice and is not sent again. */
  abandoned(uri: string, revision: number): void;
  log(line: string): void;
}

/** A request to analyse one revision of one file. */
export type AnalyseRequest = Extract<EngineRequest, { type: "analyse" }>;

/** Entries of a value or an adjoint; `data` is `null` when they are not to be had. */
export interface Values {
  readonly size: readonly number[];
  readonly data: Float64Array | null;
}

/** One open file as the worker should know it. */
interface Open {
  request: AnalyseRequest;
  phase: "waiting" | "sent" | "done" | "cancelled";
  /** How often the worker stopped while this revision was under way. */
  strikes: number;
  /** Its long computation had to make room for others: it is sent when nobody else has something to do. */
  patient: boolean;
}

/** A computation slower than so many operations in a millisecond is taken for stuck. */
const slowest = 1e5;
const maxStrikes = 2;
const backoff: readonly number[] = [0, 250, 1000, 4000];
const restartWindow = 60_000;

/** The engine as the host sees it: never stuck, nothing lost. */
export class EngineClient {
  private readonly open = new Map<string, Open>();
  /** Questions by number; the worker's end answers them with nothing. */
  private readonly asked = new Map<number, (reply: EngineReply | null) => void>();
  private channel: Channel | null = null;
  private heartbeat: Heartbeat | null = null;
  /** Counts workers; what an earlier one still says is not listened to. */
  private generation = 0;
  private started = 0;
  private starting = false;
  private cancelStart: (() => void) | null = null;
  private failures: number[] = [];
  private nextId = 1;
  private current: EngineState = { kind: "idle" };

  constructor(
    private readonly startWorker: () => Promise<WorkerPort>,
    private readonly listener: ClientListener,
    private readonly clock: Clock = wallClock,
    private readonly patience: Patience = usualPatience,
  ) {}

  get state(): EngineState {
    return this.current;
  }

  /** How many workers were started so far. */
  get starts(): number {
    return this.started;
  }

  /** Sends a revision; the worker drops the file's older one. */
  analyse(request: AnalyseRequest): void {
    this.open.set(request.uri, { request, phase: "waiting", strikes: 0, patient: false });
    this.pump();
  }

  /** Answers a `wants`. */
  file(uri: string, path: string, bytes: Uint8Array | null): void {
    this.post({ type: "file", uri, path, bytes });
  }

  /** Ends the analysis of a file's present revision. */
  cancel(uri: string): void {
    const file = this.open.get(uri);
    if (!file || file.phase === "done") return;
    if (file.phase === "sent") this.post({ type: "cancel", uri });
    file.phase = "cancelled";
    const { channel } = this;
    if (channel?.long?.uri === uri && !channel.noticed) this.makeRoom(channel.long);
    this.settle();
  }

  /** The file is closed. */
  close(uri: string): void {
    if (!this.open.delete(uri)) return;
    this.post({ type: "close", uri });
    this.settle();
  }

  /** All entries of one row; no data when there is no worker. */
  async values(uri: string, key: string, of: "value" | "adjoint"): Promise<Values> {
    const reply = await this.ask((id) => ({ type: "values", id, uri, key, of }));
    return reply?.type === "values" ? { size: reply.size, data: reply.data } : { size: [], data: null };
  }

  /** Asks about the last analysis of a file; `null` when there is none, or a newer one is on its way. */
  async inquire(uri: string, question: Question): Promise<Answer | null> {
    const reply = await this.ask((id) => ({ type: "ask", id, uri, question }));
    return reply?.type === "answer" ? reply.answer : null;
  }

  /** The functions of a language whose gradients are known; none when there is no worker. */
  async library(language: "matlab" | "python"): Promise<readonly LibraryEntry[]> {
    const reply = await this.ask((id) => ({ type: "library", id, language }));
    return reply?.type === "library" ? reply.entries : [];
  }

  private ask(question: (id: number) => EngineRequest): Promise<EngineReply | null> {
    if (!this.channel) return Promise.resolve(null);
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.asked.set(id, resolve);
      this.post(question(id));
      this.settle();
    });
  }

  /** Starts over because somebody asked for it: past failures are forgotten. */
  restart(): void {
    this.failures = [];
    for (const file of this.open.values()) Object.assign(file, { strikes: 0, patient: false, phase: "waiting" });
    this.drop();
    this.startSoon(0);
  }

  /** Ends the worker for good. */
  dispose(): void {
    this.open.clear();
    this.drop();
  }

  private pump(): void {
    if (this.channel) this.sendWaiting();
    else if (!this.starting && !this.cancelStart) this.startSoon(0);
    this.settle();
  }

  private startSoon(delay: number): void {
    this.cancelStart?.();
    this.cancelStart = this.clock.after(delay, () => {
      this.cancelStart = null;
      if (this.hasWork()) void this.start();
      else this.say({ kind: "idle" });
    });
  }

  private hasWork(): boolean {
    for (const file of this.open.values()) if (file.phase === "waiting") return true;
    return false;
  }

  private async start(): Promise<void> {
    const generation = ++this.generation;
    this.started += 1;
    this.starting = true;
    try {
      const port = await this.startWorker();
      if (generation !== this.generation) return port.terminate();
      this.adopt(port, generation);
    } catch (error) {
      if (generation === this.generation) this.failed(`could not be started: ${String(error)}`);
    }
  }

  private adopt(port: WorkerPort, generation: number): void {
    this.starting = false;
    this.channel = new Channel(port);
    this.heartbeat = new Heartbeat(
      this.clock,
      () => port.post({ type: "ping", id: this.nextId++ }),
      (silence) => this.silent(silence),
      this.patience,
    );
    port.onMessage((reply) => generation === this.generation && this.receive(reply));
    port.onExit((reason) => generation === this.generation && this.failed(`ended: ${reason}`));
    // Answered before anything else, so that a slow start and a bad file can be told apart.
    port.post({ type: "ping", id: this.nextId++ });
    this.sendWaiting();
    this.settle();
  }

  private sendWaiting(): void {
    // Files that never did harm go first, and together; suspects one by one, so that the guilty one is found.
    const order = (file: Open): number => 2 * file.strikes + Number(file.patient);
    const files = [...this.open.values()].sort((a, b) => order(a) - order(b));
    for (const file of files) {
      if (file.phase !== "waiting") continue;
      if (order(file) > 0 && this.underWay()) return;
      file.phase = "sent";
      this.post(file.request);
    }
  }

  /** A long computation does not keep requests waiting for more than the usual patience. */
  private post(request: EngineRequest): void {
    this.channel?.post(request);
    if (this.channel?.waits) this.heartbeat?.hurry();
  }

  private receive(wire: WireReply): void {
    this.heartbeat?.alive(wire.type === "pong");
    const reply = this.channel?.heard(wire) ?? null;
    if (reply?.type === "pong") return;
    if (reply?.type === "long") {
      this.heartbeat?.allow(reply.flops / slowest);
      if (this.channel?.waits) this.heartbeat?.hurry();
      return;
    }
    if (reply) this.hand(reply);
    this.sendWaiting();
    this.settle();
  }

  private hand(reply: EngineReply): void {
    if (reply.type === "values" || reply.type === "answer" || reply.type === "library") {
      this.asked.get(reply.id)?.(reply);
      this.asked.delete(reply.id);
    } else {
      this.finish(reply);
      this.listener.reply(reply);
    }
  }

  private finish(reply: EngineReply): void {
    const ends = reply.type === "fault" ? reply : reply.type === "analysis" ? reply.analysis : null;
    if (!ends || (reply.type === "analysis" && reply.analysis.phase !== "numbers")) return;
    const file = this.open.get(ends.uri);
    if (file?.phase === "sent" && file.request.revision === ends.revision) file.phase = "done";
  }

  private underWay(): boolean {
    for (const file of this.open.values()) if (file.phase === "sent") return true;
    return this.asked.size > 0;
  }

  /** Watches a worker that has something to do, lets one rest that has not. */
  private settle(): void {
    if (!this.channel) return;
    const busy = this.underWay();
    if (busy) this.heartbeat?.watch();
    else this.heartbeat?.rest();
    this.say({ kind: busy ? "busy" : "idle" });
  }

  private silent(silence: number): void {
    const { channel } = this;
    if (channel?.long && channel.waits) this.makeRoom(channel.long);
    else this.failed(`did not react for ${(silence / 1000).toFixed(1)} s`);
  }

  /** Ends a long computation that nothing else ends, because something else waits; nobody is to blame. */
  private makeRoom({ uri, revision }: Long): void {
    this.listener.log(`A long computation of ${uri} was ended because something else waited.`);
    const file = this.open.get(uri);
    if (file?.request.revision === revision) file.patient = true;
    this.drop();
    this.startSoon(0);
  }

  private failed(reason: string): void {
    const message = `The engine ${reason}.`;
    this.listener.log(message);
    for (const [uri, file] of this.open) if (file.phase === "sent") this.strike(uri, file);
    this.drop();
    const now = this.clock.now();
    this.failures = this.failures.filter((at) => now - at < restartWindow);
    const wait = backoff[this.failures.length];
    const first = this.failures[0] ?? now;
    this.failures.push(now);
    if (wait === undefined)
      this.say({ kind: "down", message: `${message} It failed ${this.failures.length} times in a minute.` });
    else this.say({ kind: "restarting", message: `${message} It was started again.` });
    this.startSoon(wait ?? first + restartWindow - now);
  }

  private strike(uri: string, file: Open): void {
    file.strikes += 1;
    if (file.strikes < maxStrikes) return;
    this.listener.log(
      `Revision ${file.request.revision} of ${uri} stopped the engine twice and is left out until its text changes.`,
    );
    this.listener.abandoned(uri, file.request.revision);
  }

  /** Lets go of the worker; every open file waits to be sent to the next one, except those given up. */
  private drop(): void {
    this.generation += 1;
    this.starting = false;
    this.cancelStart?.();
    this.cancelStart = null;
    this.heartbeat?.rest();
    this.heartbeat = null;
    this.channel?.port.terminate();
    this.channel = null;
    for (const resolve of this.asked.values()) resolve(null);
    this.asked.clear();
    for (const file of this.open.values()) {
      if (file.phase !== "cancelled") file.phase = file.strikes >= maxStrikes ? "done" : "waiting";
    }
  }

  private say(state: EngineState): void {
    if (state.kind === this.current.kind && state.kind !== "restarting" && state.kind !== "down") return;
    this.current = state;
    this.listener.state(state);
  }
}
