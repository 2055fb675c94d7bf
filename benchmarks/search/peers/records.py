"""What stands on the record pages of a built site: the same text for every engine that needs it as text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

FOLDERS = {"offers": "angebote", "actors": "akteure"}
_HIDDEN = {"script", "style", "svg", "template"}
_INLINE = {"abbr", "b", "em", "i", "span", "strong", "time", "small", "code", "bdi", "q"}


@dataclass(frozen=True)
class RecordPage:
    """One offer or actor: address, heading, and the visible text of the main part, a paragraph a line."""

    address: str
    title: str
    text: str


def record_pages(site: Path, content: Path) -> list[RecordPage]:
    """Read the pages of all offers and actors that the content has."""
    files = [
        site / address / record.stem / "index.html"
        for folder, address in FOLDERS.items()
        for record in sorted((content / folder).glob("*.yml"))
    ]
    return [_page(site, file) for file in files]


def _page(site: Path, file: Path) -> RecordPage:
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return RecordPage(
        f"/{file.parent.relative_to(site).as_posix()}/",
        " ".join("".join(reader.heading).split()),
        "\n".join(line for line in lines if line),
    )


@dataclass
class _Reader(HTMLParser):
    pieces: list[str] = field(default_factory=list)
    heading: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        if tag in {"main", "h1", *_HIDDEN}:
            self.open_tags.append(tag)
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open_tags:
            del self.open_tags[self.open_tags.index(tag) :]
        self._part(tag)

    def _part(self, tag: str) -> None:
        # Links side by side look apart without a blank between them.
        self.pieces.append(" " if tag == "a" else "" if tag in _INLINE else "\n")

    def handle_data(self, data: str) -> None:
        if "main" not in self.open_tags or _HIDDEN & set(self.open_tags):
            return
        (self.heading if "h1" in self.open_tags else self.pieces).append(data.replace("\n", " "))
