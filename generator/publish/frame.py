"""Pages drawn by the engine, with slots for what the catalogue fills in.

A slot is a mark `@@bne:name@@` in the engine's HTML. The page is cut at its marks once; filling joins
the pieces, so text from a record is never searched for marks again.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

_MARK = re.compile(r"@@bne:([a-z-]+)@@")
# The engine's Markdown wraps a mark on a line of its own into a paragraph.
_BLOCK = re.compile(r"<p>\s*@@bne:([a-z-]+)((?: [a-z0-9-]+)*)@@\s*</p>")
FRAME_FOLDER = "rahmen"
FRAMES = {
    "angebote": "/angebote/",
    "akteure": "/akteure/",
    "themen": "/themen/",
    "kalender": "/kalender/",
    "karte": "/karte/",
    "mitmachen": "/mitmachen/",
    "daten": "/daten/",
}
"""The kinds of frames, each with the part of the site that its menu shows as current."""
FRAME_SLOTS = ("title", "description", "canonical", "root", "head", "body", "mistake")


class FrameError(ValueError):
    """The engine's page does not have the marks it should have."""


@dataclass(frozen=True)
class Frame:
    """A page cut at its marks: texts and slot names in turn."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """Join the pieces with a value in each slot."""
        joined = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            joined += (values[slot], piece)
        return "".join(joined)


def frame_of(html: str) -> Frame:
    """Cut a frame at its marks.

    Raises:
        FrameError: a slot is missing, unknown, or the body stands there more than once.
    """
    parts = _MARK.split(html)
    frame = Frame(tuple(parts[::2]), tuple(parts[1::2]))
    found = set(frame.slots)
    if found != set(FRAME_SLOTS) or frame.slots.count("body") != 1:
        raise FrameError(
            f"a frame needs the slots {sorted(FRAME_SLOTS)} and one body, found {sorted(frame.slots)}"
        )
    return frame


def frames_of(pages: Mapping[str, str]) -> dict[str, Frame]:
    """Find the frames among the engine's pages, by their kind."""
    prefix = f"{FRAME_FOLDER}/"
    found = {path.split("/")[1]: html for path, html in pages.items() if path.startswith(prefix)}
    return {kind: frame_of(html) for kind, html in found.items()}


def fill_blocks(html: str, render: Callable[[str, list[str]], str], path: str) -> str:
    """Replace the block marks of an editorial page.

    Raises:
        FrameError: a mark stands where it cannot be filled.
    """
    filled = _BLOCK.split(html)
    pieces = [filled[0]]
    for name, arguments, rest in _triples(filled[1:]):
        pieces += (render(name, arguments.split()), rest)
    leftover = next((_MARK.search(piece) for piece in filled[::3] if "@@bne:" in piece), None)
    if leftover:
        raise FrameError(f"{path}: the mark {leftover[0]} must stand on a line of its own")
    return "".join(pieces)


def _triples(items: list[str]) -> Iterable[tuple[str, str, str]]:
    return zip(items[::3], items[1::3], items[2::3], strict=True)


def root_of(path: str) -> str:
    """Return the way from a page of the site up to its root: `./`, `../`, `../../`."""
    depth = path.count("/")
    return "../" * depth or "./"
