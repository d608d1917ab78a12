/** What is assumed of inputs that nothing describes, and what is said about it. */

import assert from "node:assert/strict";
import { printShape } from "../../../src/core/shape";
import { InferenceMemory } from "../../../src/lang/common/inference-memory";
import { follow as matlab } from "../matlab/run";
import { follow as python } from "../python/run";

const said = (run: { trace: ReturnType<typeof matlab>["trace"] }, code: string) =>
  run.trace.diagnostics.filter((d) => d.code === code).map((d) => d.message);

describe("inference: what is said", () => {
  it("names the line that settled a shape", () => {
    const run = matlab("function J = f(X, theta, y)\nh = X * theta;\nJ = sum((h - y) .^ 2);\nend\n");
    assert.deepEqual(said(run, "assumed-shape"), [
      "'X' is taken to be N×D, judging by its name",
      "'theta' is taken to be D×1, because line 2 has 'X * theta'",
      "'y' is taken to be N×1, because line 3 has 'h - y'",
    ]);
  });

  it("offers comments that state it, at the head of the body", () => {
    const run = matlab("function J = f(X, w)\n  J = sum(X * w);\nend\n");
    const fixes = run.trace.diagnostics.map((d) => d.fix);
    assert.deepEqual(
      fixes.map((f) => f?.text),
      ["\n  % X: N x D", "\n  % w: D x 1"],
    );
    assert.equal(fixes[0]?.span.from, "function J = f(X, w)".length);
    const other = python("import numpy as np\ndef f(X, y):\n    return np.sum((X - y) ** 2)\n");
    assert.deepEqual(
      other.trace.diagnostics.map((d) => d.fix?.text),
      ["\n    # X: (N, D)", "\n    # y: (N, D)"],
    );
  });

  it("puts them behind the text that documents the function, and behind one another", () => {
    const from = (run: Pick<ReturnType<typeof matlab>, "trace">) => run.trace.diagnostics.map((d) => d.fix?.span.from);
    const help = "function J = f(X, w)\n% F  Sum of X times w.\n%   J = F(X, w)\n% X: N x D";
    assert.deepEqual(from(matlab(`${help}\nJ = sum(X * w);\nend\n`)), [help.length]);
    const head = 'import numpy as np\ndef f(X, y):\n    """Squared error."""\n    # X: (N, D)';
    assert.deepEqual(from(python(`${head}\n    # the error\n    return np.sum((X - y) ** 2)\n`)), [head.length]);
  });

  it("says once that a number is a size", () => {
    const run = matlab("function J = f(n)\nx = zeros(n, 1) + 2;\nJ = sum(x);\nend\n");
    assert.deepEqual(said(run, "assumed-shape"), ["'n' is taken to be a whole number, judging by its name"]);
    assert.equal(printShape(run.node("x")?.shape ?? []), "n×1");
  });
});

describe("functions that can be differentiated", () => {
  it("are not those that make or print an object", () => {
    const net =
      "class Net:\n  def __init__(self): self.W = 1\n  def __repr__(self): return ''\n  def __call__(self, x): return x\n  def loss(self, x): return x\n";
    assert.deepEqual(python(`${net}def f(x): return x\n`).trace.entries, ["Net.__call__", "Net.loss", "f"]);
  });
});

describe("inference: what is stronger than a guess", () => {
  it("a comment on one input fixes the others", () => {
    const run = matlab("function J = f(X, w)\n% X: rows x cols\nJ = sum(X * w);\nend\n");
    assert.deepEqual(said(run, "assumed-shape"), ["'w' is taken to be cols×1, because line 3 has 'X * w'"]);
  });

  it("a call in the file says what its arguments are", () => {
    const source = "def f(A, v):\n    return A @ v\n\nimport numpy as np\nout = f(np.ones((3, 2)), np.arange(2.0))\n";
    const run = python(source, { entry: "f" });
    assert.deepEqual(said(run, "assumed-shape"), []);
    const shapes = ["A", "v"].map((n) => printShape(run.node(n)?.shape ?? []));
    assert.deepEqual(shapes, ["3×2", "(2,)"]);
  });

  it("what a person asks for", () => {
    const run = python("def f(X, w):\n    return X @ w\n", { sizes: { N: 9 } });
    assert.equal(run.node("X")?.shape[0]?.size, 9);
  });
});

