/** What MATLAB programs mean: the same as in Octave, whose values are recorded and, where it is installed, asked again. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { evaluate } from "../../../src/autodiff/evaluate";
import { reverse } from "../../../src/autodiff/reverse";
import { printShape } from "../../../src/core/shape";
import { type Tensor, tensor } from "../../../src/core/tensor";
import { catalogue } from "../../../src/ops/index";
import { octave } from "../../oracles";
import { differentiable } from "./dialect-gradients";
import { mistakes } from "./dialect-mistakes";
import { programs as firstPrograms } from "./dialect-programs";
import { morePrograms } from "./dialect-programs-2";
import { latePrograms } from "./dialect-programs-3";
import { finalPrograms } from "./dialect-programs-4";
import { follow } from "./run";

/** Size and entries, row by row; NaN and infinities as text. */
interface Recorded {
  readonly size: readonly number[];
  readonly data: readonly (number | string)[];
}
type Record1 = Readonly<Record<string, Readonly<Record<string, Recorded>>>>;

const programs = { ...firstPrograms, ...morePrograms, ...latePrograms, ...finalPrograms };

const file = path.resolve("test/lang/matlab/dialect-values.json");

function recorded(): Record1 {
  return JSON.parse(readFileSync(file, "utf8")) as Record1;
}

/** Runs all programs in Octave, one after the other, and reads what their names hold. */
function askOctave(run: (code: string) => string): Record1 {
  const definitions: string[] = [];
  const bodies = Object.entries(programs).map(([title, [names, source]]) => {
    const parts = source.split(/(?<=\nend)\n/);
    if (parts.length > 1) definitions.push(...parts.slice(0, -1));
    const body = parts.at(-1) ?? "";
    const shows = names.split(" ").map((n) => `show_("${n}", ${n});`);
    return `printf("# ${title}\\n");\n${body}\n${shows.join("\n")}\nclear -x show_;`;
  });
  const show =
    'function show_(name, v)\n  v = full(double(v)); s = size(v);\n  w = permute(v, numel(s):-1:1);\n  printf("%s|%s|%s\\n", name, sprintf("%d ", s), sprintf("%.17g ", w));\nend';
  // Where there is no display, Octave may have nothing to draw with.
  const drawing = ["figure", "hold", "clf"].map((name) => `function ${name}(varargin)\nend`);
  const result: { [title: string]: { [name: string]: Recorded } } = {};
  let current: { [name: string]: Recorded } = {};
  for (const line of run([show, ...drawing, ...definitions, ...bodies].join("\n")).split("\n")) {
    if (line.startsWith("# ")) {
      current = {};
      result[line.slice(2)] = current;
      continue;
    }
    const [name, size, data] = line.split("|");
    if (name && size !== undefined && data !== undefined) {
      const numbers = data
        .trim()
        .split(" ")
        .filter((x) => x !== "");
      current[name] = {
        size: size.trim().split(" ").map(Number),
        data: numbers.map((x) => (Number.isFinite(Number(x)) ? Number(x) : x)),
      };
    }
  }
  return result;
}

