/** Offsets that stay while lines change. */

import assert from "node:assert/strict";
import { AmendedText } from "../../src/core/amended-text";

const first = "one\ntwo = 2\nthree\n";

function amended(text: AmendedText, now: string): AmendedText {
  const change = text.amend(now);
  assert.ok(change);
  return change.text;
}

describe("an amended text", () => {
  it("keeps the offsets of other lines and puts the new version behind", () => {
    const change = AmendedText.of(first).amend(first.replace("2", "25"));
    assert.ok(change);
    const { text, line, before, now } = change;
    assert.deepEqual([line, before.text, now.text], [2, "two = 2", "two = 25"]);
    assert.equal(text.slice({ from: now.from, to: now.from + 3 }), "two");
    assert.deepEqual(text.position(now.from + 6), { line: 2, column: 7 });
    assert.deepEqual(text.position(first.indexOf("three")), { line: 3, column: 1 });
    assert.deepEqual(text.position(now.from + now.text.length), { line: 2, column: 9 });
  });
  it("says where what stood before an edit stands now", () => {
    const text = amended(AmendedText.of(first), first.replace("two", "twice"));
    // The "=" of the old version.
    assert.deepEqual(text.position(first.indexOf("=")), { line: 2, column: 7 });
    assert.equal(text.present(first.indexOf("three")), first.indexOf("three") + 2);
  });
  it("takes several edits, of the same line and of others", () => {
    let text = AmendedText.of(first);
    for (const now of [
      "one\ntwo = 23\nthree\n",
      "one\ntwo = 23\nthree!\n",
      "one\ntwo = 234\nthree!\n",
      "on1e\ntwo = 234\nthree!\n",
    ])
      text = amended(text, now);
    assert.equal(text.now, "on1e\ntwo = 234\nthree!\n");
    assert.equal(text.slice({ from: 0, to: first.length }), text.now);
    assert.deepEqual(text.position(first.indexOf("three")), { line: 3, column: 1 });
  });
  it("ends where the document ends", () => {
    const text = amended(AmendedText.of("a\nb"), "a\nbcd");
    assert.deepEqual(text.position(text.text.length), { line: 2, column: 4 });
    assert.equal(text.lineCount, 2);
  });
  for (const [what, now] of [
    ["nothing", first],
    ["a line more", "one\n\ntwo = 2\nthree\n"],
    ["a line less", "one\nthree\n"],
    ["two lines", "onE\ntWo = 2\nthree\n"],
    ["another line end", "one\r\ntwo = 2\nthree\n"],
  ] as const)
    it(`is not made of ${what}`, () => assert.equal(AmendedText.of(first).amend(now), null));
});
