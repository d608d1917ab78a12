import assert from "node:assert/strict";
import { Sequences } from "../../src/core/sequences";
import { generator } from "../../src/numeric/random";

describe("numbers for sequences", () => {
  it("are the same for the same sequences and for no others, however many there are", () => {
    const sequences = new Sequences();
    const { uniform } = generator(7);
    const known = new Map<string, number>();
    for (let i = 0; i < 40_000; i++) {
      const items = Array.from({ length: 1 + Math.floor(4 * uniform()) }, () => Math.floor(40 * uniform()));
      const [first, ...rest] = items;
      let number = sequences.start(`item ${first}`);
      for (const more of rest) number = sequences.extend(number, more);
      const text = items.join();
      assert.equal(number, known.get(text) ?? number);
      known.set(text, number);
    }
    assert.equal(new Set(known.values()).size, known.size);
    assert.ok(sequences.size >= known.size);
  });
});
