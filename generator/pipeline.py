"""The first half of the road: read the content, judge it. Checking needs nothing more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .domain.rulebook import Rulebook
from .domain.vocabulary import Vocabularies
from .intake.actor_meant import with_actors_meant
from .intake.folder import SourceFile, walk
from .intake.load import MODELS, Content, load, load_schemas, read_document
from .intake.migrations import Model, Record, migrated
from .intake.yaml_text import Data, Document
from .intake.yaml_writer import write_yaml
from .problem import Problem, by_place
from .rules import judge


class GeneratorError(Exception):
    """The operator must act: a folder is missing, the engine failed, the target cannot be written."""


@dataclass(frozen=True)
class Outcome:
    """What was read, and everything that is wrong with it, in reading order."""

    content: Content
    rulebook: Rulebook
    problems: tuple[Problem, ...]
    today: date

    @property
    def publishable(self) -> bool:
        """Whether no finding is an error."""
        return not any(problem.is_error for problem in self.problems)

    @property
    def counts(self) -> dict[str, int]:
        """How many records were read, and how many findings of each kind there are."""
        errors = sum(problem.is_error for problem in self.problems)
        catalogue = self.content.catalogue
        broken = [name.split("/")[0] for name in catalogue.unread]
        return {
            "offers": len(catalogue.offers) + broken.count("offers"),
            "actors": len(catalogue.actors) + broken.count("actors"),
            "errors": errors,
            "warnings": len(self.problems) - errors,
        }


def examine(content: Path, schemas: Path, today: date, proposed: SourceFile | None = None) -> Outcome:
    """Read the content folder and judge it; a partner's mistake is a finding, never an exception.

    A `proposed` record is judged beside those that are there, or in place of the one it changes.

    Raises:
        GeneratorError: a folder is missing.
    """
    for folder in (content, schemas / "vocabularies"):
        if not folder.is_dir():
            raise GeneratorError(f"Der Ordner {folder} fehlt.")
    lists = load_schemas(schemas)
    found = load(content, lists.vocabularies, proposed)
    judged = judge(found.catalogue, today)
    read = with_actors_meant(found.problems, found.catalogue.actors)
    problems = sorted({*lists.problems, *read, *judged}, key=by_place)
    return Outcome(found, lists.rulebook, tuple(problems), today)


def canonical_files(content: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield name and canonical text of each readable record, and whether the file is written so."""
    for found, record, _model in _readable_records(content):
        text = canonical(record, found.name)
        yield found.name, text, text.encode() == found.data


def migrated_files(content: Path, vocabularies: Vocabularies) -> Iterator[tuple[str, str, str | None]]:
    """Yield name and text of each readable record, and its new text where it follows a change."""
    for found, record, model in _readable_records(content):
        new = migrated(record, model, vocabularies)
        # A record that needs no change keeps its comments and its way of writing.
        yield found.name, found.data.decode(), None if new == record else canonical(new, found.name)


def _readable_records(content: Path) -> Iterator[tuple[SourceFile, Record, Model]]:
    for found in walk(content):
        if isinstance(found, SourceFile) and found.name.split("/")[0] in MODELS:
            document = read_document(found)
            if isinstance(document, Document) and isinstance(document.data, dict):
                yield found, document.data, MODELS[found.name.split("/")[0]]


def canonical(data: dict[str, Data], name: str) -> str:
    """Write the data of a record in the one canonical way; `name` is its file below the content folder."""
    return write_yaml(data, MODELS[name.partition("/")[0]].written_keys())


def offer_data(outcome: Outcome, content: Path) -> dict[str, dict[str, Data]]:
    """Return the data of each offer that is right, by its id, as it stands in its file."""
    found: dict[str, dict[str, Data]] = {}
    for file in walk(content):
        if isinstance(file, SourceFile) and file.name.startswith("offers/"):
            document = read_document(file)
            if file.stem in outcome.content.catalogue.offers and isinstance(document, Document):
                found[file.stem] = document.data if isinstance(document.data, dict) else {}
    return found
