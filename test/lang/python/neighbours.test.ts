/** Imports of other files of the program, and what is never executed. */

import assert from "node:assert/strict";
import type { FileAnswer } from "../../../src/lang/common/trace";
import { follow } from "./run";

const layers = `
import numpy as np
from helpers.init import glorot as start
SCALE = 2.0
def affine_forward(x, w, b):
    out = x.dot(w) + b
    return out, (x, w, b)
class Relu:
    def forward(self, x):
        return np.maximum(0, x) * SCALE
def broken(x):
    return x @ np.ones((7, 7))
if __name__ == "__main__":
    raise ValueError("not when it is imported")
`;
const files: Readonly<Record<string, string>> = {
  "layers.py": layers,
  "helpers/init.py": "import numpy as np\nimport layers\ndef glorot(n, m):\n    return np.full((n, m), 0.5)\n",
};

function beside(path: string): FileAnswer {
  const text = files[path];
  return text === undefined ? { kind: "missing", why: "there is no such file" } : { kind: "text", text };
}

function run(source: string, file: (path: string) => FileAnswer = beside) {
  return follow(`import numpy as np\n${source}`, { host: { file } });
}

describe("Python: other files of the program", () => {
  it("functions, classes and constants of a neighbour are followed where they are called", () => {
    const made = run(
      "from layers import affine_forward, Relu, start\nimport layers as L\nfrom helpers import init\nw = start(3, 2)\nh, cache = affine_forward(np.ones((4, 3)), w, np.zeros(2))\na = Relu().forward(h) * L.SCALE\nv = init.glorot(2, 2)\nc = a.sum()",
    );
    assert.deepEqual(made.said, []);
    assert.deepEqual(made.last("a")?.size, [4, 2]);
    assert.equal(made.last("c")?.data[0], 4 * 2 * 1.5 * 4);
    assert.deepEqual(made.last("v")?.size, [2, 2]);
    const names = made.trace.bindings.map((b) => b.name);
    assert.ok(!names.includes("out"), "names of the other file are no rows");
    const text = made.trace.module.text;
    for (const n of made.trace.graph.nodes)
      assert.ok((n.origin?.span.to ?? 0) <= text.length, "every node has a place in this file");
  });

  it("star imports bring what the file defines", () => {
    const made = run("from layers import *\nc = affine_forward(np.ones((1, 2)), np.ones((2, 1)), 0.5)[0].sum()");
    assert.deepEqual(made.said, []);
    assert.equal(made.last("c")?.data[0], 2.5);
  });

  it("a mistake in the other file is reported at the call, with its line", () => {
    const made = run("import layers\nc = layers.broken(np.ones((2, 3)))");
    assert.equal(made.said.length, 1);
    assert.match(made.said[0] ?? "", /layers\.py, line 12/);
    const [found] = made.trace.diagnostics;
    assert.equal(made.trace.module.text.slice(found?.span.from, found?.span.to), "layers.broken(np.ones((2, 3)))");
  });

  it("a name that is not there is said, and a file on its way is waited for", () => {
    assert.match(run("from layers import softmx").said[0] ?? "", /has no 'softmx'/);
    assert.deepEqual(run("from layers import x\ny = x + 1", () => ({ kind: "pending" })).said, []);
  });

  it("installed packages are not looked for beside the file", () => {
    const asked: string[] = [];
    const source = "import os, sys, torch\nimport matplotlib.pyplot as plt\nfrom tqdm import tqdm\nimport mymodel";
    run(source, (path) => {
      asked.push(path);
      return { kind: "missing", why: "" };
    });
    assert.deepEqual(asked, ["mymodel.py"]);
  });
});

describe("Python: nothing is executed", () => {
  const dangerous = [
    "import os\nos.system('touch /tmp/adjoint-was-here')",
    "import subprocess\nsubprocess.run(['touch', '/tmp/adjoint-was-here'], check=True)",
    "import subprocess as sp\nout = sp.check_output('touch /tmp/adjoint-was-here', shell=True)",
    'eval(\'__import__("os").system("touch /tmp/adjoint-was-here")\')',
    'exec(\'open("/tmp/adjoint-was-here", "w")\')',
    "__import__('os').system('touch /tmp/adjoint-was-here')",
    "with open('/tmp/adjoint-was-here', 'w') as f:\n    f.write('x')",
    "import shutil\nshutil.rmtree('/tmp/adjoint-was-here')",
    "import pickle\npickle.load(open('/tmp/adjoint-was-here', 'rb'))",
    "np.save('/tmp/adjoint-was-here.npy', np.ones(3))\nnp.savetxt('/tmp/adjoint-was-here', np.ones(3))",
    "().__class__.__bases__[0].__subclasses__()",
    "constructor.constructor('return process')()",
    "x = {}\nx['__proto__'] = 5\ny = x.get('constructor')",
  ];
  for (const source of dangerous) {
    it(JSON.stringify(source).slice(0, 60), () => {
      const asked: string[] = [];
      const made = run(`${source}\nc = np.ones(3).sum()`, (path) => {
        asked.push(path);
        return { kind: "missing", why: "" };
      });
      assert.equal(made.last("c")?.data[0], 3, "what follows stays live");
      assert.deepEqual(asked, [], "no file is asked for");
    });
  }
});