describe("inference: labels", () => {
  const oneHot = (comment: string) =>
    `function c = f(X, y, K)\n${comment}\nI = eye(K);\nY = I(y, :);\nc = sum(sum(Y .* X));\nend\n`;

  it("are whole numbers in range where they select rows", () => {
    const run = matlab(oneHot("1;"));
    assert.deepEqual(said(run, "unsupported"), []);
    const [y, K] = [run.last("y"), run.node("Y")?.shape[1]];
    assert.ok(y && K && [...y.data].every((v) => Number.isInteger(v) && v >= 1 && v <= K.size), `${y?.data}`);
    assert.deepEqual(
      ["X", "y", "Y"].map((n) => printShape(run.node(n)?.shape ?? [])),
      ["N×K", "N×1", "N×K"],
    );
  });

  it("also where a comment states their shape", () => {
    const run = matlab(oneHot("% y: N x 1, X: N x K"));
    assert.deepEqual(said(run, "unsupported"), []);
    assert.ok([...(run.last("y")?.data ?? [0.5])].every(Number.isInteger));
  });
});

describe("inference: NumPy says little about ranks", () => {
  const shapes = (body: string, names: string): string[] => {
    const run = python(`import numpy as np\n${body}`);
    return names.split(" ").map((n) => `${n} ${printShape(run.node(n)?.shape ?? [])}`);
  };

  it("a bias is a vector where examples are rows and a column where they are columns", () => {
    const rows = "def f(X, W, b_out):\n    return np.sum(np.tanh(X @ W + b_out))\n";
    assert.deepEqual(shapes(rows, "X b_out"), ["X N×D", "b_out (K,)"]);
    const columns = "def f(X, W, b):\n    n = X.shape[1]\n    A = np.tanh(W @ X + b)\n    return np.sum(A) / n\n";
    assert.deepEqual(shapes(columns, "W b"), ["W H×N", "b H×1"]);
  });

  it("a penalty is a number, noise an array, a target as large as what it is compared with", () => {
    const body =
      "def f(X, W, noise, Y, pen):\n    P = np.tanh(X @ W) * noise\n    loss = np.sum((P - Y) ** 2) + pen * np.sum(W ** 2)\n    return loss\n";
    assert.deepEqual(shapes(body, "noise Y pen"), ["noise N×K", "Y N×K", "pen scalar"]);
  });

  it("lists of weights are lists", () => {
    const body =
      "def f(x, weights, biases):\n    a = x\n    for w, b in zip(weights, biases):\n        a = np.tanh(a @ w + b)\n    return np.sum(a ** 2)\n";
    assert.deepEqual(shapes(body, "weights[0] biases[0] weights[1]"), [
      "weights[0] D×K",
      "biases[0] (K,)",
      "weights[1] K×Q",
    ]);
  });

  it("padding keeps its name, and what slides along it is odd", () => {
    const body =
      "def f(X, K):\n    n, C, H, W = X.shape\n    _, HH, WW = K.shape\n    pad = (HH - 1) // 2\n    P = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))\n    out = np.zeros((n, H, W))\n    for i in range(HH):\n        for j in range(WW):\n            out += np.einsum('nchw,c->nhw', P[:, :, i:i+H, j:j+W], K[:, i, j])\n    loss = np.sum(out ** 2)\n    return loss\n";
    assert.deepEqual(shapes(body, "P K loss"), ["P n×C×(H + 2*pad)×(W + 2*pad)", "K C×(2*pad + 1)×WW", "loss scalar"]);
  });

  it("products of sizes that are equal are so factor by factor", () => {
    const body =
      "def f(X, W, k):\n    n, d = X.shape\n    c, _, w = W.shape\n    cols = np.ones((d * (2 * k + 1), n))\n    flat = W.reshape(c, -1) @ cols\n    loss = np.sum(flat ** 2)\n    return loss\n";
    assert.deepEqual(shapes(body, "W flat"), ["W c×d×(2*k + 1)", "flat c×n"]);
  });

  it("two forms that are wrong together are found together", () => {
    const body =
      "def f(w, b, train_x, train_y):\n    x = (train_x - train_x.mean(0)) / train_x.std(0)\n    p = 1 / (1 + np.exp(-(x @ w + b)))\n    loss = -np.mean(train_y * np.log(p)) + (w ** 2).sum()\n    gw = x.T @ (p - train_y) / len(train_y)\n    return loss, gw\n";
    const [w, , x] = shapes(body, "w b train_x").map((text) => text.split(" ")[1] ?? "");
    assert.match(x ?? "", /^\w×\w$/);
    assert.equal(w, `(${x?.split("×")[1]},)`);
  });

  it("a slice that is cut short teaches nothing", () => {
    const body =
      "def f(theta, X, k):\n    n, p = X.shape\n    W = theta[:p * k].reshape(p, k)\n    mu = theta[p * k:]\n    return np.sum(((X - mu) @ W) ** 2)\n";
    assert.deepEqual(shapes(body, "theta mu"), ["theta (p*k + p,)", "mu (p,)"]);
  });

  it("what is left out for a quick answer is not left out here", () => {
    const body =
      "def f(X, W, y=None):\n    s = X @ W\n    if y is None:\n        return s\n    loss = np.sum((s - y) ** 2)\n    return loss\n";
    assert.deepEqual(shapes(body, "y loss"), ["y N×K", "loss scalar"]);
  });

  it("what is selected from labels are labels", () => {
    const body =
      "def f(Z, labels, idx):\n    hot = np.eye(Z.shape[1])[labels[idx]]\n    loss = np.sum(hot * Z[idx])\n    return loss\n";
    const run = python(`import numpy as np\n${body}`);
    assert.ok([...(run.last("labels")?.data ?? [0.5])].every(Number.isInteger));
    assert.deepEqual(shapes(body, "labels idx hot"), ["labels (H,)", "idx (Q,)", "hot Q×K"]);
  });

  it("new axes count the old ones of what they are added to", () => {
    const source =
      "def f(x, gamma, beta, c):\n    n, k = x.shape\n    y = gamma[None, :] * x + beta[np.newaxis, :]\n    return np.sum(y * c[:, :, None])\n";
    assert.deepEqual(shapes(source, "x gamma beta c"), ["x n×k", "gamma (k,)", "beta (k,)", "c P×n"]);
  });

  it("an index past the end says how long an array is in sizes", () => {
    const source =
      "def f(params, y):\n    T, k = y.shape\n    a = params[:k]\n    s = params[2 * k] + params[k:2 * k]\n    return np.sum((y - a) ** 2) + np.sum(s)\n";
    assert.deepEqual(shapes(source, "params a s"), ["params (2*k + 1,)", "a (k,)", "s (k,)"]);
  });

  it("products of sizes are equal factor by factor, numbers of entries are not", () => {
    const source =
      "def f(X, B, C, v):\n    I, J, K = X.shape\n    R = B.shape[1]\n    W = np.einsum('ir,jr->ijr', B, C).reshape(-1, R)\n    L = v.reshape(I, J)\n    return np.sum(X.reshape(I, J * K) @ W) + np.sum(L)\n";
    assert.deepEqual(shapes(source, "B C v"), ["B J×R", "C K×R", "v (I*J,)"]);
  });

  it("where one number is needed inputs are numbers", () => {
    const source =
      "def f(x, share, most):\n    n = max(1, int((1 - share) * len(x)))\n    s = np.sum(x[:n] ** 2)\n    if most > 3:\n        s = s + most\n    return s\n";
    assert.deepEqual(shapes(source, "share most"), ["share scalar", "most scalar"]);
  });

  it("what grows in place brings no axes of its own", () => {
    const source =
      "def f(E0, cases):\n    days, A = cases.shape\n    s = 0.0\n    for t in range(days):\n        new = np.zeros(A)\n        new += 0.5 * E0\n        s += np.sum((cases[t] - new) ** 2)\n    return s\n";
    assert.deepEqual(shapes(source, "E0 new"), ["E0 (A,)", "new (A,)"]);
  });

  it("one column taken in a loop is one column at the end, too", () => {
    const source =
      "def f(g, Q, F):\n    n, K = Q.shape\n    s = 0.0\n    for k in range(K):\n        a = g * Q[:, k:k+1] * F[k]\n        s += a.sum()\n    return s\n";
    assert.deepEqual(shapes(source, "Q F")[0], "Q n×K");
    assert.ok(!/-/.test(shapes(source, "g F").join()), shapes(source, "g F").join());
  });

  it("matrices are not square for want of another form", () => {
    const source = "def f(m, G, d_obs, s):\n    r = (G @ m - d_obs) / s\n    chi2 = r @ r\n    return chi2\n";
    assert.match(shapes(source, "m G d_obs").join(), /^m \((\w),\),G (?!\1)(\w)×\1,d_obs \(\2,\)$/);
  });

  it("what goes into a cost entry by entry is a number", () => {
    const source =
      "def f(W, X, Y, Mu):\n    m = X.shape[0]\n    J = np.sum((X @ W - Y) ** 2) / m\n    J = J + Mu / (2 * m) * np.sum(W ** 2)\n    return J, W\n";
    assert.deepEqual(shapes(source, "Mu J"), ["Mu scalar", "J scalar"]);
  });

  it("new axes on both sides take every one with every other", () => {
    const source =
      "def f(x, centers):\n    delta = x[:, None, :] - centers[None, :, :]\n    return np.sum(np.sqrt((delta ** 2).sum(axis=2)))\n";
    assert.match(shapes(source, "x centers").join(), /^x (\w)×(\w),centers (?!\1)\w×\2$/);
  });

  it("an axis that is named is there", () => {
    const source =
      "def f(prices):\n    returns = prices[1:] / prices[:-1] - 1\n    mu = returns.mean(axis=0)\n    loss = np.sum(mu ** 2)\n    return loss\n";
    assert.match(shapes(source, "prices mu").join(), /^prices (\w)×(\w),mu \(\2,\)$/);
  });

  it("what a loop takes side by side with positions are vectors", () => {
    const source =
      "def f(P, Q, users, items, ratings):\n    loss = 0.0\n    for u, i, r in zip(users, items, ratings):\n        loss += (r - np.dot(P[u, :], Q[i, :])) ** 2\n    return loss\n";
    assert.match(shapes(source, "users items ratings").join(), /^users \((\w),\),items \(\1,\),ratings \(\1,\)$/);
  });

  it("a bias that only the examples have an entry for is a number", () => {
    const source =
      "def f(w, b, X, y):\n    z = X @ w + b\n    loss = np.mean(np.log(1 + np.exp(-y * z)))\n    return loss\n";
    assert.deepEqual(shapes(source, "b z"), ["b scalar", "z (N,)"]);
  });

  it("arrays are not empty for want of larger sizes", () => {
    const source =
      "def f(x, F):\n    n, L = x.shape\n    k, width = F.shape\n    out = L - width + 1\n    c = np.zeros((n, out, k))\n    for i in range(out):\n        c[:, i, :] = x[:, i:i+width] @ F.T\n    return np.sum(c.max(axis=1))\n";
    assert.deepEqual(shapes(source, "x F c"), ["x n×L", "F k×width", "c n×(L - width + 1)×k"]);
  });

  it("sizes that have to be even are", () => {
    const source =
      "def f(x, w):\n    n, H = x.shape\n    k = w.shape[0]\n    h = H - k + 1\n    c = np.zeros((n, h))\n    for i in range(h):\n        c[:, i] = x[:, i:i+k] @ w\n    return np.sum(c.reshape(n, h // 2, 2).max(axis=2))\n";
    const run = python(`import numpy as np\n${source}`);
    assert.deepEqual(said(run, "unsupported"), []);
    assert.equal((run.node("c")?.shape[1]?.size ?? 1) % 2, 0);
  });

  it("stating one input leaves the others as they are", () => {
    const body = (comment: string) =>
      `def f(S, actions, W, b):\n${comment}    T = S.shape[0]\n    z = S @ W + b\n    p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))\n    return -np.mean(p[np.arange(T), actions])\n`;
    const ranks = (comment: string) => shapes(body(comment), "S W b").map((s) => s.split(/[×,]/).length);
    assert.deepEqual(ranks("    # actions: (T,)\n"), ranks(""));
  });
});

