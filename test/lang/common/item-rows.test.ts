/** Arrays inside of other values have rows of their own, under the names by which the text asks for them. */

import assert from "node:assert/strict";
import { printShape } from "../../../src/core/shape";
import type { Trace } from "../../../src/lang/common/trace";
import { follow as matlab } from "../matlab/run";
import { follow as python } from "../python/run";

const rows = ({ trace }: { readonly trace: Trace }): string[] =>
  trace.bindings.map((b) => `${b.name} ${b.node ? printShape(b.node.shape) : "?"}`);

describe("rows of items", () => {
  it("Python: dictionaries, lists and what they hold", () => {
    const run = python(
      `import numpy as np
p = {"W1": np.ones((2, 3)), "b": 0.0, "name": "net", "deep": {"V": np.ones(4)}}
Ws = [np.ones((3, 3)) for _ in range(2)]
xs = [0.1, 0.2]
`,
    );
    assert.deepEqual(rows(run), ['p["W1"] 2×3', 'p["b"] scalar', 'p["deep"]["V"] (4,)', "Ws[0] 3×3", "Ws[1] 3×3"]);
  });

  it("Python: keys that are computed", () => {
    const run = python(
      `import numpy as np
p, hs = {}, {}
hs[-1] = np.zeros(3)
for l in range(2):
    p["W" + str(l)] = np.ones((3, 3))
    hs[l] = p[f"W{l}"] @ hs[l - 1]
`,
    );
    const names = ["hs[-1]", 'p["W0"]', "hs[0]", 'p["W1"]', "hs[1]"];
    assert.deepEqual(
      rows(run)
        .map((r) => r.replace(/ .*/, ""))
        .filter((n) => n !== "l"),
      names,
    );
  });

  it("MATLAB: structs, cells and arrays of structs", () => {
    const run = matlab(
      "net = struct('W', ones(3, 4), 'b', zeros(3, 1));\nV = {ones(2, 2), ones(3, 2)};\nV{end+1} = ones(1, 3);\nfor k = 1:2\n  s(k).A = k * ones(2, 1);\nend\n",
    );
    assert.deepEqual(rows(run), [
      "net.W 3×4",
      "net.b 3×1",
      "V{1} 2×2",
      "V{2} 3×2",
      "V{3} 1×3",
      "k 1×1",
      "s(1).A 2×1",
      "k 1×1",
      "s(2).A 2×1",
    ]);
  });

  it("not for items that have a name already, nor for lists that pile up", () => {
    const run = python(
      `import numpy as np
a = np.ones(3)
both = [a, a]
many = [np.ones(2) * i for i in range(100)]
`,
    );
    assert.deepEqual(rows(run), ["a (3,)"]);
  });

  it("what is written to a part of an array stays a new value of the array", () => {
    const run = python("import numpy as np\nA = np.zeros((2, 2))\nfor i in range(2):\n    A[i] = i\n");
    assert.deepEqual(
      rows(run).filter((r) => r.startsWith("A")),
      ["A 2×2", "A 2×2", "A 2×2"],
    );
  });
});

describe("lists and joined arrays are as long as their loops", () => {
  const shapeOf = (run: { readonly trace: Trace }, name: string): string => {
    const node = run.trace.bindings.filter((b) => b.name === name && b.node).at(-1)?.node;
    return node ? printShape(node.shape) : "?";
  };

  it("Python: comprehensions and append", () => {
    const run = python(
      `import numpy as np
def f(X, w):
    # X: (N, D), w: (D,)
    rows = np.stack([np.tanh(x) for x in X])
    out = [X[0]]
    for x in X:
        out.append(x * w)
    all = np.array(out)
    return np.sum(rows) + np.sum(all) + len(out)
`,
    );
    assert.equal(shapeOf(run, "rows"), "N×D");
    assert.equal(shapeOf(run, "all"), "(N + 1)×D");
  });

  it("MATLAB: columns joined in a loop", () => {
    const run = matlab(
      "function J = f(X, n)\n% X: D x K, n: scalar\n% y: D x n*K\nc = [];\nfor k = 1:n\n  c = [c, k * X];\nend\nz = 2 * c;\nJ = sum(z(:));\nend\n",
    );
    assert.equal(shapeOf(run, "z"), "D×n*K");
  });
});
