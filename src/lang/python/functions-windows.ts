/** Convolutions, pooling and sliding windows, by the names of NumPy, SciPy and torch. */

import type { Node } from "../../core/node";
import { tensor } from "../../core/tensor";
import { compose, type Make } from "../common/compose";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { nodesIn, opaque, type Value } from "../common/value";
import { convolved, type Mode, pooled } from "../common/windows";
import { arrayNode } from "./arrays";
import { type Bound, bindTo } from "./bind";
import type { LibraryFunction } from "./functions";

/** A function of some arrays, of which those after the first `least` may be left out; `names` are all parameters in order. */
export function ofArrays(
  names: readonly string[],
  arrays: readonly string[],
  least: number,
  body: (make: Make, nodes: readonly (Node | null)[], b: Bound, t: Tracer, e: Expr) => Node | string,
): LibraryFunction {
  return (t, self, args, e) => {
    const b = bindTo(t, names, self, args);
    const nodes = arrays.map((name) => {
      const value = b.get(name);
      return value ? arrayNode(t, value, e.span) : null;
    });
    if (nodes.slice(0, least).includes(null))
      return opaque("what this is applied to is not known", args.positional.flatMap(nodesIn));
    const spans = args.expressions.map((x) => x.span);
    let refused: Value | null = null;
    const value = compose(
      t,
      e.span,
      (make) => {
        const made = body(make, nodes, b, t, e);
        if (typeof made !== "string") return made;
        refused = t.unsupported(e.span, made, args.positional);
        return t.constant(0, e.span);
      },
      spans,
    );
    return refused ?? value;
  };
}

function modeOf(b: Bound, otherwise: Mode): Mode | null {
  const mode = b.get("mode");
  if (mode === undefined) return otherwise;
  const text = mode.kind === "text" ? mode.text : null;
  return text === "full" || text === "same" || text === "valid" ? text : null;
}

/**
 * `convolve(a, v, mode)`, `correlate(a, v, mode)` of arrays of the same rank; kernels of even size lie `early` or late
 * around each place in the mode `same`, as each library has it.
 */
function sliding(flip: boolean, otherwise: Mode, names: readonly [string, string], early = true): LibraryFunction {
  return ofArrays([...names, "mode"], names, 2, (make, [a, v], b) => {
    const [mode, X, W] = [modeOf(b, otherwise), a as Node, v as Node];
    if (mode === null) return "This mode of convolution is not known";
    if (X.shape.length !== W.shape.length) return "Both arrays of a convolution must have as many axes";
    const smaller = W.shape.every((d, i) => d.size <= (X.shape[i]?.size ?? 0));
    if (smaller) return convolved(make, X, W, mode, flip, early);
    const larger = W.shape.every((d, i) => d.size >= (X.shape[i]?.size ?? 0));
    // A convolution does not mind which of the two moves; of what is not larger throughout only all sums are told.
    if (flip && larger && mode !== "same") return convolved(make, W, X, mode, flip, early);
    return mode === "full" ? convolved(make, X, W, mode, flip, early) : "The kernel is larger than the array";
  });
}

/** One number for each spatial axis: a number for all of them, or a tuple. */
function each(t: Tracer, value: Value | undefined, axes: number, otherwise: number): number[] | null {
  if (value === undefined) return Array.from({ length: axes }, () => otherwise);
  const items = value.kind === "sequence" ? value.items : Array.from({ length: axes }, () => value);
  const numbers = items.map((v) => t.wholeNumber(v));
  return numbers.length === axes && numbers.every((n) => n !== null) ? (numbers as number[]) : null;
}