describe("inference: MATLAB", () => {
  const shapes = (source: string, names: string): string[] => {
    const run = matlab(source);
    return names.split(" ").map((n) => `${n} ${printShape(run.node(n)?.shape ?? [])}`);
  };

  it("what the file calls by two names are two sizes", () => {
    const source =
      "function E = f(X, T, C, beta, W)\nN = size(X,1);\nM = size(C,1);\nD2 = bsxfun(@plus, sum(X.^2,2), sum(C.^2,2)') - 2*X*C';\nPhi = exp(-bsxfun(@times, D2, beta));\nR = Phi*W - T;\nE = sum(R(:).^2)/(2*N);\ngb = zeros(1,M);\nfor j = 1:M\n  gb(j) = beta(j);\nend\nend\n";
    assert.deepEqual(shapes(source, "X beta Phi"), ["X N×D", "beta 1×M", "Phi N×M"]);
  });

  it("blocks of gates are as many as are written, not as a loop turns", () => {
    const source =
      "function L = f(X, U)\n[D, T] = size(X);\nH = size(U, 2);\nL = 0;\nh = ones(H,1);\niz = 1:H; ir = H+1:2*H; ig = 2*H+1:3*H;\nfor t = 1:T\n  h = tanh(U(iz,:)*h + U(ir,:)*h + U(ig,:)*h);\n  L = L + sum(h.^2)*X(1,t);\nend\nend\n";
    assert.deepEqual(shapes(source, "U h"), ["U 3*H×H", "h H×1"]);
  });

  it("positions that the text names say how long an array is, beside what loops reach", () => {
    const source =
      "function J = f(hyp, x)\n[n, D] = size(x);\nell = exp(hyp(1:D));\nsf = exp(hyp(D+1));\nsn = exp(hyp(D+2));\ng = zeros(size(hyp));\nJ = 0;\nfor d = 1:D\n  g(d) = sum(x(:,d))/ell(d);\n  J = J + g(d)*sf + sn;\nend\nend\n";
    assert.deepEqual(shapes(source, "hyp x"), ["hyp (D + 2)×1", "x n×D"]);
  });

  it("full convolutions and filters keep the names of sizes", () => {
    const source =
      "function J = f(x, h, d)\nnx = length(x);\nnh = length(h);\nr = conv(h, x) - d;\ny = filter(h, 1, x);\nJ = r'*r + sum(y.^2);\nend\n";
    assert.deepEqual(shapes(source, "x h d y"), ["x nx×1", "h nh×1", "d (nx + nh - 1)×1", "y nx×1"]);
  });

  it("a range that is moved by a size ends at their sum", () => {
    const run = matlab(
      "function J = f(w, y, m, n)\nA = reshape(w(1:m*n), m, n);\nb = w(m*n + (1:n));\nJ = sum((A*b - y).^2);\nend\n",
    );
    const shapes = ["w", "A", "b", "y"].map((n) => printShape(run.node(n)?.shape ?? []));
    assert.deepEqual(shapes, ["(m*n + n)×1", "m×n", "n×1", "m×1"]);
  });
});

