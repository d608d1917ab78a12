/** What the panel shows: one union of screens, the reader's choices, and one pure reducer over both. */

import type { Analysis, Finding } from "../src/protocol/analysis";
import { isAboutCost } from "../src/protocol/findings";
import type { Question } from "../src/protocol/inquiries";
import type { PanelInput, PanelSettings } from "../src/protocol/panel";
import { type Asked, answered, asking, type Checks, noChecks, received } from "./asked";
import { type Shown, show } from "./carry";
import { follow, type Pin, togglePin, unpin } from "./pins";
import { arrange, type Item, itemOf, type Listing } from "./rows";

/** A result as it stands, whatever the engine is doing meanwhile. */
export type Settled =
  | { readonly kind: "ready"; readonly shown: Shown }
  /** `frozen`: the new text gives no gradients at all, so the last good result is on display. */
  | { readonly kind: "broken"; readonly shown: Shown; readonly problem: Finding; readonly frozen: boolean }
  | { readonly kind: "noCost"; readonly shown: Shown; readonly finding: Finding | null }
  | { readonly kind: "tooLarge"; readonly shown: Shown; readonly bytes: number; readonly message: string }
  /** Not computed even when asked for. */
  | { readonly kind: "overMemory"; readonly shown: Shown; readonly message: string };

/** Everything the panel can be. */
export type Screen =
  | { readonly kind: "starting" }
  | { readonly kind: "noFile" }
  | { readonly kind: "firstRun"; readonly file: string }
  | Settled
  | { readonly kind: "stale"; readonly was: Settled; readonly done: number | null }
  | { readonly kind: "paused"; readonly was: Settled | null }
  | { readonly kind: "cancelled"; readonly was: Settled | null }
  | { readonly kind: "engineDown"; readonly was: Settled | null; readonly message: string };

/** The parts of the panel that fold. */
export type SectionName = "pinned" | "gradients" | "steps" | "cost" | "problems";

/** The tabs of an open row. */
export type Tab = "values" | "rule" | "cost" | "hessian";

/** What the reader has set up for one file; remembered between sessions. */
export interface Choices {
  readonly open: readonly string[];
  readonly folded: Readonly<Partial<Record<SectionName, boolean>>>;
  readonly tabs: Readonly<Record<string, Tab>>;
  readonly passes: Readonly<Record<string, number>>;
  readonly pins: readonly Pin[];
  /** Whether unnamed sub-expressions are listed. */
  readonly unnamed: boolean;
}

/** The state of the panel. */
export interface PanelState {
  readonly screen: Screen;
  readonly settings: PanelSettings;
  /** The row at the caret; `sequence` counts the messages, so that each is followed once. */
  readonly mark: { readonly key: string | null; readonly sequence: number };
  /** Where the host wants the keyboard focus. */
  readonly focusWish: { readonly key: string | null; readonly sequence: number };
  /** Id of the row that has the tab stop. */
  readonly focus: string | null;
  /** Text of the filter box, `null` while it is closed. */
  readonly filter: string | null;
  /** What differences say of the rows on display. */
  readonly checks: Checks;
  /** Questions about the rows on display, and their answers. */
  readonly asked: Asked;
  /** By file. */
  readonly choices: Readonly<Record<string, Choices>>;
}

/** What can happen. */
export type PanelEvent =
  | PanelInput
  | { readonly type: "asking"; readonly question: Question }
  | { readonly type: "toggle"; readonly id: string }
  | { readonly type: "tab"; readonly id: string; readonly tab: Tab }
  | { readonly type: "fold"; readonly section: SectionName }
  | { readonly type: "pass"; readonly key: string; readonly pass: number }
  | { readonly type: "togglePin"; readonly item: Item }
  | { readonly type: "unpin"; readonly key: string }
  | { readonly type: "unnamed" }
  | { readonly type: "scale" }
  | { readonly type: "focused"; readonly id: string }
  | { readonly type: "filterText"; readonly text: string | null };

/** Above this many steps their section starts folded. */
export const manySteps = 12;

