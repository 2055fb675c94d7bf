"""A desk for each actor: what needs a look in its own records, with the click that settles it.

The page holds nothing that is not public anyway, is linked from the actor's page, and is kept out of search.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..domain.catalogue import ActorEntry, address_of, name_of
from ..domain.dates import PartialDate
from ..domain.evidence import Freshness
from ..domain.ladder import AGED
from ..domain.offer import Offer
from ..domain.standing import Standing, standings_of
from ..problem import Problem
from .artefact import Artefact
from .contribution import Ways, ways_for
from .edition import Edition
from .embedding import element_html, links_html, origin_of
from .pages import Binder, Page
from .paging import Leaf, leaves
from .words import actor_badge, badge

# The desk says the same in words of its own.
_SAID_BY_THE_STEP = "confirmation-old"


@dataclass(frozen=True)
class Task:
    """One record on the desk."""

    standing: Standing
    name: str
    address: str
    badge: str
    next: str
    problems: tuple[Problem, ...]
    ways: Ways


def desk_of(actor: ActorEntry) -> str:
    """Return where the desk of an actor is."""
    return f"{address_of(actor)}pflege/"


def desk_pages(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield the desk of every actor, in pages where it has many records."""
    for actor in edition.catalogue.actors.values():
        profile, *offers = standings_of(edition.catalogue, actor, edition.today)
        for leaf in leaves(desk_of(actor), len(offers)):
            yield _page(binder, actor, leaf, [profile, *offers])


def _page(binder: Binder, actor: ActorEntry, leaf: Leaf, all_of_them: Sequence[Standing]) -> Artefact:
    edition = binder.edition
    profile, *offers = all_of_them
    values = {
        "actor": actor.record,
        "home": address_of(actor),
        "leaf": leaf,
        "due": sum(one.is_due for one in all_of_them),
        "total": len(offers),
        "profile": _task(edition, profile) if leaf.number == 1 else None,
        "tasks": [_task(edition, one) for one in offers[leaf.window]],
        "element": element_html(edition, actor) if leaf.number == 1 else "",
        "origin": origin_of(edition.site),
        "links": links_html(edition, actor) if leaf.number == 1 else "",
    }
    about = f"Für {actor.record.name}: was bei den eigenen Einträgen ansteht."
    title = f"Einträge pflegen: {actor.record.name}"
    page = Page(leaf.base, "akteure", "desk.html", title, about, is_found=False)
    return binder.bind(page.at(leaf), values)


def _task(edition: Edition, one: Standing) -> Task:
    found = edition.problems_by_file.get(one.entry.origins.file, ())
    return Task(
        standing=one,
        name=name_of(one.entry),
        address=address_of(one.entry),
        badge=_badge(edition, one),
        next=next_words(edition, one),
        problems=tuple(problem for problem in found if problem.rule != _SAID_BY_THE_STEP),
        ways=ways_for(edition.site, one.entry),
    )


def _badge(edition: Edition, one: Standing) -> str:
    record = one.entry.record
    if isinstance(record, Offer):
        return badge(edition, record, one.step)
    return actor_badge(edition, one.step)


def step_words(edition: Edition, one: Standing) -> str:
    """Say on which step a record stands and what happens next, in one line."""
    return " – ".join(text for text in (_badge(edition, one), next_words(edition, one)) if text)


def next_words(edition: Edition, one: Standing) -> str:
    """Say what happens next to a record, and by when somebody should act."""
    if one.is_over:
        return "Wird als früherer Eintrag aufbewahrt."
    if one.fall is None:
        return "Bitte prüfen Sie, ob die Angaben noch stimmen." if one.step in AGED else ""
    day, label = one.fall.day, edition.label("freshness", one.fall.step)
    last_day = _in_words(day - timedelta(days=1))
    if one.fall.step is Freshness.HISTORICAL:
        return f"Endet am {last_day} und gilt danach als früherer Eintrag."
    if one.step in AGED:
        return f"Bitte bestätigen Sie die Angaben. Ab {_in_words(day)} heißt es: „{label}“."
    wish = "Bitte bestätigen Sie die Angaben bis" if one.is_due else "Gilt bis"
    return f"{wish} {last_day}, danach: „{label}“."


def _in_words(day: date) -> str:
    return PartialDate(day.year, day.month, day.day).words
