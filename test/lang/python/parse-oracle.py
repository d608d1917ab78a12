"""Prints what Python's own parser makes of files, in the notation of test/lang/tree-text.ts.

Standard input: a JSON list of source texts. Standard output: a JSON list of printed trees, null for invalid text.
Numbers are printed as #repr#; argument "spans" adds @from-to to every expression of a text that is all ASCII.
"""

import ast
import json
import sys

OPS = {"Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**", "MatMult": "@",
       "BitAnd": "&", "BitOr": "|", "BitXor": "^", "LShift": "<<", "RShift": ">>", "And": "&&", "Or": "||",
       "Not": "!", "UAdd": "+", "USub": "-", "Invert": "~", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=",
       "Eq": "==", "NotEq": "!=", "Is": "is", "IsNot": "is-not", "In": "in", "NotIn": "not-in"}


def quoted(s):
    units = s.encode("utf-16-be", "surrogatepass")
    out = []
    for i in range(0, len(units), 2):
        code = units[i] * 256 + units[i + 1]
        out.append(chr(code) if 32 <= code < 127 and code not in (34, 35, 92) else "\\u%04x" % code)
    return '"' + "".join(out) + '"'


class Printer:
    def __init__(self, text, spans):
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.spans = spans

    def e(self, n):
        if n is None:
            return "_"
        out = getattr(self, n.__class__.__name__)(n)
        plain = isinstance(n, (ast.GeneratorExp, ast.Await, ast.BoolOp)) or not self.spans
        return out if plain else "%s@%d-%d" % (out, self.at(n.lineno, n.col_offset), self.at(n.end_lineno, n.end_col_offset))

    def at(self, line, column):
        return self.starts[line - 1] + column

    def all(self, ns):
        return " ".join(map(self.e, ns))

    def form(self, *parts):
        return "(" + " ".join(p for p in parts if p != "") + ")"

    def op(self, n):
        return OPS[n.__class__.__name__]

    def Constant(self, n):
        v = n.value
        if v is None or v is True or v is False:
            return str(v)
        if v is ...:
            return "..."
        if isinstance(v, str):
            return quoted(v)
        if isinstance(v, bytes):
            return quoted(v.decode("latin-1"))
        if isinstance(v, complex):
            return "#%r#j" % v.imag
        return "#%r#%s" % (v, "f" if isinstance(v, float) else "")

    def JoinedStr(self, n):
        return 'f""'

    def Name(self, n):
        return n.id

    def Attribute(self, n):
        return self.form(".", self.e(n.value), n.attr)

    def Call(self, n):
        args = [(a.lineno, a.col_offset, self.e(a)) for a in n.args]
        for k in n.keywords:
            value = self.e(k.value)
            if k.arg is None:
                text = "**" + value
                if self.spans:
                    text += "@%d-%d" % (self.at(k.lineno, k.col_offset), self.at(k.end_lineno, k.end_col_offset))
            else:
                text = k.arg + "=" + value
            args.append((k.lineno, k.col_offset, text))
        return self.form("call", self.e(n.func), *[text for _, _, text in sorted(args, key=lambda a: a[:2])])

    def Subscript(self, n):
        s = n.slice
        items = s.elts if isinstance(s, ast.Tuple) and not self.bracketed(s) else [s]
        return self.form("[]", self.e(n.value), self.all(items))

    def bracketed(self, t):
        if not t.elts:
            return True
        return (t.lineno, t.col_offset) < (t.elts[0].lineno, t.elts[0].col_offset) and self.text_at(t) == "("

    def text_at(self, n):
        return self.text.split("\n")[n.lineno - 1].encode()[n.col_offset:n.col_offset + 1].decode()

    def Slice(self, n):
        return self.form(":", self.e(n.lower), self.e(n.upper), self.e(n.step))

    def UnaryOp(self, n):
        return self.form(self.op(n.op), self.e(n.operand))

    def BinOp(self, n):
        return self.form(self.op(n.op), self.e(n.left), self.e(n.right))

    def BoolOp(self, n):
        out = self.e(n.values[0])
        for v in n.values[1:]:
            out = self.form(self.op(n.op), out, self.e(v))
        return out

    def Compare(self, n):
        return self.form("cmp", self.e(n.left), *[self.op(o) + " " + self.e(r) for o, r in zip(n.ops, n.comparators)])

    def IfExp(self, n):
        return self.form("if", self.e(n.test), self.e(n.body), self.e(n.orelse))

    def params(self, a):
        plain = a.posonlyargs + a.args
        defaults = [None] * (len(plain) - len(a.defaults)) + a.defaults
        out = [self.param("", p, d) for p, d in zip(plain, defaults)]
        if a.vararg:
            out.append(self.param("*", a.vararg, None))
        elif a.kwonlyargs:
            out.append("*")
        out += [self.param("", p, d) for p, d in zip(a.kwonlyargs, a.kw_defaults)]
        if a.kwarg:
            out.append(self.param("**", a.kwarg, None))
        return " ".join(out)

    def param(self, star, p, default):
        annotation = ":" + self.e(p.annotation) if p.annotation else ""
        return star + p.arg + annotation + ("=" + self.e(default) if default else "")

    def Lambda(self, n):
        return "(lambda (%s) %s)" % (self.params(n.args), self.e(n.body))

    def Tuple(self, n):
        return self.form("tuple", self.all(n.elts))

    def List(self, n):
        return self.form("list", self.all(n.elts))

    def Set(self, n):
        return self.form("set", self.all(n.elts))

    def Dict(self, n):
        return self.form("dict", *[self.e(k) + ":" + self.e(v) if k else "**" + self.e(v) for k, v in zip(n.keys, n.values)])

    def comprehension(self, name, element, n):
        clauses = ["(for %s %s%s)" % (self.e(g.target), self.e(g.iter), "".join(" if " + self.e(c) for c in g.ifs)) for g in n.generators]
        return self.form(name + "-for", element, *clauses)

    def ListComp(self, n):
        return self.comprehension("list", self.e(n.elt), n)

    def SetComp(self, n):
        return self.comprehension("set", self.e(n.elt), n)

    def GeneratorExp(self, n):
        return self.comprehension("generator", self.e(n.elt), n)

    def DictComp(self, n):
        return self.comprehension("dictionary", self.e(n.key) + ":" + self.e(n.value), n)

    def Starred(self, n):
        return "*" + self.e(n.value)

    def NamedExpr(self, n):
        return self.form(":=", self.e(n.target), self.e(n.value))

    def Await(self, n):
        return self.e(n.value)

    def Yield(self, n):
        return "(yield %s)" % self.e(n.value) if n.value else "(yield)"

    def YieldFrom(self, n):
        return "(yield-from %s)" % self.e(n.value)

    def body(self, stmts, depth):
        return "".join(self.s(x, depth) for x in stmts)

    def part(self, word, stmts, depth):
        return "  " * depth + word + "\n" + self.body(stmts, depth + 1) if stmts else ""

    def s(self, n, depth):
        pad = "  " * depth
        kind = n.__class__.__name__
        line = lambda text: pad + text + "\n"
        inner = lambda stmts: self.body(stmts, depth + 1)
        if kind == "Expr":
            return line(self.e(n.value))
        if kind == "Assign":
            return line("(= %s %s)" % (self.all(n.targets), self.e(n.value)))
        if kind == "AnnAssign":
            return line("(= %s :%s %s)" % (self.e(n.target), self.e(n.annotation), self.e(n.value) if n.value else "..."))
        if kind == "AugAssign":
            return line("(%s= %s %s)" % (self.op(n.op), self.e(n.target), self.e(n.value)))
        if kind == "If":
            out = line("if " + self.e(n.test)) + inner(n.body)
            rest = n.orelse
            while len(rest) == 1 and isinstance(rest[0], ast.If) and rest[0].col_offset == n.col_offset:
                out += line("elif " + self.e(rest[0].test)) + inner(rest[0].body)
                rest = rest[0].orelse
            return out + self.part("else", rest, depth)
        if kind in ("For", "AsyncFor"):
            return line("for %s %s" % (self.e(n.target), self.e(n.iter))) + inner(n.body) + self.part("else", n.orelse, depth)
        if kind == "While":
            return line("while " + self.e(n.test)) + inner(n.body) + self.part("else", n.orelse, depth)
        if kind in ("Try", "TryStar"):
            out = line("try") + inner(n.body)
            for h in n.handlers:
                out += line("except " + h.name if h.name else "except") + inner(h.body)
            return out + self.part("else", n.orelse, depth) + self.part("finally", n.finalbody, depth)
        if kind in ("With", "AsyncWith"):
            items = [self.e(i.context_expr) + (" as " + self.e(i.optional_vars) if i.optional_vars else "") for i in n.items]
            return line("with " + ", ".join(items)) + inner(n.body)
        if kind in ("FunctionDef", "AsyncFunctionDef"):
            head = "".join(line("@" + self.e(d)) for d in n.decorator_list)
            return head + line("def %s(%s)" % (n.name, self.params(n.args))) + inner(n.body)
        if kind == "ClassDef":
            head = "".join(line("@" + self.e(d)) for d in n.decorator_list)
            bases = [b for b in n.bases if not isinstance(b, ast.Starred)]
            return head + line("class %s(%s)" % (n.name, self.all(bases))) + inner(n.body)
        if kind == "Return":
            return line("return " + self.e(n.value) if n.value else "return")
        if kind == "Import":
            return line("import " + " ".join("%s=%s" % (a.name if a.asname else a.name.split(".")[0], a.asname or a.name.split(".")[0]) for a in n.names))
        if kind == "ImportFrom":
            module = "." * n.level + (n.module or "")
            return line("import " + " ".join("%s:%s=%s" % (module, a.name, a.asname or a.name) for a in n.names))
        if kind in ("Global", "Nonlocal"):
            return line(kind.lower() + " " + " ".join(n.names))
        if kind == "Delete":
            targets = n.targets
            if len(targets) == 1 and isinstance(targets[0], (ast.Tuple, ast.List)):
                targets = targets[0].elts
            return line("delete " + self.all(targets))
        if kind == "Assert":
            return line("assert " + self.e(n.test))
        if kind == "Match":
            return line("match")
        return line(kind.lower())


def show(text, spans):
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    printer = Printer(text, spans and text.isascii())
    printer.text = text
    return printer.body(tree.body, 0).rstrip("\n")


import warnings

warnings.simplefilter("ignore")
print(json.dumps([show(text, "spans" in sys.argv) for text in json.load(sys.stdin)]))
