/** Between the protocol's places, which count from 1, and the editor's, which count from 0. */

import * as vscode from "vscode";
import type { Range } from "../protocol/analysis";
import type { Place } from "./edits";

/** A protocol range as the editor's. */
export function toRange({ line, column, endLine, endColumn }: Range): vscode.Range {
  const zero = (n: number) => Math.max(n - 1, 0);
  return new vscode.Range(zero(line), zero(column), zero(endLine), zero(endColumn));
}

/** An editor position as a place. */
export function toPlace({ line, character }: vscode.Position): Place {
  return { line: line + 1, column: character + 1 };
}
