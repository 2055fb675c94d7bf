"""What messengers show of a link: every page that may be found says it, and its picture is there."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.contracts.html_page import HtmlPage, pages_in

Pages = dict[str, HtmlPage]
ADDRESS = "https://bildung.beispiel.de"
TEXTS = {"og:type", "og:site_name", "og:locale", "og:title", "og:description"}
ONLY_WITH_ADDRESS = {
    "og:url", "og:image", "og:image:width", "og:image:height", "og:image:alt",
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
    pictures = {found["og:image"] for page in pages_in(town_site).values() if (found := said(page))}
    assert len(pictures) > 3
    for address in pictures:
        assert address.startswith(f"{ADDRESS}/bilder/vorschau-"), address
        data = (town_site / address.removeprefix(f"{ADDRESS}/")).read_bytes()
        assert len(data) < 60_000, address
        with Image.open(BytesIO(data)) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630)), address
            assert not image.info.keys() - {"transparency"}, address
