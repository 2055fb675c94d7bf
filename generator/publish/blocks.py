"""Blocks that editorial pages call up by a mark: what the catalogue knows, in the middle of a text."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from ..domain.catalogue import OfferEntry
from ..domain.evidence import Freshness
from ..domain.occurrence import Occurrence, as_moment, first_held
from ..domain.schedule_words import occurrence_words
from .assets import asset_folder
from .cards import card_of
from .edition import Edition
from .facts import dialled
from .frame import FrameError, fill_blocks, root_of
from .template import render
from .ways_in import AUDIENCES, TOPICS, tiles

NEXT_DATES = 6
SHOWN_CURRENT = 6
POPULAR_TOPICS = 6
# What the first answer of the search needs, besides the script of every page; fetched side by side.
FIRST_QUERY_MODULES = (
    "search_page.js", "query.js", "search_files.js", "words.js", "hits.js", "highlight.js", "asked.js", "make.js",
    "search_rows.js",
)  # fmt: skip
SHOWN_LISTS = (
    "topics", "audiences", "offer-types", "formats", "education-levels", "approaches", "competences", "subjects",
    "sdgs", "districts", "service-areas", "languages", "access", "cost-kinds", "cost-per", "session-status",
    "record-status", "wheelchair", "accessibility-features", "evidence-basis", "actor-types", "actor-status",
)  # fmt: skip


def editorial_page(edition: Edition, path: str, html: str, search: str) -> str:
    """Fill the blocks of one page that the engine drew.

    Args:
        edition: what is published.
        path: where the page will be.
        html: what the engine drew.
        search: the folder of the search's index.

    Raises:
        FrameError: the page calls up a block that does not exist.
    """
    assets = f"/{asset_folder(edition.site.colours)}"

    def block(name: str, arguments: list[str]) -> str:
        if name not in BLOCKS:
            raise FrameError(f"{path}: there is no block {name!r}, only {sorted(BLOCKS)}")
        values = BLOCKS[name](edition, arguments)
        shared = {"site": edition.site, "label": edition.label, "search": search, "assets": assets}
        return render(f"blocks/{name}.html", root_of(path), {**values, **shared})

    return fill_blocks(html, block, path)


def _home(edition: Edition, _arguments: list[str]) -> Mapping[str, Any]:
    catalogue = edition.catalogue
    audiences = edition.vocabularies["audiences"]
    situations = [one for one in edition.site.life_situations if one.audience in audiences]
    counted = tiles(edition, AUDIENCES, [audiences[one.audience] for one in situations])
    living = [one for one in edition.offers_in_order if edition.freshness[one.id].is_current]
    topics = [one for one in tiles(edition, TOPICS, edition.vocabularies["topics"].concepts) if one.total]
    return {
        "situations": list(zip(situations, counted, strict=True)),
        "dates": next_dates(edition, NEXT_DATES),
        "current": [card_of(edition, one) for one in islice(living, SHOWN_CURRENT)],
        "numbers": {
            "current": len(living),
            "offers": len(catalogue.offers),
            "actors": len(catalogue.actors),
            "topics": len(topics),
        },
        "topics": [one for one in topics if one.concept.broader is None],
    }


def next_dates(edition: Edition, most: int) -> list[tuple[str, Occurrence, object]]:
    """Return the next dates of offers one may rely on: words, date, card."""
    coming: list[tuple[OfferEntry, Occurrence]] = []
    for entry in edition.catalogue.offers.values():
        if edition.freshness[entry.id].is_current:
            one = first_held(edition.coming(entry))
            coming += [(entry, one)] if one else []
    coming.sort(key=lambda pair: (as_moment(pair[1].start), pair[0].id))
    return [(occurrence_words(one), one, card_of(edition, entry)) for entry, one in coming[:most]]


def _statement(edition: Edition, arguments: list[str]) -> Mapping[str, Any]:
    known = {one.id: one for one in edition.catalogue.leitbild.statements}
    if len(arguments) != 1 or arguments[0] not in known:
        raise FrameError(f"leitbild.md: the mark „statement {' '.join(arguments)}“ names no statement")
    entries = edition.catalogue.offers_serving(arguments[0])
    living = [one for one in entries if edition.freshness[one.id] is not Freshness.HISTORICAL]
    return {
        "statement": known[arguments[0]],
        "cards": [card_of(edition, one) for one in living],
        "total": len(entries),
    }


def _numbers(edition: Edition, _arguments: list[str]) -> Mapping[str, Any]:
    steps = [(step, sum(one is step for one in edition.freshness.values())) for step in Freshness]
    return {"steps": [(edition.vocabularies["freshness"][step.value], number) for step, number in steps]}


def _rules(edition: Edition, _arguments: list[str]) -> Mapping[str, Any]:
    groups: dict[str, list[Any]] = {}
    for rule in edition.rulebook.rules:
        groups.setdefault(rule.group, []).append(rule)
    return {"groups": groups}


def _vocabularies(edition: Edition, _arguments: list[str]) -> Mapping[str, Any]:
    return {"vocabularies": [edition.vocabularies[name] for name in SHOWN_LISTS]}


def _search(edition: Edition, _arguments: list[str]) -> Mapping[str, Any]:
    topics = [one for one in tiles(edition, TOPICS, edition.vocabularies["topics"].concepts) if one.current]
    topics.sort(key=lambda one: -one.current)
    return {"topics": topics[:POPULAR_TOPICS], "modules": FIRST_QUERY_MODULES}


def _forms(_edition: Edition, _arguments: list[str]) -> Mapping[str, Any]:
    return {}


def _pinboard(_edition: Edition, _arguments: list[str]) -> Mapping[str, Any]:
    return {}


def _legal(edition: Edition, _arguments: list[str]) -> Mapping[str, Any]:
    return {"missing": dict(edition.site.missing_for_release()), "dialled": dialled}


BLOCKS: Mapping[str, Callable[[Edition, list[str]], Mapping[str, Any]]] = {
    "home": _home,
    "statement": _statement,
    "numbers": _numbers,
    "rules": _rules,
    "vocabularies": _vocabularies,
    "imprint": _legal,
    "privacy": _legal,
    "accessibility": _legal,
    "search": _search,
    "pinboard": _pinboard,
    "forms": _forms,
}