describe("described inputs", () => {
  const shapes = (run: Pick<ReturnType<typeof matlab>, "node">, names: string): string[] =>
    names.split(" ").map((n) => `${n} ${printShape(run.node(n)?.shape ?? [])}`);

  it("that comments call scalars are sizes where they are used as such, and lengths fit them", () => {
    const run = python(
      "import numpy as np\ndef f(theta, X, y, k, lam):\n    # theta: (n,)\n    # X: (m, d)\n    # y: (m,)\n    # k: scalar\n    # lam: scalar\n    W = theta[:k * X.shape[1]].reshape(k, X.shape[1])\n    J = np.sum((X @ W.T - np.eye(k)[y]) ** 2) + lam * np.sum(W ** 2)\n    return J\n",
    );
    assert.deepEqual(said(run, "unsupported"), []);
    assert.deepEqual(shapes(run, "theta W J"), ["theta (n,)", "W k×d", "J scalar"]);
    assert.equal(
      run.node("theta")?.shape[0]?.size,
      run.node("W")?.shape.reduce((n, d) => n * d.size, 1),
    );
    assert.notEqual(run.last("lam")?.data[0], Math.round(run.last("lam")?.data[0] ?? 0), "a rate is no size");
  });

  it("in MATLAB as well", () => {
    const run = matlab(
      "function J = f(theta, X, h, v)\n% theta: n x 1\n% X: N x v\n% h: scalar\nW1 = reshape(theta(1:h*v), h, v);\nb = theta(h*v+1:h*v+h);\nJ = sum(sum((X*W1' + repmat(b', size(X,1), 1)).^2));\nend\n",
    );
    assert.deepEqual(
      run.trace.diagnostics.filter((d) => d.severity === "error").map((d) => d.message),
      [],
    );
    assert.deepEqual(shapes(run, "W1 b"), ["W1 h×v", "b h×1"]);
  });

  it("of which two names are two sizes stay apart", () => {
    const run = python("import numpy as np\ndef f(X, w):\n    # X: (N, D)\n    # w: (H,)\n    return np.sum(X @ w)\n");
    assert.match(said(run, "shape-mismatch")[0] ?? "", /inner sizes differ/);
  });
});

