/** The client that keeps the engine alive, on a clock of its own. */

import assert from "node:assert/strict";
import { type AnalyseRequest, EngineClient, type WorkerPort } from "../../src/protocol/client";
import { defaultOptions, type EngineReply, type EngineRequest } from "../../src/protocol/engine";
import type { Clock } from "../../src/protocol/heartbeat";
import { analysis } from "../vscode/fixture";

/** A clock that moves when told to. */
class TestClock implements Clock {
  time = 0;
  private timers: { at: number; action: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(delay: number, action: () => void): () => void {
    const timer = { at: this.time + delay, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass in steps, so that what a timer sets going happens in its turn. */
  async pass(ms: number): Promise<void> {
    for (const end = this.time + ms; ; ) {
      await settled();
      const next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) {
        this.time = end;
        return settled();
      }
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.action();
    }
  }
}

async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}

/** A worker that does what the text says: "hang", "crash", be "slow", else answer at once. */
class FakeWorker implements WorkerPort {
  readonly received: EngineRequest[] = [];
  hangs = false;
  ended = false;
  /** Whether requests are noticed during a long computation, as where memory is shared. */
  notices = false;
  listener: (reply: EngineReply) => void = () => {};
  exit: (reason: string) => void = () => {};

  post(request: EngineRequest): void {
    this.received.push(request);
    queueMicrotask(() => this.hangs || this.answer(request));
  }

  onMessage(listener: (reply: EngineReply) => void): void {
    this.listener = listener;
  }

  onExit(listener: (reason: string) => void): void {
    this.exit = listener;
  }

  terminate(): void {
    this.ended = true;
  }

  get analysed(): string[] {
    return this.received.flatMap((request) => (request.type === "analyse" ? `${request.uri}@${request.revision}` : []));
  }

  /** The shared count of requests, when the client gave one. */
  get posted(): Int32Array | null {
    return this.received.flatMap((request) => (request.type === "posted" ? [request.count] : []))[0] ?? null;
  }

  get heard(): number {
    return this.received.filter(({ type }) => type !== "ping" && type !== "posted").length;
  }

  /** Says that it computes for long and listens to nobody, until a request comes if it notices those. */
  private compute({ uri, revision, text }: AnalyseRequest): void {
    this.listener({ type: "long", uri, revision, flops: Number(text.slice(5)), heard: this.heard });
    this.hangs = !this.notices;
  }

  private answer(request: EngineRequest): void {
    if (request.type === "ping") this.listener({ type: "pong", id: request.id });
    if (request.type !== "analyse" || request.text === "slow") return;
    if (request.text.startsWith("long")) this.compute(request);
    else if (request.text === "hang") this.hangs = true;
    else if (request.text === "crash") this.exit("crashed");
    else this.reply(request);
  }

