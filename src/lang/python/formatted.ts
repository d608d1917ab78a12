/** f-strings: the text and the expressions in them. */

import { bodyOf, stringValue } from "./literals";
import { stringStart } from "./strings";

/** An expression in braces. */
export interface Field {
  readonly source: string;
  /** Where it begins, counted from the start of the literal. */
  readonly offset: number;
  /** What stands behind `:`. */
  readonly format: string;
  /** Whether `!r`, or `=` alone, asks for the value as `repr` writes it. */
  readonly repr: boolean;
}

/** Whether a literal is an f-string. */
export function isFormatted(literal: string): boolean {
  const start = stringStart(literal, 0, literal.charCodeAt(0));
  return start !== null && /[ft]/.test(start.prefix);
}

/** The pieces of an f-string in order; `null` for other literals and for braces that do not pair. */
export function formatPieces(literal: string): readonly (string | Field)[] | null {
  if (!isFormatted(literal)) return null;
  const { text, offset } = bodyOf(literal);
  const pieces: (string | Field)[] = [];
  let plain = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if ((c === "{" || c === "}") && text[i + 1] === c) plain += text[i++];
    else if (c === "}") return null;
    else if (c === "{") {
      const field = fieldAt(text, i + 1);
      if (!field) return null;
      if (plain !== "") pieces.push(unescaped(plain));
      plain = "";
      // `{x=}` writes the expression as well.
      if (field.shown) pieces.push(`${field.source}=`);
      const { format, repr } = field;
      pieces.push({ source: field.source.replace(/[\r\n]/g, " "), offset: offset + i + 1, format, repr });
      i = field.end;
    } else plain += c;
  }
  if (plain !== "") pieces.push(unescaped(plain));
  return pieces;
}

function unescaped(text: string): string {
  return stringValue(`"""${text}"""`) ?? text;
}

/** From behind the brace to the one that closes it. */
function fieldAt(
  text: string,
  from: number,
): { source: string; format: string; repr: boolean; shown: boolean; end: number } | null {
  let depth = 0;
  let quote = "";
  let colon = -1;
  for (let i = from; i < text.length; i++) {
    const c = text[i] ?? "";
    if (quote !== "") quote = c === quote ? "" : quote;
    else if (colon < 0 && (c === "'" || c === '"')) quote = c;
    else if (c === "(" || c === "[" || c === "{") depth++;
    else if (c === "}" && depth === 0) {
      const whole = text.slice(from, colon < 0 ? i : colon).replace(/![rsa]\s*$/, "");
      const shown = /[^=!<>]=\s*$/.test(whole);
      const source = shown ? whole.replace(/=\s*$/, "") : whole;
      const format = colon < 0 ? "" : text.slice(colon + 1, i);
      const asked = /!([rsa])\s*$/.exec(text.slice(from, colon < 0 ? i : colon))?.[1];
      return { source, format, repr: asked === "r" || (shown && format === "" && !asked), shown, end: i };
    } else if (c === ")" || c === "]" || c === "}") depth--;
    else if (c === ":" && depth === 0 && colon < 0) colon = i;
  }
  return null;
}
