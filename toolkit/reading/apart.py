"""Work on an untrusted source in a process of its own, which ends when it takes too long or too much memory."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from importlib import import_module
from typing import Any

from toolkit.errors import SourceError

SECONDS = 8
BYTES = 400_000_000
"""Processor seconds that such work may take, and how much memory: on a busy machine it comes to the same end."""
_WAIT = 8
"""Times as long until it is given up also where it only waits."""


def apart(task: str, source: bytes, name: str, *arguments: str, failure: str) -> Any:
    """Return what the function `task` (`module:function`) gives for `source`, `name` and `arguments`.

    Raises the `SourceError` that it raises, and one with the key `failure` when it came to no end.
    """
    command = [sys.executable, "-m", "toolkit.reading.apart", task, name, *arguments]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        done = subprocess.run(  # noqa: S603  the interpreter that runs this
            command, input=source, capture_output=True, timeout=_WAIT * SECONDS, check=True, env=environment
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise SourceError(failure, source=name) from error
    result = pickle.loads(done.stdout)  # noqa: S301  our own process wrote it
    if isinstance(result, SourceError):
        raise result
    return result


def _bounded() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bounds; the caller's clock remains
        return
    for what, limit in ((resource.RLIMIT_DATA, BYTES), (resource.RLIMIT_CPU, SECONDS)):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _main(task: str, *arguments: str) -> None:
    _bounded()
    module, function = task.split(":")
    result: Any
    try:
        result = getattr(import_module(module), function)(sys.stdin.buffer.read(), *arguments)
    except SourceError as error:
        result = error
    sys.stdout.buffer.write(pickle.dumps(result))


if __name__ == "__main__":
    _main(*sys.argv[1:])
