"""Texts that people like to read: calm, and without what belongs into a field of its own."""

import re
from collections.abc import Iterator
from datetime import date

from ..domain.catalogue import Catalogue
from ..domain.offer import Offer
from ..problem import Problem, Severity
from .entries import all_entries, texts_of

_SHOUTED_LETTERS = 8
_SHOUTED_SHARE = 0.6
# Only where a word begins, or a long word would be looked through once for each of its letters.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w{2,}")
_PHONE = re.compile(r"(?<![\d.,])(?:\+49|0\d{2,5})[\s/-]{1,3}\d{3,}(?:[\s-]\d+)*")


def titles_are_calm(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """No title shouts."""
    for entry in all_entries(catalogue):
        field = "title" if isinstance(entry.record, Offer) else "name"
        title = getattr(entry.record, field)
        if _shouts(title):
            yield Problem(
                entry.origins.of(field), "shouting", "Der Text steht in Großbuchstaben oder hat mehrere Ausrufezeichen.",
                "Schreiben Sie normal groß und klein; das liest sich leichter.", Severity.WARNING, field, title,
            )  # fmt: skip


def texts_hold_no_contact_data(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """Mail addresses and phone numbers stand in their own fields, where they can be kept up to date."""
    for entry in all_entries(catalogue):
        for field, text in texts_of(entry):
            found = _EMAIL.search(text) or _PHONE.search(text)
            if found:
                yield Problem(
                    entry.origins.of(field), "contact-in-text", f"Im Text steht eine Kontaktangabe: „{found[0]}“.",
                    "Tragen Sie sie unter „contact“ oder „registration“ ein.", Severity.WARNING, field, found[0],
                )  # fmt: skip


def _shouts(text: str) -> bool:
    capitals = sum(ch.isupper() for ch in text)
    letters = sum(ch.isalpha() for ch in text)
    return "!!" in text or (capitals >= _SHOUTED_LETTERS and capitals > _SHOUTED_SHARE * letters)
