/** The check of single rules: right ones agree, wrong ones are found, kinks raise no alarm. */
import assert from "node:assert/strict";
import { checkAdjoint, checkAlong } from "../../src/autodiff/check";
import { atOnce } from "../../src/autodiff/differences";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { checkRule, type RuleCheck } from "../../src/autodiff/identity";
import { denseJacobian } from "../../src/autodiff/naive";
import type { Node } from "../../src/core/node";
import type { Operation } from "../../src/core/operation";
import { type Tensor, tensor } from "../../src/core/tensor";
import { draw } from "../../src/numeric/random";
import { catalogue } from "../../src/ops";
import { Written } from "../ops/cases";

/** Checks the rule of one operation at given operands; `wrong` may spoil what it owes. */
function check(
  op: string,
  operands: readonly Tensor[],
  wrong: (owed: Tensor) => Tensor = (t) => t,
  attrs = {},
): RuleCheck {
  const w = new Written();
  const args = operands.map((t, i) => w.leaf(t, `operand ${i}`));
  const Z = w.apply(op, args, attrs);
  const sweep = w.sweep(w.functional(Z, "weights"), args);
  const values: Values = new Map();
  const bar = (node: Node): Tensor => evaluate(sweep.adjoints.get(node.id)?.node as Node, catalogue, values);
  return checkRule({ Z, Zbar: bar(Z), owed: args.map((X) => wrong(bar(X))) }, catalogue, values);
}

function spoiled(at: number, by: number): (t: Tensor) => Tensor {
  return (t) =>
    tensor(
      t.size,
      t.data.map((x, i) => (i === at ? x + by : x)),
    );
}

describe("the check of one rule", () => {
  const X = draw("normal", "X", [40, 30]);

  it("agrees to eight digits and more where the rule is right", () => {
    for (const [op, operands] of [
      ["tanh", [X]],
      ["matmul", [X, draw("normal", "Y", [30, 20])]],
      ["inv", [draw("regular", "A", [12, 12])]],
      ["chol", [draw("spd", "S", [8, 8])]],
      ["relu", [X]],
    ] as const) {
      const { verdict, digits, leftOut } = check(op, operands);
      assert.ok(verdict === "agrees" && digits >= 8 && leftOut === 0, `${op} ${verdict} ${digits} ${leftOut}`);
    }
  });

  it("finds one wrong entry among 1200", () => {
    const { verdict, relativeError } = check("tanh", [X], spoiled(77, 0.5));
    assert.ok(verdict === "differs" && relativeError > 1e-3, `${verdict} ${relativeError}`);
  });

  it("finds a factor, a sign and NaN", () => {
    const scaled = (by: number) => (t: Tensor) =>
      tensor(
        t.size,
        t.data.map((x) => by * x),
      );
    for (const by of [1 / 40, -1, 1.001]) assert.equal(check("exp", [X], scaled(by)).verdict, "differs");
    assert.notEqual(check("exp", [X], scaled(Number.NaN)).verdict, "agrees");
  });

  it("steers around entries that sit on a kink, and checks the others", () => {
    const dead = tensor([4], [0, -1, 2, 0]);
    const { verdict, leftOut, digits } = check("relu", [dead]);
    assert.ok(verdict === "agrees" && leftOut === 2 && digits >= 8, `${verdict} ${leftOut}`);
    assert.equal(check("relu", [dead], spoiled(2, 0.1)).verdict, "differs");
    assert.equal(check("abs", [dead]).leftOut, 2);
  });

  it("says so when all entries do, and at ties", () => {
    assert.equal(check("abs", [tensor([3], [0, 0, 0])]).verdict, "kink");
    assert.equal(check("max", [tensor([3], [1, 5, 5])], (t) => t, { axes: [0], keep: false }).verdict, "kink");
    assert.equal(check("sqrt", [tensor([1], [0])]).verdict, "infinite");
  });

  it("gets close to kinks and to borders of the domain without stepping over them", () => {
    assert.ok(check("relu", [tensor([3], [1e-5, -2e-4, 1])]).digits >= 7);
    assert.ok(check("log", [tensor([3], [1e-4, 1, 2])]).digits >= 6);
  });
});

describe("differences at a kink", () => {
  const w = new Written();
  const x = w.leaf(tensor([3], [0, 1, -2]), "x");
  const c = w.apply("sum", [w.apply("abs", [x])], { axes: [0], keep: false });
  const bar = tensor([3], [0, 1, -1]);
  const along = (ours: Tensor, direction: Tensor) => atOnce(checkAlong(c, x, ours, direction, catalogue, new Map()));

  it("leave that entry out and judge the others", () => {
    const right = checkAdjoint(c, x, tensor([3], [1, 1, -1]), catalogue, new Map());
    assert.deepEqual([right.kinks, right.digits >= 9], [[0], true]);
    const wrong = checkAdjoint(c, x, tensor([3], [1, 1, 1]), catalogue, new Map());
    assert.deepEqual([wrong.kinks, wrong.worstIndex], [[0], [2]]);
  });

  it("say nothing along a direction that crosses it, and everything along one that does not", () => {
    const across = along(tensor([3], [1, 1, -1]), tensor([3], [1, 1, 1]));
    assert.equal(across.kinks.length, 1);
    const beside = along(bar, tensor([3], [0, 1, 2]));
    assert.ok(beside.digits >= 9 && beside.kinks.length === 0);
    assert.ok(along(tensor([3], [0, 2, -1]), tensor([3], [0, 1, 2])).digits < 1);
  });
});

describe("the dense Jacobian", () => {
  it("of a product holds Y in its blocks", () => {
    const [X, Y] = [draw("normal", "X", [2, 2]), tensor([2, 2], [1, 2, 3, 4])];
    const J = denseJacobian(
      { operation: catalogue.get("matmul") as Operation, operands: [X, Y], attrs: {} },
      0,
      catalogue,
    );
    assert.deepEqual([...J.data], [1, 3, 0, 0, 2, 4, 0, 0, 0, 0, 1, 3, 0, 0, 2, 4]);
  });
});
