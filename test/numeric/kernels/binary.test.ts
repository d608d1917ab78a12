import assert from "node:assert/strict";
import { tensor } from "../../../src/core/tensor";
import { type Arena, arithmeticInUse, createArena, roomFor, useArithmetic } from "../../../src/numeric/arena";
import { on } from "./twins";

describe("the arena", () => {
  const made = (bytes: number): Arena => {
    const arena = createArena(bytes);
    assert.ok(!("error" in arena));
    return arena;
  };

  it("gives out arrays that do not overlap until it is full, and again what was given back", () => {
    const arena = made(roomFor(3) + roomFor(20));
    const [a, b] = [arena.take(3), arena.take(20)];
    assert.ok(a && b && arena.take(1) === null);
    a.fill(1);
    b.fill(2);
    assert.deepEqual([...a], [1, 1, 1]);
    assert.equal(arena.used, arena.bytes);
    arena.give(a);
    assert.equal(arena.take(2)?.byteOffset, a.byteOffset);
  });
  it("makes one stretch of neighbours that come back in any order", () => {
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 3, 0, 2],
      [2, 0, 3, 1],
    ]) {
      const arena = made(4 * roomFor(8));
      const arrays = [0, 1, 2, 3].map(() => arena.take(8) as Float64Array);
      for (const i of order) arena.give(arrays[i] as Float64Array);
      assert.equal(arena.used, 0);
      assert.equal(arena.take(32)?.length, 32);
    }
  });
  it("leaves arrays from elsewhere alone, and has empty ones", () => {
    const arena = made(1000);
    arena.give(new Float64Array(4));
    assert.equal(arena.used, 0);
    const empty = arena.take(0);
    assert.equal(empty?.length, 0);
  });
  it("places what lies elsewhere, once", () => {
    const arena = made(1000);
    const X = tensor([2, 2], [1, 2, 3, 4]);
    const Y = arena.place(X);
    assert.ok(Y !== X && arena.holds(Y.data));
    assert.deepEqual([...Y.data], [1, 2, 3, 4]);
    assert.equal(arena.place(Y), Y);
    const large = tensor([200], new Float64Array(200));
    assert.equal(arena.place(large), large);
  });
  it("says in words that there is not enough", () => {
    assert.deepEqual(createArena(3.2e9), { error: "the values need 3.2 GB, more than the limit of 1.1 GB" });
    assert.deepEqual(createArena(2000, 1500), { error: "the values need 2 kB, more than the limit of 1.5 kB" });
  });
  it("works without WebAssembly", () => {
    on("plain", () => {
      const arena = made(64);
      assert.equal(arena.kernels, null);
      assert.ok(arena.holds(arena.take(8) as Float64Array));
    });
  });
  it("is strict unless told otherwise", () => {
    assert.equal(arithmeticInUse(), "strict");
    assert.ok(["fast", "strict"].includes(useArithmetic("fast")));
    assert.equal(useArithmetic("strict"), "strict");
  });
});
