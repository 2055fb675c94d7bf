"""The measuring itself: typos that are typos, bytes as they are sent, texts as they are read, targets that bite."""

import gzip
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks.german import forms
from benchmarks.search.judged import record_of
from benchmarks.search.peers.records import record_pages
from benchmarks.search.static_server import served
from benchmarks.search.targets import missed, targets
from benchmarks.search.typos import NUMBER, SHORTEST, typos
from benchmarks.synthetic import made_up


def test_makes_the_same_content_each_time() -> None:
    def records() -> list[tuple[str, object]]:
        made = made_up(20)
        return [*made["actors"], *made["offers"]]

    assert records() == records()
    assert len(records()) == 22


def test_slips_once_in_each_word_and_never_into_another_word() -> None:
    made = typos(200)
    assert len(made) == NUMBER
    assert made == typos(200)
    for one in made:
        assert len(one.meant) >= SHORTEST
        assert abs(len(one.typed) - len(one.meant)) <= 1
        assert one.typed not in forms()
        assert one.offers
    changes = [len(one.typed) - len(one.meant) for one in made]
    assert {change: changes.count(change) for change in (1, -1, 0)} == {1: 75, -1: 75, 0: 150}


def test_sends_text_compressed_and_counts_what_it_sends(tmp_path: Path) -> None:
    text = "Wildbienen " * 500
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "bild.webp").write_bytes(b"RIFF")
    with served(tmp_path, {"/mehr.json": b"{}"}) as host:
        line = HTTPConnection(urlsplit(host.address).netloc)
        bodies = [_body(line, path) for path in ("/?q=x", "/bild.webp", "/mehr.json", "/fehlt")]
        line.close()
    assert gzip.decompress(bodies[0]).decode() == text
    assert bodies[1] == b"RIFF"
    assert gzip.decompress(bodies[2]) == b"{}"
    assert [(one.path, one.bytes) for one in host.sent] == [
        (path, len(body))
        for path, body in zip(("/", "/bild.webp", "/mehr.json", "/fehlt"), bodies, strict=True)
    ]


def _body(line: HTTPConnection, path: str) -> bytes:
    line.request("GET", path, headers={"Accept-Encoding": "gzip"})
    return line.getresponse().read()


def test_reads_what_people_read_on_a_record_page(tmp_path: Path) -> None:
    for path, text in {
        "content/offers/bach.yml": "",
        "content/actors/verein.yml": "",
        "angebote/bach/index.html": "<header>Menü</header><main><h1>Am <em>Bach</em></h1><p>Nasse\n Füße</p><a>Hin</a><a>Her</a>"
        "<ul><li>Eins<li>Zwei</ul><script>x()</script></main><footer>Fuß</footer>",
        "akteure/verein/index.html": "<main><h1>Verein</h1></main>",
        "angebote/archiv/index.html": "<main><h1>Archiv</h1></main>",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    offer, actor = record_pages(tmp_path, tmp_path / "content")
    assert (offer.address, offer.title, offer.text) == (
        "/angebote/bach/",
        "Am Bach",
        "Nasse Füße\nHin Her\nEins\nZwei",
    )
    assert (actor.address, actor.title, actor.text) == ("/akteure/verein/", "Verein", "")


@pytest.mark.parametrize(
    ("link", "record"),
    [
        ("http://127.0.0.1:1/angebote/bach/", "bach"),
        ("http://127.0.0.1:1/akteure/verein/?h=bach", "verein"),
        ("http://127.0.0.1:1/angebote/bach/index.html", "bach"),
        ("http://127.0.0.1:1/angebote/", ""),
        ("http://127.0.0.1:1/leitbild/#satz-1", ""),
        ("http://127.0.0.1:1/en/angebote/bach/", ""),
    ],
)
def test_tells_records_from_other_hits(link: str, record: str) -> None:
    assert record_of(link) == record


def test_names_each_missed_target() -> None:
    bounds = {"kb_at_most": 25, "typos_at_least": 0.95, "ms_at_most": 2, "mb_at_most": 1}
    assert list(missed("here", {"kb": 25, "typos": 0.9, "mb": 1.5}, bounds)) == [
        "here: typos is 0.9, must be at least 0.95",
        "here: ms was not measured",
        "here: mb is 1.5, must be at most 1",
    ]


def test_has_targets_for_each_size() -> None:
    assert set(targets()["by_size"]) == {500, 2000, 10_000}
