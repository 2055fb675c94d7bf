"""Did you mean …?"""

from collections.abc import Iterable
from difflib import get_close_matches

CUTOFF = 0.62


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like this one; empty when none is."""
    table = {candidate.casefold(): candidate for candidate in known}
    found = get_close_matches(word.casefold()[:80], table, n=1, cutoff=CUTOFF)
    return table[found[0]] if found else ""
