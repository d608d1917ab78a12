/** Adjoints of Python programs against central differences, most of all where memory is shared. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { evaluate } from "../../../src/autodiff/evaluate";
import { reverse } from "../../../src/autodiff/reverse";
import { type Tensor, tensor } from "../../../src/core/tensor";
import { catalogue } from "../../../src/ops/index";
import { follow } from "./run";

/** A smooth array of a size, the same every time. */
function wave(size: readonly number[], phase: number): Tensor {
  const n = size.reduce((a, b) => a * b, 1);
  return tensor(
    size,
    Array.from({ length: n }, (_, i) => Math.sin(1.7 * i + phase) + 0.1 * i + 0.05),
  );
}

/** `A: (3, 4), v: (4,)` as arrays. */
function inputsOf(declared: string): Record<string, Tensor> {
  const found = [...declared.matchAll(/(\w+): \(([^)]*)\)/g)];
  return Object.fromEntries(
    found.map(([, name = "", sizes = ""], i) => [
      name,
      wave(
        sizes
          .split(",")
          .filter((s) => s.trim() !== "")
          .map(Number),
        i,
      ),
    ]),
  );
}

const folder = "test/lang/python/gradients";
const cells = readdirSync(folder).flatMap((name) => readFileSync(`${folder}/${name}`, "utf8").split(/^#%% /m).slice(1));

describe("Python: gradients of programs against central differences", () => {
  for (const cell of cells) {
    const [head = "", ...lines] = cell.split("\n");
    const [title = "", declared = ""] = head.split(" | ");
    it(title, () => check(lines.join("\n"), declared));
  }
});

function check(body: string, declared: string): void {
  const inputs = inputsOf(declared);
  const source = `import numpy as np\n# ${declared}\n${body}`;
  const costAt = (values: Record<string, Tensor>) => follow(source, { values }).last("c")?.data[0] ?? Number.NaN;
  const run = follow(source, { values: inputs });
  assert.deepEqual(run.said, []);
  const cost = run.node("c");
  assert.ok(cost, "there is no c");
  const sweep = reverse(run.trace.graph, catalogue, cost, (leaf) => leaf.op === "input");
  for (const [name, at] of Object.entries(inputs)) {
    const leaf = run.trace.bindings.find((b) => b.name === name && b.node?.op === "input")?.node;
    assert.ok(leaf, `${name} is no input`);
    const adjoint = sweep.adjoints.get(leaf.id);
    assert.ok(adjoint, `${name} has no adjoint`);
    const gradient = evaluate(adjoint.node, catalogue, new Map());
    assert.deepEqual([...gradient.size], [...at.size], `size of the adjoint of ${name}`);
    at.data.forEach((x, i) => {
      const h = 1e-5 * Math.max(1, Math.abs(x));
      const moved = (d: number) => costAt({ ...inputs, [name]: tensor(at.size, at.data.with(i, x + d)) });
      const difference = (moved(h) - moved(-h)) / (2 * h);
      const found = gradient.data[i] ?? Number.NaN;
      const close = Math.abs(found - difference) <= 1e-6 * Math.max(1, Math.abs(difference));
      assert.ok(close, `${name}[${i}]: ${found}, not ${difference}`);
    });
  }
}
