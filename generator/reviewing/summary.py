"""A review in words that a lay person understands: first what changes on the site, then what is to be done."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from ..domain.catalogue import AnyEntry, name_of
from ..domain.changes import Change, Kind
from ..domain.completeness import gaps
from ..domain.offer import Offer
from ..domain.said import short_text
from ..domain.schedule_words import in_words
from ..problem import Problem
from ..publish.edition import Edition
from ..publish.told import KINDS
from ..publish.words import audience_lines, cost_lines, place_line
from .blocks import Block, Facts, Heading, Items, Lines, Paragraph, Summary, clipped, clipped_lines
from .review import Review, Rewritten

MOST_RECORDS, MOST_ITEMS, MOST_HINTS, MOST_DIFFS, MOST_LINES = 20, 20, 3, 5, 60
"""So many of each are shown; more nobody reads, and a comment on GitHub has an end."""
_GONE = {
    "Angebot": "Die Seite verschwindet. Ist das Angebot nur vorbei? Dann genügt „status: ended“.",
    "Akteur": "Die Seite verschwindet. Gibt es den Akteur nicht mehr? Dann genügt „status: inactive“.",
}
_COUNTS = {
    Kind.NEW: ("neuer Eintrag", "neue Einträge"),
    Kind.CHANGED: ("geänderter Eintrag", "geänderte Einträge"),
    Kind.RENAMED: ("umbenannter Eintrag", "umbenannte Einträge"),
    Kind.REMOVED: ("gestrichener Eintrag", "gestrichene Einträge"),
}


def summary_of(found: Review) -> Summary:
    """Say everything about a proposal that helps to decide, or to make it better."""
    return Summary(blocks=list(_blocks(found)))


def _blocks(found: Review) -> Iterator[Block]:
    yield Heading(level=2, text="Was sich auf der Website ändert")
    yield Paragraph(text=_counted(found))
    if found.beyond:
        yield Paragraph(
            text="Dieser Vorschlag ändert mehr als Einträge: auch Texte der Stadt, Listen oder Code. "
            "Jemand aus der Betreuung muss ihn genau lesen."
        )
    for change in found.changes[:MOST_RECORDS]:
        yield from _change(found, change)
    if len(found.changes) > MOST_RECORDS:
        rest = found.changes[MOST_RECORDS:]
        yield _items("Außerdem", [f"{KINDS[one.kind]}: {name_of(one.entry)} ({one.file})" for one in rest])
    for file in found.unreadable[:MOST_RECORDS]:
        yield Heading(level=3, text=f"Noch kein gültiger Eintrag: {file}")
        yield from _findings(found.own.get(file, ()))
    yield from _elsewhere(found)
    yield from _spelling(found.rewritten)


def _counted(found: Review) -> str:
    numbers = Counter(one.kind for one in found.changes)
    said = [
        f"{numbers[kind]} {words[numbers[kind] != 1]}" for kind, words in _COUNTS.items() if numbers[kind]
    ]
    if found.unreadable:
        said.append(
            f"{len(found.unreadable)} noch nicht gültige Datei{'en' if len(found.unreadable) > 1 else ''}"
        )
    errors = sum(one.is_error for ones in found.own.values() for one in ones)
    state = (
        f"{errors} Fehler {'ist' if errors == 1 else 'sind'} zu beheben."
        if errors
        else "Es ist nichts zu beheben."
    )
    return f"{', '.join(said) or 'An den Einträgen ändert sich nichts'}. {state}"


def _change(found: Review, change: Change) -> Iterator[Block]:
    kind = "Angebot" if isinstance(change.entry.record, Offer) else "Akteur"
    yield Heading(level=3, text=clipped(f"{KINDS[change.kind]}: {name_of(change.entry)} ({kind})"))
    if change.kind is Kind.REMOVED:
        yield Paragraph(
            text="Die Seite verschwindet. Ist das Angebot nur vorbei? Dann genügt „status: ended“. "
            "Soll der Eintrag ganz weg, gehört er in ended.yml, damit seine Adresse bleibt."
        )
        return
    if change.kind is Kind.RENAMED:
        yield Paragraph(text=f"Die Adresse war bisher „{change.former}“; alte Links führen weiter.")
    if change.differences:
        yield _items("Das ändert sich", [one.sentence for one in change.differences])
    yield from _page(found.edition, change.entry)
    yield from _findings(found.own.get(change.file, ()))
    if change.file in found.alike:
        others = [f"{name_of(one)} ({one.origins.file})" for one in found.alike[change.file]]
        yield _items("Gibt es vielleicht schon", others)
    hints = [gap.hint for gap in gaps(change.entry.record)[:MOST_HINTS]]
    if hints:
        yield _items("Damit würde der Eintrag noch hilfreicher", hints)


def _page(edition: Edition, entry: AnyEntry) -> Iterator[Block]:
    """Say in short what the page says."""
    shown = edition.catalogue.offers if isinstance(entry.record, Offer) else edition.catalogue.actors
    if entry.id not in shown:
        yield Paragraph(text="Die Seite lässt sich erst zeigen, wenn die Fehler behoben sind.")
        return
    yield Paragraph(text=clipped(entry.record.summary))
    facts = _offer_facts(edition, entry.record) if isinstance(entry.record, Offer) else []
    if facts:
        yield Facts(facts=[(term, clipped(text)) for term, text in facts if text])


def _offer_facts(edition: Edition, offer: Offer) -> list[tuple[str, str]]:
    places = [place_line(edition, offer, place) for place in offer.places]
    return [
        ("Anbieter", edition.catalogue.actors[offer.actor].record.name),
        ("Wann", in_words(offer.schedule)),
        ("Wo", "; ".join(places) or "nicht angegeben"),
        ("Für wen", "; ".join(audience_lines(edition, offer))),
        ("Kosten", "; ".join(cost_lines(edition, offer))),
    ]


def _findings(problems: Sequence[Problem]) -> Iterator[Block]:
    for title, wanted in (("Bitte beheben", True), ("Bitte ansehen", False)):
        said = [_said(one) for one in problems if one.is_error is wanted]
        if said:
            yield _items(title, said)


def _said(problem: Problem) -> str:
    field = f", {problem.field}" if problem.field else ""
    return f"Zeile {problem.origin.line}{field}: {problem.message} {problem.hint}".strip()


def _elsewhere(found: Review) -> Iterator[Block]:
    """Name what the proposal does to files that are not shown above, and count what has nothing to do with it."""
    told = {*found.unreadable, *(one.file for one in found.changes if one.kind is not Kind.REMOVED)}
    rest = [one for file, ones in found.own.items() if file not in told for one in ones]
    # That two offers may be one is said above, at the one that changes.
    said = [f"{one.origin.file}, {_said(one)}" for one in rest if one.rule != "similar-offer"]
    if said:
        yield Heading(level=3, text="In anderen Dateien")
        yield _items("Das hängt mit dem Vorschlag zusammen", said)
    if found.others:
        number = "steht 1 Meldung" if found.others == 1 else f"stehen {found.others} Meldungen"
        yield Paragraph(text=f"Sonst {number} im Verzeichnis; sie haben mit diesem Vorschlag nichts zu tun.")


def _spelling(rewritten: Sequence[Rewritten]) -> Iterator[Block]:
    if not rewritten:
        return
    yield Heading(level=3, text="Einheitliche Schreibweise")
    yield Paragraph(
        text="Das ist kein Fehler. So würde „bne format“ die Dateien schreiben; Sie können es übernehmen oder lassen."
    )
    for one in rewritten[:MOST_DIFFS]:
        lines = unified_diff(
            one.text.splitlines(), one.canonical.splitlines(), one.file, one.file, lineterm="", n=1
        )
        yield Lines(lines=clipped_lines(lines, MOST_LINES))
    if len(rewritten) > MOST_DIFFS:
        yield Paragraph(text=f"Und {len(rewritten) - MOST_DIFFS} weitere.")


def _items(title: str, items: Sequence[str]) -> Items:
    said = [clipped(short_text(one) if len(one) > 1000 else one) for one in items[:MOST_ITEMS]]  # noqa: PLR2004
    more = [f"… und {len(items) - MOST_ITEMS} weitere"] if len(items) > MOST_ITEMS else []
    return Items(title=title, items=[*said, *more])
