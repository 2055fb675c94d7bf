"""The door for MkDocs: translates its events; everything else happens in the pipeline.

Run by `mkdocs build` and `mkdocs serve`, the plugin turns what MkDocs drew into the whole site. Run by
`bne build` (which sets BNE_FRAMES_ONLY), it leaves the drawn pages for `bne` to complete.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files

from .building import complete, edition_of, read_pages
from .domain.dates import BERLIN
from .domain.history import History
from .history import history_of
from .pipeline import GeneratorError, Outcome, examine
from .publish.artefact import Artefact, update, write
from .publish.assets import asset_folder
from .publish.contribution import mistake_on
from .publish.edition import Edition
from .publish.frame import FRAME_FOLDER, FRAMES
from .publish.link_preview import link_preview
from .report import STYLES

_LOG = get_plugin_logger(__name__)
_PACKAGE = Path(__file__).parent
_RECORDS = ("offers", "actors")


class BneConfig(Config):  # type: ignore[no-untyped-call] # MkDocs has no types here
    """The plugin's part of mkdocs.yml."""

    schemas = option.Dir(default="schemas", exists=True)


class BnePlugin(BasePlugin[BneConfig]):  # type: ignore[no-untyped-call] # MkDocs has no types here
    """Adds the frames before MkDocs draws, and the catalogue after it."""

    serving = False
    outcome: Outcome
    edition: Edition
    pages: dict[str, str]
    good: tuple[Edition, dict[str, str]]
    drawn_from: dict[Path, int]
    history: History | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs' signature
        """Remember whether MkDocs serves; having this event also keeps the plugin alive between builds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content, and let the city's site.yml speak for the site.

        Problems stop the build here, before MkDocs empties its folder.
        """
        self._examine(config)
        self._refuse_problems()
        if not os.environ.get("BNE_FRAMES_ONLY"):
            # What is in no commit yet changes no history, so the preview reads it once for many records.
            self.history = history_of(Path(config.docs_dir), self.outcome)
            self.edition = replace(self.edition, history=self.history)
        site = self.edition.site
        config.site_name = site.name
        config.site_description = site.description
        if not self.serving:
            config.site_url = f"{site.address}/" if site.address else ""
        config.extra["site"] = site
        config.extra["assets"] = asset_folder(site.colours)
        config.extra["mistake_on"] = partial(mistake_on, site)
        config.extra["link_preview"] = partial(link_preview, site)
        # MkDocs' live reload is an inline script; only the preview allows it.
        config.extra["script_sources"] = "'self' 'unsafe-inline'" if self.serving else "'self'"
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add one frame for each kind of page."""
        for kind, section in FRAMES.items():
            text = f"---\ntitle: {kind}\nframe: true\nsection: {section}\n---\n"
            files.append(File.generated(config, f"{FRAME_FOLDER}/{kind}.md", content=text))
        return files

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Complete the site in place."""
        if os.environ.get("BNE_FRAMES_ONLY"):
            return
        folder = Path(config.site_dir)
        self.pages = read_pages(folder)
        self.drawn_from = self._sources(config)
        artefacts = self._complete()
        shutil.rmtree(folder)
        write(artefacts, folder)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch everything the site is made of; where only records changed, draw nothing anew."""
        for watched in (
            Path(self.config.schemas),
            *(_PACKAGE / name for name in ("templates", "assets", "theme")),
        ):
            server.watch(str(watched))

        def rebuild() -> None:
            if self._sources(config) != self.drawn_from:
                builder()
                return
            self._examine(config)
            if not self.outcome.publishable:
                self._log_errors()
                return  # the preview keeps showing the last good state
            changed = update(self._complete(), Path(config.site_dir))
            _LOG.info("%d Dateien erneuert", changed)

        def rebuild_or_keep() -> None:
            try:
                rebuild()
            except MkDocsException as error:
                # Were it raised, MkDocs would answer nobody until the mistake is mended.
                _LOG.error("%s Die Vorschau zeigt weiter den letzten guten Stand.", error)
                update(complete(*self.good), Path(config.site_dir))

        server.builder = rebuild_or_keep
        server.build_delay = 0.02  # one saved file is one event; nobody waits for more
        return server

    def _examine(self, config: MkDocsConfig) -> None:
        today = os.environ.get("BNE_TODAY")
        day = date.fromisoformat(today) if today else datetime.now(BERLIN).date()
        try:
            self.outcome = examine(Path(config.docs_dir), Path(self.config.schemas), day)
            self.edition = edition_of(
                self.outcome,
                os.environ.get("BNE_ADDRESS", ""),
                os.environ.get("BNE_REPOSITORY", ""),
                self.history,
            )
        except GeneratorError as error:
            raise PluginError(str(error)) from error

    def _complete(self) -> list[Artefact]:
        try:
            artefacts = list(complete(self.edition, self.pages))
        except GeneratorError as error:
            raise PluginError(str(error)) from error
        self.good = (self.edition, self.pages)
        return artefacts

    def _refuse_problems(self) -> None:
        if not self.outcome.publishable:
            self._log_errors()
            raise PluginError("In den Einträgen sind Fehler; die Seite wurde nicht gebaut.")

    def _log_errors(self) -> None:
        errors = [problem for problem in self.outcome.problems if problem.is_error]
        _LOG.error("\n%s", STYLES["terminal"](errors, self.outcome.counts, lambda _file, _line: ""))

    def _sources(self, config: MkDocsConfig) -> dict[Path, int]:
        """Return what MkDocs draws from, with the time of each file's last change."""
        content = Path(config.docs_dir)
        folders = (content, Path(self.config.schemas), _PACKAGE)
        files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
        files.append(Path(config.config_file_path))
        return {path: path.stat().st_mtime_ns for path in files if path.parent.name not in _RECORDS}