describe("inference: under edit", () => {
  const head = "import numpy as np\n";
  const softmax = "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum(axis=1, keepdims=True)\n";
  const main = "def attend(X, W, V):\n    S = X @ W\n    A = softmax(S)\n    out = np.sum(A @ V)\n    return out\n";

  /** Shapes of names after one text and then another, as one document has them. */
  const edited = (texts: readonly string[], names: string): string[] => {
    const memory = new InferenceMemory();
    const runs = texts.map((text) => python(text, { memory }));
    const last = runs.at(-1);
    return names.split(" ").map((n) => `${n} ${printShape(last?.node(n)?.shape ?? [])}`);
  };

  it("a helper whose call is half typed is no entry", () => {
    const whole = head + softmax + main;
    const typed = ["A = so", "A = softmax", "A = softmax(S)"].map((line) => whole.replace("A = softmax(S)", line));
    for (const text of typed) assert.deepEqual(edited([whole, text], "X W V S"), edited([whole], "X W V S"));
  });

  it("what fitted stands while a line reads well and fits nothing", () => {
    const whole = `${head}def f(X, w, y):\n    r = X @ w - y\n    c = r @ r\n    return c\n`;
    const half = whole.replace("X @ w - y", "X @ w - y.su");
    assert.deepEqual(edited([whole, half], "X w y"), edited([whole], "X w y"));
    const other = whole.replace("r @ r", "np.sum(r[:, 0] ** 2)");
    assert.deepEqual(
      edited([whole, other], "X w y"),
      edited([other], "X w y"),
      "a text that means something else is learned anew",
    );
  });
});

describe("inference: mistakes", () => {
  it("that do not depend on what is assumed stay errors", () => {
    const run = matlab("function c = f(x)\nA = ones(2, 3) * ones(2, 3);\nc = sum(x);\nend\n");
    assert.match(said(run, "shape-mismatch")[0] ?? "", /inner sizes differ/);
  });

  it("that do are no errors", () => {
    const run = matlab("function c = f(X, Y)\n% Y: 3 x 4\nZ = X * Y;\nV = Y * X;\nW = X + Y;\nc = sum(sum(Z));\nend\n");
    assert.deepEqual(
      run.trace.diagnostics.filter((d) => d.severity === "error").map((d) => d.message),
      [],
    );
  });

  it("ends on functions that ask for more and more", () => {
    const run = matlab(
      "function c = f(x)\nn = numel(x);\nc = 0;\nfor i = 1:n\n  c = c + x(n + i) * x(2 * n + i);\nend\nend\n",
    );
    assert.ok(run.trace.graph.nodes.length < 20_000);
  });
});
