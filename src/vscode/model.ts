/** One open model file: its latest analysis, and what has been edited since. */

import type { Analysis, Range } from "../protocol/analysis";
import type { RowChecks } from "../protocol/inquiries";
import { backward, type Edit, forward, forwardRange, type Place } from "./edits";
import type { ModelLanguage } from "./language";
import { allDefinitions } from "./names";

/** What the user chose for one file; `null` leaves the choice to the engine. */
export interface Choice {
  readonly entry: string | null;
  readonly cost: string | null;
  /** Line (from 1) that picks an occurrence of the cost; rides along with edits. */
  readonly at: number | null;
  /** Numbers are computed whatever they cost. */
  readonly unlimited: boolean;
}

const noChoice: Choice = { entry: null, cost: null, at: null, unlimited: false };

/** What differences say of the rows of one revision. */
export interface ModelChecks {
  readonly revision: number;
  readonly rows: RowChecks;
}

/** The life of one file between opening and closing. */
export class Model {
  analysis: Analysis | null = null;
  choice: Choice = noChoice;
  /** Revision the engine was asked for last; 0 before the first. */
  revision = 0;
  done: number | null = null;
  /** Of the analysis at hand. */
  checks: ModelChecks | null = null;
  /** How many checks that somebody asked for are on their way. */
  checking = 0;
  cancelled = false;
  /** Why there will be no analysis of this revision, through no fault of the file. */
  trouble: string | null = null;
  /** When the text was changed last, in milliseconds since 1970; 0 for never. */
  editedAt = 0;
  private edits: { readonly version: number; readonly edit: Edit }[] = [];
  /** The line on which the chosen function is defined; rides along with edits. */
  private entryLine: number | null = null;
  /** How many lines of the text say that they are the cost. */
  private marks = 0;
  private sentVersions = new Map<number, number>();
  /** The text, or the choice, is newer than what was asked for. */
  private unsent = true;

  constructor(
    readonly uri: string,
    readonly language: ModelLanguage,
  ) {}

  /** Whether the analysis is of the text as it stands, with everything the user chose. */
  get fresh(): boolean {
    return !this.unsent && this.analysis?.revision === this.revision;
  }

  /** Whether an analysis is still to come. */
  get pending(): boolean {
    return !this.fresh || this.analysis?.phase === "shapes";
  }

  /** What to choose instead, where the function or the cost that the user chose has left the file; `null` while it is there. */
  get correction(): Partial<Choice> | null {
    const { analysis, choice } = this;
    if (!this.fresh || analysis === null) return null;
    if (choice.entry !== null && !analysis.entries.includes(choice.entry))
      return { entry: this.entryNow(analysis), cost: null, at: null };
    if (choice.cost === null || analysis.cost !== null) return null;
    // Who has deleted a line needs not be told that it is gone.
    return analysis.rows.some(({ name }) => name === choice.cost) ? null : { cost: null, at: null };
  }

  /** The text became `version` by these edits. */
  edited(version: number, edits: readonly Edit[], now: number): void {
    this.edits.push(...edits.map((edit) => ({ version, edit })));
    this.editedAt = now;
    this.stale();
    const { at } = this.choice;
    // The second column: a line break typed before the first character moves the line down.
    if (at !== null) this.choice = { ...this.choice, at: forward({ line: at, column: 2 }, edits)?.line ?? null };
    if (this.entryLine !== null) this.entryLine = movedLine(this.entryLine, edits);
  }

  /** What the text is now: a new comment that names the cost counts more than what was chosen before. */
  reads(text: string): void {
    const marks = text.match(/\badjoint:\s*cost\b/g)?.length ?? 0;
    if (marks > this.marks && this.choice.cost !== null) this.choose({ cost: null, at: null });
    this.marks = marks;
  }

  /** The user chose; the next analysis will follow. */
  choose(choice: Partial<Choice>): void {
    this.choice = { ...this.choice, ...choice };
    this.stale();
  }

  /** The present analysis no longer holds, for a reason outside the text. */
  stale(): void {
    this.unsent = true;
    this.cancelled = false;
    this.trouble = null;
  }

  /** The engine was asked to analyse the text's `version`. */
  sent(revision: number, version: number): void {
    this.revision = revision;
    this.sentVersions.set(revision, version);
    this.unsent = false;
    this.done = null;
  }

  /** The engine is so far with a revision, 0…1. */
  progressed(revision: number, done: number): void {
    if (revision === this.revision) this.done = done;
  }

  /** There will be no analysis of a revision. */
  stopped(revision: number, why: string): void {
    if (revision === this.revision) this.trouble = why;
  }

  /** Takes an analysis in; `false` when it is older than the one at hand. */
  analysed(analysis: Analysis): boolean {
    const version = this.sentVersions.get(analysis.revision);
    if (version === undefined) return false;
    this.analysis = analysis;
    if (this.checks?.revision !== analysis.revision) this.checks = null;
    this.done = null;
    this.edits = this.edits.filter((edit) => edit.version > version);
    for (const revision of this.sentVersions.keys())
      if (revision < analysis.revision) this.sentVersions.delete(revision);
    const entry = this.fresh ? definitionsOf(analysis).find(({ path }) => path === this.choice.entry) : undefined;
    if (entry) this.entryLine = entry.nameRange.line;
    return true;
  }

  /** Takes checks of the analysis at hand in, in place of earlier ones of the same rows; `false` for another revision. */
  checked(revision: number, rows: RowChecks): boolean {
    if (revision !== this.analysis?.revision) return false;
    this.checks = { revision, rows: { ...this.checks?.rows, ...rows } };
    return true;
  }

  /** A place of the present text in the analysed text; `null` in text that is new. */
  toAnalysed(place: Place): Place | null {
    return backward(place, this.since());
  }

  /** A range of the analysed text in the present text; `null` when it was edited. */
  toPresent(range: Range): Range | null {
    return forwardRange(range, this.since());
  }

  /** The function that now stands where the chosen one stood. */
  private entryNow(analysis: Analysis): string | null {
    const there = definitionsOf(analysis).find(({ nameRange }) => nameRange.line === this.entryLine);
    return there && analysis.entries.includes(there.path) ? there.path : null;
  }

  private since(): Edit[] {
    return this.edits.map(({ edit }) => edit);
  }
}

function definitionsOf({ outline }: Analysis) {
  return allDefinitions(outline.definitions);
}

/** Where a line is after edits, also when all of it was typed anew. */
function movedLine(line: number, edits: readonly Edit[]): number | null {
  return (forward({ line, column: 2 }, edits) ?? forward({ line, column: 1 }, edits))?.line ?? null;
}
