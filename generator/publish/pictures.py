"""Pictures for the site: smaller, and without what a camera writes into them (place, time, device)."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageOps

from ..domain.picture import Picture
from .artefact import Artefact
from .edition import Edition

WIDEST = 1200
_QUALITY = 80


@dataclass(frozen=True)
class Shown:
    """A picture on the site: its address, and its size in pixels."""

    address: str
    width: int
    height: int


def shown(picture: Picture) -> Shown:
    """Return where a picture is on the site and how large it is shown; sideways photos are turned."""
    with Image.open(BytesIO(picture.data)) as image:
        turned = image.getexif().get(0x0112, 1) >= 5  # noqa: PLR2004 - EXIF orientations 5 to 8 lie on their side
    width, height = (picture.height, picture.width) if turned else (picture.width, picture.height)
    scale = min(1.0, WIDEST / max(width, height))
    return Shown(f"/bilder/{_name(picture)}", max(1, round(width * scale)), max(1, round(height * scale)))


def pictures(edition: Edition) -> Iterator[Artefact]:
    """Yield every picture that a record shows, encoded anew."""
    catalogue = edition.catalogue
    used = {one.record.image.file for one in catalogue.offers.values() if one.record.image}
    used |= {one.record.logo.file for one in catalogue.actors.values() if one.record.logo}
    for name in sorted(used):
        yield Artefact(f"bilder/{_name(catalogue.pictures[name])}", encoded(catalogue.pictures[name]))


def _name(picture: Picture) -> str:
    return f"{picture.name.rsplit('.', 1)[0]}-{sha256(picture.data).hexdigest()[:10]}.webp"


def encoded(picture: Picture) -> bytes:
    """Return a picture as the site shows it: WebP, small, upright, without what a camera wrote into it."""
    size = shown(picture)
    with Image.open(BytesIO(picture.data)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGBA" if "A" in image.getbands() else "RGB")
        out = BytesIO()
        upright.resize((size.width, size.height), Image.Resampling.LANCZOS).save(
            out, "WEBP", quality=_QUALITY
        )
        return out.getvalue()
