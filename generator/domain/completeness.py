"""What a record does not say yet and visitors ask for: one hint for each gap, and never a score."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from .actor import Actor
from .asked import actor_keys_asked, keys_asked
from .offer import Offer
from .schedule_words import has_times

# In the order in which a missing answer keeps people from coming. The hints are for people at the form, so
# they name no key.
_OFFER_HINTS: Mapping[str, str] = {
    "schedule": "Nennen Sie Tage und Uhrzeiten, zu denen man kommen kann.",
    "cost": "Schreiben Sie dazu, was es kostet – auch, wenn es nichts kostet.",
    "places": "Sagen Sie, wo es stattfindet: Name des Ortes und Straße.",
    "registration": "Sagen Sie, ob man sich anmelden muss, und wie das geht.",
    "url": "Verlinken Sie die Seite, auf der mehr über das Angebot steht.",
    "contact": "Nennen Sie ein Postfach oder eine Telefonnummer für Fragen.",
    "age": "Sagen Sie, für welches Alter das Angebot gedacht ist.",
    "grades": "Nennen Sie die Klassen, für die das Angebot passt.",
    "access": "Sagen Sie, wer mitmachen kann: alle, oder nur bestimmte Gruppen?",
    "accessibility": "Sagen Sie, ob man mit dem Rollstuhl hineinkommt. Auch ein Nein hilft.",
    "duration": "Sagen Sie, wie lange es dauert.",
    "group_size": "Sagen Sie, wie groß die Gruppe sein darf.",
    "languages": "Nennen Sie die Sprachen, in denen das Angebot stattfindet.",
    "education_levels": "Nennen Sie die Bildungsstufen, für die das Angebot passt.",
    "subjects": "Nennen Sie die Schulfächer, zu denen das Angebot passt.",
    "description": "Beschreiben Sie den Ablauf in einigen Sätzen.",
}
_ACTOR_HINTS: Mapping[str, str] = {
    "contact": "Nennen Sie ein Postfach oder eine Telefonnummer für Fragen.",
    "website": "Nennen Sie die Adresse Ihrer Website.",
    "address": "Nennen Sie die Anschrift, unter der man Sie findet.",
    "accessibility": "Sagen Sie, ob man mit dem Rollstuhl hineinkommt. Auch ein Nein hilft.",
    "opening_hours": "Sagen Sie, wann man Sie erreicht oder besuchen kann.",
    "audiences": "Nennen Sie die Menschen, für die Sie arbeiten.",
    "topics": "Nennen Sie Ihre Themen.",
    "description": "Beschreiben Sie in einigen Sätzen, was Sie tun.",
}
_WHOM_IT_SUITS = ("age", "grades", "education_levels")
_WITHOUT_PLACE = ("online_live", "self_paced", "to_take_home")


@dataclass(frozen=True)
class Gap:
    """Something that is not known: the key of the record, and a German sentence that asks for it."""

    key: str
    hint: str


def gaps(record: Offer | Actor) -> tuple[Gap, ...]:
    """Return what a record does not say, most useful for visitors first; nothing where all is over."""
    found = _missing_of_offer(record) if isinstance(record, Offer) else _missing_of_actor(record)
    return tuple(found)


def _missing_of_offer(offer: Offer) -> Iterator[Gap]:
    if offer.status == "ended" or offer.schedule.kind == "past":
        return
    asked = _asked_once(keys_asked(offer.type))
    for key, hint in _OFFER_HINTS.items():
        is_known = _KNOWN_OF_OFFER.get(key, attrgetter(key))
        if key in asked and not is_known(offer):
            yield Gap(key, hint)


def _missing_of_actor(actor: Actor) -> Iterator[Gap]:
    if actor.status in ("inactive", "renamed"):
        return
    for key, hint in _ACTOR_HINTS.items():
        if key in actor_keys_asked() and not getattr(actor, key):
            yield Gap(key, hint)


def _asked_once(keys: Collection[str]) -> Collection[str]:
    """Leave one way of several that answer the same question: the first that fits the type."""
    ways = [key for key in _WHOM_IT_SUITS if key in keys]
    return [key for key in keys if key not in ways[1:]]


def _whom_it_suits(offer: Offer) -> bool:
    return any(getattr(offer, key) for key in _WHOM_IT_SUITS)


# Where a question is answered by more than the key being there.
_KNOWN_OF_OFFER: Mapping[str, Callable[[Offer], object]] = {
    "schedule": lambda offer: has_times(offer.schedule),
    "cost": lambda offer: offer.cost is not None and offer.cost.kind != "unknown",
    "places": lambda offer: bool(offer.places) or offer.format in _WITHOUT_PLACE,
    "contact": lambda offer: bool(offer.contact or offer.registration or offer.url),
    **dict.fromkeys(_WHOM_IT_SUITS, _whom_it_suits),
}
