/** Numbers as Python writes them: `repr`, and the format specifications of `format`, f-strings and `%`. */

/** What stands behind the colon of a field. */
export interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly group: string;
  readonly precision: number | null;
  readonly type: string;
}

const form = /^(?:(.)?([<>=^]))?([-+ ])?z?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/su;

/** Reads a format specification; `null` for what is none. */
export function readSpec(text: string): Spec | null {
  const found = form.exec(text);
  if (!found) return null;
  const [, fill, align, sign, alternate, zero, width, group, precision, type] = found;
  return {
    fill: fill ?? (zero ? "0" : " "),
    align: align ?? (zero ? "=" : ""),
    sign: sign ?? "-",
    alternate: alternate !== undefined,
    zero: zero !== undefined,
    width: Number(width ?? 0),
    group: group ?? "",
    precision: precision === undefined ? null : Number(precision),
    type: type ?? "",
  };
}

/** A text in its field. */
export function textInField(text: string, spec: Spec): string | null {
  if (spec.type !== "" && spec.type !== "s") return null;
  const cut = spec.precision === null ? text : [...text].slice(0, spec.precision).join("");
  return padded("", cut, { ...spec, align: spec.align || "<" });
}

/** A number in its field; `null` where a float cannot be written in that way. */
export function numberInField(x: number, isWhole: boolean, spec: Spec): string | null {
  const digits = isWhole && !/[eEfFgG%]/.test(spec.type) ? wholeDigits(x, spec) : floatDigits(Math.abs(x), spec);
  if (digits === null) return null;
  const negative = x < 0 || Object.is(x, -0);
  const sign = negative && !(isWhole && x === 0) ? "-" : spec.sign === "-" ? "" : spec.sign;
  return padded(sign, grouped(digits, spec.group), { ...spec, align: spec.align || ">" });
}

function wholeDigits(x: number, { type, alternate, precision }: Spec): string | null {
  if (precision !== null || !Number.isSafeInteger(x)) return null;
  if (type === "c") return String.fromCodePoint(Math.max(0, x));
  const radix = { b: 2, o: 8, x: 16, X: 16 }[type] ?? 10;
  const digits = Math.abs(x).toString(radix);
  const marked = alternate && radix !== 10 ? `0${type}${digits}` : digits;
  return type === "X" ? marked.toUpperCase() : marked;
}

function floatDigits(x: number, { type, precision, alternate }: Spec): string | null {
  if (/[bcdosxX]/.test(type)) return null;
  if (!Number.isFinite(x)) return `${Number.isNaN(x) ? "nan" : "inf"}${type === "%" ? "%" : ""}`;
  if (type === "" && precision === null) return floatRepr(x);
  const places = precision ?? 6;
  if (type === "%") return `${fixed(100 * x, places)}%`;
  if (/[fF]/.test(type)) return fixed(x, places);
  const digits = /[eE]/.test(type) ? scientific(x, places) : general(x, Math.max(1, places), type === "", alternate);
  return /[EG]/.test(type) ? digits.toUpperCase() : digits;
}

/** The shortest digits that read back as the same number, laid out as `repr` does. */
export function floatRepr(x: number): string {
  if (Number.isNaN(x)) return "nan";
  if (!Number.isFinite(x)) return x < 0 ? "-inf" : "inf";
  if (Object.is(x, -0)) return "-0.0";
  const [mantissa = "0", power = "0"] = x.toExponential().split("e");
  if (Number(power) < -4 || Number(power) >= 16) return `${mantissa}e${exponentText(Number(power))}`;
  const plain = /e/.test(String(x)) ? x.toFixed(mantissa.replace(/\D/g, "").length - 1 - Number(power)) : String(x);
  return plain.includes(".") ? plain : `${plain}.0`;
}

/** As `f` writes it: halves go to the even digit, where JavaScript rounds them up. */
function fixed(x: number, places: number): string {
  if (x >= 1e21) return `${BigInt(x)}${places > 0 ? `.${"0".repeat(places)}` : ""}`;
  const n = Math.min(places, 70);
  const rounded = x.toFixed(n);
  const exact = x.toFixed(n + 30);
  const cut = exact.slice(0, exact.length - 30).replace(/\.$/, "");
  const isHalf = /^50*$/.test(exact.slice(exact.length - 30));
  const even = isHalf && /[02468]$/.test(cut) ? cut : rounded;
  return even + "0".repeat(places - n);
}

function scientific(x: number, places: number): string {
  const [mantissa, power] = x.toExponential(Math.min(places, 100)).split("e");
  return `${mantissa}e${exponentText(Number(power))}`;
}

function exponentText(power: number): string {
  return `${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

/** As `g` writes it: so many digits, with a power of ten for what is large or small. */
function general(x: number, digits: number, keepsPoint: boolean, alternate: boolean): string {
  const power = Number(x.toExponential(Math.min(digits, 100) - 1).split("e")[1]);
  const bare = (text: string) => (alternate || !text.includes(".") ? text : text.replace(/\.?0+$/, ""));
  if (power < -4 || power >= (keepsPoint ? Math.max(digits, 1) : digits)) {
    const [mantissa = "", exponent] = scientific(x, digits - 1).split("e");
    return `${bare(mantissa)}e${exponent}`;
  }
  const plain = bare(fixed(x, digits - 1 - power));
  return keepsPoint && !plain.includes(".") ? `${plain}.0` : plain;
}

function grouped(digits: string, group: string): string {
  if (group === "") return digits;
  const [, whole = "", rest = ""] = /^(\d*)(.*)$/s.exec(digits) ?? [];
  return whole.replace(/\B(?=(\d{3})+$)/g, group) + rest;
}

function padded(sign: string, body: string, { fill, align, width }: Spec): string {
  const missing = Math.max(0, width - [...(sign + body)].length);
  if (align === "=") return sign + fill.repeat(missing) + body;
  const before = align === ">" ? missing : align === "^" ? Math.floor(missing / 2) : 0;
  return fill.repeat(before) + sign + body + fill.repeat(missing - before);
}
