"""A visitor's first search in Chromium: fresh profile, every byte counted, the clock started with the navigation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from .static_server import Host, Line, Sent

ROWS = 10
_WATCH = """([selector, least]) => {
  window.benchRows = new Promise(resolve => {
    const look = () => {
      if (document.querySelectorAll(selector).length < least) return;
      observer.disconnect();
      resolve(performance.now());
    };
    const observer = new MutationObserver(look);
    observer.observe(document, {childList: true, subtree: true});
  });
}"""
_PROTOCOL = "() => performance.getEntriesByType('navigation')[0].nextHopProtocol"


@dataclass(frozen=True)
class FirstVisit:
    """What the first query cost a visitor."""

    milliseconds: float
    """From the start of the navigation to ten results in the page."""
    sent: tuple[Sent, ...]
    protocol: str
    """What browser and host spoke, as the browser names it: "h2" or "http/1.1"."""
    heap_mb: float
    complaints: tuple[str, ...]

    @property
    def bytes(self) -> int:
        """Body bytes on the wire, of everything."""
        return sum(one.bytes for one in self.sent)


@dataclass(frozen=True)
class Target:
    """A query at a result page, and what must be there before the clock stops."""

    query: str
    page: str = "/suche/"
    rows: str = "#treffer > li"
    least: int = ROWS

    @property
    def path(self) -> str:
        """The address below the host."""
        return f"{self.page}?q={quote(self.query)}"


def new_profile(browser: Browser) -> BrowserContext:
    """A visitor who was never here before and does not mind that nobody has signed the host's certificate."""
    return browser.new_context(locale="de-DE", ignore_https_errors=True)


def first_visit(browser: Browser, host: Host, target: Target, line: Line | None = None) -> FirstVisit:
    """Open a result page in a new profile and wait for its rows, then until nothing more is asked for."""
    with new_profile(browser) as context, context.new_page() as page:
        page.set_default_timeout(90_000)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.add_init_script(f"({_WATCH})({[target.rows, target.least]!r})")
        host.begin(line)
        try:
            page.goto(host.address + target.path, wait_until="commit")
            milliseconds = float(page.evaluate("() => window.benchRows"))
            page.wait_for_load_state("networkidle")
        finally:
            sent = host.end()
        return FirstVisit(milliseconds, sent, page.evaluate(_PROTOCOL), heap_mb(page), tuple(complaints))


def heap_mb(page: Page) -> float:
    """Live JavaScript heap of the page in MB, after a collection."""
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.collectGarbage")
    metrics: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    return next(float(one["value"]) for one in metrics if one["name"] == "JSHeapUsedSize") / 1e6


def repeated(visit: Callable[[], FirstVisit], times: int) -> tuple[FirstVisit, ...]:
    """Visit several times, each with a fresh profile."""
    return tuple(visit() for _ in range(times))


def middle(visits: Sequence[FirstVisit]) -> float:
    """The median of the times."""
    return median(one.milliseconds for one in visits)
