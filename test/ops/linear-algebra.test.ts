/** Linear algebra beyond single operations: factors multiplied together again, identities of the literature, edges. */
import assert from "node:assert/strict";
import { checkAdjoint } from "../../src/autodiff/check";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import type { Attrs, Node } from "../../src/core/node";
import { isFault } from "../../src/core/operation";
import { shapeOf, sizeOf } from "../../src/core/shape";
import { type Tensor, tensor } from "../../src/core/tensor";
import { matmul } from "../../src/numeric/matmul";
import { draw } from "../../src/numeric/random";
import { eye } from "../../src/numeric/triangle";
import { catalogue } from "../../src/ops";
import { close, nested } from "../numeric/judge";
import { Written } from "./cases";

/** A scalar made from one matrix. */
type Cost = (w: Written, X: Node) => Node;

const flip = (w: Written, X: Node) => w.apply("transpose", [X]);
const product = (w: Written, ...Xs: readonly Node[]) => Xs.reduce((X, Y) => w.apply("matmul", [X, Y]));
const total = (w: Written, X: Node) => w.apply("sum", [X], { axes: X.shape.map((_, i) => i), keep: false });

function gradient(cost: Cost, value: Tensor): { bar: Tensor; check: () => ReturnType<typeof checkAdjoint> } {
  const w = new Written();
  const X = w.leaf(value, "X");
  const c = cost(w, X);
  const values: Values = new Map();
  const node = w.sweep(c, [X]).adjoints.get(X.id)?.node as Node;
  const bar = evaluate(node, catalogue, values);
  return { bar, check: () => checkAdjoint(c, X, bar, catalogue, values) };
}

function agrees(cost: Cost, value: Tensor, tolerance = 1e-7): Tensor {
  const { bar, check } = gradient(cost, value);
  const found = check();
  assert.ok(found.maxRelativeError <= tolerance, JSON.stringify(found));
  return bar;
}

function edgeOf(op: string, args: readonly Tensor[], attrs: Attrs = {}): string | null {
  const operation = catalogue.get(op);
  assert.ok(operation);
  const shape = operation.shape(
    args.map((a) => shapeOf(a.size)),
    attrs,
  );
  assert.ok(!isFault(shape));
  return operation.edge?.(args, operation.kernel(args, attrs, sizeOf(shape)), attrs)?.sentence ?? null;
}

describe("factors multiplied together again give the matrix, and so do their adjoints", () => {
  const again: Record<string, readonly [value: Tensor, rebuild: (w: Written, X: Node) => Node]> = {
    "Q R": [draw("spread", "qr", [5, 3]), (w, X) => product(w, w.apply("qrq", [X]), w.apply("qrr", [X]))],
    "P L U": [
      draw("normal", "lu", [4, 4]),
      (w, X) => product(w, w.apply("lup", [X]), w.apply("lul", [X]), w.apply("luu", [X])),
    ],
    "U S Vᵀ, tall": [draw("spread", "svd", [5, 3]), viaSVD],
    "U S Vᵀ, wide": [draw("spread", "svd", [3, 5]), viaSVD],
    "V D V⁻¹": [
      draw("spread", "eig", [4, 4]),
      (w, X) => {
        const V = w.apply("eigvec", [X]);
        const D = w.apply("diagmat", [w.apply("eigvals", [X], { keep: false })], { keep: false });
        return w.apply("rsolve", [product(w, V, D), V]);
      },
    ],
    "√X √X": [draw("regular", "root", [4, 4]), (w, X) => product(w, w.apply("sqrtm", [X]), w.apply("sqrtm", [X]))],
    "expm(logm(X))": [draw("regular", "log", [4, 4]), (w, X) => w.apply("expm", [w.apply("logm", [X])])],
    "X⁻² X³": [
      draw("regular", "power", [3, 3]),
      (w, X) => product(w, w.apply("mpower", [X], { k: -2 }), w.apply("mpower", [X], { k: 3 })),
    ],
    "X X⁺ X": [draw("spread", "pinv", [5, 3]), (w, X) => product(w, X, w.apply("pinv", [X]), X)],
  };

  for (const [name, [value, rebuild]] of Object.entries(again)) {
    it(name, () => {
      const R = draw("normal", `weights ${name}`, value.size);
      const cost: Cost = (w, X) => total(w, w.apply("multiply", [w.leaf(R, "R"), rebuild(w, X)]));
      close(gradient(cost, value).bar, R, 1e-11);
    });
  }

  function viaSVD(w: Written, X: Node): Node {
    const S = w.apply("diagmat", [w.apply("svdvals", [X], { keep: false })], { keep: false });
    return product(w, w.apply("svdu", [X]), S, flip(w, w.apply("svdv", [X])));
  }

  it("V Λ Vᵀ and L Lᵀ of symmetric matrices, up to the part that is not symmetric", () => {
    const R = draw("normal", "weights", [4, 4]);
    const symmetric = tensor(R.size, R.data.map((x, at) => (x + (R.data[(at % 4) * 4 + Math.floor(at / 4)] as number)) / 2)); // biome-ignore format: short
    const weighted = (w: Written, Z: Node) => total(w, w.apply("multiply", [w.leaf(R, "R"), Z]));
    const eigen: Cost = (w, X) => {
      const V = w.apply("eighvec", [X]);
      const D = w.apply("diagmat", [w.apply("eigvalsh", [X], { keep: false })], { keep: false });
      return weighted(w, product(w, V, D, flip(w, V)));
    };
    const cholesky: Cost = (w, X) => {
      const L = w.apply("chol", [X]);
      return weighted(w, product(w, L, flip(w, L)));
    };
    close(gradient(eigen, draw("symmetric", "S", [4, 4])).bar, symmetric, 1e-12);
    close(gradient(cholesky, draw("spd", "S", [4, 4])).bar, symmetric, 1e-12);
  });
});

