"""How a page says in words what an export says in a code, a number or the word of a standard."""

import re
from collections.abc import Iterator

from generator.domain.dates import MONTHS, WEEKDAYS
from generator.domain.recurrence import WEEKDAY_CODES
from generator.publish.edition import Edition

SENTENCES = {
    "prices_may_be_old": ("Preise ohne Datum – bitte", "– bitte beim Anbieter nachfragen"),
    "contact_may_be_old": ("Diese Kontaktdaten sind alt",),
    "active": ("läuft dieses Angebot", "Vom Anbieter bestätigt am", "lief dieses Angebot"),
    "inactive": ("Zuletzt belegt:", "noch läuft, ist nicht belegt", "Geplant"),
    "defunct": ("Es ist vorbei",),
    "ended": ("Dieses Angebot ist vorbei",),
    "https://schema.org/SoldOut": ("Ausgebucht",),
    "EUR": ("Euro",),
}
"""Words of a standard, and what the page says instead."""


def worded(edition: Edition, text: str) -> Iterator[str]:
    """Yield how the page may say what is a code, an id, a day, a time or a price in an export."""
    for vocabulary in edition.vocabularies.values():
        for one in vocabulary.concepts:
            if text in (one.code, one.uri, one.label, *one.close_match):
                yield from (one.label, one.short_label)
    if text in edition.catalogue.actors:
        yield edition.catalogue.actors[text].record.name
    if text in edition.catalogue.offers:
        yield edition.catalogue.offers[text].record.title
    yield from (one.title for one in edition.catalogue.leitbild.statements if one.id == text)
    yield from (words for code, words in zip(WEEKDAY_CODES, WEEKDAYS, strict=True) if code == text)
    yield from SENTENCES.get(text, ())
    yield from _worded_numbers(text)


def _worded_numbers(text: str) -> Iterator[str]:
    if day := re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text):
        year, month, number = (int(one or 0) for one in day.groups())
        yield f"{number}. {MONTHS[month - 1]} {year}" if number else f"{MONTHS[month - 1]} {year}"
        yield from (f"{number}.{month}.{year}", f"{number:02}.{month:02}.{year}")
    if season := re.fullmatch(r"(\d{2})-(\d{2})", text):
        named = MONTHS[int(season[1]) - 1]
        yield from (f"{int(season[2])}. {named}", *([f"Mitte {named}"] if season[2] == "15" else []))
    if ages := re.fullmatch(r"(\d*)-(\d*)", text):
        least, most = ages.groups()
        yield (
            f"{least}–{most} Jahre"
            if least and most
            else f"ab {least} Jahren"
            if least
            else f"bis {most} Jahre"
        )
    if clock := re.fullmatch(r"(\d{2}):(\d{2})(?::00)?", text):
        hour, minute = int(clock[1]), clock[2]
        yield from ((f"{hour}:{minute}",) if int(minute) else (f"{hour} Uhr", f"{hour}–", f"–{hour}"))
    if price := re.fullmatch(r"(\d+)\.(\d{2})", text):
        yield f"{price[1]} Euro" if price[2] == "00" else f"{price[1]},{price[2]} Euro"
