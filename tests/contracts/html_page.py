"""A page as any reader of HTML sees it: tags, attributes, addresses, headings, text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"meta", "link", "input", "br", "hr", "img", "path", "source", "col", "wbr"}
_SILENT = {"script", "style", "title", "svg"}
_ADDRESSES = ("href", "src", "action", "data-index", "srcset", "poster", "data", "cite", "formaction")


@dataclass
class HtmlPage(HTMLParser):
    """What one page holds; `tags` are names with their attributes, in order."""

    html: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unclosed:
            while self.unclosed.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not _SILENT.intersection(self.unclosed):
            self.texts.append(data)

    @property
    def text(self) -> str:
        """Everything a person can read, with single blanks."""
        return " ".join("".join(self.texts).split())

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]

    @property
    def addresses(self) -> list[tuple[str, str]]:
        """Every address on the page, with the tag that names it."""
        return [
            # The folder of the search has no page; the script begins with its manifest.
            (tag, attributes[name] + ("manifest.json" if name == "data-index" else ""))
            for tag, attributes in self.tags
            for name in _ADDRESSES
            if name in attributes
        ]

    def the(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """Return the attributes of all tags of a name that have these attributes."""
        return [found for name, found in self.tags if name == tag and wanted.items() <= found.items()]


def pages_in(site: Path) -> dict[str, HtmlPage]:
    """Read every page of a site."""
    return {
        path.relative_to(site).as_posix(): HtmlPage(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
