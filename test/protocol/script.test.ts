/** Files that do something when they are run. */

import assert from "node:assert/strict";
import { hasScript } from "../../src/protocol/script";
import { analysis } from "../vscode/fixture";

describe("a script", () => {
  const lines = (first: number, last: number) => ({ line: first, column: 1, endLine: last, endColumn: 9 });
  const loss = {
    name: "loss",
    kind: "function" as const,
    path: "loss",
    range: lines(2, 5),
    nameRange: { ...lines(2, 2), column: 5 },
    params: ["x"],
    outputs: null,
    documentation: null,
    members: [],
  };
  const name = (text: string, writes: number[], reads: number[]) => ({
    name: text,
    scope: lines(1, 9),
    writes,
    reads,
    complete: true,
  });
  const check = (expected: boolean, ...names: ReturnType<typeof name>[]) =>
    assert.equal(hasScript(analysis([], { outline: { definitions: [loss], names, modules: {} } })), expected);

  it("is there when a name is set or used outside of functions", () => {
    check(false, name("loss", [2, 5], []), name("x", [2, 10], [3, 5]));
    check(true, name("loss", [2, 5], [7, 1]));
    check(true, name("y", [8, 1], []));
  });
});
