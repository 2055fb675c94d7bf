"""New and changed pages in one file that anybody opens from their disk, drawn by the templates of the site."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ..domain.catalogue import AnyEntry, address_of, name_of
from ..domain.changes import Change, Kind
from ..domain.offer import Offer
from .actor_pages import actor_page
from .artefact import Artefact
from .assets import whole_style
from .edition import Edition
from .frame import Frame
from .offer_pages import offer_page
from .pages import Binder
from .pictures import encoded, shown
from .single_page import Place, as_part
from .template import render, safe
from .told import KINDS

_BODY = Frame(("", ""), ("body",))
_UP = "../../"
"""The way from a record's page to the root of the site."""


@dataclass(frozen=True)
class Shown:
    """A page in the preview: its anchor, what happened to it, its name, and its body."""

    anchor: str
    kind: str
    name: str
    differences: tuple[str, ...]
    body: str


def preview(edition: Edition, found: Sequence[Change]) -> str:
    """Return one HTML file with the pages of all records that are to be seen in the edition."""
    values = {
        "site": edition.site,
        "pages": tuple(_pages(edition, found)),
        "gone": [name_of(one.entry) for one in found if one.kind is Kind.REMOVED],
        "style": safe(f"<style>{whole_style(edition.site.colours)}</style>"),
    }
    return render("preview.html", "", values)


def _pages(edition: Edition, found: Sequence[Change]) -> Iterator[Shown]:
    binder = Binder(edition, {"angebote": _BODY, "akteure": _BODY})
    pictures = {f"{_UP}{shown(one).address[1:]}": one for one in edition.catalogue.pictures.values()}

    def picture(address: str) -> str:
        if address not in pictures:
            return ""
        return f"data:image/webp;base64,{b64encode(encoded(pictures[address])).decode()}"

    for change in found:
        page = _page(edition, binder, change.entry)
        if change.kind is not Kind.REMOVED and page is not None:
            anchor = address_of(change.entry).strip("/").replace("/", "-")
            place = Place(f"{anchor}-", partial(_link, edition.site.address or ""), picture)
            sentences = tuple(one.sentence for one in change.differences)
            body = safe(as_part(str(page.content), place))
            yield Shown(anchor, KINDS[change.kind], name_of(change.entry), sentences, body)


def _page(edition: Edition, binder: Binder, entry: AnyEntry) -> Artefact | None:
    """Draw the page of a record; there is none where the record is not fit to be shown."""
    offer, actor = edition.catalogue.offers.get(entry.id), edition.catalogue.actors.get(entry.id)
    if isinstance(entry.record, Offer):
        return offer_page(edition, binder, offer, most_alike=0) if offer else None
    return actor_page(edition, binder, actor) if actor else None


def _link(site: str, address: str) -> str:
    """Lead out to the public site; without a public address there is nothing to lead to."""
    if address.startswith(_UP):
        return f"{site}/{address.removeprefix(_UP)}" if site else ""
    return address if address.startswith(("https://", "http://", "mailto:", "tel:")) else ""
