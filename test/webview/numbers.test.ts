import assert from "node:assert/strict";
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatNumber,
  formatRatio,
  formatShape,
  formatShare,
  formatSize,
  scalarOf,
  speakNumber,
} from "../../webview/numbers";
import { summarise } from "./samples";

function check(cases: readonly (readonly [number | null, string])[], format: (x: number) => string): void {
  for (const [x, expected] of cases) assert.equal(format(x as number), expected);
}

describe("numbers", () => {
  it("have the wanted significant digits and a true minus", () => {
    check(
      [
        [0, "0"],
        [1, "1"],
        [-3.8170499, "−3.817"],
        [0.69312, "0.6931"],
        [1234.567, "1235"],
        [123456.7, "123457"],
        [0.001, "0.001"],
        [999.99999, "1000"],
        [64, "64"],
        [-250000, "−250000"],
      ],
      (x) => formatNumber(x, 4),
    );
    assert.equal(formatNumber(2 / 3, 8), "0.66666667");
  });

  it("use an exponent far from one", () => {
    check(
      [
        [5.0001e-10, "5e−10"],
        [-0.000612345, "−6.123e−4"],
        [1.2e9, "1.2e9"],
        [1e6, "1e6"],
      ],
      (x) => formatNumber(x, 4),
    );
  });

  it("name what is not finite", () => {
    check(
      [
        [null, "NaN"],
        [Number.NaN, "NaN"],
        [Number.POSITIVE_INFINITY, "∞"],
        [Number.NEGATIVE_INFINITY, "−∞"],
      ],
      (x) => formatNumber(x, 4),
    );
    assert.equal(speakNumber(-0.612, 3), "minus 0.612");
    assert.equal(speakNumber(Number.NEGATIVE_INFINITY, 3), "minus infinity");
  });
});

describe("counts, bytes, times, ratios, shares", () => {
  it("have units", () => {
    check(
      [
        [280, "280"],
        [1000, "1 k"],
        [4_190_000, "4.19 M"],
        [2.7488e11, "275 G"],
        [999_999, "1 M"],
        [96.5, "96.5"],
        [1.1816448e21, "1.18e21"],
      ],
      formatCount,
    );
    check(
      [
        [120, "120 B"],
        [12_800, "12.8 kB"],
        [2.4e9, "2.4 GB"],
      ],
      formatBytes,
    );
    check(
      [
        [2.13, "2.1 ms"],
        [0.04, "0 ms"],
        [16.4, "16 ms"],
        [1430, "1.4 s"],
      ],
      formatDuration,
    );
    check(
      [
        [512.2, "×512"],
        [2, "×2"],
        [1.234, "×1.2"],
        [142_500, "×143 k"],
        [Number.POSITIVE_INFINITY, ""],
      ],
      formatRatio,
    );
    check(
      [
        [0.934, "93 %"],
        [0.001, "< 1 %"],
        [0, "0 %"],
        [Number.NaN, ""],
      ],
      formatShare,
    );
  });
});

describe("shapes", () => {
  it("print names and sums of dims", () => {
    assert.equal(formatShape(["N", "D"]), "N×D");
    assert.equal(formatShape(["4*H", "n*m"]), "4H×n·m");
    assert.equal(formatShape(["n_hid*(n_in + 1)"]), "(n_hid·(n_in+1))");
    assert.equal(formatShape(["5", "3"]), "5×3");
    assert.equal(formatShape([]), "scalar");
    assert.equal(formatShape(null), "?");
  });

  it("give sizes only where they add something", () => {
    assert.equal(formatSize(["N", "3"], [7, 3]), "7×3");
    assert.equal(formatSize(["7", "3"], [7, 3]), null);
    assert.equal(formatSize(null, null), null);
  });

  it("show the entry of a scalar, also when it is not finite", () => {
    assert.equal(scalarOf(summarise([[-0.3]])), -0.3);
    assert.ok(Number.isNaN(scalarOf(summarise([[Number.NaN]]))));
  });
});
