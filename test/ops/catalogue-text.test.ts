/** Every operation as code: parsed back by the front ends, and run by the languages themselves. */
import assert from "node:assert/strict";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import type { Node } from "../../src/core/node";
import type { Operation } from "../../src/core/operation";
import { type Tensor, tensor } from "../../src/core/tensor";
import type { Dialect } from "../../src/lang/common/dialect";
import { trace } from "../../src/lang/common/follow";
import { defaultLimits } from "../../src/lang/common/trace";
import type { Module } from "../../src/lang/common/tree";
import { matlab } from "../../src/lang/matlab/dialect";
import { parseMatlab } from "../../src/lang/matlab/parse";
import { python } from "../../src/lang/python/dialect";
import { parsePython } from "../../src/lang/python/parse";
import { catalogue } from "../../src/ops";
import { print } from "../../src/print/printer";
import { close } from "../numeric/judge";
import { numpy, octave } from "../oracles";
import { allCases, build, type Case } from "./cases";
import { type Answer, askNumpy, askOctave, type Question, squeezed } from "./languages";

/** What code reads as where the language has no word of its own for an operation. */
const readAs: Readonly<Record<string, readonly string[]>> = {
  argmax: ["add"],
  argmin: ["add"],
  cumsum: ["slice"],
  attained: ["divide"],
  chop: ["multiply"],
  cofactor: ["multiply"],
  detsign: ["sign"],
  eigvals: ["reshape", "eigvalsh"],
  eigvalsh: ["reshape"],
  gaps: ["subtract"],
  lstsq: ["matmul"],
  nucnorm: ["sum"],
  mpower: ["power"],
  pnorm: ["reshape"],
  qrr: ["triu"],
  specnorm: ["norm"],
  svdv: ["transpose", "permute"],
  svdvals: ["reshape"],
  trisolve: ["solve", "divide"],
  broadcast: ["multiply"],
  diag: ["diagmat", "reshape"],
  diagmat: ["multiply"],
  expand: ["broadcast", "multiply"],
  extent: ["constant", "multiply"],
  logdet: ["log"],
  over: ["select", "multiply"],
  phi: ["multiply"],
  permute: ["transpose"],
  pick: ["take"],
  range: ["add", "multiply", "transpose"],
  relu: ["maximum"],
  reshape: ["transpose", "permute"],
  rsolve: ["transpose", "matmul", "divide"],
  sigmoid: ["divide"],
  softplus: ["logaddexp", "add"],
  solve: ["divide"],
  square: ["power"],
  sumto: ["sum", "reshape"],
  take: ["slice"],
  transpose: ["permute"],
};

interface Language {
  readonly target: "numpy" | "matlab";
  readonly base: 0 | 1;
  readonly dialect: Dialect;
  readonly head: string;
  parse(text: string): Module;
  /** Whether the language can hold the operands of a sample as they are. */
  holds(c: Case): boolean;
}

const languages: readonly Language[] = [
  {
    target: "numpy",
    base: 0,
    dialect: python,
    head: "import numpy as np\nimport scipy.special\n",
    parse: parsePython,
    holds: () => true,
  },
  // A vector of one axis is a matrix in MATLAB: samples with such operands mean something else there.
  {
    target: "matlab",
    base: 1,
    dialect: matlab,
    head: "",
    parse: parseMatlab,
    holds: (c) => c.operands.every((t) => t.size.length !== 1),
  },
];

