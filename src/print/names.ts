/** Names as mathematics writes them: `W1` is W₁, its adjoint W̄₁; `sigma` is σ. */

const greek: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  phi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
  Gamma: "Γ",
  Delta: "Δ",
  Theta: "Θ",
  Lambda: "Λ",
  Sigma: "Σ",
  Phi: "Φ",
  Psi: "Ψ",
  Omega: "Ω",
};

interface Parts {
  /** The layer it is in: `fc1.` of `fc1.weight`. */
  readonly owner: string;
  readonly stem: string;
  readonly digits: string;
  readonly rest: string;
  /** Which one of a list: `[0]`, `{2}`. */
  readonly item: string;
}

/** Digits lowered, Greek letters as letters. */
export function prettyName(name: string): string {
  const { owner, stem, digits, rest, item } = split(name);
  return `${owner}${greek[stem] ?? stem}${lower(digits)}${rest}${item}`;
}

/** The adjoint's name: a bar over the stem. */
export function barredName(name: string): string {
  const { owner, stem, digits, rest, item } = split(name);
  const letters = [...(greek[stem] ?? stem)];
  const bar = letters.length === 1 ? "\u0304" : "\u0305";
  return `${owner}${letters.map((c) => c + bar).join("")}${lower(digits)}${rest}${item}`.normalize("NFC");
}

/** The name in LaTeX. */
export function latexName(name: string): string {
  const { owner, stem, digits, rest, item } = split(name);
  return `${latexOwner(owner)}${latexStem(stem)}${latexIndex(digits, rest)}${latexItem(item)}`;
}

/** The adjoint's name in LaTeX. */
export function latexBarred(name: string): string {
  const { owner, stem, digits, rest, item } = split(name);
  const wide = stem.length > 1 && !greek[stem];
  const barred = `\\${wide ? "overline" : "bar"}{${latexStem(stem)}}`;
  return `${latexOwner(owner)}${barred}${latexIndex(digits, rest)}${latexItem(item)}`;
}

/** `self.W1` and `params["W1"]` are called W1 in formulas, `net.fc1.weight` fc1.weight; the parts of a complex X are called X_re and X_im. */
export function shortName(name: string): string {
  const part = /^(?!self\.)(\w+)\.(re|im)(al|ag)$/.exec(name) ?? /^(?=\w+\((\w+)\)$)(re|im)(al|ag)\(/.exec(name);
  if (part) return `${part[1]}_${part[2]}`;
  // What comes last may be the same in several layers: only the object that holds it all is left away.
  return name.replace(/\["([^"]+)"\]/g, ".$1").replace(/^[\p{ID_Start}_]\p{ID_Continue}*\.(?=.)/u, "");
}

function split(name: string): Parts {
  const m = /^(.*\.)?([A-Za-z]+?)_?(\d*)(_\w+)?([[{(][\d, ]+[\])}])?$/.exec(name);
  const [, owner = "", stem = name, digits = "", rest = "", item = ""] = m ?? [];
  return { owner, stem, digits, rest, item };
}

function lower(digits: string): string {
  return digits.replace(/\d/g, (d) => "₀₁₂₃₄₅₆₇₈₉"[Number(d)] ?? d);
}

function latexStem(stem: string): string {
  if (greek[stem]) return `\\${stem}`;
  return stem.length === 1 ? stem : `\\mathrm{${stem.replace(/_/g, "\\_")}}`;
}

function latexOwner(owner: string): string {
  return owner === "" ? "" : `\\mathrm{${owner.replace(/[_{}]/g, "\\$&")}}`;
}

function latexItem(item: string): string {
  return item.replace(/[{}]/g, "\\$&");
}

function latexIndex(digits: string, rest: string): string {
  const text = `${digits}${rest && digits ? "," : ""}${rest ? `\\mathrm{${rest.slice(1).replace(/_/g, "\\_")}}` : ""}`;
  return text === "" ? "" : `_{${text}}`;
}
