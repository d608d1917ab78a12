/** The panel as a whole: header, banner, filter, and the sections, from one state. */

import type { CSSProperties, JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Range } from "../src/protocol/analysis";
import { lineName } from "../src/protocol/notebook";
import type { PanelOutput } from "../src/protocol/panel";
import { checkOf, nameOf } from "./asked";
import { type Panel, PanelContext } from "./context";
import { parseFilter } from "./filter";
import { pressed } from "./keys";
import { formatShape } from "./numbers";
import { type Item, itemOf, type Listing } from "./rows";
import { CheckBar } from "./sections/checkbar";
import { Cost } from "./sections/cost";
import { FilterBox } from "./sections/filterbox";
import { Header } from "./sections/header";
import { Gradients, Pinned, Steps } from "./sections/lists";
import { Problems } from "./sections/problems";
import { Banner, EmptyScreen } from "./sections/screens";
import { choicesOf, listingOf, type PanelEvent, type PanelState, type Settled, settledOf } from "./state";
import { itemId } from "./widgets/rowitem";

interface AppProps {
  readonly state: PanelState;
  readonly dispatch: (event: PanelEvent) => void;
  readonly post: (message: PanelOutput) => void;
}

/** As in the style sheets. */
const wideFrom = 560;

/** Draws a state. */
export function App({ state, dispatch, post }: AppProps): JSX.Element {
  const settled = settledOf(state.screen);
  const listing = useMemo(() => listingOf(state), [settled?.shown, choicesOf(state), Boolean(state.filter)]);
  const visible = useMemo(() => filtered(listing, state.filter), [listing, state.filter]);
  const items = byId(visible, listing, state);
  const marked = markedId(state, settled, visible);
  const place = useRef<HTMLElement>(null);
  const wide = useWide(place);
  const parts = { settled, listing, items, marked, wide, highlight: useHighlight(post) };
  const panel = surroundings({ state, dispatch, post }, parts);
  useFollow(state, marked);
  const { screen } = state;
  return (
    <PanelContext.Provider value={panel}>
      <main
        ref={place}
        data-screen={screen.kind}
        data-revision={panel.revision}
        data-numberless={hasNumbers(settled) ? undefined : true}
        data-dimmed={isDimmed(state) || undefined}
        style={{ "--shape-width": `${shapeWidth(listing)}ch` } as CSSProperties}
        onKeyDown={(event) => {
          const item = (id: string) => items.get(id) ?? null;
          const isOpen = (id: string) => panel.choices.open.includes(id);
          const filtering = state.filter !== null;
          if (pressed(event, { item, isOpen, filtering, dispatch, post })) event.preventDefault();
        }}
      >
        {settled && visible && listing ? (
          <>
            <Header shown={settled.shown} screen={screen} />
            <Progress state={state} />
            <Banner key={settled.shown.uri} screen={screen} />
            {state.filter !== null && <FilterBox text={state.filter} found={count(visible)} total={count(listing)} />}
            <Sections settled={settled} visible={visible} listing={listing} filtered={Boolean(state.filter)} />
            <CheckBar analysis={settled.shown.analysis} checks={state.checks} />
          </>
        ) : (
          <EmptyScreen screen={screen} />
        )}
      </main>
    </PanelContext.Provider>
  );
}

interface SectionsProps {
  readonly settled: Settled;
  readonly visible: Listing;
  readonly listing: Listing;
  readonly filtered: boolean;
}

function Sections({ settled, visible, listing, filtered }: SectionsProps): JSX.Element {
  const { analysis } = settled.shown;
  const inputs = listing.gradients;
  return (
    <div class="sections">
      <Pinned listing={listing} analysis={analysis} />
      <Gradients
        items={visible.gradients}
        filtered={filtered}
        random={inputs.length > 0 && inputs.every(({ row }) => row.source === "random")}
      />
      <Steps items={visible.steps} aside={visible.aside} unnamed={listing.unnamed} filtered={filtered} />
      {analysis.cost && <Cost analysis={analysis} />}
      <Problems findings={analysis.findings} />
    </div>
  );
}

/** A thin bar under the header; style sheets show it only after 300 ms. */
function Progress({ state }: { readonly state: PanelState }): JSX.Element {
  const done = state.screen.kind === "stale" ? state.screen.done : null;
  const style = done === null ? undefined : ({ "--done": done } as CSSProperties);
  return (
    <div
      class="progress"
      data-on={state.screen.kind === "stale" || undefined}
      data-known={done !== null || undefined}
      style={style}
    />
  );
}

interface Parts {
  readonly settled: Settled | null;
  readonly listing: Listing | null;
  readonly items: ReadonlyMap<string, Item>;
  readonly marked: string | null;
  readonly wide: boolean;
  readonly highlight: (range: Range | null) => void;
}

