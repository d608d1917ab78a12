/** The real worker, kept by the real client: long products, revisions that overtake them, limits. */
import assert from "node:assert/strict";
import { Worker } from "node:worker_threads";
import type { Analysis } from "../../src/protocol/analysis";
import { EngineClient, type WorkerPort } from "../../src/protocol/client";
import { type AnalysisOptions, defaultOptions, type EngineReply } from "../../src/protocol/engine";
import { type Patience, wallClock } from "../../src/protocol/heartbeat";
import { Restorer } from "../../src/protocol/wire";
import { built } from "../bundles";
import { rowOf } from "./harness";

/** What "Evaluate anyway" asks for. */
const anyway = { maxElements: Number.MAX_SAFE_INTEGER, maxSeconds: 3600 };
const n = 2800;
/** One product of some seconds: the cost that would need two more is not in it. */
const long = `import numpy as np\nA = np.ones((${n}, ${n}))\nB = A @ A\n`;
const short = "import numpy as np\nx = np.ones(3)\nc = np.sum(x**2)\n";

/** A client with a worker of its own, and everything that was said. */
class Session {
  readonly replies: EngineReply[] = [];
  readonly client: EngineClient;
  private readonly workers: Worker[] = [];
  private readonly waiting: { until: (reply: EngineReply) => boolean; resolve: () => void }[] = [];

  constructor(file: string, patience: Patience) {
    const start = async (): Promise<WorkerPort> => {
      const worker = new Worker(file);
      this.workers.push(worker);
      return {
        post: (request) => worker.postMessage(request),
        onMessage: (listener) => void worker.on("message", listener),
        onExit: (listener) => void worker.on("exit", (code) => listener(`exit code ${code}`)),
        terminate: () => void worker.terminate(),
      };
    };
    const listener = { reply: () => {}, state: () => {}, abandoned: () => {}, log: () => {} };
    const heard = async (): Promise<WorkerPort> => {
      const port = await start();
      const restorer = new Restorer();
      port.onMessage((wire) => {
        const reply = restorer.restored(wire);
        if (reply) this.hear(reply);
      });
      return port;
    };
    this.client = new EngineClient(heard, listener, wallClock, patience);
  }

  analyse(uri: string, revision: number, text: string, options: Partial<AnalysisOptions> = {}): void {
    const request = { type: "analyse", uri, revision, language: "python", text } as const;
    this.client.analyse({ ...request, options: { ...defaultOptions, ...options } });
  }

  /** The first reply that fits, be it there already. */
  async until(fits: (reply: EngineReply) => boolean): Promise<void> {
    if (!this.replies.some(fits)) await new Promise<void>((resolve) => this.waiting.push({ until: fits, resolve }));
  }

  async numbers(uri: string, revision: number): Promise<Analysis> {
    const fits = (reply: EngineReply): boolean => this.said(reply) === `${uri}@${revision} numbers`;
    await this.until(fits);
    return (this.replies.find(fits) as Extract<EngineReply, { type: "analysis" }>).analysis;
  }

  /** `a@1 numbers`, `a@1 long`; empty for what does not matter here. */
  said(reply: EngineReply): string {
    if (reply.type === "long" && reply.flops > 0) return `${reply.uri}@${reply.revision} long`;
    if (reply.type === "analysis") return `${reply.analysis.uri}@${reply.analysis.revision} ${reply.analysis.phase}`;
    return "";
  }

  get log(): string[] {
    return this.replies.map((reply) => this.said(reply)).filter((text) => text !== "");
  }

