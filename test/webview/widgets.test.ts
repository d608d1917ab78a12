import assert from "node:assert/strict";
import { Packer, type PanelInput, Unpacker } from "../../src/protocol/panel";
import { cellsOf, placeOf, stripOf } from "../../webview/widgets/cells";
import { latexName } from "../../webview/widgets/latexname";
import { colour, inkOn, type Palette, scaleOf, strength } from "../../webview/widgets/paint";
import { barred, matrix, summarise } from "./samples";
import { troubled } from "./troubles";

const palette: Palette = {
  zero: [18, 19, 20],
  below: [87, 163, 248],
  above: [239, 135, 115],
  text: [191, 191, 191],
  grid: [0, 0, 0],
  contrast: false,
};

describe("cells of a heat map", () => {
  it("are all entries of a small array, and blocks of a large one", () => {
    const small = cellsOf(summarise(matrix(5, 3)));
    assert.deepEqual([small.rows, small.columns, small.exact], [5, 3, true]);
    const large = cellsOf(summarise(matrix(100, 50)));
    assert.deepEqual([large.rows, large.columns, large.exact], [16, 32, false]);
  });

  it("have no number where it is NaN", () => {
    assert.equal(cellsOf(summarise([[Number.NaN, 1]])).at(0, 0), null);
  });

  it("lie down in a strip when they are a column", () => {
    const strip = stripOf(summarise([[1], [2], [3]]));
    assert.deepEqual([strip.rows, strip.columns, strip.at(0, 2)], [1, 3, 3]);
  });

  it("are named as the language counts", () => {
    const cells = { rows: 5, columns: 3 };
    assert.equal(placeOf([2, 0], cells, [5, 3], 1), "(3, 1)");
    assert.equal(placeOf([2, 0], cells, [5, 3], 0), "(2, 0)");
    assert.equal(placeOf([0, 4], { rows: 1, columns: 7 }, [7], 0), "(4)");
    assert.equal(placeOf([4, 0], { rows: 7, columns: 1 }, [7], 0), "(4)");
    assert.equal(placeOf([5, 1], { rows: 8, columns: 3 }, [2, 4, 3], 0), "(1, 1, 1)");
    assert.equal(placeOf([0, 31], { rows: 16, columns: 32 }, [64, 64], 1), "(1–4, 63–64)");
  });
});

describe("colours", () => {
  it("are symmetric about zero and do not let outliers squash the rest", () => {
    const cells = cellsOf(summarise([[-4, 2]]));
    const scale = scaleOf(cells, "linear");
    assert.equal(scale.limit, 4);
    assert.equal(strength(-4, scale), -1);
    assert.equal(strength(2, scale), 0.5);
    assert.equal(strength(40, scale), 1);
    const many = { rows: 20, columns: 20, at: (row: number, column: number) => (row + column === 0 ? 1e6 : 1) };
    assert.equal(scaleOf(many, "linear").limit, 1);
    assert.equal(scaleOf({ rows: 1, columns: 1, at: () => 0 }, "linear").limit, 1);
  });

  it("show small magnitudes on the logarithmic scale", () => {
    assert.ok(strength(0.01, { kind: "symlog", limit: 1 }) > 0.3);
    assert.equal(strength(-1, { kind: "symlog", limit: 1 }), -1);
  });

  it("are the background at zero, and three solid fills in high contrast", () => {
    assert.deepEqual(colour(0, palette), palette.zero);
    assert.deepEqual(colour(-1, palette), palette.below);
    const contrast = { ...palette, contrast: true };
    assert.equal(new Set([0.1, 0.2, 0.5, 0.6, 0.9, 1].map((t) => colour(t, contrast).join())).size, 3);
  });

  it("leave text readable", () => {
    assert.deepEqual(inkOn(palette.zero, palette), palette.text);
    assert.deepEqual(inkOn(palette.above, palette), [0, 0, 0]);
  });
});

describe("names in LaTeX", () => {
  it("keep bars and indices", () => {
    assert.equal(latexName(barred("W1")), "\\bar{W}_{1}");
    assert.equal(latexName(barred("u")), "\\bar{u}");
    assert.equal(latexName(barred("h")), "\\bar{h}");
    assert.equal(latexName("θ̄"), "\\bar{θ}");
    assert.equal(latexName(barred("sigma")), "\\overline{\\mathrm{sigma}}");
    assert.equal(latexName("h"), "h");
    assert.equal(latexName("W_out"), "\\mathrm{W\\_out}");
  });
});

describe("messages", () => {
  it("carry NaN and infinities through JSON", () => {
    const message: PanelInput = { type: "show", file: "a", uri: "a", analysis: troubled(), status: { kind: "live" } };
    assert.deepEqual(new Unpacker().unpack(JSON.parse(JSON.stringify(new Packer().pack(message)))), message);
  });

  it("tell of a later analysis what changed, and everything to a page that was loaded anew", () => {
    const [packer, page] = [new Packer(), new Unpacker()];
    const travelled = (message: PanelInput, to = page): PanelInput =>
      to.unpack(JSON.parse(JSON.stringify(packer.pack(message))));
    const first: PanelInput = { type: "show", file: "a", uri: "a", analysis: troubled(), status: { kind: "live" } };
    assert.deepEqual(travelled(first), first);
    const analysis = { ...troubled(), revision: 8, rows: troubled().rows.slice(1) };
    assert.deepEqual(travelled({ ...first, analysis }), { ...first, analysis });
    assert.deepEqual(travelled({ ...first, analysis: null }), { ...first, analysis: null });
    assert.deepEqual(travelled(first), first);
    packer.forget();
    assert.deepEqual(travelled(first, new Unpacker()), first);
  });
});
