"""A page of the catalogue: a template in a frame, at an address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from .artefact import Artefact, path_of
from .assets import asset_folder
from .contribution import mistake_on
from .edition import Edition
from .feed import Feed
from .frame import Frame, root_of
from .link_preview import LinkPicture, link_preview, one_paragraph
from .paging import Leaf
from .template import escaped, render

_NOT_FOUND = '<meta name="robots" content="noindex">'


@dataclass(frozen=True)
class Page:
    """A page to be: its address such as `/angebote/`, the frame and template it takes, and its head."""

    address: str
    frame: str
    template: str
    title: str
    description: str
    is_found: bool = True
    """Whether search engines may show it."""
    feeds: tuple[Feed, ...] = ()
    """What people subscribe to beside it."""
    topic: str = ""
    """The label of the topic that its preview picture shows; empty where it is about more than one."""
    photo: LinkPicture | None = None
    """What messengers show instead of a drawn picture."""
    data: str = ""
    """A data block for machines, as `linked.data_block` makes it."""
    moved_to: str = ""
    """Where its content is now; empty where that is here."""

    @property
    def lasting_address(self) -> str:
        """The address that search engines and people should keep."""
        return self.moved_to or self.address

    def saying(self, data: str) -> "Page":
        """Return the page with a data block in its head."""
        return replace(self, data=data)

    def at(self, leaf: Leaf) -> "Page":
        """Return one page of the long list that begins here."""
        return replace(self, address=leaf.address, title=leaf.titled(self.title))


@dataclass(frozen=True)
class Binder:
    """Puts bodies into frames; knows the city's address and name."""

    edition: Edition
    frames: Mapping[str, Frame]

    @cached_property
    def assets(self) -> str:
        """Where style sheets and scripts are."""
        return f"/{asset_folder(self.edition.site.colours)}"

    def bind(self, page: Page, values: Mapping[str, Any]) -> Artefact:
        """Return the finished page; `values` are what its template shows."""
        path = path_of(page.address)
        root = root_of(path)
        site = self.edition.site
        body = render(
            page.template,
            root,
            {
                **values,
                "site": site,
                "label": self.edition.label,
                "address": page.address,
                "feeds": page.feeds,
                "assets": self.assets,
            },
        )
        canonical = (
            f'<link rel="canonical" href="{escaped(site.address + page.lasting_address)}">'
            if site.address
            else ""
        )
        slots = {
            "title": escaped(f"{page.title} – {site.name}"),
            "description": escaped(one_paragraph(page.description)),
            "canonical": canonical,
            "root": root,
            "head": "".join(feed.head(root) for feed in page.feeds)
            + (f"{self._preview(page)}{page.data}" if page.is_found else _NOT_FOUND),
            "body": body,
            "mistake": escaped(_from(root, mistake_on(site, page.address, page.title))),
        }
        return Artefact(path, self.frames[page.frame].fill(slots))

    def _preview(self, page: Page) -> str:
        shows = page.photo or page.topic
        return link_preview(self.edition.site, page.title, page.description, page.lasting_address, shows)


def _from(root: str, address: str) -> str:
    """Lead from a page to an address; those of this site begin at its root."""
    return f"{root}{address[1:]}" if address.startswith("/") else address
