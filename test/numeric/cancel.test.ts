/** Stopping from within, from outside, and nothing left behind. */
import assert from "node:assert/strict";
import { cancellable, changed, checkpoint, deadline } from "../../src/numeric/cancel";

const endless = () => {
  for (;;) checkpoint();
};

describe("cancellation", () => {
  it("hands on the result of work that is not stopped", () => {
    assert.equal(
      cancellable(
        () => false,
        () => {
          checkpoint();
          return 7;
        },
      ),
      7,
    );
  });
  it("leaves work when told to, and forgets it", () => {
    let asked = 0;
    assert.equal(
      cancellable(() => ++asked === 3, endless),
      null,
    );
    assert.equal(asked, 3);
    checkpoint();
    assert.equal(asked, 3);
  });
  it("stops at a time", () => assert.equal(cancellable(deadline(performance.now() + 2), endless), null));
  it("stops when a shared number changes", () => {
    const flags = new Int32Array(new SharedArrayBuffer(8));
    const work = () => {
      for (let i = 0; ; i++) {
        if (i === 5) Atomics.add(flags, 1, 1);
        checkpoint();
      }
    };
    assert.equal(cancellable(changed(flags, 1, 0), work), null);
    assert.equal(
      cancellable(changed(flags, 1, 1), () => 1),
      1,
    );
  });
  it("asks outer and inner, and leaves as far as the one that said yes", () => {
    let stopOuter = false;
    const inner = () => {
      assert.equal(
        cancellable(() => true, endless),
        null,
      );
      stopOuter = true;
      cancellable(() => false, endless);
      assert.fail("the outer one had said yes");
    };
    assert.equal(
      cancellable(() => stopOuter, inner),
      null,
    );
  });
  it("lets errors of the work through", () => {
    assert.throws(
      () =>
        cancellable(
          () => true,
          () => {
            throw new RangeError("mine");
          },
        ),
      RangeError,
    );
  });
});
