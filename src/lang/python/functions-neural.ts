/** Layers and losses that torch, SciPy and jax offer as one function. */

import { one } from "../../core/dim";
import type { Node } from "../../core/node";
import { tensor } from "../../core/tensor";
import type { Make } from "../common/compose";
import type { Tracer } from "../common/tracer";
import { nothing, opaque } from "../common/value";
import { axesFrom } from "./arrays";
import type { Bound } from "./bind";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { ofArrays } from "./functions-windows";
import { preludeFunction } from "./prelude";

/** `softmax(x, axis)`, and its logarithm. */
function softmax(op: "softmax" | "log_softmax"): LibraryFunction {
  return ofArray(["x", "axis"], (t, X, get, e) => {
    const axes = axesFrom(t, get("axis") ?? get("dim"), X.shape.length);
    return axes ? t.build(op, [X], { axes, keep: true }, e.span) : opaque("this axis is not known", [X]);
  });
}

/** What a loss makes of the losses of single entries: their mean unless told otherwise. */
function reduced(make: Make, X: Node, b: Bound): Node | string {
  const how = b.get("reduction");
  const name = how?.kind === "text" ? how.text : "mean";
  if (name === "none" || X.shape.length === 0) return X;
  if (name !== "mean" && name !== "sum") return "This reduction is not known";
  return make(name, [X], { axes: X.shape.map((_, i) => i), keep: false });
}

/** A loss of a prediction and a target of the same shape. */
function loss(each: (make: Make, x: Node, y: Node) => Node): LibraryFunction {
  return ofArrays(["input", "target", "reduction"], ["input", "target"], 2, (make, [x, y], b) =>
    reduced(make, each(make, x as Node, y as Node), b),
  );
}

function number(make: Make, value: number): Node {
  return make("constant", [], { value: tensor([], [value]) });
}

/** −(y log p + (1 − y) log(1 − p)) */
function binary(make: Make, p: Node, y: Node): Node {
  const [q, z] = [p, y].map((x) => make("subtract", [number(make, 1), x])) as [Node, Node];
  const terms = [make("multiply", [y, make("log", [p])]), make("multiply", [z, make("log", [q])])];
  return make("negate", [make("add", terms)]);
}

/** −log p of the class of each row, or −Σ y log p where the target holds probabilities. */
function likelihood(make: Make, logs: Node, y: Node, b: Bound): Node | string {
  if (logs.shape.length !== 2) return "A loss over more axes than rows and classes is not followed";
  if (y.shape.length === 2) {
    const rows = make("sum", [make("multiply", [y, logs])], { axes: [1], keep: false });
    return reduced(make, make("negate", [rows]), b);
  }
  const places = make("reshape", [y], { shape: [...y.shape, one], order: "C" });
  const chosen = make("takealong", [logs, places], { axis: 1 });
  return reduced(make, make("negate", [make("reshape", [chosen], { shape: [...y.shape], order: "C" })]), b);
}

const plainCrossEntropy = ofArrays(
  ["input", "target", "weight", "reduction"],
  ["input", "target"],
  2,
  (make, [x, y], b) => likelihood(make, make("log_softmax", [x as Node], { axes: [1], keep: true }), y as Node, b),
);

/** With weights, smoothed labels or targets that do not count it is a function of its own. */
const crossEntropy: LibraryFunction = (t, self, args, e) => {
  const asks = ["weight", "ignore_index", "label_smoothing"].some(
    (n) => (args.named.get(n) ?? nothing).kind !== "nothing",
  );
  const more =
    asks || args.positional.length > 2 ? preludeFunction(t, "torch.nn.functional.weighted_cross_entropy") : null;
  return more ? t.call(more, args, e) : plainCrossEntropy(t, self, args, e);
};

const nll = ofArrays(["input", "target", "weight", "reduction"], ["input", "target"], 2, (make, [x, y], b) =>
  likelihood(make, x as Node, y as Node, b),
);

