"""What changed in a record, field by field, in the words of the page: „Preis: von 5 auf 7 Euro“."""

from collections.abc import Iterator
from dataclasses import dataclass

from .actor import Actor
from .catalogue import Catalogue
from .cost import Amount, Cost
from .offer import Offer
from .record import Part
from .said import Speaker, short_text, term_of
from .schedule import Schedule
from .schedule_differences import schedule_differences

_INVISIBLE = frozenset({"findable_by", "redirect_from"})
"""Keys that visitors never see; a change of them is named without its value."""


@dataclass(frozen=True)
class Difference:
    """One change: the key of the record, what it is called, and what happened to it, in German."""

    key: str
    term: str
    words: str
    part: str = ""
    """The key within a block such as the contact."""

    @property
    def sentence(self) -> str:
        """The change in one line."""
        return f"{self.term}: {self.words}" if self.term else self.words


def differences(before: Offer | Actor, after: Offer | Actor, catalogue: Catalogue) -> tuple[Difference, ...]:
    """Return what changed between two states of a record, in the order of the model.

    Args:
        before: the earlier state.
        after: the later state, of the same kind.
        catalogue: knows the labels of codes and the names behind ids.
    """
    return tuple(_of_part(before, after, Speaker(catalogue)))


def _of_part(before: Offer | Actor, after: Offer | Actor, speaker: Speaker) -> Iterator[Difference]:
    model = type(after)
    for key in model.model_fields:
        old, new = getattr(before, key), getattr(after, key)
        if old == new:
            continue
        term = term_of(model, key)
        if key in _INVISIBLE:
            yield Difference(key, term, "geändert")
        elif key == "schedule":
            yield from _of_schedule(old, new)
        elif isinstance(old, Cost) and isinstance(new, Cost):
            yield from _of_cost(old, new, speaker)
        elif isinstance(old, Part) and type(old) is type(new) and not hasattr(new, "words"):
            yield from _of_fields(key, term, old, new, speaker)
        else:
            yield Difference(key, term, _words(model, key, old, new, speaker))


def _of_fields(key: str, term: str, old: Part, new: Part, speaker: Speaker) -> Iterator[Difference]:
    """Yield what changed in a block such as the contact."""
    model = type(new)
    for name in model.model_fields:
        one, other = getattr(old, name), getattr(new, name)
        if one != other:
            yield Difference(
                key, f"{term}, {term_of(model, name)}", _words(model, name, one, other, speaker), name
            )


def _words(model: type[Part], name: str, old: object, new: object, speaker: Speaker) -> str:
    if isinstance(old, list) and isinstance(new, list):
        return _of_list(model, name, old, new, speaker)
    said_old, said_new = (
        speaker.value(model, name, one) if one not in (None, {}) else "" for one in (old, new)
    )
    if isinstance(new, str) and isinstance(old, str) and said_old == said_new:
        return "geändert"  # both are too long to be shown whole, and begin alike
    return changed(said_old, said_new)


def changed(old: str, new: str) -> str:
    """Say what something was and is; an empty text is what is not known."""
    if not old:
        return f"neu: {new}"
    return f"bisher {old}; jetzt {new}" if new else f"gestrichen (bisher {old})"


def _of_list(model: type[Part], name: str, old: list[object], new: list[object], speaker: Speaker) -> str:
    came = [speaker.value(model, name, [one]) for one in new if one not in old]
    went = [speaker.value(model, name, [one]) for one in old if one not in new]
    if not came and not went:
        return "andere Reihenfolge"
    parts = [f"dazu kommt {', '.join(came)}" if came else "", f"gestrichen {', '.join(went)}" if went else ""]
    return "; ".join(filter(None, parts))


def _of_schedule(old: Schedule, new: Schedule) -> Iterator[Difference]:
    for sentence in schedule_differences(old, new):
        yield Difference("schedule", "", sentence)


def _of_cost(old: Cost, new: Cost, speaker: Speaker) -> Iterator[Difference]:
    if old.kind != new.kind:
        yield Difference("cost", "Kosten", _words(Cost, "kind", old.kind, new.kind, speaker))
    yield from _of_amounts(old, new, speaker)
    for name in ("reductions", "free_when", "note", "as_of"):
        one, other = getattr(old, name), getattr(new, name)
        if one != other:
            yield Difference("cost", term_of(Cost, name), _words(Cost, name, one, other, speaker))


def _of_amounts(old: Cost, new: Cost, speaker: Speaker) -> Iterator[Difference]:
    olds, news = ({(one.who, one.per): one for one in cost.amounts} for cost in (old, new))
    for whom in dict.fromkeys((*olds, *news)):
        one, other = olds.get(whom), news.get(whom)
        if one == other:
            continue
        if one and other:
            yield Difference(
                "cost", _price_term(other), f"von {one.words.removesuffix(' Euro')} auf {other.words}"
            )
        else:
            said_old, said_new = (speaker.amount(price) if price else "" for price in (one, other))
            yield Difference("cost", "Preis", changed(said_old, said_new))


def _price_term(amount: Amount) -> str:
    return f"Preis für {short_text(amount.who)}" if amount.who else "Preis"