/** `F.conv2d(input, weight, bias, stride, padding, dilation, groups)` */
function torchConv(axes: number): LibraryFunction {
  const names = ["input", "weight", "bias", "stride", "padding", "dilation", "groups"];
  return ofArrays(names, names.slice(0, 3), 2, (make, [x, w, bias], b, t) => {
    const [X, W] = [x as Node, w as Node];
    const numbers = (name: string, otherwise: number) => each(t, b.get(name), axes, otherwise);
    const [stride, dilation] = [numbers("stride", 1), numbers("dilation", 1)];
    const word = b.get("padding");
    const same = word?.kind === "text" && word.text === "same";
    const pads = word?.kind === "text" ? W.shape.slice(2).map(() => 0) : numbers("padding", 0);
    const groups = each(t, b.get("groups"), 1, 1)?.[0];
    if (!stride || !dilation || !pads || groups === undefined) return "How this convolution moves is not known";
    const reach = W.shape.slice(2).map((d, i) => (d.size - 1) * (dilation[i] ?? 1));
    const low = same ? reach.map((r) => Math.floor(r / 2)) : pads;
    const high = same ? reach.map((r) => Math.ceil(r / 2)) : pads;
    const batched = X.shape.length === axes + 2;
    const input = batched ? X : make("reshape", [X], { shape: [t.dims.number(1), ...X.shape], order: "C" });
    const Z = make("conv", [input, W], { stride, low, high, dilation, flip: false, groups });
    const out = batched ? Z : make("reshape", [Z], { shape: Z.shape.slice(1), order: "C" });
    if (!bias) return out;
    const shape = [...bias.shape, ...Array.from({ length: axes }, () => t.dims.number(1))];
    return make("add", [out, make("reshape", [bias], { shape, order: "C" })]);
  });
}

/** `F.max_pool2d(input, kernel_size, stride, padding)`, `F.avg_pool2d` */
function torchPool(axes: number, by: "max" | "mean"): LibraryFunction {
  return ofArrays(["input", "kernel_size", "stride", "padding"], ["input"], 1, (make, [x], b, t, e) => {
    const window = each(t, b.get("kernel_size"), axes, 1);
    const stride = window && (b.get("stride") ? each(t, b.get("stride"), axes, 1) : window);
    const pads = each(t, b.get("padding"), axes, 0);
    if (!window || !stride || !pads) return "How these windows move is not known";
    const filler = by === "max" ? Number.NEGATIVE_INFINITY : 0;
    const X = bordered(make, x as Node, pads, filler, t, e);
    return pooled(make, X, { window, stride, by });
  });
}

/** The array with `pads` entries of one number before and behind it along its last axes. */
function bordered(make: Make, X: Node, pads: readonly number[], value: number, t: Tracer, e: Expr): Node {
  return pads.reduce((Y, pad, i) => {
    if (pad === 0) return Y;
    const axis = Y.shape.length - pads.length + i;
    const size = Y.shape.map((d, j) => (j === axis ? pad : d.size));
    const border = t.constant(tensor(size, new Float64Array(size.reduce((n, d) => n * d, 1)).fill(value)), e.span);
    return make("concat", [border, Y, border], { axis });
  }, X);
}

/** `sliding_window_view(x, window_shape, axis)` */
const slidingWindowView = ofArrays(["x", "window_shape", "axis"], ["x"], 1, (make, [x], b, t) => {
  const X = x as Node;
  const shape = b.get("window_shape");
  const count = shape?.kind === "sequence" ? shape.items.length : 1;
  const window = each(t, shape, count, 1);
  const named = b.get("axis") ? each(t, b.get("axis"), count, 0) : X.shape.map((_, i) => i);
  if (!window || !named || named.length !== window.length) return "How these windows lie is not known";
  const axes = named.map((a) => (a + X.shape.length) % X.shape.length);
  return make("windows", [X], { axes, window, stride: window.map(() => 1) });
});

/** By canonical name. */
export const windows: Readonly<Record<string, LibraryFunction>> = {
  "np.convolve": sliding(true, "full", ["a", "v"]),
  "np.correlate": sliding(false, "valid", ["a", "v"]),
  "scipy.signal.convolve": sliding(true, "full", ["in1", "in2"]),
  "scipy.signal.fftconvolve": sliding(true, "full", ["in1", "in2"]),
  "scipy.signal.convolve2d": sliding(true, "full", ["in1", "in2"]),
  "scipy.signal.correlate": sliding(false, "full", ["in1", "in2"]),
  "scipy.signal.correlate2d": sliding(false, "full", ["in1", "in2"], false),
  "torch.nn.functional.conv1d": torchConv(1),
  "torch.nn.functional.conv2d": torchConv(2),
  "torch.nn.functional.conv3d": torchConv(3),
  "torch.nn.functional.max_pool1d": torchPool(1, "max"),
  "torch.nn.functional.max_pool2d": torchPool(2, "max"),
  "torch.nn.functional.avg_pool1d": torchPool(1, "mean"),
  "torch.nn.functional.avg_pool2d": torchPool(2, "mean"),
  "np.lib.stride_tricks.sliding_window_view": slidingWindowView,
};
