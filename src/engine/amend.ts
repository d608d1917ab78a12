/** Takes over from the last revision what an edit of one line leaves as it is: nothing else is followed or written again. */

import type { Amendment } from "../core/amended-text";
import type { Node } from "../core/node";
import type { Execution } from "../lang/common/history";
import type { Revisited } from "../lang/common/revisit";
import type { Past } from "../lang/common/trace";
import type { Stmt } from "../lang/common/tree";
import type { AnalysisOptions } from "../protocol/engine";
import { studyWith } from "./amended-study";
import { type Again, traceWith, usesIn } from "./amended-trace";
import { Difference } from "./difference";
import { type EditedLine, editedLine } from "./edited-line";
import { FormulaMemory } from "./formula-memory";
import type { Ground } from "./ground";
import { keptRows } from "./kept-rows";
import type { LanguageSupport } from "./languages";
import { RowWriter } from "./row-writer";
import type { Study } from "./study";
import { amendedSurface } from "./surface";

/** A text, and what it may stand on. */
export interface Edited {
  readonly ground: Ground;
  readonly text: string;
  readonly options: AnalysisOptions;
  readonly support: LanguageSupport;
  /** Formulas of earlier revisions. */
  readonly written?: FormulaMemory;
}

/** Rules build new nodes, and old ones stay: with more than this, for one that there was at first, it is better to start anew. */
const mostGrowth = 1.5;

/** The next revision, standing on the last; `null` where it has to be understood anew. */
export function amended({ ground, text, options, support, written }: Edited): Ground | null {
  const { past, study } = ground;
  if (!past || !study.cost || JSON.stringify(options) !== JSON.stringify(ground.options)) return null;
  const { length } = study.trace.graph.nodes;
  if (ground.live && length > mostGrowth * ground.live.length + 2000) return null;
  const change = ground.text.amend(text);
  const edit = change && editedLine(study.trace.module, change, support);
  const again = edit && revisited(ground, past, edit, change);
  if (!again) return null;
  const live = ground.live ?? liveIn(study);
  const trace = traceWith(ground, again, edit.module, live);
  const stretches = [...again.fresh.keys()].map((e) => e.nodes);
  const difference = new Difference(study, trace, stretches, live, change.text);
  if (difference.isFar(past.looked)) return null;
  const next = studyWith(study, trace, change.text, difference, written ?? new FormulaMemory());
  if (!next) return null;
  const rows = new RowWriter(next, keptRows(ground, next, difference, change.line));
  const uses = [...again.fresh].flatMap(([e, made]) => usesIn(made, e, next.trace.graph));
  const isAsDear = difference.isAsDear();
  const isSweptAlike = isAsDear && difference.keepsBuiltPairs && next.sweep?.applied.size === 0;
  const surface = amendedSurface(ground.surface, next, change, {
    uses,
    isAsDear,
    isSweptAlike,
    endsBlock: edit.endsBlock,
  });
  const { executions, made } = again;
  return { ...ground, live, text: change.text, study: next, rows, surface, executions, made };
}

function revisited(ground: Ground, past: Past, edit: EditedLine, change: Amendment): Again | null {
  const { graph, bindings } = ground.study.trace;
  const present = { text: change.text.text, lines: change.text, graph, bindings };
  const executions = new Map(ground.executions);
  const fresh = new Map<Execution, Revisited>();
  for (const [i, before] of edit.before.entries()) {
    const s = edit.now[i] as Stmt;
    const all = ground.executions.get(before) ?? past.of(before);
    executions.delete(before);
    executions.set(s, all);
    for (const e of all) {
      const { from, to } = e.diagnostics;
      const diagnostics = ground.made.get(e)?.diagnostics ?? ground.first.diagnostics.slice(from, to);
      const made = past.revisit(e, s, { ...present, diagnostics });
      if (!made) return null;
      fresh.set(e, made);
    }
  }
  return { executions, fresh, made: new Map([...ground.made, ...fresh]) };
}

/** By id: the values of the text, and what their adjoints are made of. Rules have built more than that on their way. */
function liveIn({ trace, nodes, sweep }: Study): Uint8Array {
  const live = new Uint8Array(trace.graph.nodes.length);
  live.fill(1, 0, nodes.length);
  const open: Node[] = [];
  const add = (node: Node): void => {
    if (live[node.id] === 1) return;
    live[node.id] = 1;
    open.push(node);
  };
  for (const { node, contributions } of sweep?.adjoints.values() ?? []) {
    add(node);
    for (const c of contributions) add(c.node);
  }
  for (let node = open.pop(); node; node = open.pop()) for (const arg of node.args) add(arg);
  return live;
}
