"""The YAML language server of editors, asked as an editor asks it: JSON-RPC on its standard streams."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from tests.build import PROJECT
from tests.node import find_node

SERVER = PROJECT / "node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = PROJECT / ".vscode/settings.json"
Message = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A place in a text; line and character count from 0, as the protocol has it."""

    line: int
    character: int


@dataclass
class Editor:
    """An editor with this project open, in the settings that the project gives it."""

    process: subprocess.Popen[bytes]
    settings: Message

    def __post_init__(self) -> None:
        self.numbers = count(1)

    def greet(self, locale: str) -> None:
        """Begin, and hand over the settings before any file is opened."""
        self._ask("initialize", _greeting(locale))
        self._send({"method": "initialized", "params": {}})
        question = self._wait(lambda one: one.get("method") == "workspace/configuration")
        self._send({"id": question["id"], "result": self._answer(question)})

    def problems(self, name: str, text: str) -> list[Message]:
        """Open a file as if it lay there, and return what the server finds in it."""
        # The server keeps what it has read by file and version.
        version = next(self.numbers)
        document = {"uri": _uri(name), "languageId": "yaml", "version": version, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        found = self._wait(lambda one: _publishes(one, _uri(name)))
        return list(found["params"]["diagnostics"])

    def hover(self, name: str, place: Place) -> str:
        """Return what the pointer shows over a place."""
        answer = self._ask("textDocument/hover", _at(name, place))
        return str(answer["contents"]["value"]) if answer else ""

    def completions(self, name: str, place: Place) -> dict[str, str]:
        """Return what is offered at a place, each with the words beside it."""
        answer = self._ask("textDocument/completion", _at(name, place))
        return {one["label"]: _words(one.get("documentation", "")) for one in answer["items"]}

    def insertions(self, name: str, place: Place) -> dict[str, str]:
        """Return what is offered at a place, each with the text that would be written."""
        answer = self._ask("textDocument/completion", _at(name, place))
        return {one["label"]: str(one.get("insertText", one["label"])) for one in answer["items"]}

    def _ask(self, method: str, params: Message) -> Any:  # noqa: ANN401 - JSON
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(lambda one: one.get("id") == number and "method" not in one)
        assert "error" not in answer, answer
        return answer["result"]

    def _send(self, message: Message) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _wait(self, wanted: Any) -> Message:  # noqa: ANN401 - a test of a message
        while not wanted(message := self._read()):
            if "id" in message and "method" in message:  # the server asks the editor
                self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Message) -> Any:  # noqa: ANN401 - JSON
        if message["method"] != "workspace/configuration":
            return None
        return [self._section(item.get("section", "")) for item in message["params"]["items"]]

    def _section(self, name: str) -> Message:
        prefix = f"{name}."
        settings: Message = {}
        for key, value in self.settings.items():
            if key.startswith(prefix):
                *blocks, last = key.removeprefix(prefix).split(".")
                block = settings
                for one in blocks:
                    block = block.setdefault(one, {})
                block[last] = value
        return settings

    def _read(self) -> Message:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: Message = json.loads(self.process.stdout.read(length))
        return message


@contextmanager
def editor(locale: str) -> Iterator[Editor]:
    """Start the server for an editor whose menus speak this language."""
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    command = [find_node(), str(SERVER), "--stdio"]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            one = Editor(process, settings)
            one.greet(locale)
            yield one
        finally:
            process.kill()


def _greeting(locale: str) -> Message:
    root = PROJECT.as_uri()
    markup = {"contentFormat": ["markdown"]}
    return {
        "processId": None,
        "rootUri": root,
        "workspaceFolders": [{"uri": root, "name": "project"}],
        "locale": locale,
        "capabilities": {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "hover": markup,
                "completion": {
                    "completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}
                },
            },
        },
    }


def _uri(name: str) -> str:
    return (PROJECT / Path(name)).as_uri()


def _at(name: str, place: Place) -> Message:
    return {
        "textDocument": {"uri": _uri(name)},
        "position": {"line": place.line, "character": place.character},
    }


def _publishes(message: Message, uri: str) -> bool:
    return message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri


def _words(documentation: str | Message) -> str:
    return documentation if isinstance(documentation, str) else str(documentation["value"])