/** x Wᵀ + b */
const linear = ofArrays(["input", "weight", "bias"], ["input", "weight", "bias"], 2, (make, [x, w, bias]) => {
  const [X, Wt] = [x as Node, make("transpose", [w as Node])];
  const XW = make(X.shape.length === 1 ? "vecmat" : "matmul", [X, Wt]);
  return bias ? make("add", [XW, bias]) : XW;
});

/** (x − mean) / √(var + ε), then scaled and shifted; without the mean for the RMS. */
function standardised(make: Make, X: Node, axes: readonly number[], eps: number, center: boolean): Node {
  const over = { axes: [...axes], keep: true };
  const centred = center ? make("subtract", [X, make("mean", [X], over)]) : X;
  const spread = make("mean", [make("square", [centred])], over);
  return make("divide", [centred, make("sqrt", [make("add", [spread, number(make, eps)])])]);
}

function scaled(make: Make, X: Node, weight: Node | null | undefined, bias: Node | null | undefined): Node {
  const wide = weight ? make("multiply", [X, weight]) : X;
  return bias ? make("add", [wide, bias]) : wide;
}

/** `layer_norm(x, normalized_shape, weight, bias, eps)` over as many last axes as the shape names. */
const layerNorm = ofArrays(
  ["input", "normalized_shape", "weight", "bias", "eps"],
  ["input", "weight", "bias"],
  1,
  (make, [x, w, bias], b, t) => {
    const X = x as Node;
    const shape = b.get("normalized_shape");
    const n = shape?.kind === "sequence" ? shape.items.length : 1;
    const eps = numberOr(t, b, "eps", 1e-5);
    if (eps === null) return "The ε of this layer is not known";
    return scaled(make, standardised(make, X, lastAxes(X, n), eps, true), w, bias);
  },
);

const rmsNorm = ofArrays(
  ["input", "normalized_shape", "weight", "eps"],
  ["input", "weight"],
  1,
  (make, [x, w], b, t) => {
    const X = x as Node;
    const eps = numberOr(t, b, "eps", 2.220446049250313e-16);
    return eps === null
      ? "The ε of this layer is not known"
      : scaled(make, standardised(make, X, lastAxes(X, 1), eps, false), w, null);
  },
);

/** `batch_norm(x, running_mean, running_var, weight, bias, training, momentum, eps)` over all axes but that of channels. */
const batchNorm = ofArrays(
  ["input", "running_mean", "running_var", "weight", "bias", "training", "momentum", "eps"],
  ["input", "running_mean", "running_var", "weight", "bias"],
  1,
  (make, [x, mean, variance, w, bias], b, t) => {
    const X = x as Node;
    const eps = numberOr(t, b, "eps", 1e-5);
    if (eps === null) return "The ε of this layer is not known";
    const along = (v: Node | null | undefined) =>
      v && make("reshape", [v], { shape: X.shape.slice(1).map((d, i) => (i === 0 ? d : one)), order: "C" });
    if (b.flag("training"))
      return scaled(
        make,
        standardised(
          make,
          X,
          X.shape.map((_, i) => i).filter((i) => i !== 1),
          eps,
          true,
        ),
        along(w),
        along(bias),
      );
    const [m, v] = [along(mean), along(variance)];
    if (!m || !v) return "Batch normalisation outside of training needs the running mean and variance";
    const root = make("sqrt", [make("add", [v, number(make, eps)])]);
    return scaled(make, make("divide", [make("subtract", [X, m]), root]), along(w), along(bias));
  },
);

/** softmax(Q Kᵀ / √d) V */
const attention = ofArrays(
  ["query", "key", "value", "attn_mask", "dropout_p", "is_causal", "scale"],
  ["query", "key", "value", "attn_mask"],
  3,
  (make, [q, k, v, mask], b, t, e) => {
    const [Q, K, V] = [q, k, v] as [Node, Node, Node];
    const d = Q.shape.at(-1)?.size ?? 1;
    const scale = numberOr(t, b, "scale", 1 / Math.sqrt(d));
    if (scale === null) return "The scale of this attention is not known";
    const scores = make("multiply", [number(make, scale), make("matmul", [Q, make("transpose", [K])])]);
    const [rows, columns] = scores.shape.slice(-2).map((s) => s.size) as [number, number];
    const hidden = Float64Array.from({ length: rows * columns }, (_, i) =>
      i % columns > Math.floor(i / columns) ? Number.NEGATIVE_INFINITY : 0,
    );
    const causal = b.flag("is_causal") ? t.constant(tensor([rows, columns], hidden), e.span) : null;
    const added = mask ?? causal;
    const masked = added ? make("add", [scores, added]) : scores;
    const P = make("softmax", [masked], { axes: [masked.shape.length - 1], keep: true });
    return make("matmul", [P, V]);
  },
);

