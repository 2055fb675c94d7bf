"""A server that speaks like GitHub about issues, and forgets everything at the end of a test."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

BOT = "github-actions[bot]"
ISSUES = "/repos/stadt/bildung/issues"


@dataclass
class FakeGitHub:
    """Issues as GitHub keeps them; `log` names every change in order."""

    address: str = ""
    issues: list[dict[str, Any]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)

    def add(self, title: str, body: str, labels: list[str], login: str = BOT) -> int:
        number = len(self.issues) + 1
        self.issues.append(
            {
                "number": number, "title": title, "body": body.replace("\n", "\r\n"), "state": "open",
                "labels": [{"name": name} for name in labels], "user": {"login": login},
            }
        )  # fmt: skip
        return number

    def find(self, query: dict[str, list[str]]) -> list[dict[str, Any]]:
        label = query.get("labels", [""])[0]
        found = [
            one
            for one in self.issues
            if one["state"] == query.get("state", ["open"])[0]
            and label in {each["name"] for each in one["labels"]}
        ]
        size, page = int(query.get("per_page", ["30"])[0]), int(query.get("page", ["1"])[0])
        return found[size * (page - 1) : size * page]

    def open_titles(self) -> list[str]:
        return [one["title"] for one in self.issues if one["state"] == "open"]


@contextmanager
def running() -> Iterator[FakeGitHub]:
    """Run a fresh server as long as the block lasts."""
    fake = FakeGitHub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            self._answer(fake.find(parse_qs(address.query)) if address.path == ISSUES else None)

        def do_POST(self) -> None:
            said = self._said()
            fake.log.append("POST")
            number = fake.add(said["title"], said["body"], said["labels"])
            self._answer(fake.issues[number - 1], 201)

        def do_PATCH(self) -> None:
            said = self._said()
            number = int(self.path.rpartition("/")[2])
            fake.log.append(f"PATCH {number} {'/'.join(sorted(said))}")
            fake.issues[number - 1].update(said)
            self._answer(fake.issues[number - 1])

        def _said(self) -> dict[str, Any]:
            said: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            return said

        def _answer(self, what: object, code: int = 200) -> None:
            fake.tokens.add(self.headers.get("Authorization", ""))
            data = json.dumps(what).encode()
            self.send_response(404 if what is None else code)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
