"""Pictures: every one that is named is there, and every one that is there is named."""

from collections.abc import Iterator
from datetime import date

from ..domain.catalogue import AnyEntry, Catalogue
from ..domain.offer import Offer
from ..domain.picture import Image
from ..origin import Origin
from ..problem import Problem, Severity
from .entries import all_entries


def pictures_are_there(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """A record names only pictures of the folder images/."""
    for entry in all_entries(catalogue):
        field, image = _image_of(entry)
        if image and image.file not in catalogue.pictures and f"images/{image.file}" not in catalogue.unread:
            yield Problem(
                entry.origins.of(field, "file"), "unknown-reference", f"Das Bild „{image.file}“ liegt nicht im Ordner images.",
                "Legen Sie die Datei nach content/images/.", field=f"{field} › file", value=image.file,
            )  # fmt: skip


def pictures_are_used(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """A picture that no record names is not published; a record with mistakes may still name it."""
    if catalogue.unread:
        return
    named = {image.file for entry in all_entries(catalogue) if (image := _image_of(entry)[1])}
    for name in catalogue.pictures:
        if name not in named:
            yield Problem(
                Origin(f"images/{name}"), "picture-unused", "Kein Eintrag zeigt dieses Bild; es wird nicht veröffentlicht.",
                "Nennen Sie es in einem Eintrag unter „image“, oder löschen Sie es.", Severity.WARNING,
            )  # fmt: skip


def _image_of(entry: AnyEntry) -> tuple[str, Image | None]:
    record = entry.record
    return ("image", record.image) if isinstance(record, Offer) else ("logo", record.logo)
