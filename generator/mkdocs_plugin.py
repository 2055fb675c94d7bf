"""The door for MkDocs: translates its events; everything else happens in the pipeline.

Run by `mkdocs build` and `mkdocs serve`, the plugin turns what MkDocs drew into the whole site. Run by
`bne build` (which sets BNE_FRAMES_ONLY), it leaves the drawn pages for `bne` to complete.
"""

import os
import shutil
from datetime import date, datetime
from pathlib import Path

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files

from .building import complete, edition_of, read_pages
from .domain.dates import BERLIN
from .pipeline import GeneratorError, Outcome, examine
from .publish.artefact import write
from .publish.assets import asset_folder
from .publish.frame import FRAME_FOLDER, FRAMES
from .report import STYLES

_LOG = get_plugin_logger(__name__)
_PACKAGE = Path(__file__).parent


class BneConfig(Config):  # type: ignore[no-untyped-call] # MkDocs has no types here
    """The plugin's part of mkdocs.yml."""

    schemas = option.Dir(default="schemas", exists=True)


class BnePlugin(BasePlugin[BneConfig]):  # type: ignore[no-untyped-call] # MkDocs has no types here
    """Adds the frames before MkDocs draws, and the catalogue after it."""

    outcome: Outcome

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content, and let the city's site.yml speak for the site."""
        today = os.environ.get("BNE_TODAY")
        self.outcome = examine(
            Path(config.docs_dir),
            Path(self.config.schemas),
            date.fromisoformat(today) if today else datetime.now(BERLIN).date(),
        )
        try:
            self.edition = edition_of(
                self.outcome, os.environ.get("BNE_ADDRESS", ""), os.environ.get("BNE_REPOSITORY", "")
            )
        except GeneratorError as error:
            raise PluginError(str(error)) from error
        site = self.edition.site
        config.site_name = site.name
        config.site_description = site.description
        config.site_url = f"{site.address}/" if site.address else ""
        config.extra["site"] = site
        config.extra["assets"] = asset_folder(site.colours)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add one frame for each kind of page."""
        for kind, section in FRAMES.items():
            text = f"---\ntitle: {kind}\nframe: true\nsection: {section}\n---\n"
            files.append(File.generated(config, f"{FRAME_FOLDER}/{kind}.md", content=text))
        return files

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Complete the site in place, or say what keeps it from being published."""
        if os.environ.get("BNE_FRAMES_ONLY"):
            return
        if not self.outcome.publishable:
            _LOG.error(
                "\n%s",
                STYLES["terminal"](self.outcome.problems, self.outcome.counts, lambda _file, _line: ""),
            )
            raise PluginError("In den Einträgen sind Fehler; die Seite wurde nicht gebaut.")
        folder = Path(config.site_dir)
        artefacts = list(complete(self.edition, read_pages(folder)))
        shutil.rmtree(folder)
        write(artefacts, folder)

    def on_serve(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Watch everything the site is made of, not only the texts."""
        for watched in (Path(self.config.schemas), _PACKAGE / "templates", _PACKAGE / "assets"):
            server.watch(str(watched))
        return server
