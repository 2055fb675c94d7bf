"""The overview of places as a drawing: projection, points that stand apart, scale bar; all pure.

Units are those of the drawing, WIDTH across, y downward, north up. The browser goes on from here: map_view.js
reckons the same way.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import asinh, atan, cos, log10, pi, radians, sinh, tan

from ..domain.geography import Point

Position = tuple[float, float]
Box = tuple[float, float, float, float]
Place = tuple[str, float, float]

WIDTH = 360.0
HEIGHTS = (240.0, 420.0)
PADDING = 34.0
APART = 32.0
"""Between two points: a finger needs 24 pixels, also where the drawing is 284 pixels wide."""
EQUATOR = 40_075_016.686
_LEAST_SPAN = 4_000 / EQUATOR
_LONGEST_BAR = 90.0
_LETTER, _LINE = 6.0, 11.0
_LONGEST_NAME = 28
_DOT = 10.0


def mercator(point: Point) -> Position:
    """Project into the square of the Web Mercator world, (0, 0) in the north-west to (1, 1)."""
    latitude, longitude = point
    return (longitude + 180) / 360, (1 - asinh(tan(radians(latitude))) / pi) / 2


@dataclass(frozen=True)
class View:
    """Which part of the world the drawing shows: its north-west corner, and drawing units per world."""

    left: float
    top: float
    scale: float
    height: float

    def position(self, point: Point) -> Position:
        """Where a point of the earth is in the drawing."""
        x, y = mercator(point)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    @property
    def metres(self) -> float:
        """How long one unit of the drawing is on the ground, in the middle of the drawing."""
        middle = self.top + self.height / 2 / self.scale
        return EQUATOR / self.scale * cos(atan(sinh(pi * (1 - 2 * middle))))


def view_of(points: Sequence[Point]) -> View:
    """Show at least one point, all of them with some air around, and never less than a part of town."""
    world = [mercator(point) for point in points]
    west, east = min(x for x, _ in world), max(x for x, _ in world)
    north, south = min(y for _, y in world), max(y for _, y in world)
    across, down = max(east - west, _LEAST_SPAN), max(south - north, _LEAST_SPAN)
    room = WIDTH - 2 * PADDING
    height = min(max(room * down / across + 2 * PADDING, HEIGHTS[0]), HEIGHTS[1])
    scale = min(room / across, (height - 2 * PADDING) / down)
    return View(
        left=(west + east) / 2 - WIDTH / 2 / scale,
        top=(north + south) / 2 - height / 2 / scale,
        scale=scale,
        height=height,
    )


@dataclass(frozen=True)
class Cluster:
    """What one point of the drawing stands for, by index; it is drawn where the first of them is."""

    position: Position
    members: tuple[int, ...]


def clusters_of(positions: Iterable[Position], apart: float = APART) -> list[Cluster]:
    """Gather each position into the first cluster that is near, so that no two points touch."""
    seeds: list[tuple[Position, list[int]]] = []
    for index, (x, y) in enumerate(positions):
        near = next(
            (seed for seed in seeds if (seed[0][0] - x) ** 2 + (seed[0][1] - y) ** 2 < apart**2), None
        )
        if near:
            near[1].append(index)
        else:
            seeds.append(((x, y), [index]))
    return [Cluster(position, tuple(members)) for position, members in seeds]


@dataclass(frozen=True)
class ScaleBar:
    """A length on the ground: in metres, in units of the drawing, and in words."""

    metres: int
    length: float
    words: str


def scale_bar(metres_per_unit: float) -> ScaleBar:
    """Return the longest bar of 1, 2 or 5 times a power of ten that fits."""
    most = _LONGEST_BAR * metres_per_unit
    power = 10 ** int(log10(most))
    metres = max(factor * power for factor in (1, 2, 5) if factor * power <= most)
    kilometre = 1000
    words = f"{metres // kilometre} km" if metres >= kilometre else f"{metres} m"
    return ScaleBar(metres, metres / metres_per_unit, words)


def grid_of(view: View, side: float) -> str:
    """Return the path of a grid with squares of this side; it is fixed to the ground, not to the drawing."""
    down = _lines(view.left * view.scale, side, WIDTH)
    across = _lines(view.top * view.scale, side, view.height)
    return "".join(
        [
            *(f"M{at:.1f} 0V{view.height:.1f}" for at in down),
            *(f"M0 {at:.1f}H{WIDTH:.0f}" for at in across),
        ]
    )


def _lines(start: float, side: float, length: float) -> Iterator[float]:
    at = side - start % side
    while at < length:
        yield at
        at += side


@dataclass(frozen=True)
class Label:
    """A name in the drawing; `anchor` says which end of it stands at the position."""

    text: str
    x: float
    y: float
    anchor: str


def labels_of(
    districts: Iterable[tuple[str, Position]], places: Sequence[tuple[str, Position]]
) -> list[list[Label]]:
    """Set the names of districts and places that fit between each other and the points; the rest stays away."""
    taken: list[Box] = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for _, (x, y) in places]
    return [
        list(_placed(districts, taken, lambda x, y: (("middle", x, y), ("start", x, y), ("end", x, y)))),
        list(_placed(places, taken, _beside)),
    ]


def _beside(x: float, y: float) -> tuple[Place, ...]:
    """Where the name of a point may stand, the best first."""
    far = _DOT + 3
    return (
        ("start", x + far, y + 4),
        ("end", x - far, y + 4),
        ("middle", x, y + far + 10),
        ("middle", x, y - far - 2),
    )


def _placed(
    names: Iterable[tuple[str, Position]],
    taken: list[Box],
    ways: Callable[[float, float], Iterable[Place]],
) -> Iterator[Label]:
    for name, (x, y) in names:
        text = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
        for anchor, at, base in ways(x, y):
            box = _box(text, anchor, at, base)
            if _is_free(box, taken):
                taken.append(box)
                yield Label(text, at, base, anchor)
                break


def _box(text: str, anchor: str, x: float, y: float) -> Box:
    wide = len(text) * _LETTER
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return left, y - _LINE, left + wide, y + _LINE / 3


def _is_free(box: Box, taken: Iterable[Box]) -> bool:
    return box[0] >= 0 and box[2] <= WIDTH and not any(_overlap(box, other) for other in taken)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
