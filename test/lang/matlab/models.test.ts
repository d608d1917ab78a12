/** Whole files in course style: shapes of everything without one declaration, the same as in a real run at matching sizes. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { printShape, sizeOf } from "../../../src/core/shape";
import type { Tensor } from "../../../src/core/tensor";
import type { Binding } from "../../../src/lang/common/trace";
import { octave } from "../../oracles";
import { stated } from "../stated";
import { follow, type Run } from "./run";

const folder = path.resolve("test/models/matlab");
const record = path.join(folder, "shapes.json");
const files = readdirSync(folder).filter((name) => name.endsWith(".m"));

/** Shapes of the last array of every name of a file, by names of sizes. */
type Shapes = Readonly<Record<string, Readonly<Record<string, string>>>>;

const source = (file: string) => readFileSync(path.join(folder, file), "utf8");

/** The last binding of each plain name of the function or script itself. */
function names(run: Run): ReadonlyMap<string, Binding> {
  const own = run.trace.bindings.filter((b) => b.frames.length === 0 && /^\w+$/.test(b.name));
  return new Map(own.map((b) => [b.name, b]));
}

function shapesOf(run: Run): Record<string, string> {
  return Object.fromEntries([...names(run)].map(([name, b]) => [name, b.node ? printShape(b.node.shape) : "unknown"]));
}

/** The program that runs a file on our inputs and prints what every variable holds in the end. */
function realRun(file: string, run: Run): string {
  const text = source(file).trimEnd();
  const show =
    'for k_ = who()\'\n v_ = eval(k_{1}); if isnumeric(v_) || islogical(v_), printf("%s|%s|%s\\n", k_{1}, sprintf("%d ", size(v_)), sprintf("%.17g ", permute(full(double(v_)), ndims(v_):-1:1))); end\n end\n';
  if (run.trace.entry === null) return `${text}\n${show}`;
  const definition = run.trace.module.body.find((s) => s.kind === "function");
  assert.ok(definition?.kind === "function");
  const inputs = definition.params.map((p) => argument(run, p.name));
  const outputs = definition.outputs?.map((_, i) => `o${i}`).join(", ");
  return `${closed(text, run, show)}\n[${outputs}] = ${definition.name}(${inputs.join(", ")});\n`;
}

/** The text with every function closed by its own `end`, and `more` as the last lines of the first. */
function closed(text: string, run: Run, more: string): string {
  const functions = run.trace.module.body.filter((s) => s.kind === "function").reverse();
  return functions.reduce((changed, { span }, i) => {
    const body = changed.slice(0, span.to).trimEnd();
    const own = /^end(?:function)?$/m.exec(body.slice(body.lastIndexOf("\n") + 1)) ? body.lastIndexOf("\n") + 1 : -1;
    const show = i === functions.length - 1 ? `\n${more}` : "";
    const head = own < 0 ? `${body}${show}\nend` : `${body.slice(0, own)}${show}${body.slice(own)}`;
    return head + changed.slice(span.to);
  }, text);
}

/** An input as text; fields of structs are inputs of their own. */
function argument(run: Run, name: string): string {
  const node = run.trace.bindings.find((b) => b.name === name)?.node;
  if (node) return literal(run.valueOf(node));
  const fields = run.trace.bindings.filter((b) => b.name.startsWith(`${name}.`));
  const parts = fields.map((b) => `"${b.name.slice(name.length + 1)}", ${literal(run.valueOf(b.node as never))}`);
  return `struct(${parts.join(", ")})`;
}

function literal({ size, data }: Tensor): string {
  const sizes = size.length < 2 ? [...size, 1, 1].slice(0, 2) : size;
  return `permute(reshape([${[...data].join(" ")}], ${[...sizes].reverse().join(", ")}), ${sizes.length}:-1:1)`;
}

/** Shapes with letters called 0, 1, … in the order in which they come: which are free depends on what is declared. */
function renamed(shapes: Readonly<Record<string, string>>): Record<string, string> {
  const known: string[] = [];
  const number = (letter: string) => {
    if (!known.includes(letter)) known.push(letter);
    return String(known.indexOf(letter));
  };
  return Object.fromEntries(Object.entries(shapes).map(([name, s]) => [name, s.replace(/\b[A-Z]\b/g, number)]));
}

function close(a: number, b: number, scale: number): boolean {
  return Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-9 * scale;
}

describe("MATLAB: whole files without declarations", () => {
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

    it(`${file}: says what it takes for granted, once, and the comments it offers change nothing`, () => {
      const run = follow(source(file));
      const said = run.trace.diagnostics.filter((d) => d.code === "assumed-shape");
      assert.equal(new Set(said.map((d) => d.span.from)).size, said.length);
      const again = follow(stated(source(file), said));
      const left = again.trace.diagnostics.filter((d) => d.code === "assumed-shape" && d.fix);
      assert.deepEqual(
        left.map((d) => d.message),
        [],
      );
      const sizes = (r: Run) => Object.fromEntries([...names(r)].map(([n, b]) => [n, b.node?.shape.length]));
      assert.deepEqual(sizes(again), sizes(run));
      assert.deepEqual(renamed(shapesOf(again)), renamed(shapesOf(run)));
    });
  }

  describe("agree with Octave on every shape and value", () => {
    let compared = 0;
    for (const file of files)
      it(file, function () {
        const oracle = octave();
        if (!oracle) return this.skip();
        this.timeout(60_000);
        compared += compare(file, oracle.run(realRun(file, follow(source(file)))));
      });
    after(() => assert.ok(compared === 0 || compared >= 500, `only ${compared} names were compared`));
  });
});

/** How many names a real run printed, all of which are the same here. */
function compare(file: string, printed: string): number {
  const run = follow(source(file));
  const own = names(run);
  let compared = 0;
  for (const line of printed.split("\n")) {
    const [name = "", size, data] = line.split("|");
    const node = own.get(name)?.node;
    if (size === undefined || data === undefined || /^(?:k_|v_|ans)$/.test(name)) continue;
    assert.ok(node, `${name} has no shape here`);
    assert.deepEqual(sizeOf(node.shape), size.trim().split(" ").map(Number), `size of ${name}`);
    compared += 1;
    if (run.trace.entry === null) continue;
    const values = data
      .trim()
      .split(" ")
      .map((x) => (x === "Inf" ? Infinity : x === "-Inf" ? -Infinity : Number(x)));
    const ours = run.valueOf(node).data;
    const scale = Math.max(1, ...values.map(Math.abs).filter(Number.isFinite));
    values.forEach((v, i) => {
      assert.ok(close(ours[i] ?? Number.NaN, v, scale), `${name}(${i}) is ${ours[i]}, not ${v}`);
    });
  }
  return compared;
}

function update(file: string, shapes: Readonly<Record<string, string>>): void {
  const known = (() => {
    try {
      return JSON.parse(readFileSync(record, "utf8")) as Shapes;
    } catch {
      return {};
    }
  })();
  writeFileSync(record, `${JSON.stringify({ ...known, [file]: shapes }, null, 1)}\n`);
}
