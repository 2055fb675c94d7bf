"""A real git server on this machine: git's own `http-backend`, behind a password as GitHub's is."""

import base64
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.proposing.fake_github import TOKEN
from tests.proposing.server import Handler, served

PASSWORD = "Basic " + base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()


def git(folder: Path, *arguments: str) -> str:
    """Run git as a person would, with settings of the test only."""
    person = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "Stadt Musterstadt"), ("EMAIL", "verzeichnis@musterstadt.example"))
    }
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, **person, **quiet},
    )
    return done.stdout


@dataclass
class GitServer:
    """A bare repository, its address, and whether anybody pushed without the password."""

    bare: Path
    address: str = ""
    pushes: int = 0
    refused: list[str] = field(default_factory=list)

    def branches(self) -> list[str]:
        """The names of all branches."""
        return git(self.bare, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()

    def changed(self, branch: str) -> list[str]:
        """What a branch changes, as `A content/offers/x.yml`."""
        return git(self.bare, "diff", "--name-status", f"main...{branch}").replace("\t", " ").splitlines()

    def text(self, branch: str, path: str) -> str:
        """What a file holds on a branch."""
        return git(self.bare, "show", f"{branch}:{path}")

    def log(self, branch: str) -> list[str]:
        """Author and subject of each commit that a branch adds, newest first."""
        return git(self.bare, "log", "--format=%an: %s", f"main..{branch}").splitlines()


@contextmanager
def git_server(bare: Path) -> Iterator[GitServer]:
    """Serve a bare repository; whoever asks needs the token."""
    server = GitServer(bare)
    git(bare, "config", "http.receivepack", "true")

    class GitHandler(Handler):
        def answer(self) -> None:
            if self.headers.get("Authorization") != PASSWORD:
                server.refused.append(self.path)
                self.say(401, {"WWW-Authenticate": 'Basic realm="git"'}, b"")
                return
            server.pushes += self.command == "POST" and self.path.endswith("/git-receive-pack")
            head, _, data = self._backend().partition(b"\r\n\r\n")
            headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
            self.say(int(headers.pop("Status", "200").split()[0]), headers, data)

        def _backend(self) -> bytes:
            """Ask git's own program, as any web server does (CGI)."""
            parts, body = urlsplit(self.path), self.body
            asked = {
                "GIT_PROJECT_ROOT": str(bare.parent),
                "GIT_HTTP_EXPORT_ALL": "1",
                "GIT_CONFIG_GLOBAL": os.devnull,
                "REQUEST_METHOD": self.command,
                "PATH_INFO": parts.path,
                "QUERY_STRING": parts.query,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "CONTENT_LENGTH": str(len(body)),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
                "REMOTE_USER": "bot",
                "REMOTE_ADDR": "127.0.0.1",
            }
            return subprocess.run(
                ["git", "http-backend"],
                input=body,
                capture_output=True,
                check=True,
                env={**os.environ, **asked},
            ).stdout

    with served(GitHandler) as address:
        server.address = f"{address}/{bare.name}"
        yield server
