/** The keyboard of the list: a tree with one tab stop, across all sections. */

import type { PanelOutput } from "../src/protocol/panel";
import type { Item } from "./rows";
import type { PanelEvent } from "./state";

/** What a key press can see and do. */
export interface KeyTarget {
  readonly item: (id: string) => Item | null;
  readonly isOpen: (id: string) => boolean;
  /** Whether the filter box is open. */
  readonly filtering: boolean;
  readonly dispatch: (event: PanelEvent) => void;
  readonly post: (message: PanelOutput) => void;
}

/** Handles a key anywhere in the panel; true when it did something. */
export function pressed(event: KeyboardEvent, target: KeyTarget): boolean {
  const element = event.target as HTMLElement;
  if (element.matches("input, select, textarea")) return false;
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    target.dispatch({ type: "filter" });
    return true;
  }
  const row = element.closest<HTMLElement>("[role=treeitem]");
  if (event.key === "Escape") return goBack(element, row, target);
  if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    return step(row, event.key === "ArrowDown" ? 1 : -1, target);
  }
  return row !== null && element === row && pressedOnRow(event, row, target);
}

function pressedOnRow(event: KeyboardEvent, row: HTMLElement, target: KeyTarget): boolean {
  const item = target.item(row.id);
  if (!item) return false;
  const copying = (event.ctrlKey || event.metaKey) && event.key === "c";
  if (copying) return copy(item, target);
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case "ArrowDown":
      return focusRow(neighbour(row, 1));
    case "ArrowUp":
      return focusRow(neighbour(row, -1));
    case "Home":
      return focusRow(rows()[0]);
    case "End":
      return focusRow(rows().at(-1));
    case "ArrowRight":
      if (!target.isOpen(row.id)) target.dispatch({ type: "toggle", id: row.id });
      else row.querySelector<HTMLElement>("[role=tab][tabindex='0']")?.focus();
      return true;
    case "ArrowLeft":
      if (target.isOpen(row.id)) target.dispatch({ type: "toggle", id: row.id });
      return true;
    case "Enter":
      target.post({ type: "reveal", range: item.row.range, focus: false });
      return true;
    case "F12":
      target.post({ type: "reveal", range: item.row.range, focus: true });
      return true;
    case " ":
      target.dispatch({ type: "togglePin", item });
      return true;
    default:
      return false;
  }
}

/** From inside an open row to the row, then out of the filter; then cancel, and back to the editor. */
function goBack(element: HTMLElement, row: HTMLElement | null, target: KeyTarget): boolean {
  if (row !== null && element !== row) return focusRow(row);
  if (target.filtering) {
    target.dispatch({ type: "filterText", text: null });
    return true;
  }
  target.post({ type: "command", command: "cancel" });
  const item = row && target.item(row.id);
  if (item) target.post({ type: "reveal", range: item.row.range, focus: true });
  return true;
}

/** To the next step of the sweep, and its line in the editor. */
function step(row: HTMLElement | null, direction: 1 | -1, target: KeyTarget): boolean {
  const steps = rows().filter((candidate) => candidate.id.startsWith("steps/"));
  const at = row ? steps.indexOf(row) : -1;
  const next = steps[at < 0 ? (direction > 0 ? 0 : steps.length - 1) : at + direction];
  const item = next && target.item(next.id);
  if (!item) return false;
  target.post({ type: "reveal", range: item.row.range, focus: false });
  return focusRow(next);
}

function copy(item: Item, target: KeyTarget): boolean {
  const { row } = item;
  const name = row.barred ?? row.name ?? row.text;
  const { formula } = row.adjoint;
  target.post({
    type: "copy",
    text: formula === null ? row.formula || row.text : `${name} = ${formula}`,
    what: "formula",
  });
  return true;
}

function focusRow(row: HTMLElement | undefined | null): boolean {
  row?.focus();
  return row !== undefined && row !== null;
}

function neighbour(row: HTMLElement, offset: number): HTMLElement | undefined {
  const all = rows();
  return all[all.indexOf(row) + offset];
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[role=treeitem]")];
}
