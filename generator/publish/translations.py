"""Texts in other languages; one whose German text has changed since says so."""

from dataclasses import dataclass

from ..domain.actor import Actor
from ..domain.offer import Offer
from ..domain.translation import source_hash
from .edition import Edition


@dataclass(frozen=True)
class TranslatedText:
    """Title and summary in one language; `lang` is for the page, `language` for people."""

    lang: str
    language: str
    title: str
    summary: str
    outdated: bool


def translations_of(edition: Edition, record: Offer | Actor) -> tuple[TranslatedText, ...]:
    """Return the translations of a record, in the order it gives them."""
    current = source_hash(record)
    return tuple(
        TranslatedText(code, edition.label("languages", code), one.title, one.summary, one.of != current)
        for code, one in record.translations.items()
    )
