"""What searching costs in a made-up catalogue of some size, in Chromium and when the index is built."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page

from .judged import record_of
from .static_server import SLOW_4G, Host, Sent
from .typos import Typo, typos
from .visits import Target, first_visit, middle, new_profile, repeated

SIZES = (500, 2000, 10_000)
FIRST_QUERY = "Wald"
ENGINE = ("query.js", "search_files.js")
TYPED = (
    "Wildbienen", "Klimaschutz", "Waldführung", "Reparieren", "Kompost", "Ferien", "Museum", "Kindergarten",
    "Energiewende", "Nachhaltigkeit", "Fahrradwerkstatt", "kostenlose Kochkurse", "Bach untersuchen",
)  # fmt: skip
PASSES = 3
DEPTH = 10
_IMPORT = re.compile(r'^import\b[^"]*"\./([\w-]+\.js)"', re.MULTILINE)
_TIMES = """async ([queries, passes]) => {
  const times = [];
  for (let pass = -1; pass < passes; pass += 1) {
    for (const query of queries) {
      const start = performance.now();
      await engine.askAndCount(query);
      if (pass >= 0) times.push(performance.now() - start);
    }
  }
  return times;
}"""
_ASK = """async ([queries, depth]) => {
  const found = [];
  for (const query of queries) found.push(await engine.addresses([...await engine.ask(query)].slice(0, depth)));
  return found;
}"""


@dataclass(frozen=True)
class Built:
    """What building the index cost, in seconds of processor time."""

    cold_s: float
    kept_s: float
    """With the readings of words kept from the build before."""
    peak_mb: float
    index_bytes: int


@dataclass(frozen=True)
class Keystrokes:
    """How long the engine works for one more letter, in milliseconds."""

    p50_ms: float
    p95_ms: float


@dataclass(frozen=True)
class First:
    """A visitor's first query."""

    cold_ms: float
    slow_4g_ms: float
    heap_mb: float
    protocol: str
    sent: tuple[Sent, ...]
    complaints: tuple[str, ...]

    @property
    def kb(self) -> float:
        """Bodies of everything, in kB."""
        return sum(one.bytes for one in self.sent) / 1000


@dataclass(frozen=True)
class Scale:
    """One size in the table."""

    offers: int
    built: Built
    first: First
    keystrokes: Keystrokes
    typos: float
    failed_typos: tuple[str, ...]
    script_kb: float

    @property
    def figures(self) -> dict[str, float | None]:
        """The figures that have targets."""
        return {
            "first_query_kb": self.first.kb,
            "cold_ms": self.first.cold_ms,
            "slow_4g_ms": self.first.slow_4g_ms,
            "heap_mb": self.first.heap_mb,
            "keystroke_p95_ms": self.keystrokes.p95_ms,
            "typos": self.typos,
            "build_s": self.built.kept_s,
        }

    def as_data(self) -> dict[str, Any]:
        """As plain data for JSON."""
        return asdict(self) | {"first_query_kb": self.first.kb}


def build(offers: int, site: Path) -> Built:
    """Build what searching needs, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.search.made_up_site",
        "--offers",
        str(offers),
        "--site",
        str(site),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"the search for {offers} offers was not built:\n{done.stderr}")
    return Built(**json.loads(done.stdout.splitlines()[-1]))


def first(browser: Browser, host: Host, repeat: int) -> First:
    """Visit with fresh profiles, on this machine's own line and on slow 4G; median times."""
    target = Target(FIRST_QUERY)
    quick = repeated(lambda: first_visit(browser, host, target), repeat)
    slow = repeated(lambda: first_visit(browser, host, target, SLOW_4G), max(1, repeat // 2))
    heap = median(one.heap_mb for one in quick)
    last = quick[-1]
    return First(middle(quick), middle(slow), heap, last.protocol, last.sent, last.complaints)


@contextmanager
def opened(browser: Browser, host: Host) -> Iterator[Page]:
    """Open the search page with its engine at hand."""
    with new_profile(browser) as context, context.new_page() as page:
        page.goto(f"{host.address}/suche/")
        page.evaluate(
            Path(__file__).with_name("open_engine.js").read_text(encoding="utf-8").split("\n\n", 1)[1]
        )
        yield page


def keystrokes(page: Page) -> Keystrokes:
    """Type words letter by letter into the engine, once to warm up and some times against the clock."""
    queries = [word[:end] for word in TYPED for end in range(1, len(word) + 1)]
    times: list[float] = page.evaluate(_TIMES, [queries, PASSES])
    return Keystrokes(median(times), quantiles(times, n=20)[-1])


def mistyped(page: Page, given: Sequence[Typo]) -> tuple[float, tuple[str, ...]]:
    """Return the share of typos whose offer is among the first ten, and the others in words."""
    found: list[list[str]] = page.evaluate(_ASK, [[one.typed for one in given], DEPTH])
    failed = [
        f"{one.typed} ({one.meant})"
        for one, links in zip(given, found, strict=True)
        if one.offers.isdisjoint(map(record_of, links))
    ]
    return 1 - len(failed) / len(given), tuple(failed)


def script_kb(site: Path) -> float:
    """Compressed size of the engine's modules, each compressed as it is sent."""
    folder = next(site.glob("assets/*/"))
    wanted, seen = [*ENGINE], set[str]()
    while wanted:
        name = wanted.pop()
        if name not in seen:
            seen.add(name)
            wanted += _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return sum(len(gzip.compress((folder / name).read_bytes(), 6)) for name in seen) / 1000


def measured(browser: Browser, host: Host, offers: int, built: Built, site: Path, repeat: int) -> Scale:  # noqa: PLR0913, PLR0917
    """Measure one size."""
    visit = first(browser, host, repeat)
    with opened(browser, host) as page:
        times = keystrokes(page)
        share, failed = mistyped(page, typos(offers))
    return Scale(offers, built, visit, times, share, failed, script_kb(site))


def table(rows: Sequence[Scale]) -> str:
    """The sizes, one a line, and below what each first query asked for."""
    head = (
        f"{'offers':>7}{'first query':>13}{'requests':>10}{'cold ms':>9}{'slow 4G':>9}{'heap MB':>9}{'key p50/p95 ms':>16}"
        f"{'typos':>7}{'script':>8}{'build s':>9}{'kept s':>8}{'peak MB':>9}"
    )
    return "\n".join([head, *map(_line, rows), *map(_requests, rows)])


def _line(row: Scale) -> str:
    keys = f"{row.keystrokes.p50_ms:.2f} / {row.keystrokes.p95_ms:.2f}"
    return (
        f"{row.offers:>7,}{row.first.kb:>10.1f} kB{len(row.first.sent):>10}{row.first.cold_ms:>9.0f}"
        f"{row.first.slow_4g_ms:>9.0f}{row.first.heap_mb:>9.1f}{keys:>16}{row.typos:>7.3f}{row.script_kb:>5.1f} kB"
        f"{row.built.cold_s:>9.1f}{row.built.kept_s:>8.1f}{row.built.peak_mb:>9.0f}"
    )


def _requests(row: Scale) -> str:
    each = "\n".join(f"  {one.bytes:>9,} B  {one.path}" for one in row.first.sent)
    return f"\nFirst query at {row.offers:,} offers, over {row.first.protocol}:\n{each}"
