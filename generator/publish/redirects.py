"""Addresses of renamed records keep leading to them."""

from collections.abc import Iterator

from .artefact import Artefact
from .edition import Edition
from .pages import Binder, Page


def redirect_pages(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield a page for each former id that says where the record is now."""
    catalogue = edition.catalogue
    for folder, frame, entries in (
        ("angebote", "angebote", catalogue.offers),
        ("akteure", "akteure", catalogue.actors),
    ):
        for entry in entries.values():
            name = getattr(entry.record, "title", "") or getattr(entry.record, "name", "")
            for former in entry.record.redirect_from:
                values = {"name": name, "target": f"/{folder}/{entry.id}/"}
                yield binder.bind(
                    Page(f"/{folder}/{former}/", frame, "moved.html", name, "Diese Seite ist umgezogen."),
                    values,
                )
