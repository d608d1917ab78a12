/** The engine's conversation: newer revisions win, broken lines keep their rows, data files are asked for. */
import assert from "node:assert/strict";
import { analysesIn, bench, codes, rowOf } from "./harness";

const head = "import numpy as np\n";
const model = `${head}x = np.random.randn(3)
h = np.tanh(x)
c = np.sum(h**2)
`;

describe("the engine", () => {
  it("drops a revision that waits in line behind a newer one", async () => {
    const b = bench();
    b.analyse(model);
    b.analyse(`${model}\n`);
    const newest = b.analyse(`${model}\n\n`);
    await b.settle();
    assert.deepEqual(
      analysesIn(b.replies).map((a) => a.revision),
      [newest, newest],
    );
  });
  it("leaves off when a newer revision comes in the middle", async () => {
    let once = false;
    const b = bench((n) => {
      if (n !== 3 || once) return;
      once = true;
      b.analyse(`${model}\n`);
    });
    b.analyse(model);
    await b.settle();
    const seen = analysesIn(b.replies).map((a) => `${a.revision} ${a.phase}`);
    assert.deepEqual(seen.slice(-2), ["2 shapes", "2 numbers"]);
    assert.ok(!seen.includes("1 numbers") || seen.indexOf("1 numbers") < seen.indexOf("2 shapes"));
  });
  it("leaves off when told to", async () => {
    const b = bench();
    b.analyse(model);
    b.engine.handle({ type: "cancel", uri: "file:///m" });
    await b.settle();
    assert.deepEqual(b.replies, []);
  });
  it("says where a NaN comes from numbers that it drew itself", async () => {
    const b = bench();
    b.analyse("function c = f(par)\n% par: 40 x 1\ny = log(par - 0.5);\nc = sum(y);\nend\n", {}, "matlab");
    await b.settle();
    const [nan] = b.last().findings.filter((f) => f.code === "nan-origin");
    assert.match(nan?.message ?? "", /^First NaN: log met .*, with the numbers drawn for par$/);
  });
  it("reads MATLAB, with indices from 1", async () => {
    const b = bench();
    b.analyse("x = [1; 2; -0.12];\ny = log(x);\nc = sum(y);\n", {}, "matlab");
    await b.settle();
    const { findings, rows } = b.last();
    assert.deepEqual(
      findings.map((f) => f.message),
      ["First NaN: log met x(3) = −0.12"],
    );
    assert.deepEqual(rows.find((r) => r.name === "x")?.value?.minAt, [3, 1]);
  });
  it("takes a file for another when its language changes", async () => {
    const b = bench();
    b.analyse("c = sum([1 2].^2)\n", {}, "matlab");
    await b.settle();
    b.analyse(model);
    await b.settle();
    assert.deepEqual([b.last().language, b.last().cost?.name], ["python", "c"]);
  });
  it("keeps files apart", async () => {
    const b = bench();
    b.analyse(model);
    b.engine.handle({ type: "close", uri: "file:///other" });
    b.engine.handle({ type: "cancel", uri: "file:///other" });
    await b.settle();
    assert.equal(b.last().phase, "numbers");
  });
  it("answers a ping", () => {
    const b = bench();
    b.engine.handle({ type: "ping", id: 3 });
    assert.deepEqual(b.replies, [{ type: "pong", id: 3 }]);
  });
  it("never throws, whatever the text", async () => {
    const texts = [
      "((((",
      "\0\0\0\u0001",
      "x = ",
      "def f(:\n  y",
      "c = c",
      "while True:\n    x = 1\n",
      "import",
      "a".repeat(200_000),
      "x = [".repeat(500),
    ];
    for (const text of texts) {
      const b = bench();
      b.analyse(text);
      await b.settle();
      assert.equal(b.last().phase, "numbers", text.slice(0, 20));
      assert.deepEqual(
        b.replies.filter((r) => r.type === "fault"),
        [],
      );
    }
  });
});

