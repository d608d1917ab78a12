/** The sections that list rows: Pinned, Gradients, Steps. */

import type { JSX } from "preact";
import type { Analysis } from "../../src/protocol/analysis";
import { usePanel } from "../context";
import { farewell } from "../pins";
import type { Item, Listing } from "../rows";
import { Icon } from "../widgets/icons";
import { RowItem } from "../widgets/rowitem";
import { Section, Tree } from "./section";

interface ListProps {
  readonly items: readonly Item[];
  /** Whether a filter is on. */
  readonly filtered: boolean;
}

/** One row per input of the cost: what people came for. */
export function Gradients({ items, filtered, random }: ListProps & { readonly random: boolean }): JSX.Element | null {
  if (items.length === 0) return null;
  const count = items.length === 1 ? "1 input" : `${items.length} inputs`;
  return (
    <Section
      columns
      name="gradients"
      title="Gradients"
      note={random ? <RandomNote text={count} /> : count}
      forced={filtered}
    >
      <Tree label="Gradients">
        {items.map((item) => (
          <RowItem key={item.key} item={item} section="gradients" lead="adjoint" />
        ))}
      </Tree>
    </Section>
  );
}

function RandomNote({ text }: { readonly text: string }): JSX.Element {
  return (
    <span title="values are random: the file gives none">
      {text}
      <Icon name="dice" />
      <span class="spoken">, values are random: the file gives none</span>
    </span>
  );
}

interface StepsProps extends ListProps {
  readonly aside: readonly Item[];
  readonly unnamed: number;
}

/** Everything else, in the order of the sweep. */
export function Steps({ items, aside, unnamed, filtered }: StepsProps): JSX.Element | null {
  const { choices, dispatch, hasCost } = usePanel();
  if (items.length + aside.length === 0) return null;
  const note = items.length > 1 && hasCost ? `${items.length}, last first` : "";
  const tools = unnamed > 0 && (
    <button
      type="button"
      class="tool"
      aria-pressed={choices.unnamed}
      title={`${unnamed} unnamed sub-expressions`}
      onClick={() => dispatch({ type: "unnamed" })}
    >
      (…)
    </button>
  );
  return (
    <Section columns name="steps" title={hasCost ? "Steps" : "Values"} note={note} tools={tools} forced={filtered}>
      <Tree label={hasCost ? "Steps, last first" : "Values"}>
        {items.map((item) => (
          <RowItem key={item.key} item={item} section="steps" lead="value" />
        ))}
        {aside.length > 0 && items.length > 0 && <p class="divider">not on the way to the cost</p>}
        {aside.map((item) => (
          <RowItem key={item.key} item={item} section="steps" lead="value" />
        ))}
      </Tree>
    </Section>
  );
}

/** The reader's pins, also those whose row is gone. */
export function Pinned({
  listing,
  analysis,
}: {
  readonly listing: Listing;
  readonly analysis: Analysis;
}): JSX.Element | null {
  const { choices, dispatch } = usePanel();
  if (choices.pins.length === 0) return null;
  const items = new Map([...listing.gradients, ...listing.steps, ...listing.aside].map((item) => [item.key, item]));
  return (
    <Section columns name="pinned" title="Pinned" note={String(choices.pins.length)}>
      <Tree label="Pinned">
        {choices.pins.map((pin) => {
          const item = items.get(pin.key);
          if (item) return <RowItem key={pin.key} item={item} section="pinned" lead="adjoint" />;
          return (
            <p key={pin.key} class="gone">
              <span>{farewell(pin, analysis)}</span>
              <button type="button" class="link" onClick={() => dispatch({ type: "unpin", key: pin.key })}>
                Unpin
              </button>
            </p>
          );
        })}
      </Tree>
    </Section>
  );
}
