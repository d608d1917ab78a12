/** How the parser tests write what they expect: source on the left, tree-text on the right. */
import { strict as assert } from "node:assert";
import { parseExpression, parseMatlab } from "../../../src/lang/matlab/parse";
import { exprText, moduleText } from "../tree-text";

/** The source is read as these lines, without a problem. */
export function check(source: string, ...lines: string[]): void {
  const module = parseMatlab(source);
  assert.equal(moduleText(module), lines.join("\n").trimEnd(), source);
  assert.deepEqual(module.problems, [], source);
}

/** An expression is read so, alone and as the right side of an assignment. */
export function expr(source: string, expected: string): void {
  assert.equal(exprText(parseExpression(source)), expected, source);
  check(`q = ${source}`, `(= q ${expected})`);
}
