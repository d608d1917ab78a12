/** Parentheses in code: as many as reading back needs, and not one more; and what formulas write for readers' sake. */
import assert from "node:assert/strict";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import type { Node } from "../../src/core/node";
import { tensor } from "../../src/core/tensor";
import { trace } from "../../src/lang/common/follow";
import { defaultLimits } from "../../src/lang/common/trace";
import { matlab } from "../../src/lang/matlab/dialect";
import { parseMatlab } from "../../src/lang/matlab/parse";
import { python } from "../../src/lang/python/dialect";
import { parsePython } from "../../src/lang/python/parse";
import { draw, type Generator, generator } from "../../src/numeric/random";
import { catalogue } from "../../src/ops";
import { print } from "../../src/print/printer";
import { Written } from "../ops/cases";

const names = ["A", "B", "C"];
const languages = {
  numpy: { dialect: python, parse: parsePython, head: "import numpy as np\n", base: 0, number: [] },
  matlab: { dialect: matlab, parse: parseMatlab, head: "", base: 1, number: [1, 1] },
} as const;
type Target = keyof typeof languages;

/** A random expression over 3×3 matrices. */
function expression(w: Written, random: Generator, leaves: readonly Node[], depth: number, target: Target): Node {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random.uniform() * items.length)] as T;
  if (depth === 0) return pick(leaves);
  const part = (): Node =>
    expression(w, random, leaves, depth - 1 - Math.floor(random.uniform() * 2) * Number(depth > 1), target);
  const number = (): Node => w.apply("constant", [], { value: tensor(languages[target].number, [pick([2, 0.5, 3])]) });
  switch (
    pick(["add", "subtract", "multiply", "divide", "matmul", "scale", "negate", "transpose", "power", "less", "tanh"])
  ) {
    case "scale":
      return w.apply("multiply", [number(), part()]);
    case "negate":
      return w.apply("negate", [part()]);
    case "transpose":
      return w.apply("transpose", [part()]);
    case "tanh":
      return w.apply("tanh", [part()]);
    case "power":
      return w.apply("power", [part(), number()]);
    default:
      return w.apply(pick(["add", "subtract", "multiply", "divide", "matmul", "less"]), [part(), part()]);
  }
}

/** The expression as nested calls. */
function structure(n: Node): string {
  if (n.op === "input") return String(n.attrs.seed).replace(/^1:/, "");
  if (n.op === "constant") return String((n.attrs.value as { data: Float64Array }).data[0]);
  return `${n.op}(${n.args.map(structure).join(",")})`;
}

function readBack(code: string, target: Target): string | null {
  const { dialect, parse, head } = languages[target];
  const values: Values = new Map();
  const host = {
    evaluate: (n: Node) => evaluate(n, catalogue, values),
    file: () => ({ kind: "missing", why: "" }) as const,
    lastGood: () => null,
    lastKnown: () => null,
    parse,
  };
  const given = new Map(names.map((name) => [name, draw("normal", name, [3, 3])]));
  const options = { entry: null, sizes: {}, values: given, seed: 1, limits: defaultLimits };
  const t = trace(parse(`${head}result = ${code}\n`), dialect, catalogue, host, options);
  const node = t.bindings.find((b) => b.name === "result")?.node;
  return node && t.diagnostics.every((d) => d.severity !== "error") ? structure(node) : null;
}

/** The text without one pair of parentheses, for each pair that is not a call's. */
function withoutPairs(code: string): string[] {
  const open: number[] = [];
  const found: string[] = [];
  [...code].forEach((c, i) => {
    if (c === "(") open.push(i);
    if (c !== ")") return;
    const from = open.pop() as number;
    if (/\w/.test(code[from - 1] ?? "")) return;
    found.push(code.slice(0, from) + code.slice(from + 1, i) + code.slice(i + 1));
  });
  return found;
}

for (const target of ["numpy", "matlab"] as const) {
  describe(`parentheses in ${target} code`, () => {
    for (let seed = 1; seed <= 60; seed++) {
      const w = new Written();
      const leaves = names.map((name) => w.leaf(draw("normal", name, [3, 3]), name));
      const Z = expression(w, generator(seed), leaves, 4, target);
      const name = (n: Node): string | null => (n.op === "input" ? String(n.attrs.seed) : null);
      const code = print(Z, { catalogue, target, base: languages[target].base, name }) as string;

      it(`are where they are needed: ${code}`, () => {
        assert.equal(readBack(code, target), structure(Z));
        for (const less of withoutPairs(code)) assert.notEqual(readBack(less, target), structure(Z), less);
      });
    }
  });
}

describe("parentheses in formulas", () => {
  const w = new Written();
  const [A, B, C] = names.map((name) => w.leaf(draw("normal", name, [3, 3]), name)) as [Node, Node, Node];
  const s = w.leaf(tensor([], [2]), "s");
  const two = w.number(2);
  const f = (op: string, ...args: Node[]): Node => w.apply(op, args);
  const show = (Z: Node): string | null =>
    print(Z, { catalogue, target: "unicode", base: 0, name: (n) => (n.op === "input" ? String(n.attrs.seed) : null) });

  const table: readonly (readonly [string, Node])[] = [
    ["(A B) ⊙ C", f("multiply", f("matmul", A, B), C)],
    ["(A ⊙ B) C", f("matmul", f("multiply", A, B), C)],
    ["A ⊙ B ⊙ C", f("multiply", A, f("multiply", B, C))],
    ["A ⊙ B ⊘ C", f("divide", f("multiply", A, B), C)],
    ["(A ⊘ B) ⊙ C", f("multiply", f("divide", A, B), C)],
    ["A ⊘ (B ⊙ C)", f("divide", A, f("multiply", B, C))],
    ["A B C", f("matmul", A, f("matmul", B, C))],
    ["2 A B", f("multiply", two, f("matmul", A, B))],
    ["2 A ⊙ B", f("multiply", f("multiply", two, A), B)],
    ["A (2 B)", f("matmul", A, f("multiply", two, B))],
    ["A (−B)", f("matmul", A, f("negate", B))],
    ["A + (−B)", f("add", A, f("negate", B))],
    ["−A B", f("negate", f("matmul", A, B))],
    ["−(A + B)", f("negate", f("add", A, B))],
    ["A − (B − C)", f("subtract", A, f("subtract", B, C))],
    ["A − B − C", f("subtract", f("subtract", A, B), C)],
    ["(A + B) C", f("matmul", f("add", A, B), C)],
    ["s · A", f("multiply", s, A)],
    ["A/s", f("divide", A, s)],
    ["(A/s) B", f("matmul", f("divide", A, s), B)],
    ["A⁻ᵀ B", f("matmul", f("transpose", f("inv", A)), B)],
    ["A⁻ᵀ B", f("solve", f("transpose", A), B)],
    ["(Aᵀ)²", f("square", f("transpose", A))],
    ["(A²)ᵀ", f("transpose", f("square", A))],
    ["(A B)ᵀ", f("transpose", f("matmul", A, B))],
    ["√(A + B)", f("sqrt", f("add", A, B))],
    ["tanh(A + B) ⊙ C", f("multiply", f("tanh", f("add", A, B)), C)],
  ];
  for (const [text, Z] of table) it(text, () => assert.equal(show(Z), text));
});
