"""How a workflow calls `bne inbox`, and what must never be seen of it."""

import base64
import gc
import json
import os
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from generator.cli import main
from tests.build import TODAY
from tests.proposing.fake_github import REPOSITORY, TOKEN, FakeGitHub
from tests.proposing.git_server import GitServer

ISSUE = 12
BRANCH = f"eintrag/{ISSUE}"
SECRETS = (TOKEN, base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode())


class Done(NamedTuple):
    """How the command ended."""

    returncode: int
    stdout: str
    stderr: str


def an_event(body: str | None, label: str = "eintrag", **issue: Any) -> dict[str, Any]:  # noqa: ANN401
    """What GitHub writes into the event file, as far as it matters, and a bit more."""
    return {
        "action": "opened",
        "issue": {
            "number": ISSUE,
            "title": "Eintrag: $(id)",
            "state": "open",
            "body": body,
            "created_at": "2026-11-19T23:30:00Z",
            "labels": [{"name": "frage", "color": "ffffff"}, {"name": label}],
            "user": {"login": "jemand"},
            **issue,
        },
        "repository": {"full_name": REPOSITORY, "default_branch": "main", "private": False},
        "sender": {"login": "jemand"},
    }


@dataclass
class Desk:
    """A clone, the git server it came from, and GitHub."""

    clone: Path
    server: GitServer
    github: FakeGitHub

    def receive(self, event: dict[str, Any], *options: str) -> Done:
        """Run the command as the workflow does."""
        file = self.clone.parent / "event.json"
        file.write_text(json.dumps(event), encoding="utf-8")
        return self.run("--event", str(file), *options)

    def run(self, *options: str, **environment: str) -> Done:
        """Run the command; whatever it says, it says no secret, and it touches no file."""
        before = self.files()
        out, err = StringIO(), StringIO()
        known = {
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_API_URL": self.github.address,
        }
        with (
            chdir(self.clone),
            patch.dict(os.environ, {**known, **environment}),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = main(["inbox", *options, "--today", str(TODAY)])
        gc.enable()  # a command lives for a second, the tests do not
        said = out.getvalue() + err.getvalue() + json.dumps(self.github.comments + self.github.pulls)
        config = (self.clone / ".git/config").read_text(encoding="utf-8")
        assert [secret for secret in SECRETS if secret in said + config] == []
        assert self.files() == before
        return Done(code, out.getvalue(), err.getvalue())

    def files(self) -> dict[str, bytes]:
        """Every file of the work tree, which the command has no business to touch."""
        return {
            path.relative_to(self.clone).as_posix(): path.read_bytes()
            for path in self.clone.rglob("*")
            if path.is_file() and ".git" not in path.parts
        }
