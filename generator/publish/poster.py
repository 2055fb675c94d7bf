"""The picture that messengers and social networks show beside a link: a few words on the city's colour.

One for the site and one for each topic that has offers; all pages share them. The letters come with MkDocs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ..domain.site import Site
from .artefact import Artefact
from .edition import Edition
from .ways_in import TOPICS, offers_by_code

SIZE = WIDTH, HEIGHT = 1200, 630
"""What Facebook, LinkedIn, WhatsApp and Mastodon show whole."""
MARGIN = 80
_FONTS = "mkdocs/themes/readthedocs/css/fonts"
_LARGEST, _SMALLEST, _STEP = 108, 16, 4
_SMALL = 42
_LEADING = 1.2
_TITLE_TOP, _TITLE_BOTTOM = 190, 440
_WHITE, _PALETTE = "#ffffff", 64
_SHADE = 0.86
_CURVES = ((12, 15, 12, 11, 9, 8, 4, 8), (4, 8, 4, 13, 7, 15, 12, 15), (12, 12, 12, 8, 15, 5, 20, 5), (20, 5, 20, 10, 17, 12, 12, 12))  # fmt: skip
"""The leaves of the icon: cubic curves, each from a point by way of two others to the next, in a square of 24."""
_STEM = ((12.0, 20.0), (12.0, 11.0))
_SMOOTH = 4


@dataclass(frozen=True)
class Poster:
    """The words of a picture, and the colour below them."""

    title: str
    line: str
    colour: str

    @property
    def address(self) -> str:
        """Where it is on the site: another picture has another name."""
        return f"/bilder/vorschau-{_digest(self)}.png"

    @property
    def data(self) -> bytes:
        """The picture as PNG."""
        return _drawn(self.title, self.line, self.colour)

    @property
    def alt(self) -> str:
        """The same in words."""
        return f"{self.title} – {self.line}"


def poster_of(site: Site, topic: str = "") -> Poster:
    """Return the picture of a topic, or that of the whole site."""
    title, line = (topic, site.name) if topic else (site.name, site.claim)
    return Poster(title, line, site.colours.light)


def posters(edition: Edition) -> Iterator[Artefact]:
    """Yield every picture; none where no address can lead to it."""
    if edition.site.address:
        used = offers_by_code(edition, TOPICS)
        topics = [edition.label("topics", code) for code, offers in used.items() if offers]
        for one in dict.fromkeys(poster_of(edition.site, topic) for topic in ("", *topics)):
            yield Artefact(one.address[1:], one.data)


@lru_cache(maxsize=200)
def _digest(poster: Poster) -> str:
    """Return the first digits of its checksum; every page asks for one."""
    return sha256(poster.data).hexdigest()[:10]


@lru_cache(maxsize=200)
def _drawn(title: str, line: str, colour: str) -> bytes:
    image = _ground(colour).copy()
    pen = ImageDraw.Draw(image)
    font, lines = fitted(title, WIDTH - 2 * MARGIN, _TITLE_BOTTOM - _TITLE_TOP, _LARGEST)
    top = _TITLE_BOTTOM - len(lines) * font.size * _LEADING
    for place, text in enumerate(lines):
        pen.text((MARGIN, top + place * font.size * _LEADING), text, _WHITE, font)
    small, below = fitted(
        line, WIDTH - 2 * MARGIN, HEIGHT - _TITLE_BOTTOM - MARGIN, _SMALL, "lato-normal.woff2"
    )
    for place, text in enumerate(below):
        pen.text((MARGIN, _TITLE_BOTTOM + 14 + place * small.size * _LEADING), text, _WHITE, small)
    out = BytesIO()
    flat = image.quantize(_PALETTE, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    flat.save(out, "PNG")
    return out.getvalue()


@lru_cache(maxsize=4)
def _ground(colour: str) -> Image.Image:
    """Return what stands below the words: a large leaf in the corner, a shade darker, and the icon at the top."""
    image = Image.new("RGB", SIZE, colour)
    _stamp(image, _shaded(colour), (WIDTH - 460, HEIGHT - 520), 620)
    _stamp(image, _WHITE, (MARGIN - 14, MARGIN - 20), 112)
    return image


def fitted(
    text: str, width: int, height: int, largest: int, file: str = "lato-bold.woff2"
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest letters in which a text fits, and its lines; the smallest hold all that a name may say."""
    for size in range(largest, _SMALLEST - 1, -_STEP):
        font = _font(file, size)
        lines = _wrapped(text.split(), font, width)
        fits = all(font.getlength(one) <= width for one in lines)
        if fits and len(lines) * size * _LEADING <= height:
            return font, lines
    font = _font(file, _SMALLEST)
    return font, _wrapped([part for word in text.split() for part in _cut(word, font, width)], font, width)


@lru_cache(maxsize=50)
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    # Under ProperDocs the module `mkdocs` is another package, without these letters; so the package is asked.
    path = Path(str(distribution("mkdocs").locate_file(f"{_FONTS}/{file}")))
    # The other layout uses a library that one machine has and another lacks; the bytes would differ.
    return ImageFont.truetype(BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


def _wrapped(words: list[str], font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [one for one in lines if one]


def _cut(word: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    while word:
        most = next((n for n in range(len(word), 1, -1) if font.getlength(word[:n]) <= width), 1)
        yield word[:most]
        word = word[most:]


def _stamp(image: Image.Image, colour: str, place: tuple[int, int], size: int) -> None:
    """Draw the icon, in lines of a fourteenth of its size, smooth at its edges."""
    whole = size * _SMOOTH
    mask = Image.new("L", (whole, whole))
    pen = ImageDraw.Draw(mask)
    scale, wide = whole / 24, whole // 14
    lines: list[list[tuple[float, float]]] = [list(_STEM), *(list(_points(one)) for one in _CURVES)]
    for line in lines:
        points = [(x * scale, y * scale) for x, y in line]
        pen.line(points, 255, wide, joint="curve")
        for x, y in (points[0], points[-1]):
            pen.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), 255)
    image.paste(colour, place, mask.resize((size, size), Image.Resampling.LANCZOS))


def _points(curve: tuple[int, ...], steps: int = 30) -> Iterator[tuple[float, float]]:
    """Yield points of a cubic Bézier curve."""
    for t in (step / steps for step in range(steps + 1)):
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        yield (
            sum(weight * x for weight, x in zip(weights, curve[::2], strict=True)),
            sum(weight * y for weight, y in zip(weights, curve[1::2], strict=True)),
        )


def _shaded(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * _SHADE):02x}" for part in parts)
