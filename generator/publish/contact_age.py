"""Whether contact data may be out of date; the page and every export ask the same question."""

from datetime import date

from ..domain.actor import Actor
from ..domain.evidence import is_old


def has_old_contact(actor: Actor, today: date) -> bool:
    """Whether nobody has confirmed the contact data, and their source is old or has no date."""
    if not actor.contact or actor.confirmed_on:
        return False
    return is_old(actor.evidence.as_of if actor.evidence else None, today)
