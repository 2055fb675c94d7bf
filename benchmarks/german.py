"""Enough made-up German for a search to be hard: compounds, inflected forms, everyday and rare words.

A `Lemma` is a word with its forms; text draws some lemmas often and most of them seldom, as real text does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

import yaml

_WORDS: dict[str, list[str]] = {
    kind: text.split()
    for kind, text in yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")).items()
}
_COMMON = 400
_STEEP = 2.2


@dataclass(frozen=True)
class Lemma:
    """A word: the form for titles, and all its forms."""

    name: str
    forms: tuple[str, ...]


@cache
def nouns() -> tuple[Lemma, ...]:
    """All nouns, alone and as compounds, in an order that mixes them."""
    heads = [pair.split(":") for pair in _WORDS["heads"]]
    alone = [_noun(*pair.split(":")) for pair in _WORDS["nouns"]]
    made = [
        _noun(_joined(modifier, one), plural if plural == "-" else _joined(modifier, plural))
        for modifier, (one, plural) in product(_WORDS["modifiers"], heads)
        if not modifier.startswith(one[:4])
    ]
    Random(1).shuffle(made)
    return (*alone, *made)


def _joined(modifier: str, head: str) -> str:
    return modifier + (head if modifier.endswith("-") else head.lower())


def _noun(one: str, plural: str) -> Lemma:
    many = () if plural == "-" else (plural, plural if plural[-1] in "ns" else f"{plural}n")
    return Lemma(one, tuple(dict.fromkeys((one, *many))))


@cache
def _verbs() -> tuple[Lemma, ...]:
    # „upcyceln“ and „zeichnen“ have stems of their own; an approximate form is as good a word to search through.
    stems = [(verb, verb.removesuffix("n").removesuffix("e")) for verb in _WORDS["verbs"]]
    return tuple(Lemma(verb, (verb, f"{stem}t", f"{stem}end", f"{stem}ende")) for verb, stem in stems)


@cache
def _adjectives() -> tuple[Lemma, ...]:
    return tuple(
        Lemma(word, (word, *(word + end for end in ("e", "en", "er", "es")))) for word in _WORDS["adjectives"]
    )


@cache
def forms() -> Mapping[str, Lemma]:
    """Every form in lower case with its noun."""
    return {form.lower(): lemma for lemma in nouns() for form in lemma.forms}


def _picks(words: Sequence[Lemma], random: Random, number: int) -> Iterator[Lemma]:
    # A power law: the first words come often, the last ones once in a while.
    for _ in range(number):
        yield words[int(len(words) * random.random() ** _STEEP)]


def compound(random: Random) -> str:
    """Any compound in its base form, the seldom ones as often as the others."""
    return random.choice(nouns()[len(_WORDS["nouns"]) :]).name


def title(random: Random) -> str:
    """Two or three words, one of them a compound."""
    other = next(_picks(nouns()[:_COMMON], random, 1)).name
    pattern = random.choice(("{0} {1}", "{0} im {1}", "{2} {0}", "{1}: {0}", "{0} – {2} {3}"))
    adjective, verb = random.choice(_adjectives()).forms[1], random.choice(_verbs()).name
    return pattern.format(compound(random), other, adjective.capitalize(), verb)


def sentence(random: Random, least: int, most: int) -> str:
    """Words without grammar, but in many forms."""
    found = []
    for _ in range(random.randint(least, most)):
        kind = random.random()
        if kind < 0.45:  # noqa: PLR2004 - nearly half of running text is little words
            found.append(random.choice(_WORDS["fillers"]))
        elif kind < 0.8:  # noqa: PLR2004
            found.append(random.choice(next(_picks(nouns(), random, 1)).forms))
        else:
            found.append(random.choice(random.choice((_verbs(), _adjectives())[kind < 0.9]).forms))  # noqa: PLR2004
    text = " ".join(found)
    return text[0].upper() + text[1:] + "."
