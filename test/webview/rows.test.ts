import assert from "node:assert/strict";
import { arrange, costCandidates, groupPasses, itemOf, stem, usedDims } from "../../webview/rows";
import { lecture, network } from "./models";
import { analysis, at, row } from "./samples";
import { loop, troubled } from "./troubles";

const keys = (items: readonly { readonly key: string }[]) => items.map((item) => item.key);

describe("arranging rows", () => {
  it("puts inputs first and steps in the order of the sweep", () => {
    const listing = arrange(lecture());
    assert.deepEqual(keys(listing.gradients), ["X#1", "w#1", "y#1"]);
    assert.deepEqual(keys(listing.steps), ["c#1", "f#1"]);
  });

  it("keeps what does not reach the cost apart", () => {
    const model = analysis([row({ name: "x", role: "input" }), row({ name: "n" }), row({ name: "c", role: "cost" })], {
      sweep: ["c#1"],
    });
    assert.deepEqual(keys(arrange(model).steps), ["c#1"]);
    assert.deepEqual(keys(arrange(model).aside), ["n#1"]);
  });

  it("lists unnamed sub-expressions on request, one level deeper", () => {
    assert.equal(
      arrange(network()).steps.some((item) => item.row.name === null),
      false,
    );
    const steps = arrange(network(), {}, true).steps;
    assert.equal(steps.find((item) => item.key === "a1.0")?.depth, 1);
    assert.equal(arrange(network()).unnamed, 2);
  });

  it("nests rows of called functions", () => {
    assert.equal(arrange(network()).steps.find((item) => item.key === "s#1")?.depth, 1);
  });

  it("lists everything in source order while there is no cost", () => {
    const listing = arrange({ ...lecture(), cost: null });
    assert.deepEqual(keys(listing.steps), ["X#1", "w#1", "y#1", "f#1", "c#1"]);
    assert.deepEqual(listing.gradients, []);
  });
});

describe("passes of a loop", () => {
  it("become one row that shows the last pass, where the sweep begins", () => {
    const listing = arrange(loop());
    assert.deepEqual(keys(listing.steps), ["c#1", "v#1", "u#1"]);
    const u = listing.steps[2];
    assert.equal(u?.passes.length, 6);
    assert.deepEqual(u?.row.iteration, [6]);
  });

  it("show the pass that was chosen, within bounds", () => {
    assert.deepEqual(arrange(loop(), { "u#1": 1 }).steps[2]?.row.iteration, [2]);
    assert.equal(arrange(loop(), { "u#1": 99 }).steps[2]?.pass, 5);
  });

  it("do not merge two statements on one name, or two calls", () => {
    const rows = [1, 2].flatMap((pass) => [
      row({ name: "x", key: `x#1[${pass}]`, line: 2, iteration: [pass] }),
      row({ name: "x", key: `x#2[${pass}]`, line: 3, iteration: [pass] }),
      row({ name: "x", key: `x#3[${pass}]`, line: 3, iteration: [pass], frames: [{ function: "f", line: 9 }] }),
    ]);
    assert.deepEqual(
      groupPasses(rows).map((item) => [item.key, item.passes.length]),
      [
        ["x#1", 2],
        ["x#2", 2],
        ["x#3", 2],
      ],
    );
  });

  it("leave rows outside loops alone", () => {
    assert.equal(groupPasses([row({ name: "x" }), row({ name: "x", key: "x#2" })]).length, 2);
    assert.equal(stem("h#1[2,5]"), "h#1");
    assert.equal(stem('p["W1"]#1'), 'p["W1"]#1');
  });
});

describe("finding rows", () => {
  it("finds the item of a pass, and the statement around a hidden sub-expression", () => {
    const model = loop();
    assert.equal(itemOf(arrange(model).steps, model, "u#1[3]")?.key, "u#1");
    assert.equal(itemOf(arrange(network()).steps, network(), "a1.0")?.key, "a1#1");
    assert.equal(itemOf(arrange(model).steps, model, "gone"), null);
  });

  it("names the sizes that occur in shapes", () => {
    const dim = (name: string) => ({ name, size: 3, source: "literal" as const });
    const rows = [row({ name: "p", shape: ["n_hid*(n_in + 1)", "N"] }), row({ name: "s", shape: null })];
    const model = { ...analysis(rows), dims: [dim("N"), dim("n_in"), dim("zz"), dim("n")] };
    assert.deepEqual(
      usedDims(model).map(({ name }) => name),
      ["N", "n_in"],
    );
  });

  it("offers named scalars as costs, the last of each name", () => {
    assert.deepEqual(
      costCandidates(network()).map(({ name, line }) => [name, line]),
      [
        ["L", 18],
        ["R", 19],
        ["c", 20],
      ],
    );
    const twice = analysis([
      row({ name: "c", line: 3 }),
      row({ name: "c", key: "c#2", line: 7, role: "cost", range: at(7) }),
    ]);
    assert.deepEqual(
      costCandidates(twice).map(({ line }) => line),
      [7],
    );
    const counts = analysis([row({ name: "t", formula: "7" }), row({ name: "c", key: "c#2", formula: "2 a" })]);
    assert.deepEqual(
      costCandidates(counts).map(({ name }) => name),
      ["c"],
      "a number alone",
    );
    assert.deepEqual(
      costCandidates(troubled()).map(({ name }) => name),
      ["c"],
    );
  });
});
