/** Python source to syntax tree: every construct of numeric code. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Expr, FunctionDef, Stmt } from "../../../src/lang/common/tree";
import { PythonDocument, parsePython } from "../../../src/lang/python/parse";
import { exprText, moduleText, paramText } from "../tree-text";
import { randomNumbers } from "./damage";
import { network, script } from "./fixtures";

/** `source` parses without a problem and prints as `expected`, lines joined by " / ". */
function check(source: string, expected: string): void {
  const module = parsePython(source);
  assert.deepEqual(module.problems, []);
  assert.equal(moduleText(module).replace(/\n\s*/g, " / "), expected);
}

describe("Python expressions", () => {
  it("numbers", () => {
    check("1_000", "1000");
    check("1e-3", "0.001f");
    check("1.", "1f");
    check("1.e3 + 1.j", "(+ 1000f 1j)");
    check("0xFF + 0b11 + 0o17", "(+ (+ 255 3) 15)");
    check("2j", "2j");
    check("1.if a else 2.", "(if a 1f 2f)");
    check("x[1.:2.]", "([] x (: 1f 2f _))");
    check(".5 * 10L", "(* 0.5f 10)");
    check("1 .real", "(. 1 real)");
    check("1..real", "(. 1f real)");
  });

  it("strings", () => {
    check(String.raw`'a\tb\x41\u00e9\'"'`, '"a\\u0009bA\\u00e9\'\\u0022"');
    check(String.raw`r'\d' b'\x00' "z"`, '"\\u005cd\\u0000z"');
    check("'''a\nb'''", '"a\\u000ab"');
    check("f'{x!r:>{w}} {{}}' 'tail'", 'f""');
    check(`f"{d["key"]}"`, 'f""');
    check("('one '\n 'two')", '"one two"');
    check("'a\\\nb'", '"ab"');
    check("ur'x'", '"x"');
  });

  it("constants and names", () => {
    check("True, False, None, ...", "(tuple True False None ...)");
    check("α + x_1", "(+ α x_1)");
  });

  it("operators", () => {
    check("-x ** 2", "(- (** x 2))");
    check("2 ** -1 ** 2", "(** 2 (- (** 1 2)))");
    check("a @ b * c // d % e", "(% (// (* (@ a b) c) d) e)");
    check("a | b ^ c & d << 1 + 1", "(| a (^ b (& c (<< d (+ 1 1)))))");
    check("~x & +y", "(& (~ x) (+ y))");
    check("not a and b or not c", "(|| (&& (! a) b) (! c))");
    check("a and not b or c", "(|| (&& a (! b)) c)");
    check("not (a or b) and c", "(&& (! (|| a b)) c)");
    check("not a == b", "(! (cmp a == b))");
    check("await f(x) + y", "(+ (call f x) y)");
  });

  it("comparisons", () => {
    check("0 < x <= y != z", "(cmp 0 < x <= y != z)");
    check("(a < b) < c", "(cmp (cmp a < b) < c)");
    check("x is not None", "(cmp x is-not None)");
    check("k not in d and k is z", "(&& (cmp k not-in d) (cmp k is z))");
    check("a <> b", "(cmp a != b)");
  });

  it("calls, attributes, indices", () => {
    check("np.sum(X, axis=0, *a, **k)", "(call (. np sum) X axis=0 *a **k)");
    check("f(x for x in y)", "(call f (generator-for x (for x y)))");
    check("f(n := 3)", "(call f (:= n 3))");
    check("x[1:, ::2, ..., None, -1]", "([] x (: 1 _ _) (: _ _ 2) ... None (- 1))");
    check("x[a:b:c][:, i,]", "([] ([] x (: a b c)) (: _ _ _) i)");
    check("x[*i, 0]", "([] x *i 0)");
    check("x[(1, 2)]", "([] x (tuple 1 2))");
  });

  it("collections and comprehensions", () => {
    check("(a,), [], {1, 2}, {}, ()", "(tuple (tuple a) (list) (set 1 2) (dict) (tuple))");
    check("{'a': 1, **b}", '(dict "a":1 **b)');
    check("[*a, b]", "(list *a b)");
    check("[i*j for i, j in z if i if j for k in i]", "(list-for (* i j) (for (tuple i j) z if i if j) (for k i))");
    check("{k: v for k, v in d.items()}", "(dictionary-for k:v (for (tuple k v) (call (. d items))))");
    check("[a for a, *_ in y]", "(list-for a (for (tuple a *_) y))");
    check("{x for x in y}", "(set-for x (for x y))");
    check("[[0] * n for _ in range(m)]", "(list-for (* (list 0) n) (for _ (call range m)))");
  });

  it("lambdas, conditionals, walrus, yield", () => {
    check("lambda x, y=1, *a, k, **o: x if y else k", "(lambda (x y=1 *a k **o) (if y x k))");
    check("lambda *, k=k: 0", "(lambda (* k=k) 0)");
    check("lambda a, /, b,: a[b,:]", "(lambda (a b) ([] a b (: _ _ _)))");
    check("lambda: (yield)", "(lambda () (yield))");
    check("(y := f(x)) + 1", "(+ (:= y (call f x)) 1)");
    check("`x`", "x");
  });
});

