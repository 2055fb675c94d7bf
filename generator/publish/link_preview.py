"""What messengers and social networks show of a link to a page (Open Graph): a few words and a picture."""

from ..domain.site import Site
from .poster import HEIGHT, WIDTH, poster_of
from .template import escaped

_LOCALES = {"de": "de_DE"}
_MOST = 160


def link_preview(site: Site, title: str, description: str, address: str, topic: str = "") -> str:
    """Return the tags for the head of a page; `topic` is the label of the picture's topic, empty for the site's.

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
        poster = poster_of(site, topic)
        tags |= {
            "url": f"{site.address}{address}",
            "image": f"{site.address}/{poster.path}",
            "image:width": str(WIDTH),
            "image:height": str(HEIGHT),
            "image:alt": poster.alt,
        }
    written = (
        f'<meta property="og:{name}" content="{escaped(text)}">' for name, text in tags.items() if text
    )
    large = '<meta name="twitter:card" content="summary_large_image">' if site.address else ""
    return "".join((*written, large))


def one_paragraph(text: str) -> str:
    """Return a description as short as search engines and messengers show it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _MOST else flat[: _MOST - 1].rsplit(" ", 1)[0] + " …"
