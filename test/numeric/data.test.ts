import assert from "node:assert/strict";
import { type Tensor, toNested } from "../../src/core/tensor";
import { readTable } from "../../src/numeric/csv";
import { failed, type Read, readData, readJson } from "../../src/numeric/data";
import { readNpy } from "../../src/numeric/npy";
import { numpy } from "../oracles";
import { close, nested } from "./judge";

describe("tables of numbers", () => {
  it("separate by comma, semicolon, tab or blanks", () => {
    const expected = [
      [1, -2.5],
      [3e-4, 4],
    ];
    for (const text of [
      "1,-2.5\n3e-4,4",
      "1; -2.5\n3e-4;4\n",
      "1\t-2.5\r\n3e-4\t4\r\n",
      "  1   -2.5\n.3E-3 \t 4.",
      "1,-2.5\r3d-4,4",
    ]) {
      reads(readTable(text), expected);
    }
    reads(readTable("7"), [[7]]);
    reads(readTable("1\n2\n3"), [[1], [2], [3]]);
    reads(readTable('"1","2"\n"3","4"'), [
      [1, 2],
      [3, 4],
    ]);
  });

  it("skip comments, empty lines and one header", () => {
    reads(readTable("# made by hand\nx,y\n\n1,2 % first\n3,4\n"), [
      [1, 2],
      [3, 4],
    ]);
    reads(readTable("% only\n1 2"), [[1, 2]]);
    reads(readTable("time (s) \t x\n1\t2\n"), [[1, 2]]);
    reads(readTable("true,nan\n-Inf,+inf"), [
      [1, Number.NaN],
      [-Infinity, Infinity],
    ]);
  });

  it("name line and column of what is wrong", () => {
    refuses(readTable("1,2\n3\n"), "line 2 has 1 number, but line 1 has 2");
    refuses(readTable("a,b\n\n1,2\n3,4,5\n"), "line 4 has 3 numbers, but line 3 has 2");
    refuses(readTable("a,b\nc,d\n1,2\n"), "line 2, column 1: “c” is not a number");
    refuses(readTable("1,2x\n3,4\n"), "line 1, column 2: “2x” is not a number");
    refuses(readTable("1\t\t2\n3\t4\t5"), "line 1, column 2: a number is missing");
    refuses(readTable("1,2\n3,x y\n"), "line 2, column 2: “x y” is not a number");
    refuses(readTable("1,2\n3,\n"), "line 2, column 2: a number is missing");
    refuses(readTable("1,5;2\n2,5;3\n3;4"), "line 1, column 1: “1,5” has a decimal comma; write a point");
    refuses(readTable(""), "the file holds no numbers");
    refuses(readTable("# nothing\n"), "the file holds no numbers");
    refuses(readTable("name"), "line 1, column 1: “name” is not a number");
  });
});

describe("lists of numbers", () => {
  it("nest to any depth; a number is a scalar", () => {
    reads(readJson("[[1, 2], [3, 4]]"), [
      [1, 2],
      [3, 4],
    ]);
    reads(readJson(" 0.1 "), 0.1);
    reads(readJson("[[[1]], [[2]]]"), [[[1]], [[2]]]);
    reads(readJson('[NaN, "-Infinity", Infinity, true]'), [Number.NaN, -Infinity, Infinity, 1]);
    reads(readJson("[]"), []);
  });

  it("name the place of what is wrong", () => {
    refuses(readJson("[[1, 2], [3]]"), "entry [1] has 1 entry, but [0] has 2 entries");
    refuses(readJson("[[1, 2], 3]"), "entry [1] is no list, but [0] has 2 entries");
    refuses(readJson('[[1, 2], [3, "a"]]'), 'entry [1][1] is not a number: "a"');
    refuses(readJson("[1, null]"), "entry [1] is not a number: null");
    refuses(readJson('{"a": 1}'), 'the value is not a number: {"a":1}');
    refuses(readJson(""), "the file is not JSON: it is empty");
    const broken = readJson("[1,\n 2 3]");
    assert.ok(failed(broken) && broken.error.startsWith("the file is not JSON"));
  });
});

