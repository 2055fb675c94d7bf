"""The first text of a new record: what is known, and a line for each thing that is still needed."""

from collections.abc import Container, Sequence
from datetime import date
from itertools import chain, count

from ..domain.catalogue import Catalogue
from ..domain.record import Part
from ..domain.text import MAX_SLUG
from ..domain.vocabulary import Vocabularies
from ..problem import Problem
from .folder import RESERVED, as_slug
from .parse import parse
from .yaml_text import Data, Document, parse_yaml
from .yaml_writer import write_yaml

Record = dict[str, Data]
# What only says that something is not there yet; everything else is a mistake in what was answered.
_NOT_YET = frozenset({"missing-field", "not-backed", "schedule-empty"})


def free_id(title: str, taken: Container[str]) -> str:
    """Return the id that a title gives, or the first one behind it that nobody has or had."""
    wanted = as_slug(title)
    numbered = (f"{wanted[: MAX_SLUG - 4].rstrip('-')}-{number}" for number in count(2))
    return next(one for one in chain([wanted], numbered) if one not in taken)


def taken_ids(catalogue: Catalogue, folder: str) -> frozenset[str]:
    """Return every id that is or once was in use, or that no record may have."""
    entries = catalogue.offers if folder == "offers" else catalogue.actors
    former = (old for entry in entries.values() for old in entry.record.redirect_from)
    broken = (name.removeprefix(f"{folder}/").removesuffix(".yml") for name in catalogue.unread)
    return frozenset([*entries, *former, *broken, *RESERVED])


def schedule_of(kind: str, when: Sequence[str]) -> Record:
    """Return the schedule that a kind and an answer to „Wann?“ make."""
    if kind == "dated" and when:
        return {"kind": kind, "sessions": [{"start": start} for start in when]}
    return {"kind": kind, "text": ", ".join(when)} if when else {"kind": kind}


def read_today(source: str, today: date) -> Record:
    """Return the evidence for facts from a page that somebody reads today; its own date is not known."""
    return {"source": source, "as_of": f"{today.year:04}", "basis": "lookup"}


def mistakes_and_gaps(
    record: Record, model: type[Part], file: str, vocabularies: Vocabularies
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return what is wrong in the record as it would be written, and what it still lacks."""
    document = parse_yaml(write_yaml(record, model.written_keys()), file)
    found = parse(document, model, file, vocabularies) if isinstance(document, Document) else document
    problems = found if isinstance(found, tuple) else ()
    gaps = tuple(one for one in problems if one.rule in _NOT_YET)
    return tuple(one for one in problems if one not in gaps), gaps


def hints(gaps: Sequence[Problem]) -> str:
    """Return the comment below a new record that names what is still needed."""
    lines = [f"#   {one.message} {one.hint}".rstrip() for one in gaps]
    return "\n".join(["", "# Noch nötig:", *lines, ""]) if lines else ""
