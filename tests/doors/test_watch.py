"""`bne check --watch`, as a process of its own: what somebody saves is judged within a second."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from logging import getLogger
from pathlib import Path
from threading import Thread

import pytest

from generator.cli.watch import changed_files, state_of, worth_showing
from generator.origin import Origin
from generator.problem import Severity
from tests.build import a_problem
from tests.town.sites import PROJECT, TOWN_DAY

LONGEST = 20.0  # for a slow machine under load; the figure that counts is in the log


@dataclass
class Watch:
    """A running watch, and what it has said."""

    process: subprocess.Popen[str]
    said: str = ""

    def listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line

    def next_answer(self) -> str:
        """Wait for the end of the next answer and return it."""
        deadline = time.monotonic() + LONGEST
        while "Strg+C" not in self.said:
            assert time.monotonic() < deadline, f"no answer after {LONGEST} s; so far: {self.said!r}"
            time.sleep(0.02)
        answer, _, self.said = self.said.partition("Ende mit Strg+C.")
        return answer.lstrip(".\n")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=10)


@contextmanager
def watching(content: Path, *options: str) -> Iterator[Watch]:
    command = [sys.executable, "-m", "generator", "check", "--watch", "--content", str(content)]
    with subprocess.Popen(
        [*command, "--today", str(TOWN_DAY), *options],
        cwd=PROJECT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        watch = Watch(process)
        Thread(target=watch.listen, daemon=True).start()
        try:
            yield watch
        finally:
            process.kill()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_mistake_shows_at_once_and_goes_when_it_is_mended(content: Path) -> None:
    offer = content / "offers" / "bachnacht.yml"
    with watching(content) as watch:
        first = watch.next_answer()
        assert first.count("Hinweis:") == 3
        assert "12 Angebote und 5 Akteure gelesen: 3 Hinweise." in first
        start = time.perf_counter()
        edit(offer, "type: excursion", "type: ausflug")
        answer = watch.next_answer()
        getLogger(__name__).info("a mistake showed after %.2f s", time.perf_counter() - start)
        assert answer.startswith("offers/bachnacht.yml:")
        assert "Fehler: type: „ausflug“" in answer
        assert "Hinweis:" not in answer, "what is no error and not in this file does not matter now"
        edit(offer, "type: ausflug", "type: excursion")
        assert watch.next_answer().startswith("offers/bachnacht.yml: alles in Ordnung.\n")
        assert watch.stop() == 0


def test_the_changed_file_comes_first_and_errors_elsewhere_stay_in_sight(content: Path) -> None:
    edit(content / "offers" / "bachnacht.yml", "type: excursion", "type: ausflug")
    with watching(content) as watch:
        watch.next_answer()
        edit(content / "offers" / "werkstatt.yml", "format: ", "format: x")
        answer = watch.next_answer()
        assert answer.startswith("offers/werkstatt.yml:")
        assert answer.index("offers/werkstatt.yml") < answer.index("Fehler in anderen Dateien: 1")
        assert answer.index("Fehler in anderen Dateien: 1") < answer.index("offers/bachnacht.yml")
        assert watch.stop() == 1


def test_a_broken_half_saved_and_deleted_file_ends_nothing(content: Path) -> None:
    offer = content / "offers" / "neu.yml"
    with watching(content) as watch:
        watch.next_answer()
        offer.write_bytes(b"\xff\x00title: [")
        assert "offers/neu.yml" in watch.next_answer()
        offer.unlink()
        assert "offers/neu.yml: alles in Ordnung." in watch.next_answer()
        assert watch.stop() == 0


@pytest.mark.parametrize("name", ["offers/a.yml", "leitbild.md", "neu/tief.md"])
def test_new_changed_and_deleted_files_are_seen(name: str, tmp_path: Path) -> None:
    (tmp_path / "offers").mkdir()
    (tmp_path / "offers" / "still.yml").write_text("x", encoding="utf-8")
    file = tmp_path / name
    states = [state_of(tmp_path)]
    file.parent.mkdir(exist_ok=True)
    file.write_text("a", encoding="utf-8")
    states.append(state_of(tmp_path))
    file.write_text("ab", encoding="utf-8")
    states.append(state_of(tmp_path))
    file.unlink()
    states.append(state_of(tmp_path))
    assert [changed_files(*pair) for pair in pairwise(states)] == [{name}] * 3
    assert changed_files(states[0], states[-1]) == set()


def test_what_matters_is_the_file_at_hand_and_every_error() -> None:
    here = a_problem(origin=Origin("offers/a.yml"), severity=Severity.WARNING)
    error = a_problem(origin=Origin("offers/b.yml"))
    far = a_problem(origin=Origin("offers/c.yml"), severity=Severity.WARNING)
    everything = (here, error, far)
    assert worth_showing(everything, frozenset(), ()) == (everything, ())
    assert worth_showing(everything, frozenset({"offers/a.yml"}), ()) == ((here,), (error,))
    assert worth_showing(everything, frozenset(), ("offers/a.yml",)) == ((here,), (error,))
    assert worth_showing(everything, frozenset({"offers/c.yml"}), ("offers/a.yml",)) == (
        (here, far),
        (error,),
    )
