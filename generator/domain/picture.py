"""A picture as it lies in the content folder."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Picture:
    """An image file; width and height in pixels."""

    name: str
    width: int
    height: int
    data: bytes = field(repr=False)