describe("Python statements", () => {
  it("assignments", () => {
    check("a = b = 1", "(= a b 1)");
    check("a, (b, *c) = x", "(= (tuple a (tuple b *c)) x)");
    check("[a, b] = x", "(= (list a b) x)");
    check("x.y[0] = 1", "(= ([] (. x y) 0) 1)");
    check("x: int = 3", "(= x :int 3)");
    check('X: Float[Array, "N D"]', '(= X :([] Float Array "N D") ...)');
    check("f = lambda x=1: x", "(= f (lambda (x=1) x))");
    check("x @= y; x **= 2; x //= 2; x >>= 1", "(@= x y) / (**= x 2) / (//= x 2) / (>>= x 1)");
    check("a = 1; b = 2;", "(= a 1) / (= b 2)");
    check("x = \\\n  1", "(= x 1)");
  });

  it("control flow", () => {
    check("if a: b\nelif c:\n  d\nelse: e", "if a / b / elif c / d / else / e");
    check("for i, x in enumerate(y):\n  pass\nelse:\n  z", "for (tuple i x) (call enumerate y) / pass / else / z");
    check("while x: break\nelse: y", "while x / break / else / y");
    check("for x in 1, 2: continue", "for x (tuple 1 2) / continue");
    check(
      "try:\n  a\nexcept (E, F) as e:\n  b\nexcept:\n  raise\nelse:\n  c\nfinally:\n  d",
      "try / a / except e / b / except / raise / else / c / finally / d",
    );
    check("with a as b, c: d", "with a as b, c / d");
    check("with (a as b,\n      c as d):\n  e", "with a as b, c as d / e");
    check("with (yield): pass", "with (yield) / pass");
    check("match x:\n  case 1: a\n  case _: b", "switch x / case 1 / a / otherwise / b");
    check("match = 1\nmatch[0] = 2", "(= match 1) / (= ([] match 0) 2)");
    check("async def f():\n  async for x in y: pass", "def f() / for x y / pass");
  });

  it("definitions", () => {
    check("def f(a, b=1, *c, d: int, **e) -> T: return a", "def f(a b=1 *c d:int **e) / return a");
    check("def f(a, /, b, *, c): return", "def f(a b * c) / return");
    check("@jit\n@partial(f, n=1)\ndef g(): pass", "@jit / @(call partial f n=1) / def g() / pass");
    check("@dataclass\nclass A(B, metaclass=M):\n  x: int", "@dataclass / class A(B) / (= x :int ...)");
    check("class A: pass", "class A() / pass");
  });

  it("imports", () => {
    check("import numpy as np, os.path", "import numpy=np os=os");
    check("import scipy.linalg as la", "import scipy.linalg=la");
    check("from ..a.b import (c, d as e,)", "import ..a.b:c=c ..a.b:d=e");
    check("from . import x", "import .:x=x");
    check("from m import *", "import m:*=*");
  });

  it("small ones", () => {
    check("global a, b\nnonlocal c", "global a b / nonlocal c");
    check("del a[0], b", "delete ([] a 0) b");
    check("assert x == 1, 'no'", "assert (cmp x == 1)");
    check("return", "return");
    check("return a, *b", "return (tuple a *b)");
    check("yield x", "(yield x)");
    check("x = yield", "(= x (yield))");
  });

  it("Python 2", () => {
    check("print x", "(call print x)");
    check('print "%d" % y, z', '(call print (% "%d" y) z)');
    check("print >>f, x", "(call print x)");
    check("print", "print");
    check("print(x)", "(call print x)");
    check("print -x", "(call print (- x))");
    check("exec code in d", "pass");
    check("for i in xrange(3): pass", "for i (call xrange 3) / pass");
    check("try:\n  x\nexcept E, e:\n  y", "try / x / except e / y");
    check("raise E, 'm'", "raise");
  });

  it("IPython", () => {
    check("%matplotlib inline\n!ls -l *.py\nnp.sum?\nx = 1", "pass / pass / pass / (= x 1)");
    check("%time y = f(x)", "(= y (call f x))");
    check("!pip install \\\n   numpy\nx = 1", "pass / (= x 1)");
    check("!pip install \\\r\n   numpy\r\nx = 1", "pass / (= x 1)");
    check("x = y \\\n % 2", "(= x (% y 2))");
    check("a != b", "(cmp a != b)");
  });
  it("takes what a magic gives for a value nobody knows", () => {
    check("files = !ls -l (\nx = 1", "(= files ?) / (= x 1)");
    check("if a:\n  t = %timeit -o f(x)\n  y = 1", "if a / (= t ?) / (= y 1)");
    check("a = b = !ls \\\n  -l", "(= a b ?)");
    check("%%bash\nls | wc", "");
  });

  it("layout", () => {
    check("\ufeffx = 1\r\nif x:\r\n\ty = (1,\r\n  2)\r\n", "(= x 1) / if x / (= y (tuple 1 2))");
    check("if a:\n    b\n\n  # note\n    c", "if a / b / c");
    check("x = [1, # one\n\n  2]\n", "(= x (list 1 2))");
    check("f(\na=1,\nb=2,\n)", "(call f a=1 b=2)");
    check("x = (1\n+ 2)", "(= x (+ 1 2))");
    check("", "");
    check("\n\n# only\n", "");
  });
});

