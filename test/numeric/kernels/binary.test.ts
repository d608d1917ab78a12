import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { tensor } from "../../../src/core/tensor";
import {
  type Arena,
  arithmeticInUse,
  createArena,
  fresh,
  roomFor,
  useArithmetic,
  within,
} from "../../../src/numeric/arena";
import { inflate } from "../../../src/numeric/kernels/inflate";
import { generator, seedOf } from "../../../src/numeric/random";
import { on } from "./twins";

describe("unpacking", () => {
  const { uniform } = generator(seedOf("bytes"));
  const bytes = (n: number, kinds: number) => Uint8Array.from({ length: n }, () => Math.floor(uniform() * kinds));
  const cases = {
    nothing: bytes(0, 256),
    "one byte": bytes(1, 256),
    "what does not compress": bytes(70_000, 256),
    "few kinds of bytes": bytes(9000, 5),
    "long repetitions": new Uint8Array(5000).fill(7),
    "far repetitions": Uint8Array.from([...bytes(20_000, 256), ...bytes(20_000, 3), ...bytes(10, 9)]),
  };
  for (const [title, data] of Object.entries(cases)) {
    it(`gives back ${title}`, () => {
      for (const level of [0, 1, 9]) {
        assert.deepEqual(inflate(deflateRawSync(data, { level }), data.length), new Uint8Array(data));
      }
      const short = deflateRawSync(data, { strategy: 4 }); // fixed codes
      assert.deepEqual(inflate(short, data.length), new Uint8Array(data));
    });
  }
  it("continues what came before", () => {
    const [first, second] = [bytes(3000, 256), bytes(100, 256)];
    const next = Uint8Array.from([...first.subarray(1000), ...second]);
    const packed = deflateRawSync(next, { dictionary: first });
    assert.ok(packed.length < 400);
    assert.deepEqual(inflate(packed, next.length, first), next);
  });
});

describe("the arena", () => {
  const made = (bytes: number): Arena => {
    const arena = createArena(bytes);
    assert.ok(!("error" in arena));
    return arena;
  };

  it("gives out arrays side by side until it is full, and again after a reset", () => {
    const arena = made(roomFor(3) + roomFor(20));
    const [a, b] = [arena.take(3), arena.take(20)];
    assert.ok(a && b && arena.take(1) === null);
    a.fill(1);
    b.fill(2);
    assert.deepEqual([...a], [1, 1, 1]);
    assert.equal(arena.used, arena.bytes);
    arena.reset();
    assert.equal(arena.used, 0);
    assert.equal(arena.take(3)?.byteOffset, a.byteOffset);
  });
  it("takes results while it has room, and only where it is in force", () => {
    const arena = made(roomFor(10));
    within(arena, () => {
      assert.ok(arena.holds(fresh([2, 5]).data));
      assert.ok(!arena.holds(fresh([1]).data));
    });
    arena.reset();
    assert.ok(!arena.holds(fresh([2]).data));
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
