/** Reads the text before the cursor: the path that is being typed, the call whose arguments are. */

/** A call that is not closed yet. */
export interface OpenCall {
  /** `np.linalg.solve` as written. */
  readonly callee: string;
  /** Which argument the cursor is in, from 0. */
  readonly argument: number;
}

/** The dotted path right before the cursor: owner `np.linalg`, beginning `so`; `null` where none is being typed. */
export function pathBefore(text: string): { readonly owner: string | null; readonly beginning: string } | null {
  const path = /(?:^|[^\p{L}\p{N}_.'"])((?:[\p{L}_][\p{L}\p{N}_]*\.)*)([\p{L}_][\p{L}\p{N}_]*)?$/u.exec(text);
  if (!path) return null;
  const owner = path[1] ?? "";
  return { owner: owner === "" ? null : owner.slice(0, -1), beginning: path[2] ?? "" };
}

/** The innermost call open at the end of a text; brackets and strings before it are taken as they stand. */
export function callBefore(text: string): OpenCall | null {
  const open: { bracket: string; at: number; commas: number }[] = [];
  const code = text.replace(/"(?:[^"\\\n]|\\.)*"|(?<![\w)\]}.'])'(?:[^'\\\n]|\\.)*'/g, (s) => "s".repeat(s.length));
  for (let i = 0; i < code.length; i++) {
    const c = code[i] ?? "";
    if ("([{".includes(c)) open.push({ bracket: c, at: i, commas: 0 });
    else if (")]}".includes(c)) open.pop();
    else if (c === ",") {
      const top = open.at(-1);
      if (top) top.commas += 1;
    }
  }
  const top = open.at(-1);
  const callee =
    top?.bracket === "(" &&
    /((?:[\p{L}_][\p{L}\p{N}_]*\.)*[\p{L}_][\p{L}\p{N}_]*)[ \t]*$/u.exec(code.slice(0, top.at))?.[1];
  return top && callee ? { callee, argument: top.commas } : null;
}

/** A path as the library writes it: `np` for whatever the file calls NumPy. */
export function canonicalPath(path: string, modules: Readonly<Record<string, string>>): string {
  const [head = "", ...rest] = path.split(".");
  const module = Object.hasOwn(modules, head) ? modules[head] : undefined;
  const full = [module ?? head, ...rest].join(".");
  return full.replace(/^(?:numpy|jax\.numpy)(?=\.|$)/, "np");
}