const noChoices: Choices = { open: [], folded: {}, tabs: {}, passes: {}, pins: [], unnamed: false };

/** The state of a panel that has heard nothing yet. */
export function initialState(choices: Readonly<Record<string, Choices>> = {}): PanelState {
  return {
    screen: { kind: "starting" },
    settings: { digits: 4, scale: "linear", followCursor: true },
    mark: { key: null, sequence: 0 },
    focusWish: { key: null, sequence: 0 },
    focus: null,
    filter: null,
    checks: noChecks,
    asked: {},
    choices,
  };
}

/** The state after an event; never changes its arguments. */
export function reduce(state: PanelState, event: PanelEvent): PanelState {
  switch (event.type) {
    case "show":
      return receive(state, event);
    case "checks":
      return { ...state, checks: received(state.checks, event, settledOf(state.screen)?.shown.analysis ?? null) };
    case "asking":
      return { ...state, asked: asking(state.asked, event.question) };
    case "answer":
      return { ...state, asked: answered(state.asked, event, settledOf(state.screen)?.shown.uri ?? null) };
    case "settings":
      return { ...state, settings: event.settings };
    case "mark":
      return { ...state, mark: { key: event.key, sequence: state.mark.sequence + 1 } };
    case "focus":
      return { ...state, focusWish: { key: event.key, sequence: state.focusWish.sequence + 1 } };
    case "filter":
      return { ...state, filter: state.filter ?? "" };
    case "pin":
      return pinKey(state, event.key);
    case "focused":
      return state.focus === event.id ? state : { ...state, focus: event.id };
    case "filterText":
      return { ...state, filter: event.text };
    case "scale":
      return {
        ...state,
        settings: { ...state.settings, scale: state.settings.scale === "linear" ? "symlog" : "linear" },
      };
    default:
      return choose(state, event);
  }
}

/** The result on display, if any. */
export function settledOf(screen: Screen): Settled | null {
  if ("shown" in screen) return screen;
  return "was" in screen ? screen.was : null;
}

/** What the reader has chosen for the file on display. */
export function choicesOf(state: PanelState): Choices {
  const uri = settledOf(state.screen)?.shown.uri;
  return (uri !== undefined && state.choices[uri]) || noChoices;
}

/** The rows on display, arranged. */
export function listingOf(state: PanelState): Listing | null {
  const settled = settledOf(state.screen);
  if (!settled) return null;
  const { passes, unnamed } = choicesOf(state);
  return arrange(settled.shown.analysis, passes, unnamed || Boolean(state.filter));
}

function receive(state: PanelState, message: PanelInput & { type: "show" }): PanelState {
  const screen = screenFor(settledOf(state.screen), message);
  const settled = settledOf(screen);
  const same = settled !== null && settled.shown.uri === settledOf(state.screen)?.shown.uri;
  const next = same ? { ...state, screen } : { ...state, screen, checks: noChecks, asked: {} };
  return settled ? greet(next, settled.shown) : next;
}

function screenFor(was: Settled | null, { status, analysis, file, uri }: PanelInput & { type: "show" }): Screen {
  if (status.kind === "noFile") return { kind: "noFile" };
  const known = was !== null && was.shown.uri === uri ? was : null;
  const settled = analysis ? settle(known, file ?? "", analysis) : known;
  switch (status.kind) {
    case "firstRun":
      return known ? { kind: "stale", was: known, done: null } : { kind: "firstRun", file: status.file };
    case "computing":
      return settled ? { kind: "stale", was: settled, done: status.done } : { kind: "firstRun", file: file ?? "" };
    case "paused":
    case "cancelled":
      return { kind: status.kind, was: settled };
    case "engineDown":
      return { kind: "engineDown", was: settled, message: status.message };
    case "live":
      if (!settled) return { kind: "firstRun", file: file ?? "" };
      return settled.shown.analysis.withheld?.reason === "cancelled" ? { kind: "cancelled", was: settled } : settled;
  }
}

