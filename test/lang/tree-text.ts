/** Prints syntax trees as s-expressions, short enough to stand in a test. */

import type { Expr, Module, Param, Stmt } from "../../src/lang/common/tree";

/** One statement per line, blocks indented. */
export function moduleText(module: Module, spans = false): string {
  return new Blocks(spans).block(module.body, 0).trimEnd();
}

/** One statement with its blocks. */
export function stmtText(s: Stmt): string {
  return new Blocks(false).block([s], 0).trimEnd();
}

/** One expression; with `spans`, `@from-to` follows every node but generators and logical ones. */
export function exprText(e: Expr, spans = false): string {
  const t = (x: Expr | null) => (x ? exprText(x, spans) : "_");
  const all = (xs: readonly Expr[]) => xs.map(t).join(" ");
  const text = bare();
  const logical = e.kind === "binary" && (e.op === "&&" || e.op === "||");
  if (!spans || logical || (e.kind === "comprehension" && e.of === "generator")) return text;
  return `${text}@${e.span.from}-${e.span.to}`;

  function bare(): string {
    switch (e.kind) {
      case "number":
        return `${e.value}${e.imaginary ? "j" : e.integer ? "" : "f"}`;
      case "string":
        return e.text === null ? 'f""' : quoted(e.text);
      case "constant":
        return e.value === null ? "None" : e.value === "ellipsis" ? "..." : e.value ? "True" : "False";
      case "name":
        return e.name;
      case "attribute":
        return `(. ${t(e.object)} ${e.name})`;
      case "field":
        return `(.() ${t(e.object)} ${t(e.field)})`;
      case "call": {
        const args = e.args.map((a) => (a.name === null ? t(a.value) : `${a.name}=${t(a.value)}`));
        return `(${["call", t(e.callee), ...args].join(" ")})`;
      }
      case "index":
        return `(${e.brackets === "[" ? "[]" : "{}"} ${t(e.object)} ${all(e.items)})`;
      case "slice":
        return `(: ${t(e.start)} ${t(e.stop)} ${t(e.step)})`;
      case "range":
        return `(range ${t(e.start)} ${t(e.step)} ${t(e.stop)})`;
      case "colon":
        return ":";
      case "end":
        return "end";
      case "unary":
        return `(${e.op} ${t(e.operand)})`;
      case "transpose":
        return `(${e.conjugate ? "'" : ".'"} ${t(e.operand)})`;
      case "binary":
        return `(${e.op} ${t(e.left)} ${t(e.right)})`;
      case "compare":
        return `(cmp ${t(e.first)} ${e.rest.map((r) => `${r.op} ${t(r.right)}`).join(" ")})`;
      case "conditional":
        return `(if ${t(e.test)} ${t(e.yes)} ${t(e.no)})`;
      case "lambda":
        return `(lambda (${e.params.map((p) => paramText(p, spans)).join(" ")}) ${t(e.body)})`;
      case "handle":
        return `(@ ${e.name})`;
      case "sequence":
        return `(${[e.of, ...e.items.map(t)].join(" ")})`;
      case "dictionary": {
        const entries = e.entries.map((x) => (x.key ? `${t(x.key)}:${t(x.value)}` : `**${t(x.value)}`));
        return `(${["dict", ...entries].join(" ")})`;
      }
      case "matrix":
        return `(${e.brackets}${e.brackets === "[" ? "]" : "}"} ${e.rows.map(all).join("; ")})`;
      case "comprehension": {
        const clauses = e.clauses.map(
          (c) => `(for ${t(c.target)} ${t(c.iterable)}${c.conditions.map((x) => ` if ${t(x)}`).join("")})`,
        );
        const element = e.key ? `${t(e.key)}:${t(e.element)}` : t(e.element);
        return `(${e.of}-for ${[element, ...clauses].join(" ")})`;
      }
      case "starred":
        return `${e.double ? "**" : "*"}${t(e.value)}`;
      case "yield":
        return `(yield${e.from ? "-from" : ""}${e.value ? ` ${t(e.value)}` : ""})`;
      case "walrus":
        return `(:= ${t(e.target)} ${t(e.value)})`;
      case "broken":
        return "?";
    }
  }
}

