"""What every single page of both cities keeps to."""

import json
import re
from html import unescape
from itertools import pairwise
from logging import getLogger
from pathlib import Path

from tests.contracts.html_page import HtmlPage

Pages = dict[str, HtmlPage]
MOST_BYTES = 12 * 1024
RECORDS = ("angebote/", "akteure/")
LISTS = re.compile(r"(angebote|angebote/archiv|akteure|akteure/[^/]+/pflege)(/seite/\d+)?/index\.html")
LIST = re.compile(r'<ul class="rows">.*?</ul>', re.DOTALL)
GONE = ("Diese Seite ist umgezogen", "Diesen Eintrag gibt es nicht mehr")
"""What pages say that stand where a record was."""
DATA_BLOCK = {"type": "application/ld+json"}
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
MOST_DATA = 8 * 1024
HANDLER = re.compile(r"on[a-z]+")


def test_every_page_has_one_main_heading_and_skips_no_level(pages: Pages) -> None:
    for path, page in pages.items():
        assert page.headings.count(1) == 1, path
        assert page.headings[0] == 1, path
        steps = pairwise(page.headings)
        assert all(after <= before + 1 for before, after in steps), (path, page.headings)


def test_every_page_has_language_title_and_description(pages: Pages) -> None:
    for path, page in pages.items():
        assert page.the("html", lang="de"), path
        assert len(page.the("title")) == 1, path
        (description,) = page.the("meta", name="description")
        assert 10 <= len(description["content"]) <= 200, (path, description)
        assert page.the("meta", charset="utf-8"), path
        assert page.the("meta", name="viewport"), path


def test_the_title_of_a_page_begins_with_its_heading(pages: Pages) -> None:
    for path, page in pages.items():
        if "/" in path.removesuffix("/index.html") and "Diese Seite ist umgezogen" not in page.text:
            title = page.html.split("<title>", 1)[1].split("</title>", 1)[0]
            heading = page.html.split("<h1", 1)[1].split(">", 1)[1].split("</h1>", 1)[0]
            assert unescape(title).startswith(unescape(heading)), path


def test_every_id_is_there_once(pages: Pages) -> None:
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_no_tag_is_left_open(pages: Pages) -> None:
    for path, page in pages.items():
        assert page.unclosed == [], path


def test_scripts_styles_and_handlers_stand_in_files_of_their_own(pages: Pages) -> None:
    for path, page in pages.items():
        # A data block holds words for machines; browsers never run it.
        code = [script for script in page.the("script") if script != DATA_BLOCK]
        assert page.the("script", type="module") == code, path
        assert all("src" in script for script in code), path
        assert not page.the("style"), path
        for tag, attributes in page.tags:
            assert "style" not in attributes, (path, tag)
            assert not [name for name in attributes if HANDLER.fullmatch(name)], (path, tag)


def test_every_page_carries_the_whole_policy(pages: Pages) -> None:
    wanted = {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
    }
    for path, page in pages.items():
        (policy,) = page.the("meta", **{"http-equiv": "Content-Security-Policy"})
        assert wanted <= {part.strip() for part in policy["content"].split(";")}, path
        assert "unsafe" not in policy["content"], path
        policy_at = page.html.index("Content-Security-Policy")
        assert policy_at < page.html.index("<link"), path
        assert policy_at < page.html.index("<script"), path


def test_no_mark_of_the_generator_is_left(pages: Pages) -> None:
    for path, page in pages.items():
        # Musterstadt has records that hold such marks as text; there they must stay.
        if "feindliche-zeichen" not in page.html:
            assert "@@bne" not in page.html, path
        assert "{{" not in page.html.replace("{{ 7*7 }}", ""), path
        assert "{%" not in page.html.replace("{% include", ""), path


def test_links_from_records_to_the_world_say_that_others_wrote_them(pages: Pages) -> None:
    for path, page in pages.items():
        if path.startswith(RECORDS):
            main = HtmlPage(page.html.split("<main", 1)[1].split("</main>", 1)[0])
            for link in main.the("a"):
                if link["href"].startswith("http") and "/issues/new?" not in link["href"]:
                    assert link.get("rel") == "nofollow ugc noopener", (path, link)


def test_pages_of_records_are_small_but_for_their_lists(pages: Pages) -> None:
    sizes = {
        path: len(BLOCK.sub("", LIST.sub("", page.html)).encode())
        for path, page in pages.items()
        if path.startswith(RECORDS) and not LISTS.fullmatch(path)
    }
    largest = max(sizes, key=lambda path: sizes[path])
    getLogger(__name__).info("largest page of a record: %s, %d bytes", largest, sizes[largest])
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}


def test_every_record_has_one_small_data_block_that_says_what_its_page_says(pages: Pages) -> None:
    for path, page in pages.items():
        is_record = path.startswith(RECORDS) and path.count("/") == 2 and not LISTS.fullmatch(path)
        blocks = BLOCK.findall(page.html)
        assert len(blocks) == (is_record and not any(words in page.text for words in GONE)), path
        for block in blocks:
            assert len(block.encode()) < MOST_DATA, path
            assert not {"<", ">", "\u2028", "\u2029"} & set(block), path
            node = json.loads(block)
            assert " ".join(node["name"].split()) in page.text, path
            assert node["description"] in page.text, path


def test_everything_on_a_site_has_a_purpose(site: Path) -> None:
    endings = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert endings <= {
        ".html",
        ".css",
        ".ics",
        ".atom",
        ".js",
        ".svg",
        ".json",
        ".xml",
        ".txt",
        ".jpg",
        ".png",
        ".webp",
        ".csv",
        ".geojson",
        ".jsonld",
    }
    assert not list(site.rglob("*.map"))
