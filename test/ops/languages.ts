/** Printed code, run for real: many expressions in one process of NumPy or Octave. */

import { count, type Tensor, tensor } from "../../src/core/tensor";
import type { Oracle } from "../oracles";

/** An expression and the arrays it may name. */
export interface Question {
  readonly code: string;
  readonly arrays: Readonly<Record<string, Tensor>>;
}

/** What came out, or what the language complained about. */
export type Answer = Tensor | { readonly complaint: string };

/** Asks NumPy. SciPy's functions are spelled out where a machine has none. */
export function askNumpy(oracle: Oracle, questions: readonly Question[]): Answer[] {
  const asked = questions.map(({ code, arrays }) => [
    code,
    Object.entries(arrays).map(([name, t]) => [name, t.size, [...t.data].map(String)]),
  ]);
  return read(
    oracle.run(`
import json, math
import numpy as np
np.seterr(all="ignore")
try:
    import scipy.special, scipy.linalg
except ImportError:
    from types import SimpleNamespace as namespace
    scipy = namespace(special=namespace(erf=np.vectorize(math.erf), expit=lambda x: 1 / (1 + np.exp(-x)),
        logsumexp=lambda x, **o: np.log(np.sum(np.exp(x), **o))))
for code, arrays in json.loads(${JSON.stringify(JSON.stringify(asked))}):
    names = dict(np=np, scipy=scipy)
    for name, size, data in arrays:
        names[name] = np.array([float(x) for x in data]).reshape(size)
    try:
        value = np.asarray(eval(code, names))
        print(" ".join(map(str, value.shape)), ";", " ".join(repr(float(x)) for x in value.ravel()))
    except Exception as error:
        print("?", repr(error).replace("\\n", " "))
`),
  );
}

/** Asks Octave; arrays arrive with their first axis fastest and are turned round. */
export function askOctave(oracle: Oracle, questions: readonly Question[]): Answer[] {
  const lines = questions.map(({ code, arrays }) => {
    const given = Object.entries(arrays).map(([name, t]) => `${name} = ${octaveArray(t)};`);
    return `try\n${given.join("\n")}\nadjoint_show(${code});\ncatch e\nprintf("? %s\\n", strrep(e.message, "\\n", " "));\nend`;
  });
  return read(
    oracle.run(`
function adjoint_show(value)
  printf("%d ", size(value)); printf("; ");
  printf("%.17g ", permute(full(double(value)), ndims(value):-1:1)); printf("\\n");
end
warning("off", "all");
${lines.join("\n")}
`),
  );
}

function octaveArray(t: Tensor): string {
  const [rank, data] = [t.size.length, `[${[...t.data].map((x) => String(x).replace("Infinity", "Inf")).join(" ")}]`];
  if (rank === 0) return data;
  if (rank === 1) return `${data}'`;
  return `permute(reshape(${data}, [${[...t.size].reverse().join(" ")}]), ${rank}:-1:1)`;
}

function read(output: string): Answer[] {
  return output
    .trimEnd()
    .split("\n")
    .map((line) => {
      if (line.startsWith("?")) return { complaint: line.slice(2) };
      const [size = "", data = ""] = line.split(";");
      return tensor(numbers(size), numbers(data));
    });
}

function numbers(text: string): number[] {
  const words = text.trim().split(/\s+/).filter(Boolean);
  return words.map((w) => Number(w.replace(/inf/i, "Infinity")));
}

/** Sizes without axes of size 1, which the languages add and drop as they like. */
export function squeezed(t: Tensor): Tensor {
  const size = t.size.filter((n) => n !== 1);
  return count(size) === t.data.length ? { size, data: t.data } : t;
}
