"""Awards in words; one without a year is left out."""

from collections.abc import Iterable

from ..domain.award import Award


def award_lines(awards: Iterable[Award]) -> list[tuple[str, str]]:
    """Say the awards whose year is known: programme, years, how often, remark; and where it is documented."""
    return [(_award_words(award), award.source or "") for award in awards if award.years]


def _award_words(award: Award) -> str:
    years = ", ".join(str(year) for year in award.years)
    often = f"{award.count}-mal" if award.count else ""
    return ", ".join(part for part in (f"{award.programme} ({years})", often, award.note) if part)
