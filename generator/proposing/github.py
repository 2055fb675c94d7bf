"""The few things that are asked of GitHub: pull requests, issues and comments, over its HTTP interface.

The token goes into one header of requests to one host. It is in no address, no message and no representation.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..pipeline import GeneratorError
from ..report import printable

API = "https://api.github.com"
BOT = "github-actions[bot]"
"""Who writes with the token of a workflow; comments of others are never touched."""
TIMEOUT = 20
"""Seconds for one answer."""
MAX_ANSWER = 5 * 1024 * 1024
_NAME = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9_.-]+")
_PAGE, _MOST_PAGES = 100, 20
_MEANINGS = {
    401: "Das Token gilt nicht (mehr).",
    403: (
        "Das Token darf das nicht. Ist unter Settings → Actions → General „Allow GitHub Actions to create and "
        "approve pull requests“ angehakt, und hat der Job die nötigen Rechte?"
    ),
    404: "Das gibt es dort nicht, oder das Token darf es nicht sehen.",
    410: "Issues sind in dieser Ablage abgeschaltet.",
    422: "GitHub nimmt die Angaben nicht an.",
    429: "Zu viele Anfragen; versuchen Sie es in einigen Minuten noch einmal.",
}


@dataclass(frozen=True)
class PullRequest:
    """A pull request: its number, and the address of its page."""

    number: int
    address: str


@dataclass(frozen=True)
class Issue:
    """An issue: its number, and what it says."""

    number: int
    title: str
    body: str


def github_of(environment: Mapping[str, str], else_do: str = "") -> "GitHub":
    """Return the repository that the environment of a workflow names.

    Raises:
        GeneratorError: the environment lacks the token or the repository; `else_do` says what works without.
    """
    token, name = environment.get("GITHUB_TOKEN", ""), environment.get("GITHUB_REPOSITORY", "")
    if not token or not _NAME.fullmatch(name):
        raise GeneratorError(
            "Zum Senden nennen Sie in der Umgebung GITHUB_TOKEN und GITHUB_REPOSITORY (besitz/ablage)"
            f"{else_do and f', oder {else_do}'}."
        )
    return GitHub(name, token, environment.get("GITHUB_API_URL") or API)


class _SameHost(HTTPRedirectHandler):
    """Follows a moved repository, but never carries the token to another host."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if (old.scheme, old.netloc) != (new.scheme, new.netloc):
            raise GeneratorError(f"GitHub leitet zu einem anderen Rechner weiter: {printable(new.netloc)}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass(frozen=True)
class GitHub:
    """One repository (`owner/name`) at GitHub, or at a server that speaks like it.

    Every method raises GeneratorError, in German, where the server does not do as asked.
    """

    repository: str
    token: str = field(repr=False)
    api: str = API

    def __post_init__(self) -> None:
        parts = urlsplit(self.api)
        if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
            raise GeneratorError(
                "GITHUB_API_URL muss mit https:// beginnen; das Token ginge sonst offen durchs Netz."
            )

    def open_pull_request(self, branch: str) -> PullRequest | None:
        """Return the open pull request of a branch of this repository."""
        owner = self.repository.partition("/")[0]
        query = urlencode({"state": "open", "head": f"{owner}:{branch}", "per_page": 1})
        found = self._ask("GET", f"/pulls?{query}")
        return _pull_request(found[0]) if isinstance(found, list) and found else None

    def create_pull_request(self, branch: str, base: str, title: str, body: str) -> PullRequest:
        """Open a pull request from a branch of this repository."""
        said = {"title": title, "body": body, "head": branch, "base": base}
        return _pull_request(self._ask("POST", "/pulls", said))

    def update_pull_request(self, number: int, title: str, body: str) -> PullRequest:
        """Write title and text of a pull request anew."""
        return _pull_request(self._ask("PATCH", f"/pulls/{number:d}", {"title": title, "body": body}))

    def head_of_open_pull_request(self, number: int) -> str:
        """Return the newest commit of a pull request; empty where it is closed."""
        said = self._ask("GET", f"/pulls/{number:d}", is_one=True)
        return str(said["head"]["sha"]) if said["state"] == "open" else ""

    def files_of_pull_request(self, number: int) -> Iterator[str]:
        """Yield the files that a pull request touches, also under the names that they had."""
        for file in self._pages(f"/pulls/{number:d}/files?"):
            yield str(file["filename"])
            if "previous_filename" in file:
                yield str(file["previous_filename"])

    def answer(self, issue: int, text: str, mark: str) -> None:
        """Write the one answer to an issue, or write it anew; `mark` is a line by which it is known."""
        body = {"body": f"{mark}\n{text}"}
        old = next((one for one in self._comments(issue) if _is_ours(one, mark)), None)
        if old is None:
            self._ask("POST", f"/issues/{issue:d}/comments", body)
        elif old.get("body") != body["body"]:
            self._ask("PATCH", f"/issues/comments/{int(old['id']):d}", body)

    def open_issues(self, label: str) -> list[Issue]:
        """Return the open issues with a label that workflows of this repository have written."""
        found = self._pages(f"/issues?{urlencode({'state': 'open', 'labels': label})}&")
        # To GitHub a pull request is an issue too.
        return [_issue(one) for one in found if _author_of(one) == BOT and "pull_request" not in one]

    def create_issue(self, title: str, body: str, label: str) -> Issue:
        """Open an issue with a label; GitHub makes the label where there is none yet."""
        return _issue(self._ask("POST", "/issues", {"title": title, "body": body, "labels": [label]}))

    def update_issue(self, number: int, title: str, body: str) -> None:
        """Write title and text of an issue anew."""
        self._ask("PATCH", f"/issues/{number:d}", {"title": title, "body": body})

    def close_issue(self, number: int) -> None:
        """Close an issue because what it asked for is done."""
        self._ask("PATCH", f"/issues/{number:d}", {"state": "closed", "state_reason": "completed"})

    def _comments(self, issue: int) -> Iterator[Mapping[str, Any]]:
        return self._pages(f"/issues/{issue:d}/comments?")

    def _pages(self, path: str) -> Iterator[Mapping[str, Any]]:
        for page in range(1, _MOST_PAGES + 1):
            found = self._ask("GET", f"{path}per_page={_PAGE}&page={page}")
            yield from found
            if len(found) < _PAGE:
                return

    def _ask(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, is_one: bool = False
    ) -> Any:  # noqa: ANN401 - JSON
        request = Request(  # noqa: S310 - the scheme is checked above
            f"{self.api.rstrip('/')}/repos/{quote(self.repository)}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "User-Agent": "bildungsverzeichnis",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with build_opener(_SameHost).open(request, timeout=TIMEOUT) as answer:
                said = json.loads(answer.read(MAX_ANSWER))
                return _sensible(said, is_list=method == "GET" and not is_one)
        except HTTPError as error:
            raise GeneratorError(_refusal(method, path, error)) from None
        except (URLError, OSError, HTTPException, ValueError) as error:
            raise GeneratorError(f"GitHub antwortet nicht, wie es soll ({type(error).__name__}).") from None


def _sensible(said: object, *, is_list: bool) -> object:
    """Return an answer of the shape that was asked for: a list of things, or one thing."""
    things = said if is_list else [said]
    if not isinstance(things, list) or not all(isinstance(one, dict) for one in things):
        raise ValueError
    return said


def _pull_request(said: Mapping[str, Any]) -> PullRequest:
    match said:
        case {"number": int(number), "html_url": str(address)}:
            return PullRequest(number, address)
    raise GeneratorError("GitHub nennt weder Nummer noch Adresse des Vorschlags.")


def _issue(said: Mapping[str, Any]) -> Issue:
    return Issue(int(said["number"]), str(said["title"]), str(said.get("body") or ""))


def _is_ours(comment: Mapping[str, Any], mark: str) -> bool:
    return _author_of(comment) == BOT and str(comment.get("body", "")).startswith(mark)


def _author_of(said: Mapping[str, Any]) -> object:
    return (said.get("user") or {}).get("login")


def _refusal(method: str, path: str, error: HTTPError) -> str:
    try:
        said = str(json.loads(error.read(MAX_ANSWER)).get("message", ""))
    except (ValueError, OSError, HTTPException, AttributeError):
        said = ""
    meaning = _MEANINGS.get(error.code, "Versuchen Sie es später noch einmal.")
    quoted = f" GitHub sagt: {printable(said[:200])}" if said else ""
    return f"{method} {path.partition('?')[0]}: {error.code}. {meaning}{quoted}"