describe("identities", () => {
  it("d log det K = K⁻¹ for symmetric K (Giles 2008, §2.2.4)", () => {
    const K = draw("spd", "K", [4, 4]);
    const { bar } = gradient((w, X) => w.apply("logdet", [X], { keep: false }), K);
    close(matmul(bar, K), eye(4), 1e-12);
  });

  it("d log det K = d 2 Σ log diag chol K", () => {
    const K = draw("spd", "K", [4, 4]);
    const direct = gradient((w, X) => w.apply("logdet", [X], { keep: false }), K).bar;
    const factored = gradient((w, X) => {
      const logs = w.apply("log", [w.apply("diag", [w.apply("chol", [X])], { keep: false })]);
      return w.apply("multiply", [w.number(2), total(w, logs)]);
    }, K).bar;
    close(factored, direct, 1e-12);
  });

  it("d tr expm(A) = expm(A)ᵀ (Matrix Cookbook, 2.5)", () => {
    const A = draw("normal", "A", [4, 4]);
    const w = new Written();
    const E = evaluate(flip(w, w.apply("expm", [w.leaf(A)])), catalogue, new Map());
    close(gradient((v, X) => v.apply("trace", [v.apply("expm", [X])], { keep: false }), A).bar, E, 1e-12);
  });

  it("d tr Aᵏ = k (Aᵏ⁻¹)ᵀ for small, large, negative k and 0 (Matrix Cookbook, 2.5)", () => {
    const A = draw("regular", "A", [3, 3]);
    for (const k of [0, 1, 2, 4, 7, -1, -3, -6]) {
      const w = new Written();
      const power = w.apply("mpower", [w.leaf(A)], { k: k - 1 });
      const expected = evaluate(w.apply("multiply", [w.number(k), flip(w, power)]), catalogue, new Map());
      const { bar } = gradient((v, X) => v.apply("trace", [v.apply("mpower", [X], { k })], { keep: false }), A);
      close(bar, expected, 1e-11, `k = ${k}`);
    }
  });

  it("the nuclear norm has U Vᵀ, the spectral norm u₁ v₁ᵀ, and Σ f(σ) has U f′(S) Vᵀ", () => {
    const A = draw("spread", "A", [4, 3]);
    const sigma = (w: Written, X: Node) => w.apply("svdvals", [X], { keep: false });
    const nuclear = gradient((w, X) => w.apply("nucnorm", [X], { keep: false }), A).bar;
    close(gradient((w, X) => total(w, sigma(w, X)), A).bar, nuclear, 1e-12);
    close(matmul(nuclear, nuclear, { transposeX: true }), eye(3), 1e-12);
    const spectral = gradient((w, X) => w.apply("specnorm", [X], { keep: false }), A).bar;
    close(gradient((w, X) => w.apply("max", [sigma(w, X)], { axes: [0], keep: false }), A).bar, spectral, 1e-12);
    const squares = gradient((w, X) => total(w, w.apply("square", [sigma(w, X)])), A).bar;
    close(squares, tensor(A.size, A.data.map((x) => 2 * x)), 1e-12); // biome-ignore format: short
  });
});

