/** What each expression of MATLAB and Octave is read as. */
import { strict as assert } from "node:assert";
import { parseExpression } from "../../../src/lang/matlab/parse";
import { exprText } from "../tree-text";
import { check, expr } from "./reading";

describe("MATLAB expressions", () => {
  it("reads numbers", () => {
    expr("1e-3", "0.001f");
    expr("0x1F", "31");
    expr("0b101", "5");
    expr(".5", "0.5f");
    expr("1.", "1f");
    expr("1.e3", "1000f");
    expr("2.5d-1", "0.25f");
    expr("1i", "1j");
    expr("2.5e1j", "25j");
    expr("3.'", "(.' 3)");
    expr("3.5'", "(' 3.5f)");
    expr("1./x", "(./ 1 x)");
    expr("10.^x", "(.^ 10 x)");
    expr("1.*x", "(.* 1 x)");
    expr("1..*x", "(.* 1f x)");
    expr("1:3", "(range 1 _ 3)");
    expr("10_000", "10000");
  });

  it("reads strings", () => {
    expr("'it''s'", '"it\'s"');
    expr('"a\\tb"', '"a\\u0009b"');
    expr('"say ""hi"""', '"say \\u0022hi\\u0022"');
    expr('"\\x41\\101"', '"AA"');
    expr("'%d\\n'", '"%d\\u005cn"');
    expr("'a % b # c'", '"a % b \\u0023 c"');
    expr('"don\'t"', '"don\'t"');
    expr('"C:\\"', '"C:\\u005c"');
  });

  it("tells a transpose from a string", () => {
    expr("a'", "(' a)");
    expr("a''", "(' (' a))");
    expr("a '", "(' a)");
    expr("a.'", "(.' a)");
    expr("a' * b'", "(* (' a) (' b))");
    expr("a(1)'", "(' (call a 1))");
    expr("c{1}'", "(' ({} c 1))");
    expr("[1 2]'", "(' ([] 1 2))");
    expr("(a)'", "(' a)");
    expr("x.y'", "(' (. x y))");
    expr("[a' 'b']", '([] (\' a) "b")');
    expr("[a ' b']", '([] a " b")');
    expr("[a']", "([] (' a))");
    expr("f('a', b')", '(call f "a" (\' b))');
    expr("{a', 'b'}", '({} (\' a) "b")');
    check("x = a'; y = 'b';", "(= x (' a))", '(= y "b")');
    check("if a', b = 'c'; end", "if (' a)", '  (= b "c")');
  });

  it("takes blanks in matrices as MATLAB does", () => {
    expr("[1 -2]", "([] 1 (- 2))");
    expr("[1 - 2]", "([] (- 1 2))");
    expr("[1 -2 + 3]", "([] 1 (+ (- 2) 3))");
    expr("[1 , -2]", "([] 1 (- 2))");
    expr("[a -b]", "([] a (- b))");
    expr("[a - b]", "([] (- a b))");
    expr("[a -b']", "([] a (- (' b)))");
    expr("[a' b']", "([] (' a) (' b))");
    expr("[f (1)]", "([] f 1)");
    expr("[f(1) (2)]", "([] (call f 1) 2)");
    expr("[f(1, 2) g(3)]", "([] (call f 1 2) (call g 3))");
    expr("[f( 1 ) -1]", "([] (call f 1) (- 1))");
    expr("[(a -b) c]", "([] (- a b) c)");
    expr("{c {1}}", "({} c ({} 1))");
    expr("[c{1} 2]", "([] ({} c 1) 2)");
    expr("[x.y x.z]", "([] (. x y) (. x z))");
    expr("[1 ~a !b]", "([] 1 (! a) (! b))");
    expr("[a ~= b]", "([] (cmp a != b))");
    expr("[a != b]", "([] (cmp a != b))");
    expr("[1 .5 -.5]", "([] 1 0.5f (- 0.5f))");
    expr("[a .* b]", "([] (.* a b))");
    expr("[1: 3]", "([] (range 1 _ 3))");
    expr("[1 :3]", "([] (range 1 _ 3))");
    expr("[a && b]", "([] (&& a b))");
    expr("['a' 'b']", '([] "a" "b")');
    expr('["a" "b"]', '([] "a" "b")');
    expr("[ 1 2 ]", "([] 1 2)");
    expr("[1,2,]", "([] 1 2)");
    expr("[x(end -1) 2]", "([] (call x (- end 1)) 2)");
    expr("[a(1, :) b]", "([] (call a 1 :) b)");
    expr("[@sin @(x) x + 1, 2]", "([] (@ sin) (lambda (x) (+ x 1)) 2)");
    expr("{@(x) x +1, @(y) y}", "({} (lambda (x) (+ x 1)) (lambda (y) y))");
  });

  it("takes line ends in matrices as rows", () => {
    expr("[1 2\n3 4]", "([] 1 2; 3 4)");
    expr("[a, b\n c]", "([] a b; c)");
    expr("[1 2;\n3 4;\n]", "([] 1 2; 3 4)");
    expr("[\n1 2\n\n3 4\n]", "([] 1 2; 3 4)");
    expr("[1, 2, ...\n 3]", "([] 1 2 3)");
    expr("[1 2 ...\n 3 4]", "([] 1 2 3 4)");
    expr("[1 2 ... a remark\n -3]", "([] 1 2 (- 3))");
    expr("[1 ...\n - 3]", "([] (- 1 3))");
    expr("[1 2 % one\n 3 4 # two\n]", "([] 1 2; 3 4)");
    expr("[1 2 % one\n\n % two\n 3 4]", "([] 1 2; 3 4)");
    expr("{'a', 1\n'b', 2}", '({} "a" 1; "b" 2)');
    expr("[]", "([] )");
    expr("{}", "({} )");
    expr("[;]", "([] )");
    expr("[f(1, ...\n 2)\n 3]", "([] (call f 1 2); 3)");
    expr("[f(1,\n 2)\n 3]", "([] (call f 1 2); 3)");
  });

  it("knows the end of an index from the end of a block", () => {
    expr("x(end)", "(call x end)");
    expr("x(end, 1:end - 1)", "(call x end (range 1 _ (- end 1)))");
    expr("x{end}(end)", "(call ({} x end) end)");
    expr("x([1 end])", "(call x ([] 1 end))");
    check("if x(end), y = x(end); end", "if (call x end)", "  (= y (call x end))");
  });

  it("reads what comes after a value", () => {
    expr("a.b(3).c{2}", "({} (. (call (. a b) 3) c) 2)");
    expr("x.y.(z)", "(.() (. x y) z)");
    expr("x.('a b')", '(.() x "a b")');
    expr("x.end", "(. x end)");
    expr("c{:}", "({} c :)");
    expr("A(:)", "(call A :)");
    expr("A(:)'", "(' (call A :))");
    expr("A(:, 1)", "(call A : 1)");
    expr("f()", "(call f)");
    expr("f()(2)", "(call (call f) 2)");
    expr("[1 2 3](2)", "(call ([] 1 2 3) 2)");
    expr("f (1)", "(call f 1)");
    expr("c {1}", "({} c 1)");
    expr("f(a, name=3)", "(call f a name=3)");
    expr("f(a == 3)", "(call f (cmp a == 3))");
    expr("f(1, ...\n  2)", "(call f 1 2)");
    expr("f(1, 'a, b', [1, 2])", '(call f 1 "a, b" ([] 1 2))');
  });

  it("reads handles and anonymous functions", () => {
    expr("@f", "(@ f)");
    expr("@pkg.f", "(@ pkg.f)");
    expr("@(x) x.^2 + 1", "(lambda (x) (+ (.^ x 2) 1))");
    expr("@() 3", "(lambda () 3)");
    expr("@(x, ~) @(y) x + y", "(lambda (x ~) (lambda (y) (+ x y)))");
    expr("@(varargin) f(varargin{:})", "(lambda (varargin) (call f ({} varargin :)))");
    expr("cellfun(@(x) x', c, 'UniformOutput', false)", '(call cellfun (lambda (x) (\' x)) c "UniformOutput" false)');
    expr("f(@(x) x, 2)", "(call f (lambda (x) x) 2)");
  });

  it("binds operators as Octave does", () => {
    expr("-x.^2", "(- (.^ x 2))");
    expr("2^-3", "(^ 2 (- 3))");
    expr("2^-x'", "(' (^ 2 (- x)))");
    expr("2^3^2", "(^ (^ 2 3) 2)");
    expr("2^-3^2", "(^ (^ 2 (- 3)) 2)");
    expr("2^x(1)", "(^ 2 (call x 1))");
    expr("a^b'", "(' (^ a b))");
    expr("a'^2", "(^ (' a) 2)");
    expr("a**b", "(^ a b)");
    expr("a.**b", "(.^ a b)");
    expr("-a'", "(- (' a))");
    expr("-a * b", "(* (- a) b)");
    expr("a * -b", "(* a (- b))");
    expr("a - -b", "(- a (- b))");
    expr("!x == y", "(cmp (! x) == y)");
    expr("~x'", "(! (' x))");
    expr("-a^2 * b", "(* (- (^ a 2)) b)");
    expr("a + b * c", "(+ a (* b c))");
    expr("a - b - c", "(- (- a b) c)");
    expr("a / b * c", "(* (/ a b) c)");
    expr("a \\ b", "(\\ a b)");
    expr("a .\\ b ./ c", "(./ (.\\ a b) c)");
    expr("1:n + 1", "(range 1 _ (+ n 1))");
    expr("n:-1:1", "(range n (- 1) 1)");
    expr("(1:3):5", "(range (range 1 _ 3) _ 5)");
    expr("a < b == c", "(cmp (cmp a < b) == c)");
    expr("1:3 == x", "(cmp (range 1 _ 3) == x)");
    expr("a&b==c", "(& a (cmp b == c))");
    expr("a | b & c", "(| a (& b c))");
    expr("a || b && c | d", "(|| a (&& b (| c d)))");
    expr("a ~= b", "(cmp a != b)");
    expr("a != b", "(cmp a != b)");
    expr("a <= b", "(cmp a <= b)");
    expr("5--3", "(- 5 (- 3))");
    expr("a + + +b", "(+ a (+ (+ b)))");
  });

  it("is the language of differentiation rules", () => {
    const rule = (text: string, expected: string) => assert.equal(exprText(parseExpression(text)), expected);
    rule("-Z' * Zbar * Z'", "(* (* (- (' Z)) Zbar) (' Z))");
    rule("Zbar .* (1 - Z.^2)", "(.* Zbar (- 1 (.^ Z 2)))");
    rule("sum(Zbar .* X, axes)", "(call sum (.* Zbar X) axes)");
    for (const bad of ["", "a +", "a = b", "a; b", "(a", "a)", "a b", "f(a,", "[1 2", "'a", "a\nb", "a, b", "if x"]) {
      assert.throws(() => parseExpression(bad), Error, bad);
    }
  });

  it("gives every node the text it stands for", () => {
    const e = exprText(parseExpression(" a .* (b + c')"), true);
    assert.equal(e, "(.* a@1-2 (+ b@7-8 (' c@11-12)@11-13)@7-13)@1-14");
  });

  it("reads an assignment inside an expression", () => {
    expr("(a = 3) + 1", "(+ (:= a 3) 1)");
    check("if ((n = f(x)) > 1) y = n; end", "if (cmp (:= n (call f x)) > 1)", "  (= y n)");
    check("x(i++) = 3;", "(= (call x i) 3)", "(+= i 1)");
    check("while (n-- > 0) x; end\ny", "while (cmp n > 0)", "  (-= n 1)", "  x", "(-= n 1)", "y");
    check("if (n++ > 0) x; end", "if (cmp n > 0)", "  (+= n 1)", "  x", "else", "  (+= n 1)");
    check("g(s.a = f(1))", "(= (. s a) (call f 1))", "(call g (. s a))");
    check("y = x(++i);", "(+= i 1)", "(= y (call x i))");
  });
});
