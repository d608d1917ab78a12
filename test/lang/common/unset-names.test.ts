/** Names without a value: why, and where the file does give them one. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { follow as followMatlab } from "../matlab/run";
import { follow as followPython } from "../python/run";

/** What is said of names without a value, as `code: message`. */
function said(text: string, language: "python" | "matlab"): string[] {
  const { trace } = language === "python" ? followPython(text) : followMatlab(text);
  return trace.diagnostics
    .filter((d) => d.code === "undefined-name" || d.code === "unknown-function" || /^'\w+' /.test(d.message))
    .map((d) => `${d.code}: ${d.message}`);
}

const error = "undefined-name: ";
const information = "unsupported: ";

const python: readonly (readonly [title: string, text: string, said: readonly string[]])[] = [
  ["further down", "s = y + 1\ny = 2\n", [`${error}'y' is used on line 1 but set only on line 2`]],
  ["on the same line", "k = k + 1\n", [`${error}'k' has no value yet: this line sets it`]],
  ["after del", "x = 1.0\ndel x\nv = x * 2\n", [`${error}'x' has no value here: line 2 deletes it`]],
  [
    "in a branch that is not taken",
    "if False:\n    m = 3\nn = m + 1\n",
    [`${error}'m' has no value here: line 2, which sets it, is not reached`],
  ],
  [
    "in another function",
    "def o():\n    q = 3\n    return q\no()\nr = q + 1\n",
    [`${error}'q' belongs to o (line 2) and has no value outside of it`],
  ],
  [
    "in a class",
    "class K:\n    w = 2.0\n    def g(self):\n        return w * 2\nc = K().g()\n",
    [`${error}'w' belongs to the class K (line 2): write K.w`],
  ],
  ["nowhere", "total = 1\nt = totl + 1\n", [`${error}'totl' has no value here. Did you mean 'total'?`]],
  ["used at the next call", "def f():\n    return later\nlater = 2.0\nc = f() * 2\n", []],
  ["set in the pass before", "for i in range(3):\n    if i > 0:\n        t = prev\n    prev = i\n", []],
  [
    "of an enclosing function",
    "def o(z):\n    def i():\n        return z + y\n    y = 2\n    return i()\nc = o(1)\n",
    [],
  ],
  ["Python's own, not followed", "x = compile\ny = raw_input\n", []],
  ["set by name", "for n in ('a', 'b'):\n    globals()[n] = 2.0\nc = a + b\n", []],
  [
    "in a branch nobody can decide",
    "import sys\nif sys.platform == 'x':\n    def f(): return 1\nelse:\n    from q import f\nc = f()\n",
    [],
  ],
  ["what only a call gives", "def f(*args, **options):\n    return args[0] + options['k']\n", []],
  ["from a module nobody can read", "from secrets_of_mine import *\nx = theirs + 1\n", []],
];

const matlab: typeof python = [
  ["further down", "s = y + 1;\ny = 2;\n", [`${error}'y' is used on line 1 but set only on line 2`]],
  ["after clear", "x = 1;\nclear x\nv = x * 2;\n", [`${error}'x' has no value here: line 2 deletes it`]],
  [
    "a parameter the call leaves out",
    "function r = f(a, b)\n  r = a + b;\nend\nc = f(1);\n",
    [`${error}'b' has no value here: the call on line 4 does not give it`],
  ],
  [
    "of the script, in its function",
    "x = 3;\nc = f(1);\nfunction r = f(a)\n  r = a + x;\nend\n",
    [`${information}'x' belongs to the script (line 1) and has no value outside of it`],
  ],
  [
    "of the function around a nested one",
    "function J = main(w)\n% w: 3 x 1\n  t = 0;\n  add(2);\n  J = sum(w) * t;\n  function add(k)\n    t = t + k;\n  end\nend\n",
    [],
  ],
  ["MATLAB's own, not followed", "t = tic; w = computer;\n", []],
];

for (const [language, cases] of Object.entries({ python, matlab })) {
  describe(`Names without a value, ${language}`, () => {
    for (const [title, text, expected] of cases)
      it(title, () => assert.deepEqual(said(text, language as "python" | "matlab"), expected));
  });
}
