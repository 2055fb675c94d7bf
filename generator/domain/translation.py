"""Translations know the text they translate, so that an outdated one can say so."""

from collections.abc import Iterator
from hashlib import sha256

from .actor import Actor
from .offer import Offer


def text_hash(*parts: str) -> str:
    """Twelve hex digits that change when one of the texts changes."""
    return sha256("\n".join(parts).encode()).hexdigest()[:12]


def source_hash(record: Offer | Actor) -> str:
    """Return the hash that a translation of title (or name) and summary must carry."""
    return text_hash(record.title if isinstance(record, Offer) else record.name, record.summary)


def outdated(record: Offer | Actor) -> Iterator[tuple[str, ...]]:
    """Yield the paths of all translations whose text has changed since."""
    current = source_hash(record)
    for language, translation in record.translations.items():
        if translation.of != current:
            yield ("translations", language, "of")
    if isinstance(record, Offer) and record.easy_summary and record.easy_summary.of != current:
        yield ("easy_summary", "of")
