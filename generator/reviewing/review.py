"""The content of a proposal held against the content as it is: everything a reviewer asks about it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..building import edition_of
from ..domain.catalogue import AnyEntry, Catalogue
from ..domain.changes import Change, changes
from ..intake.folder import SourceFile, walk
from ..pipeline import Outcome, canonical_files
from ..problem import Problem
from ..publish.edition import Edition
from ..rules.doubles import doubles
from ..rules.pictures import pictures_are_there
from ..rules.references import every_reference_leads_somewhere, no_circles

_SPOILING = (every_reference_leads_somewhere, no_circles, pictures_are_there)
_LEITBILD = "leitbild.md"


@dataclass(frozen=True)
class Rewritten:
    """A record that is not written in the canonical way: its file, its text, and how it would be written."""

    file: str
    text: str
    canonical: str


@dataclass(frozen=True)
class Review:
    """What a proposal does to the site.

    `edition` holds only what can be shown; `own` are the findings that the proposal brings, `others` counts the
    rest; `unreadable` are its files that are no records yet; `beyond` says that it touches more than records.
    """

    edition: Edition
    changes: tuple[Change, ...]
    own: Mapping[str, tuple[Problem, ...]]
    others: int
    unreadable: tuple[str, ...]
    alike: Mapping[str, tuple[AnyEntry, ...]]
    rewritten: tuple[Rewritten, ...]
    beyond: bool


def review(before: Outcome, after: Outcome, base: Path, content: Path, *, beyond: bool = False) -> Review:
    """Compare a proposal with what it would be merged into.

    Args:
        before: the content as it is, read and judged.
        after: the content of the proposal, read and judged.
        base: the folder of the first.
        content: the folder of the second.
        beyond: whether the proposal touches more than records and pictures.

    Raises:
        GeneratorError: neither side has a usable site.yml.
    """
    touched = _touched(base, content)
    known = set(before.problems)
    own = [one for one in after.problems if one.origin.file in touched or one not in known]
    edition = edition_of(_showable(before, after))
    found = changes(before.content.catalogue, after.content.catalogue)
    return Review(
        edition,
        found,
        _by_file(own),
        len(after.problems) - len(own),
        tuple(sorted(touched & after.content.catalogue.unread)),
        _alike(edition.catalogue, after.today, {one.file for one in found}),
        tuple(_rewritten(content, touched)),
        beyond,
    )


def _files(content: Path) -> dict[str, bytes]:
    found = walk(content)
    return dict(
        (one.name, one.data) if isinstance(one, SourceFile) else (one.origin.file, b"") for one in found
    )


def _touched(base: Path, content: Path) -> frozenset[str]:
    """Return the files of the proposal that are new or differ."""
    old, new = _files(base), _files(content)
    return frozenset(name for name, data in new.items() if name not in old or old[name] != data)


def _by_file(problems: list[Problem]) -> dict[str, tuple[Problem, ...]]:
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.origin.file].append(problem)
    return {file: tuple(ones) for file, ones in found.items()}


def _showable(before: Outcome, after: Outcome) -> Outcome:
    """Leave out what cannot be drawn because it refers to what is not there."""
    old, new = before.content.catalogue, after.content.catalogue
    broken = {name.removeprefix("actors/").removesuffix(".yml") for name in new.unread}
    kept = {name: one for name, one in old.actors.items() if name in broken}
    catalogue = replace(
        new,
        actors={**kept, **new.actors},
        vocabularies={**old.vocabularies, **new.vocabularies},
        leitbild=old.leitbild if _LEITBILD in new.unread else new.leitbild,
        unread=frozenset(),
    )
    while spoilt := {
        problem.origin.file
        for rule in _SPOILING
        for problem in rule(catalogue, after.today)
        if problem.is_error
    }:
        catalogue = replace(
            catalogue,
            offers={name: one for name, one in catalogue.offers.items() if one.origins.file not in spoilt},
            actors={name: one for name, one in catalogue.actors.items() if one.origins.file not in spoilt},
        )
    content = replace(after.content, catalogue=catalogue, site=after.content.site or before.content.site)
    return replace(after, content=content)


def _alike(catalogue: Catalogue, today: date, changed: set[str]) -> dict[str, tuple[AnyEntry, ...]]:
    """Return for each changed offer the offers that it probably repeats."""
    found: defaultdict[str, list[AnyEntry]] = defaultdict(list)
    for one, other in doubles(catalogue, today):
        for mine, its in ((one, other), (other, one)):
            if mine.origins.file in changed:
                found[mine.origins.file].append(its)
    return {file: tuple(ones) for file, ones in found.items()}


def _rewritten(content: Path, touched: frozenset[str]) -> list[Rewritten]:
    return [
        Rewritten(name, (content / name).read_text(encoding="utf-8", errors="replace"), text)
        for name, text, canonical in canonical_files(content)
        if name in touched and not canonical
    ]
