"""What messengers and social networks show of a link to a page (Open Graph): a few words and a picture."""

from dataclasses import dataclass

from ..domain.site import Site
from .poster import HEIGHT, WIDTH, poster_of
from .template import escaped

_LOCALES = {"de": "de_DE"}
_MOST = 160
LEAST_WIDTH = 600
"""Of a narrower photo, social networks show a stamp or nothing."""


@dataclass(frozen=True)
class LinkPicture:
    """A picture beside a link: its address on the site, its kind, its size in pixels, and words for it."""

    address: str
    kind: str
    width: int
    height: int
    alt: str


def link_preview(
    site: Site, title: str, description: str, address: str, picture: LinkPicture | str = ""
) -> str:
    """Return the tags for the head of a page.

    `picture` is its own, or the label of the topic that is drawn; empty for the picture of the site.
    A picture needs a whole address, so there is none while the site has no public one.
    """
    tags = {
        "type": "website",
        "site_name": site.name,
        "locale": _LOCALES.get(site.language, ""),
        "title": title,
        "description": one_paragraph(description),
    }
    if site.address:
        one = picture if isinstance(picture, LinkPicture) else _drawn(site, picture)
        tags |= {
            "url": f"{site.address}{address}",
            "image": f"{site.address}{one.address}",
            "image:type": one.kind,
            "image:width": str(one.width),
            "image:height": str(one.height),
            "image:alt": one.alt,
        }
    written = (
        f'<meta property="og:{name}" content="{escaped(text)}">' for name, text in tags.items() if text
    )
    large = '<meta name="twitter:card" content="summary_large_image">' if site.address else ""
    return "".join((*written, large))


def _drawn(site: Site, topic: str) -> LinkPicture:
    poster = poster_of(site, topic)
    return LinkPicture(poster.address, "image/png", WIDTH, HEIGHT, poster.alt)


def one_paragraph(text: str) -> str:
    """Return a description as short as search engines and messengers show it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _MOST else flat[: _MOST - 1].rsplit(" ", 1)[0] + " …"
