/** Regular expressions of Python as those of JavaScript, as far as they mean the same. */

/** Flags of Python's `re`. */
export const flagOf = { I: 2, L: 4, M: 8, S: 16, U: 32, X: 64, A: 256 } as const;

/** More than this is not searched: patterns can take time that grows fast with it. */
const longest = 50_000;

/** A pattern that finds in `subject` what Python's does; `null` where that is not certain, or could take too long. */
export function patternFor(source: string, flags: number, subject: string): RegExp | null {
  const plain = withoutGlobalFlags(source, flags);
  if (!plain || plain.flags & (flagOf.X | flagOf.L) || subject.length > longest) return null;
  if (
    !isAscii(subject) &&
    (/\\[wWdDbB]/.test(plain.source) || plain.flags & flagOf.I || /[\ud800-\udfff]/.test(subject))
  )
    return null;
  const translated = translate(plain.source, plain.flags);
  if (translated === null || isSlow(translated)) return null;
  try {
    return new RegExp(translated, plain.flags & flagOf.I ? "gid" : "gd");
  } catch {
    return null;
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** `(?im)` at the start says flags for the whole. */
function withoutGlobalFlags(source: string, flags: number): { source: string; flags: number } | null {
  const found = /^\(\?([aiLmsux]+)\)/.exec(source);
  if (!found) return { source, flags };
  const said = [...(found[1] ?? "")].map((c) => flagOf[(c === "L" ? c : c.toUpperCase()) as keyof typeof flagOf]);
  return { source: source.slice(found[0].length), flags: said.reduce<number>((a, b) => a | b, flags) };
}

/** Letters behind a backslash that mean the same in both languages, outside and inside of brackets. */
const sameEscapes = /[dDsSwWfnrtv0-9]|[^A-Za-z0-9]/;

/** The pattern in JavaScript's syntax; `null` where it has no counterpart. */
function translate(source: string, flags: number): string | null {
  let out = "";
  for (let i = 0; i < source.length; ) {
    const rest = source.slice(i);
    const piece = rest.startsWith("[") ? bracket(rest) : outside(rest, flags);
    if (piece === null) return null;
    out += piece.text;
    i += piece.length;
  }
  return out;
}

interface Translated {
  readonly text: string;
  readonly length: number;
}

function outside(rest: string, flags: number): Translated | null {
  const [c = "", next = ""] = rest;
  if (c === "\\") return escaped(rest, false);
  if (c === ".") return { text: flags & flagOf.S ? "[\\s\\S]" : "[^\\n]", length: 1 };
  if (c === "^") return { text: flags & flagOf.M ? "(?<=\\n|(?<![\\s\\S]))" : "(?<![\\s\\S])", length: 1 };
  if (c === "$") return { text: flags & flagOf.M ? "(?=\\n|(?![\\s\\S]))" : "(?=\\n?(?![\\s\\S]))", length: 1 };
  if (c === "(" && next === "?") return group(rest);
  const repeat = /^(?:[*+?]|\{\d*,?\d*\})(\+?)/.exec(rest);
  // Quantifiers that give nothing back have no counterpart.
  if (repeat && /[*+?}]/.test(c === "{" ? "}" : c)) {
    if (repeat[1] && c !== "{") return null;
    return { text: repeat[0].replace(/^\{,(?=\d)/, "{0,"), length: repeat[0].length };
  }
  return { text: c, length: 1 };
}

function group(rest: string): Translated | null {
  const named = /^\(\?P<(\w+)>/.exec(rest);
  if (named) return { text: `(?<${named[1]}>`, length: named[0].length };
  const again = /^\(\?P=(\w+)\)/.exec(rest);
  if (again) return { text: `\\k<${again[1]}>`, length: again[0].length };
  const comment = /^\(\?#[^)]*\)/.exec(rest);
  if (comment) return { text: "", length: comment[0].length };
  const same = /^\(\?(?::|=|!|<=|<!)/.exec(rest);
  return same && { text: same[0], length: same[0].length };
}

function escaped(rest: string, inside: boolean): Translated | null {
  const code = /^\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4})/.exec(rest);
  if (code) return { text: code[0], length: code[0].length };
  const c = rest[1] ?? "";
  if (c === "a") return { text: "\\x07", length: 2 };
  if (!inside && c === "A") return { text: "(?<![\\s\\S])", length: 2 };
  if (!inside && (c === "Z" || c === "z")) return { text: "(?![\\s\\S])", length: 2 };
  if (c === "b" || (c === "B" && !inside) || sameEscapes.test(c)) return { text: `\\${c}`, length: 2 };
  return null;
}

/** `[...]`, where a bracket that closes may come first as itself. */
function bracket(rest: string): Translated | null {
  let i = rest[1] === "^" ? 2 : 1;
  let text = rest.slice(0, i);
  for (let first = true; i < rest.length; first = false) {
    const c = rest[i] ?? "";
    if (c === "]" && !first) return { text: `${text}]`, length: i + 1 };
    const piece =
      c === "\\" ? escaped(rest.slice(i), true) : { text: c === "]" || c === "[" ? `\\${c}` : c, length: 1 };
    if (!piece) return null;
    text += piece.text;
    i += piece.length;
  }
  return null;
}

/** Whether repeats stand inside of repeats that do not begin with a sign of their own: these can take forever. */
function isSlow(source: string): boolean {
  const bare = source.replace(/\\./g, "_").replace(/\[(?:[^\]])*\]/g, "_");
  const inner = [...bare.matchAll(/\(((?:\?(?::|<\w+>))?)([^()]*)\)(?:[*+]|\{\d+,\d*\})/g)];
  const odd = inner.some(([, , body = ""]) => /[*+]|\{\d+,\d*\}/.test(body) && !/^[-',.;:@/#\s]/.test(body));
  return odd || (bare.match(/[*+]/g) ?? []).length > 12;
}
