"""The measuring itself: typos that are typos, bytes as they are sent, texts as they are read, targets that bite."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from urllib.parse import unquote, urlsplit

import pytest

from benchmarks.german import forms
from benchmarks.search import static_server
from benchmarks.search.judged import record_of
from benchmarks.search.peers.records import record_pages
from benchmarks.search.static_server import Host, Line, served
from benchmarks.search.targets import missed, targets
from benchmarks.search.typos import NUMBER, SHORTEST, typos
from benchmarks.synthetic import made_up

ROUNDED = 0.01  # seconds that a timer may go off early


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


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hosts speak HTTP/1.1, as Python does."""
    monkeypatch.setattr(static_server, "OPENSSL", None)


@pytest.mark.usefixtures("plain")
def test_sends_text_compressed_and_counts_what_it_sends(tmp_path: Path) -> None:
    text = "Wildbienen " * 500
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "geheim.txt").write_text("not below the folder", encoding="utf-8")
    (site / "index.html").write_text(text, encoding="utf-8")
    (site / "bild.webp").write_bytes(b"RIFF")
    paths = ("/", "/bild.webp", "/mehr.json", "/fehlt", "/..%2Fgeheim.txt")
    with served(site, {"/mehr.json": b"{}"}) as host:
        host.begin()
        bodies = [_body(host, f"{path}?q=x") for path in paths]
        sent = host.end()
        assert host.end() == ()
    assert gzip.decompress(bodies[0]).decode() == text
    assert bodies[1] == b"RIFF"
    assert gzip.decompress(bodies[2]) == b"{}"
    assert bodies[3] == bodies[4] == b"not here"
    assert [(one.path, one.bytes) for one in sent] == [
        (unquote(path), len(body)) for path, body in zip(paths, bodies, strict=True)
    ]


@pytest.mark.usefixtures("plain")
def test_waits_for_each_first_byte_and_lets_all_share_the_line(tmp_path: Path) -> None:
    (tmp_path / "bild.webp").write_bytes(bytes(10_000))
    with served(tmp_path) as host, ThreadPoolExecutor(2) as visitors:
        host.begin(Line(latency=0.1, bytes_per_second=100_000))
        start = monotonic()
        assert [len(body) for body in visitors.map(partial(_body, host), ["/bild.webp"] * 2)] == [10_000] * 2
        took = monotonic() - start
        host.end()
    assert took >= 0.1 + 2 * 10_000 / 100_000 - ROUNDED


def _body(host: Host, path: str) -> bytes:
    with closing(HTTPConnection(urlsplit(host.address).netloc)) as line:
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
