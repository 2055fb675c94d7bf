"""An import from the mapping file to the files it writes: what `bne import` and `bne harvest` have in common."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from .domain.source import Source
from .domain.source_lock import LOCK_ENDING, Lock, read_lock, write_lock
from .harvest.changes import Plan
from .harvest.difference import difference
from .harvest.planning import Delivery, plan_of
from .harvest.records import Shelf
from .intake.folder import RESERVED
from .pipeline import GeneratorError, Outcome, canonical, offer_data
from .problem import Problem
from .report import plain


@dataclass(frozen=True)
class Import:
    """A source, what is remembered of it, and the records it meets."""

    name: str
    source: Source
    lock: Lock
    shelf: Shelf
    today: date


@dataclass(frozen=True)
class Result:
    """What an import says and writes; `files` are texts by their path below the content folder."""

    words: str
    problems: tuple[Problem, ...]
    files: Mapping[str, str]
    is_read: bool = True


def import_of(outcome: Outcome, content: Path, name: str) -> Import:
    """Find the mapping of a source, its lock and the records.

    Raises:
        GeneratorError: there is no such mapping, or it or its lock cannot be read.
    """
    sources = outcome.content.catalogue.sources
    file = f"sources/{name}.yml"
    if wrong := [plain(one) for one in outcome.problems if one.is_error and one.origin.file == file]:
        raise GeneratorError("\n".join([f"{file} enthält Fehler:", *wrong]))
    if name not in sources:
        close = get_close_matches(name, sources, n=1)
        hint = f"Meinten Sie „{close[0]}“?" if close else "Was darin steht, sagt die Anleitung."
        raise GeneratorError(f"Eine Zuordnung sources/{name}.yml gibt es nicht. {hint}")
    path = content / "sources" / f"{name}{LOCK_ENDING}"
    lock = read_lock(path.read_bytes()) if path.is_file() else Lock()
    if lock is None:
        raise GeneratorError(f"{path} ist beschädigt. Holen Sie die vorige Fassung zurück.")
    return Import(name, sources[name].record, lock, _shelf(outcome, content), outcome.today)


def _shelf(outcome: Outcome, content: Path) -> Shelf:
    catalogue = outcome.content.catalogue
    former = (old for one in catalogue.offers.values() for old in one.record.redirect_from)
    broken = (Path(name).stem for name in catalogue.unread if name.startswith("offers/"))
    titles = {name: one.record.title for name, one in catalogue.offers.items()}
    taken = frozenset((*catalogue.offers, *former, *broken, *RESERVED))
    return Shelf(offer_data(outcome, content), taken, titles, catalogue.vocabularies)


def imported(task: Import, delivery: Delivery) -> Result:
    """Compare what was delivered with what is there; nothing is written."""
    plan = plan_of(delivery, task.source, task.lock, task.shelf, task.today)
    if not isinstance(plan, Plan):
        return Result("Nichts übernommen: Die Quelle lässt sich nicht lesen.\n", plan, {}, is_read=False)
    files = {
        name: canonical(dict(one.data), name) for one in plan.changes for name in [f"offers/{one.record}.yml"]
    }
    if plan.lock != task.lock:
        files[f"sources/{task.name}{LOCK_ENDING}"] = write_lock(plan.lock)
    return Result(difference(plan, task.source, delivery.name), plan.problems, files)


def write_files(content: Path, files: Mapping[str, str]) -> None:
    """Write each file whole or not at all; the lock comes last, so that a broken run can be repeated.

    Raises:
        GeneratorError: a file cannot be written.
    """
    for name, text in files.items():
        path = content / name
        try:
            path.parent.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".bne-", delete=False
            ) as beside:
                beside.write(text)
            Path(beside.name).chmod(0o644)
            os.replace(beside.name, path)  # noqa: PTH105 - the one call that swaps on every system
        except OSError as error:
            raise GeneratorError(f"{path} lässt sich nicht schreiben: {error}") from error