  async end(): Promise<void> {
    this.client.dispose();
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private hear(reply: EngineReply): void {
    this.replies.push(reply);
    for (const { until, resolve } of this.waiting) if (until(reply)) resolve();
  }
}

describe("the worker", function () {
  this.timeout(240_000);
  const patience: Patience = { interval: 100, silence: 2000, start: 60_000 };
  let session: Session;
  let file: string;

  before(async () => {
    file = await built("worker.js");
  });
  beforeEach(() => {
    session = new Session(file, patience);
  });
  afterEach(() => session.end());

  it("is not taken for stuck in a product that takes longer than its silence may", async () => {
    session.analyse("a", 1, long, anyway);
    const analysis = await session.numbers("a", 1);
    assert.equal(rowOf(analysis, "B").value?.max, n);
    assert.equal(session.client.starts, 1);
    assert.deepEqual(session.log, ["a@1 shapes", "a@1 long", "a@1 numbers"]);
  });

  it("leaves a product for a newer revision of the file", async () => {
    session.analyse("a", 1, long, anyway);
    await session.until((reply) => session.said(reply) === "a@1 long");
    session.analyse("a", 2, short);
    assert.equal((await session.numbers("a", 2)).cost?.value, 3);
    assert.deepEqual(session.log, ["a@1 shapes", "a@1 long", "a@2 shapes", "a@2 numbers"]);
    assert.equal(session.client.starts, 1);
  });

  it("leaves a product for another file, and does it again afterwards", async () => {
    session.analyse("a", 1, long, anyway);
    await session.until((reply) => session.said(reply) === "a@1 long");
    session.analyse("b", 2, short);
    await session.numbers("a", 1);
    const { log } = session;
    assert.ok(log.indexOf("b@2 numbers") < log.indexOf("a@1 numbers"), log.join());
    // Announced again: it was left in the middle.
    assert.ok(log.filter((text) => text === "a@1 long").length >= 2, log.join());
    assert.equal(session.client.starts, 1);
  });

  it("is replaced where it cannot notice a newer revision, which loses nothing but the numbers under way", async () => {
    const shared = globalThis.SharedArrayBuffer;
    Object.assign(globalThis, { SharedArrayBuffer: undefined });
    try {
      session.analyse("a", 1, long.replaceAll(`${n}`, "5000"), anyway);
      await session.until((reply) => session.said(reply) === "a@1 long");
      session.analyse("a", 2, short);
      assert.equal((await session.numbers("a", 2)).cost?.value, 3);
    } finally {
      Object.assign(globalThis, { SharedArrayBuffer: shared });
    }
    assert.equal(session.client.starts, 2);
    assert.ok(!session.log.includes("a@1 numbers"));
  });

  it("says what a value that is too large would need, and shows its formula and cost", async () => {
    const huge = "import numpy as np\nX = np.random.randn(100000, 100000)\nc = np.sum(X**2)\n";
    for (const options of [{}, anyway]) {
      session.analyse("a", options === anyway ? 2 : 1, huge, options);
      const analysis = await session.numbers("a", options === anyway ? 2 : 1);
      assert.equal(analysis.withheld?.reason, "overMemory");
      assert.equal(
        analysis.withheld?.message,
        "X is 100,000 × 100,000: 80 GB; values are not computed above the limit of 2 GB (setting adjoint.limits.memory); shapes, formulas and costs are shown",
      );
      assert.deepEqual([rowOf(analysis, "X").adjoint.formula, rowOf(analysis, "X").value], ["2 X", null]);
      assert.equal(analysis.costs.forward.count, 2e10);
    }
  });

  it("follows a file of a million values as far as its limit, and says so once", async () => {
    // About what is said, not about how soon: whoever else uses the machine must not make it fail.
    await session.end();
    session = new Session(file, { ...patience, silence: 60_000 });
    const many =
      "import numpy as np\nx = np.ones(2)\nfor i in range(1000):\n    for j in range(1000):\n        x = x * 2\nc = np.sum(x)\n";
    const one = `import numpy as np\nx = np.ones(2)\n${"x = x * 1.01\n".repeat(12_000)}c = np.sum(x)\n`;
    const said = [/^Only the first \d+ of 1000 passes are followed$/, /more than 20,000 values/];
    for (const [i, text] of [many, one].entries()) {
      session.analyse(`f${i}`, i + 1, text);
      const { findings } = await session.numbers(`f${i}`, i + 1);
      const lines = findings.filter((f) => said[i]?.test(f.message)).map((f) => f.range.line);
      // Each loop is left once, however often it is come to.
      assert.deepEqual(lines, i === 0 ? [3, 4] : lines.slice(0, 1), JSON.stringify(findings.map((f) => f.message)));
      assert.ok(lines.length > 0);
    }
    assert.equal(session.client.starts, 1);
  });
});
