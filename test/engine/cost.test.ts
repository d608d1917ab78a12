/** Which scalar is differentiated, and what is said when there is none. */
import assert from "node:assert/strict";
import type { AnalysisOptions } from "../../src/protocol/engine";
import { analysisOf } from "./harness";

const head = "import numpy as np\nx = np.random.randn(4)\n";

async function check(body: string, expected: string | null, options: Partial<AnalysisOptions> = {}): Promise<void> {
  const { cost, findings } = await analysisOf(head + body, options);
  const found = cost && `${cost.name}:${cost.line}`;
  assert.equal(found, expected, JSON.stringify(findings.map((f) => f.message)));
}

describe("the choice of the cost", () => {
  it("takes the scalar that a comment marks", () =>
    check("p = np.sum(x)  # adjoint: cost\nloss = np.sum(x**2)", "p:3"));
  it("takes the likeliest name", () => check("loss = np.sum(x)\nc = np.sum(x**2)\nq = x @ x", "c:4"));
  it("takes the last assignment of it", () => check("c = np.sum(x)\nc = c * 2", "c:4"));
  it("takes the last one that is known", async () => {
    const search = "[theta, cost] = fminunc(@(t) f(t), zeros(2, 1));\nfunction c = f(t)\nc = sum(t.^2);\nend\n";
    const { cost, rows } = await analysisOf(`x = [1; 2];\ncost = f(x);\n${search}`, {}, "matlab");
    assert.deepEqual([cost?.name, cost?.line], ["cost", 2]);
    assert.equal(rows.find(({ name }) => name === "theta")?.source, "random", "nothing invented looks computed");
  });
  it("passes over a likely name that is an array", () => check("f = x * 2\nJ = np.sum(f)", "J:4"));
  it("passes over a likely name that depends on nothing", () => check("c = 3.0\nq = c * np.sum(x)", "q:4"));
  it("takes the last scalar when no name is likely", () => check("p = np.sum(x)\nq = p * p", "q:4"));
  it("passes over truth values, counts and what is not known", () =>
    check("p = np.sum(x)\nq = p < 1e-6\nr = np.mean((x > 0) == (x < 1))\ns = mystery(x)", "p:3"));
  it("takes what is asked for", () => check("c = np.sum(x)\nq = c * c", "q:4", { cost: "q" }));
  it("takes the occurrence on a line", () => check("c = np.sum(x)\nc = c * 2", "c:3", { cost: "c", at: 3 }));
  it("takes any scalar on a line", () => check("p = np.sum(x)\nc = p * 2", "p:3", { at: 3 }));
  it("takes a name before what is returned", () =>
    check("def g(w):\n    # w: (3,)\n    J = np.sum(w)\n    return J * 2", "J:5", { entry: "g" }));
  it("takes what is returned", () =>
    check("def g(w):\n    # w: (3,)\n    s = np.sum(w)\n    return s * 2", "return:6", { entry: "g" }));
  it("calls what is returned by its name", () =>
    check("def g(w):\n    # w: (3,)\n    s = np.sum(w)\n    t = s * s\n    return s", "s:5", { entry: "g" }));
  it("takes the function's names before the file's", () =>
    check("c = np.sum(x)\ndef g(w):\n    # w: (3,)\n    val = np.sum(w)\n    return val", "val:6", { entry: "g" }));
  it("takes what a cost function returns to a script that gives it no name", async () => {
    const body = "def cost(w):\n    f = np.sum(w)\n    return f ** 2 + 1\nprint(cost(x))";
    await check(body, "return:5");
    await check(body, "return:5", { cost: "return", at: 5 });
    const named =
      "def my_loss(w):\n    f = np.sum(w)\n    total = f ** 2\n    if len(w) > 1:\n        return total, f\n    return None\n";
    await check(`${named}print(my_loss(x))`, "total:5");
    await check(`${named}v = my_loss(x)[0] * 2`, "v:9");
  });
  it("takes names at the top before those in calls", () =>
    check("def g(w):\n    c = np.sum(w)\n    return c\nval = g(x) * 2", "val:6"));
});

describe("a file without a cost", () => {
  it("says which array should be a scalar, and mends it", async () => {
    const analysis = await analysisOf(`${head}c = (x * 2)**2\n`);
    const [finding] = analysis.findings;
    assert.equal(analysis.cost, null);
    assert.equal(finding?.code, "non-scalar-cost");
    assert.equal(finding?.message, "The cost must be a scalar, but 'c' is (4,)");
    assert.equal(finding?.fix?.text, "np.sum((x * 2)**2)");
    assert.deepEqual([finding?.fix?.range.line, finding?.fix?.range.column], [3, 5]);
  });
  it("says that nothing is a scalar", async () => {
    const analysis = await analysisOf(`${head}y = x * 2\n`);
    assert.deepEqual(
      analysis.findings.map((f) => f.code),
      ["no-cost"],
    );
    assert.equal(analysis.rows.find((r) => r.name === "y")?.adjoint.status, "none");
  });
  it("says where a name is that is not on the line asked for", async () => {
    const analysis = await analysisOf(`${head}c = np.sum(x)\n`, { cost: "c", at: 2 });
    assert.match(analysis.findings[0]?.message ?? "", /'c' is not assigned on line 2, but on line 3/);
  });
  it("survives an empty file", async () => {
    const analysis = await analysisOf("");
    assert.deepEqual([analysis.phase, analysis.rows.length, analysis.findings[0]?.code], ["numbers", 0, "no-cost"]);
  });
});
