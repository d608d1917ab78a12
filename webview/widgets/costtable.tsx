/** The four ways to a gradient: polynomial, count, and a bar on a logarithmic scale. */

import type { CSSProperties, JSX } from "preact";
import type { Costs, Flops } from "../../src/protocol/analysis";
import { formatCount, formatRatio } from "../numbers";
import { degree, type LogScale, logScale, operations, order } from "../polynomial";

const ways = [
  { key: "forward", label: "value only", note: "forward", hint: "Computing the value, without any gradient" },
  {
    key: "reverse",
    label: "this rule",
    note: "reverse",
    hint: "The reverse rule as executed: one sweep for all gradients",
  },
  {
    key: "tangent",
    label: "entry by entry",
    note: "tangent",
    hint: "Forward mode: one pass for each entry of each input",
  },
  {
    key: "naive",
    label: "full Jacobian",
    note: "naive",
    hint: "Summing ∂c/∂Zₘₙ · ∂Zₘₙ/∂Xᵢⱼ over all m, n, i, j with the dense Jacobian",
  },
] as const;

/** One line per way; ratios are against the reverse rule. */
export function CostTable({ costs }: { readonly costs: Costs }): JSX.Element {
  const scale = logScale(ways.map(({ key }) => costs[key].count));
  return (
    <table class="costs">
      <thead class="spoken">
        <tr>
          <th scope="col">Way</th>
          <th scope="col">Operations</th>
          <th scope="col">Count</th>
          <th scope="col">Against this rule</th>
        </tr>
      </thead>
      <tbody>
        {ways.map((way) => (
          <Way key={way.key} way={way} flops={costs[way.key]} reverse={costs.reverse} scale={scale} />
        ))}
      </tbody>
    </table>
  );
}

interface WayProps {
  readonly way: (typeof ways)[number];
  readonly flops: Flops;
  readonly reverse: Flops;
  readonly scale: LogScale;
}

function Way({ way, flops, reverse, scale }: WayProps): JSX.Element {
  const bar = { "--part": scale.place(flops.count), "--decades": scale.decades } as CSSProperties;
  const ratio = flops.count / reverse.count;
  return (
    <tr data-way={way.key} data-worse={degree(flops.poly) > degree(reverse.poly) || undefined} title={way.hint}>
      <th scope="row">
        {way.label} <small>{way.note}</small>
      </th>
      <td class="poly">
        <Order poly={flops.poly} />
        {degree(flops.poly) > 0 && <span title={`${operations(flops)} operations`}>{operations(flops)}</span>}
      </td>
      <td class="count">{formatCount(flops.count)}</td>
      <td class="ratio">{way.key === "reverse" ? "" : formatRatio(ratio)}</td>
      <td class="bar" aria-hidden="true">
        <span style={bar} />
      </td>
    </tr>
  );
}

/** `O(n³)`, with n for whatever the sizes are. */
export function Order({ poly }: { readonly poly: string }): JSX.Element | null {
  const text = order(poly);
  if (!text) return null;
  return (
    <span class="order" title={`order ${degree(poly)} in the sizes`}>
      {text}
    </span>
  );
}
