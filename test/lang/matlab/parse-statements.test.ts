/** What each statement of MATLAB and Octave is read as. */
import { strict as assert } from "node:assert";
import { parseMatlab } from "../../../src/lang/matlab/parse";
import { check } from "./reading";

describe("MATLAB statements", () => {
  it("reads assignments", () => {
    check("x = 3 % comment", "(= x 3)");
    check("x(3) = []", "(= (call x 3) ([] ))");
    check("a = b = c", "(= a b c)");
    check("[a, ~] = f()", "(= (list a ~) (call f))");
    check("[~, i] = max(x);", "(= (list ~ i) (call max x))");
    check("[~, ~, v] = find (x);", "(= (list ~ ~ v) (call find x))");
    check("[a b(2) c.d] = deal(1)", "(= (list a (call b 2) (. c d)) (call deal 1))");
    check("[~ i] = max(x)", "(= (list ~ i) (call max x))");
    check("net.W{2}(:, 1) = 0;", "(= (call ({} (. net W) 2) : 1) 0)");
    check("x.(f) = 1", "(= (.() x f) 1)");
    check("x=y';z='a';", "(= x (' y))", '(= z "a")');
    check("x\n x;\n x, y", "x", "x", "x", "y");
    check("a = 1, b = 2; c = 3", "(= a 1)", "(= b 2)", "(= c 3)");
    check("a == b", "(cmp a == b)");
    check("x = ...\n 3;", "(= x 3)");
    check("x = a + ... why\n\tb", "(= x (+ a b))");
    check("x = (a\n + b)", "(= x (+ a b))");
  });

  it("reads assignments with an operator", () => {
    check("a += 1", "(+= a 1)");
    check("a -= b'", "(-= a (' b))");
    check("a(2) *= 3", "(*= (call a 2) 3)");
    check("a /= 2; a ^= 2; a |= b; a &= c", "(/= a 2)", "(^= a 2)", "(|= a b)", "(&= a c)");
    check("a .*= b", "(.*= a b)");
    check("i++", "(+= i 1)");
    check("i--;", "(-= i 1)");
    check("++i", "(+= i 1)");
    check("x.n++;", "(+= (. x n) 1)");
    check("a +b", "(+ a b)");
  });

  it("tells commands from expressions", () => {
    check("hold on", "command hold on");
    check("hold on;", "command hold on");
    check("close all; clc", "command close all", "clc");
    check("format long % more digits", "command format long");
    check("figure 1", "command figure 1");
    check("clear -all", "command clear -all");
    check("clear x y", "delete x y");
    check("pkg load statistics", "command pkg load statistics");
    check("cd ..", "command cd ..");
    check("load ./data.mat", "command load ./data.mat");
    check("title 'a b'", "command title a b");
    check('title "x";', "command title x");
    check("warning off all, x = 1", "command warning off all", "(= x 1)");
    check("if x, hold on, end", "if x", "  command hold on");
    check("a -1", "(- a 1)");
    check("a - b", "(- a b)");
    check("a (1)", "(call a 1)");
    check("a = b", "(= a b)");
    check("a == b", "(cmp a == b)");
    check("a '", "(' a)");
    check("a ' * b", "(* (' a) b)");
    check("A -bcd", "command A -bcd");
    check("A = 1; bcd = 2;\nA -bcd", "(= A 1)", "(= bcd 2)", "(- A bcd)");
    check("a .* b", "(.* a b)");
    check("x.y = 3", "(= (. x y) 3)");
  });

  it("reads if", () => {
    check("if (a) b = 1; end", "if a", "  (= b 1)");
    check("if x, y = 1, end", "if x", "  (= y 1)");
    check("if x y = 1; end", "if x", "  (= y 1)");
    check("if (a) disp(1), else disp(2), end", "if a", "  (call disp 1)", "else", "  (call disp 2)");
    check("if (a) + b > 3, c; end", "if (cmp (+ a b) > 3)", "  c");
    check("if !a\n b\nelseif c == 2 d\nelse\n e\nendif", "if (! a)", "  b", "elif (cmp c == 2)", "  d", "else", "  e");
    check("if a\nelse\nend", "if a");
    check("if a % why\n b\nend % done", "if a", "  b");
    check("if a && ...\n b\n c\nend", "if (&& a b)", "  c");
    check("if (a) [b, c] = f(); end", "if a", "  (= (list b c) (call f))");
    check('if x(1) "yes"; end', "if (call x 1)", '  "yes"');
    check("if a, if b, c, end, end", "if a", "  if b", "    c");
    check("if a\n return\nend", "if a", "  return");
  });

  it("reads loops", () => {
    check("for i = 1:3 x(i) = i; end", "for i (range 1 _ 3)", "  (= (call x i) i)");
    check("for (i = 1:3) x; end", "for i (range 1 _ 3)", "  x");
    check("for i=[1 2 3], x; endfor", "for i ([] 1 2 3)", "  x");
    check("for k = 1:n\n x += k;\n break\nend", "for k (range 1 _ n)", "  (+= x k)", "  break");
    check("parfor i = 1:3\n continue;\nend", "for i (range 1 _ 3)", "  continue");
    check("parfor (i = 1:3, 4) x; endparfor", "for i (range 1 _ 3)", "  x");
    check("while x < 3 x++; end", "while (cmp x < 3)", "  (+= x 1)");
    check("while (true) x++; endwhile", "while true", "  (+= x 1)");
    check("do\n x++;\nuntil x > 3", "until (cmp x > 3)", "  (+= x 1)");
    check("do x++; until (x > 3)", "until (cmp x > 3)", "  (+= x 1)");
    check("for [v, k] = s\n v\nend", "for (list v k) s", "  v");
  });

  it("reads switch", () => {
    check(
      "switch x\n  % first\n  case 1\n    a\n  case {2, 'b'}, c\n  otherwise\n    d\nend",
      "switch x",
      "case 1",
      "  a",
      'case ({} 2 "b")',
      "  c",
      "otherwise",
      "  d",
    );
    check("switch (x) case 1 a; case 2 b; endswitch", "switch x", "case 1", "  a", "case 2", "  b");
  });

  it("reads try and unwind_protect", () => {
    check("try\n a\ncatch err\n b\nend", "try", "  a", "except err", "  b");
    check("try a; catch b; end", "try", "  a", "except b");
    check("try, a, catch, b, end_try_catch", "try", "  a", "except", "  b");
    check("try\n a\ncatch\n disp(1)\nend", "try", "  a", "except", "  (call disp 1)");
    check("try\n a\nend", "try", "  a");
    check("unwind_protect\n a\nunwind_protect_cleanup\n b\nend_unwind_protect", "try", "  a", "finally", "  b");
  });

  it("reads global and persistent", () => {
    check("global a b", "global a b");
    check("persistent n = 0;", "persistent n", "(= n 0)");
    check("global x, x = 1", "global x", "(= x 1)");
  });

  it("reads functions", () => {
    check("function f\n x\nend", "def f() -> ", "  x");
    check("function f(), x, end", "def f() -> ", "  x");
    check("function y = f(x)\n y = x;", "def f(x) -> y", "  (= y x)");
    check("function [a, b] = f(x, ~, varargin)\nendfunction", "def f(x ~ varargin) -> a b");
    check("function [] = f\nend", "def f() -> ");
    check("function [a b] = f\nend", "def f() -> a b");
    check("function r = f (x, y = 3,\n  z = [])\n r = 1;\nend", "def f(x y=3 z=([] )) -> r", "  (= r 1)");
    check("function r = f (x) r = x; end", "def f(x) -> r", "  (= r x)");
    check("function f\n x\nfunction g\n y", "def f() -> ", "  x", "def g() -> ", "  y");
    check("function f\n x\nend\n\nfunction g\n y\nend", "def f() -> ", "  x", "def g() -> ", "  y");
    check("function f\n  x\n  function g\n    y\n  end\nend", "def f() -> ", "  x", "  def g() -> ", "    y");
    check("function f\nx\nfunction g\ny\nend\nz\nend", "def f() -> ", "  x", "  def g() -> ", "    y", "  z");
    check("x = f(1);\nfunction y = f(x)\n y = x;\nend", "(= x (call f 1))", "def f(x) -> y", "  (= y x)");
    check("function v = get.W(o)\n v = 1;\nend", "def get.W(o) -> v", "  (= v 1)");
    check(
      "function y = f(x, n)\n arguments\n  x (:,3) double\n  n (1,1) {mustBePositive} = 3 % steps\n end\n y = x;\nend",
      "def f(x:(tuple : 3) n:(tuple 1 1)=3) -> y",
      "  (= y x)",
    );
    check("arguments = 3; properties = 2;", "(= arguments 3)", "(= properties 2)");
  });

  it("reads classes roughly", () => {
    check(
      [
        "classdef Net < handle & Base",
        "  % a network",
        "  properties (Access = private)",
        "    W = zeros(3) % weights",
        "    b double",
        "  end",
        "  events",
        "    Done",
        "  end",
        "  methods (Static)",
        "    function o = Net(n)",
        "      o@handle();",
        "      o.W = n;",
        "    end",
        "  end",
        "end",
        "function r = helper",
        "  r = 1;",
        "end",
      ].join("\n"),
      "class Net(handle Base)",
      "  (= W (call zeros 3))",
      "  def Net(n) -> o",
      "    (call o@handle)",
      "    (= (. o W) n)",
      "def helper() -> r",
      "  (= r 1)",
    );
  });

  it("passes over comments", () => {
    check("% a\n# b\nx = 1; % c\n", "(= x 1)");
    check("%{\nx = 2\n%}\ny", "y");
    check("#{\n%{\nx\n%}\n#}\ny", "y");
    check("x = [1 % a\n %{ b\n 2]", "(= x ([] 1; 2))");
    check("%{ not a block\nx", "x");
    check("f(1, % a\n 2)", "(call f 1 2)");
    check("x = 'a%b'; % '", '(= x "a%b")');
  });

  it("collects comments without their marks", () => {
    const source = "%% Title\nx = [1, ... % X: N x D\n  2]; # tail\n%{\n block\n two\n%}\n  % own";
    const { comments } = parseMatlab(source);
    assert.deepEqual(
      comments.map((c) => [c.text, c.ownLine]),
      [
        ["Title", true],
        ["X: N x D", false],
        ["tail", false],
        [" block\n two", true],
        ["own", true],
      ],
    );
    for (const c of comments) assert.match(source.slice(c.span.from, c.span.to), /^[%#]/);
  });

  it("finds the documentation of a function below or above its signature", () => {
    const source =
      "% above f\nfunction f\n  % below f\n  % more\n\n  % not this\n  x\nend\n\n% above g\nfunction g\n  x\nend\nfunction h\nend";
    const docs = parseMatlab(source).body.map((s) => (s.kind === "function" ? (s.documentation?.text ?? null) : ""));
    assert.deepEqual(docs, ["below f\nmore", "above g", null]);
  });

  it("gives statements spans without comments and semicolons", () => {
    const source = "x = 3; % a\n  y = (1 + 2) ;\nif a, b; end % c\nfunction f(x)\n  y = 1; % d\n\n% e\nfunction g\n z";
    const spans = parseMatlab(source).body.map((s) => source.slice(s.span.from, s.span.to));
    assert.deepEqual(spans, ["x = 3", "y = (1 + 2)", "if a, b; end", "function f(x)\n  y = 1", "function g\n z"]);
    const [, , , f] = parseMatlab(source).body;
    assert.ok(f?.kind === "function" && source.slice(f.header.from, f.header.to) === "function f(x)");
    assert.equal(source.slice(f.nameSpan.from, f.nameSpan.to), "f");
  });

  it("reads any kind of line end", () => {
    const lines = ["x = [1", "2];", "if x % c", "y", "end"];
    for (const end of ["\n", "\r\n", "\r"]) check(lines.join(end), "(= x ([] 1; 2))", "if x", "  y");
  });
});