describe("equal eigenvalues and singular values", () => {
  const twice = tensor([3, 3], [2, 0, 0, 0, 2, 0, 0, 0, 5]);
  const turned = (D: Tensor) => {
    const w = new Written();
    const Q = w.apply("qrq", [w.leaf(draw("normal", "Q", [3, 3]))]);
    return evaluate(product(w, Q, w.leaf(D), flip(w, Q)), catalogue, new Map());
  };

  it("tr f(A) = Σ f(λ) has f′(A) also where eigenvalues are equal", () => {
    for (const A of [eye(3), twice, turned(twice)]) {
      const squares = gradient(
        (w, X) => total(w, w.apply("square", [w.apply("eigvalsh", [X], { keep: false })])),
        A,
      ).bar;
      close(squares, tensor(A.size, A.data.map((x) => 2 * x)), 1e-12); // biome-ignore format: short
    }
  });

  it("Σ σ² has 2 A and the nuclear norm U Vᵀ also where singular values are equal", () => {
    const sigma = (w: Written, X: Node) => w.apply("svdvals", [X], { keep: false });
    for (const A of [eye(3), twice, turned(twice)]) {
      const squares = gradient((w, X) => total(w, w.apply("square", [sigma(w, X)])), A).bar;
      close(squares, tensor(A.size, A.data.map((x) => 2 * x)), 1e-12); // biome-ignore format: short
      close(gradient((w, X) => w.apply("nucnorm", [X], { keep: false }), A).bar, eye(3), 1e-12);
    }
  });

  it("a projection on the vectors of equal eigenvalues has a gradient: it does not depend on the basis", () => {
    const R = draw("normal", "R", [3, 3]);
    const projection =
      (op: string): Cost =>
      (w, X) => {
        const V = w.apply(op, [X]);
        const starts = op === "svdu" ? [0, 1] : [0, 0];
        const counts = shapeOf([3, 2]);
        const part = w.apply("slice", [V], { starts, steps: [1, 1], counts, drop: [] });
        return total(w, w.apply("multiply", [w.leaf(R, "R"), product(w, part, flip(w, part))]));
      };
    const A = turned(twice);
    const { bar } = gradient(projection("eighvec"), A);
    assert.ok(bar.data.every(Number.isFinite));
    const nearby = tensor(A.size, A.data.map((x, i) => x + (i % 4 === 0 ? 1e-5 * i : 0))); // biome-ignore format: short
    close(bar, gradient(projection("eighvec"), nearby).bar, 1e-3);
    agrees(projection("svdu"), A);
  });

  it("are named", () => {
    assert.match(edgeOf("eigvalsh", [twice]) ?? "", /^Eigenvalues 1 and 2 are equal/);
    assert.match(edgeOf("eighvec", [eye(3)]) ?? "", /^Eigenvalues 1 and 2 are equal/);
    assert.match(edgeOf("svdvals", [eye(3)]) ?? "", /^Singular values 1 and 2 are equal/);
    assert.match(edgeOf("svdu", [nested([[1, 1], [1, 1]])]) ?? "", /^Singular value 2 is 0/); // biome-ignore format: short
    assert.match(edgeOf("nucnorm", [nested([[1, 1], [1, 1]])]) ?? "", /^Singular value 2 is 0/); // biome-ignore format: short
    assert.match(edgeOf("specnorm", [eye(2)]) ?? "", /more than once/);
    assert.match(edgeOf("eigvals", [nested([[1, 1], [0, 1]])]) ?? "", /^Two eigenvalues are equal/); // biome-ignore format: short
    for (const op of ["eigvalsh", "eighvec"]) assert.equal(edgeOf(op, [draw("symmetric", "S", [4, 4])]), null);
    for (const op of ["svdvals", "svdu", "svdv", "specnorm", "nucnorm", "pinv"])
      assert.equal(edgeOf(op, [draw("spread", "S", [4, 3])]), null);
  });
});

