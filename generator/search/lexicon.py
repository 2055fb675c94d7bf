"""The German dictionary: which words exist, and which belong to the same lemma."""

from collections.abc import Mapping
from functools import cache

# Plurals that no stemmer brings together with their singular; each guess is held against the dictionary.
_ODD_PLURALS = (
    ("um", "en"), ("um", "a"), ("us", "en"), ("a", "en"), ("a", "as"), ("on", "a"), ("", "ien"), ("", "s"), ("mann", "leute"),
    ("", "nen"), ("is", "en"), ("o", "en"), ("ma", "men"),
)  # fmt: skip


@cache
def _lemmas() -> Mapping[str, str]:
    """Load the dictionary, form to lemma; takes more than a second, so it waits until a new word turns up."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # noqa: PLC0415

    return DefaultDictionaryFactory(cache_max_size=1).get_dictionary("de")


def is_noun(word: str) -> bool:
    """Whether a lower-case word is a noun or a form of one."""
    lemma = _lemmas().get(word.capitalize())
    return lemma is not None and lemma[:1].isupper()


def is_word(word: str) -> bool:
    """Whether a lower-case word is in the dictionary."""
    return word in _lemmas() or word.capitalize() in _lemmas()


def lemmas_of(word: str) -> tuple[str, ...]:
    """Return the lemmas of a lower-case word, lower case, the noun first."""
    found = (_lemmas().get(word.capitalize()), _lemmas().get(word))
    return tuple(dict.fromkeys(one.lower() for one in found if one))


def odd_forms_of(lemma: str) -> tuple[str, ...]:
    """Return forms of a noun that its stem does not reach: museen for museum, fossil for fossilie."""
    noun = lemma.capitalize()
    guesses = [noun.removesuffix(ending) + plural for ending, plural in _ODD_PLURALS if noun.endswith(ending)]
    forms = [guess for guess in guesses if _lemmas().get(guess) in (noun, noun + "ie") and guess != noun]
    if noun.endswith(("alie", "ilie")) and _lemmas().get(noun[:-2]) == noun[:-2]:
        forms.append(noun[:-2])  # the dictionary takes Fossilien for a plural of Fossilie
    return tuple(form.lower() for form in forms)