/** A parameter: `x:T=1`, `*args`. */
export function paramText(p: Param, spans = false): string {
  const annotation = p.annotation ? `:${exprText(p.annotation, spans)}` : "";
  return `${p.star}${p.name}${annotation}${p.default ? `=${exprText(p.default, spans)}` : ""}`;
}

class Blocks {
  constructor(private readonly spans: boolean) {}

  block(body: readonly Stmt[], depth: number): string {
    return body.map((s) => this.stmt(s, depth)).join("");
  }

  private stmt(s: Stmt, depth: number): string {
    const text = (e: Expr) => exprText(e, this.spans);
    const pad = "  ".repeat(depth);
    const line = (text: string) => `${pad}${text}\n`;
    const inner = (b: readonly Stmt[]) => this.block(b, depth + 1);
    const part = (word: string, b: readonly Stmt[]) => (b.length > 0 ? line(word) + inner(b) : "");
    const all = (xs: readonly Expr[]) => xs.map((x) => text(x)).join(" ");
    switch (s.kind) {
      case "expression":
        return line(text(s.value));
      case "assign": {
        const annotation = s.annotation ? ` :${text(s.annotation)}` : "";
        return line(`(= ${all(s.targets)}${annotation} ${text(s.value)})`);
      }
      case "augment":
        return line(`(${s.op}= ${text(s.target)} ${text(s.value)})`);
      case "if":
        return (
          s.arms.map((a, i) => line(`${i === 0 ? "if" : "elif"} ${text(a.test)}`) + inner(a.body)).join("") +
          part("else", s.otherwise)
        );
      case "for":
        return line(`for ${text(s.target)} ${text(s.iterable)}`) + inner(s.body) + part("else", s.otherwise);
      case "while":
        return line(`${s.until ? "until" : "while"} ${text(s.test)}`) + inner(s.body) + part("else", s.otherwise);
      case "switch":
        return (
          line(`switch ${text(s.subject)}`) +
          s.cases.map((c) => line(`case ${text(c.value)}`) + inner(c.body)).join("") +
          part("otherwise", s.otherwise)
        );
      case "try":
        return (
          line("try") +
          inner(s.body) +
          s.handlers.map((h) => line(h.name ? `except ${h.name}` : "except") + inner(h.body)).join("") +
          part("else", s.otherwise) +
          part("finally", s.final)
        );
      case "with": {
        const items = s.items.map((i) => text(i.value) + (i.target ? ` as ${text(i.target)}` : ""));
        return line(`with ${items.join(", ")}`) + inner(s.body);
      }
      case "function": {
        const outputs = s.outputs ? ` -> ${all(s.outputs)}` : "";
        const decorators = s.decorators.map((d) => line(`@${text(d)}`)).join("");
        const params = s.params.map((p) => paramText(p, this.spans)).join(" ");
        return `${decorators}${line(`def ${s.name}(${params})${outputs}`)}${inner(s.body)}`;
      }
      case "class": {
        const decorators = (s.decorators ?? []).map((d) => line(`@${text(d)}`)).join("");
        return `${decorators}${line(`class ${s.name}(${all(s.bases)})`)}${inner(s.body)}`;
      }
      case "return":
        return line(s.value ? `return ${text(s.value)}` : "return");
      case "import":
        return line(
          `import ${s.names.map((n) => `${n.module}${n.name === null ? "" : `:${n.name}`}=${n.as}`).join(" ")}`,
        );
      case "declare":
        return line(`${s.what} ${s.what === "delete" ? all(s.names) : s.names.map((n) => exprText(n)).join(" ")}`);
      case "assert":
        return line(`assert ${text(s.test)}`);
      case "command":
        return line(`command ${s.words.join(" ")}`);
      case "broken":
        return line(`broken(${s.names.join(" ")})`);
      default:
        return line(s.kind);
    }
  }
}

function quoted(text: string): string {
  return `"${text.replace(/[^ !$-[\]-~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
}
