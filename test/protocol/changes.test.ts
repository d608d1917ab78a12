/** What changed between two pieces of data, and analyses told by it. */

import assert from "node:assert/strict";
import { changed, changeOf } from "../../src/protocol/changes";
import type { EngineReply } from "../../src/protocol/engine";
import { Condenser, Restorer } from "../../src/protocol/wire";
import { analysesIn, bench } from "../engine/harness";

function travels(before: unknown, after: unknown): unknown {
  return changed(before, structuredClone(changeOf(before, after)));
}

describe("changes", () => {
  const cases: readonly (readonly [string, unknown, unknown])[] = [
    ["numbers that are none", { a: Number.NaN }, { a: Number.NaN }],
    ["−0", [0], [-0]],
    ["a value that becomes null", { a: { b: 1 } }, { a: null }],
    ["a field more", { a: 1 }, { a: 1, b: 2 }],
    ["a field less", { a: 1, b: 2 }, { a: 1 }],
    ["a field in the place of another", { a: 1 }, { b: 1 }],
    ["an item more in the middle", [1, 2, 3], [1, 9, 2, 3]],
    ["items less at the start", [1, 2, 3], [3]],
    ["an empty list", [1, 2, 3], []],
    ["a list from nothing", [], [{ a: 1 }]],
    ["an object in the place of a list", { a: [1] }, { a: { 0: 1 } }],
    ["all numbers of a list", [1, 2, 3, 4], [5, 6, 7, 8]],
    [
      "an item more and others moved down",
      [
        { key: "a", line: 1 },
        { key: "b", line: 2 },
      ],
      [
        { key: "a", line: 1 },
        { key: "n", line: 2 },
        { key: "b", line: 3 },
      ],
    ],
  ];

  for (const [what, before, after] of cases) {
    it(`leads to ${what}`, () => {
      const there = travels(before, after);
      assert.deepStrictEqual(there, after);
      assert.deepStrictEqual(travels(after, before), before);
    });
  }

  it("of equal data are nothing", () => {
    assert.equal(changeOf({ a: [1, { b: "x" }], c: Number.NaN }, { a: [1, { b: "x" }], c: Number.NaN }), null);
  });

  it("leave what stayed as it is", () => {
    const before = { rows: [{ key: "a", list: [1, 2] }, { key: "b" }] };
    const after = travels(before, { rows: [{ key: "a", list: [1, 2] }, { key: "c" }] }) as typeof before;
    assert.equal(after.rows[0], before.rows[0]);
  });
});

function isComplete(reply: EngineReply): boolean {
  return reply.type === "analysis" && reply.analysis.phase === "numbers";
}

describe("analyses on their way", () => {
  const text = "import numpy as np\nX = np.random.randn(4, 3)\nw = np.ones(3)\nf = X @ w\nc = np.sum(f ** 2)\n";
  const edits = [text, text.replace("4, 3", "5, 3"), text.replace("X @", "X @ ("), `\n${text}`, text];

  it("arrive as they were sent, edit after edit", async () => {
    const b = bench();
    const [condenser, restorer] = [new Condenser(), new Restorer()];
    for (const edit of edits) {
      b.analyse(edit);
      await b.settle();
    }
    const sent = analysesIn(b.replies);
    assert.equal(sent.length, 2 * edits.length);
    for (const analysis of sent) {
      const wire = structuredClone(condenser.condensed({ type: "analysis", analysis }));
      assert.deepEqual(restorer.restored(wire), { type: "analysis", analysis });
    }
  });

  it("tell only the line that changed", async () => {
    const b = bench();
    for (const edit of [text, `${text}# a remark`]) {
      b.analyse(edit);
      await b.settle();
    }
    const condenser = new Condenser();
    const size = (reply: EngineReply): number => JSON.stringify(condenser.condensed(reply)).length;
    const [whole = 0, ...later] = analysesIn(b.replies.filter(isComplete)).map((analysis) =>
      size({ type: "analysis", analysis }),
    );
    assert.ok(later.length === 1 && later.every((n) => n < whole / 10), `${whole}, then ${later}`);
  });

  it("of a closed file lead nowhere, and begin anew when it is opened again", async () => {
    const b = bench();
    b.analyse(text);
    await b.settle();
    const [first, second] = analysesIn(b.replies).map((analysis) => ({ type: "analysis", analysis }) as const);
    assert.ok(first && second);
    const [condenser, restorer] = [new Condenser(), new Restorer()];
    restorer.restored(condenser.condensed(first));
    restorer.forget(first.analysis.uri);
    assert.equal(restorer.restored(condenser.condensed(second)), null);
    condenser.forget(first.analysis.uri);
    assert.deepEqual(restorer.restored(condenser.condensed(second)), second);
  });
});
