/** One line of the list, and its details when it is open. */

import type { CSSProperties, JSX } from "preact";
import type { Row, Summary } from "../../src/protocol/analysis";
import { type Panel, usePanel } from "../context";
import { Detail } from "../detail/detail";
import { formatNumber, formatShape, formatSize, isScalar, scalarOf, speakNumber } from "../numbers";
import { displayName, type Item } from "../rows";
import { Badge, spokenCheck } from "./badge";
import { Icon } from "./icons";
import { Thumbnail } from "./thumbnail";

interface RowItemProps {
  readonly item: Item;
  /** The section it stands in; the same row may be pinned, too. */
  readonly section: string;
  /** Steps lead with the value's formula, gradients with the adjoint's closed form. */
  readonly lead: "value" | "adjoint";
}

/** Id of an item's element. */
export function itemId(section: string, key: string): string {
  return `${section}/${key}`;
}

/** A tree item: twistie, name, formula, shape, norm, picture, pin. */
export function RowItem({ item, section, lead }: RowItemProps): JSX.Element {
  const panel = usePanel();
  const id = itemId(section, item.key);
  const { row } = item;
  const checked = panel.checkOf(row);
  const open = panel.choices.open.includes(id);
  const toggle = () => panel.dispatch({ type: "toggle", id });
  const reveal = () => panel.post({ type: "reveal", range: row.range, focus: false });
  return (
    <div
      class="item"
      role="treeitem"
      id={id}
      data-key={item.key}
      data-state={row.state}
      data-old={panel.old.has(row.key) || undefined}
      data-vscode-context={JSON.stringify({
        webviewSection: "row",
        adjointRow: row.key,
        preventDefaultContextMenuItems: true,
      })}
      aria-expanded={open}
      aria-level={item.depth + 1}
      aria-current={panel.marked === id ? "true" : undefined}
      aria-label={spokenRow(row, panel, spokenCheck(checked))}
      tabIndex={panel.tabStop === id ? 0 : -1}
      onFocus={(event) => {
        panel.dispatch({ type: "focused", id });
        if (event.target === event.currentTarget) panel.highlight(row.expression);
      }}
      onBlur={() => panel.highlight(null)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the tree item around it has the role and the keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same */}
      <div
        class="line"
        style={{ "--depth": Math.min(4, item.depth) } as CSSProperties}
        onClick={reveal}
        onDblClick={toggle}
        onPointerEnter={() => panel.highlight(row.expression)}
        onPointerLeave={() => panel.highlight(null)}
      >
        <Twistie open={open} toggle={toggle} />
        <Main item={item} lead={lead} panel={panel} />
        <span class="shape" title={shapeTitle(row)}>
          {formatShape(row.shape)}
        </span>
        {panel.wide && panel.hasCost && <SmallValue row={row} digits={panel.settings.digits} />}
        {panel.hasCost ? (
          <AdjointNorm row={row} digits={panel.settings.digits} />
        ) : (
          <Norm of="value" summary={row.value} size={row.size} digits={panel.settings.digits} />
        )}
        <span class="small-picture">
          {panel.hasCost ? picture(row.adjoint) : picture({ ...row, summary: row.value })}
        </span>
        {panel.hasCost && <Badge checked={checked} />}
        <PinButton item={item} panel={panel} />
      </div>
      {open && <Detail id={id} item={item} />}
    </div>
  );
}

function Twistie({ open, toggle }: { readonly open: boolean; readonly toggle: () => void }): JSX.Element {
  const click = (event: Event) => {
    event.stopPropagation();
    toggle();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: → and ← do the same on the tree item
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same
    <span class="twistie" data-open={open || undefined} onClick={click} onDblClick={(event) => event.stopPropagation()}>
      <Icon name="chevron" />
    </span>
  );
}

interface MainProps {
  readonly item: Item;
  readonly lead: "value" | "adjoint";
  readonly panel: Panel;
}

function Main({ item, lead, panel }: MainProps): JSX.Element {
  const { row } = item;
  const name = lead === "adjoint" ? (row.barred ?? displayName(row)) : displayName(row);
  const own = row.name === null || isOwnName(row) ? null : row.formula;
  const formula = lead === "adjoint" ? row.adjoint.formula : own;
  const wrong = row.state === "live" && lead === "adjoint" ? mismatch(panel, row) : null;
  const trouble = row.state === "live" ? wrong && "disagrees with differences" : (row.why ?? row.state);
  return (
    <span class="main">
      <span class="name" data-unnamed={row.name === null || undefined}>
        {name}
      </span>
      {item.passes.length > 1 && (
        <span class="chip" title={`One row for ${item.passes.length} passes of the loop`}>
          {row.iteration?.join(",")}/{item.passes.length}
        </span>
      )}
      {panel.choices.pins.some((pin) => pin.key === item.key) && (
        <span class="pinned" title="pinned">
          <Icon name="pinned" />
        </span>
      )}
      {row.state === "stale" && <span class="chip">stale</span>}
      {row.source === "random" && panel.mixedSources && (
        <span class="dice" title="values are random: the file gives none">
          <Icon name="dice" />
        </span>
      )}
      <span class="brief" data-trouble={trouble !== null || undefined} title={wrong ?? trouble ?? formula ?? undefined}>
        {trouble ?? (formula && `= ${formula}`)}
      </span>
    </span>
  );
}

