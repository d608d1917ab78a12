/** Damaged Python: what is said about it, and what lives on. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parsePython } from "../../../src/lang/python/parse";
import { moduleText } from "../tree-text";
import { type Change, randomNumbers, survival } from "./damage";
import { network, script } from "./fixtures";

/** The tree of `source` on one line, and its only problem as `text: message`. */
function check(source: string, expected: string, problem: string): void {
  const module = parsePython(source);
  const problems = module.problems.map((p) => `${source.slice(p.span.from, p.span.to)}: ${p.message}`);
  assert.deepEqual([moduleText(module).replace(/\n\s*/g, " / "), ...problems], [expected, problem]);
}

describe("broken lines of Python", () => {
  it("an open bracket ends where the next statement starts", () => {
    check("y = foo(X,\nW = 3", "broken(y) / (= W 3)", "(: a closing ) is missing");
    check("y = foo(X,\nprint(y)\nz = 2", "broken(y) / (call print y) / (= z 2)", "(: a closing ) is missing");
    check("y = [1, 2\nfor i in y:\n  pass", "broken(y) / for i y / pass", "[: a closing ] is missing");
    check("def f(x):\n  y = g(x,\n  return y", "def f(x) / broken(y) / return y", "(: a closing ) is missing");
    check("x = f(\n  1,\n  2\ny = 3", "broken(x) / (= y 3)", "(: a closing ) is missing");
    check("W = f(\nfrom a import b", "broken(W) / import a:b=b", "(: a closing ) is missing");
    check("x = (1, 2]\ny = 1", "broken(x) / (= y 1)", "]: a closing ) is missing");
    check("x = 1)\ny = 2", "broken(x) / (= y 2)", "): this ) has no opening bracket");
  });

  it("an open string ends with its line", () => {
    check("x = foo('abc)\ny = 1", "broken(x) / (= y 1)", "'abc): a closing quote is missing");
    check('x = """abc\ny = 1', "broken(x) / (= y 1)", '"""abc: the closing quotes of this long string are missing');
  });

  it("a docstring that lost its end gives the code back", () => {
    const text = `def f(x):\n  """F.\n  return x\n\ndef g(y):\n  """G."""\n  return y\n\ndef h(z):\n  """H."""\n  return z\n`;
    check(
      text,
      'def f(x) / broken() / return x / def g(y) / "G." / return y / def h(z) / "H." / return z',
      '"""F.: the closing quotes of this long string are missing',
    );
  });

  it("values that are missing are named", () => {
    check("z = x *", "broken(z)", '*: a value is missing after "*"');
    check("x +=", "broken(x)", '+=: a value is missing after "+="');
    check("x = a.", "broken(x)", '.: a name is missing after "."');
    check("a = b = = c", "broken(a b)", '=: a value is missing after "="');
    check("x = a if b", "broken(x)", 'b: a value is missing after "b"');
    check("x = 1; y = = 2; z = 3", "(= x 1) / broken(y) / (= z 3)", '=: a value is missing after "="');
  });

  it("what stands where it cannot is named", () => {
    check("a b", "broken()", 'b: "b" cannot stand after "a"');
    check("x = [i for i in]", "broken(x)", ']: "]" cannot stand after "in"');
    check("3 = x", "broken()", '3: what stands before "=" cannot be assigned to');
    check("break 3", "broken()", '3: "3" cannot stand after "break"');
    check("x = a ? b", "broken(x)", '?: "?" has no meaning here');
    check("x = “a”", "broken(x)", '“: “" is not the quote " of the language'.replace('“"', '"“"'));
    check("import", "broken()", "import: this import is not complete");
  });

  it("heads of blocks keep their blocks", () => {
    check("for i\nb = 1", "broken(i) / (= b 1)", 'for i: an "in" is missing in this "for"');
    check("for i in\n  b = 1\nc = 2", "for i ? / (= b 1) / (= c 2)", 'in: a value is missing after "in"');
    check("if \nb = 1", "broken() / (= b 1)", 'if: a value is missing after "if"');
    check("if x\n  b\nelse:\n  c", "if x / b / else / c", 'if x: a ":" is missing at the end of this "if"');
    check("if x = 3:\n  y", "if ? / y", '=: "=" cannot stand after "x" (is "==" meant?)');
    check("def f(x, y:\n  z = x\n  return z", "def f(x y) / (= z x) / return z", "(: a closing ) is missing");
    check("def f(x\n  return x", "def f(x) / return x", "(: a closing ) is missing");
    check("while (a:\n  x = 1", "while ? / (= x 1)", "(: a closing ) is missing");
    check("with open(x as f:\n  y = f", "with ? as f / (= y f)", "(: a closing ) is missing");
    check("@dec(\ndef f(): pass", "def f() / pass", "(: a closing ) is missing");
    check("def (x): pass", "def (x) / pass", 'def (x): a name is missing after "def"');
  });

  it("layout", () => {
    check("for i in r:\nx = 1", "for i r / (= x 1)", 'for i in r: an indented block is missing after "for" on line 1');
    check("  x = 1\ny = 2", "(= x 1) / (= y 2)", "x: this line is indented, but no block starts above it");
    check("if a:\n    b\n  c\nd", "if a / b / c / d", "c: this indentation matches no block above");
    check("else:\n  x", "if ? / else / x", 'else: this "else" belongs to no "if", "for", "while" or "try"');
    check("try:\n  x\ny", "try / x / y", 'try: this "try" has no "except" or "finally"');
  });

  it("names that a broken line seems to assign", () => {
    const names = (source: string) => parsePython(source).body.flatMap((s) => (s.kind === "broken" ? s.names : []));
    assert.deepEqual(names("self.W1, b[0] = f("), ["self.W1", "b"]);
    assert.deepEqual(names("x = y = (1"), ["x", "y"]);
    assert.deepEqual(names("x += ("), ["x"]);
    assert.deepEqual(names("import numpy as np ("), ["np"]);
    assert.deepEqual(names("from a import b, c ("), ["b", "c"]);
    assert.deepEqual(names("f(a=1"), []);
    assert.deepEqual(names("def f(x"), ["f"]);
  });
});

