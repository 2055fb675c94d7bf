"""What a new record must say, as questions with choices, and how an answer is understood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..domain.catalogue import ActorEntry
from ..domain.record import REFERENCE_KEY, VOCABULARY_KEY, Part, schema_of
from ..domain.vocabulary import Concept, Vocabularies

FEW = 40
"""So many choices fit on a screen; of longer lists only the top ones are shown at first."""
SCHEDULE_KINDS = "schedule-kinds"
# Where what a key holds is not what one would ask a person.
_ASKED = {"actor": "Wer bietet es an?"}


@dataclass(frozen=True)
class Choice:
    """One answer of a closed list; `words` is everything else that people may call it."""

    code: str
    label: str
    words: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, in lower case."""
        return tuple(name.casefold() for name in (self.code, self.label, *self.words))


@dataclass(frozen=True)
class Question:
    """One key that a record needs. Without `choices` the answer is free text."""

    key: str
    words: str
    choices: tuple[Choice, ...] = ()
    first: tuple[Choice, ...] = ()
    """The choices that are shown at once."""
    several: bool = False


def questions_for(
    model: type[Part], vocabularies: Vocabularies, actors: Mapping[str, ActorEntry]
) -> tuple[Question, ...]:
    """Return a question for each key that the model needs, in its order."""
    schema = schema_of(model)
    return tuple(
        _question(key, schema["properties"][key], vocabularies, actors) for key in schema["required"]
    )


def meant(text: str, question: Question, shown: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return the choices that somebody may mean: one where it is clear, none where nothing fits.

    Args:
        text: a number of the list that is shown, a code, a label, or a part of a word.
        question: what was asked.
        shown: the choices on the screen, which are numbered from 1.
    """
    asked = text.strip().casefold()
    if asked.isascii() and asked.isdecimal() and 0 < int(asked) <= len(shown):
        return (shown[int(asked) - 1],)
    # The exact code comes before a label, and a label before an everyday word that several share.
    for place in (0, 1):
        if found := [one for one in question.choices if one.names[place] == asked]:
            return (found[0],)
    called = tuple(one for one in question.choices if asked in one.names)
    return called or tuple(one for one in question.choices if any(asked in name for name in one.names))


def _question(
    key: str, schema: Mapping[str, Any], vocabularies: Vocabularies, actors: Mapping[str, ActorEntry]
) -> Question:
    name = schema.get("items", schema).get(VOCABULARY_KEY) or (SCHEDULE_KINDS if "oneOf" in schema else "")
    choices: tuple[Choice, ...] = ()
    first: tuple[Choice, ...] = ()
    if name:
        choices = _choices(vocabularies[name].concepts)
        first = choices if len(choices) <= FEW else _choices(vocabularies[name].top)
    elif schema.get(REFERENCE_KEY) == "actors":
        choices = tuple(_actor(one) for one in actors.values())
        first = choices if len(choices) <= FEW else ()
    return Question(key, _ASKED.get(key, schema["description"]), choices, first, "items" in schema)


def _choices(concepts: Iterable[Concept]) -> tuple[Choice, ...]:
    return tuple(
        Choice(one.code, one.label, (one.short_label, *one.synonyms))
        for one in concepts
        if not one.replaced_by
    )


def _actor(entry: ActorEntry) -> Choice:
    record = entry.record
    return Choice(entry.id, record.name, tuple(filter(None, (record.short_name, *record.aliases))))
