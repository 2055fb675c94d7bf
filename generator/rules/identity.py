"""Names and ids: nobody is entered twice, and an address once public stays."""

from collections.abc import Iterator, Mapping
from datetime import date

from ..domain.catalogue import ActorEntry, AnyEntry, Catalogue, OfferEntry
from ..domain.ended import Ended
from ..origin import Origin
from ..problem import Problem


def names_are_unique(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """No two actors have the same name."""
    first: dict[str, str] = {}
    for name, actor in catalogue.actors.items():
        key = key_of(actor.record.name)
        if key in first:
            yield Problem(
                actor.origins.of("name"), "duplicate-name", f"Diesen Namen hat schon „{first[key]}“.",
                "Ist es derselbe Akteur? Dann löschen Sie eine der beiden Dateien.", field="name", value=actor.record.name,
            )  # fmt: skip
        first.setdefault(key, name)


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


def ended_ids_stay_unused(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """The id of a record that was taken out is given to nobody else."""
    both: tuple[tuple[list[Ended], Mapping[str, AnyEntry]], ...] = (
        (catalogue.ended.record.offers, catalogue.offers),
        (catalogue.ended.record.actors, catalogue.actors),
    )
    for records, entries in both:
        ended = {one.id for one in records}
        for name, entry in entries.items():
            if name in ended:
                yield Problem(
                    entry.origins.of(), "id-ended", f"Die Kennung „{name}“ gehört einem beendeten Eintrag.",
                    "Benennen Sie die Datei um. Ist es derselbe Eintrag, nehmen Sie ihn aus ended.yml heraus.", value=name,
                )  # fmt: skip
            for index, former in enumerate(entry.record.redirect_from):
                if former in ended:
                    yield Problem(
                        entry.origins.of("redirect_from", index), "id-ended", f"Die Kennung „{former}“ steht in ended.yml als beendet.",
                        "Eine Adresse ist entweder umgezogen oder beendet. Löschen Sie eines von beiden.", field="redirect_from", value=former,
                    )  # fmt: skip


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


def key_of(text: str) -> str:
    """Return a name without what spelling may change: capitals, marks, blanks."""
    return " ".join("".join(ch if ch.isalnum() else " " for ch in text.casefold()).split())
