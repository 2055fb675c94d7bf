"""Names and ids: nobody is entered twice, and an address once public stays."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher

from ..domain.catalogue import ActorEntry, Catalogue, OfferEntry
from ..origin import Origin
from ..problem import Problem, Severity

SIMILAR = 0.9


def names_are_unique(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """No two actors have the same name."""
    first: dict[str, str] = {}
    for name, actor in catalogue.actors.items():
        key = _key(actor.record.name)
        if key in first:
            yield Problem(
                actor.origins.of("name"), "duplicate-name", f"Diesen Namen hat schon „{first[key]}“.",
                "Ist es derselbe Akteur? Dann löschen Sie eine der beiden Dateien.", field="name", value=actor.record.name,
            )  # fmt: skip
        first.setdefault(key, name)


def titles_differ(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """No actor has two offers of the same or nearly the same title."""
    by_actor: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, offer in catalogue.offers.items():
        title = _key(offer.record.title)
        for other, other_title in by_actor[offer.record.actor]:
            if _alike(title, other_title) and not _belong_together(catalogue, name, other):
                yield Problem(
                    offer.origins.of("title"), "similar-title", f"Das Angebot „{other}“ hat fast denselben Titel.",
                    "Ist es dasselbe Angebot? Dann genügt ein Eintrag mit mehreren Terminen.",
                    Severity.WARNING, "title", offer.record.title,
                )  # fmt: skip
                break
        by_actor[offer.record.actor].append((name, title))


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    return (
        matcher.real_quick_ratio() > SIMILAR and matcher.quick_ratio() > SIMILAR and matcher.ratio() > SIMILAR
    )


def _belong_together(catalogue: Catalogue, one: str, other: str) -> bool:
    series = {catalogue.offers[name].record.series for name in (one, other)}
    return bool(series & {one, other}) or (len(series) == 1 and None not in series)


def former_ids_are_free(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """A former id leads to exactly one record and is not in use again."""
    for entries in (catalogue.offers, catalogue.actors):
        yield from _taken(entries)


def _taken(entries: Mapping[str, OfferEntry] | Mapping[str, ActorEntry]) -> Iterator[Problem]:
    claimed: dict[str, str] = {}
    for name, entry in entries.items():
        for index, former in enumerate(entry.record.redirect_from):
            owner = former if former in entries else claimed.get(former)
            if owner:
                taken = "ist noch in Gebrauch" if owner == former else f"gehört schon zu „{owner}“"
                yield Problem(
                    entry.origins.of("redirect_from", index), "id-taken", f"Die Kennung „{former}“ {taken}.",
                    "Jede frühere Kennung führt zu genau einem Eintrag.", field="redirect_from", value=former,
                )  # fmt: skip
            claimed.setdefault(former, name)


def statements_have_one_id(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """No two statements of the Leitbild share an id."""
    seen: set[str] = set()
    for one in catalogue.leitbild.statements:
        if one.id in seen:
            yield Problem(
                Origin("leitbild.md", one.line), "duplicate-statement", f"Die Kennung „{one.id}“ steht zweimal im Leitbild.",
                "Geben Sie einer der beiden Aussagen eine neue Kennung.", value=one.id,
            )  # fmt: skip
        seen.add(one.id)


def _key(text: str) -> str:
    return " ".join("".join(ch if ch.isalnum() else " " for ch in text.casefold()).split())