function number(x: number | string): number {
  if (typeof x === "number") return x;
  return x === "NaN" ? Number.NaN : x === "-Inf" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function same(actual: Tensor, expected: Recorded, what: string): void {
  assert.deepEqual([...actual.size], [...expected.size], `size of ${what}`);
  const scale = Math.max(1, ...expected.data.map((x) => Math.abs(number(x))).filter(Number.isFinite));
  expected.data.forEach((x, i) => {
    const [a, b] = [actual.data[i] ?? Number.NaN, number(x)];
    assert.ok(Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-12 * scale, `${what}: entry ${i} is ${a}, not ${b}`);
  });
}

describe("MATLAB: what programs mean", () => {
  for (const [title, [names, source]] of Object.entries(programs)) {
    it(title, () => {
      const expected = recorded()[title];
      assert.ok(expected, `no values are recorded for '${title}'; run with RECORD=1 where Octave is installed`);
      const run = follow(source);
      const faults = run.trace.diagnostics
        .filter((d) => d.code !== "silent-broadcast")
        .map((d) => `${d.code}: ${d.message}`);
      assert.deepEqual(faults, []);
      for (const name of names.split(" ")) {
        const value = run.last(name);
        assert.ok(value, `${name} is not an array`);
        same(value, expected[name] as Recorded, name);
      }
    });
  }

  it("Octave agrees with what is recorded", function () {
    const oracle = octave();
    if (!oracle) return this.skip();
    this.timeout(120_000);
    const said = askOctave((code) => oracle.run(code));
    if (process.env.RECORD === "1") writeFileSync(file, `${JSON.stringify(said, null, 1)}\n`);
    const known = recorded();
    for (const [title, names] of Object.entries(said)) {
      for (const [name, value] of Object.entries(names)) {
        const before = known[title]?.[name];
        assert.ok(before, `${title}: ${name} is not recorded`);
        same(tensor(value.size, value.data.map(number)), before, `${title}: ${name}`);
      }
    }
    assert.deepEqual(Object.keys(known).sort(), Object.keys(programs).sort());
  });
});

describe("MATLAB: gradients of programs against central differences", () => {
  for (const [title, { inputs, source }] of Object.entries(differentiable)) {
    it(title, () => {
      const run = follow(source, inputs);
      assert.deepEqual(
        run.trace.diagnostics.map((d) => d.message),
        [],
      );
      const cost = run.node("c");
      assert.ok(cost, "there is no c");
      const sweep = reverse(run.trace.graph, catalogue, cost, (leaf) => leaf.op === "input");
      for (const [name, at] of Object.entries(inputs)) {
        const leaf = run.trace.graph.nodes.find(
          (n) => n.op === "input" && run.trace.bindings.some((b) => b.name === name && b.node === n),
        );
        assert.ok(leaf, `${name} is no input`);
        const adjoint = sweep.adjoints.get(leaf.id);
        assert.ok(adjoint, `${name} has no adjoint`);
        const gradient = evaluate(adjoint.node, catalogue, new Map());
        assert.deepEqual([...gradient.size], [...at.size], `size of the adjoint of ${name}`);
        at.data.forEach((x, i) => {
          const h = 1e-5 * Math.max(1, Math.abs(x) || 1);
          const cost1 = (d: number) => {
            const data = at.data.slice();
            data[i] = x + d;
            return follow(source, { ...inputs, [name]: tensor(at.size, data) }).last("c")?.data[0] ?? Number.NaN;
          };
          const difference = (cost1(h) - cost1(-h)) / (2 * h);
          const found = gradient.data[i] ?? Number.NaN;
          assert.ok(
            Math.abs(found - difference) <= 1e-6 * Math.max(1, Math.abs(difference)),
            `${name}[${i}]: ${found}, not ${difference}`,
          );
        });
      }
    });
  }
});

describe("MATLAB: sizes by name", () => {
  it("keeps the names of sizes through programs", () => {
    const run = follow(
      "% X: N x D, y: N x 1\nH = 4;\nW = zeros(D, H);\n[m, n] = size(X);\nA = [ones(m, 1) X];\nP = A(:, 2:end)' * y;\nQ = zeros(n * (H + 1), 1);\nR = reshape(Q, H + 1, n);".replace(
        "zeros(D, H)",
        "zeros(size(X, 2), H)",
      ),
    );
    const shape = (name: string) => printShape(run.node(name)?.shape ?? []);
    assert.equal(shape("W"), "D×H");
    assert.equal(shape("A"), "N×(D + 1)");
    assert.equal(shape("P"), "D×1");
    assert.equal(shape("Q"), "(D*H + D)×1");
    assert.equal(shape("R"), "(H + 1)×D");
  });

  it("keeps the names of sizes through lists of positions", () => {
    const labels = { y: tensor([7, 1], [1, 3, 2, 2, 1, 3, 3]) };
    const run = follow(
      "% X: N x D, y: N x 1\nm = size(X, 1); p = m:-1:1; I = eye(3);\nY = I(y, :);\nZ = X(p([2 1 3]), :);\nP = X(p, :);\nX(:, 1) = [];\nQ = X;",
      labels,
    );
    const shape = (name: string) => printShape(run.node(name)?.shape ?? []);
    assert.deepEqual(["Y", "Z", "P", "Q"].map(shape), ["N×3", "3×D", "N×D", "N×(D - 1)"]);
  });

  it("numbers the passes of loops around a call", () => {
    const run = follow(
      "function r = half_(x)\n  h = x / 2;\n  r = h;\nend\ns = 0;\nfor i = 1:3, s = s + half_(s + i); end",
    );
    const passes = run.trace.bindings.filter((b) => b.name === "h").map((b) => `${b.key} ${b.iteration}`);
    assert.deepEqual(passes, ["half_.1/h#1[1] 1", "half_.1/h#1[2] 2", "half_.1/h#1[3] 3"]);
  });

  it("follows a function file with documented parameters", () => {
    const source =
      "function [J, grad] = cost(theta, X, y)\n% theta: D x 1\n% X: N x D, y: N x 1\nm = length(y);\nh = 1 ./ (1 + exp(-X * theta));\nJ = -sum(y .* log(h) + (1 - y) .* log(1 - h)) / m;\ngrad = X' * (h - y) / m;\nend\n";
    const run = follow(source, { y: tensor([7, 1], [1, 0, 1, 1, 0, 0, 1]) });
    assert.equal(run.trace.entry, "cost");
    assert.equal(printShape(run.node("grad")?.shape ?? []), "D×1");
  });
});

describe("MATLAB: what is said about programs", () => {
  const said = (source: string) => follow(source).trace.diagnostics.map((d) => `${d.code}: ${d.message}`);
  const fixOf = (source: string) => follow(source).trace.diagnostics[0]?.fix;

  it("names both operands that do not fit", () => {
    const [message = ""] = said("A = ones(3, 4); B = ones(5, 2); C = A * B;");
    assert.match(message, /shape-mismatch: A \* B: inner sizes differ, A is 3×4 and B is 5×2/);
  });

  it("names an operand once that is there twice", () => {
    const [found] = follow("X = ones(3, 4); A = X * X;").trace.diagnostics;
    assert.equal(found?.message, "X * X: inner sizes differ, X is 3×4");
    assert.equal(found?.related.length, 1);
  });

  it("offers the transpose that fits", () => {
    assert.equal(fixOf("A = ones(3, 4); B = ones(5, 4); C = A * B;")?.text, "B'");
    assert.equal(fixOf("A = ones(3, 4); B = ones(3, 4); C = (A + 1) * B';"), undefined);
    assert.equal(fixOf("A = ones(3, 4); B = ones(3, 5); C = (A + 1)' * B';")?.text, "B");
    assert.equal(fixOf("A = ones(3, 4); B = ones(4, 3); C = A + 2 * B;")?.text, "(2 * B)'");
    assert.equal(fixOf("A = ones(3, 4); B = ones(5, 2); C = A * B;"), undefined);
  });

  it("warns of a column against a row", () => {
    const text = "y = (1:4)'; p = 1:4; d = y - p;";
    assert.match(said(text)[0] ?? "", /silent-broadcast: y - p: y is 4×1 and p is 1×4, so this makes a 4×4 matrix/);
    assert.equal(fixOf(text)?.text, "p'");
  });

  it("says where an index lies outside", () => {
    assert.match(
      said("A = ones(3, 4); b = A(5, 1);")[0] ?? "",
      /there is no position 5 along axis 1, the array is 3×4/,
    );
    assert.match(said("x = 1:3; b = x(4);")[0] ?? "", /there is no position 4, the array is 1×3/);
    assert.match(said("x = 1:3; b = x(0);")[0] ?? "", /positions are whole numbers from 1 on/);
  });

  it("takes a function it does not know as unknown, once", () => {
    assert.deepEqual(
      said("a = mystery(3); b = a + 1;").map((m) => m.split(":")[0]),
      ["unknown-function"],
    );
  });

  it("says nothing about commands and plots", () => {
    assert.deepEqual(
      said(
        "clear all; close all; clc\nformat long\nwarning off\nfigure; hold on; plot(1:3, 1:3); xlabel('x');\nrand('seed', 1); randn('state', 2);",
      ),
      [],
    );
  });

  it("does not fit what is written into too small a block", () => {
    assert.match(said("A = zeros(2, 2); A(1, :) = [1 2 3];")[0] ?? "", /1×3 does not fit into 1×2/);
  });
});

describe("MATLAB: programs that Octave refuses", () => {
  for (const [title, source] of Object.entries(mistakes)) {
    it(title, () => {
      const said = follow(source).trace.diagnostics;
      assert.ok(
        said.some((d) => d.severity === "error" || d.code === "unknown-function"),
        JSON.stringify(said),
      );
    });
  }

  it("Octave refuses them all", function () {
    const oracle = octave();
    if (!oracle) return this.skip();
    this.timeout(60_000);
    const functions = Object.values(mistakes).flatMap((m) => m.split(/(?<=\nend)\n/).slice(0, -1));
    const bodies = Object.entries(mistakes).map(([title, m]) => {
      const body = m.split(/(?<=\nend)\n/).at(-1) ?? "";
      return `ok_ = 1; try, ${body}\n ok_ = 2; end\nif ok_ == 2, printf("accepted: ${title}\\n"); end; clear all`;
    });
    assert.equal(oracle.run([...functions, ...bodies].join("\n")).trim(), "");
  });
});
