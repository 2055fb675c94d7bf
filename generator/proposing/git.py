"""Git, asked for little: read a branch, add a commit that changes a few files, push it.

No work tree is touched: the commit is made from git's own objects. So a file cannot be written through a link,
no hook runs, and whatever lies in the folder stays as it is. Words of strangers reach git only on its standard
input; names that are arguments are checked by those who call.
"""

import base64
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..pipeline import GeneratorError
from ..report import printable

TIMEOUT = 120
"""Seconds for one command; only fetching and pushing take longer than an instant."""
NAME, EMAIL = "github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com"
"""Who makes the commits: the robot of GitHub's workflows, never the person who sent the record."""
TRAILER = "Datei"
_FILE, _NO_FILE = "100644", "0" * 40
_OURS = "refs/bne"
_NAMES = ("--no-renames", "--name-only", "--relative", "-z")


@dataclass(frozen=True)
class Commit:
    """A commit: its hash, its time in seconds since 1970, and the files that it changed."""

    name: str
    seconds: int
    files: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Commit":
        """Read a commit as `git log` writes it."""
        head, *files = text.split("\0")
        name, seconds = head.split(" ")
        return cls(name, int(seconds), tuple(one.removeprefix("\n") for one in files))


@dataclass(frozen=True)
class Repository:
    """A clone on this machine, and the server it came from.

    Every method raises GeneratorError where git does not do as asked.
    """

    folder: Path
    token: str = field(default="", repr=False)
    remote: str = "origin"

    def tip(self, branch: str) -> str:
        """Fetch a branch from the server and return its last commit; empty where there is no such branch."""
        known = self._git("ls-remote", "--", self.remote, f"refs/heads/{branch}")
        if not known:
            return ""
        here = f"{_OURS}/{branch}"
        self._git("fetch", "--quiet", "--no-tags", "--", self.remote, f"+refs/heads/{branch}:{here}")
        return self._git("rev-parse", "--verify", here)

    def text_at(self, commit: str, path: str) -> str | None:
        """Return what a file holds in a commit; None where it is not there."""
        found = self._git("ls-tree", "--full-tree", commit, "--", path)
        if not found:
            return None
        mode, kind, blob = found.split("\t")[0].split()
        if (mode, kind) != (_FILE, "blob"):
            raise GeneratorError(f"{path} ist keine gewöhnliche Datei.")
        return self._git("cat-file", "blob", blob, strip=False)

    def is_shallow(self) -> bool:
        """Whether older commits were left on the server."""
        return self._git("rev-parse", "--is-shallow-repository") == "true"

    def commits_of(self, folders: Iterable[str]) -> list[Commit]:
        """Return the commits that changed files of these folders, newest first; a merge with all that it brought."""
        # For a merge, `-m` asks what is different from before; by itself it would name no file.
        found = self._git(
            "log", "--first-parent", "-m", *_NAMES, "--format=%x00%H %ct", "--", *folders, strip=False
        )
        return [Commit.read(one) for one in found.strip("\0").split("\0\0") if one]

    def differing(self, before: str, after: str, folders: Iterable[str]) -> list[str]:
        """Return the files of these folders that differ between two commits."""
        return self._names("diff", *_NAMES, before, after, "--", *folders)

    def uncommitted(self, folders: Iterable[str]) -> list[str]:
        """Return the files of these folders that are not as the last commit has them."""
        unknown = self._names("ls-files", "--others", "-z", "--", *folders)
        return [*self._names("diff", *_NAMES, "HEAD", "--", *folders), *unknown]

    def files_at(self, commit: str, paths: Iterable[str]) -> dict[str, bytes]:
        """Return what files hold in a commit, each path from the folder on; those that are there."""
        wanted = list(paths)
        asked = "".join(f"{commit}:./{path}\n" for path in wanted)
        rest = self._bytes("cat-file", "--batch", given=asked) if wanted else b""
        found: dict[str, bytes] = {}
        for path in wanted:
            head, _, rest = rest.partition(b"\n")
            if not head.endswith(b" missing"):
                size = int(head.rpartition(b" ")[2])
                found[path], rest = rest[:size], rest[size + 1 :]
        return found

    def our_last(self, base: str, tip: str) -> tuple[str, str]:
        """Return our last commit on a branch and the file that it wrote; both empty where there is none."""
        found = self._git(
            "log", "--first-parent", "--max-count=1", "--fixed-strings", f"--author={EMAIL}",
            f"--format=%H %(trailers:key={TRAILER},valueonly)", f"{base}..{tip}",
        )  # fmt: skip
        commit, _, file = found.partition(" ")
        return commit, file

    def commit(self, parent: str, texts: Mapping[str, str | None], message: str) -> str:
        """Return a new commit in which files hold other texts, or are gone (None)."""
        with tempfile.TemporaryDirectory(prefix="bne-") as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._git("read-tree", parent, environment=index)
            entries = "".join(self._entry(path, text) for path, text in texts.items())
            self._git("update-index", "-z", "--index-info", given=entries, environment=index)
            tree = self._git("write-tree", environment=index)
        return self._git("commit-tree", tree, "-p", parent, given=message)

    def push(self, commit: str, branch: str) -> None:
        """Put a commit on a branch of the server; where somebody was faster, nothing is overwritten."""
        self._git("push", "--quiet", "--", self.remote, f"{commit}:refs/heads/{branch}")

    def replace(self, commit: str, branch: str) -> None:
        """Put a commit on a branch of the server in place of whatever is there."""
        self._git("push", "--quiet", "--force", "--", self.remote, f"{commit}:refs/heads/{branch}")

    def _entry(self, path: str, text: str | None) -> str:
        if text is None:
            return f"0 {_NO_FILE}\t{path}\0"
        return f"{_FILE} {self._git('hash-object', '-w', '--stdin', given=text)}\t{path}\0"

    def _names(self, *arguments: str) -> list[str]:
        return [one for one in self._git(*arguments, strip=False).split("\0") if one]

    def _git(
        self,
        *arguments: str,
        given: str = "",
        environment: Mapping[str, str] | None = None,
        strip: bool = True,
    ) -> str:
        said = self._bytes(*arguments, given=given, environment=environment).decode("utf-8", "replace")
        return said.strip() if strip else said

    def _bytes(self, *arguments: str, given: str = "", environment: Mapping[str, str] | None = None) -> bytes:
        command = ["git", "-C", str(self.folder), "-c", "core.hooksPath=/dev/null", *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - a list, no shell
                command,
                input=given.encode(),
                env={**os.environ, **self._environment(), **(environment or {})},
                capture_output=True,
                timeout=TIMEOUT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise GeneratorError(f"git {arguments[0]}: {type(error).__name__}") from None
        if done.returncode:
            raise GeneratorError(f"git {arguments[0]}: {self._harmless(done.stderr)}")
        return done.stdout

    def _environment(self) -> dict[str, str]:
        """Settings of the moment: they are in no file and no list of processes."""
        who = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", NAME), ("EMAIL", EMAIL))
        }
        settings = [("http.followRedirects", "false"), ("credential.helper", "")]
        if self.token:
            settings.append(("http.extraHeader", f"Authorization: Basic {self._credentials}"))
        numbered = {
            f"GIT_CONFIG_{part}_{number}": value
            for number, setting in enumerate(settings)
            for part, value in zip(("KEY", "VALUE"), setting, strict=True)
        }
        return {**who, **numbered, "GIT_CONFIG_COUNT": str(len(settings)), "GIT_TERMINAL_PROMPT": "0"}

    @property
    def _credentials(self) -> str:
        return base64.b64encode(f"x-access-token:{self.token}".encode()).decode()

    def _harmless(self, said: bytes) -> str:
        text = said.decode("utf-8", "replace")
        for secret in (self._credentials, self.token) if self.token else ():
            text = text.replace(secret, "***")
        return printable(" ".join(text.split())[:500])
