/** What literals of MATLAB and Octave stand for. */

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\n": "",
};

/** The value of a number as written: `1e-3`, `0x1F`, `.5`, `1d3`, `2i`. */
export function numberValue(text: string): { value: number; integer: boolean; imaginary: boolean } {
  if (/^0[xb]/i.test(text)) {
    const digits = text
      .slice(2)
      .replace(/_/g, "")
      .replace(/[us]\d+$/i, "");
    return { value: Number(text.slice(0, 2) + digits), integer: true, imaginary: false };
  }
  const imaginary = /[ij]$/i.test(text);
  const plain = (imaginary ? text.slice(0, -1) : text).replace(/_/g, "").replace(/[dD]/, "e");
  return { value: Number(plain), integer: /^\d+$/.test(plain), imaginary };
}

/** The text of a string in single or double quotes. */
export function stringValue(source: string): string {
  const body = source.slice(1, -1);
  if (source.startsWith("'")) return body.replace(/''/g, "'");
  return body.replace(/""|\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|\r?\n|[\s\S])/g, (whole, after: string | undefined) => {
    if (after === undefined) return '"';
    if (/^[0-7]/.test(after)) return String.fromCharCode(Number.parseInt(after, 8));
    if (/^x./.test(after)) return String.fromCharCode(Number.parseInt(after.slice(1), 16));
    return escapes[after.replace("\r", "")] ?? (/\w/.test(after) ? whole : after);
  });
}
