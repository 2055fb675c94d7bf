"""A static host for measuring: like GitHub Pages it speaks HTTP/2 over TLS and compresses text.

A network line can be shaped, and every body is counted. static_server.mjs does the work: Python has no HTTP/2 of its
own. Without `openssl` there is no certificate; then it speaks HTTP/1.1, where a browser asks for six files at a time
and lets the others wait, as no visitor has it.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from subprocess import PIPE, Popen
from typing import IO, cast

from .node import node

OPENSSL = shutil.which("openssl")


@dataclass(frozen=True)
class Sent:
    """One request and the bytes of its body on the wire; headers are not counted."""

    path: str
    bytes: int


@dataclass(frozen=True)
class Line:
    """A line that all requests share; setting up the connection costs nothing."""

    latency: float
    """Seconds from a request to the first byte of its answer."""
    bytes_per_second: float


SLOW_4G = Line(0.150, 1_600_000 / 8)


@dataclass(frozen=True)
class Host:
    """A running server."""

    address: str
    orders: IO[str]
    answers: IO[str]

    def begin(self, line: Line | None = None) -> None:
        """Count anew, and send over this line; without one, as fast as this machine can."""
        self._order(line)

    def end(self) -> tuple[Sent, ...]:
        """Return what was asked for since `begin`, in that order, and take the line away."""
        return self._order(None)

    def _order(self, line: Line | None) -> tuple[Sent, ...]:
        print(json.dumps(line and asdict(line)), file=self.orders, flush=True)
        return tuple(Sent(path, size) for path, size in json.loads(self.answers.readline()))


@contextmanager
def served(site: Path, extra: Mapping[str, bytes] | None = None) -> Iterator[Host]:
    """Serve a folder, and before it some files by address, until the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder, "beside")
        for path, body in (extra or {}).items():
            file = beside / path.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        script = str(Path(__file__).with_suffix(".mjs"))
        command = [node(), script, *_secured(Path(folder, "keys.pem")), str(beside), str(site)]
        with Popen(command, stdin=PIPE, stdout=PIPE, encoding="utf-8") as process:
            orders, answers = cast("IO[str]", process.stdin), cast("IO[str]", process.stdout)
            yield Host(json.loads(answers.readline()), orders, answers)


def _secured(keys: Path) -> list[str]:
    """Write a key and a certificate that nobody else has signed; return the option that names them."""
    if OPENSSL is None:
        return []
    made = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    command = [OPENSSL, "req", "-x509", *made, "-keyout", str(keys), "-out", str(keys)]
    subprocess.run(command, check=True, capture_output=True)
    return ["--pem", str(keys)]
