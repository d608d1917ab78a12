/** The one door to VS Code: typed messages out, and state that survives reloads. */

import type { PanelOutput } from "../src/protocol/panel";
import type { Choices } from "./state";

interface VsCodeApi {
  postMessage(message: PanelOutput): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();
const remembered = 20;

interface Saved {
  readonly version: 1;
  readonly choices: Readonly<Record<string, Choices>>;
}

/** Says something to the extension host. */
export function post(message: PanelOutput): void {
  api.postMessage(message);
}

/** The reader's choices of earlier sessions, by file. */
export function savedChoices(): Readonly<Record<string, Choices>> {
  const saved = api.getState() as Partial<Saved> | null | undefined;
  return saved?.version === 1 && saved.choices ? saved.choices : {};
}

/** Remembers the reader's choices for the files seen last. */
export function saveChoices(choices: Readonly<Record<string, Choices>>): void {
  const saved: Saved = { version: 1, choices: Object.fromEntries(Object.entries(choices).slice(-remembered)) };
  api.setState(saved);
}