describe("damage to Python stays local", () => {
  const lines = (text: string) =>
    [...text.matchAll(/^.+$/gm)].map((m) => ({ from: m.index, to: m.index + m[0].length }));

  for (const [name, text] of Object.entries({ network, script })) {
    const random = randomNumbers(11);
    const inside = (l: { from: number; to: number }) => l.from + Math.floor(random.next().value * (l.to - l.from));

    const stays = (title: string, changes: Change[]) =>
      it(`${name}: ${title}`, () => {
        const { total, kept, worst, worstText } = survival(text, changes);
        assert.ok(kept / total >= 0.995, `${kept} of ${total} statements kept`);
        assert.ok(worst <= 2, `${worst} lost by ${worstText}`);
      });

    stays(
      "lines cut",
      lines(text).flatMap((l) => [inside(l), inside(l)].map((at) => ({ at, removed: l.to - at, inserted: "" }))),
    );
    stays(
      "characters deleted",
      lines(text).flatMap((l) => [inside(l), inside(l)].map((at) => ({ at, removed: 1, inserted: "" }))),
    );
    stays(
      "unfinished lines added",
      lines(text).flatMap((l) => {
        const indent = /^ */.exec(text.slice(l.from, l.to))?.[0] ?? "";
        const starts = ["W = foo(X,", "y = [1 2", "if ", "z = x *", "for i", "def f(a,", "x = {", "s = 'abc"];
        return starts.map((start) => ({ at: l.from, removed: 0, inserted: `${indent}${start}\n` }));
      }),
    );
  }
});

describe("hostile text", () => {
  const survives = (title: string, text: string) =>
    it(title, () => {
      parsePython(text);
    });

  survives(
    "100,000 letters, and names, that might be given by a magic",
    `${"x".repeat(100_000)} ${"y, ".repeat(100_000)}`,
  );
  survives("10,000 brackets", `x = ${"(".repeat(10_000)}1${")".repeat(10_000)}\ny = 1`);
  survives("100,000 signs", `x = ${"-".repeat(100_000)}1`);
  survives("100,000 operators", `x = a${"+a".repeat(100_000)}`);
  survives("1 MB on one line", `x = [${"1, ".repeat(350_000)}]`);
  survives("20,000 open calls", "x = f(1,\n".repeat(20_000));
  survives("20,001 long quotes", 'def f():\n  """\n'.repeat(20_001));
  survives("2,000 levels", Array.from({ length: 2000 }, (_, i) => `${" ".repeat(i)}if a:\n`).join(""));
  survives("orphans", "else:\n".repeat(20_000));
  survives("backslashes", "\\".repeat(300_000));

  it("one more bracket than is allowed is one problem", () => {
    const { body, problems } = parsePython(`x = ${"(".repeat(10_000)}\ny = 1`);
    assert.deepEqual(
      problems.map((p) => p.message),
      ["brackets are nested more than 100 deep"],
    );
    assert.equal(body.length, 2);
  });

  it("a binary file is one problem", () => {
    const random = randomNumbers(1);
    const text = Array.from({ length: 1 << 20 }, () => String.fromCharCode(random.next().value * 256)).join("");
    assert.deepEqual(
      parsePython(text).problems.map((p) => p.message),
      ["this is not a text file"],
    );
  });

  it("a random soup of tokens", () => {
    const random = randomNumbers(9);
    const words =
      'if for def ( ) [ ] { } x y = == : \n \n\t 1. in lambda class " \' """ else , @ print yield * ** with as not'.split(
        / (?! )/,
      );
    const word = () => words[Math.floor(random.next().value * words.length)];
    for (let i = 0; i < 300; i++) parsePython(Array.from({ length: 300 }, word).join(" "));
  });
});
