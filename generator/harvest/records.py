"""From what a source says to new and changed offers; what a person has changed here is only shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ..domain.catalogue import Entry
from ..domain.likeness import alike_titles
from ..domain.offer import Offer
from ..domain.source import Source
from ..domain.source_lock import Lock, Seen
from ..domain.text import MAX_SLUG
from ..domain.vocabulary import Vocabularies
from ..intake.field_path import short
from ..intake.folder import as_slug
from ..intake.parse import parse
from ..intake.yaml_text import Data, Document
from ..origin import Origins
from ..problem import Problem
from .backing import backed
from .changes import FieldChange, Plan, Proposal, RecordChange, Tree
from .drafts import Draft
from .merge import Merge, merged

_MOST_LIKE = 3


@dataclass(frozen=True)
class Shelf:
    """What lies in the content already: records as read, ids that may not be used anew, titles by id."""

    records: Mapping[str, Tree]
    taken: frozenset[str]
    titles: Mapping[str, str]
    vocabularies: Vocabularies


@dataclass
class _Work:
    """One import under way: what is given, and what has become of each draft so far."""

    source: Source
    shelf: Shelf
    today: date
    entries: dict[str, Seen]
    titles: dict[str, str]
    taken: set[str]
    changes: list[RecordChange] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0

    def backed(self, data: dict[str, Data], draft: Draft, *, changed: bool) -> dict[str, Data]:
        said = draft.data.get("evidence", "")
        return backed(data, said, self.source, self.today, changed=changed)

    def is_right(self, data: dict[str, Data], record: str, draft: Draft) -> bool:
        """Ask the model; its findings are shown at the line of the source."""
        keys = (*data, *Offer.written_keys())
        origins = Origins(draft.origin.file, {(key,): draft.origin for key in keys})
        found = parse(Document(data, origins), Offer, record, self.shelf.vocabularies)
        if isinstance(found, Entry):
            return True
        title = short(draft.data.get("title", draft.key))
        self.problems += [
            replace(one, message=f"„{title}“ ist nicht übernommen. {one.message}") for one in found
        ]
        return False


def plan_records(drafts: Sequence[Draft], source: Source, lock: Lock, shelf: Shelf, today: date) -> Plan:
    """Compare each draft with what was there before; what is gone from the source is only named."""
    work = _Work(source, shelf, today, dict(lock.entries), dict(shelf.titles), set(shelf.taken))
    for draft in drafts:
        seen = lock.entries.get(draft.key)
        record = source.known.get(draft.key) or (seen.record if seen else "")
        if record:
            _update(draft, record, seen, work)
        else:
            _create(draft, work)
    _name_the_gone({draft.key for draft in drafts}, work)
    return Plan(
        tuple(work.changes), tuple(work.proposals), tuple(work.notes), tuple(work.problems), work.unchanged,
        Lock(entries=work.entries),
    )  # fmt: skip


def _update(draft: Draft, record: str, seen: Seen | None, work: _Work) -> None:
    held = work.shelf.records.get(record)
    if held is None:
        is_broken = record in work.shelf.taken
        what = "lässt sich nicht lesen" if is_broken else "wurde hier gelöscht und wird nicht neu angelegt"
        work.notes.append(f"offers/{record}.yml {what} („{draft.key}“ in der Quelle).")
        return
    merge = merged(held, seen.values if seen else {}, _said(draft))
    # Where record and source differ, nothing confirms the record.
    data = merge.data if merge.conflicts else work.backed(merge.data, draft, changed=bool(merge.changes))
    if not work.is_right(data, record, draft):
        return
    if data != dict(held):
        work.changes.append(RecordChange(record, (*merge.changes, *_renewed(held, merge, data)), data))
    elif not merge.conflicts:
        work.unchanged += 1
    if merge.conflicts:
        work.proposals.append(Proposal(record, merge.conflicts))
    work.entries[draft.key] = _seen(seen, record, merge.values, work.today)


def _said(draft: Draft) -> dict[str, Data]:
    """Return what is compared: all but the evidence, which has dates of its own."""
    return {key: value for key, value in draft.data.items() if key != "evidence"}


def _renewed(held: Tree, merge: Merge, data: Tree) -> list[FieldChange]:
    return [
        FieldChange(key, held.get(key), data[key])
        for key in ("confirmed_on", "evidence")
        if data.get(key) != merge.data.get(key)
    ]


def _create(draft: Draft, work: _Work) -> None:
    title = str(draft.data.get("title", draft.key))
    data = work.backed(_said(draft), draft, changed=True)
    record = _free_id(title, data, work)
    if not work.is_right(data, record, draft):
        return
    values = merged({}, {}, _said(draft)).values
    work.entries[draft.key] = _seen(None, record, values, work.today)
    resembles = tuple(alike_titles(title, work.titles)[:_MOST_LIKE])
    work.taken.add(record)
    work.titles[record] = title
    if work.shelf.records.get(record) == data:  # a run that broke off had written it already
        work.unchanged += 1
        return
    fields = tuple(FieldChange(key, None, data[key]) for key in Offer.written_keys() if key in data)
    work.changes.append(RecordChange(record, fields, data, is_new=True, resembles=resembles))


def _name_the_gone(present: Collection[str], work: _Work) -> None:
    for key, seen in work.entries.items():
        if key not in present and seen.gone_since is None:
            work.entries[key] = seen.model_copy(update={"gone_since": work.today})
            work.notes.append(
                f"offers/{seen.record}.yml: Die Quelle nennt „{key}“ nicht mehr. Der Eintrag bleibt."
            )


def _seen(old: Seen | None, record: str, values: Mapping[str, str], today: date) -> Seen:
    if old and old.values == values and old.record == record and old.gone_since is None:
        return old
    return Seen(
        record=record, first_seen=old.first_seen if old else today, changed_on=today, values=dict(values)
    )


def _free_id(title: str, data: Tree, work: _Work) -> str:
    """Make an id of the title; where it is taken, with the first number that is free."""
    wanted = as_slug(title)[: MAX_SLUG - 4].strip("-")
    number, name = 1, wanted
    while name in work.taken and work.shelf.records.get(name) != data:
        number += 1
        name = f"{wanted}-{number}"
    return name
