"""Sets up each engine in a folder below .cache, ready to be served."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import yaml

from benchmarks.synthetic import PROJECT

from ..node import node
from .records import RecordPage

HERE = Path(__file__).parent
MODULES = PROJECT / "node_modules"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!-])")


@dataclass(frozen=True)
class Engine:
    """A searchable site: how its result page is reached and read."""

    name: str
    site: Path
    page: str = "/suche/"
    links: str = "#treffer li :is(h2, h3) a"
    is_material: bool = False
    beside: Mapping[str, bytes] = field(default_factory=dict)


def pagefind(site: Path, pages: Sequence[RecordPage], folder: Path) -> Engine:
    """Let Pagefind read the finished record pages: their main part, as German."""
    shutil.rmtree(folder, ignore_errors=True)
    for page in pages:
        target = folder / "pages" / page.address.strip("/") / "index.html"
        target.parent.mkdir(parents=True)
        shutil.copyfile(site / page.address.strip("/") / "index.html", target)
    command = [str(MODULES / ".bin" / "pagefind"), "--site", str(folder / "pages")]
    options = ["--output-path", str(folder / "pagefind"), "--force-language", "de", "--root-selector", "main"]
    _run([*command, *options])
    return Engine("Pagefind", folder, "/peer/", "#treffer a", beside=_page("pagefind.js"))


def lunr(pages: Sequence[RecordPage], folder: Path) -> Engine:
    """Build lunr's index with the German of lunr-languages, titles boosted."""
    given = json.dumps([(page.address, page.title, page.text) for page in pages])
    index = _run([node(), str(HERE / "lunr_index.cjs")], given)
    scripts = {
        "/peer/lunr.js": MODULES / "lunr" / "lunr.min.js",
        "/peer/support.js": MODULES / "lunr-languages" / "min" / "lunr.stemmer.support.min.js",
        "/peer/de.js": MODULES / "lunr-languages" / "min" / "lunr.de.min.js",
    }
    beside = {path: file.read_bytes() for path, file in scripts.items()}
    beside["/peer/index.json"] = index.encode()
    return Engine("lunr", folder, "/peer/", "#treffer a", beside={**_page("lunr.js"), **beside})


def material(pages: Sequence[RecordPage], folder: Path, name: str, **search: object) -> Engine:
    """Build the record pages as an ordinary Material site; `search` are its plugin's settings."""
    shutil.rmtree(folder, ignore_errors=True)
    for page in pages:
        file = folder / "docs" / f"{page.address.strip('/')}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        body = "\n\n".join(_plain(line) for line in page.text.split("\n"))
        file.write_text(f"# {_plain(page.title)}\n\n{body}\n", encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
    settings = {
        "site_name": "Verzeichnis",
        "theme": {"name": "material", "language": "de", "font": False, "features": ["search.share"]},
        "plugins": [{"search": {"lang": "de", **search}}],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    _run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")])
    links = ".md-search-result__item > a.md-search-result__link"
    return Engine(name, folder / "site", "/", links, is_material=True)


def _page(library: str) -> dict[str, bytes]:
    return {
        "/peer/index.html": (HERE / "page.html").read_bytes(),
        "/peer/page.js": (HERE / "page.js").read_bytes(),
        "/peer/library.js": (HERE / library).read_bytes(),
    }


def _plain(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", escape(text, quote=False))


def _run(command: Sequence[str], given: str | None = None) -> str:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, input=given, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout
