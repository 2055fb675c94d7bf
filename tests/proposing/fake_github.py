"""As much of GitHub's HTTP interface as is asked for, with a memory, on this machine."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.proposing.server import Handler, served

REPOSITORY = "musterstadt/verzeichnis"
TOKEN = "ghs_made-up-token-of-a-test"  # noqa: S105 - opens nothing
BOT = "github-actions[bot]"


@dataclass
class FakeGitHub:
    """What GitHub remembers, and every request that it was sent."""

    address: str = ""
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)
    trouble: dict[str, tuple[int, Any, dict[str, str]]] = field(default_factory=dict)
    """Answers to give instead, by method and path: status, body, headers."""

    def comment(self, text: str, author: str = "jemand") -> None:
        """Write a comment as somebody else would."""
        self.comments.append({"id": 900 + len(self.comments), "user": {"login": author}, "body": text})

    @property
    def answers(self) -> list[str]:
        """What the bot has said."""
        return [one["body"] for one in self.comments if one["user"]["login"] == BOT]

    @property
    def writes(self) -> list[str]:
        """The requests that change something."""
        return [f"{method} {path}" for method, path in self.requests if method != "GET"]

    def reply(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> tuple[int, Any]:  # noqa: ANN401 - JSON
        """Do what GitHub does, or answer 404."""
        number = int(re.sub(r"\D", "", path) or 0)
        match (method, re.sub(r"\d+", "N", path)):
            case ("GET", "/pulls"):
                assert query["state"] == ["open"]
                found = [one for one in self.pulls if [one["label"]] == query["head"]]
                return 200, [one for one in found if one["state"] == "open"]
            case ("GET", "/issues/N/comments"):
                page, size = int(query["page"][0]), int(query["per_page"][0])
                return 200, self.comments[(page - 1) * size : page * size]
            case ("POST", "/pulls"):
                return 201, self._opened(body)
            case ("POST", "/issues/N/comments"):
                self.comment(body["body"], BOT)
                return 201, self.comments[-1]
            case ("PATCH", "/pulls/N" | "/issues/comments/N"):
                (known,) = [
                    one for one in (*self.pulls, *self.comments) if number in (one["id"], one.get("number"))
                ]
                known.update(body)
                return 200, known
        return 404, {"message": "Not Found"}

    def _opened(self, body: dict[str, str]) -> dict[str, Any]:
        number = 100 + len(self.pulls)
        owner = REPOSITORY.partition("/")[0]
        address = f"https://github.example/{REPOSITORY}/pull/{number}"
        known = {
            "id": number,
            "number": number,
            "html_url": address,
            "state": "open",
            "label": f"{owner}:{body['head']}",
        }
        self.pulls.append({**body, **known})
        return self.pulls[-1]


@contextmanager
def fake_github() -> Iterator[FakeGitHub]:
    """Serve a GitHub of one's own."""
    memory = FakeGitHub()

    class GitHubHandler(Handler):
        def answer(self) -> None:
            parts = urlsplit(self.path)
            path = parts.path.removeprefix(f"/repos/{REPOSITORY}")
            memory.requests.append((self.command, path))
            body = self.body
            headers: dict[str, str] = {}
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                status, said = 401, {"message": "Bad credentials"}
            elif f"{self.command} {path}" in memory.trouble:
                status, said, headers = memory.trouble[f"{self.command} {path}"]
            else:
                asked = json.loads(body) if body else None
                status, said = memory.reply(self.command, path, parse_qs(parts.query), asked)
            self.say(status, headers, json.dumps(said).encode())

    with served(GitHubHandler) as address:
        memory.address = address
        yield memory
