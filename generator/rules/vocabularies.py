"""The lists themselves: every code once, every tree without circles, nothing outdated in use."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ..domain.catalogue import Catalogue
from ..domain.vocabulary import Vocabulary
from ..origin import Origin
from ..problem import Problem, Severity
from .entries import all_entries

_CODED = (("topics", "topics"), ("audiences", "audiences"), ("type", "offer-types"), ("format", "formats"))


def concepts_hang_together(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """Codes are unique, and what stands above a code exists and does not stand below it."""
    for name, vocabulary in catalogue.vocabularies.items():
        origin = Origin(f"vocabularies/{name}.yml")
        for code, number in Counter(concept.code for concept in vocabulary.concepts).items():
            if number > 1:
                yield Problem(
                    origin, "vocabulary-code", f"Der Code „{code}“ steht {number}-mal in dieser Liste.",
                    "Jeder Code kommt genau einmal vor.",
                )  # fmt: skip
            yield from _hangs(vocabulary, code, origin)


def _hangs(vocabulary: Vocabulary, code: str, origin: Origin) -> Iterator[Problem]:
    concept = vocabulary[code]
    for field, other in (("broader", concept.broader), ("replaced_by", concept.replaced_by)):
        if other and other not in vocabulary:
            yield Problem(
                origin,
                "vocabulary-code",
                f"„{code}“ verweist mit „{field}“ auf „{other}“, das es nicht gibt.",
                "Prüfen Sie die Schreibweise.",
            )
    lineage = list(vocabulary.lineage(code))
    # A circle is named once, at its first code, not again for everything below it.
    if vocabulary[lineage[-1]].broader == code == min(lineage):
        yield Problem(
            origin,
            "vocabulary-code",
            f"„{code}“ führt mit „broader“ im Kreis.",
            "Löschen Sie eine dieser Angaben.",
        )


def codes_are_still_in_use(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """No record uses a code that another has replaced."""
    for entry in all_entries(catalogue):
        for field, name in _CODED:
            value = getattr(entry.record, field, None)
            vocabulary = catalogue.vocabularies.get(name)
            for index, code in enumerate(value if isinstance(value, list) else [value]):
                if (
                    isinstance(code, str)
                    and vocabulary
                    and code in vocabulary
                    and vocabulary[code].replaced_by
                ):
                    yield Problem(
                        entry.origins.of(field, index), "deprecated-code", f"„{code}“ ist veraltet.",
                        f"Nehmen Sie „{vocabulary[code].replaced_by}“.", Severity.WARNING, field, str(code),
                    )  # fmt: skip
