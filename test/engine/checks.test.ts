/** What the engine says of adjoints by itself and when asked: checks, Hessians, measured times, edges. */
import assert from "node:assert/strict";
import { columnMajor, definiteness, withoutRounding } from "../../src/engine/second-order";
import { catalogue } from "../../src/ops";
import type { Answer, Question, RowCheck, RowChecks } from "../../src/protocol/inquiries";
import { bench, rowOf } from "./harness";

const head = "import numpy as np\n";
const network = `${head}X = np.random.randn(8, 3)
y = np.random.randn(8, 2)
W1 = np.random.randn(3, 5)
W2 = np.random.randn(5, 2)
h = np.maximum(X @ W1, 0)
f = h @ W2
c = np.sum((f - y) ** 2) / 8
`;

/** A file analysed, what was said of it unasked, and a way to ask. */
async function opened(text: string, language: "matlab" | "python" = "python", now = () => 0) {
  const b = bench(undefined, now);
  b.analyse(text, {}, language);
  await b.settle();
  const told = (): RowChecks => Object.assign({}, ...b.replies.map((r) => (r.type === "checks" ? r.rows : {})));
  let id = 100;
  const ask = async (question: Question): Promise<Answer> => {
    id += 1;
    b.engine.handle({ type: "ask", id, uri: "file:///m", question });
    await b.settle();
    const reply = b.replies.find((r) => r.type === "answer" && r.id === id);
    assert.ok(reply?.type === "answer" && reply.answer, "no answer");
    return reply.answer;
  };
  return { b, told, ask, analysis: b.last() };
}

function digits(check: RowCheck | undefined): number {
  assert.ok(check?.verdict === "agrees", JSON.stringify(check));
  return check.digits;
}

/** Runs with the rule of an operation replaced by a wrong one. */
async function withWrongRule(op: string, param: string, rule: string, run: () => Promise<void>): Promise<void> {
  const operation = catalogue.get(op) as { vjp: Record<string, unknown> };
  const right = operation.vjp[param];
  operation.vjp[param] = rule;
  try {
    await run();
  } finally {
    operation.vjp[param] = right;
  }
}

describe("checks that nobody asked for", () => {
  it("confirm every adjoint of a network to eight digits, after the numbers", async () => {
    const { b, told, analysis } = await opened(network);
    for (const name of ["X", "y", "W1", "W2", "h", "f", "c"]) {
      const check = told()[rowOf(analysis, name).key];
      assert.ok(digits(check) >= 8, `${name}: ${JSON.stringify(check)}`);
    }
    const kinds = b.replies.map((r) => (r.type === "analysis" ? r.analysis.phase : r.type));
    assert.deepEqual(kinds, ["shapes", "numbers", "checks"]);
    assert.match(JSON.stringify(told()[rowOf(analysis, "W2").key]), /each of the \d rules from here to c agrees/);
  });

  it("name the rule that is wrong, on every adjoint behind it and no other", async () => {
    await withWrongRule("matmul", "X", "2 .* (Zbar * Y')", async () => {
      const { told, analysis } = await opened(network);
      for (const name of ["h", "W1", "X"]) {
        const check = told()[rowOf(analysis, name).key];
        assert.equal(check?.verdict, "differs", name);
        assert.match(check.text, /^The rule of (h @ W2|X @ W1) on line [67] disagrees with differences/);
      }
      for (const name of ["f", "y"]) digits(told()[rowOf(analysis, name).key]);
    });
  });

  it("raise no alarm at kinks, and say how many entries were left out", async () => {
    const { told, analysis } = await opened(
      `${head}x = np.array([0., 1., -2.])\nh = np.maximum(x, 0)\nc = np.sum(h ** 2 + h)\n`,
    );
    assert.match(told()[rowOf(analysis, "x").key]?.text ?? "", /1 entry at a kink left out/);
    const all = await opened(`${head}x = np.zeros(3)\nc = np.sum(np.abs(x))\n`);
    const check = all.told()[rowOf(all.analysis, "x").key];
    assert.deepEqual(check, {
      verdict: "open",
      text: "Not checked: np.abs(x) on line 3 is at a kink: differences are not comparable there.",
    });
  });

  it("hold for symmetric matrices and factorisations", async () => {
    const { told, analysis } = await opened(
      "A = randn(4);\nK = A*A' + eye(4);\nL = chol(K);\nc = sum(log(diag(L))) + trace(inv(K));\n",
      "matlab",
    );
    for (const name of ["A", "K", "L"]) assert.ok(digits(told()[rowOf(analysis, name).key]) >= 7, name);
  });

  it("are left off when a newer revision comes", async () => {
    let time = 0;
    const numbers = () => b.replies.filter((r) => r.type === "analysis" && r.analysis.phase === "numbers");
    let typed = false;
    const b = bench(
      () => {
        if (typed || numbers().length === 0) return;
        typed = true;
        b.analyse(`${network}\n`);
      },
      () => (time += 10), // every look at the clock finds that it is time to pause
    );
    b.analyse(network);
    await b.settle();
    const revisions = b.replies.flatMap((r) => (r.type === "checks" ? [r.revision] : []));
    assert.deepEqual([typed, revisions], [true, [2]]);
  });

  it("are not made without numbers", async () => {
    const { told } = await opened(`${head}x = np.random.randn(3000, 3000)\nc = np.sum(x ** 2)\n`);
    assert.deepEqual(told(), {});
  });
});

