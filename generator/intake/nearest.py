"""Did you mean …?"""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

CUTOFF = 0.62
# What partners write when they think in German, or of another kind of record; the first that fits is meant.
_WORDS = {
    "titel": "title name", "name": "title programme", "title": "name", "kurzbeschreibung": "summary",
    "zusammenfassung": "summary", "beschreibung": "description", "text": "description note", "anbieter": "actor",
    "akteur": "actor", "veranstalter": "actor", "art": "type kind", "typ": "type kind", "type": "kind",
    "thema": "topics", "themen": "topics", "topic": "topics", "zielgruppe": "audiences", "zielgruppen": "audiences",
    "ort": "places city", "orte": "places", "place": "places", "kosten": "cost", "preis": "cost eur",
    "preise": "cost amounts", "betrag": "eur", "euro": "eur", "termin": "schedule sessions", "date": "start",
    "termine": "schedule sessions", "zeiten": "schedule", "zeit": "schedule", "datum": "schedule start",
    "anmeldung": "registration", "kontakt": "contact", "quelle": "evidence source", "beleg": "evidence",
    "stand": "as_of status", "alter": "age", "klasse": "grades", "klassen": "grades", "sprache": "languages",
    "sprachen": "languages", "form": "format", "dauer": "duration", "barrierefreiheit": "accessibility",
    "bestätigt": "confirmed_on", "partner": "partners", "bild": "image", "reihe": "series", "hinweis": "notes note",
    "webseite": "url website", "website": "url", "url": "website", "internet": "url website", "link": "url website",
    "adresse": "address", "straße": "street", "strasse": "street", "plz": "postal_code", "stadt": "city",
    "stadtteil": "district", "telefon": "phone", "mail": "email", "e-mail": "email", "von": "from", "ab": "from min",
    "bis": "until max", "beginn": "start from", "start": "from", "ende": "end until", "end": "until",
    "uhrzeit": "start_time", "gruppengröße": "group_size", "förderer": "funders", "gastgeber": "hosts",
    "gegründet": "founded", "mitglied": "member_of", "netzwerk": "member_of", "wochentag": "weekdays",
    "wochentage": "weekdays", "jahr": "years", "jahre": "years", "person": "role", "ansprechpartner": "role", "ansprechpartnerin": "role",
}  # fmt: skip
_VALUES = {
    "montag": "monday", "dienstag": "tuesday", "mittwoch": "wednesday", "donnerstag": "thursday",
    "freitag": "friday", "samstag": "saturday", "sonnabend": "saturday", "sonntag": "sunday",
    "woche": "week", "wöchentlich": "week recurring", "weekly": "week recurring", "monat": "month",
    "monatlich": "month recurring", "monthly": "month recurring", "jahr": "year", "jährlich": "year recurring",
    "termine": "dated", "regelmäßig": "recurring", "regelmaessig": "recurring",
    "dauerhaft": "ongoing", "nach vereinbarung": "on_request", "auf anfrage": "on_request", "vergangen": "past",
    "treffpunkt": "meeting_point", "gebiet": "area", "anbieter": "provider", "akteur": "actor", "keine": "none",
}  # fmt: skip


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like this one; empty when none is."""
    table = {candidate.casefold(): candidate for candidate in known}
    found = get_close_matches(word.casefold()[:80], table, n=1, cutoff=CUTOFF)
    return table[found[0]] if found else ""


def key_meant(key: str, known: Iterable[str]) -> str:
    """Return the key somebody probably meant; empty when there is no good guess."""
    keys = list(known)
    return _first_of(_WORDS, key, keys) or nearest(key, keys)


def word_meant(word: str, known: Iterable[str]) -> str:
    """Return the code somebody probably meant; empty when there is no good guess."""
    codes = list(known)
    return _first_of(_VALUES, word, codes) or nearest(word, codes)


def _first_of(table: Mapping[str, str], word: str, known: Collection[str]) -> str:
    # Folded case writes ß as ss, and so does the table.
    meant = table.get(word.casefold().replace("ss", "ß").strip()) or table.get(word.casefold().strip(), "")
    return next((one for one in meant.split() if one in known), "")
