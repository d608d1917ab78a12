/** Programs with torch and jax mean what the NumPy program beside each computes. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { numpy } from "../../oracles";
import { type Answer, ask, number } from "./oracle";
import { follow } from "./run";

const cells = readFileSync("test/lang/python/torch/programs.py", "utf8")
  .split(/^#%% /m)
  .slice(1)
  .map((cell) => {
    const [title = ""] = cell.split("\n");
    const [source = "", expected = ""] = cell.slice(title.length).split("\n#-- numpy\n");
    return { title, source, expected };
  });

describe("Python: torch and jax", () => {
  let answers: Readonly<Record<string, Answer>> | null = null;

  before(function () {
    this.timeout(60_000);
    const oracle = numpy();
    if (oracle)
      answers = ask(oracle, Object.fromEntries(cells.map((c) => [c.title, c.expected])), "import numpy as np\n");
  });

  for (const { title, source } of cells) {
    it(title, function () {
      const answer = answers?.[title];
      if (!answer) return this.skip();
      assert.equal(answer.error, null);
      check(source, answer);
    });
  }

  it("parameters go by the names of layers, numbered ones included", () => {
    const run = follow(
      "import torch.nn as nn\nnet = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))\nnames = [k for k, p in net.named_parameters()]\nn = len(list(net.parameters()))\nsame = names == ['0.weight', '0.bias', '2.weight', '2.bias']\nc = 1.0 if same else 0.0",
    );
    assert.deepEqual(run.said, []);
    assert.equal(run.last("c")?.data[0], 1);
  });

  it("what a line search of LBFGS finds is not known, and is not where it began", () => {
    const run = follow(
      "import torch\nw = torch.zeros(2, requires_grad=True)\nopt = torch.optim.LBFGS([w], line_search_fn='strong_wolfe')\ndef closure():\n    opt.zero_grad()\n    loss = torch.sum((w - 1) ** 2)\n    loss.backward()\n    return loss\nopt.step(closure)\nc = torch.sum(w * 2)",
    );
    assert.match(run.said.join(), /unsupported: .*The line search of LBFGS is not followed/);
    assert.equal(run.said.length, 1);
    assert.notEqual(run.last("c")?.data[0], 0);
  });

  it("a method that is not known is named, with the one that may be meant", () => {
    const run = follow("import torch\nx = torch.ones(3)\ny = x.reshap(3, 1)\nz = x * 2");
    assert.deepEqual(run.said, [
      "unknown-function: 'reshap' is not among the functions Adjoint knows; its result is taken as unknown. Did you mean 'reshape'?",
    ]);
  });

  it("parameters of a layer are inputs with torch's shapes", () => {
    const run = follow(
      "import torch.nn as nn\nimport torch\nnet = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))\nx = torch.ones(5, 3)\nc = (net(x) ** 2).mean()",
    );
    assert.deepEqual(run.said, []);
    const sizes = ["net.0.weight", "net.0.bias", "net.2.weight", "net.2.bias"].map((n) => run.last(n)?.size);
    assert.deepEqual(sizes, [[4, 3], [4], [2, 4], [2]]);
  });
});

function check(source: string, answer: Answer): void {
  const bound = new Set(follow(source).trace.bindings.flatMap((b) => (b.frames.length === 0 ? [b.name] : [])));
  const names = Object.keys(answer.values).filter((n) => bound.has(n));
  const questions = names.map((n) => `\nq__${n} = __np.asarray(${n})`).join("");
  const run = follow(`import numpy as __np\n${source}${questions}`);
  assert.deepEqual(run.said, []);
  assert.ok(names.length > 3);
  for (const name of names) {
    const expected = answer.values[name];
    const value = run.last(`q__${name}`);
    assert.ok(expected && value, `${name} is not an array`);
    assert.deepEqual([...value.size], [...expected.size], `size of ${name}`);
    expected.data.forEach((x, i) => {
      const [a, b] = [value.data[i] ?? Number.NaN, number(x)];
      assert.ok(Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b)), `${name}: entry ${i} is ${a}, not ${b}`);
    });
  }
}
