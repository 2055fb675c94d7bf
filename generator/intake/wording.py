"""What the model found, in plain German: which rule, what is wrong, how to mend it."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from ..domain.vocabulary import Vocabularies
from .field_path import Spot, short
from .nearest import key_meant, nearest, word_meant

Words = tuple[str, str, str]
"""Rule id, message, hint."""


def unknown_field(key: str, known: tuple[str, ...]) -> Words:
    """Say that a key does not exist here, and which one was probably meant."""
    meant = key_meant(key, known)
    hint = (
        f"Meinten Sie „{meant}“?"
        if meant
        else "Löschen Sie das Feld. Erlaubt sind hier: " + ", ".join(known) + "."
    )
    return "unknown-field", f"Das Feld „{short(key)}“ gibt es hier nicht.", hint


def in_german(error: ErrorDetails, spot: Spot, vocabularies: Vocabularies) -> Words:
    """Put one finding of the model into words."""
    context: Mapping[str, Any] = error.get("ctx") or {}
    kind = error["type"]
    if kind == "unknown-code":
        return _unknown_code(context, vocabularies)
    if isinstance(error["input"], (list, dict)) and kind in _OF_ONE_WORD:
        return _wants_text(error, context, spot)
    if kind in _WORDS:
        return _WORDS[kind](error, context, spot)
    if "_" in kind:  # one that only pydantic knows, and that no file is known to reach
        return "text-pattern", f"„{short(error['input'])}“ passt hier nicht.", "Prüfen Sie den Wert."
    # The domain's own findings bring their German words; only what they quote may be too long.
    quoted = str(context.get("value", ""))
    message = error["msg"].replace(quoted, short(quoted)) if quoted else error["msg"]
    return kind, message, context.get("hint") or HINTS.get(kind, "")


def _unknown_code(context: Mapping[str, Any], vocabularies: Vocabularies) -> Words:
    vocabulary, value = vocabularies[context["vocabulary"]], str(context["value"])
    message = f"„{short(value)}“ steht nicht in der Liste „{vocabulary.title}“."
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
    example = f"Ergänzen Sie zum Beispiel: {key}: {EXAMPLES[key]}" if key in EXAMPLES else ""
    hint = example or f"Ergänzen Sie eine Zeile „{key}: …“."
    return "missing-field", f"Das Feld „{key}“ fehlt{what}.", hint


def _length(error: ErrorDetails, context: Mapping[str, Any], spot: Spot) -> Words:
    found = len(str(error["input"]).strip())
    limit = context.get("min_length") or context.get("max_length")
    key = spot.key
    if "min_length" in context:
        hint = _MORE.get(key, "Schreiben Sie etwas mehr.")
        return "text-length", f"Der Text ist zu kurz: {found} Zeichen, nötig sind {limit}.", hint
    longer = f" Einzelheiten passen in „{_LONGER[key]}“." if key in _LONGER else ""
    message = f"Der Text ist zu lang: {found} Zeichen, erlaubt sind {limit}."
    return "text-length", message, f"Kürzen Sie den Text.{longer}"


def _list_length(error: ErrorDetails, context: Mapping[str, Any], _spot: Spot) -> Words:
    found = len(error["input"])
    if "min_length" in context:
        message = f"Die Liste ist zu kurz: {found} von mindestens {context['min_length']} Einträgen."
        return "list-length", message, "Ergänzen Sie, was fehlt."
    message = f"Die Liste hat {found} Einträge, erlaubt sind {context['max_length']}."
    return "list-length", message, "Nennen Sie nur das Wichtigste."


def _number_range(error: ErrorDetails, context: Mapping[str, Any], _spot: Spot) -> Words:
    limits = {"ge": "mindestens", "gt": "mehr als", "le": "höchstens", "lt": "weniger als"}
    limit = next((f"{words} {context[key]}" for key, words in limits.items() if key in context), "")
    hint = "Kostet es nichts? Dann schreiben Sie nur: cost: {kind: free}" if "gt" in context else ""
    return (
        "number-range",
        f"„{short(error['input'])}“ passt nicht, erlaubt ist {limit}.",
        hint or "Prüfen Sie die Zahl.",
    )


def _literal(error: ErrorDetails, context: Mapping[str, Any], _spot: Spot) -> Words:
    known = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    return _choice(str(error["input"]), known)


def _tag_unknown(error: ErrorDetails, context: Mapping[str, Any], spot: Spot) -> Words:
    tag = error["input"].get("kind") if isinstance(error["input"], dict) else ""
    if isinstance(tag, (list, dict)):
        return _wants_text({**error, "input": tag}, context, spot)
    return _choice(str(tag), str(context.get("expected_tags", "")).replace("'", ""))


def _choice(value: str, known: str) -> Words:
    close = word_meant(value, known.split(", "))
    hint = f"Meinten Sie „{close}“?" if close else f"Erlaubt sind: {known}."
    return "unknown-code", f"„{short(value)}“ ist hier nicht erlaubt.", hint


def _tag_missing(_error: ErrorDetails, _context: Mapping[str, Any], _spot: Spot) -> Words:
    kinds = "dated, recurring, ongoing, on_request, self_paced oder past"
    return "missing-field", "Das Feld „kind“ fehlt.", f"Ergänzen Sie „kind: …“; erlaubt sind {kinds}."


def _wants_text(error: ErrorDetails, _context: Mapping[str, Any], _spot: Spot) -> Words:
    if isinstance(error["input"], list):
        message = "Hier steht eine Liste, erwartet wird ein einfacher Wert."
        hint = "Nennen Sie nur einen. Gehört die Klammer zum Text? Dann setzen Sie ihn in Anführungszeichen."
        return "expected-text", message, hint
    message = "Hier stehen Unterfelder, erwartet wird ein einfacher Wert."
    hint = "Enthält der Text einen Doppelpunkt? Dann setzen Sie den ganzen Text in Anführungszeichen."
    return "expected-text", message, hint


def _wants_list(error: ErrorDetails, _context: Mapping[str, Any], spot: Spot) -> Words:
    found = error["input"]
    if spot.here:
        hint = f"Beginnen Sie jeden Eintrag mit einem Spiegelstrich: „- {spot.first_key_below}: …“."
    elif str(found).startswith("-"):
        hint = "Hinter jedem Spiegelstrich steht ein Leerzeichen: „- Wert“."
    else:
        values = ", ".join(found) if isinstance(found, dict) else found
        hint = f"Setzen Sie eckige Klammern um die Werte: {spot.key}: [{short(values)}]"
    return "expected-list", "Hier wird eine Liste erwartet.", hint


def _wants_block(error: ErrorDetails, _context: Mapping[str, Any], spot: Spot) -> Words:
    name = next((step for step in reversed(spot.path) if isinstance(step, str)), "")
    example = EXAMPLES.get(name) or f"{{{spot.first_key_below or 'feld'}: …}}"
    hint = f"Schreiben Sie zum Beispiel: {spot.key}: {example}" if spot.key else f"Zum Beispiel: {example}"
    if isinstance(error["input"], list):
        hint = "Löschen Sie den Spiegelstrich oder die eckige Klammer davor."
    return "expected-block", "Hier werden Unterfelder erwartet.", hint


def _pattern(error: ErrorDetails, _context: Mapping[str, Any], spot: Spot) -> Words:
    hint = _FORMS.get(spot.key, "Vergleichen Sie mit den anderen Einträgen.")
    return "text-pattern", f"„{short(error['input'])}“ hat nicht die erwartete Form.", hint


def _number(error: ErrorDetails, _context: Mapping[str, Any], _spot: Spot) -> Words:
    return "number", f"„{short(error['input'])}“ ist keine passende Zahl.", HINTS["number"]


_MORE = {
    "summary": "Sagen Sie in ein bis drei Sätzen, worum es geht.",
    "alt": "Beschreiben Sie, was auf dem Bild zu sehen ist.",
}
_LONGER = {"title": "summary", "name": "summary", "summary": "description", "notes": "description"}
_FORMS = {
    "postal_code": "Fünf Ziffern, zum Beispiel 12345.",
    "file": "Nur der Dateiname, mit kleinen Buchstaben und der Endung .jpg, .png oder .webp: bach-im-mai.jpg",
    "of": "Das ist die Prüfsumme des übersetzten Textes: zwölf Zeichen aus 0–9 und a–f.",
    "light": 'Eine Farbe mit Raute und sechs Zeichen in Anführungszeichen, zum Beispiel "#005b77".',
    "dark": 'Eine Farbe mit Raute und sechs Zeichen in Anführungszeichen, zum Beispiel "#7fd1ee".',
    "path": "Ein Pfad auf dieser Website, mit Schrägstrich am Anfang und am Ende: /angebote/",
    "language": "Zwei kleine Buchstaben, zum Beispiel de.",
    "code": "Kleine Buchstaben, Ziffern und Unterstriche, zum Beispiel global_learning.",
    "id": "Kleine Buchstaben und Bindestriche, zum Beispiel text-length.",
}
EXAMPLES = {
    "schedule": "{kind: on_request}",
    "cost": "{kind: free}",
    "age": "{min: 8, max: 12}",
    "grades": "{min: 3, max: 6}",
    "group_size": "{max: 25}",
    "duration": "{minutes: 90}",
    "places": "{kind: provider}",
    "registration": "{required: false}",
    "accessibility": "{wheelchair: fully}",
    "contact": "{email: info@beispiel.de}",
    "address": '{street: Mühlenweg 1, postal_code: "01234", city: Musterstadt}',
}
"""Blocks that are whole, by the key they belong to; of `places` one entry."""
# Findings of fields that hold one word; a list or a block there is a mistake of another kind.
_OF_ONE_WORD = {
    "date", "clock", "yes-or-no", "number", "literal_error", "int_type", "float_type", "decimal_type",
}  # fmt: skip


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
    "decimal_max_places": _number,
    "decimal_max_digits": _number,
    "decimal_whole_digits": _number,
}

HINTS = {
    "number": "Schreiben Sie nur Ziffern und vor den Cent einen Punkt, zum Beispiel 6.50.",
    "number-range": "Schreiben Sie die Zahl des Monats, zum Beispiel 5 für Mai.",
    "clock": "Schreiben Sie Stunden und Minuten zweistellig, zum Beispiel 09:30.",
    "web-address": "Kopieren Sie die Adresse aus der Adresszeile des Browsers, zum Beispiel https://www.beispiel.de/angebot.",
    "email-address": "Zum Beispiel: info@beispiel.de",
    "phone-number": "Schreiben Sie die ganze Nummer, ohne Klammer am Anfang, zum Beispiel 01234 567-0.",
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
    "coordinates-swapped": "In Deutschland ist die Breite (lat) die größere Zahl: lat: 52.5163, lon: 13.3777.",
    "cost-contradiction": "Nehmen Sie „kind: paid“, oder löschen Sie die Preise.",
    "cost-incomplete": "Zum Beispiel: cost: {kind: paid, amounts: [{eur: 4.50, who: Kinder}]}",
    "contact-empty": "Ergänzen Sie einen Weg, auf dem man die Einrichtung erreicht.",
    "registration-channel": "Ergänzen Sie „url“, „email“, „phone“ oder „note“.",
    "colour-contrast": "Nötig ist mindestens 4,5 : 1. Nehmen Sie eine dunklere (light) oder hellere (dark) Farbe.",
    "holiday": "Zum Beispiel: {name: Karfreitag, days_after_easter: -2}",
}
