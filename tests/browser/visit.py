"""A page as a browser sees it: what it asked for, what it complained about, and questions to ask it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

PROJECT = Path(__file__).parents[2]
AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOUR_RULES = ("color-contrast", "link-in-text-block")
WIDE, NARROW = 1280, 320

# What lies below a text in a drawing axe cannot tell; the drawing's own test looks at its colours.
_RUN_AXE = """([only, within]) => axe.run({include: within ? [[within]] : [document], exclude: [["svg text"]]}, {runOnly: only, resultTypes: ["violations", "incomplete"]}).then(
  found => [...found.violations, ...found.incomplete].map(one =>
    `${one.id}: ${one.help}\\n` + one.nodes.map(node => `    ${node.html}\\n    ${node.failureSummary}`).join("\\n")))"""

# A link amid a sentence may be as small as its words (WCAG 2.2, 2.5.8); all else must be hit 12 px off its centre.
_SMALL_TARGETS = """() => {
  const inSentence = node => node.localName === "a" && getComputedStyle(node).display === "inline" &&
    [...node.parentElement.childNodes].some(one => one.nodeType === 3 && /\\p{L}{2}/u.test(one.textContent));
  const hit = (node, x, y) => { const top = document.elementFromPoint(x, y); return top && (node.contains(top) || top.contains(node) && top.localName === "label"); };
  return [...document.querySelectorAll("a[href], button, input, summary")].filter(node => {
    if (inSentence(node) || node.closest(".skip") || !node.checkVisibility({visibilityProperty: true})) return false;
    node.scrollIntoView({block: "center", behavior: "instant"});
    const box = node.getClientRects()[0], x = box.left + box.width / 2, y = box.top + box.height / 2;
    return ![[0, -11.5], [0, 11.5], [-11.5, 0], [11.5, 0]].every(([right, down]) => hit(node, x + right, y + down));
  }).map(node => node.outerHTML.slice(0, 120));
}"""

_FOCUS = """() => {
  const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
  return {id: node.id, name: node.className || node.localName, height: box.height,
    is_shown: box.height >= 24 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    has_outline: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2};
}"""


@dataclass(frozen=True)
class Focus:
    """Where the keyboard is, and whether people see it."""

    id: str
    name: str
    height: float
    is_shown: bool
    has_outline: bool


@dataclass
class Visit:
    """An opened page and everything it did while it loaded."""

    page: Page
    address: str
    home: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def foreign_requests(self) -> list[str]:
        """Requests to anybody but the site itself."""
        own = urlsplit(self.home).netloc
        return [url for url in self.requests if urlsplit(url).netloc != own]

    def look(self, width: int, scheme: str) -> None:
        """Change window and colours without loading anew."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    def barriers(self, rules: tuple[str, ...] = (), within: str = "") -> list[str]:
        """Everything axe finds or cannot decide, one text each.

        Args:
            rules: the rules to ask for; none asks for all.
            within: selector of the part to look at, where something covers the rest.
        """
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
        found: list[str] = self.page.evaluate(_RUN_AXE, [only, within])
        return found

    def small_targets(self) -> list[str]:
        """Links and buttons that a finger may miss."""
        found: list[str] = self.page.evaluate(_SMALL_TARGETS)
        return found

    def focus(self) -> Focus:
        """Where the keyboard is now."""
        return Focus(**self.page.evaluate(_FOCUS))

    def ask(self, question: str) -> Any:  # noqa: ANN401 - whatever the page answers
        """Evaluate JavaScript in the page."""
        return self.page.evaluate(question)


def visit(page: Page, home: str, path: str) -> Visit:
    """Open a page and wait until it is quiet."""
    seen = Visit(page, home + path, home)

    def note_request(request: Request) -> None:
        seen.requests.append(request.url)

    def note_message(message: ConsoleMessage) -> None:
        # The browser reports the unknown page itself as a failure, rightly.
        expected = "status of 404" in message.text and message.location["url"] == seen.address
        if message.type in ("error", "warning") and not expected:
            seen.complaints.append(message.text)

    page.on("request", note_request)
    page.on("console", note_message)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.goto(seen.address, wait_until="networkidle" if "?q=" in path else "load")
    return seen