describe("places in Python", () => {
  const text = "x = (a + b) * foo(c)[1:, 2]\n";
  const places = (source: string) => exprText((parsePython(source).body[0] as Stmt & { value: Expr }).value, true);

  it("expressions know their text", () => {
    assert.equal(
      places(text),
      "(* (+ a@5-6 b@9-10)@5-10 ([] (call foo@14-17 c@18-19)@14-20 (: 1@21-22 _ _)@21-23 2@25-26)@14-27)@4-27",
    );
    assert.equal(places("x = a, b"), "(tuple a@4-5 b@7-8)@4-8");
    assert.equal(places("x = not a and b"), "(&& (! a@8-9)@4-9 b@14-15)");
  });

  it("heads of functions", () => {
    const source = "@d\ndef f(a, *b: int) -> T:\n  return 1\n\ny = 2";
    const f = parsePython(source).body[0] as FunctionDef;
    assert.equal(source.slice(f.header.from, f.header.to), "def f(a, *b: int) -> T:");
    assert.equal(source.slice(f.nameSpan.from, f.nameSpan.to), "f");
    assert.equal(source.slice(f.span.from, f.span.to), "def f(a, *b: int) -> T:\n  return 1");
    assert.deepEqual(
      f.params.map((p) => [paramText(p), source.slice(p.span.from, p.span.to)]),
      [
        ["a", "a"],
        ["*b:int", "*b: int"],
      ],
    );
  });

  it("comments", () => {
    const module = parsePython("# one\nx = [1, # two\n  # three\n] #four\ns = '# no'\n");
    assert.deepEqual(
      module.comments.map((c) => [c.text, c.ownLine, module.text.slice(c.span.from, c.span.to)]),
      [
        [" one", true, "# one"],
        [" two", false, "# two"],
        [" three", true, "# three"],
        ["four", false, "#four"],
      ],
    );
  });

  it("documentation", () => {
    const documentation = (source: string) => {
      const f = parsePython(source).body[0] as FunctionDef;
      const doc = f.documentation;
      if (doc) assert.equal(source.slice(doc.span.from, doc.span.to), doc.text);
      return doc?.text ?? null;
    };
    assert.equal(documentation('def f(x):\n  """X: N x D"""\n  return x'), "X: N x D");
    assert.equal(documentation("def f(x):\n  # x: N x D\n  # more\n  return x"), "# x: N x D\n  # more");
    assert.equal(documentation("# above\ndef f(x):\n  return x"), "# above");
    assert.equal(documentation("def f(x):\n  return x"), null);
    assert.equal(documentation("class A:\n  r'doc'\n"), "doc");
  });
});

describe("PythonDocument", () => {
  it("gives what a full parse gives, whatever was typed before", () => {
    const random = randomNumbers(5);
    const below = (n: number) => Math.floor(random.next().value * n);
    for (const source of [network, script]) {
      const document = new PythonDocument();
      let text = source;
      for (let i = 0; i < 300; i++) {
        const at = below(text.length);
        if (i % 3 === 0) text = text.slice(0, at) + text.slice(at + 1 + below(5));
        else if (i % 3 === 1) text = `${text.slice(0, at)}${"()[]:=,'\n #x1.*"[below(15)]}${text.slice(at)}`;
        else text = text.slice(0, at) + source.slice(at, at + below(30)) + text.slice(at);
        if (i % 40 === 0) text = source;
        assert.deepEqual(document.update(text), parsePython(text));
      }
    }
  });

  it("keeps the tree of the same text", () => {
    const document = new PythonDocument();
    assert.equal(document.update("x = 1"), document.update("x = 1"));
  });
});