/** The formula of an input may be its name as mathematics writes it: `γ` for gamma. */
function isOwnName({ name, role, formula }: Row): boolean {
  return formula === name || (role === "input" && /^\p{L}[\p{L}\p{N}_]*$/u.test(formula));
}

/** A closed form that differences contradict is not shown as if it were right. */
function mismatch(panel: Panel, row: Row): string | null {
  const check = panel.checkOf(row)?.check;
  return check?.verdict === "differs" ? check.text : null;
}

/** The norm of the adjoint, or one of three different texts for why there is none. */
function AdjointNorm({ row, digits }: { readonly row: Row; readonly digits: number }): JSX.Element {
  const { status, why, summary, size } = row.adjoint;
  if (status === "none" || status === "unknown") {
    return (
      <span class="norm" data-status={status} title={why ?? undefined}>
        {status === "none" ? "no gradient" : "unknown"}
      </span>
    );
  }
  if (status === "zero") {
    return (
      <span class="norm" data-status="zero" title={why ?? "The derivative is 0"}>
        0
      </span>
    );
  }
  return <Norm of="adjoint" summary={summary} size={size} digits={digits} />;
}

interface NormProps {
  readonly of: "adjoint" | "value";
  readonly summary: Summary | null;
  readonly size: readonly number[] | null;
  readonly digits: number;
}

function Norm({ of, summary, size, digits }: NormProps): JSX.Element {
  if (summary === null) return <span class="norm" data-status="ok" />;
  const scalar = isScalar({ size });
  return (
    <span
      class="norm"
      data-status={scalar ? "scalar" : "ok"}
      data-alarm={summary.nans + summary.infs > 0 || undefined}
      title={scalar ? `The ${of}` : `Frobenius norm of the ${of}`}
    >
      {formatNumber(scalar ? scalarOf(summary) : summary.norm, digits)}
    </span>
  );
}

/** The value beside its adjoint, when the panel is wide. */
function SmallValue({ row, digits }: { readonly row: Row; readonly digits: number }): JSX.Element {
  const { value } = row;
  return (
    <span class="small-value" title="The value, then its adjoint">
      {value !== null && (isScalar(row) ? formatNumber(scalarOf(value), digits) : <Thumbnail summary={value} />)}
      <span class="arrow">→</span>
    </span>
  );
}

function picture(array: Pick<Row, "size"> & { readonly summary: Summary | null }): JSX.Element | null {
  const { summary, size } = array;
  return summary && !isScalar({ size }) ? <Thumbnail summary={summary} /> : null;
}

function PinButton({ item, panel }: { readonly item: Item; readonly panel: Panel }): JSX.Element {
  const pinned = panel.choices.pins.some((pin) => pin.key === item.key);
  const label = `${pinned ? "Unpin" : "Pin"} ${displayName(item.row)} (Space)`;
  const click = (event: Event) => {
    event.stopPropagation();
    panel.dispatch({ type: "togglePin", item });
  };
  return (
    <button
      type="button"
      class="pin"
      tabIndex={-1}
      aria-pressed={pinned}
      aria-label={label}
      title={label}
      onClick={click}
    >
      <Icon name={pinned ? "pinned" : "pin"} />
    </button>
  );
}

function shapeTitle(row: Row): string {
  if (row.shape === null) return "unknown shape";
  const concrete = formatSize(row.shape, row.size);
  return concrete ? `${formatShape(row.shape)} = ${concrete}` : formatShape(row.shape);
}

function spokenRow(row: Row, { settings, lineName }: Panel, check: string | null): string {
  const { adjoint } = row;
  const shape = row.shape === null ? "unknown shape" : row.shape.length === 0 ? "scalar" : row.shape.join(" by ");
  const parts = [displayName(row), shape];
  if (row.state !== "live") parts.push(`${row.state}: ${row.why ?? ""}`);
  if (adjoint.status === "none") parts.push("no gradient");
  else if (adjoint.status === "unknown") parts.push("gradient unknown");
  else if (adjoint.status === "zero") parts.push("gradient 0");
  else if (adjoint.summary) parts.push(`gradient norm ${speakNumber(adjoint.summary.norm, settings.digits)}`);
  if (check) parts.push(check);
  if (row.edge) parts.push(row.edge);
  if (row.source === "random") parts.push("random values");
  parts.push(lineName(row.range.line));
  return parts.join(", ");
}
