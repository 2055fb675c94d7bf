"""The list of all pages for search engines."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from xml.sax.saxutils import escape

from ..domain.catalogue import AnyEntry, address_of
from ..domain.dates import BERLIN
from .artefact import Artefact, path_of
from .edition import Edition

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def sitemap(
    paths: Iterable[str], address: str | None, changed: Mapping[str, date] | None = None
) -> Iterator[Artefact]:
    """Yield the sitemap of the pages at these paths; without a public address there is none.

    `changed` tells for some pages the day of their last change.
    """
    if address:
        days = changed or {}
        pages = {
            path.removesuffix("index.html"): days.get(path)
            for path in paths
            if path.split("/")[-1] == "index.html"
        }
        rows = "".join(_row(f"{address}/{place}", day) for place, day in sorted(pages.items()))
        yield Artefact("sitemap.xml", f"{_HEAD}{rows}</urlset>\n")
        yield Artefact("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n")


def changed_days(edition: Edition) -> dict[str, date]:
    """Return the day on which each record was last changed or confirmed, by the path of its page.

    Nothing else is known to have changed the page, and a date that is guessed is worse than none.
    """
    found: dict[str, date] = {}
    records: list[AnyEntry] = [*edition.catalogue.offers.values(), *edition.catalogue.actors.values()]
    for one in records:
        committed = edition.committed_at(one)
        days = (one.record.confirmed_on, committed.astimezone(BERLIN).date() if committed else None)
        if known := [day for day in days if day and day <= edition.today]:
            found[path_of(address_of(one))] = max(known)
    return found


def _row(place: str, day: date | None) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(place)}</loc>{changed}</url>\n"
