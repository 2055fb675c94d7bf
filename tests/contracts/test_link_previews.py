"""What messengers show of a link: every page that may be found says it, and its picture is there."""

from pathlib import Path

from PIL import Image

from tests.contracts.html_page import HtmlPage, pages_in

Pages = dict[str, HtmlPage]
ADDRESS = "https://bildung.beispiel.de"
TEXTS = {"og:type", "og:site_name", "og:locale", "og:title", "og:description"}
ONLY_WITH_ADDRESS = {
    "og:url", "og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt",
}  # fmt: skip


def said(page: HtmlPage) -> dict[str, str]:
    tags = [one for one in page.the("meta") if one.get("property", "").startswith("og:")]
    found = {one["property"]: one["content"] for one in tags}
    assert len(found) == len(tags)
    return found


def is_found(path: str, page: HtmlPage) -> bool:
    return path != "404.html" and not page.the("meta", name="robots", content="noindex")


def test_every_page_that_may_be_found_says_what_a_link_shows(pages: Pages) -> None:
    has_address = any(page.the("link", rel="canonical") for page in pages.values())
    wanted = TEXTS | (ONLY_WITH_ADDRESS if has_address else set())
    for path, page in pages.items():
        found = said(page)
        assert set(found) == (wanted if is_found(path, page) else set()), path
        assert all(found.values()), path
        if found:
            (title,) = page.html.split("<title>", 1)[1].split("</title>", 1)[:1]
            assert title.startswith(
                page.html.split('property="og:title" content="', 1)[1].split('"', 1)[0]
            ), path


def test_the_town_with_an_address_shows_pictures_that_are_there(town_site: Path) -> None:
    shown = {path: found for path, page in pages_in(town_site).items() if (found := said(page))}
    for path, found in shown.items():
        assert found["og:image"].startswith(f"{ADDRESS}/bilder/"), path
        with Image.open(town_site / found["og:image"].removeprefix(f"{ADDRESS}/")) as image:
            size = (int(found["og:image:width"]), int(found["og:image:height"]))
            assert (image.get_format_mimetype(), image.size) == (found["og:image:type"], size), path
    drawn = {file.name for file in (town_site / "bilder").glob("vorschau-*")}
    assert drawn <= {found["og:image"].rpartition("/")[2] for found in shown.values()}
    assert len(drawn) > 3


def test_a_drawn_picture_is_small_and_says_nothing_of_its_making(town_site: Path) -> None:
    for file in (town_site / "bilder").glob("vorschau-*"):
        assert file.stat().st_size < 60_000, file
        with Image.open(file) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630)), file
            assert not image.info.keys() - {"transparency"}, file


def test_an_offer_shows_the_picture_of_its_topic(town_site: Path) -> None:
    def picture(path: str) -> str:
        return said(HtmlPage((town_site / path / "index.html").read_text(encoding="utf-8")))["og:image"]

    assert picture("angebote/bienenschule") == picture("themen/bees") != picture("impressum")
    assert picture("impressum") == picture("kalender") == picture(".")
