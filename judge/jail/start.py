"""How a bare interpreter is told to run one of the judge's modules, outside of the jail or within it."""

from __future__ import annotations

# The interpreter has no site-packages there, so `judge/__init__.py`, which needs them, must not run: an empty package that
# only knows where its files lie takes its place. Arguments: the folder of the package, the module whose `main` to call.
_BOOT = """\
import sys, types
package = types.ModuleType("judge")
package.__path__ = [sys.argv[1]]
sys.modules["judge"] = package
__import__(sys.argv[2])
sys.modules[sys.argv[2]].main()
"""


def command(executable: str, package_folder: str, module: str) -> list[str]:
    """The argument list that runs `module.main()` in a bare interpreter: no site, no environment, no user folder."""
    return [executable, "-s", "-S", "-P", "-B", "-c", _BOOT, package_folder, module]
