"""The list of all pages for search engines."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from .artefact import Artefact

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def sitemap(paths: Iterable[str], address: str | None) -> Iterator[Artefact]:
    """Yield the sitemap of the pages at these paths; without a public address there is none."""
    if address:
        places = sorted(
            path.removesuffix("index.html") for path in paths if path.split("/")[-1] == "index.html"
        )
        rows = "".join(f"<url><loc>{escape(f'{address}/{place}')}</loc></url>\n" for place in places)
        yield Artefact("sitemap.xml", f"{_HEAD}{rows}</urlset>\n")
        yield Artefact("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n")
