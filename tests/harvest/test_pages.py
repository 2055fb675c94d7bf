"""Where a web page holds its data, and where it only seems to."""

import pytest

from generator.harvest.jsonld_items import read_items
from generator.harvest.jsonld_page import read_page

BLOCK = '{"@type": "Event", "name": "Bach", "startDate": "2027-03-04"}'


@pytest.mark.parametrize(
    "page",
    [
        f'<script type="application/ld+json">{BLOCK}</script>',
        f"<SCRIPT async type='application/ld+json; charset=utf-8' id=x>\n{BLOCK}\n</SCRIPT >",
        f"<script type=application/ld+json><!-- {BLOCK} --></script>",
        f'<script type="application/ld+json">//<![CDATA[\n{BLOCK}\n//]]></script>',
        f'<script type="application/ld+json">{BLOCK[:-1]},}}</script>',
        f'<script type="application/ld+json">{BLOCK.replace(chr(34), "&quot;")}</script>',
        f'<!-- alt: <script type="application/ld+json">[1]</script> --><script type="application/ld+json">{BLOCK}',
        f'<script>var x = \'<script type="application/ld+json">[1]\';</script><script type="application/ld+json">{BLOCK}</script>',
        BLOCK,
        f"\ufeff [{BLOCK}]",
    ],
    ids=[
        "plain",
        "capitals",
        "comment-inside",
        "cdata",
        "comma",
        "entities",
        "commented-out",
        "in-a-script",
        "json",
        "list",
    ],
)
def test_finds_the_data(page: str) -> None:
    rows, problems = read_items(page.encode(), "seite.html")
    assert [row.text("name") for row in rows] == ["Bach"]
    assert [row.sessions for row in rows] == [({"start": "2027-03-04"},)]
    assert problems == ()


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Kurse</h1>",
        '<script data-type="application/ld+json">[1]</script>',
        '<script type="text/json">[1]</script>',
    ],
    ids=["text", "other-attribute", "other-type"],
)
def test_says_when_there_is_none(page: str) -> None:
    blocks, problems = read_page(page.encode(), "seite.html")
    assert blocks == ()
    assert [problem.message for problem in problems] == [
        "Auf dieser Seite stehen keine Angaben für Suchmaschinen."
    ]


def test_a_broken_block_is_named_at_its_line_and_the_others_are_read() -> None:
    page = f'\n\n<script type="application/ld+json">{{</script>\n<script type="application/ld+json">{BLOCK}</script>'
    blocks, problems = read_page(page.encode(), "seite.html")
    assert [line for line, _ in blocks] == [4]
    assert [problem.origin.line for problem in problems] == [3]


def test_says_when_nothing_on_a_page_takes_place() -> None:
    _, problems = read_items(b'{"@type": "Organization", "name": "Musterverein"}', "seite.html")
    assert [problem.message for problem in problems] == [
        "Auf dieser Seite steht kein Kurs und keine Veranstaltung."
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bach &amp; Wald", "Bach & Wald"),
        ("<p>Bach <b>und</b></p> Wald", "Bach und \\n Wald"),
        ("Kosten < 5 > 3", "Kosten < 5 > 3"),
        ("&lt;b&gt;Bach&lt;/b&gt;", "Bach"),
        ("a\\u0000b\\u202ec", "abc"),
    ],
)
def test_texts_are_read_without_their_markup(text: str, name: str) -> None:
    rows, _ = read_items(f'{{"@type": "Event", "name": "{text}"}}'.encode(), "seite.html")
    assert " ".join(rows[0].text("name").split()) == " ".join(name.replace("\\n", " ").split())
