/** Writes the functions of a file with the shapes that their parameters are given. */

import type { Analysis, DefinitionRow, Range } from "../protocol/analysis";
import { shapeText } from "./hover-text";
import { allDefinitions, isSame, lastValue } from "./names";

/** The function of the file that a call means: `loss`, `net.loss`. */
export function ownFunction({ outline }: Analysis, callee: string): DefinitionRow | undefined {
  const name = callee.slice(callee.lastIndexOf(".") + 1);
  return allDefinitions(outline.definitions).find((d) => d.kind === "function" && d.name === name);
}

/** `X: N×D`, for each parameter that a call fills. */
export function parameterLabels(analysis: Analysis, { params, range }: DefinitionRow): string[] {
  return params.filter((param) => param !== "self").map((param) => labelled(analysis, range, param));
}

/** `X: N×D` where the file shows what the parameter is given. */
function labelled(analysis: Analysis, scope: Range, param: string): string {
  const name = analysis.outline.names.find((n) => n.name === param && isSame(n.scope, scope));
  const value = name && lastValue(analysis, name);
  return value ? `${param}: ${shapeText(value.shape, value.size)}` : param;
}