describe("singular matrices", () => {
  const rankTwo = matmul(draw("normal", "B", [4, 2]), draw("normal", "C", [2, 4]));
  const rankThree = matmul(draw("normal", "B", [4, 3]), draw("normal", "C", [3, 4]));

  it("have a determinant with a gradient: their cofactors", () => {
    const det: Cost = (w, X) => w.apply("det", [X], { keep: false });
    agrees(det, rankThree);
    agrees(det, draw("normal", "full", [4, 4]));
    close(gradient(det, rankTwo).bar, tensor([4, 4], new Float64Array(16)), 1e-12);
    close(gradient(det, nested([[0, 0], [0, 3]])).bar, nested([[3, 0], [0, 0]]), 1e-15); // biome-ignore format: short
  });

  it("pinv and least squares have the gradient of changes that keep the rank", () => {
    const C = draw("normal", "C", [2, 3]);
    for (const side of [0, 1]) {
      const R = draw("normal", "R", [3, 4]);
      const b = draw("normal", "b", [4, 2]);
      const matrix = (w: Written, X: Node) =>
        side === 0 ? product(w, X, w.leaf(C, "C")) : product(w, w.leaf(draw("normal", "B", [4, 2]), "B"), X);
      const value = side === 0 ? draw("normal", "B", [4, 2]) : C;
      agrees((w, X) => total(w, w.apply("multiply", [w.leaf(R, "R"), w.apply("pinv", [matrix(w, X)])])), value);
      agrees((w, X) => {
        const x = w.apply("lstsq", [matrix(w, X), w.leaf(b, "b")]);
        return total(w, w.apply("multiply", [w.leaf(draw("normal", "S", [3, 2]), "S"), x]));
      }, value);
    }
  });

  it("are named", () => {
    const zero = nested([[1, 2], [2, 4]]); // biome-ignore format: short
    assert.match(edgeOf("inv", [zero]) ?? "", /singular: it has no inverse/);
    assert.match(edgeOf("solve", [zero, eye(2)]) ?? "", /no single solution/);
    assert.match(edgeOf("rsolve", [eye(2), zero]) ?? "", /no single solution/);
    assert.match(edgeOf("solvevec", [zero, nested([1, 1])]) ?? "", /no single solution/);
    assert.match(edgeOf("det", [zero]) ?? "", /singular/);
    assert.match(edgeOf("logdet", [zero]) ?? "", /−∞/);
    assert.match(edgeOf("pinv", [rankTwo]) ?? "", /rank 2 instead of 4/);
    assert.match(edgeOf("lstsq", [rankTwo, draw("normal", "b", [4])]) ?? "", /rank 2 instead of 4/);
    assert.match(edgeOf("qrr", [zero]) ?? "", /^Column 2 depends/);
    assert.match(edgeOf("luu", [zero]) ?? "", /singular/);
    assert.match(edgeOf("chol", [nested([[1, 2], [2, 1]])]) ?? "", /not positive definite/); // biome-ignore format: short
    assert.match(edgeOf("sqrtm", [nested([[-1, 0], [0, 1]])]) ?? "", /no real square root/); // biome-ignore format: short
    assert.match(edgeOf("logm", [nested([[0, 1], [0, 1]])]) ?? "", /no real logarithm/); // biome-ignore format: short
    const triangle = { lower: true, trans: false, unit: false };
    assert.match(edgeOf("trisolve", [nested([[0, 0], [1, 1]]), nested([1, 1])], triangle) ?? "", /singular/); // biome-ignore format: short
    const regular = draw("regular", "A", [3, 3]);
    for (const op of ["inv", "det", "logdet", "lul", "qrq", "sqrtm", "logm"]) assert.equal(edgeOf(op, [regular]), null);
    assert.equal(edgeOf("solve", [regular, eye(3)]), null);
  });
});

describe("what is read of a matrix", () => {
  const lopsided = nested([[2, 9], [1, 3]]); // biome-ignore format: short

  it("is the lower triangle, which is said where the matrix is not symmetric", () => {
    for (const op of ["eigvalsh", "eighvec", "chol"])
      assert.match(edgeOf(op, [lopsided]) ?? "", /not symmetric|differs from its transpose/);
    assert.equal(edgeOf("chol", [nested([[2, 0], [1, 3]])]), null); // biome-ignore format: short
    const values = catalogue.get("eigvalsh")?.kernel([lopsided], {}, [2]) as Tensor;
    close(values, catalogue.get("eigvalsh")?.kernel([nested([[2, 1], [1, 3]])], {}, [2]) as Tensor, 1e-15); // biome-ignore format: short
  });

  it("the triangular convention of chol is the derivative by the entries that are read", () => {
    const A = draw("spd", "A", [4, 4]);
    const lower = tensor([4, 4], A.data.map((x, at) => (at % 4 <= Math.floor(at / 4) ? x : 0))); // biome-ignore format: short
    const R = draw("normal", "R", [4, 4]);
    const cost: Cost = (w, X) =>
      total(w, w.apply("multiply", [w.leaf(R, "R"), w.apply("chol", [X], { convention: "triangular" })]));
    const bar = agrees(cost, lower);
    assert.ok(bar.data.every((x, at) => at % 4 <= Math.floor(at / 4) || x === 0));
  });

  it("a system told that its matrix is triangular reads one triangle, forth and back", () => {
    const R = draw("normal", "R", [4, 2]);
    const B = draw("normal", "B", [4, 2]);
    for (const triangle of ["lower", "upper"]) {
      const cost: Cost = (w, X) =>
        total(w, w.apply("multiply", [w.leaf(R, "R"), w.apply("solve", [X, w.leaf(B, "B")], { triangle })]));
      const bar = agrees(cost, draw("regular", "L", [4, 4]));
      const outside = (at: number) =>
        triangle === "lower" ? at % 4 > Math.floor(at / 4) : at % 4 < Math.floor(at / 4);
      assert.ok(bar.data.every((x, at) => !outside(at) || x === 0));
      const turned: Cost = (w, X) =>
        total(
          w,
          w.apply("multiply", [w.leaf(R, "R"), flip(w, w.apply("rsolve", [flip(w, w.leaf(B, "B")), X], { triangle }))]),
        );
      agrees(turned, draw("regular", "L", [4, 4]));
      const vector: Cost = (w, X) =>
        w.functional(w.apply("solvevec", [X, w.leaf(draw("normal", "b", [4]), "b")], { triangle }), "r");
      agrees(vector, draw("regular", "L", [4, 4]));
    }
  });
});

