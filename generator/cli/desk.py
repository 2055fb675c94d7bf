"""Where a new record is made: the lists, what is there already, and who says what is wrong."""

import argparse
from dataclasses import dataclass
from datetime import date

from ..domain.catalogue import Catalogue
from ..intake.load import MODELS, load, load_schemas
from ..intake.nearest import nearest
from ..intake.questions import Question, questions_for
from ..intake.skeleton import Record, mistakes_and_gaps
from ..problem import Problem
from .shared import content_of, day_of, schemas_of, started_as


@dataclass(frozen=True)
class Desk:
    """What a new record of a folder (offers, actors) is made from."""

    folder: str
    catalogue: Catalogue
    questions: tuple[Question, ...]
    today: date

    def complaints(self, record: Record) -> list[str]:
        """Say what is wrong; that something is not there yet is no mistake."""
        wrong, _ = self.judged(record, "neu")
        said = [f"{one.field}: {one.message} {one.hint}".strip() for one in wrong]
        actor = record.get("actor")
        if isinstance(actor, str) and actor not in self.catalogue.actors and not wrong:
            near = nearest(actor, self.catalogue.actors)
            hint = f"Meinten Sie „{near}“?" if near else f"Legen Sie ihn zuerst an: {started_as()} new actor"
            said.append(f"actor: Der Akteur „{actor}“ ist nicht eingetragen. {hint}")
        return said

    def judged(self, record: Record, name: str) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """Return mistakes and gaps of a record."""
        file, lists = f"{self.folder}/{name}.yml", self.catalogue.vocabularies
        return mistakes_and_gaps(record, MODELS[self.folder], file, lists)


def desk_of(options: argparse.Namespace, folder: str) -> Desk:
    """Read what a new record of this folder needs.

    Raises:
        GeneratorError: there is no content.
    """
    vocabularies = load_schemas(schemas_of(options)).vocabularies
    catalogue = load(content_of(options), vocabularies).catalogue
    questions = questions_for(MODELS[folder], vocabularies, catalogue.actors)
    return Desk(folder, catalogue, questions, day_of(options))
