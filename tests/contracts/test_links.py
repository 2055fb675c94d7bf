"""Every link inside a site leads to something, wherever the site lies; and nothing is loaded from elsewhere."""

import re
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from tests.contracts.html_page import HtmlPage, pages_in
from tests.town.sites import CITY, build

Pages = dict[str, HtmlPage]
LOADING = {
    "script",
    "img",
    "link",
    "iframe",
    "source",
    "video",
    "audio",
    "object",
    "embed",
    "use",
    "image",
    "form",
}
ABSOLUTE_IN_STYLE = re.compile(r"url\(|@import|https?:|//[a-z]")
LEADS_AWAY = re.compile(r"https?://[^\s\"'`)]+")


def dead_links(site: Path, pages: Pages, base: str = "/") -> list[str]:
    """Return every address that leads nowhere; `base` is where the site lies on its host."""
    dead = []
    for path, page in pages.items():
        for tag, address in page.addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = normpath(
                join(base, path.removesuffix("index.html"), unquote(parts.path))
                if parts.path
                else base + path
            )
            if not f"{target}/".startswith(base):
                dead.append(f"{path}: <{tag}> leads out of the site: {address}")
                continue
            inside = f"{target}/"[len(base) :].strip("/")
            file = inside if (site / inside).is_file() else f"{inside}/index.html".lstrip("/")
            if not (site / file).is_file():
                dead.append(f"{path}: <{tag}> leads nowhere: {address}")
            elif parts.fragment and unquote(parts.fragment) not in pages[file].ids:
                dead.append(f"{path}: there is no such place: {address}")
            elif tag == "a" and parts.path and not (parts.path.endswith("/") or (site / inside).is_file()):
                dead.append(f"{path}: the address lacks its last slash: {address}")
    return dead


def test_every_link_leads_somewhere(site: Path, pages: Pages) -> None:
    assert dead_links(site, pages) == []


@pytest.mark.slow
def test_every_link_leads_somewhere_below_a_folder(tmp_path: Path) -> None:
    site = build(CITY, tmp_path / "site", "--address", "https://beispiel.de/bildung/verzeichnis")
    pages = pages_in(site)
    assert dead_links(site, pages, "/bildung/verzeichnis/") == []
    (canonical,) = pages["angebote/index.html"].the("link", rel="canonical")
    assert canonical["href"] == "https://beispiel.de/bildung/verzeichnis/angebote/"
    assert "https://beispiel.de/bildung/verzeichnis/angebote/" in (site / "sitemap.xml").read_text(
        encoding="utf-8"
    )


def test_every_page_can_be_reached_from_the_home_page(pages: Pages) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for tag, address in pages[path].addresses:
            parts = urlsplit(address)
            if tag == "a" and not parts.scheme and not parts.netloc and parts.path:
                target = normpath(
                    join(path.removesuffix("index.html"), unquote(parts.path)) + "/index.html"
                ).lstrip("./")
                if target not in reached and target in pages:
                    reached.add(target)
                    waiting.append(target)
    not_linked = {path: page.text for path, page in pages.items() if path not in reached}
    assert "404.html" in not_linked
    on_purpose = (
        "Diese Seite gibt es nicht",
        "Diese Seite ist umgezogen",
        "Diesen Eintrag gibt es nicht mehr.",
        "Dazu ist noch kein Angebot eingetragen.",
    )
    assert [path for path, text in not_linked.items() if not any(words in text for words in on_purpose)] == []


def test_no_page_loads_anything_from_elsewhere(pages: Pages) -> None:
    for path, page in pages.items():
        for tag, address in page.addresses:
            own_address = tag == "link" and address in {
                one["href"] for one in page.the("link", rel="canonical")
            }
            if tag in LOADING and not own_address:
                parts = urlsplit(address)
                assert not parts.netloc, (path, tag, address)
                assert parts.scheme in ("", "mailto"), (path, tag, address)


def test_styles_scripts_and_drawings_name_no_other_host(site: Path) -> None:
    for file in site.rglob("*.css"):
        assert not ABSOLUTE_IN_STYLE.search(file.read_text(encoding="utf-8").replace("/*", "")), file
    for file in site.rglob("*.js"):
        assert not LEADS_AWAY.search(file.read_text(encoding="utf-8")), file
    for file in site.rglob("*.svg"):
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|href=|<script|\bon\w+=|url\(", text), file


def test_the_checker_of_links_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<a href="a/">ok</a><a href="a/#da">ok</a><a href="b/">x</a><a href="a/#weg">x</a><a href="../">x</a><a href="a">x</a>',
        encoding="utf-8",
    )
    (tmp_path / "a" / "index.html").write_text(
        '<p id="da"><a href="../">ok</a><a href="#da">ok</a>', encoding="utf-8"
    )
    assert dead_links(tmp_path, pages_in(tmp_path), "/unter/") == [
        "index.html: <a> leads nowhere: b/",
        "index.html: there is no such place: a/#weg",
        "index.html: <a> leads out of the site: ../",
        "index.html: the address lacks its last slash: a",
    ]
