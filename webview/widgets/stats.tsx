/** The exact statistics of an array, and its entries as a table. */

import type { JSX } from "preact";
import type { Summary } from "../../src/protocol/analysis";
import { formatBytes, formatNumber } from "../numbers";
import { cellsOf, formatIndex } from "./cells";

interface StatsProps {
  readonly summary: Summary;
  readonly digits: number;
}

/** min, max, mean, Σ, Σ|·|, zeros, NaN, infinities, bytes. */
export function Stats({ summary, digits }: StatsProps): JSX.Element {
  const number = (x: number | null) => formatNumber(x, digits);
  return (
    <dl class="stats">
      <Entry name="min" value={number(summary.min)} note={`at ${formatIndex(summary.minAt)}`} />
      <Entry name="max" value={number(summary.max)} note={`at ${formatIndex(summary.maxAt)}`} />
      <Entry name="mean" value={number(summary.mean)} />
      <Entry name="Σ" title="sum of all entries" value={number(summary.sum)} />
      <Entry name="Σ|·|" title="sum of all magnitudes" value={number(summary.sumAbs)} />
      <Entry name="‖·‖" title="Frobenius norm" value={number(summary.norm)} />
      <Entry name="zeros" value={String(summary.zeros)} />
      {summary.nans > 0 && <Entry name="NaN" value={String(summary.nans)} alarm />}
      {summary.infs > 0 && <Entry name="±∞" value={String(summary.infs)} alarm />}
      <Entry name="memory" value={formatBytes(summary.bytes)} />
    </dl>
  );
}

/** All entries (or the cells of the picture) in rows and columns. */
export function NumberTable({ summary, digits, base }: StatsProps & { readonly base: 0 | 1 }): JSX.Element {
  const cells = cellsOf(summary);
  const columns = Array.from({ length: cells.columns }, (_, column) => column);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="numbers" tabIndex={0} aria-label="Table of entries">
      <table>
        <thead>
          <tr>
            <th />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column + base}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: cells.rows }, (_, row) => (
            <tr key={row}>
              <th scope="row">{row + base}</th>
              {columns.map((column) => (
                <td key={column}>{formatNumber(cells.at(row, column), digits)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!cells.exact && <p class="muted">Each cell is the entry of largest magnitude in its block.</p>}
    </section>
  );
}

interface EntryProps {
  readonly name: string;
  readonly title?: string;
  readonly value: string;
  readonly note?: string;
  readonly alarm?: boolean;
}

function Entry({ name, title, value, note, alarm = false }: EntryProps): JSX.Element {
  return (
    <div class={alarm ? "alarm" : undefined} title={title}>
      <dt>{name}</dt>
      <dd>
        {value} {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
