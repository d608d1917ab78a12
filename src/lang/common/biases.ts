/** Which way vectors lie that are added to every example: along the axis that the weights have too. */

import { type Dim, one, sameDim } from "../../core/dim";
import type { Demand } from "./demands";
import { type Form, type Guess, isBias, isData } from "./guesses";
import type { Language } from "./tree";

/** What is known of inputs so far. */
export interface Known {
  readonly inputs: ReadonlyMap<string, Guess>;
  /** A size with everything known put in. */
  resolve(d: Dim): Dim;
  formOf(path: string): Form | undefined;
  /** What the text calls an input. */
  calledIn(path: string): string;
}

/** An input, and the form it should have instead. */
type Turn = readonly [input: string, form: Form];

/** The bias that has to lie the other way for two sizes to be equal; `null` when there is none. */
export function biasToTurn(known: Known, demand: Demand & { kind: "equal" }, language: Language): Turn | null {
  return language === "matlab" ? rowToBe(known, demand) : columnToBe(known, demand);
}

/** A bias goes with the axis that a weight has too, not with the one that only the data has. */
function rowToBe(known: Known, { shapes }: Demand & { kind: "equal" }): Turn | null {
  if (shapes.length !== 2) return null;
  for (const [input, guess] of known.inputs) {
    if (guess.kind !== "array" || known.formOf(input) !== "vector" || !isBias(input)) continue;
    const length = known.resolve(guess.shape[0] ?? one);
    const bias = shapes.findIndex(
      (s) => s.length === 2 && sameDim(known.resolve(s[0] ?? one), length) && s[1]?.size === 1,
    );
    const other = shapes[1 - bias];
    if (bias < 0 || other?.length !== 2) continue;
    const [rows, columns] = other.map((d) => known.resolve(d));
    if (rows && columns && columns.size !== 1 && ofDataOnly(known, rows) && !ofDataOnly(known, columns))
      return [input, "row"];
  }
  return null;
}

/** Where examples are columns, NumPy's bias is a column. */
function columnToBe(known: Known, { shapes }: Demand & { kind: "equal" }): Turn | null {
  const [rows, columns] = (shapes.find((s) => s.length === 2) ?? []).map((d) => known.resolve(d));
  const vector = shapes.find((s) => s.length === 1)?.[0];
  if (!rows || !columns || !vector || ofDataOnly(known, rows) || !ofDataOnly(known, columns)) return null;
  const isOne = (input: string) => known.formOf(input) === "vector" && isBias(known.calledIn(input));
  return standing(known, known.resolve(vector), isOne);
}

/** NumPy's bias of as many entries as there should be columns, which is one, is a column. */
export function biasToStand(known: Known, length: Dim): Turn | null {
  return standing(known, length, isBias);
}

function standing(known: Known, length: Dim, isOne: (input: string) => boolean): Turn | null {
  for (const [input, guess] of known.inputs) {
    const [only, ...more] = guess.kind === "array" ? guess.shape : [];
    if (only && more.length === 0 && isOne(input) && sameDim(known.resolve(only), length)) return [input, "column"];
  }
  return null;
}

/** Whether only the data, and what goes with it example by example, has an axis of this size; `except` aside. */
export function ofDataOnly(known: Known, d: Dim, except: string | null = null): boolean {
  const having = [...known.inputs].filter(
    ([path, g]) => path !== except && g.kind === "array" && g.shape.some((s) => sameDim(known.resolve(s), d)),
  );
  return (
    having.length > 0 && having.every(([path]) => isData(path) || /^(?:y|Y|T|labels?|data\w*|\w*_x|x_\w+)$/.test(path))
  );
}
