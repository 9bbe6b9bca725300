"""`python -m benchmarks.kills --kills 50`: an audit that is killed at any moment leaves no half result.

Runs of `gongkai audit` are killed as `kill -9` does: mostly the whole group of processes, at times one worker alone,
which the run must survive. What lies in the folder after each is looked at; the last run is left alone, and what it
gives is compared with a run that nothing disturbed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from random import Random

from benchmarks.processes import children
from toolkit.demo.corpus import write_corpus

ROOT = Path(__file__).resolve().parents[1]
_RECORD = "run.json"
_FIRST = 0.25
"""Share of the reports that the earlier result is of."""
_ONE_ONLY = 0.3
"""Share of the kills that are of one worker."""
_READING, _WRITING = 0.5, 0.4
"""Seconds that these take, more or less."""


def digests(out: Path) -> dict[str, str]:
    """Return the digest of every file that says what was found."""
    named = [*out.glob("findings.*"), *out.glob("tables/*")]
    return {each.relative_to(out).as_posix(): sha256(each.read_bytes()).hexdigest() for each in sorted(named)}


def state(out: Path, old: dict[str, str], new: dict[str, str]) -> str:
    """Say what lies in the folder: none, old or new, and half for anything else."""
    found = digests(out)
    if not (out / _RECORD).is_file():
        whole = all(digest in (old.get(name), new.get(name)) for name, digest in found.items())
        return "none" if whole else "half"
    written = json.loads((out / _RECORD).read_text(encoding="utf-8"))["written"]
    signed = {name: written[name] for name in found if name in written}
    if found != signed or any(not (out / name).is_file() for name in written):
        return "half"
    return "old" if found == old else "new" if found == new else "half"


class Trial:
    """A corpus, what an undisturbed run finds in a part and in all of it, and a folder to disturb runs in."""

    def __init__(self, folder: Path, reports: int, seed: int) -> None:
        self._chance, self._folder, self.out = Random(seed), folder, folder / "out"  # noqa: S311 - the same each time
        write_corpus(folder / "all", reports, seed, 0.3)
        (folder / "some").mkdir()
        sources = sorted((folder / "all").glob("*.html"))
        for source in sources[: int(len(sources) * _FIRST)]:
            shutil.copy(source, folder / "some")
        self.finish("some", "old")
        begun = time.monotonic()
        self.finish("all", "new")
        self.seconds = time.monotonic() - begun
        self._forget_read()
        self.old, self.new = digests(folder / "old"), digests(folder / "new")
        if self.old == self.new:
            raise ValueError("the corpus is too small: both results are the same")

    def begin(self, sources: str, out: str) -> subprocess.Popen[bytes]:
        """Start an audit in a group of its own."""
        command = [sys.executable, "-m", "toolkit.cli", "audit", str(self._folder / sources)]
        command += ["--out", str(self._folder / out), "--jobs", "2", "--formats", "json"]
        home = {"XDG_CACHE_HOME": str(self._folder / "cache")}
        return subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=ROOT, env=os.environ | home, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def finish(self, sources: str, out: str) -> None:
        """Run an audit that nothing disturbs."""
        if status := self.begin(sources, out).wait():
            raise RuntimeError(f"the undisturbed run ended with {status}")

    def disturb(self) -> tuple[str, str]:
        """Start a run, kill it, and say what was killed and what lies in the folder then."""
        one_only = self._chance.random() < _ONE_ONLY
        self._prepare(anew=one_only)
        run = self.begin("all", "out")
        self._wait(run, for_workers=one_only)
        workers = list(children(run.pid))
        if workers and one_only:
            os.kill(self._chance.choice(workers), signal.SIGKILL)
            killed = "one worker" if run.wait() == 0 else "one worker, which the run did not survive"
        elif run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            killed = "all"
        else:
            killed = "too late"
        return killed, state(self.out, self.old, self.new)

    def _prepare(self, *, anew: bool) -> None:
        """Begin from an earlier result or from none where the last run came to its end, and at times read anew."""
        if state(self.out, self.old, self.new) in ("new", "half"):
            shutil.rmtree(self.out)
        if not self.out.exists() and self._chance.random() < 0.5:
            shutil.copytree(self._folder / "old", self.out)
        if anew or self._chance.random() < 0.5:
            self._forget_read()

    def _forget_read(self) -> None:
        shutil.rmtree(self._folder / "cache", ignore_errors=True)

    def _wait(self, run: subprocess.Popen[bytes], *, for_workers: bool) -> None:
        """Wait for some part of the time that a run takes, or until it reads or writes, and a little longer."""
        writes = self._chance.random() < 0.4
        until = time.monotonic() + (self.seconds * (2 if writes or for_workers else self._chance.random()))
        while run.poll() is None and time.monotonic() < until:
            if any(children(run.pid)) if for_workers else writes and any(self.out.glob(".unfinished-*/*")):
                time.sleep(self._chance.random() * (_READING if for_workers else _WRITING))
                return
            time.sleep(0.002)


def measure(folder: Path, kills: int, reports: int, seed: int) -> tuple[Counter[str], bool]:
    """Return how often what was killed and what was left, and whether the last run found what it should."""
    trial = Trial(folder, reports, seed)
    counts: Counter[str] = Counter()
    while counts["kills"] < kills:
        killed, left = trial.disturb()
        counts[f"killed: {killed}"] += 1
        counts[f"left: {left}"] += 1
        counts["kills"] += killed != "too late"
    trial.finish("all", "out")
    counts["unfinished folders left"] = sum(1 for _ in trial.out.glob(".unfinished-*"))
    return counts, digests(trial.out) == trial.new


def main() -> None:
    """Print what `measure` says; the exit status is 1 where anything was half or other than it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--reports", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts, same = measure(Path(folder), options.kills, options.reports, options.seed)
    for name, count in sorted(counts.items()):
        print(f"{name:<45} {count:>5}")
    print(f"{'the last run found the same, byte for byte':<45} {'yes' if same else 'NO':>5}")
    bad = counts["left: half"] + counts["unfinished folders left"]
    sys.exit(int(not same or bad > 0 or any("did not survive" in name for name in counts)))


if __name__ == "__main__":
    main()
