/** What programs that differentiate themselves get, where there is nothing to compare with. */

import assert from "node:assert/strict";
import { follow } from "./run";

const torch = "import torch\nx = torch.tensor([1.0, 2.0], requires_grad=True)\n";
const jax = "import jax\nimport jax.numpy as jnp\n";

/** The kind of what a name holds in the end. */
function state(source: string, name: string): string {
  const run = follow(source);
  return run.trace.bindings.filter((b) => b.name === name).at(-1)?.state ?? "no row";
}

describe("Python: programs that ask for gradients", () => {
  it("says that only one number can be differentiated, as torch and jax do", () => {
    assert.deepEqual(follow(`${torch}y = x * 2\ny.backward()`).said, [
      "raised: RuntimeError: grad can be implicitly created only for scalar outputs; this is (2,)",
    ]);
    assert.deepEqual(follow(`${jax}g = jax.grad(lambda v: v ** 2)(jnp.ones(3))`).said, [
      "raised: TypeError: Gradient only defined for scalar-output functions. Output had shape: (3,)",
    ]);
    assert.match(
      follow(`${jax}g = jax.grad(lambda v: v ** 2, argnums=1)(2.0)`).said.join(),
      /argument 1 needs 2 positional arguments; there are 1/,
    );
  });

  it("what an unknown value is in the way of is unknown, never made up", () => {
    const lost = "import other\nc = other.f(x).sum()\nc.backward()\ng = x.grad\nh = 2 * g";
    assert.equal(state(`${torch}(x ** 2).sum().backward()\n${lost}`, "g"), "opaque");
    assert.equal(state(`${torch}${lost}`, "h"), "opaque");
    const k = `${jax}import other\nk = jax.grad(lambda v: jnp.sum(other.f(v)))(jnp.ones(3))`;
    assert.equal(state(k, "k"), "opaque");
  });

  it("only tensors that ask for it collect, whatever else the cost depends on", () => {
    const run = follow(
      `${torch}k = torch.ones(2)\n(x * k).sum().backward()\na = 1.0 if k.grad is None else 0.0\nx.requires_grad_(False)\nb = 1.0 if x.grad is None else 0.0`,
    );
    assert.deepEqual([run.last("a")?.data[0], run.last("b")?.data[0]], [1, 1]);
  });

  it("parameters that an optimizer has changed have rows at the call, and collect under their names again", () => {
    const run = follow(
      "import torch\nimport torch.nn as nn\nnet = nn.Linear(2, 1)\nopt = torch.optim.SGD(net.parameters(), lr=0.1)\nX = torch.ones(4, 2)\nfor i in range(2):\n    opt.zero_grad()\n    loss = (net(X) ** 2).mean()\n    loss.backward()\n    opt.step()\n",
    );
    assert.deepEqual(run.said, []);
    const rows = run.trace.bindings.map((b) => `${b.name}${b.iteration ?? ""}`);
    for (const row of ["net.weight", "net.weight.grad1", "net.weight1", "net.weight.grad2", "net.bias2"])
      assert.ok(rows.includes(row), `${row} is not among ${rows.join(" ")}`);
    const losses = run.trace.bindings
      .filter((b) => b.name === "loss")
      .map((b) => b.node && run.valueOf(b.node).data[0]);
    assert.ok(losses.length === 2 && Number(losses[1]) < Number(losses[0]));
  });

  it("a gradient that is written into is an array of its own", () => {
    const run = follow(
      `${jax}a = jnp.array([1.0, 2.0])\ng = jax.grad(lambda v: jnp.sum(v * a))(jnp.ones(2))\ng += 1\n${torch}(x * a).sum().backward()\nx.grad.zero_()`,
    );
    assert.deepEqual([...(run.last("a")?.data ?? [])], [1, 2]);
    assert.deepEqual([...(run.last("g")?.data ?? [])], [2, 3]);
  });
});
