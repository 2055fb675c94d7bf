"""`bne cms`: the configuration of an optional CMS, for cities whose editors want one."""

import argparse
import re
from pathlib import Path

from ..intake.load import load, load_schemas
from ..pipeline import GeneratorError
from .files import replace_text
from .shared import CLEAN, Commands, schemas_of

_REPOSITORY = re.compile(r"(?:https://github\.com/)?([A-Za-z0-9-]+/[A-Za-z0-9_.-]+?)(?:\.git)?/?")


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "cms", parents=[content], help="Einstellungen für ein CMS (Sveltia, Decap) zeigen; freiwillig"
    )
    parser.add_argument("--repository", help="Ablage bei GitHub, besitz/name (sonst: die aus site.yml)")
    parser.add_argument("--branch", default="main", help="Zweig, für den Vorschläge gelten (sonst: main)")
    parser.add_argument("--output", type=Path, metavar="DATEI", help="in diese Datei schreiben")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Checking is the common case and must not wait for what only this needs.
    from ..publish.cms_config import cms_config  # noqa: PLC0415

    vocabularies = load_schemas(schemas_of(options)).vocabularies
    site = None if options.repository else load(options.content, vocabularies).site
    found = _REPOSITORY.fullmatch(options.repository or (site and site.repository) or "")
    if found is None:
        raise GeneratorError("Nennen Sie die Ablage bei GitHub: bne cms --repository besitz/name")
    text = cms_config(vocabularies, found[1], options.branch)
    if not options.output:
        print(text, end="")
        return CLEAN
    replace_text(options.output, text)
    print(f"{options.output} geschrieben. Veröffentlicht oder geladen wird dadurch nichts.")
    return CLEAN
