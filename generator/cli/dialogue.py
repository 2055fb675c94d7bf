"""The dialogue of `bne new`: asks for everything that a record needs and that is not there yet."""

from ..intake.folder import as_slug
from ..intake.questions import Question
from ..intake.skeleton import Record, free_id, read_today, schedule_of, taken_ids
from ..intake.yaml_text import Data
from ..pipeline import GeneratorError
from .ask import Answer, agreed, ask
from .desk import Desk

_SOURCE = Question("evidence", "Auf welcher Webseite stehen die Angaben?")
_WHEN_DATED = "Wann? Termine mit Komma getrennt, zum Beispiel 2027-05-16 10:00, 2027-06-13 10:00"
_WHEN = "Wann? In Worten, zum Beispiel: jeden ersten Sonntag im Monat, 11 Uhr"


def complete(record: Record, desk: Desk) -> None:
    """Ask for everything that is not there yet."""
    title, *others = desk.questions
    while title.key not in record:
        _put(title, record, desk)
        if title.key not in record:
            print("Ohne diese Angabe geht es nicht weiter; aus ihr entsteht der Name der Datei.")
    for question in others:
        if question.key not in record:
            _put(question, record, desk)
    if not record.keys() & {"confirmed_on", "evidence"}:
        own = agreed("Sind das Ihre eigenen Angaben, und haben Sie sie heute geprüft?")
        if own:
            record["confirmed_on"] = str(desk.today)
        elif own is False:
            _put(_SOURCE, record, desk)


def _put(question: Question, record: Record, desk: Desk) -> None:
    def as_data(answer: Answer) -> Data:
        if question is _SOURCE:
            return read_today(str(answer), desk.today)
        if question.key == "schedule":
            return schedule_of(str(answer), ())
        return list(answer) if isinstance(answer, list) else answer

    def complaint(answer: Answer) -> str:
        return "\n".join(desk.complaints({**record, question.key: as_data(answer)}))

    if answer := ask(question, complaint):
        record[question.key] = as_data(answer)
        if question.key == "schedule":
            _put_times(str(answer), record, desk)


def _put_times(kind: str, record: Record, desk: Desk) -> None:
    def schedule(answer: Answer) -> Data:
        dates = [one.strip() for one in str(answer).split(",")] if kind == "dated" else [str(answer)]
        return schedule_of(kind, dates)

    question = Question("schedule", _WHEN_DATED if kind == "dated" else _WHEN)
    if answer := ask(
        question, lambda text: "\n".join(desk.complaints({**record, "schedule": schedule(text)}))
    ):
        record["schedule"] = schedule(answer)


def agreed_id(record: Record, desk: Desk, wanted: str | None, *, talks: bool) -> str:
    """Return an id that is free; where the wanted one is not, somebody must agree to another."""
    taken = taken_ids(desk.catalogue, desk.folder)
    wanted = wanted or as_slug(str(record[desk.questions[0].key]))
    while (free := free_id(wanted, taken)) != wanted:
        why = f"„{wanted}“ ist als Kennung vergeben oder nicht erlaubt."
        if not talks:
            raise GeneratorError(f"{why} Frei ist: --id {free}")
        wanted = input(f"\n{why} Enter nimmt „{free}“, oder tippen Sie eine andere > ").strip() or free
    return wanted
