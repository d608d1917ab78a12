/** Comments of a MATLAB file, and which of them document a function. */

import type { Span } from "../../core/span";
import type { Comment } from "../common/tree";

/** The comment at `from`…`to`; `null` for a continuation (`...`) without words. */
export function commentAt(text: string, from: number, to: number, continuation: boolean): Comment | null {
  if (continuation) {
    const mark = /^\.\.\.[ \t]*(?=[%#])/.exec(text.slice(from, to));
    if (!mark) return null;
    from += mark[0].length;
    while (/[\r\n]/.test(text.charAt(to - 1))) to--;
  }
  return {
    text: withoutMarks(text.slice(from, to)),
    span: { from, to },
    ownLine: !continuation && isOwnLine(text, from),
  };
}

function withoutMarks(source: string): string {
  const block = /^[%#]\{[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?[ \t]*[%#]\}$/.exec(source);
  if (block) return (block[1] ?? "").trimEnd();
  return source.replace(/^[%#]+[ \t]?/, "").trimEnd();
}

function isOwnLine(text: string, from: number): boolean {
  let at = from - 1;
  while (at >= 0 && /[ \t\ufeff]/.test(text.charAt(at))) at--;
  return at < 0 || /[\r\n]/.test(text.charAt(at));
}

/** Comments of a file in order, with a search by place. */
export class Comments {
  constructor(
    readonly all: readonly Comment[],
    private readonly text: string,
  ) {}

  /** The block right below a function's signature, or else directly above it. */
  documentation(header: Span): { text: string; span: Span } | null {
    const next = this.firstFrom(header.to);
    return this.block(next, 1, header.to) ?? this.block(this.firstFrom(header.from) - 1, -1, header.from);
  }

  private block(start: number, direction: 1 | -1, edge: number): { text: string; span: Span } | null {
    const lines: Comment[] = [];
    for (let i = start; ; i += direction) {
      const comment = this.all[i];
      if (!comment?.ownLine) break;
      const gap = direction > 0 ? this.text.slice(edge, comment.span.from) : this.text.slice(comment.span.to, edge);
      if (!/^[;, \t]*\r?\n?[ \t]*$/.test(gap)) break;
      lines.push(comment);
      edge = direction > 0 ? comment.span.to : comment.span.from;
    }
    if (direction < 0) lines.reverse();
    const [first] = lines;
    const last = lines.at(-1);
    if (!first || !last) return null;
    return { text: lines.map((line) => line.text).join("\n"), span: { from: first.span.from, to: last.span.to } };
  }

  /** Index of the first comment that starts at `offset` or later. */
  private firstFrom(offset: number): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.span.from ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
