"""Which keys of a record people are asked for: few for everybody, more only where they fit the type."""

from collections.abc import Mapping

from .actor import Actor
from .offer import Offer

_SOMETIMES: Mapping[str, str] = {
    "workshop": "age grades access group_size duration cost registration",
    "course": "age grades access group_size duration cost registration",
    "training": "subjects education_levels access group_size duration cost registration",
    "lecture": "age access duration cost registration",
    "guided_tour": "age grades access group_size duration cost registration",
    "excursion": "age grades access group_size duration cost registration",
    "school_programme": "age grades education_levels subjects access group_size duration cost registration",
    "school_project": "grades education_levels subjects access",
    "project_week": "grades education_levels subjects access group_size duration cost registration",
    "learning_place": "age grades group_size duration cost registration",
    "exhibition": "age grades duration cost",
    "competition": "age grades education_levels subjects access group_size cost registration",
    "project": "age grades education_levels access group_size cost registration",
    "holiday_programme": "age grades access group_size duration cost registration",
    "event": "age access duration cost registration",
    "event_series": "age access duration cost registration",
    "action_day": "age access group_size duration cost registration",
    "festival": "age cost registration",
    "conference": "education_levels access duration cost registration",
    "open_meeting": "age access duration cost registration",
    "group": "age grades access group_size duration cost registration",
    "network": "education_levels access registration",
    "volunteering": "age access duration registration",
    "counselling": "access duration cost registration",
    "self_guided_tour": "age grades group_size duration cost",
    "lending": "education_levels subjects access duration cost registration",
    "material": "age grades education_levels subjects cost",
    "digital": "age grades education_levels subjects cost registration",
    "online_course": "age education_levels subjects access duration cost registration",
    "certification": "education_levels access duration cost registration",
    "grant": "education_levels access cost registration",
    "kindergarten": "age access group_size cost registration",
}
"""By type of offer, what is asked besides what everybody is asked."""

_FOR_SOME = frozenset(key for keys in _SOMETIMES.values() for key in keys.split())
NOT_ASKED: Mapping[str, str] = {
    "easy_summary": "belongs to the exact wording of the summary; the office writes it",
    "image": "names a file in the repository, which no form can put there",
    "awards": "are kept with their sources by the office",
    "redirect_from": "is written when a file is renamed",
    "translations": "belong to the exact wording of title and summary",
}
"""Keys of an offer that nobody is asked for, and why; a change leaves them as they are."""

ACTOR_NOT_ASKED: Mapping[str, str] = {
    "awards": NOT_ASKED["awards"],
    "logo": NOT_ASKED["image"],
    "redirect_from": NOT_ASKED["redirect_from"],
    "translations": NOT_ASKED["translations"],
}
"""Keys of an actor that nobody is asked for, and why."""


def types_with_questions() -> frozenset[str]:
    """Return the types of offers that have questions of their own."""
    return frozenset(_SOMETIMES)


def keys_asked(offer_type: str) -> tuple[str, ...]:
    """Return the keys to ask for with an offer of this type, in the order of the model.

    A type that a city has added and that is not named here is asked for everything.
    """
    own = frozenset(_SOMETIMES[offer_type].split()) if offer_type in _SOMETIMES else _FOR_SOME
    left_out = (_FOR_SOME - own) | NOT_ASKED.keys()
    return tuple(key for key in Offer.written_keys() if key not in left_out)


def actor_keys_asked() -> tuple[str, ...]:
    """Return the keys to ask for with an actor, in the order of the model."""
    return tuple(key for key in Actor.written_keys() if key not in ACTOR_NOT_ASKED)
