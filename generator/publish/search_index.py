"""The index of the simple search: lunr weighs the words here, a small script looks them up in the browser."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from lunr.builder import Builder

from .artefact import Artefact
from .cards import card_of
from .edition import Edition

_FIELDS = {"title": 6, "names": 4, "words": 3, "text": 1}
_TERM = re.compile(r"[^\W_]+")
_SHORTEST = 2


def terms_of(text: str) -> list[str]:
    """Split a text into folded terms: lower case, without accents, ß as ss; the browser does the same."""
    flat = unicodedata.normalize("NFD", text.lower().replace("ß", "ss"))
    bare = "".join(ch for ch in flat if not unicodedata.category(ch).startswith("M"))
    return [term for term in _TERM.findall(bare) if len(term) >= _SHORTEST]


def search_index(edition: Edition) -> Iterator[Artefact]:
    """Yield one JSON file: result cards, and for each term the records with their weight."""
    documents = [*_offers(edition), *_actors(edition)]
    builder = Builder()
    builder.ref("id")
    for field, boost in _FIELDS.items():
        builder.field(field, boost)
    for number, (_, fields) in enumerate(documents):
        # lunr skips its own German trimmer when it gets terms; that one loses words like „CO2“.
        builder.add({"id": str(number), **{field: terms_of(text) for field, text in fields.items()}})
    index = builder.build().serialize()
    payload = {"cards": [card for card, _ in documents], "terms": _weights(index)}
    yield Artefact(
        "daten/suche.json", json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    )


def _weights(index: dict[str, Any]) -> dict[str, list[list[float]]]:
    """Sum lunr's field vectors into one weight for each term and record."""
    names = {entry["_index"]: term for term, entry in index["invertedIndex"]}
    sums: dict[str, dict[int, float]] = {term: {} for term in names.values()}
    for reference, vector in index["fieldVectors"]:
        number = int(reference.split("/", 1)[1])
        for position, weight in zip(vector[::2], vector[1::2], strict=True):
            term = names[int(position)]
            sums[term][number] = sums[term].get(number, 0.0) + weight
    return {
        term: [[number, round(weight, 2)] for number, weight in sorted(found.items())]
        for term, found in sorted(sums.items())
    }


def _offers(edition: Edition) -> Iterator[tuple[list[Any], dict[str, str]]]:
    topics, audiences, types = (edition.vocabularies[name] for name in ("topics", "audiences", "offer-types"))
    for entry in edition.offers_in_order:
        offer, card = entry.record, card_of(edition, entry)
        concepts = [topics[code] for code in offer.topics] + [audiences[code] for code in offer.audiences]
        words = [
            word
            for one in [*concepts, types[offer.type]]
            for word in (one.label, *one.synonyms, *one.other_languages)
        ]
        yield (
            [
                card.address,
                card.title,
                card.summary,
                f"{card.type} · {card.provider}",
                card.badge,
                card.freshness.rank,
            ],
            {
                "title": offer.title,
                "names": " ".join([*offer.aliases, card.provider, card.where]),
                "words": " ".join(words),
                "text": f"{offer.summary} {offer.description or ''} {card.where} {offer.notes or ''}",
            },
        )


def _actors(edition: Edition) -> Iterator[tuple[list[Any], dict[str, str]]]:
    topics, types = edition.vocabularies["topics"], edition.vocabularies["actor-types"]
    for entry in edition.catalogue.actors.values():
        actor = entry.record
        names = [
            actor.short_name or "",
            actor.legal_name or "",
            *actor.aliases,
            *(one.name for one in actor.former_names),
        ]
        words = [word for code in actor.topics for word in (topics[code].label, *topics[code].synonyms)]
        yield (
            [f"/akteure/{entry.id}/", actor.name, actor.summary, types.label(actor.type), "Akteur", 2],
            {"title": actor.name, "names": " ".join(names), "words": " ".join(words), "text": actor.summary},
        )
