/** Names with bars and indices, from Unicode to LaTeX. */

/** Unicode name to LaTeX: `W̄₁` becomes `\bar{W}_{1}`, `θ̄` `\bar{θ}`, longer names upright. */
export function latexName(name: string): string {
  const apart = name.normalize("NFD");
  const barred = /[\u0304\u0305]/.test(apart);
  const letters = apart.replace(/[\u0304\u0305]/g, "").normalize("NFC");
  const [, base = letters, index = ""] = /^(.*?)([₀-₉]*)$/u.exec(letters) ?? [];
  const digits = index.replace(/[₀-₉]/g, (digit) => String("₀₁₂₃₄₅₆₇₈₉".indexOf(digit)));
  const single = [...base].length === 1 && /\p{L}/u.test(base);
  const body = single ? base : `\\mathrm{${escaped(base)}}`;
  const bar = barred ? `${single ? "\\bar" : "\\overline"}{${body}}` : body;
  return digits ? `${bar}_{${digits}}` : bar;
}

function escaped(text: string): string {
  return text.replace(/[\\{}$&#^_%~]/g, (sign) =>
    sign === "\\" ? "\\backslash " : sign === "^" || sign === "~" ? " " : `\\${sign}`,
  );
}
