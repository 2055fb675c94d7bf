"""What git knows of the records: their latest changes day by day, and when each record last changed.

The changes are found by walking back from the records as they are. Only files that differ between two days are
read again, so a long history costs no more than what happened in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, pairwise
from pathlib import Path
from typing import TypeVar

from .domain.actor import Actor
from .domain.catalogue import Catalogue, Entry
from .domain.changes import changes
from .domain.dates import BERLIN
from .domain.history import DayOfChanges, History
from .domain.offer import Offer
from .domain.record import Part
from .domain.vocabulary import Vocabularies
from .intake.folder import RECORD_FOLDERS, SourceFile, record_name_problem
from .intake.load import read_entry
from .pipeline import GeneratorError, Outcome
from .proposing.git import Commit, Repository

P = TypeVar("P", bound=Part)
WINDOW = timedelta(days=30)
_LAST_SECOND = time(23, 59, 59)


@dataclass(frozen=True)
class _State:
    """The records at the end of a day; `commit` is the last one of that day."""

    day: date
    commit: str


def history_of(content: Path, outcome: Outcome) -> History | None:
    """Return what changed in the last thirty days, and when each record last changed.

    None where nothing tells: there is no git, the folder is in no commit, or the clone is a shallow one and would
    make everything look new.
    """
    repository = Repository(content)
    try:
        if repository.is_shallow():
            return None
        commits = repository.commits_of(RECORD_FOLDERS)
        return _history(repository, commits, outcome) if commits else None
    except GeneratorError:
        return None


def last_changes(commits: Iterable[Commit], today: date) -> dict[str, datetime]:
    """Return when each record last changed, by its file: `offers/wald.yml`.

    A clock that was wrong takes none of these moments back: the latest counts, and none lies after today.
    """
    latest: dict[str, int] = {}
    for commit in commits:
        for name in commit.files:
            latest[name] = max(latest.get(name, 0), commit.seconds)
    end = int(datetime.combine(today, _LAST_SECOND, BERLIN).timestamp())
    return {name: datetime.fromtimestamp(min(seconds, end), UTC) for name, seconds in latest.items()}


def _states(commits: Iterable[Commit]) -> Iterator[_State]:
    """Yield the days with a commit, newest first; the clock of a machine that was wrong turns no day around."""
    last = date.max
    days: list[_State] = []
    for commit in commits:
        last = min(last, datetime.fromtimestamp(commit.seconds, BERLIN).date())
        days.append(_State(last, commit.name))
    for _, of_day in groupby(days, key=lambda one: one.day):
        yield next(of_day)


def _history(repository: Repository, commits: list[Commit], outcome: Outcome) -> History:
    states = list(_states(commits))
    first = outcome.today - WINDOW
    wanted = [one for one in states if one.day >= first]
    # What is not in a commit yet has happened on no day.
    after = _at(
        repository, outcome.content.catalogue, states[0].commit, repository.uncommitted(RECORD_FOLDERS)
    )
    days: list[DayOfChanges] = []
    for state, earlier in pairwise(states[: len(wanted) + 1]):
        files = repository.differing(earlier.commit, state.commit, RECORD_FOLDERS)
        before = _at(repository, after, earlier.commit, files)
        if found := changes(before, after):
            days.append(DayOfChanges(state.day, found))
        after = before
    # The first commit of all brings no news: that day the directory began.
    began = states[-1].day if len(wanted) == len(states) else first
    told = tuple(one for one in days if one.day <= outcome.today)
    return History(min(began, outcome.today), told, last_changes(commits, outcome.today))


def _at(repository: Repository, later: Catalogue, commit: str, files: Iterable[str]) -> Catalogue:
    """Return the records as they were at a commit; what cannot be read any more counts as unchanged."""
    names = [one for one in files if one.count("/") == 1 and record_name_problem(one) is None]
    texts = repository.files_at(commit, names)
    files_then = [(name, texts.get(name)) for name in names]
    return replace(
        later,
        offers=_earlier(later.offers, Offer, "offers", files_then, later.vocabularies),
        actors=_earlier(later.actors, Actor, "actors", files_then, later.vocabularies),
    )


def _earlier(
    later: Mapping[str, Entry[P]],
    model: type[P],
    folder: str,
    files: Iterable[tuple[str, bytes | None]],
    vocabularies: Vocabularies,
) -> dict[str, Entry[P]]:
    records = dict(later)
    for name, data in files:
        if not name.startswith(f"{folder}/"):
            continue
        if data is None:
            records.pop(name.removeprefix(f"{folder}/").removesuffix(".yml"), None)
            continue
        entry = read_entry(SourceFile(name, data), model, vocabularies)
        if isinstance(entry, Entry):
            records[entry.id] = entry
    return records