describe("checks on demand", () => {
  it("compare every named adjoint with differences of the cost", async () => {
    const { ask, analysis } = await opened(network);
    const answer = await ask({ kind: "check", keys: null });
    assert.ok(answer.kind === "check");
    assert.equal(Object.keys(answer.rows).length, 7);
    for (const name of ["X", "W1", "W2", "h", "f"]) {
      const check = answer.rows[rowOf(analysis, name).key];
      assert.ok(
        digits(check) >= 8 && check?.verdict === "agrees" && check.how === "differences",
        JSON.stringify(check),
      );
    }
    assert.equal(
      answer.rows[rowOf(analysis, "W2").key]?.text.replace(/^\d+/, "n"),
      "n digits: differences of c agree in all 10 entries.",
    );
  });

  it("find a wrong adjoint and its worst entry", async () => {
    await withWrongRule("exp", "X", "Zbar .* X", async () => {
      const { ask, analysis } = await opened("x = [1; 1; -3];\nc = sum(exp(x));\n", "matlab");
      const { key } = rowOf(analysis, "x");
      const answer = await ask({ kind: "check", keys: [key] });
      assert.ok(answer.kind === "check");
      assert.match(
        answer.rows[key]?.text ?? "",
        /^Differences disagree at \(3, 1\) \(relative error 1(\.\d+)?\): do not rely on this adjoint\.$/,
      );
    });
  });

  it("raise no alarm where steps are too large, rounding hides everything, or nothing is finite", async () => {
    const said = async (text: string, name: string) => {
      const { ask, told, analysis } = await opened(head + text);
      const { key } = rowOf(analysis, name);
      const answer = await ask({ kind: "check", keys: [key] });
      assert.ok(answer.kind === "check");
      return [told()[key]?.verdict, answer.rows[key]?.verdict, answer.rows[key]?.text ?? ""] as const;
    };
    const masked = `S = np.random.randn(5, 5)
M = np.triu(np.ones((5, 5)), 1)
P = np.exp(S - 1e9 * M)
P = P / P.sum(axis=1, keepdims=True)
c = np.mean(P ** 2)
`;
    for (const name of ["S", "M"]) assert.deepEqual((await said(masked, name)).slice(0, 2), ["agrees", "agrees"], name);
    const hidden = "x = np.array([1e-8, 0.5])\nc = np.sum(np.tanh(x * 1e-3)) + 1e14\n";
    assert.deepEqual(await said(hidden, "x"), ["open", "open", "Not checked: differences of c do not settle here."]);
    const nan = "x = np.array([-1.0, 2.0])\ny = np.log(x)\nc = np.sum(y)\n";
    assert.deepEqual(await said(nan, "y"), ["open", "open", "Not checked: c is not finite."]);
  });

  it("take symmetric changes where the adjoint is that of a symmetric matrix", async () => {
    const { ask, analysis } = await opened("K = [2 0.5; 0.5 1];\nL = chol(K, 'lower');\nc = sum(L(:).^3);\n", "matlab");
    const { key } = rowOf(analysis, "K");
    const answer = await ask({ kind: "check", keys: [key] });
    assert.ok(answer.kind === "check" && digits(answer.rows[key]) >= 8);
    assert.match(answer.rows[key]?.text ?? "", /together with its mirror image/);
  });

  it("sample large values: some entries, and directions that move all", async () => {
    const { ask, analysis } = await opened(`${head}X = np.random.randn(40, 30)\nc = np.sum(np.tanh(X) ** 2)\n`);
    const { key } = rowOf(analysis, "X");
    const answer = await ask({ kind: "check", keys: [key] });
    assert.ok(answer.kind === "check" && digits(answer.rows[key]) >= 7, JSON.stringify(answer));
    assert.match(answer.rows[key]?.text ?? "", /along 4 random directions and in \d+ of 1200 entries/);
  });

  it("say which entries sit on a kink, and that nothing can be said where all do", async () => {
    const { ask, analysis } = await opened(
      `${head}x = np.array([0., 1., -2.])\nz = np.zeros(2)\nc = np.sum(np.where(x > 0, x, 0)) + np.sum(np.where(z > 0, z, 0))\n`,
    );
    const answer = await ask({ kind: "check", keys: null });
    assert.ok(answer.kind === "check");
    assert.match(answer.rows[rowOf(analysis, "x").key]?.text ?? "", /agree in 2 of 3 entries; 1 at a kink left out/);
    assert.deepEqual(answer.rows[rowOf(analysis, "z").key], {
      verdict: "open",
      text: "At a kink: not comparable with differences.",
    });
  });

  it("are left off, without an answer, when a newer revision comes", async () => {
    let time = 0;
    let asked = false;
    const b = bench(
      () => {
        if (!asked) return;
        asked = false;
        b.analyse(`${network}\n`);
      },
      () => (time += 10),
    );
    b.analyse(network);
    await b.settle();
    asked = true;
    b.engine.handle({ type: "ask", id: 9, uri: "file:///m", question: { kind: "check", keys: null } });
    await b.settle();
    const answers = b.replies.filter((r) => r.type === "answer");
    assert.deepEqual(answers, [{ type: "answer", id: 9, answer: null }]);
    assert.equal(b.last().revision, 2);
  });

  it("are not answered for an old revision, nor without a file", async () => {
    const { b } = await opened(network);
    b.analyse(`${network}\n`);
    b.engine.handle({ type: "ask", id: 7, uri: "file:///m", question: { kind: "check", keys: null } });
    b.engine.handle({ type: "ask", id: 8, uri: "file:///other", question: { kind: "check", keys: null } });
    await b.settle();
    const answers = b.replies.filter((r) => r.type === "answer");
    assert.deepEqual(
      answers,
      [7, 8].map((id) => ({ type: "answer", id, answer: null })),
    );
  });
});