describe(".npy files", () => {
  it("of every type, order and version are those NumPy wrote", function () {
    const oracle = numpy();
    if (!oracle) this.skip();
    const lines = oracle
      .run(`
import numpy as np, io, base64, warnings
warnings.simplefilter("ignore")
def show(a, version=None):
    f = io.BytesIO()
    np.lib.format.write_array(f, a, version=version)
    print(base64.b64encode(f.getvalue()).decode(), ",".join(map(str, a.shape)), ",".join(repr(float(x)) for x in a.ravel()), sep=";")
x = (np.arange(24).reshape(2, 3, 4) - 7) * 1.25
for t in "? i1 u1 <i2 >i2 <u2 <i4 >i4 >u4 <i8 >i8 <u8 <f2 >f2 <f4 >f4 <f8 >f8".split(): show(x.astype(t))
for version in [(1, 0), (2, 0), (3, 0)]: show(x, version); show(np.asfortranarray(x), version)
for a in [np.float64(3.5), np.zeros((0, 3)), np.arange(3.0), np.asfortranarray(np.zeros((3, 0))), np.array([np.nan, np.inf, -np.inf, 6e-8], "f2")]: show(np.asarray(a))
`)
      .trim()
      .split("\n");
    assert.equal(lines.length, 29);
    for (const line of lines) {
      const [file = "", size = "", data = ""] = line.split(";");
      const list = (text: string) =>
        text === "" ? [] : text.split(",").map((t) => Number(t.replace("inf", "Infinity")));
      const read = readNpy(Buffer.from(file, "base64"));
      assert.ok(!failed(read), failed(read) ? read.error : "");
      close(read, { size: list(size), data: Float64Array.from(list(data)) }, 0);
    }
  });

  it("are refused with a reason", () => {
    refuses(readNpy(new Uint8Array(3)), "the file does not begin as a .npy file does");
    refuses(
      npy("{'descr': '<c16', 'fortran_order': False, 'shape': (2,), }", 32),
      "entries of type c16 are not supported: they are complex",
    );
    refuses(
      npy("{'descr': '|O', 'fortran_order': False, 'shape': (2,), }", 32),
      "entries of type O are not supported: they are Python objects",
    );
    refuses(
      npy("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,), }", 32),
      "arrays with named fields are not supported",
    );
    refuses(
      npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }", 16),
      "the file should hold 3 numbers, but ends after 2",
    );
    refuses(npy("nonsense", 16), "the header of the file cannot be read");
    refuses(readNpy(Uint8Array.from([0x93, 78, 85, 77, 80, 89, 9, 0, 0, 0])), ".npy format version 9 is not known");
    refuses(readNpy(Uint8Array.from([0x93, 78, 85, 77, 80, 89, 1, 0, 99, 0])), "the file ends within its header");
  });

  it("read the small one below on any machine", () => {
    const bytes = header("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 2), }", 32);
    new Float64Array([1, 2, 3, 4]).forEach((x, i) => {
      new DataView(bytes.buffer).setFloat64(bytes.length - 32 + 8 * i, x, true);
    });
    reads(readNpy(bytes), [
      [1, 3],
      [2, 4],
    ]);
  });
});

describe("data files", () => {
  it("are read by their endings", () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    reads(readData("a/b.CSV", bytes("\uFEFF1,2")), [[1, 2]]);
    reads(readData("x.json", bytes("[1]")), [1]);
    reads(readData("x.txt", bytes("1 2")), [[1, 2]]);
    refuses(readData("x.csv", Uint8Array.of(0, 1)), "the file is not text");
    refuses(
      readData("x.mat", bytes("")),
      "x.mat is not of a kind that can be read (.npy, .csv, .tsv, .txt, .dat, .json)",
    );
    refuses(readData("x.npy", bytes("")), "the file does not begin as a .npy file does");
  });
});

function header(text: string, room: number): Uint8Array {
  const body = new TextEncoder().encode(`${text}\n`);
  const bytes = new Uint8Array(10 + body.length + room);
  bytes.set([0x93, 78, 85, 77, 80, 89, 1, 0, body.length & 255, body.length >> 8]);
  bytes.set(body, 10);
  return bytes;
}

function npy(text: string, room: number): Read {
  return readNpy(header(text, room));
}

function reads(actual: Read, expected: unknown): void {
  assert.ok(!failed(actual), failed(actual) ? actual.error : "");
  assert.deepEqual(toNested(actual), expected);
  if (Array.isArray(expected) && expected.length > 0) close(actual as Tensor, nested(expected), 0);
}

function refuses(actual: Read, error: string): void {
  assert.deepEqual(actual, { error });
}
