/** Runs many programs in one real Python and reads what their names hold. */

import type { Oracle } from "../../oracles";

/** Size and entries in row-major order; what is not finite as text. */
export interface Held {
  readonly size: readonly number[];
  readonly data: readonly (number | string)[];
}

/** What a program left behind, or what stopped it. */
export interface Answer {
  readonly error: string | null;
  readonly values: Readonly<Record<string, Held>>;
}

const runner = `
import io, json, contextlib, warnings, sys
import numpy as np
warnings.simplefilter("ignore")
np.seterr(all="ignore")
def held(v):
    a = np.asarray(v)
    if isinstance(v, (str, list, tuple, dict)) or a.dtype.kind not in "biuf":
        return None
    f = a.astype(float).ravel().tolist()
    return {"size": list(a.shape), "data": [x if np.isfinite(x) else str(x) for x in f]}
out = {}
for title, source in json.loads(PROGRAMS).items():
    scope = {"__name__": "__main__"}
    error = None
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, title, "exec"), scope)
    except BaseException as e:
        error = type(e).__name__ + ": " + str(e)
    values = {}
    for name, v in scope.items():
        if name.startswith("_") or callable(v) or type(v).__name__ == "module" or v is getattr(np, name, None):
            continue
        h = held(v) if isinstance(v, (bool, int, float, np.generic, np.ndarray)) else None
        if h:
            values[name] = h
    out[title] = {"error": error, "values": values}
print(json.dumps(out))
`;

/** Asks for all programs at once. */
export function ask(
  oracle: Oracle,
  programs: Readonly<Record<string, string>>,
  preamble: string,
): Readonly<Record<string, Answer>> {
  const all = Object.fromEntries(Object.entries(programs).map(([title, source]) => [title, preamble + source]));
  return JSON.parse(oracle.run(`PROGRAMS = ${JSON.stringify(JSON.stringify(all))}\n${runner}`)) as Record<
    string,
    Answer
  >;
}

/** An entry as a number. */
export function number(x: number | string): number {
  return typeof x === "number" ? x : x === "nan" ? Number.NaN : x === "inf" ? Infinity : -Infinity;
}
