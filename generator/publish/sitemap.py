"""The list of all pages for search engines."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from .artefact import Artefact

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def sitemap(pages: Iterable[Artefact], address: str | None) -> Iterator[Artefact]:
    """Yield the sitemap; without a public address there is none."""
    if address:
        places = sorted(
            one.path.removesuffix("index.html")
            for one in pages
            if one.path.endswith("/index.html") or one.path == "index.html"
        )
        rows = "".join(f"<url><loc>{escape(f'{address}/{place}')}</loc></url>\n" for place in places)
        yield Artefact("sitemap.xml", f"{_HEAD}{rows}</urlset>\n")
        yield Artefact("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n")
