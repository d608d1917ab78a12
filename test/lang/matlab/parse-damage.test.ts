/** Damage stays where it is: other lines keep their statements, and one broken line is one problem. */
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { parseMatlab } from "../../../src/lang/matlab/parse";
import { moduleText } from "../tree-text";
import { lines, survival } from "./damage";

const fixtures = ["network.m", "regression.m"].map((name) => readFileSync(`test/lang/matlab/fixtures/${name}`, "utf8"));

describe("MATLAB text under damage", () => {
  it("loses almost nothing to a deleted character", () => {
    for (const text of fixtures) {
      const places = Array.from({ length: Math.floor(text.length / 5) }, (_, i) => i * 5 + (i % 5));
      const changes = places.map((at) => text.slice(0, at) + text.slice(at + 1));
      const { share, worst, problems } = survival(text, changes);
      assert.ok(share > 0.995, `${share} kept; worst: ${worst}`);
      assert.ok(problems < 1.1, `${problems} problems on average`);
    }
  });

  it("loses almost nothing to a line that is cut", () => {
    for (const text of fixtures) {
      const changes = lines(text).flatMap(({ from, to }) =>
        [0.25, 0.5, 0.75, 0.9].map((share) => text.slice(0, from + Math.floor((to - from) * share)) + text.slice(to)),
      );
      const { share, worst, problems } = survival(text, changes);
      assert.ok(share > 0.99, `${share} kept; worst: ${worst}`);
      assert.ok(problems < 1.5, `${problems} problems on average`);
    }
  });

  it("loses almost nothing to a missing line", () => {
    for (const text of fixtures) {
      const { share, worst } = survival(
        text,
        lines(text).map(({ from, to }) => text.slice(0, from) + text.slice(to)),
      );
      assert.ok(share > 0.99, `${share} kept; worst: ${worst}`);
    }
  });

  it("loses almost nothing to a line that is being typed", () => {
    const typed = [
      "W = foo(X,",
      "y = [1 2",
      "if ",
      "z = x *",
      "for i",
      "c = {1, 'a",
      "while (x < 3",
      "x(",
      "q = ",
      "f = @(x",
      "s = 'abc",
    ];
    for (const text of fixtures) {
      const changes = lines(text).flatMap(({ from }, i) =>
        typed.filter((_, k) => (k + i) % 3 === 0).map((line) => `${text.slice(0, from)}  ${line}\n${text.slice(from)}`),
      );
      const { share, worst } = survival(text, changes);
      assert.ok(share > 0.99, `${share} kept; worst: ${worst}`);
    }
  });

  it("reports one problem for one broken line, in words", () => {
    const one = (line: string, names: string[], message: string) => {
      const module = parseMatlab(`a = 1;\n${line}\nb = 2;\n`);
      assert.deepEqual(
        module.problems.map((p) => p.message),
        [message],
        line,
      );
      const [first, broken, last] = module.body;
      assert.deepEqual(
        [first?.kind, broken?.kind, last?.kind, module.body.length],
        ["assign", "broken", "assign", 3],
        line,
      );
      assert.deepEqual(broken?.kind === "broken" && [broken.names, broken.message], [names, message], line);
      assert.ok(broken && module.text.slice(broken.span.from, broken.span.to) === line.trim(), line);
    };
    one("y = foo(X, 3", ["y"], "a closing ) is missing");
    one("y = foo(X,", ["y"], 'a value is missing after ","');
    one("y = [1 2; 3", ["y"], "a closing ] is missing");
    one("y = {1, f(2}", ["y"], "a closing ) is missing");
    one("y = 'abc", ["y"], "a closing quote is missing");
    one("y = x *", ["y"], 'a value is missing after "*"');
    one("y = x .^", ["y"], 'a value is missing after ".^"');
    one("y =", ["y"], 'a value is missing after "="');
    one("[y, z] = f(", ["y", "z"], "a closing ) is missing");
    one("y.w(2) = (1 + 2", ["y"], "a closing ) is missing");
    one("y = 3 4", ["y"], '"4" is not expected here');
    one("y = foo(1))", ["y"], '")" is not expected here');
    one("y = foo(1]", ["y"], '"]" is not expected here');
    one("y = * 3", ["y"], 'a value is missing after "="');
    one("y += 3 $", ["y"], '"$" is not expected here');
    one("3 = y", [], 'nothing can be assigned to "3"');
    one("a + b = 4", [], 'nothing can be assigned to "a + b"');
    one("end", [], 'this "end" belongs to no block');
    one(")", [], '")" is not expected here');
    one("global", [], 'a name is missing after "global"');
  });

  it("keeps the block of a broken head", () => {
    const read = (source: string, message: string, ...expected: string[]) => {
      const module = parseMatlab(source);
      assert.equal(moduleText(module), expected.join("\n"), source);
      assert.deepEqual(
        module.problems.map((p) => p.message),
        [message],
        source,
      );
    };
    read("if x >\n  y = 1;\nend\nz", 'a value is missing after ">"', "if ?", "  (= y 1)", "z");
    read("if (x\n  y = 1;\nend\nz", "a closing ) is missing", "if ?", "  (= y 1)", "z");
    read("if\n  y = 1;\nend", 'a value is missing after "if"', "if ?", "  (= y 1)");
    read("for i\n  y = 1;\nend", 'an "=" is missing after "i"', "for i ?", "  (= y 1)");
    read("for i = 1:\n  y = 1;\nend", 'a value is missing after ":"', "for i ?", "  (= y 1)");
    read("while f(x\n  y = 1;\nend", "a closing ) is missing", "while ?", "  (= y 1)");
    read("function y = f(x\n  y = 1;\nend", "a closing ) is missing", "def f(x) -> y", "  (= y 1)");
    read("function\n  y = 1;\nend", 'a name is missing after "function"', "def () -> ", "  (= y 1)");
  });

  it("goes by indentation where an end is missing or left over", () => {
    const read = (source: string, message: string, ...expected: string[]) => {
      const module = parseMatlab(source);
      assert.equal(moduleText(module), expected.join("\n"), source);
      assert.deepEqual(
        module.problems.map((p) => p.message),
        [message],
        source,
      );
    };
    const open = 'the "for" on line 1 has no "end"';
    read("for i = 1:3\n  x = i;\ny = 2;", open, "for i (range 1 _ 3)", "  (= x i)", "(= y 2)");
    read("for i = 1:3\ny = 2;\nif y\n  z\nend", open, "for i (range 1 _ 3)", "(= y 2)", "if y", "  z");
    read(
      "function f\n  if a\n    b\n  c\nend\nfunction g\n  d\nend",
      'the "if" on line 2 has no "end"',
      "def f() -> ",
      "  if a",
      "    b",
      "  c",
      "def g() -> ",
      "  d",
    );
    read(
      "function f\n    b\n  end\n  c\nend\nfunction g\n  d\nend",
      'this "end" belongs to no block',
      "def f() -> ",
      "  b",
      "  broken()",
      "  c",
      "def g() -> ",
      "  d",
    );
    read("if a\n  b\nendfor\nend", 'this "endfor" belongs to no block', "if a", "  b", "  broken()");
  });

  it("never throws, however odd the text", () => {
    const odd = [
      "",
      "\n",
      "\0\0\0binary",
      `x = ${"(".repeat(10_000)}1${")".repeat(10_000)}`,
      "[".repeat(10_000),
      `x = 1${" + 1".repeat(5000)}`,
      `x = ${"-".repeat(3000)}1`,
      "if x\n".repeat(3000),
      "end\n".repeat(3000),
      `x = ${"@(x) ".repeat(3000)}1`,
      "'".repeat(3000),
      "%{\n".repeat(3000),
      "function ".repeat(1000),
      "... ".repeat(1000),
    ];
    for (const text of odd) {
      const module = parseMatlab(text);
      assert.equal(module.text, text);
    }
    const soup = [
      "if ",
      "end\n",
      "for ",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "x",
      "= ",
      "-",
      "'",
      '"',
      ",",
      ";",
      "\n",
      " ",
      "function ",
    ]
      .concat([
        "else ",
        "...\n",
        "% c\n",
        "%{\n",
        "@(x) ",
        ".",
        "1",
        ":",
        "~",
        "++",
        "+=",
        "switch ",
        "case ",
        "try ",
        "catch ",
      ])
      .concat([
        "do ",
        "until ",
        "classdef ",
        "properties\n",
        "methods\n",
        "global ",
        "$",
        "é",
        "\0",
        "\\",
        "endfunction\n",
      ]);
    let seed = 1;
    const next = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    for (let i = 0; i < 500; i++) parseMatlab(Array.from({ length: 40 }, () => soup[next(soup.length)]).join(""));
  });

  it("reads one megabyte in one go", function () {
    this.timeout(20_000);
    const text = "y = x .* (1 - x.^2) + foo(x, 3)'; % comment\n".repeat(24_000);
    assert.equal(parseMatlab(text).body.length, 24_000);
  });
});
