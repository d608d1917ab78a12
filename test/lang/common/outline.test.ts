/** The outline of files: where names are written and read, and what functions there are. */

import assert from "node:assert/strict";
import { type Definition, outlineOf } from "../../../src/lang/common/outline";
import type { Language } from "../../../src/lang/common/tree";
import { parseMatlab } from "../../../src/lang/matlab/parse";
import { parsePython } from "../../../src/lang/python/parse";

describe("outline", () => {
  it("tells writes from reads, scope by scope", () => {
    check("python", "a = 1\ndef f(a, b=a):\n  c = a + b\n  return c\nf(a)\n", [
      "a: writes 1:1, reads 2:12 5:3",
      "f: writes 2:5, reads 5:1",
      "a: writes 2:7, reads 3:7",
      "b: writes 2:10, reads 3:11",
      "c: writes 3:3, reads 4:10",
    ]);
  });

  it("counts a keyword of a call as a read of the parameter, where one function can be meant", () => {
    check("python", "def f(x, k=1):\n  return x * k\nk = 3\nf(2, k = (k))\n", [
      "f: writes 1:5, reads 4:1",
      "k: writes 3:1, reads 4:11",
      "x: writes 1:7, reads 2:10",
      "k: writes 1:10, reads 2:14 4:6",
    ]);
  });

  it("lets comprehensions and lambdas have names of their own", () => {
    check("python", "x = 2\ny = [x * i for i in range(x)]\ng = lambda x: x + y[0]\n", [
      "x: writes 1:1, reads 2:6 2:27",
      "y: writes 2:1, reads 3:19",
      "g: writes 3:1, reads ",
      "i: writes 2:16, reads 2:10",
      "x: writes 3:12, reads 3:15",
    ]);
  });

  it("sends global and nonlocal names outside", () => {
    check("python", "n = 0\ndef f():\n  global n\n  n = n + 1\n", [
      "n: writes 1:1 4:3, reads 3:10 4:7",
      "f: writes 2:5, reads ",
    ]);
  });

  it("does not let methods see the names of their class", () => {
    check("python", "k = 1\nclass A:\n  k = 2\n  def f(self):\n    return k\n", [
      "k: writes 1:1, reads 5:12",
      "A: writes 2:7, reads ",
      "k: writes 3:3, reads ",
      "f: writes 4:7, reads ",
      "self: writes 4:9, reads ",
    ]);
  });

  it("finds names in f-strings, and the target of a walrus outside of a comprehension", () => {
    check("python", "n = 3\nprint(f'{n:d} is {n}')\nz = [m := i for i in a]\n", [
      "n: writes 1:1, reads 2:10 2:19",
      "m: writes 3:6, reads ",
      "z: writes 3:1, reads ",
      "i: writes 3:17, reads 3:11",
    ]);
  });

  it("keeps MATLAB's functions apart, which see only one another", () => {
    check("matlab", "x = f(2);\nfunction y = f(x)\n  y.a(1) = g(x) * pi;\nend\nfunction z = g(x), z = x; end\n", [
      "x: writes 1:1, reads ",
      "f: writes 2:14, reads 1:5",
      "g: writes 5:14, reads 3:12",
      "x: writes 2:16, reads 3:14",
      "y: writes 2:10 3:3, reads ",
      "x: writes 5:16, reads 5:24",
      "z: writes 5:10 5:20, reads ",
    ]);
  });

  it("follows handles and anonymous functions", () => {
    check("matlab", "a = 2; h = @(x) a * x;\nq = @f;\nfunction r = f(), r = 1; end\n", [
      "a: writes 1:1, reads 1:17",
      "h: writes 1:8, reads ",
      "q: writes 2:1, reads ",
      "f: writes 3:14, reads 2:6",
      "x: writes 1:14, reads 1:21",
      "r: writes 3:10 3:19, reads ",
    ]);
  });

  it("says which names must not be renamed", () => {
    const incomplete = (language: Language, source: string) =>
      outline(language, source)
        .names.filter((n) => !n.complete)
        .map((n) => n.name);
    assert.deepEqual(incomplete("python", "import numpy as np\ny = np.ones(2)\n"), ["np"]);
    assert.deepEqual(
      incomplete("python", "class A:\n  def f(self, a): pass\nclass B:\n  def f(self, a): pass\nb.f(a=1)\n"),
      ["a", "a"],
    );
    assert.deepEqual(incomplete("python", "try:\n  x = 1\nexcept E as e:\n  y = e\n"), ["e"]);
    assert.deepEqual(incomplete("matlab", "x = 1; y = 2;\ndisp x\n"), ["x"]);
    assert.deepEqual(incomplete("matlab", "global g\ng = 1; h = 2;\n"), ["g"]);
  });

  it("lists functions, classes and methods", () => {
    const show = (d: Definition): string =>
      `${d.kind} ${d.name}(${d.params.join(", ")})${d.outputs ? ` → ${d.outputs.join(", ")}` : ""}${d.members.map((m) => ` { ${show(m)} }`).join("")}`;
    const python = outline("python", "class Net(object):\n  def f(self, *xs, k=1, **o):\n    pass\n");
    assert.deepEqual(python.definitions.map(show), ["class Net() { function f(self, *xs, k, **o) }"]);
    const matlab = outline("matlab", "function [a, b] = f(x, ~)\na = 1; b = 2;\nend\n");
    assert.deepEqual(matlab.definitions.map(show), ["function f(x, ~) → a, b"]);
  });

  it("knows what modules are called", () => {
    const { modules } = outline(
      "python",
      "import numpy as np, os.path\nimport numpy.linalg as la\nfrom scipy import special\n",
    );
    assert.deepEqual([...modules].slice(0, 1), [["np", "numpy"]]);
    assert.equal(modules.get("la"), "numpy.linalg");
    assert.equal(modules.get("special"), "scipy.special");
  });
});

function outline(language: Language, source: string) {
  return outlineOf(language === "matlab" ? parseMatlab(source) : parsePython(source));
}

function check(language: Language, source: string, expected: readonly string[]): void {
  const at = (offset: number) => {
    const before = source.slice(0, offset).split("\n");
    return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
  };
  const places = (spans: readonly { from: number }[]) => spans.map((s) => at(s.from)).join(" ");
  const found = outline(language, source).names.map(
    (n) => `${n.name}: writes ${places(n.writes)}, reads ${places(n.reads)}`,
  );
  assert.deepEqual(found, expected);
}
