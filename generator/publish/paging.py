"""Long lists in pages of readable length, each with an address of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

PER_PAGE = 50


@dataclass(frozen=True)
class Step:
    """A way to another page of the list; number 0 stands for pages that are left out."""

    number: int
    address: str


@dataclass(frozen=True)
class Leaf:
    """One page of a long list at the address `base`; numbers begin with 1."""

    base: str
    number: int
    count: int

    @property
    def address(self) -> str:
        """Where this page is."""
        return address_of(self.base, self.number)

    @property
    def words(self) -> str:
        """Which page this is, „Seite 2 von 4“; empty on a list of one page."""
        return f"Seite {self.number} von {self.count}" if self.count > 1 else ""

    def titled(self, title: str) -> str:
        """Return the title of this page; the first one is named after the list alone."""
        return f"{title} – {self.words}" if self.number > 1 else title

    @property
    def window(self) -> slice:
        """Which items of the list stand here."""
        return slice((self.number - 1) * PER_PAGE, self.number * PER_PAGE)

    @property
    def before(self) -> Step | None:
        """The page before this one."""
        return self._step(self.number - 1) if self.number > 1 else None

    @property
    def after(self) -> Step | None:
        """The page after this one."""
        return self._step(self.number + 1) if self.number < self.count else None

    @property
    def steps(self) -> Iterator[Step]:
        """The first and last page, this one and its neighbours."""
        near = {1, self.count, *range(self.number - 1, self.number + 2)}
        last = 0
        for number in sorted(near & set(range(1, self.count + 1))):
            if number > last + 1:
                yield Step(0, "")
            yield self._step(number)
            last = number

    def _step(self, number: int) -> Step:
        return Step(number, address_of(self.base, number))


def address_of(base: str, number: int) -> str:
    """Return where a page of a list is; the first one is the list itself."""
    return base if number == 1 else f"{base}seite/{number}/"


def leaves(base: str, items: int) -> Iterator[Leaf]:
    """Yield the pages of a list with so many items; an empty list has one page."""
    count = max(1, -(-items // PER_PAGE))
    return (Leaf(base, number, count) for number in range(1, count + 1))


def page_of(index: int) -> int:
    """Return the number of the page on which an item stands; items begin with 0."""
    return index // PER_PAGE + 1
