"""What a submission may import where nothing can be opened: what was imported beforehand, and what that wants later."""

from __future__ import annotations

import ast
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge import Judge
from judge.inside import library
from judge.jail.interpreter import base_interpreter
from judge.jail.walls import Wall
from judge.tests.jobs import job, program
from judge.tests.test_jail import refused

pytestmark = pytest.mark.walls(Wall.B)


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("from datetime import datetime\nprint(datetime.strptime('2024-02-29', '%Y-%m-%d').day)", "29"),
        ("print('\\N{SNOWMAN}'.encode('utf-16-le'), b'\\x80'.decode('cp1252'), 'ä'.encode('latin-1'))", None),
        ("import codecs\nprint(codecs.encode('judge', 'rot13'))", "whqtr"),
        ("import traceback\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n    print(traceback.format_exc())", None),
        ("import inspect\nprint(inspect.signature(lambda a, *b: 1))", "(a, *b)"),
        ("'''\n>>> 1 + 1\n2\n'''\nimport doctest\nprint(doctest.testmod())", "TestResults(failed=0, attempted=1)"),
        ("import sqlite3\nprint(sqlite3.connect(':memory:').execute('select 1').fetchone())", "(1,)"),
        ("import io, zipfile\nzipfile.ZipFile(io.BytesIO(), 'w').writestr('a', 'b')\nprint(1)", "1"),
        ("from unittest.mock import Mock\nimport unittest\nprint(Mock(return_value=3)())", "3"),
        ("import xml.etree.ElementTree as t\nprint(t.fromstring('<a b=\"c\"/>').attrib)", "{'b': 'c'}"),
        (
            "import random, secrets, uuid\nrandom.seed(1)\nprint(len(uuid.uuid4().hex), len(secrets.token_hex(4)))",
            "32 8",
        ),
        ("import _thread, threading\nt = threading.Thread(target=_thread.exit)\nt.start()\nt.join()\nprint(1)", "1"),
        ("import json, warnings\nwarnings.warn('careful')\nprint(json.dumps({'a': [1]}))", '{"a": [1]}'),
        ("import logging\nlogging.basicConfig()\nlogging.warning('careful')\nprint(1)", "1"),
        ("from decimal import Decimal\nfrom zoneinfo import ZoneInfo\nprint(Decimal('0.1') * 3)", "0.3"),
        (
            "import os\nprint(os.path.exists('x'), os.path.isfile('/etc/passwd'), os.path.abspath('x'))",
            "False False /x",
        ),
    ],
)
def test_what_is_imported_late_is_there(judge: Judge, source: str, printed: str | None) -> None:
    report = judge.run(job(source, program(printed)))
    assert report.accepted, report


def test_a_module_that_is_not_there_is_named_with_the_reason(judge: Judge) -> None:
    report = judge.run(job("import xml.dom\nimport turtledemo.clock\n", program("")))
    assert report.failure is not None
    assert (report.failure.type, report.failure.message) == (
        "ModuleNotFoundError",
        "The module turtledemo cannot be imported on this server, which has only the more common ones.",
    )
    assert refused(judge, "import yaml") == "ModuleNotFoundError"
    assert refused(judge, "import email.nonsense") == "ModuleNotFoundError"
    assert refused(judge, "'x'.encode('nonsense')") == "LookupError"


def test_what_a_loaded_module_imports_later_is_loaded_too() -> None:
    """By their sources; what is for other systems, for terminals or for what the wall refuses is named here."""
    left_out = {
        *("_aix_support", "_osx_support", "_scproxy", "_winapi", "ctypes._aix", "ctypes.macholib.dyld", "msvcrt", "nt"),
        *("asyncio.windows_events", "encodings.mbcs", "multiprocessing.popen_spawn_win32", "nturl2path", "winreg"),
        *("_md5", "_py_abc", "_sha1", "_sha256", "_sha3", "_tokenize"),  # in place of what a full interpreter has
        *("dbm", "plistlib", "py_compile", "pydoc_data.topics", "readline", "tty"),
        *("ftplib", "http.cookiejar", "http.server", "webbrowser", "xmlrpc.client"),
        *(f"multiprocessing.{name}" for name in ("forkserver", "heap", "managers", "popen_forkserver")),
        *(f"multiprocessing.{name}" for name in ("popen_spawn_posix", "resource_sharer", "sharedctypes")),
    }
    loaded = _loaded_by_the_library()
    late = {name for module, file in loaded.items() for name in _imports(module, file) if name not in loaded}
    assert late - left_out == set()


def _loaded_by_the_library() -> dict[str, str]:
    """The modules that a bare interpreter has when it has loaded the library, each with its file or nothing."""
    code = (
        f"import runpy; runpy.run_path({library.__file__!r})['load']()\n"
        "import json, sys; print(json.dumps({n: getattr(m, '__file__', '') for n, m in sys.modules.items()}))"
    )
    words = [base_interpreter().executable, "-I", "-S", "-c", code]
    found = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    assert set(library.MODULES) - set(found) == set(), "this interpreter was built without some of the library"
    return {name: file or "" for name, file in found.items() if name != "__main__"}


def _imports(module: str, file: str) -> Iterator[str]:
    """The modules of the standard library that a module's source imports somewhere."""
    if not file.endswith(".py"):
        return
    package = module if file.endswith("__init__.py") else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = importlib.util.resolve_name("." * node.level + (node.module or ""), package or None)
            names = [base, *(f"{base}.{alias.name}" for alias in node.names if _is_module(base, alias.name))]
        yield from (name for name in names if name.partition(".")[0] in sys.stdlib_module_names)


def _is_module(package: str, name: str) -> bool:
    """Whether the package has this module, and not just a name in it."""
    if package.partition(".")[0] not in sys.stdlib_module_names:
        return False
    folder = Path(base_interpreter().stdlib, *package.split("."))
    return (folder / f"{name}.py").is_file() or (folder / name / "__init__.py").is_file()
