/** From a place in the text to the row it means. */

import assert from "node:assert/strict";
import { costCandidate, meaningAt, rowAtCaret } from "../../src/vscode/places";
import { lecture } from "./fixture";

describe("a place", () => {
  const check = (line: number, column: number, expected: string | undefined) =>
    assert.equal(meaningAt(lecture, { line, column })?.row.key, expected);

  it("means the innermost thing there", () => {
    check(3, 1, "K#1");
    check(3, 5, "inv#1");
    check(3, 9, "A#1");
    check(3, 12, "K#1");
    check(3, 14, "B#1");
  });
  it("means nothing on blanks and elsewhere", () => {
    check(3, 2, undefined);
    check(3, 15, undefined);
    check(1, 1, undefined);
    check(9, 1, undefined);
  });
});

describe("the caret", () => {
  const check = (line: number, column: number, expected: string | undefined) =>
    assert.equal(rowAtCaret(lecture, { line, column })?.key, expected);

  it("also means the name before it", () => check(3, 15, "B#1"));
  it("else the value bound on its line", () => check(4, 9, "c#1"));
  it("else nothing", () => check(7, 1, undefined));
});

describe("a cost at the cursor", () => {
  it("is a scalar that is computed on that line", () => assert.equal(costCandidate(lecture, 4)?.key, "c#1"));
  it("is no matrix", () => assert.equal(costCandidate(lecture, 3), undefined));
});
