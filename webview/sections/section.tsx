/** A part of the panel with a heading that folds it. */

import type { ComponentChildren, JSX } from "preact";
import { usePanel } from "../context";
import type { SectionName } from "../state";
import { Icon } from "../widgets/icons";

interface SectionProps {
  readonly name: SectionName;
  readonly title: string;
  /** On the right of the heading. */
  readonly note?: ComponentChildren;
  /** Buttons on the right of the heading. */
  readonly tools?: ComponentChildren;
  /** Whether the columns below are labelled in the heading. */
  readonly columns?: boolean;
  /** Open whatever the reader chose, because something in it is looked for. */
  readonly forced?: boolean;
  readonly children: ComponentChildren;
}

/** Headings are buttons in VS Code's own manner. */
export function Section({
  name,
  title,
  note,
  tools,
  columns = false,
  forced = false,
  children,
}: SectionProps): JSX.Element {
  const { choices, dispatch } = usePanel();
  const open = forced || !choices.folded[name];
  return (
    <section class="section" data-section={name}>
      <h2>
        <button type="button" aria-expanded={open} onClick={() => dispatch({ type: "fold", section: name })}>
          <span class="twistie" data-open={open || undefined}>
            <Icon name="chevron" />
          </span>
          <span class="title">{title}</span>
          <span class="note">{note}</span>
          {columns && open && <ColumnLabels check={!tools} />}
        </button>
        {tools}
      </h2>
      {open && children}
    </section>
  );
}

/** The last label stands where tools do, so it is left to sections without any. */
function ColumnLabels({ check }: { readonly check: boolean }): JSX.Element {
  const { hasCost } = usePanel();
  return (
    <span class="labels" aria-hidden="true">
      <span
        class="norm"
        data-status="ok"
        title="Frobenius norm of the adjoint; the adjoint itself where it is a scalar"
      >
        ‖·‖
      </span>
      <span class="small-picture" />
      {hasCost && (
        <span class="check" title="Digits to which differences agree with the adjoint">
          {check && "✓"}
        </span>
      )}
    </span>
  );
}

interface TreeProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** The tree of a section's rows. */
export function Tree({ label, children }: TreeProps): JSX.Element {
  return (
    <div role="tree" aria-label={label}>
      {children}
    </div>
  );
}
