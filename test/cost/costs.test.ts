/** Counts of additions and multiplications, by node and for a whole gradient. */
import assert from "node:assert/strict";
import { prettyDim, symbol } from "../../src/core/dim";
import { Graph, type Node } from "../../src/core/node";
import { addCosts, forwardFlops, noCost, nodeCosts, totalCosts } from "../../src/cost/node-costs";
import { builtFlops } from "../../src/cost/sweep-costs";
import { catalogue } from "../../src/ops/index";

const n = symbol("n", 6);
const origin = { span: { from: 0, to: 1 }, frames: [], iteration: null };

/** X, Y: n×n, Z = XY. */
function product(): { graph: Graph; X: Node; Y: Node; Z: Node } {
  const graph = new Graph();
  const leaf = (seed: string) => graph.add("input", [], { shape: [n, n], data: null, seed }, [n, n], origin);
  const [X, Y] = [leaf("X"), leaf("Y")];
  return { graph, X, Y, Z: graph.add("matmul", [X, Y], {}, [n, n], origin) };
}

describe("the cost of one operation", () => {
  it("is 2n³ forward, 4n⁵ in forward mode and 4n⁴ entry by entry for a product", () => {
    const { Z } = product();
    const costs = nodeCosts(Z, catalogue, () => true, forwardFlops(Z, catalogue));
    assert.deepEqual([costs.forward, costs.tangent, costs.naive].map(prettyDim), ["2 n³", "4 n⁵", "4 n⁴"]);
    assert.deepEqual([costs.forward.size, costs.tangent.size, costs.naive.size], [2 * 6 ** 3, 4 * 6 ** 5, 4 * 6 ** 4]);
  });
  it("leaves out operands that do not vary", () => {
    const { X, Z } = product();
    const costs = nodeCosts(Z, catalogue, (node) => node === X, noCost.reverse);
    assert.deepEqual([costs.tangent, costs.naive].map(prettyDim), ["2 n⁵", "2 n⁴"]);
  });
  it("is nothing for a leaf", () => {
    const { X } = product();
    assert.deepEqual(
      nodeCosts(X, catalogue, () => true, noCost.reverse),
      noCost,
    );
  });
});

describe("the cost of what rules build", () => {
  it("counts every value once, and nothing that the forward computation has", () => {
    const { graph, X, Y, Z } = product();
    const transposed = graph.add("transpose", [Y], {}, [n, n], null);
    const first = graph.add("matmul", [Z, transposed], {}, [n, n], null);
    const again = graph.add("matmul", [Z, transposed], {}, [n, n], null);
    const forward = graph.add("matmul", [X, Y], {}, [n, n], null);
    const known = new Set([X, Y, Z].map((node) => node.number));
    assert.equal(prettyDim(builtFlops([first, again, forward], catalogue, known)), "2 n³");
    const counted = new Set<number>();
    builtFlops([first], catalogue, known, counted);
    assert.equal(prettyDim(builtFlops([again], catalogue, known, counted)), "0");
  });
});

describe("the cost of a gradient", () => {
  it("repeats the whole forward computation per input entry in forward mode", () => {
    const { X, Y, Z } = product();
    const one = nodeCosts(Z, catalogue, () => true, noCost.reverse);
    const total = totalCosts([one, one], [X, Y], one.forward);
    assert.deepEqual([total.forward, total.tangent, total.reverse].map(prettyDim), ["4 n³", "8 n⁵", "2 n³"]);
    assert.equal(prettyDim(addCosts(one, one).naive), "8 n⁴");
  });
});
