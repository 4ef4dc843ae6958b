"""`python -m judge serve`: a judge host as a process, from its command line to its end."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import threading

from judge import secret
from judge.broker import Judge
from judge.cores import usable_cores
from judge.serving import JudgeServer, is_loopback, read_address

__all__ = ["add_serve"]

DEFAULT_ADDRESS = "127.0.0.1:8060"
# A site's workers wait for their own verdicts; this is for several sites, or for more workers than cores.
WAITING_PER_WORKER = 4


def add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of `python -m judge`."""
    serve = commands.add_parser("serve", help="judge for sites on other machines, by HTTP; the secret is JUDGE_SECRET")
    serve.add_argument("--listen", default=DEFAULT_ADDRESS, metavar="HOST:PORT", help="default: %(default)s")
    serve.add_argument("--workers", type=_at_least_one, metavar="N", help="jobs at once; default: the cores there are")
    serve.add_argument(
        "--beyond-loopback",
        action="store_true",
        help="listen on an address that other machines reach; there is no TLS, so put a private network, a tunnel or a"
        " proxy that speaks HTTPS before it",
    )
    serve.set_defaults(command=_serve)


def _at_least_one(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 1 or more")
    return int(text)


def _serve(chosen: argparse.Namespace) -> int:
    """Serve until told to stop by SIGTERM or SIGINT; then finish what runs. Raises NoWall and OSError."""
    try:
        word = secret.from_environment(os.environ)
        address = read_address(chosen.listen)
        if not chosen.beyond_loopback and not is_loopback(address):
            raise ValueError(
                f"{chosen.listen} can be reached from other machines, and there is no TLS here. Listen on 127.0.0.1"
                " behind a tunnel or a proxy that speaks HTTPS; or, in a private network, add --beyond-loopback."
            )
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    workers = chosen.workers or usable_cores()
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    with Judge(workers=workers) as judge:
        server = JudgeServer(address, judge, word, workers=workers, waiting=WAITING_PER_WORKER * workers)
        thread = threading.Thread(target=server.serve_forever, name="accepting")
        thread.start()
        host, port = server.server_address[:2]
        shown = f"[{host!s}]" if ":" in str(host) else str(host)
        print(f"Judging at http://{shown}:{port} behind wall {judge.wall}, {workers} at once.", flush=True)
        told.wait()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)  # told once more, this process ends at once, and its jails with it
        print("Stopping: no new jobs, and those that run are finished.", flush=True)
        server.stop()
        thread.join()
    return 0
