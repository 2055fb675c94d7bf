"""Reading a partner's address: from a real server on this machine, polite, and never further than it should."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.cli.fetching import AGENT, Reach, fetch
from generator.pipeline import GeneratorError

HERE = Reach(schemes=frozenset({"http"}), seconds=2, most_bytes=10_000)
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Server:
    """Answers by path, and what it was asked."""

    answers: dict[str, Answer]
    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[Server]:
    server = Server(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, self.headers["User-Agent"]))
            status, headers, body = server.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            for piece in [body] if status != SLOWLY else [b"x"] * 100:
                self.wfile.write(piece)
                time.sleep(0.2 if status == SLOWLY else 0)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            del format, args

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return  # whoever asked has had enough

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        server.address = f"http://127.0.0.1:{listening.server_port}"
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield server
        listening.shutdown()
        thread.join()


SLOWLY = 203
OK: Answer = (200, {}, b"BEGIN:VCALENDAR")


def test_it_reads_and_says_who_it_is() -> None:
    with serving({"/termine.ics": OK}) as server:
        assert fetch(f"{server.address}/termine.ics", "https://www.musterstadt.example", HERE) == OK[2]
        assert [path for path, _ in server.asked] == ["/robots.txt", "/termine.ics"]
        assert {agent for _, agent in server.asked} == {f"{AGENT} (+https://www.musterstadt.example)"}


@pytest.mark.parametrize(
    ("robots", "may"),
    [
        ((404, {}, b""), True),
        ((200, {}, b"User-agent: *\nDisallow: /intern/"), True),
        ((200, {}, b"User-agent: *\nDisallow: /termine"), False),
        ((200, {}, f"User-agent: {AGENT}\nDisallow: /\n\nUser-agent: *\nAllow: /".encode()), False),
        ((200, {}, f"User-agent: {AGENT}\nAllow: /\n\nUser-agent: *\nDisallow: /".encode()), True),
        ((200, {}, b"\xff\xfe\0"), True),
        ((403, {}, b""), False),
        ((503, {}, b""), False),
    ],
    ids=["none", "elsewhere", "all", "us", "but-us", "nonsense", "forbidden", "failing"],
)
def test_it_asks_whether_it_may(robots: Answer, may: bool) -> None:  # noqa: FBT001 - a table
    with serving({"/termine.ics": OK, "/robots.txt": robots}) as server:
        if may:
            assert fetch(f"{server.address}/termine.ics", reach=HERE) == OK[2]
        else:
            with pytest.raises(GeneratorError, match=r"robots\.txt"):
                fetch(f"{server.address}/termine.ics", reach=HERE)
            assert [path for path, _ in server.asked] == ["/robots.txt"]


def test_it_follows_a_redirect_on_the_same_server() -> None:
    with serving({"/alt": (301, {"Location": "/neu"}, b""), "/neu": OK}) as server:
        assert fetch(f"{server.address}/alt", reach=HERE) == OK[2]


def test_it_does_not_follow_to_another_server() -> None:
    with serving({"/termine.ics": OK}) as other:
        to_other = (302, {"Location": f"{other.address}/termine.ics"}, b"")
        with (
            serving({"/termine.ics": to_other}) as server,
            pytest.raises(GeneratorError, match="auf eine andere Website"),
        ):
            fetch(f"{server.address}/termine.ics", reach=HERE)
        assert other.asked == []


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://@:/", "http://["], ids=str
)
def test_it_does_not_follow_to_what_is_no_page(location: str) -> None:
    answers: dict[str, Answer] = {"/termine.ics": (302, {"Location": location}, b"")}
    with serving(answers) as server, pytest.raises(GeneratorError):
        fetch(f"{server.address}/termine.ics", reach=HERE)


def test_it_does_not_go_round_in_circles() -> None:
    with serving({"/a": (302, {"Location": "/b"}, b""), "/b": (302, {"Location": "/a"}, b"")}) as server:
        with pytest.raises(GeneratorError):
            fetch(f"{server.address}/a", reach=HERE)
        assert len(server.asked) < 20


@pytest.mark.parametrize("path", ["/gross", "/langsam", "/fehlt"])
def test_it_gives_up_at_its_limits(path: str) -> None:
    answers: dict[str, Answer] = {"/gross": (200, {}, b"x" * 20_000), "/langsam": (SLOWLY, {}, b"")}
    with serving(answers) as server:
        began = time.monotonic()
        with pytest.raises(GeneratorError, match=r"größer als|zu langsam|antwortet mit 404"):
            fetch(f"{server.address}{path}", reach=HERE)
        assert time.monotonic() - began < 10


def test_nobody_answers() -> None:
    with serving({}) as server:
        gone = server.address
    with pytest.raises(GeneratorError, match="lässt sich nicht lesen"):
        fetch(f"{gone}/termine.ics", reach=HERE)


@pytest.mark.parametrize(
    "address", ["http://www.musterverein.example/a", "file:///etc/passwd", "", "termine.ics"]
)
def test_only_secure_addresses_are_asked(address: str) -> None:
    with pytest.raises(GeneratorError, match="https"):
        fetch(address)
