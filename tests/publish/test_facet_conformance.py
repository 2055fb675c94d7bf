"""The browser must find what a plain reading of the records finds: `pytest … --accept` writes its table anew."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random
from typing import Any

import pytest

from generator.publish import facets as under_test
from generator.publish.edition import Edition
from generator.publish.facets import FACETS, Facet, facets_of, said_of
from tests.publish.editions import an_actor, an_edition, an_offer
from tests.town.sites import PROJECT

TABLE = PROJECT / "tests" / "js" / "fixtures" / "facets.json"
OFFERS, ACTORS, SELECTIONS = 90, 12, 60
HOLIDAYS = [
    {"id": "winter", "label": "Winterferien", "from": "2026-12-23", "until": "2027-01-09"},
    {"id": "ostern", "label": "Osterferien", "from": "2027-03-22", "until": "2027-04-03"},
]
OTHERS = {"leitbild": 3, "seiten": 2}
VOCABULARIES = {
    "thema": "topics", "zielgruppe": "audiences", "stadtteil": "districts", "format": "formats",
}  # fmt: skip
Selection = dict[str, list[str]]


@dataclass(frozen=True)
class Condition:
    names: tuple[str, ...]
    facet: str
    holds: Callable[[int], bool]


def made_up(random: Random) -> Edition:
    """A town of chance, in which much is not known."""
    actors = {
        f"akteur-{n}": an_actor(name=f"Akteur {n}", topics=_some(random, "topics", 0, 2))
        for n in range(ACTORS)
    }
    offers = {f"angebot-{n}": an_offer(**_fields(random, n)) for n in range(OFFERS)}
    return an_edition(offers, actors)


def _some(random: Random, name: str, least: int, most: int) -> list[str] | None:
    codes = {
        "topics": ["climate", "climate_justice", "biodiversity", "bees", "forest_soil", "forest"],
        "audiences": ["families", "adults", "school_classes", "primary_pupils"],
        "districts": ["haste", "nahne", "innenstadt"],
        "features": ["lift", "step_free"],
        "sdgs": ["4", "13", "15"],
    }[name]
    return random.sample(codes, random.randint(least, most)) or None


def _fields(random: Random, number: int) -> dict[str, Any]:
    def maybe(value: object) -> Any:  # noqa: ANN401
        return value if random.random() < 0.6 else None

    day = f"2027-{random.randint(1, 5):02}-{random.randint(1, 28):02}"
    schedules: list[dict[str, Any]] = [
        {"kind": "on_request"},
        {"kind": "past", "until": "2020"},
        {"kind": "ongoing", "until": day},
        {"kind": "dated", "sessions": [{"start": day}, {"start": "2027-06-05", "end": "2027-06-07"}]},
        {"kind": "recurring", "rule": {"every": "week", "weekdays": [random.choice(["monday", "friday"])]}},
    ]
    low = random.randint(3, 12)
    return {
        "title": f"Angebot {number}",
        "actor": f"akteur-{random.randrange(ACTORS)}",
        "topics": _some(random, "topics", 1, 3),
        "audiences": _some(random, "audiences", 1, 2),
        "type": random.choice(["excursion", "workshop", "course"]),
        "format": random.choice(["in_person", "at_your_place"]),
        "schedule": random.choice(schedules),
        "age": maybe({"min": str(low), "max": str(low + random.randint(0, 20))}),
        "grades": maybe({"min": str(random.randint(1, 10))}),
        "cost": maybe({"kind": random.choice(["free", "donation", "varies", "unknown"])}),
        "places": maybe([{"kind": "area", "name": "Aue", "districts": _some(random, "districts", 1, 2)}]),
        "accessibility": maybe({"features": _some(random, "features", 1, 2)}),
        "sdgs": _some(random, "sdgs", 0, 2),
        "confirmed_on": random.choice(["2026-10-01", "2025-06-01", "2020-01-01"]),
    }


class Naive:
    """Reads every record anew for every question."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        kinds = [kind for kind, number in OTHERS.items() for _ in range(number)]
        self.numbers = range(len(edition.numbered) + len(kinds))
        self.said = {
            facet.name: [self._lineage(facet, row) for row in said_of(edition, facet)] for facet in FACETS
        }
        for name, rows in self.said.items():
            rows += [{kind} if name == "in" else set() for kind in kinds]

    def _lineage(self, facet: Facet, row: tuple[Any, ...]) -> set[Any]:
        name = VOCABULARIES.get(facet.name)
        if not name:
            return set(row)
        return {up for code in row for up in self.edition.vocabularies[name].lineage(code)}

    def conditions(self, selection: Selection) -> Iterator[Condition]:
        for facet in FACETS:
            name, asked = facet.name, selection.get(facet.name, [])
            if name == "stand":
                yield from self._stand(asked)
            elif facet.kind == "range" and asked:
                yield Condition((name,), name, partial(self._includes, name, int(asked[0])))
            elif facet.kind == "codes" and asked:
                yield Condition((name,), name, partial(self._names, name, set(asked)))
            elif facet.kind == "days":
                yield from self._days(selection)

    def _includes(self, name: str, age: int, number: int) -> bool:
        return any(
            (low or 0) <= age <= (age if high is None else high) for low, high in self.said[name][number]
        )

    def _names(self, name: str, asked: set[str], number: int) -> bool:
        return bool(self.said[name][number] & asked)

    def _stand(self, asked: list[str]) -> Iterator[Condition]:
        rows = self.said["stand"]
        if set(asked) - {"historical"}:
            yield Condition(("stand",), "stand", lambda n: bool(rows[n] & set(asked)))
        elif not asked:
            yield Condition(("stand",), "stand", lambda n: "historical" not in rows[n])

    def _days(self, selection: Selection) -> Iterator[Condition]:
        today = self.edition.today
        rows = self.said["tage"]

        def meets(number: int, spans: list[tuple[date, date]]) -> bool:
            return any(
                start <= (last - today).days and until >= (first - today).days
                for row in rows[number]
                for start, until in row
                for first, last in spans
            )

        if "von" in selection or "bis" in selection:
            first = date.fromisoformat(selection.get("von", [str(today)])[0])
            last = date.fromisoformat(selection.get("bis", ["2199-01-01"])[0])
            yield Condition(("von", "bis"), "tage", lambda n: meets(n, [(first, last)]))
        if "ferien" in selection:
            free = [
                (date.fromisoformat(one["from"]), date.fromisoformat(one["until"]))
                for one in HOLIDAYS if one["id"] in selection["ferien"]
            ]  # fmt: skip
            yield Condition(("ferien",), "tage", lambda n: meets(n, free))

    def expected(self, selection: Selection, base: list[int]) -> dict[str, Any]:
        found = list(self.conditions(selection))
        without = [[n for n in base if all(c.holds(n) for c in found if c is not one)] for one in found]
        match = [n for n in self.numbers if all(one.holds(n) for one in found)]
        hits = [n for n in base if n in set(match)]
        return {
            "selection": selection,
            "base": base,
            "match": match,
            "counts": {
                facet.name: self._counts(facet, found, hits, base)
                for facet in FACETS
                if facet.kind == "codes"
            },
            "relaxed": [[list(one.names), len(left)] for one, left in zip(found, without, strict=True)],
        }

    def _counts(
        self, facet: Facet, found: list[Condition], hits: list[int], base: list[int]
    ) -> dict[str, int]:
        others = [one for one in found if one.facet != facet.name]
        left = [n for n in base if all(one.holds(n) for one in others)] if others != found else hits
        rows = self.said[facet.name]
        offers = len(self.edition.catalogue.offers)
        known = {str(code) for n in left for code in rows[n]}
        counted = {code: sum(code in rows[n] for n in left) for code in sorted(known)}
        return {**counted, "": sum(not rows[n] and n < offers for n in left)}


