/** Archives of arrays as NumPy, SciPy and Octave write them. */

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Tensor } from "../../src/core/tensor";
import { type ReadArchive, readNpz } from "../../src/numeric/archive";
import { readMat } from "../../src/numeric/mat";
import { numpy, octave } from "../oracles";

const matrix = { size: [2, 3], data: [1, 2, 3, 4, 5, 6.5] };

describe("archives of arrays", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "adjoint-archive-"));
  const file = (name: string) => path.join(folder, name);
  const read = (name: string) => new Uint8Array(readFileSync(file(name)));
  after(() => rmSync(folder, { recursive: true }));

  it("reads what NumPy saves, compressed or not", function () {
    const python = numpy();
    if (!python) return this.skip();
    python.run(
      `import numpy as np\nA = np.array([[1,2,3],[4,5,6.5]]); k = np.arange(4)\nz = np.array([1j])\n` +
        `np.savez(${quoted("a.npz")}, A=A, k=k, z=z)\nnp.savez_compressed(${quoted("b.npz")}, A.T, A=A)`,
    );
    check(readNpz(read("a.npz")), { A: matrix, k: { size: [4], data: [0, 1, 2, 3] } }, ["z"]);
    check(readNpz(read("b.npz")), { A: matrix, arr_0: { size: [3, 2], data: [1, 4, 2, 5, 3, 6.5] } });
  });

  it("reads what SciPy saves", function () {
    const python = numpy();
    if (!python) return this.skip();
    python.run(
      `import numpy as np, scipy.io, scipy.sparse\nA = np.array([[1,2,3],[4,5,6.5]])\n` +
        `d = dict(A=A, small=A.astype(np.uint8), yes=A > 2, s={'x': A[0], 'deep': {'y': 3.0}}, text='abc', ` +
        `S=scipy.sparse.csc_matrix(A * (A > 2)), long_name_of_an_array=A[:, :0], T=np.arange(24.).reshape(2,3,4))\n` +
        `scipy.io.savemat(${quoted("a.mat")}, d)\nscipy.io.savemat(${quoted("b.mat")}, d, do_compression=True)`,
    );
    const expected = {
      A: matrix,
      small: { size: [2, 3], data: [1, 2, 3, 4, 5, 6] },
      yes: { size: [2, 3], data: [0, 0, 1, 1, 1, 1] },
      "s.x": { size: [1, 3], data: [1, 2, 3] },
      "s.deep.y": { size: [1, 1], data: [3] },
      S: { size: [2, 3], data: [0, 0, 3, 4, 5, 6.5] },
      long_name_of_an_array: { size: [2, 0], data: [] },
      T: { size: [2, 3, 4], data: Array.from({ length: 24 }, (_, i) => i) },
    };
    for (const name of ["a.mat", "b.mat"]) check(readMat(read(name)), expected, ["text"]);
  });

  it("reads what Octave saves", function () {
    const program = octave();
    if (!program) return this.skip();
    program.run(
      `A = [1 2 3; 4 5 6.5]; b = single([0.5; 2]); c = int16([-3 7]); m = logical([1 0]); z = 1i;\n` +
        `save("-v6", ${quoted("c.mat")}, "A", "b", "c", "m", "z");\nsave("-v7", ${quoted("d.mat")}, "A", "b", "c", "m", "z");`,
    );
    const expected = {
      A: matrix,
      b: { size: [2, 1], data: [0.5, 2] },
      c: { size: [1, 2], data: [-3, 7] },
      m: { size: [1, 2], data: [1, 0] },
    };
    for (const name of ["c.mat", "d.mat"]) check(readMat(read(name)), expected, ["z"]);
  });

  it("says what is wrong with a file", () => {
    const error = (archive: ReadArchive) => ("error" in archive ? archive.error : "");
    assert.match(error(readNpz(new Uint8Array([1, 2, 3]))), /not a zip archive/);
    assert.match(error(readMat(new Uint8Array(10))), /does not begin as/);
    const newer = new TextEncoder().encode("MATLAB 7.3 MAT-file".padEnd(200));
    assert.match(error(readMat(newer)), /save it with -v7/);
  });

  it("keeps what stands before the damage", function () {
    const python = numpy();
    if (!python) return this.skip();
    python.run(
      `import numpy as np, scipy.io\nscipy.io.savemat(${quoted("e.mat")}, {'a': np.eye(2), 'b': np.ones((50, 50))})`,
    );
    const archive = readMat(read("e.mat").subarray(0, 900));
    check(archive, { a: { size: [2, 2], data: [1, 0, 0, 1] } }, ["the rest"]);
  });

  function quoted(name: string): string {
    return JSON.stringify(file(name));
  }
});

function check(
  archive: ReadArchive,
  expected: Readonly<Record<string, { size: readonly number[]; data: readonly number[] }>>,
  unread: readonly string[] = [],
): void {
  assert.ok("arrays" in archive, JSON.stringify(archive));
  const plain = ({ size, data }: Tensor) => ({ size: [...size], data: [...data] });
  const found = Object.fromEntries([...archive.arrays].map(([name, array]) => [name, plain(array)]));
  assert.deepEqual(found, expected);
  assert.deepEqual([...archive.unread.keys()], unread);
}
