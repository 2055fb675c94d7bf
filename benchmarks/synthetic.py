"""Made-up but valid content of any size, the same for the same seed."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from .german import compound, sentence, title

PROJECT = Path(__file__).parent.parent
SEED = 2026
OFFERS_PER_ACTOR = 8


def write_content(folder: Path, offers: int) -> None:
    """Write a content folder with so many offers, a fitting number of actors, and Musterstadt's own pages."""
    shutil.copytree(
        PROJECT / "tests" / "town" / "content",
        folder,
        ignore=shutil.ignore_patterns("offers", "actors", "ended.yml"),
    )
    for kind, records in made_up(offers).items():
        for name, record in records:
            _write(folder / kind / f"{name}.yml", record)


def made_up(offers: int) -> dict[str, Iterator[tuple[str, dict[str, Any]]]]:
    """Make up `actors` and `offers`, each with its id; take the actors first, they share one chance."""
    random = Random(SEED)
    lists = {
        name: _codes(name) for name in ("topics", "audiences", "offer-types", "districts", "actor-types")
    }
    names = [f"akteur-{number}" for number in range(max(1, offers // OFFERS_PER_ACTOR))]
    return {
        "actors": _actors(random, names, lists),
        "offers": ((f"angebot-{number}", _offer(random, number, names, lists)) for number in range(offers)),
    }


def _codes(name: str) -> list[str]:
    text = (PROJECT / "schemas" / "vocabularies" / f"{name}.yml").read_text(encoding="utf-8")
    return [concept["code"] for concept in yaml.safe_load(text)["concepts"] if "replaced_by" not in concept]


def _write(path: Path, record: dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _actors(
    random: Random, names: list[str], lists: dict[str, list[str]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, name in enumerate(names):
        yield (
            name,
            {
                "name": f"{title(random)} {number}",
                "type": random.choice(lists["actor-types"]),
                "summary": sentence(random, 8, 20),
                "topics": random.sample(lists["topics"], 3),
                "website": f"https://{name}.beispiel.de",
                "address": {
                    "street": f"Musterweg {number}",
                    "postal_code": "12345",
                    "city": "Musterstadt",
                    "district": random.choice(lists["districts"]),
                },
                "evidence": {
                    "source": f"https://{name}.beispiel.de/wir",
                    "as_of": f"2026-{random.randint(1, 9):02}",
                    "basis": "stated",
                    "running": True,
                },
            },
        )


def _offer(random: Random, number: int, actors: list[str], lists: dict[str, list[str]]) -> dict[str, Any]:
    year = str(random.randint(2016, 2026))
    name = f"angebot-{number}"
    return {
        "title": title(random),
        **({"aliases": [compound(random)]} if number % 3 == 0 else {}),
        "summary": sentence(random, 10, 30),
        "description": "\n\n".join(sentence(random, 20, 60) for _ in range(random.randint(1, 4))),
        "actor": random.choice(actors),
        "type": random.choice(lists["offer-types"]),
        "topics": random.sample(lists["topics"], random.randint(1, 4)),
        "sdgs": random.sample([str(goal) for goal in range(1, 18)], 2),
        "audiences": random.sample(lists["audiences"], random.randint(1, 4)),
        "age": {"min": random.randint(3, 10), "max": random.randint(11, 99)},
        "format": "in_person",
        "schedule": _schedule(random, year),
        "places": [{"kind": "provider"}],
        "cost": {"kind": "paid", "amounts": [{"eur": random.randint(1, 40), "who": "Kinder"}], "as_of": year},
        "registration": {"required": True, "email": f"{name}@beispiel.de"},
        "evidence": {
            "source": f"https://beispiel.de/{name}",
            "as_of": year,
            "basis": "stated",
            "running": random.random() < 0.6,  # noqa: PLR2004 - a little more than half
        },
    }


def _schedule(random: Random, year: str) -> dict[str, Any]:
    kind = random.choice(["on_request", "recurring", "dated", "ongoing", "past"])
    if kind == "recurring":
        weekdays = random.sample(["monday", "wednesday", "friday", "saturday"], 2)
        return {"kind": kind, "rule": {"every": "week", "weekdays": weekdays}, "start_time": "15:00"}
    if kind == "dated":
        days = sorted(f"2027-{random.randint(1, 12):02}-{random.randint(1, 28):02} 10:00" for _ in range(5))
        return {"kind": kind, "sessions": [{"start": day} for day in days]}
    return {"kind": kind, "until": year} if kind == "past" else {"kind": kind}