function settle(was: Settled | null, file: string, analysis: Analysis): Settled {
  const errors = analysis.findings.filter((finding) => finding.severity === "error");
  const costError = errors.find((finding) => isAboutCost(finding)) ?? null;
  const problem = errors.find((finding) => !isAboutCost(finding)) ?? null;
  const shown = show(was?.shown ?? null, file, analysis);
  const trouble = problem ?? (isLost(was, analysis) ? costError : null);
  if (analysis.cost === null && trouble === null) return { kind: "noCost", shown, finding: costError };
  if (analysis.cost === null && trouble !== null && was?.shown.analysis.cost) {
    const { findings } = analysis;
    const last = was.shown;
    return {
      kind: "broken",
      problem: trouble,
      frozen: true,
      shown: { ...last, analysis: { ...last.analysis, findings } },
    };
  }
  if (problem) return { kind: "broken", shown, problem, frozen: false };
  if (costError) return { kind: "broken", shown, problem: costError, frozen: false };
  if (analysis.withheld?.reason === "tooLarge") {
    return { kind: "tooLarge", shown, bytes: analysis.withheld.bytes, message: analysis.withheld.message };
  }
  if (analysis.withheld?.reason === "overMemory") {
    return { kind: "overMemory", shown, message: analysis.withheld.message };
  }
  return { kind: "ready", shown };
}

/** Whether the cost is still in the file, but its value is no longer known: somebody is typing something it needs. */
function isLost(was: Settled | null, analysis: Analysis): boolean {
  const name = was?.shown.analysis.cost?.name;
  return name !== undefined && analysis.rows.some((row) => row.name === name && row.state === "opaque");
}

/** At first sight of a file, long lists start folded; afterwards only the reader folds. Pins follow their rows. */
function greet(state: PanelState, shown: Shown): PanelState {
  const known = state.choices[shown.uri];
  const listing = arrange(shown.analysis, known?.passes, true);
  const items = [...listing.gradients, ...listing.steps, ...listing.aside];
  const named = listing.steps.filter((item) => item.row.name !== null).length;
  const choices = known ?? { ...noChoices, folded: { steps: named > manySteps } };
  const pins = follow(choices.pins, items);
  if (choices === known && pins === choices.pins) return state;
  return withChoices(state, shown.uri, { ...choices, pins });
}

function pinKey(state: PanelState, key: string): PanelState {
  const settled = settledOf(state.screen);
  const listing = listingOf(state);
  if (!settled || !listing) return state;
  const item = itemOf([...listing.gradients, ...listing.steps, ...listing.aside], settled.shown.analysis, key);
  return item ? choose(state, { type: "togglePin", item }) : state;
}

/** The file used last stands last, since only so many are remembered. */
function withChoices(state: PanelState, uri: string, choices: Choices): PanelState {
  const { [uri]: _, ...others } = state.choices;
  return { ...state, choices: { ...others, [uri]: choices } };
}

type Choice = Extract<PanelEvent, { type: "toggle" | "tab" | "fold" | "pass" | "togglePin" | "unpin" | "unnamed" }>;

function choose(state: PanelState, event: Choice): PanelState {
  const uri = settledOf(state.screen)?.shown.uri;
  if (uri === undefined) return state;
  return withChoices(state, uri, { ...choicesOf(state), ...changed(choicesOf(state), event) });
}

function changed(choices: Choices, event: Choice): Partial<Choices> {
  switch (event.type) {
    case "toggle":
      return { open: choices.open.includes(event.id) ? without(choices.open, event.id) : [...choices.open, event.id] };
    case "tab":
      return { tabs: { ...choices.tabs, [event.id]: event.tab } };
    case "fold":
      return { folded: { ...choices.folded, [event.section]: !choices.folded[event.section] } };
    case "pass":
      return { passes: { ...choices.passes, [event.key]: event.pass } };
    case "togglePin":
      return { pins: togglePin(choices.pins, event.item) };
    case "unpin":
      return { pins: unpin(choices.pins, event.key) };
    case "unnamed":
      return { unnamed: !choices.unnamed };
  }
}

function without(list: readonly string[], entry: string): readonly string[] {
  return list.filter((candidate) => candidate !== entry);
}
