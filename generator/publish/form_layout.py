"""In which order and under which headings a form asks; little first, more on demand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..domain.asked import actor_keys_asked, keys_asked
from ..domain.offer import Offer
from ..domain.record import Part
from .edition import Edition
from .form_fields import Field, fields_of


@dataclass(frozen=True)
class Heading:
    """A part of the form: its name, the keys it asks for, and whether everybody sees it at once."""

    title: str
    keys: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True)
class Group:
    """A heading with its fields."""

    title: str
    fields: tuple[Field, ...]
    is_open: bool


_OFFER = (
    Heading("Das Wichtigste", ("title", "summary", "type", "actor", "topics", "audiences", "format"), is_open=True),
    Heading("Wann", ("schedule", "duration"), is_open=True),
    Heading("Wo", ("places",)),
    Heading("Kosten", ("cost",)),
    Heading("Anmeldung und Kontakt", ("registration", "contact", "url")),
    Heading("Für wen genau", ("age", "grades", "education_levels", "access", "group_size", "languages")),
    Heading("Barrierefreiheit", ("accessibility",)),
    Heading("Beschreibung und Hinweise", ("description", "notes")),
    Heading(
        "Mehr",
        (
            "aliases", "findable_by", "partners", "funders", "coordinators", "hosts", "approaches", "sdgs",
            "competences", "subjects", "leitbild", "series", "status", "valid_until",
        ),
    ),
)  # fmt: skip
_ACTOR = (
    Heading("Das Wichtigste", ("name", "type", "summary"), is_open=True),
    Heading("Kontakt und Anschrift", ("website", "contact", "address", "opening_hours", "social")),
    Heading("Themen und Zielgruppen", ("topics", "audiences")),
    Heading("Barrierefreiheit", ("accessibility",)),
    Heading("Beschreibung und Hinweise", ("description", "notes")),
    Heading(
        "Mehr",
        (
            "legal_name", "short_name", "aliases", "former_names", "legal_form", "founded", "part_of",
            "member_of", "successor", "status",
        ),
    ),
)  # fmt: skip
BACKING = ("confirmed_on", "evidence")
"""How we know: the last question of each form."""


def layout_of(model: type[Part], edition: Edition) -> Iterator[Group]:
    """Yield the groups of a form, and last, without a title, how we know."""
    headings = _OFFER if model is Offer else _ACTOR
    types = _types_by_key(edition) if model is Offer else {}
    fields = {
        field.key: replace(field, shown_with=types.get(field.key, ())) for field in fields_of(model, edition)
    }
    for one in headings:
        yield Group(one.title, tuple(fields[key] for key in one.keys), one.is_open)
    yield Group("", tuple(fields[key] for key in BACKING), is_open=True)


def keys_shown(model: type[Part]) -> tuple[str, ...]:
    """Return every key that the form of a model has a field for."""
    headings = _OFFER if model is Offer else _ACTOR
    return tuple(key for one in headings for key in one.keys) + BACKING


def _types_by_key(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """The types of offers that ask for a key, where not all do."""
    asked = {code: frozenset(keys_asked(code)) for code in edition.vocabularies["offer-types"].by_code}
    types = {key: tuple(code for code, keys in asked.items() if key in keys) for key in Offer.written_keys()}
    return {key: codes for key, codes in types.items() if len(codes) < len(asked)}


def keys_to_show(model: type[Part], edition: Edition) -> frozenset[str]:
    """Return every key that some record of this model should be asked for."""
    if model is not Offer:
        return frozenset(actor_keys_asked())
    return frozenset(key for code in edition.vocabularies["offer-types"].by_code for key in keys_asked(code))
