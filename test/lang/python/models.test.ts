/** Whole functions in course style: shapes of everything without one declaration, the same as in a real run at matching sizes. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { printShape, sizeOf } from "../../../src/core/shape";
import type { Tensor } from "../../../src/core/tensor";
import type { Binding } from "../../../src/lang/common/trace";
import { numpy } from "../../oracles";
import { stated } from "../stated";
import { follow, type Run } from "./run";

const folder = path.resolve("test/models/python-functions");
const record = path.join(folder, "shapes.json");
const files = readdirSync(folder).filter((name) => name.endsWith(".py"));

type Shapes = Readonly<Record<string, Readonly<Record<string, string>>>>;

const source = (file: string) => readFileSync(path.join(folder, file), "utf8");

/** The last binding of each plain name of the function itself. */
function names(run: Run): ReadonlyMap<string, Binding> {
  const own = run.trace.bindings.filter((b) => b.frames.length === 0 && /^\w+$/.test(b.name));
  return new Map(own.map((b) => [b.name, b]));
}

function shapesOf(run: Run): Record<string, string> {
  return Object.fromEntries([...names(run)].map(([name, b]) => [name, b.node ? printShape(b.node.shape) : "unknown"]));
}

/** Shapes with sizes called 1, 2, … in the order in which they come: letters depend on what is declared. */
function renamed(shapes: Readonly<Record<string, string>>): Record<string, string> {
  const known: string[] = [];
  const number = (letter: string) => {
    if (!known.includes(letter)) known.push(letter);
    return String(known.indexOf(letter));
  };
  const each = Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(each.map(([name, s]) => [name, s.replace(/\b[A-Z]\b/g, number)]));
}

/** The program that runs the function on our inputs and prints what its names hold when it returns. */
function realRun(file: string, run: Run): string {
  const definition = run.trace.module.body.find((s) => s.kind === "function" && s.name === run.trace.entry);
  assert.ok(definition?.kind === "function");
  const inputs = definition.params.map((p) => argument(run, p.name));
  return `${source(file)}
import sys
def show_(frame, event, _):
    if event == "return" and frame.f_code.co_name == "${definition.name}":
        for k, v in frame.f_locals.items():
            if isinstance(v, (np.ndarray, np.generic, int, float)):
                a = np.asarray(v, dtype=float)
                print(k, " ".join(map(str, a.shape)), " ".join(map(repr, map(float, a.ravel()))), sep="|")
sys.setprofile(show_)
${definition.name}(${inputs.join(", ")})
sys.setprofile(None)
`;
}

/** An input as text; items of dictionaries are inputs of their own. */
function argument(run: Run, name: string): string {
  const binding = run.trace.bindings.find((b) => b.name === name);
  if (binding?.value.kind === "integer") return String(binding.value.dim.size);
  if (binding?.node) return literal(run.valueOf(binding.node), binding.node.attrs.entries === "integer");
  const items = run.trace.bindings.filter((b) => b.name.startsWith(`${name}["`) && b.node !== null);
  const parts = items.map(
    (b) => `${b.name.slice(name.length + 1, -1)}: ${literal(run.valueOf(b.node as never), false)}`,
  );
  return `{${parts.join(", ")}}`;
}

function literal({ size, data }: Tensor, whole: boolean): string {
  if (size.length === 0) return String(data[0]);
  return `np.array([${[...data].join(", ")}])${whole ? ".astype(int)" : ""}.reshape(${size.join(", ")})`;
}

describe("Python: whole functions without declarations", () => {
  for (const file of files) {
    it(`${file}: every name has its shape`, () => {
      const run = follow(source(file));
      const complaints = run.trace.diagnostics.filter((d) => d.severity === "error" || d.code === "unsupported");
      assert.deepEqual(
        complaints.map((d) => d.message),
        [],
      );
      const shapes = shapesOf(run);
      if (process.env.UPDATE === "1") update(file, shapes);
      const expected = JSON.parse(readFileSync(record, "utf8")) as Shapes;
      assert.deepEqual(shapes, expected[file]);
    });

    it(`${file}: says what it takes for granted, and the comments it offers change nothing`, () => {
      const run = follow(source(file));
      const said = run.trace.diagnostics.filter((d) => d.code === "assumed-shape");
      assert.equal(new Set(said.map((d) => d.span.from)).size, said.length);
      const again = follow(stated(source(file), said));
      assert.equal(again.trace.diagnostics.filter((d) => d.code === "assumed-shape" && d.fix).length, 0);
      assert.deepEqual(renamed(shapesOf(again)), renamed(shapesOf(run)));
    });
  }

  describe("agree with NumPy on every shape and value", () => {
    let compared = 0;
    for (const file of files)
      it(file, function () {
        const oracle = numpy();
        if (!oracle) return this.skip();
        this.timeout(60_000);
        compared += compare(file, oracle.run(realRun(file, follow(source(file)))));
      });
    after(() => assert.ok(compared === 0 || compared >= 300, `only ${compared} names were compared`));
  });
});

/** How many names a real run printed, all of which are the same here. */
function compare(file: string, printed: string): number {
  const run = follow(source(file));
  const own = names(run);
  let compared = 0;
  for (const line of printed.split("\n")) {
    const [name = "", size, data] = line.split("|");
    if (size === undefined || data === undefined) continue;
    const node = own.get(name)?.node;
    assert.ok(node, `${name} has no shape here`);
    const expected = size.split(" ").filter((x) => x !== "");
    assert.deepEqual(sizeOf(node.shape).map(String), expected, `size of ${name}`);
    const ours = run.valueOf(node).data;
    data.split(" ").forEach((x, i) => {
      const [a, b] = [ours[i] ?? Number.NaN, Number(x.replace("inf", "Infinity"))];
      const near = Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
      assert.ok(near, `${name}[${i}] is ${a}, not ${b}`);
    });
    compared += 1;
  }
  return compared;
}

function update(file: string, shapes: Readonly<Record<string, string>>): void {
  let known: Shapes = {};
  try {
    known = JSON.parse(readFileSync(record, "utf8")) as Shapes;
  } catch {}
  writeFileSync(record, `${JSON.stringify({ ...known, [file]: shapes }, null, 1)}\n`);
}
