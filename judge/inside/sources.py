"""The learner's files: compiled once, held against the exercise's rules, made into fresh modules for each case."""

from __future__ import annotations

import _imp
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from importlib.machinery import ModuleSpec
from typing import Any

__all__ = ["Sources", "Unreadable"]


class Unreadable(Exception):
    """A file that Python cannot compile: its name and the reason."""

    def __init__(self, file: str, reason: BaseException) -> None:
        super().__init__(file)
        self.file = file
        self.reason = reason


def _compiled(text: str, name: str) -> types.CodeType:
    return compile(text, name, "exec", dont_inherit=True)


class Sources:
    """The compiled files, and the finder through which they import each other."""

    def __init__(
        self,
        texts: Mapping[str, str],
        given: Mapping[str, str] | None = None,
        compiled: Callable[[str, str], types.CodeType] = _compiled,
    ) -> None:
        """Compile every Python file, the learner's by `compiled`. Raises Unreadable for one of the learner's.

        `given` are files of the exercise's own, beside the learner's: their text is told to nobody.
        """
        self._texts = {name: text for name, text in texts.items() if name.endswith(".py")}
        self._codes: dict[str, types.CodeType] = {}
        self._files = {_module_name(name): name for name in self._texts}
        for name, text in self._texts.items():
            try:
                self._codes[name] = compiled(text, name)
            except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
                raise Unreadable(name, error) from error
        for name, text in (given or {}).items():
            self._files[_module_name(name)] = name
            self._codes[name] = _compiled(text, name)

    def broken_rules(self, rules: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """The rules (as JSON) that these files break: file, line and the rule's place in the list."""
        if not rules:
            return []
        import ast

        from judge.rules import Rule, broken_rules  # only few exercises have rules, and the import is slow

        known = [Rule.from_json(rule) for rule in rules]
        trees = {name: ast.parse(text) for name, text in self._texts.items()}
        return [
            {"file": file, "line": line, "rule": known.index(rule)} for file, line, rule in broken_rules(trees, known)
        ]

    @property
    def are_several(self) -> bool:
        """Whether there is more than one module."""
        return len(self._files) > 1

    def names(self) -> frozenset[str]:
        """The names of the learner's files, as tracebacks have them."""
        return frozenset(self._texts)

    def forget(self) -> None:
        """Have these files imported anew, also when one has the name of a module that Python has loaded."""
        for module in self._files:
            if module not in sys.builtin_module_names and not _imp.is_frozen(module):
                sys.modules.pop(module, None)
        sys.meta_path[:] = [self, *(finder for finder in sys.meta_path if not isinstance(finder, Sources))]

    def new_module(self, file: str, *, as_program: bool) -> types.ModuleType:
        """An empty module for this file: `__main__` when it is a program, else by its own name."""
        module = types.ModuleType("__main__" if as_program else _module_name(file))
        module.__file__ = file
        module.__dict__["__builtins__"] = sys.modules["builtins"]
        sys.modules[module.__name__] = module
        return module

    def run(self, file: str, module: types.ModuleType) -> None:
        """Execute the file's code in the module."""
        exec(self._codes[file], module.__dict__)  # noqa: S102 - what the jail is for

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The import system asks where a module is."""
        file = self._files.get(name)
        if file is None:
            return None
        spec = ModuleSpec(name, self, origin=file, is_package=file.endswith("__init__.py"))  # type: ignore[arg-type]
        spec.has_location = True
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """The import system asks for a module object; its own kind will do."""

    def exec_module(self, module: types.ModuleType) -> None:
        """The import system asks to fill a module."""
        self.run(self._files[module.__name__], module)

    def get_source(self, name: str) -> str | None:
        """The text of a module, for `inspect` and tracebacks that the learner prints."""
        file = self._files.get(name)
        return None if file is None else self._texts.get(file)


def _module_name(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