  private reply({ uri, revision }: AnalyseRequest): void {
    this.listener({ type: "analysis", analysis: analysis([], { uri, revision }) });
  }
}

function setUp(prepare: (worker: FakeWorker) => void = () => {}) {
  const clock = new TestClock();
  const workers: FakeWorker[] = [];
  const told: string[] = [];
  const start = async () => {
    const worker = new FakeWorker();
    prepare(worker);
    workers.push(worker);
    return worker;
  };
  const client = new EngineClient(
    start,
    {
      reply: (reply) =>
        reply.type === "analysis" && told.push(`analysis ${reply.analysis.uri}@${reply.analysis.revision}`),
      state: ({ kind }) => told.push(kind),
      abandoned: (uri, revision) => told.push(`abandoned ${uri}@${revision}`),
      log: () => {},
    },
    clock,
  );
  const analyse = (uri: string, revision: number, text = "") =>
    client.analyse({ type: "analyse", uri, revision, language: "matlab", text, options: defaultOptions });
  return { clock, workers, told, client, analyse };
}

describe("the engine's client", () => {
  it("starts no worker before the first file", async () => {
    const { clock, workers } = setUp();
    await clock.pass(60_000);
    assert.equal(workers.length, 0);
  });

  it("hands requests over and replies back", async () => {
    const { clock, workers, told, analyse } = setUp();
    analyse("a", 1);
    analyse("b", 2);
    await clock.pass(10);
    assert.deepEqual(workers[0]?.analysed, ["a@1", "b@2"]);
    assert.deepEqual(told, ["busy", "analysis a@1", "analysis b@2", "idle"]);
  });

  it("asks nothing of a worker that has nothing to do", async () => {
    const { clock, workers, analyse } = setUp();
    analyse("a", 1);
    await clock.pass(60_000);
    assert.ok((workers[0]?.received.filter(({ type }) => type === "ping").length ?? 9) <= 2);
  });

  it("leaves a worker alone that is busy but listens", async () => {
    const { clock, workers, analyse } = setUp();
    analyse("a", 1, "slow");
    await clock.pass(30_000);
    assert.equal(workers.length, 1);
  });

  it("replaces a worker that does not react for 2 s, and sends every open file again", async () => {
    const { clock, workers, analyse } = setUp();
    analyse("a", 1);
    await clock.pass(10);
    analyse("b", 2, "hang");
    await clock.pass(1900);
    assert.equal(workers.length, 1);
    await clock.pass(700);
    assert.equal(workers[0]?.ended, true);
    assert.deepEqual(workers[1]?.analysed, ["a@1", "b@2"]);
  });

  it("gives a revision up that stops two workers, and goes on with the rest", async () => {
    const { clock, workers, told, analyse } = setUp();
    analyse("a", 1);
    await clock.pass(10);
    analyse("b", 2, "hang");
    await clock.pass(10_000);
    assert.equal(workers.length, 3);
    assert.ok(told.includes("abandoned b@2"), told.join());
    assert.deepEqual(workers[2]?.analysed, ["a@1"]);
    analyse("b", 3);
    await clock.pass(10);
    assert.equal(told.at(-2), "analysis b@3");
  });

  it("finds the guilty one of several files", async () => {
    const { clock, told, analyse } = setUp();
    analyse("guilty", 1, "hang");
    analyse("innocent", 2);
    await clock.pass(20_000);
    assert.deepEqual(
      told.filter((line) => line.startsWith("abandoned") || line.startsWith("analysis")),
      ["abandoned guilty@1", "analysis innocent@2"],
    );
  });

  it("gives an announced computation the time it takes, and no more", async () => {
    const { clock, workers, told, analyse } = setUp();
    analyse("a", 1, "long 1e9"); // ten seconds at the slowest
    await clock.pass(11_000);
    assert.equal(workers.length, 1);
    await clock.pass(1500);
    assert.equal(workers.length, 2);
    assert.ok(told.includes("restarting"));
  });

  it("ends an announced computation 2 s after a newer revision came, and blames nobody", async () => {
    const { clock, workers, told, analyse } = setUp();
    analyse("a", 1, "long 1e12");
    await clock.pass(60_000);
    analyse("a", 2);
    await clock.pass(1500);
    assert.equal(workers.length, 1);
    await clock.pass(1500);
    assert.deepEqual([workers[0]?.ended, workers[1]?.analysed], [true, ["a@2"]]);
    assert.deepEqual(told, ["busy", "analysis a@2", "idle"]);
  });

  it("sends what another file waited for first, and then the long computation again", async () => {
    const { clock, workers, told, analyse } = setUp();
    analyse("a", 1, "long 1e12");
    await clock.pass(1000);
    analyse("b", 2);
    await clock.pass(3000);
    assert.deepEqual(workers[1]?.analysed, ["b@2", "a@1"]);
    assert.ok(told.includes("analysis b@2"));
    await clock.pass(60_000);
    assert.equal(workers.length, 2);
  });

  it("hurries a worker that begins a long computation while a request is on its way to it", async () => {
    const { clock, workers, analyse } = setUp();
    analyse("a", 1, "slow");
    await clock.pass(100);
    analyse("a", 2, "slow");
    const worker = workers[0] as FakeWorker;
    await clock.pass(0);
    worker.hangs = true;
    worker.listener({ type: "long", uri: "a", revision: 1, flops: 1e12, heard: 1 });
    await clock.pass(3000);
    assert.equal(worker.ended, true);
  });

  it("leaves a worker alone that notices requests during a long computation", async () => {
    const { clock, workers, analyse } = setUp((worker) => {
      worker.notices = true;
    });
    analyse("a", 1, "long 1e12");
    for (let revision = 2; revision < 9; revision++) {
      await clock.pass(1000);
      analyse("b", revision);
    }
    await clock.pass(30_000);
    assert.equal(workers.length, 1);
    assert.equal(Atomics.load(workers[0]?.posted ?? new Int32Array(1), 0), 8);
  });

  it("works with a worker that cannot be given shared memory", async () => {
    const { clock, workers, told, analyse } = setUp((worker) => {
      const post = worker.post.bind(worker);
      worker.post = (request) => {
        if (request.type === "posted") throw new Error("DataCloneError");
        post(request);
      };
    });
    analyse("a", 1);
    await clock.pass(10);
    assert.deepEqual([workers[0]?.analysed, told], [["a@1"], ["busy", "analysis a@1", "idle"]]);
  });

  it("does not send a cancelled file to a new worker, until its text changes", async () => {
    const { clock, workers, client, analyse } = setUp();
    analyse("a", 1, "long 1e12");
    await clock.pass(1000);
    client.cancel("a");
    analyse("b", 2);
    await clock.pass(5000);
    assert.deepEqual(
      workers.slice(1).flatMap((worker) => worker.analysed),
      ["b@2"],
    );
    analyse("a", 3);
    await clock.pass(10);
    assert.deepEqual(workers.at(-1)?.analysed, ["b@2", "a@3"]);
  });

  it("replaces a worker that ends by itself", async () => {
    const { clock, workers, told, analyse } = setUp();
    analyse("a", 1, "slow");
    await clock.pass(10);
    workers[0]?.exit("exit code 1");
    await clock.pass(10);
    assert.equal(workers.length, 2);
    assert.ok(told.includes("restarting"));
  });

  it("waits longer each time, and stops trying after four failures in a minute", async () => {
    const { clock, workers, told, analyse } = setUp();
    analyse("a", 1, "crash");
    for (let revision = 2; revision < 40; revision++) {
      await clock.pass(1000);
      analyse("a", revision, "crash");
    }
    assert.equal(workers.length, 5);
    assert.equal(told.at(-1), "down");
  });

  it("starts at once when asked to, and forgives", async () => {
    const { clock, workers, client, analyse } = setUp();
    analyse("a", 1, "hang");
    await clock.pass(10_000);
    const before = workers.length;
    client.restart();
    await clock.pass(0);
    assert.equal(workers.length, before + 1);
    assert.deepEqual(workers.at(-1)?.analysed, ["a@1"]);
  });

  it("does not blame the worker for a sleep of the whole machine", async () => {
    const { clock, workers, analyse } = setUp();
    analyse("a", 1, "slow");
    await clock.pass(100);
    clock.time += 3_600_000;
    await clock.pass(1000);
    assert.equal(workers.length, 1);
  });

  it("is patient while the worker's code loads", async () => {
    const { clock, workers, analyse } = setUp((worker) => {
      worker.hangs = true;
    });
    analyse("a", 1);
    await clock.pass(10_000);
    assert.equal(workers.length, 1);
    await clock.pass(6000);
    assert.equal(workers.length, 2);
  });

  it("hands questions over and answers back, with nothing when the worker dies", async () => {
    const { clock, workers, client, analyse } = setUp();
    analyse("a", 1);
    await clock.pass(10);
    const question = { kind: "hessian", key: "x#1" } as const;
    const answers = [client.inquire("a", question), client.inquire("a", question)];
    const asked = workers[0]?.received.filter((request) => request.type === "ask") ?? [];
    assert.equal(asked.length, 2);
    const answer = { kind: "none", key: "x#1", why: "too large" } as const;
    workers[0]?.listener({ type: "answer", id: asked[0]?.type === "ask" ? asked[0].id : 0, answer });
    workers[0]?.exit("crashed");
    assert.deepEqual(await Promise.all(answers), [answer, null]);
  });

  it("answers requests for values, with nothing when the worker dies", async () => {
    const { clock, workers, client, analyse } = setUp();
    analyse("a", 1);
    await clock.pass(10);
    const answer = client.values("a", "x#1", "value");
    workers[0]?.exit("gone");
    assert.deepEqual(await answer, { size: [], data: null });
  });

  it("does not listen to a worker that was replaced", async () => {
    const { clock, workers, told, client, analyse } = setUp();
    analyse("a", 1, "slow");
    await clock.pass(10);
    client.restart();
    await clock.pass(10);
    const before = told.length;
    workers[0]?.listener({ type: "analysis", analysis: analysis([], { uri: "a", revision: 1 }) });
    assert.equal(told.length, before);
  });
});
