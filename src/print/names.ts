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
  readonly stem: string;
  readonly digits: string;
  readonly rest: string;
}

/** Digits lowered, Greek letters as letters. */
export function prettyName(name: string): string {
  const { stem, digits, rest } = split(name);
  return `${greek[stem] ?? stem}${lower(digits)}${rest}`;
}

/** The adjoint's name: a bar over the stem. */
export function barredName(name: string): string {
  const { stem, digits, rest } = split(name);
  const letters = [...(greek[stem] ?? stem)];
  const bar = letters.length === 1 ? "\u0304" : "\u0305";
  return `${letters.map((c) => c + bar).join("")}${lower(digits)}${rest}`.normalize("NFC");
}

/** The name in LaTeX. */
export function latexName(name: string): string {
  const { stem, digits, rest } = split(name);
  return `${latexStem(stem)}${latexIndex(digits, rest)}`;
}

/** The adjoint's name in LaTeX. */
export function latexBarred(name: string): string {
  const { stem, digits, rest } = split(name);
  const wide = stem.length > 1 && !greek[stem];
  return `\\${wide ? "overline" : "bar"}{${latexStem(stem)}}${latexIndex(digits, rest)}`;
}

/** `self.W1` and `params["W1"]` are called W1 in formulas; the parts of a complex X are called X_re and X_im. */
export function shortName(name: string): string {
  const part = /^(?!self\.)(\w+)\.(re|im)(al|ag)$/.exec(name) ?? /^(?=\w+\((\w+)\)$)(re|im)(al|ag)\(/.exec(name);
  if (part) return `${part[1]}_${part[2]}`;
  const item = /\[["']([^"']+)["']\]$/.exec(name)?.[1];
  return item ?? /([A-Za-z_]\w*)$/.exec(name)?.[1] ?? name;
}

function split(name: string): Parts {
  const m = /^([A-Za-z]+?)_?(\d*)(_\w+)?$/.exec(name);
  return m ? { stem: m[1] ?? name, digits: m[2] ?? "", rest: m[3] ?? "" } : { stem: name, digits: "", rest: "" };
}

function lower(digits: string): string {
  return digits.replace(/\d/g, (d) => "₀₁₂₃₄₅₆₇₈₉"[Number(d)] ?? d);
}

function latexStem(stem: string): string {
  if (greek[stem]) return `\\${stem}`;
  return stem.length === 1 ? stem : `\\mathrm{${stem.replace(/_/g, "\\_")}}`;
}

function latexIndex(digits: string, rest: string): string {
  const text = `${digits}${rest && digits ? "," : ""}${rest ? `\\mathrm{${rest.slice(1).replace(/_/g, "\\_")}}` : ""}`;
  return text === "" ? "" : `_{${text}}`;
}