for (const language of languages) {
  const cases = allCases().filter((c) => language.holds(c) && codeOf(c, language) !== null);

  describe(`${language.target} code`, () => {
    for (const c of cases) {
      const code = codeOf(c, language) as string;
      it(`${c.title}: ${code} is read back`, () => {
        const { node, value, said } = traced(c, code, language);
        assert.deepEqual(said, []);
        assert.ok(node && value, "it has no value");
        const { Z } = build(c);
        close(squeezed(value), squeezed(evaluate(Z, catalogue, new Map())), 1e-12);
        const other = readAs[c.operation.name] ?? [];
        const named = node.op === c.operation.name || other.includes(node.op);
        assert.ok(named || !callsByName(c.operation, code, language), `it is read as ${node.op}`);
      });
    }
  });

  describe(`${language.target} itself`, () => {
    let answers: readonly Answer[] = [];

    before(function () {
      const oracle = language.target === "numpy" ? numpy() : octave();
      if (!oracle) return this.skip();
      this.timeout(60_000);
      const questions = cases.map((c): Question => ({ code: codeOf(c, language) as string, arrays: arraysOf(c) }));
      answers = (language.target === "numpy" ? askNumpy : askOctave)(oracle, questions);
    });

    cases.forEach((c, i) => {
      it(`${c.title}: ${codeOf(c, language)} gives the kernel's values`, () => {
        const answer = answers[i] as Answer;
        assert.ok("data" in answer, `${"complaint" in answer ? answer.complaint : ""}`);
        const ours = evaluate(build(c).Z, catalogue, new Map());
        const theirs = c.operation.freeSigns === true ? withSignsOf(ours, answer) : answer;
        close(squeezed(theirs), squeezed(ours), 1e-12);
      });
    });
  });
}

/** Columns turned round where they point the other way. */
function withSignsOf(ours: Tensor, theirs: Tensor): Tensor {
  const n = ours.size[ours.size.length - 1] ?? 1;
  const block = n * (ours.size[ours.size.length - 2] ?? 1);
  const along = new Float64Array(ours.data.length);
  const column = (at: number) => at - (at % block) + (at % n);
  ours.data.forEach((x, at) => {
    along[column(at)] = (along[column(at)] ?? 0) + x * (theirs.data[at] ?? 0);
  });
  return tensor(theirs.size, theirs.data.map((x, at) => ((along[column(at)] ?? 0) < 0 ? -x : x))); // biome-ignore format: short
}

/** Whether code is a call of one of the operation's own names. Otherwise its values say enough. */
function callsByName({ spelling }: Operation, code: string, { target }: Language): boolean {
  return spelling?.[target]?.names.some((name) => code.startsWith(`${name.replace(/^.*:/, "")}(`)) === true;
}

/** The operation over operands named as its declaration names them; `null` without a notation. */
function codeOf(c: Case, { target, base }: Language): string | null {
  const { args, Z } = build(c);
  const names = new Map(args.map((X, i) => [X.id, nameOf(c, i)]));
  return print(Z, { catalogue, target, base, name: (n) => names.get(n.id) ?? null, dim: (d) => String(d.size) });
}

function nameOf(c: Case, i: number): string {
  const { params } = c.operation;
  const last = params[params.length - 1] ?? "";
  const [name, rest] = i >= params.length - 1 && last.startsWith("...") ? [last.slice(3), i] : [params[i], ""];
  return `${name}${rest}`;
}

function arraysOf(c: Case): Record<string, Tensor> {
  return Object.fromEntries(c.operands.map((t, i) => [nameOf(c, i), t]));
}

function traced(
  c: Case,
  code: string,
  { parse, dialect, head }: Language,
): { node: Node | null; value: Tensor | null; said: string[] } {
  const values: Values = new Map();
  const host = {
    evaluate: (n: Node) => evaluate(n, catalogue, values),
    file: () => ({ kind: "missing", why: "" }) as const,
    lastGood: () => null,
    lastKnown: () => null,
    parse,
  };
  const given = new Map(Object.entries(arraysOf(c)));
  const options = { entry: null, sizes: {}, values: given, seed: 1, limits: defaultLimits };
  const t = trace(parse(`${head}adjoint_result = ${code}\n`), dialect, catalogue, host, options);
  const said = t.diagnostics.filter((d) => d.code !== "silent-broadcast").map((d) => d.message);
  const node = t.bindings.find((b) => b.name === "adjoint_result")?.node ?? null;
  return { node, value: node && evaluate(node, catalogue, values), said };
}
