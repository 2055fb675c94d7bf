"""Pictures: only what is really a still image of sensible size; nothing is decoded here."""

import warnings
from io import BytesIO

from PIL import Image

from ..domain.picture import Picture
from ..origin import Origin
from ..problem import Problem
from .folder import SourceFile

MAX_PIXELS = 20_000_000
_FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


def read_picture(file: SourceFile) -> Picture | Problem:
    """Look at the head of an image file; whatever is wrong with it is a finding."""
    ending = file.name.rsplit(".", 1)[-1]
    try:
        # How large it is, is looked at below; the library need not warn of it.
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(BytesIO(file.data), formats=tuple(_FORMATS.values())) as image,
        ):
            found, (width, height) = image.format, image.size
            moves = getattr(image, "n_frames", 1) > 1
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return _problem(
            file,
            "Das ist kein Bild, oder die Datei ist beschädigt.",
            "Speichern Sie das Bild neu als JPEG, PNG oder WebP.",
        )
    if found != _FORMATS[ending]:
        return _problem(
            file,
            f"Die Datei endet auf „.{ending}“, ist aber ein Bild im Format {found}.",
            "Benennen Sie die Datei richtig.",
        )
    if moves:
        return _problem(file, "Das Bild bewegt sich.", "Nehmen Sie ein stehendes Bild.")
    if width * height > MAX_PIXELS:
        return _problem(
            file,
            f"Das Bild hat {width} × {height} Bildpunkte.",
            "Verkleinern Sie es auf höchstens 4000 × 3000.",
        )
    return Picture(file.name.rsplit("/", 1)[-1], width, height, file.data)


def _problem(file: SourceFile, message: str, hint: str) -> Problem:
    return Problem(Origin(file.name), "picture", message, hint)
