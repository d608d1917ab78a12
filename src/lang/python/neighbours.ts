/** Files of the same program: what `from layers import affine_forward` and `import model` bring. */

import { Scope, type Source } from "../common/scope";
import type { Tracer } from "../common/tracer";
import { opaque, type Value } from "../common/value";

/** Packages that are no files of the program: these are not looked for beside it. */
const installed = new Set(
  (
    "numpy scipy torch jax math cmath random itertools functools collections operator copy dataclasses typing time datetime os sys re json " +
    "pickle io pathlib logging argparse warnings abc enum string struct csv glob shutil subprocess threading multiprocessing queue " +
    "unittest doctest contextlib types inspect traceback platform gc tempfile urllib http socket hashlib base64 zlib gzip tarfile zipfile " +
    "matplotlib pylab seaborn plotly pandas sklearn tensorflow keras tqdm sympy numba cupy autograd cv2 PIL skimage networkx statsmodels " +
    "torchvision torchaudio transformers einops flax optax gym gymnasium requests yaml h5py pytest IPython ipywidgets __future__ six builtins " +
    "numbers fractions decimal statistics bisect heapq textwrap pprint cPickle mpl_toolkits imageio joblib cProfile timeit typing_extensions"
  ).split(" "),
);

/** Files that import each other are read once; a chain of imports is not followed further than this. */
const deepest = 8;

const files = new WeakMap<Tracer, Map<string, Scope | null>>();
let depth = 0;

/** The names of a file beside this one, by the module that an import names; `null` when there is none. */
export function neighbour(t: Tracer, module: string): { readonly scope: Scope } | { readonly waiting: Value } | null {
  const dotted = module.replace(/^\.+/, "");
  const [first = ""] = dotted.split(".");
  if (first === "" || installed.has(first) || first.startsWith("_")) return null;
  const known = files.get(t) ?? new Map<string, Scope | null>();
  files.set(t, known);
  const before = known.get(dotted);
  if (before !== undefined) return before && { scope: before };
  const answer = t.host.file(`${dotted.replaceAll(".", "/")}.py`);
  if (answer.kind === "pending") return { waiting: opaque(`'${dotted}.py' is being read`) };
  if (answer.kind !== "text" || depth >= deepest) {
    known.set(dotted, null);
    return null;
  }
  const source: Source = { title: `${dotted.replaceAll(".", "/")}.py`, text: answer.text };
  const scope = new Scope(null, true, null, false, source);
  known.set(dotted, scope);
  follow(t, source, scope);
  return { scope };
}

/** Follows a file from top to bottom, as an import does. */
function follow(t: Tracer, source: Source, scope: Scope): void {
  const { scope: around, returned, returnedSpan } = t;
  depth += 1;
  try {
    t.elsewhere(source, t.importing ?? { from: 0, to: 0 }, () => {
      t.scope = scope;
      for (const s of t.host.parse(source.text).body) t.run([s]);
    });
  } finally {
    depth -= 1;
    Object.assign(t, { scope: around, returned, returnedSpan });
  }
}

/** `name` of a file beside this one; `null` when the module is none. */
export function fromNeighbour(t: Tracer, module: string, name: string | null): Value | null {
  const found = neighbour(t, module);
  if (!found) return fromPackage(t, module, name);
  if ("waiting" in found) return found.waiting;
  if (name === null) return { kind: "module", path: module.replace(/^\.+/, ""), source: found.scope };
  return found.scope.own(name)?.value ?? fromPackage(t, module, name) ?? missing(t, module, name, found.scope);
}

/** `from package import module` and `from . import module`. */
function fromPackage(t: Tracer, module: string, name: string | null): Value | null {
  if (name === null || name === "*") return null;
  const inside = module.replace(/^\.+/, "");
  if (inside === "" && !module.startsWith(".")) return null;
  const found = neighbour(t, inside === "" ? name : `${inside}.${name}`);
  if (!found) return null;
  return "waiting" in found ? found.waiting : { kind: "module", path: name, source: found.scope };
}

function missing(t: Tracer, module: string, name: string, scope: Scope): Value {
  const has = scope.names().slice(0, 8).join(", ");
  const place = t.importing ?? { from: 0, to: 0 };
  t.report("undefined-name", place, `'${module}.py' has no '${name}'; it has ${has}`);
  return opaque(`'${module}.py' has no '${name}'`);
}