function surroundings({ state, dispatch, post }: AppProps, { settled, listing, items, ...parts }: Parts): Panel {
  const analysis = settled?.shown.analysis;
  const sources = new Set(listing?.gradients.map(({ row }) => row.source));
  return {
    settings: state.settings,
    hasCost: analysis?.cost != null,
    language: analysis?.language ?? "python",
    choices: choicesOf(state),
    rows: new Map(analysis?.rows.map((row) => [row.key, row])),
    ...parts,
    revision: analysis?.revision ?? 0,
    current: isCurrent(state),
    lineName: (line) => lineName(analysis?.cells ?? null, line),
    checkOf: (row) => (analysis ? checkOf(state.checks, analysis, row) : null),
    checking: state.checks.checking,
    asked: (question) => state.asked[nameOf(question)] ?? null,
    ask: (question) => {
      dispatch({ type: "asking", question });
      post({ type: "ask", question });
    },
    tabStop: state.focus !== null && items.has(state.focus) ? state.focus : (items.keys().next().value ?? null),
    old: settled?.shown.old ?? new Set(),
    mixedSources: sources.has("random") && sources.size > 1,
    dispatch,
    post,
  };
}

/** Whether the panel has room for two pictures in a row; follows its size. */
function useWide(place: { readonly current: HTMLElement | null }): boolean {
  const [wide, setWide] = useState(false);
  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWide((entry?.contentRect.width ?? 0) >= wideFrom));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return wide;
}

/** Highlights are sent a moment later, so that passing over rows does not flicker. */
function useHighlight(post: (message: PanelOutput) => void): (range: Range | null) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return (range) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => post({ type: "highlight", range }), 50);
  };
}

/** Scrolls to the row at the caret, only if it is out of view; focuses the row the host asks for. */
function useFollow(state: PanelState, marked: string | null): void {
  useEffect(() => {
    if (!state.settings.followCursor || marked === null) return;
    document.getElementById(marked)?.querySelector(".line")?.scrollIntoView({ block: "nearest" });
  }, [state.mark.sequence]);
  useEffect(() => {
    if (state.focusWish.sequence === 0) return;
    const wanted = document.querySelector<HTMLElement>(
      `[role=treeitem][data-key="${CSS.escape(state.focusWish.key ?? "")}"]`,
    );
    (wanted ?? document.querySelector<HTMLElement>("[role=treeitem][tabindex='0']"))?.focus();
  }, [state.focusWish.sequence]);
}

function filtered(listing: Listing | null, text: string | null): Listing | null {
  if (!listing || !text?.trim()) return listing;
  const test = parseFilter(text);
  const keep = (items: readonly Item[]) => items.filter((item) => item.passes.some(test));
  return { ...listing, gradients: keep(listing.gradients), steps: keep(listing.steps), aside: keep(listing.aside) };
}

/** The rows on screen by element id, in the order they stand in. */
function byId(visible: Listing | null, listing: Listing | null, state: PanelState): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  if (!visible || !listing) return items;
  const { folded, pins } = choicesOf(state);
  const forced = Boolean(state.filter);
  const all = [...listing.gradients, ...listing.steps, ...listing.aside];
  if (!folded.pinned) {
    for (const pin of pins) {
      const item = all.find((candidate) => candidate.key === pin.key);
      if (item) items.set(itemId("pinned", item.key), item);
    }
  }
  if (forced || !folded.gradients) for (const item of visible.gradients) items.set(itemId("gradients", item.key), item);
  if (forced || !folded.steps) {
    for (const item of [...visible.steps, ...visible.aside]) items.set(itemId("steps", item.key), item);
  }
  return items;
}

function markedId(state: PanelState, settled: Settled | null, visible: Listing | null): string | null {
  if (state.mark.key === null || !settled || !visible) return null;
  const { analysis } = settled.shown;
  const steps = [...visible.steps, ...visible.aside];
  const item = itemOf([...visible.gradients, ...steps], analysis, state.mark.key);
  return item && itemId(visible.gradients.includes(item) ? "gradients" : "steps", item.key);
}

function isCurrent({ screen }: PanelState): boolean {
  const settled = "shown" in screen ? screen : null;
  if (settled === null || (settled.kind === "broken" && settled.frozen)) return false;
  const { phase, withheld, cost } = settled.shown.analysis;
  return phase === "numbers" && withheld === null && cost !== null;
}

function isDimmed({ screen }: PanelState): boolean {
  const settled = settledOf(screen);
  return screen.kind === "stale" || screen.kind === "cancelled" || (settled?.kind === "broken" && settled.frozen);
}

function count(listing: Listing): number {
  return listing.gradients.length + listing.steps.length + listing.aside.length;
}

/** Whether there are numbers, or will be: columns for them stay empty otherwise. */
function hasNumbers(settled: Settled | null): boolean {
  const { phase, withheld } = settled?.shown.analysis ?? { phase: "shapes", withheld: null };
  return phase === "shapes" || withheld === null || withheld.reason === "cancelled";
}

/** One width for all shapes, so that the columns align. */
function shapeWidth(listing: Listing | null): number {
  if (!listing) return 0;
  const items = [...listing.gradients, ...listing.steps, ...listing.aside];
  return Math.min(14, Math.max(3, ...items.map(({ row }) => columns(formatShape(row.shape)))));
}

/** About how many digits wide a text is: m and W are wider than the rest. */
function columns(text: string): number {
  return text.length + 0.6 * (text.match(/[mwMW]/g) ?? []).length;
}
