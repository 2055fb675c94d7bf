"""A static host for measuring: gzip for text as GitHub Pages does, an optional slow line, and a record of every byte."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
}
_CHUNK = 4096
_MAX_AGE = 600  # what GitHub Pages says


@dataclass(frozen=True)
class Answer:
    """A file, ready to be sent."""

    type: str
    body: bytes
    zipped: bool


@dataclass(frozen=True)
class Sent:
    """One request and the bytes of its body on the wire; headers are not counted."""

    path: str
    bytes: int


@dataclass(frozen=True)
class Line:
    """A line that all connections share. Setting up a connection costs nothing, as with HTTP/2 and one host."""

    latency: float
    """Seconds from a request to the first byte of its answer."""
    bytes_per_second: float


SLOW_4G = Line(0.150, 1_600_000 / 8)


@dataclass
class Host:
    """A running server."""

    address: str
    sent: list[Sent] = field(default_factory=list)
    line: Line | None = None
    free_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_for_the_line(self, size: int) -> None:
        """Take a turn on the shared line for so many bytes."""
        if self.line is None:
            return
        with self.lock:
            self.free_at = max(time.monotonic(), self.free_at) + size / self.line.bytes_per_second
            mine = self.free_at
        time.sleep(max(0.0, mine - time.monotonic()))


def answers_of(site: Path) -> Callable[[str], Answer | None]:
    """Return a look-up from address paths to files below the folder, each read and compressed once."""
    known: dict[str, Answer | None] = {}

    def answer(path: str) -> Answer | None:
        if path not in known:
            known[path] = _read(site, path)
        return known[path]

    return answer


def _read(site: Path, path: str) -> Answer | None:
    file = site / path.lstrip("/")
    file = file / "index.html" if path.endswith("/") else file
    if not file.is_file() or site.resolve() not in file.resolve().parents:
        return None
    return packed(file.name, file.read_bytes())


def packed(name: str, body: bytes) -> Answer:
    """Compress what a host would compress, level 6."""
    kind = TYPES.get(Path(name).suffix)
    if kind is None:
        return Answer("application/octet-stream", body, zipped=False)
    return Answer(kind, gzip.compress(body, 6, mtime=0), zipped=True)


@contextmanager
def served(site: Path, extra: Mapping[str, bytes] | None = None) -> Iterator[Host]:
    """Serve a folder, and beside it some files by address, until the block ends."""
    files = answers_of(site)
    beside = {path: packed(path, body) for path, body in (extra or {}).items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            found = beside.get(f"{path}index.html" if path.endswith("/") else path) or files(path)
            answer = found or Answer("text/plain; charset=utf-8", b"not here", zipped=False)
            host.sent.append(Sent(path, len(answer.body)))
            if host.line:
                time.sleep(host.line.latency)
            self.wfile.write(_head(answer, ok=found is not None))
            for start in range(0, len(answer.body), _CHUNK):
                piece = answer.body[start : start + _CHUNK]
                host.wait_for_the_line(len(piece))
                self.wfile.write(piece)

        def log_message(self, *_: object) -> None:
            """Keep the table free of requests."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host = Host(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield host
        server.shutdown()


def _head(answer: Answer, *, ok: bool) -> bytes:
    lines = [
        f"HTTP/1.1 {'200 OK' if ok else '404 Not Found'}",
        f"Content-Type: {answer.type}",
        f"Content-Length: {len(answer.body)}",
        f"Cache-Control: max-age={_MAX_AGE}",
        *(["Content-Encoding: gzip", "Vary: Accept-Encoding"] if answer.zipped else []),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
