"""The judged queries on the real record pages: ours and the peers, the same pages, queries and browser."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from tests.search.measures import DEPTH, Quality, judged_queries, quality

from .peers.set_up import Engine
from .static_server import Host, served
from .visits import Target, first_visit, middle, new_profile, repeated

FIRST_QUERY = "Wald"
PASSES = 3
PATIENCE_MS = 20_000
_RECORD = re.compile(r"/(?:angebote|akteure)/([^/]+)/(?:index\.html)?")

# Each answers once the rows belong to the query.
_READY = {
    False: """query => new Promise(done => {
      const list = document.getElementById("treffer");
      const look = () => list.dataset.ready === query && done(observer.disconnect());
      const observer = new MutationObserver(look);
      observer.observe(list, {attributes: true});
      look();
    })""",
    # „Suche wird initialisiert“ becomes „3 Suchergebnisse“, „1 Suchergebnis“ or „Keine Suchergebnisse“.
    True: """() => new Promise(done => {
      const result = document.querySelector(".md-search-result"), meta = result.querySelector(".md-search-result__meta");
      const look = () => /ergebnis/.test(meta.textContent) &&
        requestAnimationFrame(() => requestAnimationFrame(() => done(observer.disconnect())));
      const observer = new MutationObserver(look);
      observer.observe(result, {childList: true, subtree: true, characterData: true});
      look();
    })""",
}
# From the last key to the rows; the rows of another query come in between, so that there is something to see.
_ASK = {
    False: """query => new Promise(done => {
      const field = document.getElementById("suchfeld"), list = document.getElementById("treffer");
      const start = performance.now();
      const observer = new MutationObserver(() => {
        if (list.dataset.ready !== query) return;
        observer.disconnect();
        done(performance.now() - start);
      });
      observer.observe(list, {attributes: true});
      field.value = query;
      field.dispatchEvent(new Event("input", {bubbles: true}));
    })""",
    True: """query => new Promise(done => {
      const field = document.querySelector("input[name=query]"), result = document.querySelector(".md-search-result");
      const start = performance.now();
      const observer = new MutationObserver(() => { observer.disconnect(); done(performance.now() - start); });
      observer.observe(result, {childList: true, subtree: true, characterData: true});
      field.value = query;
      field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
    })""",
}
_LINKS = "selector => [...document.querySelectorAll(selector)].map(link => link.href)"


@dataclass(frozen=True)
class Row:
    """One engine in the table."""

    engine: str
    quality: Quality
    query_ms: tuple[float, float]
    """Median and 95th percentile from the last key to the rows, in an open page that knows the query."""
    first_bytes: int
    first_requests: int
    cold_ms: float
    protocol: str
    answers: Mapping[str, Sequence[str]]

    def as_data(self) -> dict[str, Any]:
        """As plain data for JSON."""
        return asdict(self)


def measured(browser: Browser, engine: Engine, repeat: int) -> Row:
    """Ask an engine every judged query and take its time."""
    with served(engine.site, engine.beside) as host:
        answers, times = _asked(browser, engine, host)
        target = Target(FIRST_QUERY, engine.page, engine.links, least=1)
        visits = repeated(lambda: first_visit(browser, host, target), repeat)
        return Row(
            engine.name,
            quality(answers, judged_queries()),
            (median(times), quantiles(times, n=20)[-1]),
            visits[0].bytes,
            len(visits[0].sent),
            middle(visits),
            visits[0].protocol,
            answers,
        )


def _asked(browser: Browser, engine: Engine, host: Host) -> tuple[dict[str, list[str]], list[float]]:
    answers: dict[str, list[str]] = {}
    with new_profile(browser) as context, context.new_page() as page:
        page.set_default_timeout(PATIENCE_MS)
        for one in judged_queries():
            page.goto(f"{host.address}{engine.page}?q={quote(one.query)}")
            page.evaluate(_READY[engine.is_material], one.query)
            answers[one.id] = [record_of(link) for link in page.evaluate(_LINKS, engine.links)]
        times = [
            time for _ in range(PASSES) for one in judged_queries() for time in _time(page, engine, one.query)
        ]
    warm = times[len(judged_queries()) :]
    return answers, warm


def _time(page: Page, engine: Engine, query: str) -> list[float]:
    # An engine may answer the same rows without touching the page; such a query has no time.
    with suppress(BrowserError):
        return [float(page.evaluate(_ASK[engine.is_material], query))]
    return []


def record_of(link: str) -> str:
    """The id of the record behind a link, empty for a link to anything else."""
    found = _RECORD.fullmatch(unquote(urlsplit(link).path))
    return found[1] if found else ""


def table(rows: Sequence[Row]) -> str:
    """The comparison, one engine a line."""
    head = (
        f"{'engine':<28}{'recall-2@10':>12}{'complete':>10}{'nDCG@10':>9}{'linear':>8}{'no hit':>8}"
        f"{'query ms':>14}{'first query':>13}{'requests':>10}{'cold ms':>9}{'over':>10}"
    )
    return "\n".join([head, *map(_line, rows)])


def _line(row: Row) -> str:
    got = row.quality
    times = f"{row.query_ms[0]:.1f} / {row.query_ms[1]:.1f}"
    return (
        f"{row.engine:<28}{got.recall:>12.3f}{got.complete:>10.3f}{got.ndcg:>9.3f}{got.ndcg_linear:>8.3f}"
        f"{got.zero_hits:>8.3f}{times:>14}{row.first_bytes / 1000:>10.1f} kB{row.first_requests:>10}{row.cold_ms:>9.0f}{row.protocol:>10}"
    )


def misses(row: Row) -> list[str]:
    """Which records rated 2 are not among the first ten, one query a line."""
    found = []
    for one in judged_queries():
        missing = sorted(one.best - set(row.answers[one.id][:DEPTH]))
        if missing:
            found.append(f"  {one.query}: {', '.join(missing)}")
    return found
