"""The education Leitbild of the city: statements with permanent ids that offers may serve."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Statement:
    """One statement; `line` is where it stands in the text."""

    id: str
    title: str
    line: int = 1


@dataclass(frozen=True)
class Leitbild:
    """All statements, in the order of the text."""

    statements: tuple[Statement, ...] = field(default=())

    @property
    def ids(self) -> frozenset[str]:
        """The ids that offers may name."""
        return frozenset(one.id for one in self.statements)
