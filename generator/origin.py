"""Where something was written: file, line and column, for every key and value of a record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Origin:
    """A place in a file of the content folder; line and column count from 1.

    `length` is how many characters of that line belong to it (0: unknown).
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Origins:
    """The origin of each key and of each value of one record."""

    file: str
    values: Mapping[FieldPath, Origin] = field(default_factory=dict)
    keys: Mapping[FieldPath, Origin] = field(default_factory=dict)

    def of(self, *path: str | int) -> Origin:
        """Origin of a value; where it is missing, of the nearest value around it."""
        return self._nearest(self.values, path)

    def of_key(self, *path: str | int) -> Origin:
        """Origin of the key itself, for findings about a field as a whole."""
        return self.keys.get(path) or self._nearest(self.values, path)

    def _nearest(self, table: Mapping[FieldPath, Origin], path: FieldPath) -> Origin:
        for length in range(len(path), 0, -1):
            if path[:length] in table:
                return table[path[:length]]
        return Origin(self.file)
