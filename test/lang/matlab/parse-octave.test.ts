/** Judged by Octave: the values of fully bracketed readings, and Octave's own source files. */
import { strict as assert } from "node:assert";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Expr } from "../../../src/lang/common/tree";
import { parseExpression, parseMatlab } from "../../../src/lang/matlab/parse";
import { octave } from "../../oracles";

describe("MATLAB as Octave reads it", () => {
  it("computes the same from our bracketed reading as from the text", function () {
    this.timeout(120_000);
    const oracle = octave();
    if (!oracle) return this.skip();
    const next = random(11);
    const texts = Array.from({ length: 3000 }, () =>
      // -- and ++ before a name change it in Octave.
      expressionText(next, 4).replace(/([-+])(?=\1)/g, "$1 "),
    );
    const quoted = texts.map((text) => `${quote(text)}, ${quote(bracketed(parseExpression(text)))}`);
    const output = oracle.run(`
      function r = isequaln_(p, q)
        r = isequal(size(p), size(q)) && isequal(class(p), class(q)) && all((p(:) == q(:)) | (isnan(p(:)) & isnan(q(:))));
      end
      a = 2; b = -3; c = 0.5; x = [1 2; -3 4]; y = [0 1; 1 2]; v = [1 2 3]; t = true;
      warning("off", "all");
      cases = {${quoted.join(";\n")}};
      same = different = 0;
      for k = 1:rows(cases)
        try
          p = eval(cases{k, 1});
        catch
          continue;
        end
        try
          q = eval(cases{k, 2});
        catch err
          q = err.message;
        end
        if isequaln_(p, q) same++; else different++; printf("%s | %s\\n", cases{k, :}); end
      end
      printf("same %d different %d\\n", same, different);
    `);
    const [, same, different] = /same (\d+) different (\d+)/.exec(output) ?? [];
    assert.equal(different, "0", output);
    assert.ok(Number(same) > 1500, output);
  });

  it("reads at least 99 % of Octave's own files without a problem", function () {
    this.timeout(120_000);
    const files = existsSync("/usr/share/octave") ? [...sources("/usr/share/octave")] : [];
    if (files.length < 100) return this.skip();
    const bad: string[] = [];
    for (const file of files) {
      const { problems } = parseMatlab(readFileSync(file, "latin1"));
      if (problems[0]) bad.push(`${file}: ${problems[0].message}`);
    }
    const share = 1 - bad.length / files.length;
    assert.ok(share >= 0.99, `${(100 * share).toFixed(2)} % of ${files.length}\n${bad.join("\n")}`);
  });
});

const binary = "+ - * .* / ./ \\ .\\ ^ .^ == ~= != < <= > >= & | && ||".split(" ");

/** Random expressions, written with and without blanks, brackets and signs. */
function expressionText(next: (n: number) => number, depth: number): string {
  const pick = <T>(items: readonly [T, ...T[]]): T => items[next(items.length)] ?? items[0];
  const operand = (): string => {
    const base = pick(["a", "b", "c", "x", "y", "v", "t", "2", "0.5", "1.", "3", "x(1)", "v(end)", "x(:, 1)", "[a b]"]);
    return pick(["", "", "", "-", "!", "~", "+"]) + base + pick(["", "", "", "'", ".'", "'"]);
  };
  if (depth === 0) return operand();
  const left = expressionText(next, depth - 1 - next(2) < 0 ? 0 : depth - 1 - next(depth));
  const right = next(3) === 0 ? operand() : expressionText(next, next(depth));
  const kind = next(12);
  if (kind === 0) return `(${left})${pick(["", "'", ".^2", ""])}`;
  if (kind === 1) return `${left}:${right}`;
  if (kind === 2) return `[${left} ${right}]`;
  if (kind === 3) return `[${left} -${right}, ${operand()}]`;
  if (kind === 4) return `-${left}`;
  const blank = pick(["", " "]);
  return `${left}${blank}${binary[next(binary.length)]}${blank}${right}`;
}

/** The text of our reading with every pair of brackets. */
function bracketed(e: Expr): string {
  switch (e.kind) {
    case "number":
      return String(e.value);
    case "name":
      return e.name;
    case "end":
      return "end";
    case "colon":
      return ":";
    case "unary":
      return `(${e.op}(${bracketed(e.operand)}))`;
    case "transpose":
      return `((${bracketed(e.operand)})${e.conjugate ? "'" : ".'"})`;
    case "binary":
      return `((${bracketed(e.left)})${e.op}(${bracketed(e.right)}))`;
    case "compare":
      return e.rest.reduce((left, { op, right }) => `((${left})${op}(${bracketed(right)}))`, bracketed(e.first));
    case "range":
      return `((${[e.start, ...(e.step ? [e.step] : []), e.stop].map((x) => `(${bracketed(x)})`).join(":")}))`;
    case "matrix":
      return `[${e.rows.map((row) => row.map((x) => `(${bracketed(x)})`).join(",")).join(";")}]`;
    case "call":
      return `${bracketed(e.callee)}(${e.args.map((a) => bracketed(a.value)).join(",")})`;
    default:
      throw new Error(`not expected: ${e.kind}`);
  }
}

function quote(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(file);
    else if (entry.name.endsWith(".m")) yield file;
  }
}

/** Numbers below n that look random and are the same every time. */
function random(seed: number): (n: number) => number {
  return (n) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * n);
  };
}
