"""The model as fields of a form: what each is called, which control it gets, what one may choose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..domain.dates import MONTHS, WEEKDAYS
from ..domain.record import REFERENCE_KEY, VOCABULARY_KEY, Part, schema_of
from ..domain.recurrence import WEEKDAY_CODES
from .edition import Edition

Schema = Mapping[str, Any]
Choices = tuple[tuple[str, str], ...]
ROW = "0"
"""The number of the first row; scripts give further rows theirs."""
_ONE_LINE = 200
_NAMED: Mapping[str, tuple[str, str]] = {
    "actor": ("Wer bietet es an?", "Schreiben Sie den Anfang des Namens und wählen Sie aus der Liste."),
    "places.actor": ("Akteur, in dessen Haus es stattfindet", ""),
    "series": ("Teil der Reihe", "Schreiben Sie den Anfang des Titels und wählen Sie aus der Liste."),
    "leitbild": ("Aussagen des Leitbilds, denen das Angebot dient", ""),
    "findable_by": ("Suchanfragen", "Danach soll man das Angebot unter den ersten zehn finden."),
    "schedule": ("Zeiten", ""),
    "schedule.kind": ("Wann findet es statt?", ""),
    "schedule.rule.interval": ("Nur jedes wievielte Mal", "2 heißt: alle zwei Wochen, Monate oder Jahre"),
    "schedule.rule.weeks": ("Der wievielte Wochentag im Monat", ""),
    "schedule.start_time": ("Beginn", ""),
    "schedule.end_time": ("Ende", ""),
    "schedule.sessions.id": ("Kennung des Termins", "nur nötig, wenn der Termin verlegt wird"),
    "schedule.sessions.start": ("Beginn", "Die Uhrzeit darf fehlen."),
    "schedule.sessions.end": ("Ende", ""),
    "schedule.sessions.previous_start": ("Früherer Beginn, wenn verlegt", ""),
    "contact.consent": ("Tag der Zustimmung", ""),
    "notes": ("Hinweis, der auf der Seite steht", ""),
    "cost.amounts.eur": ("Betrag in Euro", "zum Beispiel 4,50"),
    "cost.as_of": ("Stand der Preise", "JJJJ, JJJJ-MM oder JJJJ-MM-TT"),
    "founded": ("Gegründet", "JJJJ, JJJJ-MM oder JJJJ-MM-TT"),
    "languages": ("Sprachen, in denen es stattfindet", ""),
    "schedule.except": ("Fällt an diesen Tagen aus", "JJJJ-MM-TT"),
    "status": ("Stand", "nur, wenn es nicht normal läuft"),
    "contact.person": ("Name einer Person", "nur, wenn die Person zugestimmt hat"),
    "evidence.running": ("Die Quelle beschreibt das Angebot als laufend", ""),
}
"""Words for fields whose description in the model speaks to those who write YAML."""
_ONE: Mapping[str, str] = {
    "sessions": "Termin", "opening_hours": "Öffnungszeit", "places": "Ort", "amounts": "Preis",
    "partners": "Partner", "funders": "Förderer", "coordinators": "Koordination", "hosts": "Gastgeber",
    "former_names": "Früherer Name", "member_of": "Netzwerk",
}  # fmt: skip
"""What one row of a list is called."""
_RARE = frozenset({
    "schedule.sessions.id", "schedule.sessions.previous_start", "schedule.sessions.status",
    "schedule.opening_hours.season", "schedule.season", "schedule.from", "schedule.until", "schedule.except",
    "schedule.not_on_public_holidays", "schedule.rule.interval", "schedule.rule.months", "places.lat", "places.lon", "address.lat", "address.lon",
})  # fmt: skip
_LITTLE_ELSE = ("ongoing", "past")
"""Kinds of schedules of which there is little to say but since when and until when."""
_NUMBERS = (
    "",
    "eine",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)
_PLAIN: Mapping[str, Choices] = {
    "schedule.rule.every": (("week", "jede Woche"), ("month", "jeden Monat"), ("year", "jedes Jahr")),
    "schedule.rule.weeks": (*((str(one), f"{one}.") for one in range(1, 6)), ("-1", "letzter")),
    "schedule.rule.months": tuple((str(one), name) for one, name in enumerate(MONTHS, 1)),
    "weekdays": tuple(zip(WEEKDAY_CODES, WEEKDAYS, strict=True)),
}
_LISTS = {"schedule.kind": "schedule-kinds", "places.kind": "place-kinds"}
"""Codes that the model holds itself, and the vocabulary with their words."""
_SHOWN_WITH: Mapping[str, tuple[str, ...]] = {
    "places.actor": ("actor",),
    "places.districts": ("area",),
    "places.service_area": ("mobile",),
    "places.url": ("online",),
    "places.public_transport": ("provider", "actor", "venue", "meeting_point"),
}
"""Fields of a place that only some kinds of places need."""


@dataclass(frozen=True)
class Field:
    """One field; `path` is where its value lies in the record, in dots, rows by number.

    `control` is one of line, text, lines, number, date, time, moment, choice, choices, tick, reference,
    group and rows; `shown_with` are the values of the choice beside it (`type` or `kind`) that need it.
    """

    path: str
    control: str
    label: str
    hint: str = ""
    required: bool = False
    choices: Choices = ()
    parts: tuple["Field", ...] = ()
    refers: str = ""
    kind: str = "text"
    longest: int = 0
    shown_with: tuple[str, ...] = ()
    strict: bool = False
    """Whether the record is wrong with it where it is not needed."""
    one: str = ""
    """What one row is called."""
    is_rare: bool = False
    """Whether few people need it, so that it waits behind a summary."""

    opened_with: tuple[str, ...] = ()
    """The kinds for which what is rare is open at once."""

    @property
    def key(self) -> str:
        """The last step of the path."""
        return self.path.rsplit(".", 1)[-1]


def fields_of(model: type[Part], edition: Edition) -> Iterator[Field]:
    """Yield the fields of a model in its order, those of its parts within them."""
    schema = schema_of(model)
    reader = _Reader(edition, schema["$defs"])
    for key, node in schema["properties"].items():
        yield reader.field(key, node, required=key in schema["required"])


def spoken(path: str) -> str:
    """Return a path without the numbers of rows."""
    return ".".join(step for step in path.split(".") if not step.isdecimal())


@dataclass(frozen=True)
class _Reader:
    edition: Edition
    parts: Mapping[str, Schema]

    def field(self, path: str, node: Schema, *, required: bool) -> Field:
        label, hint = _words(path, str(node.get("description", "")))
        inner = self._opened(node)
        name = spoken(path)
        found = Field(
            path, "", label, hint, required, shown_with=_SHOWN_WITH.get(name, ()), is_rare=name in _RARE
        )
        if name == "places.actor":
            return replace(found, control="reference", refers="actors", strict=True)
        if "properties" in inner:
            return replace(found, control="group", parts=tuple(self._properties(path, inner)))
        if "oneOf" in inner:
            parts = tuple(self._variants(path, inner))
            return replace(found, control="group", parts=parts, opened_with=_LITTLE_ELSE)
        if inner.get("type") == "array":
            return self._list(found, {**inner, **node})
        return self._single(found, inner, optional="anyOf" in node)

    def _opened(self, node: Schema) -> Schema:
        options = [one for one in node.get("anyOf", ()) if one.get("type") != "null"]
        inner = {**node, **options[0]} if options else node
        return self.parts[inner["$ref"].rsplit("/", 1)[-1]] if "$ref" in inner else inner

    def _properties(self, path: str, node: Schema) -> Iterator[Field]:
        required = node.get("required", ())
        # What decides about the others comes first, then what is needed.
        for key in sorted(node["properties"], key=lambda key: (key != "kind", key not in required)):
            yield self.field(f"{path}.{key}", node["properties"][key], required=key in required)

    def _variants(self, path: str, node: Schema) -> Iterator[Field]:
        """Yield the fields of all kinds once, each with the kinds that have it."""
        kinds: dict[str, list[str]] = {}
        fields: dict[str, Field] = {}
        for kind, place in node["discriminator"]["mapping"].items():
            for one in self._properties(path, self.parts[place.rsplit("/", 1)[-1]]):
                kinds.setdefault(one.key, []).append(kind)
                fields.setdefault(one.key, one)
        choice = replace(fields.pop("kind"), control="choice", choices=self._labels("schedule-kinds"))
        yield choice
        # What all kinds have comes last: it is what is left to say.
        for key in sorted(fields, key=lambda key: len(kinds[key]) == len(choice.choices)):
            everywhere = len(kinds[key]) == len(choice.choices)
            yield replace(fields[key], shown_with=() if everywhere else tuple(kinds[key]), strict=True)

    def _list(self, found: Field, node: Schema) -> Field:
        items = self._opened(node["items"])
        first = f"{found.path}.{ROW}"
        if "properties" in items:
            parts = tuple(self._properties(first, items))
            return replace(found, control="rows", parts=parts, one=_ONE.get(found.key, found.label))
        choices = self._choices(found.path, items, str(node.get(REFERENCE_KEY, "")))
        # A city may have no Leitbild yet; its statements are chosen, never typed.
        if choices or node.get(REFERENCE_KEY) == "leitbild":
            return replace(found, control="choices", choices=choices, hint=_limited(found, node, choices))
        if REFERENCE_KEY in node:
            one = Field(first, "reference", "Name", refers=node[REFERENCE_KEY])
            return replace(found, control="rows", parts=(one,), one=_ONE[found.key])
        more = "je Zeile einer"
        return replace(found, control="lines", hint=f"{found.hint} ({more})" if found.hint else more)

    def _single(self, found: Field, node: Schema, *, optional: bool) -> Field:
        choices = self._choices(found.path, node, "")
        if choices:
            return replace(found, control="choice", choices=choices)
        if REFERENCE_KEY in node:
            return replace(found, control="reference", refers=node[REFERENCE_KEY])
        if node.get("type") == "boolean":
            yes_no = (("true", "Ja"), ("false", "Nein"))
            return (
                replace(found, control="choice", choices=yes_no)
                if optional
                else replace(found, control="tick")
            )
        if node.get("type") in ("integer", "number"):
            return replace(found, control="number")
        control = _moment_of(node)
        if control:
            return replace(found, control=control)
        longest = int(node.get("maxLength", 0))
        kind = {"email": "email", "uri": "url"}.get(
            str(node.get("format")), "tel" if found.key == "phone" else "text"
        )
        is_text = longest > _ONE_LINE and kind == "text"
        return replace(found, control="text" if is_text else "line", longest=longest, kind=kind)

    def _choices(self, path: str, node: Schema, reference: str) -> Choices:
        name = spoken(path)
        if reference == "leitbild":
            return tuple((one.id, one.title) for one in self.edition.catalogue.leitbild.statements)
        if name in _PLAIN:
            return _PLAIN[name]
        if VOCABULARY_KEY in node or name in _LISTS:
            return self._labels(str(node.get(VOCABULARY_KEY) or _LISTS[name]))
        return _PLAIN["weekdays"] if WEEKDAY_CODES[0] in node.get("enum", ()) else ()

    def _labels(self, vocabulary: str) -> Choices:
        concepts = self.edition.vocabularies[vocabulary].concepts
        # „Klasse 5 bis 10“ says more to people than the name of the level, and is what pages say.
        is_short = vocabulary == "education-levels"
        return tuple(
            (one.code, one.short_label if is_short else one.label) for one in concepts if not one.replaced_by
        )


def _limited(field: Field, node: Schema, choices: Choices) -> str:
    """Add to the hint how many codes one may choose, where that is fewer than there are."""
    most = int(node.get("maxItems", len(choices)))
    if spoken(field.path) in _PLAIN or most >= min(len(choices), len(_NUMBERS)):
        return field.hint
    limit = f"{'eine bis' if field.required else 'höchstens'} {_NUMBERS[most]}"
    return f"{field.hint} ({limit})" if field.hint else limit


def _moment_of(node: Schema) -> str:
    """The control for a day, a time of day, or both; empty for all else."""
    if node.get("format") == "date":
        return "date"
    pattern = str(node.get("pattern", ""))
    if pattern.startswith("^([01]"):
        return "time"
    return "moment" if "[T ]" in pattern else ""


def _words(path: str, description: str) -> tuple[str, str]:
    """Make label and hint of a description: „Betrag in Euro, zum Beispiel 6.50“."""
    if spoken(path) in _NAMED:
        return _NAMED[spoken(path)]
    cut = min(
        (at for mark in (", ", ": ", " (") if (at := description.find(mark)) > 0), default=len(description)
    )
    label, hint = description[:cut], description[cut:].lstrip(",: ").removeprefix("(").removesuffix(")")
    return label[:1].upper() + label[1:], hint