def selections(random: Random, edition: Edition) -> Iterator[Selection]:
    values = {
        one["name"]: [str(value[0]) for value in one["values"]]
        for one in facets_of(edition, OTHERS)["facets"] if one["kind"] == "codes"
    }  # fmt: skip
    values |= {"alter": ["4", "9", "30"], "klasse": ["1", "9"], "ferien": ["winter", "ostern"]}
    values |= {"von": ["2026-12-01", "2027-02-14"], "bis": ["2027-01-31", "2027-06-06"]}
    single = ("alter", "klasse", "von", "bis")
    usable = [name for name in values if values[name]]
    yield {}
    for _ in range(SELECTIONS):
        chosen = random.sample(usable, random.choice([1, 1, 2, 2, 3, 4]))
        yield {
            name: sorted(
                random.sample(
                    values[name], 1 if name in single else random.randint(1, min(3, len(values[name])))
                )
            )
            for name in chosen
        }


def test_the_browser_is_given_what_a_plain_reading_finds(
    monkeypatch: pytest.MonkeyPatch,
    accept: bool,  # noqa: FBT001 - a fixture
) -> None:
    monkeypatch.setattr(under_test, "school_holidays", lambda _edition: HOLIDAYS)
    random = Random(7)  # noqa: S311 - the same each time
    edition = made_up(random)
    naive = Naive(edition)
    cases = [
        naive.expected(one, sorted(random.sample(naive.numbers, random.choice([10, 60, len(naive.numbers)]))))
        for one in selections(random, edition)
    ]
    table = {"file": facets_of(edition, OTHERS), "cases": cases}
    text = (
        json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace('{"selection"', '\n{"selection"')
        + "\n"
    )
    if accept:
        TABLE.write_text(text, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == text
    assert sum(bool(one["match"]) for one in cases) > SELECTIONS / 2
