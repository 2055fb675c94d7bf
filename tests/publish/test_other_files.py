import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from generator.domain.history import History
from generator.domain.site import Colours
from generator.publish.assets import ASSETS, SHEETS, asset_folder, assets
from generator.publish.minify import small_script, small_style
from generator.publish.pictures import pictures
from generator.publish.sitemap import sitemap
from tests.publish.editions import an_actor, an_edition, an_offer, pages_of, text_of, town
from tests.town.sites import TOWN

COLOURS = town().site.colours


def test_the_sitemap_names_every_page_once_and_escapes_them() -> None:
    xml, robots = sitemap(["index.html", "a&b/index.html", "404.html", "rahmen.html"], "https://beispiel.de")
    root = ET.fromstring(text_of(xml))  # noqa: S314 - our own
    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert [one.text for one in root.iter(f"{namespace}loc")] == [
        "https://beispiel.de/",
        "https://beispiel.de/a&b/",
    ]
    assert text_of(robots).endswith("Sitemap: https://beispiel.de/sitemap.xml\n")


def test_the_sitemap_says_when_a_record_was_last_changed_or_confirmed_and_guesses_nothing() -> None:
    offers = {
        "neu": an_offer(),
        "alt": an_offer(
            confirmed_on=None, evidence={"source": "https://alt.example", "as_of": "2011", "basis": "stated"}
        ),
    }
    edition = an_edition(offers)
    xml = pages_of(edition)["sitemap.xml"]
    assert "/angebote/neu/</loc><lastmod>2026-10-01</lastmod>" in xml
    assert "/angebote/alt/</loc></url>" in xml
    committed = {
        "offers/alt.yml": datetime(2026, 10, 20, 22, 30, tzinfo=UTC),
        "offers/neu.yml": datetime(2026, 9, 1, tzinfo=UTC),
    }
    history = History(date(2026, 9, 1), (), committed)
    xml = pages_of(replace(edition, history=history, made={}))["sitemap.xml"]
    assert "/angebote/alt/</loc><lastmod>2026-10-21</lastmod>" in xml
    assert "/angebote/neu/</loc><lastmod>2026-10-01</lastmod>" in xml


def test_without_an_address_there_is_no_sitemap() -> None:
    assert list(sitemap(["index.html"], None)) == []


def test_pictures_lose_what_the_camera_wrote_and_stand_upright() -> None:
    source = TOWN / "images" / "bach.jpg"
    with Image.open(source) as taken:
        assert taken.getexif()[0x010F] == "Musterkamera"
        assert taken.size == (160, 120)
    found = {one.path: one.data for one in pictures(town())}
    assert len(found) == 2
    (path,) = (path for path in found if path.startswith("bilder/bach-"))
    with Image.open(BytesIO(found[path])) as shown_picture:
        assert shown_picture.format == "WEBP"
        assert not shown_picture.getexif()
        assert shown_picture.size == (120, 160)
    assert b"Musterkamera" not in found[path]


def test_former_addresses_lead_to_the_record() -> None:
    edition = an_edition(
        {"neu": an_offer(title="Neu & gut", redirect_from=["alt", "uralt"])},
        {"musterverein": an_actor(redirect_from=["verein"])},
    )
    pages = pages_of(edition)
    for old in ("alt", "uralt"):
        page = pages[f"angebote/{old}/index.html"]
        assert '<a href="../../angebote/neu/">Neu &amp; gut</a>' in page
        assert "http-equiv" not in page
        new = f"{edition.site.address}/angebote/neu/"
        assert f'<link rel="canonical" href="{new}">' in page
        assert f'<meta property="og:url" content="{new}">' in page
    assert 'href="../../akteure/musterverein/"' in pages["akteure/verein/index.html"]


@pytest.mark.parametrize(
    "name", ["site.css", "icon.svg", "page.js", "words.js", "query.js", "search_page.js", *SHEETS]
)
def test_pages_can_load_what_they_name(name: str) -> None:
    paths = [one.path for one in assets(COLOURS)]
    assert f"{asset_folder(COLOURS)}/{name}" in paths


def test_the_style_holds_the_accent_of_the_city_and_every_sheet() -> None:
    sheets = {
        one.path.rsplit("/", 1)[1]: text_of(one) for one in assets(COLOURS) if one.path.endswith(".css")
    }
    style = sheets["site.css"]
    assert f"--accent:{COLOURS.light}" in style
    assert f"--accent:{COLOURS.dark}" in style
    for sheet in (ASSETS / "css").glob("*.css"):
        small = small_style(sheet.read_text(encoding="utf-8"))
        assert small
        assert small in sheets.get(sheet.name, style), sheet.name


@pytest.mark.parametrize(
    ("written", "small"),
    [
        (".a :is(b, c) { d: e; }", ".a *:is(b,c){d:e}"),
        (".a[b] :where(c) :focus { d: e; }", ".a[b] *:where(c) *:focus{d:e}"),
        (".a:is(b) > :first-child { d: e; }", ".a:is(b)>:first-child{d:e}"),
    ],
)
def test_styles_keep_the_blank_that_means_inside(written: str, small: str) -> None:
    assert small_style(f"@layer pages {{ {written} }}") == f"@layer pages{{{small}}}"


def test_scripts_lose_comments_but_no_text() -> None:
    script = "// why\nconst said = `a  // b ${ 1 }`; /* no */ const rule = /a\\/\\/b/g;\nlet x = 1\nx++\n"
    small = small_script(script)
    assert "why" not in small
    assert "no" not in small
    assert "`a  // b ${ 1 }`" in small
    assert "/a\\/\\/b/g" in small


def test_another_colour_is_another_folder() -> None:
    other = Colours(light="#005a9c", dark="#9cd2ff")
    assert asset_folder(other) != asset_folder(COLOURS)
    assert asset_folder(COLOURS) == asset_folder(COLOURS)


@pytest.mark.parametrize("script", sorted((ASSETS / "js").glob("*.js")), ids=lambda path: path.name)
def test_no_template_stands_inside_another(script: Path) -> None:
    # The minifier takes the inner one for code and eats its blanks.
    assert not re.search(r"\$\{[^}\n]*`", script.read_text(encoding="utf-8"))


SCRIPTS = sorted((Path(__file__).parents[2] / "generator" / "assets" / "js").glob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_a_template_within_a_template(path: Path) -> None:
    # Making scripts small takes blanks out of the outer one: „2.Mai“ instead of „2. Mai“.
    assert not re.findall(r"\$\{[^}`]*`", path.read_text(encoding="utf-8"))
