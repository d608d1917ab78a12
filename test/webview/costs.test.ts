import assert from "node:assert/strict";
import { biggestParts, greatestSaving } from "../../webview/costs";
import { degree, logScale, operations, order } from "../../webview/polynomial";
import { network } from "./models";
import { loop } from "./troubles";

describe("polynomials", () => {
  it("have a degree and an order", () => {
    assert.equal(degree("2*N*D*H + 3*N"), 3);
    assert.equal(degree("2*N^2*D*H+2*N*D*H^2"), 4);
    assert.equal(degree("280"), 0);
    assert.equal(degree("1.18e+21"), 0);
    assert.equal(degree("2*σ^2"), 2);
    assert.equal(degree("n_hid*n_in - 3"), 2);
    assert.equal(order("4*n^3"), "O(n³)");
    assert.equal(order("14*N"), "O(n)");
    assert.equal(order("96"), "");
  });

  it("are written with the names of sizes, and as counts without", () => {
    const flops = (poly: string, pretty: string, count: number) => operations({ poly, pretty, count });
    assert.equal(flops("2*N*D - 1", "2 ND - 1", 47), "2 ND − 1");
    assert.equal(flops("6000000001", "6000000001", 6000000001), "6 G");
  });

  it("lie on a scale of whole decades", () => {
    const scale = logScale([30, 60, 240, 4800]);
    assert.equal(scale.decades, 3);
    assert.equal(scale.place(10_000), 1);
    assert.ok(Math.abs(scale.place(100) - 1 / 3) < 1e-12);
    assert.equal(scale.place(0), 0);
    assert.equal(logScale([0, 0]).place(5), 0);
  });
});

describe("the rows the Cost section speaks of", () => {
  it("are the product that the rule saves most on", () => {
    const row = greatestSaving(network().rows);
    assert.equal(row?.formula, "X W₁");
    assert.equal(order(row?.flops.reverse.poly ?? ""), "O(n³)");
    assert.equal(order(row?.flops.naive.poly ?? ""), "O(n⁴)");
  });

  it("are the biggest, all passes of a loop together", () => {
    const parts = biggestParts(network().rows, 2);
    assert.deepEqual(
      parts.map(({ row }) => row.formula),
      ["X W₁", "h W₂"],
    );
    const [first] = biggestParts(loop().rows, 3);
    assert.deepEqual([first?.row.name, first?.passes, first?.count], ["u", 6, 6 * 256]);
  });
});
