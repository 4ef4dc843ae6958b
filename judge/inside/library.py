"""The part of the standard library that is there where nothing can be opened: imported before any submission.

What is in it: all that a course on Python is likely to use, what those modules import later on when they are used, and
some that only a stranger would try (sockets, processes), so that he hears of the wall rather than of a missing module.
"""

from __future__ import annotations

import contextlib
import ctypes
import encodings
import importlib
import os
import pkgutil
import sys
import types
import warnings
from importlib.machinery import PathFinder

__all__ = ["close", "load"]

_NAMES = """
    abc argparse array ast asyncio asyncio.subprocess atexit base64 bdb binascii bisect bz2 calendar cmath cmd
    code codecs codeop collections.abc colorsys concurrent.futures.process concurrent.futures.thread configparser
    contextlib contextvars copy copyreg cProfile csv ctypes ctypes.util dataclasses datetime decimal difflib dis
    doctest email.generator email.message email.mime.multipart email.mime.text email.parser encodings.idna enum
    errno fcntl filecmp fileinput fnmatch fractions functools gc getopt getpass gettext glob graphlib gzip hashlib
    heapq hmac html html.entities html.parser http http.client importlib importlib.metadata importlib.readers
    importlib.resources importlib.util inspect io ipaddress itertools json json.tool keyword linecache locale
    logging logging.config logging.handlers lzma marshal math mimetypes mmap multiprocessing
    multiprocessing.connection multiprocessing.dummy multiprocessing.pool multiprocessing.popen_fork
    multiprocessing.queues multiprocessing.shared_memory multiprocessing.synchronize numbers opcode operator
    optparse os pathlib pdb pickle pickletools pkgutil platform pprint profile pstats pydoc queue quopri random re
    reprlib resource runpy sched secrets select selectors shelve shlex shutil signal smtplib socket socketserver
    sqlite3 stat statistics string stringprep struct subprocess symtable sys sysconfig tarfile tempfile termios
    textwrap threading time timeit token tokenize tomllib trace traceback tracemalloc types typing unicodedata
    unittest unittest._log unittest.async_case unittest.mock urllib.error urllib.parse urllib.request
    urllib.response uuid warnings wave weakref xml.dom.expatbuilder xml.dom.minidom xml.dom.pulldom
    xml.etree.ElementTree xml.sax xml.sax.expatreader xml.sax.handler xml.sax.saxutils zipfile zipimport zlib
    zoneinfo zoneinfo._zoneinfo _pydecimal _strptime _threading_local
"""
MODULES = tuple(_NAMES.split())


class _NotLoaded:
    """A finder that comes last, and says of a module of the standard library why it is not found."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """The import system asks where a module is. Raises ModuleNotFoundError for one that there is elsewhere."""
        if name.partition(".")[0] in sys.stdlib_module_names:
            raise ModuleNotFoundError(
                f"The module {name} cannot be imported on this server, which has only the more common ones.", name=name
            )


def load() -> None:
    """Import all of it, also every text encoding; what this interpreter was built without is left out."""
    # The C library opens it by itself when a thread is ended.
    with contextlib.suppress(OSError):
        ctypes.CDLL("libgcc_s.so.1")
    _name_machine("judge")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in (*MODULES, *(f"encodings.{module.name}" for module in pkgutil.iter_modules(encodings.__path__))):
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
    platform: types.ModuleType = sys.modules["platform"]
    platform.uname()  # is asked once and kept


def close() -> None:
    """From now on look for modules nowhere else."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if finder is not PathFinder]
    sys.meta_path.append(_NotLoaded)
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()


def _name_machine(name: str) -> None:
    """Let Python call this machine by a name that says nothing. The kernel's own answer is to be refused."""
    known = os.uname()
    answer = os.uname_result((known.sysname, name, known.release, known.version, known.machine))
    os.uname = lambda: answer