describe("the Hessian of a row", () => {
  it("is symmetric, definite or not, and agrees with differences of the gradient", async () => {
    const { ask, analysis } = await opened(
      `${head}w = np.array([0.5, -1.0])\nc = 3 * w[0] ** 2 + w[0] * w[1] + np.exp(w[1])\n`,
    );
    const { key } = rowOf(analysis, "w");
    const answer = await ask({ kind: "hessian", key });
    assert.ok(answer.kind === "hessian");
    const { n, summary, eigenvalues, definite, asymmetry, check } = answer.hessian;
    assert.deepEqual([n, definite, asymmetry], [2, "positive definite", 0]);
    const expected = [[6, 1], [1, Math.exp(-1)]]; // biome-ignore format: a matrix
    for (const [i, row] of (summary.entries ?? []).entries())
      for (const [j, h] of row.entries()) assert.ok(Math.abs(h - (expected[i]?.[j] ?? Number.NaN)) < 1e-12);
    const sum = eigenvalues.reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(sum - 6 - Math.exp(-1)) < 1e-12);
    assert.ok(digits(check) >= 8);
  });

  it("lies over the entries as the language lays them out", async () => {
    const rows = async (text: string, language: "matlab" | "python") => {
      const { ask, analysis } = await opened(text, language);
      const answer = await ask({ kind: "hessian", key: rowOf(analysis, "A").key });
      assert.ok(answer.kind === "hessian");
      return [answer.hessian.order, answer.hessian.summary.entries?.map((row) => row.map((h) => h !== 0))];
    };
    // c = a₁₂³ alone: the second entry of [1 2; 3 4] in rows, the third in columns.
    const one = (k: number) => [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => i === k && j === k));
    const python = "import numpy as np\nA = np.array([[1., 2.], [3., 4.]])\nc = A[0, 1] ** 3\n";
    assert.deepEqual(await rows(python, "python"), ["row by row", one(1)]);
    assert.deepEqual(await rows("A = [1 2; 3 4];\nc = A(1, 2)^3;\n", "matlab"), ["column by column", one(2)]);
    assert.deepEqual(columnMajor([2, 3]), [0, 3, 1, 4, 2, 5]);
  });

  it("is refused where it would be too large or there is no gradient", async () => {
    const { ask, analysis } = await opened(
      `${head}X = np.random.randn(40, 30)\nk = np.argmax(X)\nc = np.sum(X ** 2)\n`,
    );
    const large = await ask({ kind: "hessian", key: rowOf(analysis, "X").key });
    assert.deepEqual(large, {
      kind: "none",
      key: rowOf(analysis, "X").key,
      why: "Its Hessian would be 1200×1200; up to 300×300 are formed.",
    });
    assert.equal((await ask({ kind: "hessian", key: "nobody" })).kind, "none");
  });

  it("is put in words", () => {
    for (const [eigenvalues, words] of [
      [[1, 2], "positive definite"],
      [[-3, -1], "negative definite"],
      [[0, 1e-18, 2], "positive semidefinite: 2 of 3 eigenvalues are 0"],
      [[-1, 0, 4], "indefinite: 1 negative, 1 positive, 1 zero"],
      [[0, 0], "zero: the cost is linear in it"],
      [[], "not finite"],
    ] as const)
      assert.equal(definiteness(withoutRounding(eigenvalues)), words);
  });
});

