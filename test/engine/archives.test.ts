/** Files with several arrays: `load` of MATLAB, `np.load` and `scipy.io.loadmat` of Python. */

import assert from "node:assert/strict";
import { zipSync } from "fflate";
import type { Tensor } from "../../src/core/tensor";
import { DataFiles } from "../../src/engine/data";
import { follow as followPython } from "../lang/python/run";

describe("archives in models", () => {
  it("are read by np.load, by name", () => {
    const files = new DataFiles(() => {});
    files.file("d.npz");
    files.take("d.npz", zipSync({ "X.npy": npy("(2, 2)", [1, 2, 3, 4]), "bad.npy": new Uint8Array(4) }));
    const { last, said } = followPython(
      "import numpy as np\nd = np.load('d.npz')\nX = d['X']\nc = np.sum(X ** 2)\nb = d['bad']\n",
      { host: { file: (path) => files.file(path) } },
    );
    check(last("c"), [], [30]);
    check(last("X"), [2, 2], [1, 2, 3, 4]);
    assert.deepEqual(said, []);
  });

  it("say what is wrong with them", () => {
    const files = new DataFiles(() => {});
    files.file("d.mat");
    files.take("d.mat", new Uint8Array(200));
    const { said } = followPython("from scipy.io import loadmat\nd = loadmat('d.mat')\n", {
      host: { file: (path) => files.file(path) },
    });
    assert.match(said.join(), /'d.mat' cannot be read: the file does not begin as a .mat file of level 5 does/);
  });
});

function check(value: Tensor | null, size: readonly number[], data: readonly number[]): void {
  assert.deepEqual([[...(value?.size ?? [])], [...(value?.data ?? [])]], [size, data]);
}

/** A file of NumPy's, version 1. */
function npy(shape: string, data: readonly number[]): Uint8Array {
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': ${shape}, }\n`;
  const head = [0x93, ..."NUMPY", 1, 0, header.length & 255, header.length >> 8, ...header];
  const bytes = head.map((c) => (typeof c === "string" ? c.charCodeAt(0) : c));
  return Uint8Array.from([...bytes, ...new Uint8Array(Float64Array.from(data).buffer)]);
}
