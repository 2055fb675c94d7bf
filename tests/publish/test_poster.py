"""Preview pictures: the same words are the same bytes, and no name is too long for them."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from generator.domain.picture import Picture as Photo
from generator.domain.site import contrast
from generator.publish.poster import HEIGHT, MARGIN, WIDTH, Poster, fitted, poster_of, posters
from tests.publish.editions import an_edition, an_offer, pages_of, town

LONG = {
    "short": "Wald",
    "umlauts": "Äußere Größe für Übermütige",
    "one long word": "Donaudampfschifffahrtsgesellschaftskapitän" * 3,
    "many words": "Verzeichnis aller Angebote der Bildung für nachhaltige Entwicklung in Stadt und Land " * 2,
    "wide letters": "W" * 120,
    "letters the font has not": "Çocuklar için doğa Привіт مرحبا",
}


@pytest.mark.parametrize("case", LONG)
def test_every_text_stays_within_its_box(case: str) -> None:
    font, lines = fitted(LONG[case], 1000, 250, 108)
    assert lines
    assert all(font.getlength(one) <= 1000 for one in lines)
    assert len(lines) * font.size * 1.2 <= 250
    assert "".join(lines).replace(" ", "") == LONG[case].replace(" ", "")


# The model's longest line is 200 characters, and the place below the headline is the smallest.
@pytest.mark.parametrize("text", ["W" * 200, "Wald und Wiese " * 13, "Ü"])
def test_the_longest_slogan_is_whole(text: str) -> None:
    font, lines = fitted(text, WIDTH - 2 * MARGIN, 110, 42, "lato-normal.woff2")
    assert all(font.getlength(one) <= WIDTH - 2 * MARGIN for one in lines)
    assert len(lines) * font.size * 1.2 <= 110
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_text_that_fits_is_whole_and_as_large_as_it_can_be() -> None:
    font, lines = fitted("Wald und Wiese", 1000, 250, 108)
    assert (font.size, lines) == (108, ["Wald und Wiese"])
    smaller, more = fitted(LONG["many words"], 1000, 250, 108)
    assert smaller.size < font.size
    assert len(more) > 1


def drawn(poster: Poster) -> Image.Image:
    return Image.open(BytesIO(poster.data)).convert("RGB")


@pytest.mark.parametrize("case", LONG)
def test_the_margins_stay_free_of_words(case: str) -> None:
    words = ImageChops.difference(
        drawn(Poster(LONG[case], LONG[case], "#0b6b5d")), drawn(Poster(".", ".", "#0b6b5d"))
    )
    left, top, right, bottom = (
        words.convert("L").point(lambda value: 255 * (value > 100)).getbbox() or (0,) * 4
    )
    assert left >= MARGIN - 8
    assert top >= MARGIN
    assert right <= WIDTH - MARGIN + 2
    assert bottom <= HEIGHT - MARGIN / 2


def test_the_same_words_are_the_same_bytes() -> None:
    one = poster_of(town().site, "Wald")
    assert one.data == poster_of(town().site, "Wald").data
    assert one.address != poster_of(town().site).address


def test_words_stand_out_from_their_ground() -> None:
    poster = poster_of(town().site)
    assert drawn(poster).convert("L").histogram()[250:] != [0] * 6
    assert contrast("#ffffff", poster.colour) >= 4.5


def test_every_topic_with_offers_has_one_and_a_site_without_address_none() -> None:
    edition = town()
    paths = [one.path for one in posters(edition)]
    assert len(set(paths)) == len(paths)
    topics = {topic for one in edition.catalogue.offers.values() for topic in one.record.topics}
    drawn_topics = {poster_of(edition.site, edition.label("topics", one)).address for one in topics}
    assert drawn_topics < {f"/{path}" for path in paths}


@pytest.mark.parametrize(("width", "begins"), [(1000, "wald-"), (599, "vorschau-")])
def test_a_photo_that_is_wide_enough_stands_beside_the_link(width: int, begins: str) -> None:
    out = BytesIO()
    Image.new("RGB", (width, 400), "#336633").save(out, "PNG")
    image = {
        "file": "wald.png",
        "alt": "Ein grüner Wald",
        "credit": "W",
        "license": "CC0-1.0",
        "people": "none",
    }
    edition = an_edition({"wald": an_offer(image=image)})
    photo = Photo("wald.png", width, 400, out.getvalue())
    edition = replace(edition, catalogue=replace(edition.catalogue, pictures={"wald.png": photo}))
    page = pages_of(edition)["angebote/wald/index.html"]
    found = dict(re.findall(r'<meta property="og:image(:?[a-z]*)" content="([^"]*)">', page))
    assert found[""].startswith(f"https://bildung.beispiel.de/bilder/{begins}")
    assert (found[":width"], found[":height"]) == (("1000", "400") if width >= 600 else ("1200", "630"))