describe("measuring a row", () => {
  const timed = (text: string) => opened(text, "python", () => performance.now());

  it("executes its rule and the dense Jacobian, at the row's own sizes where that fits", async () => {
    const { ask, analysis } = await timed(
      `${head}X = np.random.randn(6, 6)\nY = np.random.randn(6, 6)\nZ = X @ Y\nc = np.sum(Z ** 2)\n`,
    );
    const answer = await ask({ kind: "measure", key: rowOf(analysis, "Z").key });
    assert.ok(answer.kind === "measure");
    const { what, sizes, scaled, rule, naive, forming, counted } = answer.measured;
    assert.deepEqual(
      [what, sizes, scaled, counted],
      ["X @ Y", "6×6 · 6×6", false, { rule: 4 * 6 ** 3, naive: 4 * 6 ** 4 }],
    );
    for (const time of [rule, naive, forming]) assert.ok(Number.isFinite(time) && time >= 0);
  });

  it("makes large operands smaller in proportion", async () => {
    const { ask, analysis } = await timed(
      `${head}X = np.random.randn(200, 100)\nY = np.random.randn(100, 50)\nb = np.random.randn(50)\nZ = X @ Y + b\nc = np.sum(Z ** 2)\n`,
    );
    const answer = await ask({ kind: "measure", key: rowOf(analysis, "Z").key });
    assert.ok(answer.kind === "measure" && answer.measured.scaled);
    const [m, k, , n] = answer.measured.sizes.split(/[×· ]+/).map(Number) as [number, number, number, number];
    assert.ok(m * n * m * k <= 48 ** 4 && m > k && k > n && n > 4, answer.measured.sizes);
  }).timeout(30_000);

  it("says why where it cannot", async () => {
    const { ask, analysis } = await timed(`${head}X = np.random.randn(6, 6)\nc = np.sum(X ** 2)\n`);
    const answer = await ask({ kind: "measure", key: rowOf(analysis, "X").key });
    assert.deepEqual(answer, {
      kind: "none",
      key: rowOf(analysis, "X").key,
      why: "No operation of this row is differentiated.",
    });
  });
});

describe("edges", () => {
  /** Runs with `abs` saying where it has a kink. */
  async function withEdge(run: () => Promise<void>): Promise<void> {
    const operation = catalogue.get("abs") as { edge?: unknown };
    const before = operation.edge;
    operation.edge = ([X]: { data: Float64Array }[]) => {
      const at = X?.data.indexOf(0) ?? -1;
      return at < 0 ? null : { at: [at], sentence: "abs has a kink{at}: the gradient there is 0" };
    };
    try {
      await run();
    } finally {
      operation.edge = before;
    }
  }

  it("are told to the operation's row, its statement and its operands, in the language's own counting", async () => {
    await withEdge(async () => {
      const { analysis } = await opened(`${head}x = np.array([1., 0., 2.])\ny = 2 * x\nc = np.sum(np.abs(y))\n`);
      const sentence = "abs has a kink at (1): the gradient there is 0";
      for (const name of ["y", "c"]) assert.equal(rowOf(analysis, name).edge, sentence, name);
      assert.equal(rowOf(analysis, "x").edge, null);
      assert.match(rowOf(analysis, "y").adjoint.convention ?? "", /abs has a kink at \(1\)/);
      const { analysis: matlab } = await opened("x = [1 0 2];\ny = abs(x);\nc = sum(y);\n", "matlab");
      assert.match(rowOf(matlab, "y").edge ?? "", /^abs has a kink at \(2\)/);
    });
  });

  it("of the catalogue reach the rows: a tie of maximum", async () => {
    const { analysis } = await opened(
      `${head}x = np.array([0.0, 1.0])\nh = np.maximum(x, 0)\nc = np.sum(h ** 2 + h)\n`,
    );
    const sentence = "max has a tie at (0): the gradient is split evenly";
    assert.equal(rowOf(analysis, "h").edge, sentence);
    assert.match(rowOf(analysis, "x").adjoint.convention ?? "", /a tie is split evenly; max has a tie at \(0\)/);
  });

  it("are not there where the values are smooth", async () => {
    await withEdge(async () => {
      const { analysis } = await opened(`${head}x = np.array([1., -1.])\nc = np.sum(np.abs(x))\n`);
      assert.ok(analysis.rows.every((row) => row.edge === null));
    });
  });
});
