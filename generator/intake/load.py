"""The content and schemas folders, read once: everything that is right, and everything that is not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ..domain.actor import Actor
from ..domain.catalogue import NOTHING_ENDED, Catalogue, Entry
from ..domain.ended import EndedRecords
from ..domain.leitbild import Leitbild
from ..domain.offer import Offer
from ..domain.picture import Picture
from ..domain.record import Part
from ..domain.rulebook import Rulebook
from ..domain.site import Site
from ..domain.source import Source
from ..domain.source_lock import LOCK_ENDING, read_lock
from ..domain.vocabulary import Vocabularies, Vocabulary
from ..origin import Origin
from ..problem import Problem, first_ones
from .characters import decode, forbidden_in
from .folder import SourceFile, walk
from .leitbild_text import leitbild_of
from .parse import parse
from .yaml_text import Document, parse_yaml

P = TypeVar("P", bound=Part)
MODELS: Mapping[str, type[Offer] | type[Actor]] = {"offers": Offer, "actors": Actor}
"""The folders of records, and what lies in each."""


@dataclass(frozen=True)
class Schemas:
    """What the schemas folder says: the vocabularies and the words for the rules."""

    vocabularies: Vocabularies
    rulebook: Rulebook
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Content:
    """What the content folder says; `site` is None where site.yml is missing or wrong."""

    catalogue: Catalogue
    site: Site | None
    problems: tuple[Problem, ...] = field(default=())


def load_schemas(folder: Path) -> Schemas:
    """Read `vocabularies/*.yml` and `rules.yml`; mistakes in them are findings like any other."""
    problems: list[Problem] = []
    vocabularies: dict[str, Vocabulary] = {}
    for path in sorted((folder / "vocabularies").glob("*.yml")):
        name = f"vocabularies/{path.name}"
        entry = _keep(read_entry(SourceFile(name, path.read_bytes()), Vocabulary, {}), problems)
        if entry:
            vocabularies[path.stem] = entry.record
    return Schemas(vocabularies, _rulebook(folder, problems), tuple(problems))


def load_rulebook(folder: Path) -> Rulebook:
    """Read `rules.yml` alone; empty where it is missing or wrong."""
    return _rulebook(folder, [])


def _rulebook(folder: Path, problems: list[Problem]) -> Rulebook:
    path = folder / "rules.yml"
    if not path.exists():
        return Rulebook(rules=[])
    entry = _keep(read_entry(SourceFile("rules.yml", path.read_bytes()), Rulebook, {}), problems)
    return entry.record if entry else Rulebook(rules=[])


def load(content: Path, vocabularies: Vocabularies, proposed: SourceFile | None = None) -> Content:
    """Read the content folder; one broken file never hides the next.

    A `proposed` file is read as if it lay there already, in place of one of the same name.
    """
    problems: list[Problem] = []
    offers: dict[str, Entry[Offer]] = {}
    actors: dict[str, Entry[Actor]] = {}
    unread: set[str] = set()
    pictures: dict[str, Picture] = {}
    sources: dict[str, Entry[Source]] = {}
    site: Site | None = None
    leitbild = Leitbild()
    ended = NOTHING_ENDED
    for found in _with_proposed(walk(content), proposed):
        if isinstance(found, Problem):
            problems.append(found)
        elif found.name.startswith("offers/"):
            unread |= _collect(found, read_entry(found, Offer, vocabularies), offers, problems)
        elif found.name.startswith("actors/"):
            unread |= _collect(found, read_entry(found, Actor, vocabularies), actors, problems)
        elif found.name.startswith("sources/"):
            unread |= _source(found, vocabularies, sources, problems)
        elif found.name.startswith("images/"):
            unread |= _picture(found, pictures, problems)
        elif found.name == "site.yml":
            entry = _keep(read_entry(found, Site, vocabularies), problems)
            site = entry.record if entry else None
        elif found.name == "ended.yml":
            ended = _keep(read_entry(found, EndedRecords, vocabularies), problems) or ended
        elif found.name == "leitbild.md":
            text = _text_of(found)
            leitbild = leitbild_of(text) if isinstance(text, str) else leitbild
            unread |= set() if isinstance(text, str) else {found.name}
            problems.extend(() if isinstance(text, str) else text)
        else:
            text = _text_of(found)
            problems.extend(() if isinstance(text, str) else text)
    catalogue = Catalogue(offers, actors, vocabularies, leitbild, pictures, frozenset(unread), sources, ended)
    return Content(catalogue, site, tuple(problems))


def _with_proposed(
    files: Iterator[SourceFile | Problem], proposed: SourceFile | None
) -> Iterator[SourceFile | Problem]:
    # A finding stays: nothing is put in the place of a link.
    for found in files:
        if not (proposed and isinstance(found, SourceFile) and found.name == proposed.name):
            yield found
    if proposed:
        yield proposed


def read_entry(
    file: SourceFile, model: type[P], vocabularies: Vocabularies
) -> Entry[P] | tuple[Problem, ...]:
    """Read one file as one record."""
    document = read_document(file)
    if not isinstance(document, Document):
        return document
    return parse(document, model, file.stem, vocabularies)


def _source(
    file: SourceFile, vocabularies: Vocabularies, into: dict[str, Entry[Source]], problems: list[Problem]
) -> set[str]:
    if not file.name.endswith(LOCK_ENDING):
        return _collect(file, read_entry(file, Source, vocabularies), into, problems)
    if read_lock(file.data) is None:
        problem = Problem(
            Origin(file.name), "source-lock", "Diese Datei ist beschädigt; nur „bne import“ schreibt sie.",
            "Holen Sie die vorige Fassung zurück. Ohne sie legt der Import alle Einträge neu an.",
        )  # fmt: skip
        problems.append(problem)
    return set()


def _picture(file: SourceFile, into: dict[str, Picture], problems: list[Problem]) -> set[str]:
    # Most runs see no picture and need not wait for the library.
    from .pictures import read_picture  # noqa: PLC0415

    picture = read_picture(file)
    if isinstance(picture, Problem):
        problems.append(picture)
        return {file.name}
    into[picture.name] = picture
    return set()


# The preview reads the same files again after each change; only the changed one is new.
@lru_cache(maxsize=1024)
def read_document(file: SourceFile) -> Document | tuple[Problem, ...]:
    """Bytes to data with origins; never raises, whatever the bytes are."""
    text = _text_of(file)
    return parse_yaml(text, file.name) if isinstance(text, str) else text


def _text_of(file: SourceFile) -> str | tuple[Problem, ...]:
    text = decode(file.data, file.name)
    if isinstance(text, Problem):
        return (text,)
    return first_ones(forbidden_in(text, file.name), file.name) or text


def _keep(result: Entry[P] | tuple[Problem, ...], problems: list[Problem]) -> Entry[P] | None:
    if isinstance(result, Entry):
        return result
    problems.extend(result)
    return None


def _collect(
    file: SourceFile,
    result: Entry[P] | tuple[Problem, ...],
    into: dict[str, Entry[P]],
    problems: list[Problem],
) -> set[str]:
    entry = _keep(result, problems)
    if entry is None:
        return {file.name}
    into[entry.id] = entry
    return set()
