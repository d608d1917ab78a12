/** Names that every Python program has, those of Python 2 and of notebooks included. */

/** All of them, whether this front end follows them or not. */
export const pythonNames: ReadonlySet<string> = new Set(
  (
    "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError " +
    "BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError " +
    "ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning " +
    "EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError " +
    "FutureWarning GeneratorExit IOError ImportError ImportWarning In IndentationError IndexError " +
    "InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError " +
    "ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError Out " +
    "OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError " +
    "ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration " +
    "SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError " +
    "UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError " +
    "UnicodeWarning UserWarning ValueError Warning WindowsError ZeroDivisionError __annotations__ " +
    "__build_class__ __builtins__ __debug__ __dict__ __doc__ __file__ __import__ __loader__ __module__ " +
    "__package__ __path__ __qualname__ __spec__ abs aiter all anext any ascii basestring bin bool " +
    "breakpoint buffer bytearray bytes callable chr classmethod cmp compile complex copyright credits " +
    "delattr dict dir display divmod enumerate eval exec execfile exit file filter float format frozenset " +
    "get_ipython getattr globals hasattr hash help hex id input int isinstance issubclass iter len " +
    "license list locals long map max memoryview min next object oct open ord pow print property quit " +
    "range raw_input reduce reload repr reversed round set setattr slice sorted staticmethod str sum " +
    "super tuple type unichr unicode vars zip"
  ).split(" "),
);