describe("a line that is being typed", () => {
  const broken = model.replace("h = np.tanh(x)", "h = np.tanh(");

  it("keeps its last good meaning, marked stale", async () => {
    const b = bench();
    b.analyse(model);
    await b.settle();
    b.analyse(broken);
    await b.settle();
    const analysis = b.last();
    assert.equal(analysis.stale, true);
    assert.deepEqual(
      ["x", "h", "c"].map((n) => rowOf(analysis, n).state),
      ["live", "stale", "live"],
    );
    assert.equal(rowOf(analysis, "x").adjoint.status, "ok");
    assert.deepEqual(
      codes(analysis).filter((f) => !f.endsWith("syntax")),
      [],
    );
    assert.equal(rowOf(analysis, "h").range.line, 3);
  });
  it("keeps the meaning of the right one of two assignments", async () => {
    const text = `${head}x = np.ones(3)\nh = x * 2\nh = h * 3\nc = np.sum(h)\n`;
    const b = bench();
    b.analyse(text);
    await b.settle();
    b.analyse(text.replace("h * 3", "h *"));
    await b.settle();
    assert.equal(b.last().cost?.value, 18);
    b.analyse(text.replace("x * 2", "x *"));
    await b.settle();
    assert.equal(b.last().cost?.value, 18);
  });
  it("keeps its meaning while it is complete but means nothing yet", async () => {
    const b = bench();
    const text = (line: string) => `import numpy as np\na = np.array([1.0, 2.0])\nh = ${line}\nc = np.sum(h)\n`;
    for (const [line, state] of [
      ["np.tanh(a)", "live"],
      ["np.tanh()", "stale"],
      ["np.ta(a)", "stale"],
      ["np.exp(a)", "live"],
    ] as const) {
      b.analyse(text(line));
      await b.settle();
      const h = b.last().rows.find((r) => r.name === "h");
      assert.equal(h?.state, state, line);
      assert.equal(b.last().cost?.name, "c", line);
    }
  });

  it("keeps its meaning while it is typed anew, character by character", async () => {
    const b = bench();
    const text = (line: string) => `import numpy as np\na = np.array([1.0, 2.0])\n${line}\nc = np.sum(h)\n`;
    const line = "h = np.tanh()";
    b.analyse(text("h = np.exp(a)"));
    await b.settle();
    for (let n = 0; n <= line.length; n++) {
      b.analyse(text(line.slice(0, n)));
      await b.settle();
    }
    assert.equal(b.last().rows.find((r) => r.name === "h")?.state, "stale");
    assert.equal(b.last().cost?.name, "c");
  });
  it("is opaque when it never had a meaning", async () => {
    const b = bench();
    b.analyse(broken);
    await b.settle();
    assert.equal(rowOf(b.last(), "h").state, "opaque");
    assert.equal(rowOf(b.last(), "x").state, "live");
  });
  it("does not bring back a line that was deleted", async () => {
    const b = bench();
    b.analyse(model);
    await b.settle();
    b.analyse(model.replace("h = np.tanh(x)\n", ""));
    await b.settle();
    assert.ok(codes(b.last()).includes("3 undefined-name"));
  });
  it("keeps the keys of the rows below it", async () => {
    const b = bench();
    b.analyse(model);
    await b.settle();
    const before = b.last().rows.map((r) => r.key);
    b.analyse(`${head}\n\n${model.slice(head.length)}`);
    await b.settle();
    assert.deepEqual(
      b.last().rows.map((r) => r.key),
      before,
    );
  });
});

describe("data files", () => {
  const text = `${head}X = np.loadtxt("data/x.csv", delimiter=",")\nc = np.sum(X**2)\n`;
  const bytes = new TextEncoder().encode("1,2\n3,4\n");

  it("are asked for once and waited for", async () => {
    const b = bench();
    b.analyse(text);
    b.analyse(`${text}\n`);
    await b.settle();
    assert.deepEqual(b.replies, [{ type: "wants", uri: "file:///m", path: "data/x.csv" }]);
    b.engine.handle({ type: "file", uri: "file:///m", path: "data/x.csv", bytes });
    await b.settle();
    assert.deepEqual([b.last().revision, b.last().cost?.value], [2, 30]);
    assert.equal(rowOf(b.last(), "X").source, "given");
  });
  it("are a finding when they cannot be had", async () => {
    const b = bench();
    b.analyse(text);
    await b.settle();
    b.engine.handle({ type: "file", uri: "file:///m", path: "data/x.csv", bytes: null });
    await b.settle();
    assert.ok(codes(b.last()).includes("2 unreadable-data"));
  });
  it("are read again when they change", async () => {
    const b = bench();
    b.analyse(text);
    await b.settle();
    b.engine.handle({ type: "file", uri: "file:///m", path: "data/x.csv", bytes });
    await b.settle();
    b.engine.handle({ type: "file", uri: "file:///m", path: "data/x.csv", bytes: new TextEncoder().encode("1,1\n") });
    await b.settle();
    assert.equal(b.last().cost?.value, 2);
  });
});
