"""What the model found, in plain German: which rule, what is wrong, how to mend it."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from ..domain.vocabulary import Vocabularies
from .field_path import Spot
from .nearest import nearest

Words = tuple[str, str, str]
"""Rule id, message, hint."""

# What partners write when they think in German.
GERMAN_KEYS = {
    "titel": "title", "kurzbeschreibung": "summary", "zusammenfassung": "summary", "beschreibung": "description",
    "anbieter": "actor", "akteur": "actor", "veranstalter": "actor", "art": "type", "typ": "type", "thema": "topics",
    "themen": "topics", "topic": "topics", "zielgruppe": "audiences", "zielgruppen": "audiences", "ort": "places",
    "orte": "places", "place": "places", "kosten": "cost", "preis": "cost", "preise": "cost", "termin": "schedule",
    "termine": "schedule", "zeiten": "schedule", "zeit": "schedule", "datum": "schedule", "anmeldung": "registration",
    "kontakt": "contact", "quelle": "evidence", "beleg": "evidence", "alter": "age", "klasse": "grades",
    "klassen": "grades", "sprache": "languages", "sprachen": "languages", "form": "format", "dauer": "duration",
    "barrierefreiheit": "accessibility", "bestätigt": "confirmed_on", "partner": "partners", "bild": "image",
    "reihe": "series", "hinweis": "notes", "webseite": "url", "internet": "url", "adresse": "address",
    "straße": "street", "strasse": "street", "plz": "postal_code", "stadtteil": "district", "telefon": "phone",
    "mail": "email", "e-mail": "email", "von": "from", "ab": "from", "bis": "until", "beginn": "start", "ende": "end",
    "gruppengröße": "group_size", "förderer": "funders", "gastgeber": "hosts", "gegründet": "founded",
    "mitglied": "member_of", "netzwerk": "member_of",
}  # fmt: skip


def key_meant(key: str, known: tuple[str, ...]) -> str:
    """Return the key somebody probably meant; empty when there is no good guess."""
    german = GERMAN_KEYS.get(key.casefold(), "")
    return german if german in known else nearest(key, known)


def unknown_field(key: str, known: tuple[str, ...]) -> Words:
    """Say that a key does not exist here, and which one was probably meant."""
    meant = key_meant(key, known)
    hint = (
        f"Meinten Sie „{meant}“?"
        if meant
        else "Löschen Sie das Feld. Erlaubt sind hier: " + ", ".join(known) + "."
    )
    return "unknown-field", f"Das Feld „{key}“ gibt es hier nicht.", hint


def in_german(error: ErrorDetails, spot: Spot, vocabularies: Vocabularies) -> Words:
    """Put one finding of the model into words."""
    context: Mapping[str, Any] = error.get("ctx") or {}
    if error["type"] == "unknown-code":
        return _unknown_code(context, vocabularies)
    if error["type"] in _WORDS:
        return _WORDS[error["type"]](error, context, spot)
    return error["type"], error["msg"], HINTS.get(error["type"], "")


def _unknown_code(context: Mapping[str, Any], vocabularies: Vocabularies) -> Words:
    vocabulary, value = vocabularies[context["vocabulary"]], str(context["value"])
    message = f"„{value}“ steht nicht in der Liste „{vocabulary.title}“."
    meant = vocabulary.by_words.get(value.casefold().strip())
    if meant:
        return "unknown-code", message, f"Meinten Sie „{meant}“? So heißt „{vocabulary.label(meant)}“ hier."
    close = nearest(value, vocabulary.by_words)
    if close:
        code = vocabulary.by_words[close]
        return "unknown-code", message, f"Meinten Sie „{code}“ ({vocabulary.label(code)})?"
    some = ", ".join(f"{one.code} ({one.label})" for one in vocabulary.concepts[:6])
    more = " …" if len(vocabulary.concepts) > 6 else ""  # noqa: PLR2004 - a handful is enough to see the pattern
    return "unknown-code", message, f"Erlaubt sind zum Beispiel: {some}{more}"


def _missing(error: ErrorDetails, _context: Mapping[str, Any], spot: Spot) -> Words:
    key = str(spot.path[-1]) if spot.path else ""
    fields = spot.around.model_fields.items() if spot.around else ()
    what = next((f" ({one.description})" for name, one in fields if key in (name, one.alias)), "")
    del error
    return "missing-field", f"Das Feld „{key}“ fehlt{what}.", f"Ergänzen Sie eine Zeile „{key}: …“."


def _length(error: ErrorDetails, context: Mapping[str, Any], _spot: Spot) -> Words:
    found = len(str(error["input"]).strip())
    limit = context.get("min_length") or context.get("max_length")
    if "min_length" in context:
        return (
            "text-length",
            f"Der Text ist zu kurz: {found} Zeichen, nötig sind {limit}.",
            "Schreiben Sie etwas mehr.",
        )
    return (
        "text-length",
        f"Der Text ist zu lang: {found} Zeichen, erlaubt sind {limit}.",
        "Kürzen Sie den Text. Einzelheiten passen in „description“ oder „notes“.",
    )


def _list_length(_error: ErrorDetails, context: Mapping[str, Any], _spot: Spot) -> Words:
    found = context.get("actual_length")
    if "min_length" in context:
        return (
            "list-length",
            f"Die Liste braucht mindestens {context['min_length']} Einträge, hat aber {found}.",
            "",
        )
    return (
        "list-length",
        f"Die Liste hat {found or 'zu viele'} Einträge, erlaubt sind {context.get('max_length')}.",
        "Nennen Sie nur das Wichtigste.",
    )


def _number_range(error: ErrorDetails, context: Mapping[str, Any], _spot: Spot) -> Words:
    limits = {"ge": "mindestens", "gt": "mehr als", "le": "höchstens", "lt": "weniger als"}
    limit = next((f"{words} {context[key]}" for key, words in limits.items() if key in context), "")
    return "number-range", f"„{_short(error['input'])}“ passt nicht, erlaubt ist {limit}.", ""


def _literal(error: ErrorDetails, context: Mapping[str, Any], _spot: Spot) -> Words:
    known = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    return _choice(_short(error["input"]), known)


def _tag_unknown(_error: ErrorDetails, context: Mapping[str, Any], _spot: Spot) -> Words:
    return _choice(str(context.get("tag", "")), str(context.get("expected_tags", "")).replace("'", ""))


def _choice(value: str, known: str) -> Words:
    close = nearest(value, known.split(", "))
    hint = f"Meinten Sie „{close}“?" if close else f"Erlaubt sind: {known}."
    return "unknown-code", f"„{value}“ ist hier nicht erlaubt.", hint


def _tag_missing(_error: ErrorDetails, _context: Mapping[str, Any], _spot: Spot) -> Words:
    kinds = "dated, recurring, ongoing, on_request, self_paced oder past"
    return "missing-field", "Das Feld „kind“ fehlt.", f"Ergänzen Sie „kind: …“; erlaubt sind {kinds}."


def _wants_text(error: ErrorDetails, _context: Mapping[str, Any], _spot: Spot) -> Words:
    found = "eine Liste" if isinstance(error["input"], list) else "ein Block mit Unterfeldern"
    return (
        "expected-text",
        f"Hier steht {found}, erwartet wird ein einfacher Text.",
        "Schreiben Sie den Wert hinter den Doppelpunkt.",
    )


def _wants_list(_error: ErrorDetails, _context: Mapping[str, Any], spot: Spot) -> Words:
    key = spot.path[-1] if spot.path else "feld"
    return (
        "expected-list",
        "Hier wird eine Liste erwartet.",
        f"Schreiben Sie zum Beispiel: {key}: [eins, zwei]",
    )


def _wants_block(_error: ErrorDetails, _context: Mapping[str, Any], spot: Spot) -> Words:
    key = spot.path[-1] if spot.path else "feld"
    return (
        "expected-block",
        "Hier wird ein Block mit Unterfeldern erwartet.",
        f"Schreiben Sie die Unterfelder eingerückt unter „{key}:“.",
    )


def _pattern(error: ErrorDetails, _context: Mapping[str, Any], spot: Spot) -> Words:
    hint = {"postal_code": "Fünf Ziffern, zum Beispiel 49074."}.get(
        str(spot.path[-1]) if spot.path else "", ""
    )
    return "text-pattern", f"„{_short(error['input'])}“ hat nicht die erwartete Form.", hint


def _number(error: ErrorDetails, _context: Mapping[str, Any], _spot: Spot) -> Words:
    return "number", f"„{_short(error['input'])}“ ist keine passende Zahl.", HINTS["number"]


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 - fits in a line


_WORDS: Mapping[str, Callable[[ErrorDetails, Mapping[str, Any], Spot], Words]] = {
    "missing": _missing,
    "string_too_short": _length,
    "string_too_long": _length,
    "too_short": _list_length,
    "too_long": _list_length,
    "greater_than_equal": _number_range,
    "greater_than": _number_range,
    "less_than_equal": _number_range,
    "less_than": _number_range,
    "literal_error": _literal,
    "union_tag_invalid": _tag_unknown,
    "union_tag_not_found": _tag_missing,
    "string_type": _wants_text,
    "list_type": _wants_list,
    "model_type": _wants_block,
    "model_attributes_type": _wants_block,
    "dict_type": _wants_block,
    "string_pattern_mismatch": _pattern,
    "int_type": _number,
    "int_parsing": _number,
    "float_type": _number,
    "float_parsing": _number,
    "decimal_type": _number,
    "decimal_parsing": _number,
    "decimal_max_places": _number,
    "decimal_max_digits": _number,
    "decimal_whole_digits": _number,
}

HINTS = {
    "number": "Schreiben Sie nur Ziffern; bei Beträgen einen Punkt vor den Cent, zum Beispiel 6.50.",
    "date": "Schreiben Sie Jahr, Monat und Tag mit Bindestrichen, zum Beispiel 2027-05-16.",
    "clock": "Schreiben Sie Stunden und Minuten zweistellig, zum Beispiel 09:30.",
    "web-address": "Kopieren Sie die Adresse aus der Adresszeile des Browsers, zum Beispiel https://www.beispiel.de/angebot.",
    "email-address": "Zum Beispiel: info@beispiel.de",
    "phone-number": "Zum Beispiel: 0541 323-0",
    "yes-or-no": "Schreiben Sie true (ja) oder false (nein).",
    "one-line": "Schreiben Sie den Text in eine Zeile. Lange Texte gehören nach „description“.",
    "bad-id": "Erlaubt sind kleine Buchstaben ohne Umlaute, Ziffern und einzelne Bindestriche.",
    "said-twice": "Löschen Sie einen der beiden Einträge.",
    "date-order": "Prüfen Sie Tag und Uhrzeit.",
    "not-backed": "Bestätigen Sie den Eintrag mit „confirmed_on: JJJJ-MM-TT“, oder nennen Sie unter „evidence“ die Quelle.",
    "range-order": "Vertauschen Sie die beiden Zahlen.",
    "range-empty": "Tragen Sie einen Wert ein, oder löschen Sie das Feld.",
    "season-incomplete": "Zum Beispiel: season: {from: 04-01, until: 10-31}",
    "schedule-empty": "Beschreiben Sie die Zeiten in „text“, zum Beispiel: jeden ersten Sonntag im Monat.",
    "rule-contradiction": "Zum Beispiel: rule: {every: month, weekdays: [sunday], weeks: [1, 3]}",
    "place-actor": "Zum Beispiel: - {kind: actor, actor: kennung-des-akteurs}",
    "place-empty": "Ergänzen Sie „name“ oder „street“.",
    "coordinates-incomplete": "Ergänzen Sie die zweite Angabe, oder löschen Sie die erste.",
    "accessibility-empty": "Ergänzen Sie „wheelchair“, „features“ oder „note“.",
    "cost-contradiction": "Nehmen Sie „kind: paid“, oder löschen Sie die Preise.",
    "cost-incomplete": "Zum Beispiel: cost: {kind: paid, amounts: [{eur: 4.50, who: Kinder}]}",
    "contact-empty": "Ergänzen Sie einen Weg, auf dem man die Einrichtung erreicht.",
    "registration-channel": "Ergänzen Sie „url“, „email“, „phone“ oder „note“.",
    "colour-contrast": "Nötig ist mindestens 4,5 : 1. Nehmen Sie eine dunklere (light) oder hellere (dark) Farbe.",
    "holiday": "Zum Beispiel: {name: Karfreitag, days_after_easter: -2}",
}
