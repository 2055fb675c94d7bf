"""The second half of the road: from what was judged to the files of the site."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from .domain.history import History
from .intake.load import load_schemas
from .pipeline import GeneratorError, Outcome
from .publish import publish
from .publish.artefact import Artefact
from .publish.edition import Edition
from .publish.frame import FrameError
from .publish.json_schema import editor_schemas
from .search.memory import recall, remember


def edition_of(
    outcome: Outcome, address: str = "", repository: str = "", history: History | None = None
) -> Edition:
    """Return everything that publishing may look at; addresses given here win over site.yml.

    Raises:
        GeneratorError: there is no usable site.yml.
    """
    site = outcome.content.site
    if site is None:
        raise GeneratorError("Im Ordner der Einträge fehlt site.yml, oder die Datei enthält Fehler.")
    given = {"address": address, "repository": repository}
    site = site.model_copy(update={key: value.rstrip("/") for key, value in given.items() if value})
    catalogue, rulebook = outcome.content.catalogue, outcome.rulebook
    return Edition(catalogue, site, rulebook, outcome.today, outcome.problems, history)


def _memory_file() -> Path:
    """Return where readings of words are kept between builds."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(caches) / "bildungsverzeichnis" / "words.json"


def read_pages(folder: Path) -> dict[str, str]:
    """Read the pages the engine drew, by their path; what it adds beside them is not ours."""
    pages = sorted(folder.rglob("*.html"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in pages}


def complete(edition: Edition, engine_pages: Mapping[str, str]) -> Iterator[Artefact]:
    """Yield every file of the site.

    Raises:
        GeneratorError: the engine's pages lack the marks they should have.
    """
    file = _memory_file()
    edition.readings.update(recall(file, edition.analyser.whole))
    try:
        yield from publish(edition, engine_pages)
    except FrameError as error:
        raise GeneratorError(str(error)) from error
    if edition.analyser.used.keys() != edition.readings.keys():
        remember(file, edition.analyser)


def schema_files(schemas: Path) -> Iterator[tuple[Path, str]]:
    """Yield the schema files as they should be."""
    for name, text in editor_schemas(load_schemas(schemas).vocabularies):
        yield schemas / name, text
