/** The entries of an array as a picture or as a table, with the buttons that change between them. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Summary } from "../../src/protocol/analysis";
import { usePanel } from "../context";
import { Heatmap } from "./heatmap";
import { NumberTable } from "./stats";

interface EntriesProps {
  readonly summary: Summary;
  readonly size: readonly number[];
  readonly name: string;
  /** Whether the table comes first. */
  readonly tableFirst?: boolean;
}

/** Picture or table of a summary, in the language's own counting. */
export function Entries({ summary, size, name, tableFirst = false }: EntriesProps): JSX.Element {
  const { settings, language, dispatch } = usePanel();
  const [table, setTable] = useState(tableFirst);
  const common = { summary, digits: settings.digits, base: language === "matlab" ? 1 : 0 } as const;
  return (
    <div class="picture-column">
      {table ? <NumberTable {...common} /> : <Heatmap {...common} size={size} name={name} scale={settings.scale} />}
      <div class="tools">
        <button type="button" class="link" aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? "Show as picture" : "Show as table"}
        </button>
        {!table && (
          <button
            type="button"
            class="link"
            title="Colours grow linearly, or with the logarithm beyond a thousandth of the largest entry"
            onClick={() => dispatch({ type: "scale" })}
          >
            Scale: {settings.scale}
          </button>
        )}
      </div>
    </div>
  );
}
