/** A notebook's code cells, in document order, as one program; and places of that program as people find them. */

/** A code cell as the notebook holds it. */
export interface Cell {
  readonly language: "python" | "matlab" | null;
  readonly text: string;
}

/** The program that a notebook's cells make. */
export interface JoinedCells {
  readonly language: "python" | "matlab";
  readonly text: string;
  /** For each cell of the notebook the line of the program, from 1, on which it begins; `null` for cells that are no part of it. */
  readonly starts: readonly (number | null)[];
}

/** Joins the code cells; `null` when none is in a language that the engine reads. Each cell starts on a line of its own. */
export function joinCells(cells: readonly Cell[]): JoinedCells | null {
  const language = cells.find((cell) => cell.language !== null)?.language ?? null;
  if (language === null) return null;
  const lines: string[] = [];
  const starts = cells.map((cell) => {
    if (cell.language !== language) return null;
    const own = masked(linesOf(cell.text), language);
    // A line of its own keeps apart what a cell leaves open; a cell may be indented as a whole.
    const first = own.find((line) => line.trim() !== "") ?? "";
    lines.push(language === "python" && /^[ \t]/.test(first) ? "if True:" : "", ...own);
    return lines.length - own.length + 1;
  });
  return { language, text: lines.join("\n"), starts };
}

/** The cell (from 0) that a line of the program stands in, and the line in it (from 1). */
export function cellAt(
  starts: readonly (number | null)[],
  line: number,
): { readonly cell: number; readonly line: number } {
  let found = { cell: 0, line };
  starts.forEach((start, cell) => {
    if (start !== null && start <= line) found = { cell, line: line - start + 1 };
  });
  return found;
}

/** `cell 3, line 2`: cells are counted from 1, text between them included, as a reader counts. */
export function lineName(starts: readonly (number | null)[] | null, line: number): string {
  if (starts === null) return `line ${line}`;
  const at = cellAt(starts, line);
  return `cell ${at.cell + 1}, line ${at.line}`;
}

/** A sentence about the program with its lines named as lines of cells. */
export function inCells(sentence: string, starts: readonly (number | null)[]): string {
  return sentence.replace(/\b(on )?line (\d+)\b/g, (_, on: string | undefined, line: string) => {
    const name = lineName(starts, Number(line));
    return on ? `in ${name}` : name;
  });
}

/** The lines of a text, however they end. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Cells whose first line hands them to another program than the language itself. */
const foreign =
  /^\s*%%(?:bash|sh|script|cmd|perl|ruby|pypy|python2|html|HTML|svg|SVG|javascript|js|latex|markdown|writefile|file|sql|R|cython|julia)\b/;

/** Lines that Jupyter takes out of a cell become blank ones, so that all others stay where they are. */
function masked(lines: readonly string[], language: JoinedCells["language"]): string[] {
  if (language === "matlab")
    return lines.map((line) => (/^\s*(?:!\s*[A-Za-z][\w./-]*(?:\s+[^=\s].*)?|\?.*)$/.test(line) ? "" : line));
  const at = lines.findIndex((line) => line.trim() !== "");
  const first = lines[at] ?? "";
  if (foreign.test(first)) return lines.map(() => "");
  return lines.map((line, i) => (i === at && /^\s*%%\w/.test(line) ? "" : line));
}

/** What a notebook file holds, or why it cannot be read. */
export type NotebookFile =
  | { readonly cells: readonly Cell[]; readonly why: null }
  | { readonly cells: null; readonly why: string };

/** Reads the JSON of an `.ipynb` file of version 4 or 3. */
export function readNotebook(json: string): NotebookFile {
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch (error) {
    return refusal(`this is not a notebook: ${error instanceof Error ? error.message : String(error)}`);
  }
  const all = cellsOf(file);
  if (!all) return refusal("this is not a notebook: it has no list of cells");
  const language = kernelLanguage(file);
  return { cells: all.map((cell) => readCell(cell, language)), why: null };
}

function refusal(why: string): NotebookFile {
  return { cells: null, why };
}

function cellsOf(file: unknown): readonly unknown[] | null {
  const { cells, worksheets } = fields(file);
  if (Array.isArray(cells)) return cells;
  return Array.isArray(worksheets) ? worksheets.flatMap((sheet) => cellsOf(sheet) ?? []) : null;
}

/** Notebooks without a word on their kernel are Python's. */
function kernelLanguage(file: unknown): Cell["language"] {
  const { kernelspec, language_info: info } = fields(fields(file).metadata);
  const name = fields(info).name ?? fields(kernelspec).language ?? "python";
  if (typeof name !== "string") return null;
  if (/^(?:i?python\d*)$/i.test(name)) return "python";
  return /^(?:matlab|octave)$/i.test(name) ? "matlab" : null;
}

function readCell(cell: unknown, language: Cell["language"]): Cell {
  const { cell_type: type, source, input, metadata } = fields(cell);
  const text = source ?? input;
  const written = fields(fields(metadata).vscode).languageId;
  return {
    language: type === "code" && (written === undefined || written === language) ? language : null,
    text: Array.isArray(text) ? joinedLines(text) : typeof text === "string" ? text : "",
  };
}

/** Lines come with their ends, or without. */
function joinedLines(lines: readonly unknown[]): string {
  return lines
    .map((line, i) => (i < lines.length - 1 && !/\n$/.test(String(line)) ? `${line}\n` : String(line)))
    .join("");
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
