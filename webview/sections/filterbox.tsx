/** The filter box: `/` opens it, Esc closes it. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { usePanel } from "../context";
import { Icon } from "../widgets/icons";

interface FilterBoxProps {
  readonly text: string;
  readonly found: number;
  readonly total: number;
}

/** Takes the focus when it opens, and gives it back to the list. */
export function FilterBox({ text, found, total }: FilterBoxProps): JSX.Element {
  const { dispatch } = usePanel();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const close = () => {
    dispatch({ type: "filterText", text: null });
    requestAnimationFrame(() => document.querySelector<HTMLElement>("[role=treeitem][tabindex='0']")?.focus());
  };
  return (
    <search class="filter">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        value={text}
        aria-label="Filter rows"
        placeholder="name, op, shape:5x3, nan, norm>10"
        spellcheck={false}
        onInput={(event) => dispatch({ type: "filterText", text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.stopPropagation();
            close();
          } else if (event.key === "ArrowDown" || event.key === "Enter") {
            event.preventDefault();
            event.stopPropagation();
            document.querySelector<HTMLElement>("[role=treeitem]")?.focus();
          }
        }}
      />
      <output aria-live="polite">{text.trim() ? `${found} of ${total}` : ""}</output>
      <button type="button" class="tool" aria-label="Close the filter (Escape)" onClick={close}>
        <Icon name="close" />
      </button>
    </search>
  );
}
