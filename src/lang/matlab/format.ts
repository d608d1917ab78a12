/** Numbers and texts put into templates, as C's printf and MATLAB's sprintf do. */

/** `%d`, `%5.2f`, `%-8s` … filled with values one after the other; the template starts anew while values remain. */
export function formatted(template: string, values: readonly (number | string)[]): string {
  const parts = template.split(/(%(?:%|[-+ 0#]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[diufFeEgGxXocs]))/);
  const wanting = parts.filter((p) => isField(p)).length;
  let [next, out] = [0, ""];
  do {
    for (const part of parts) {
      if (part === "%%") out += "%";
      else if (!isField(part)) out += part;
      else if (next >= values.length && values.length > 0) return out;
      else {
        const value = values[next];
        next += 1;
        out += value === undefined ? field(part, "") : field(part, value);
      }
    }
  } while (wanting > 0 && next < values.length);
  return out;
}

/** The shortest of `%f` and `%e` with so many significant digits, without trailing zeros. */
export function shortest(x: number, wanted: number): string {
  const digits = Math.min(50, Math.max(1, wanted));
  if (!Number.isFinite(x)) return special(x);
  if (x === 0) return "0";
  const exponent = Math.floor(Math.log10(Math.abs(Number(x.toPrecision(digits)))));
  if (exponent < -4 || exponent >= digits) {
    const [mantissa = "", power = "0"] = x.toExponential(Math.max(0, digits - 1)).split("e");
    return `${withoutZeros(mantissa)}e${exponentText(Number(power))}`;
  }
  return withoutZeros(x.toFixed(Math.min(100, Math.max(0, digits - 1 - exponent))));
}

/** The escapes of a template in double quotes, and of those that sprintf reads itself. */
export function unescaped(text: string): string {
  const known: Readonly<Record<string, string>> = {
    n: "\n",
    t: "\t",
    r: "\r",
    a: "\u0007",
    "\\": "\\",
    '"': '"',
    "'": "'",
  };
  return text.replace(/\\([ntra\\"'])/g, (_, c: string) => known[c] ?? c);
}

function isField(part: string): boolean {
  return part.length > 1 && part.startsWith("%") && part !== "%%";
}

function field(spec: string, value: number | string): string {
  const [, flags = "", width = "", precision, kind = "d"] = /^%([-+ 0#]*)(\d*)(?:\.(\d+))?(.)$/.exec(spec) ?? [];
  const body = converted(kind, value, precision === undefined ? null : Math.min(50, Number(precision)));
  const signed = flags.includes("+") && typeof value === "number" && value >= 0 && kind !== "s" ? `+${body}` : body;
  const size = Math.min(1000, Number(width));
  if (flags.includes("-")) return signed.padEnd(size);
  if (!flags.includes("0") || typeof value === "string") return signed.padStart(size);
  const sign = /^[-+]/.exec(signed)?.[0] ?? "";
  return sign + signed.slice(sign.length).padStart(size - sign.length, "0");
}

function converted(kind: string, value: number | string, precision: number | null): string {
  if (typeof value === "string") return precision === null ? value : value.slice(0, precision);
  if (kind === "c") return String.fromCharCode(value);
  if (kind === "s") return shortest(value, precision ?? (Number.isInteger(value) ? 17 : 5));
  if (!Number.isFinite(value)) return special(value);
  if (/[diu]/.test(kind)) return Number.isInteger(value) ? value.toFixed(0) : shortest(value, precision ?? 5);
  if (/[fF]/.test(kind)) return value.toFixed(precision ?? 6);
  if (/[gG]/.test(kind)) return shortest(value, precision === 0 ? 1 : (precision ?? 6));
  if (/[eE]/.test(kind)) {
    const [mantissa = "", power = "0"] = value.toExponential(precision ?? 6).split("e");
    return `${mantissa}e${exponentText(Number(power))}`;
  }
  return Math.trunc(value).toString(kind === "o" ? 8 : 16);
}

function special(x: number): string {
  return Number.isNaN(x) ? "NaN" : x > 0 ? "Inf" : "-Inf";
}

function exponentText(power: number): string {
  return `${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

function withoutZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
