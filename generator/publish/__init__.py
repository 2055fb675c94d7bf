"""Catalogue to artefacts: one module for each kind of output."""

from collections.abc import Iterator, Mapping
from itertools import chain

from .actor_pages import actor_pages
from .artefact import Artefact
from .assets import assets
from .blocks import editorial_page
from .calendar_pages import calendar_pages
from .calendars import calendars
from .change_pages import change_feed, change_page
from .deadline_calendar import deadline_calendar
from .desk_pages import desk_pages
from .edition import Edition
from .embedding import embedding
from .form_page import form_data, form_pages
from .form_schema import form_schemas
from .frame import FRAME_FOLDER, frames_of
from .list_pages import list_pages
from .map_page import map_page
from .news import news
from .notices import notices
from .offer_pages import offer_pages
from .open_data import open_data
from .opensearch import opensearch
from .pages import Binder
from .pictures import pictures
from .poster import posters
from .redirects import redirect_pages, with_former_places
from .search_index import search_folder
from .sitemap import changed_days, sitemap
from .tombstones import tombstones

PAGE_PUBLISHERS = (offer_pages, actor_pages, list_pages)


def publish(edition: Edition, engine_pages: Mapping[str, str]) -> Iterator[Artefact]:
    """Yield every file of the site.

    Args:
        edition: what to publish, on which day.
        engine_pages: the pages the engine drew, HTML by path such as `mitmachen/index.html`.

    Raises:
        FrameError: the engine's pages lack the marks they should have.
    """
    yield from with_former_places(edition, _files(edition, engine_pages))


def _files(edition: Edition, engine_pages: Mapping[str, str]) -> Iterator[Artefact]:
    binder = Binder(edition, frames_of(engine_pages))
    paths: list[str] = []
    # Pages come first and one by one: in the preview people wait for them.
    for page in chain.from_iterable(publisher(edition, binder) for publisher in PAGE_PUBLISHERS):
        paths.append(page.path)
        yield page
    search = search_folder(edition, engine_pages)
    for page in chain(
        map_page(edition, binder, search.path),
        calendar_pages(edition, binder, search.path),
        form_pages(edition, binder),
        (change_page(edition, binder),),
        _editorial(edition, engine_pages, search.path),
    ):
        paths.append(page.path)
        yield page
    # Desks are for those who look after records; neither the site map nor the search leads there.
    yield from desk_pages(edition, binder)
    yield from search.files
    yield search.pointer
    yield from form_data(edition)
    yield from calendars(edition)
    yield from deadline_calendar(edition)
    yield from news(edition)
    yield from notices(edition)
    yield from change_feed(edition)
    yield from redirect_pages(edition, binder)
    yield from tombstones(edition, binder)
    for one in open_data(edition, binder):
        paths.append(one.path)
        yield one
    yield from embedding(edition)
    yield from sitemap(paths, edition.site.address, changed_days(edition))
    yield from opensearch(edition)
    yield from form_schemas(edition.vocabularies)
    yield from pictures(edition)
    yield from posters(edition)
    yield from assets(edition.site.colours)


def _editorial(edition: Edition, engine_pages: Mapping[str, str], search: str) -> Iterator[Artefact]:
    for path, html in engine_pages.items():
        if not path.startswith(f"{FRAME_FOLDER}/"):
            yield Artefact(path, editorial_page(edition, path, html, search))