/** `dropout(x, p, training)` with a mask that the seed fixes. */
const dropout = ofArrays(["input", "p", "training"], ["input"], 1, (make, [x], b, t, e) => {
  const X = x as Node;
  const p = numberOr(t, b, "p", 0.5);
  if (p === null || p >= 1) return "The share that is dropped is not known";
  if (b.get("training") !== undefined && !b.flag("training")) return make("identity", [X], { copy: true });
  const U = t.input(t.randomName(e.span), X.shape, e.span, null, { distribution: "uniform" });
  const mask = make("less", [U, number(make, 1 - p)]);
  return make("multiply", [make("multiply", [X, mask]), number(make, 1 / (1 - p))]);
});

const embedding = ofArrays(["input", "weight"], ["input", "weight"], 2, (make, [i, w]) =>
  make("take", [w as Node, i as Node], { axis: 0 }),
);

/** `cdist(X, Y, metric)` */
const distances = ofArrays(["XA", "XB", "metric"], ["XA", "XB"], 2, (make, [x, y], b) => {
  const metric = b.get("metric");
  const name = metric?.kind === "text" ? metric.text : "euclidean";
  const squares = make("sqdist", [x as Node, y as Node]);
  if (name === "sqeuclidean") return squares;
  return name === "euclidean" ? make("sqrt", [squares]) : "This kind of distance is not known";
});

function lastAxes(X: Node, n: number): number[] {
  return X.shape.map((_, i) => i).slice(X.shape.length - n);
}

function numberOr(t: Tracer, b: Bound, name: string, otherwise: number): number | null {
  const value = b.get(name);
  return value === undefined ? otherwise : t.numberOf(value);
}

const meanSquares = loss((make, x, y) => make("square", [make("subtract", [x, y])]));

/** softplus(x) − x y, which is the cross-entropy of σ(x) without forming it. */
const withLogits = loss((make, x, y) => make("subtract", [make("softplus", [x]), make("multiply", [x, y])]));

/** By canonical name. */
export const layers: Readonly<Record<string, LibraryFunction>> = {
  "scipy.special.softmax": softmax("softmax"),
  "scipy.special.log_softmax": softmax("log_softmax"),
  "torch.softmax": softmax("softmax"),
  "torch.log_softmax": softmax("log_softmax"),
  "torch.nn.functional.softmax": softmax("softmax"),
  "torch.nn.functional.log_softmax": softmax("log_softmax"),
  "jax.nn.softmax": softmax("softmax"),
  "jax.nn.log_softmax": softmax("log_softmax"),
  "torch.nn.functional.mse_loss": meanSquares,
  "torch.nn.functional.l1_loss": loss((make, x, y) => make("abs", [make("subtract", [x, y])])),
  "torch.nn.functional.binary_cross_entropy": loss(binary),
  "torch.nn.functional.binary_cross_entropy_with_logits": withLogits,
  "torch.nn.functional.cross_entropy": crossEntropy,
  "torch.nn.functional.nll_loss": nll,
  "torch.nn.functional.linear": linear,
  "torch.nn.functional.layer_norm": layerNorm,
  "torch.nn.functional.rms_norm": rmsNorm,
  "torch.nn.functional.batch_norm": batchNorm,
  "torch.nn.functional.scaled_dot_product_attention": attention,
  "torch.nn.functional.dropout": dropout,
  "torch.nn.functional.embedding": embedding,
  "scipy.spatial.distance.cdist": distances,
  "torch.cdist": distances,
};