describe("the whole of U and V", () => {
  it("has the gradient of what does not depend on the basis that completes it", () => {
    for (const [op, size] of [
      ["svdu", [5, 3]],
      ["svdv", [3, 5]],
    ] as const) {
      // biome-ignore format: short
      const R = draw("normal", op, [5, 5]);
      const cost: Cost = (w, X) => {
        const U = w.apply(op, [X], { full: true });
        const N = w.apply("slice", [U], { starts: [0, 3], steps: [1, 1], counts: shapeOf([5, 2]), drop: [] });
        const whole = product(w, U, flip(w, U));
        const both = w.apply("add", [product(w, N, flip(w, N)), whole]);
        return total(w, w.apply("multiply", [w.leaf(R, "R"), both]));
      };
      agrees(cost, draw("spread", op, size));
    }
  });
});

describe("norms where they have no derivative", () => {
  const norms: readonly (readonly [string, Attrs])[] = [
    ["norm", { axes: [0], keep: false }],
    ["pnorm", { axes: [0], keep: false, p: 1 }],
    ["pnorm", { axes: [0], keep: false, p: 3 }],
    ["pnorm", { axes: [0], keep: false, p: Number.POSITIVE_INFINITY }],
  ];

  it("have 0 at 0, and a sentence", () => {
    for (const [op, attrs] of norms) {
      const zero = tensor([3], [0, 0, 0]);
      close(gradient((w, X) => w.apply(op, [X], attrs), zero).bar, zero);
      assert.ok(edgeOf(op, [zero], attrs));
    }
  });

  it("a squared norm is smooth at 0 and has 2 X everywhere", () => {
    for (const x of [tensor([3], [0, 0, 0]), nested([1, -2, 3])]) {
      const squared: Cost = (w, X) => w.apply("square", [w.apply("norm", [X], { axes: [0], keep: false })]);
      const power: Cost = (w, X) => w.apply("power", [w.apply("norm", [X], { axes: [0], keep: false }), w.number(2)]);
      const expected = tensor([3], x.data.map((v) => 2 * v)); // biome-ignore format: short
      for (const cost of [squared, power]) close(gradient(cost, x).bar, expected);
    }
  });

  it("a tie of the ∞-norm is split evenly", () => {
    const p = Number.POSITIVE_INFINITY;
    const x = nested([3, -3, 1]);
    close(gradient((w, X) => w.apply("pnorm", [X], { axes: [0], keep: false, p }), x).bar, nested([0.5, -0.5, 0]));
    assert.match(edgeOf("pnorm", [x], { axes: [0], keep: false, p }) ?? "", /2 entries reach the norm/);
  });
});

describe("matrices without entries and with one", () => {
  const square =
    "inv det logdet chol eigvalsh eighvec eigvals eigvec expm sqrtm logm lul luu lup cofactor qrq qrr svdu svdv svdvals pinv rank specnorm nucnorm";

  for (const op of square.split(" ")) {
    it(`${op} of 0×0 and 1×1`, () => {
      for (const X of [tensor([0, 0], []), nested([[4]])]) {
        const operation = catalogue.get(op);
        const shape = operation?.shape([shapeOf(X.size)], {}) ?? [];
        assert.ok(!isFault(shape));
        const Z = operation?.kernel([X], {}, sizeOf(shape)) as Tensor;
        assert.deepEqual([...Z.size], sizeOf(shape));
        assert.ok(Z.data.every(Number.isFinite), `${[...Z.data]}`);
        assert.doesNotThrow(() => operation?.edge?.([X], Z, {}));
      }
    });
  }
});
