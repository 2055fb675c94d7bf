"""The overview in three voices: for a terminal, as Markdown for a page or job summary, and as stable JSON."""

import json
from collections.abc import Callable, Iterator, Mapping

from ..domain.catalogue import name_of
from ..domain.evidence import Freshness
from ..publish.contribution import file_of
from ..publish.desk_pages import desk_of, step_words
from ..publish.edition import Edition
from ..publish.template import count_words
from ..report import in_markdown, printable
from .overview import Desk, Overview, kind_of

_WIDTH = 34
LACKS = "Termine ohne vollständige Angaben für Suchmaschinen"


def counts_of(overview: Overview) -> Iterator[tuple[str, int]]:
    """Yield what the office wants to know first, in German."""
    yield "Fällt in den nächsten 60 Tagen", len(overview.soon)
    yield "Bestätigung abgelaufen", len(overview.expired)
    yield "Vom Anbieter nie bestätigt", len(overview.unconfirmed)
    yield "Offene Hinweise der Prüfung", len(overview.problems)


def terminal(edition: Edition, overview: Overview) -> str:
    """For people at a terminal."""
    lines = [f"Stand {overview.day:%d.%m.%Y}: {_total(overview)}", ""]
    lines += [f"{'Aktualität':{_WIDTH}} Angebote Akteure"]
    lines += [
        f"  {label:{_WIDTH - 2}} {offers:8} {actors:7}" for label, offers, actors in _steps(edition, overview)
    ]
    lines += ["", *(f"{words:{_WIDTH}} {number:8}" for words, number in counts_of(overview))]
    lines += ["", "Was offen ist", *(f"  {number:5} × {hint}" for hint, number in _gaps(overview))]
    lines += ["", LACKS, *(printable(f"  {line}") for line in _lacks(overview))]
    lines += ["", "Wartet auf Bestätigung, nach Akteur"]
    for desk in overview.desks:
        if desk.due:
            lines.append(printable(f"  {_waiting(desk)} ({desk.actor.id})"))
            lines += [
                printable(f"      {file_of(one.entry)}: {step_words(edition, one)}") for one in desk.due
            ]
    return "\n".join(lines) + "\n"


def markdown(edition: Edition, overview: Overview) -> str:
    """For a job summary or an issue; lay people read it."""
    steps = [f"| {label} | {offers} | {actors} |" for label, offers, actors in _steps(edition, overview)]
    counts = [f"| {words} | {number} |" for words, number in counts_of(overview)]
    gaps = [f"| {in_markdown(hint)} | {number} |" for hint, number in _gaps(overview)]
    blocks = [
        f"## Was ansteht, Stand {overview.day:%d.%m.%Y}\n\n{_total(overview)}",
        "| Aktualität | Angebote | Akteure |\n| --- | ---: | ---: |\n" + "\n".join(steps),
        "| Was | Einträge |\n| --- | ---: |\n" + "\n".join(counts),
        "### Was offen ist\n\n| Frage | Einträge |\n| --- | ---: |\n" + "\n".join(gaps),
        f"### {LACKS}",
        "\n".join(f"- {in_markdown(line)}" for line in _lacks(overview)),
        "### Wartet auf Bestätigung, nach Akteur",
        *(_desk_in_markdown(edition, desk) for desk in overview.desks if desk.due),
    ]
    return "\n\n".join(blocks) + "\n"


def _desk_in_markdown(edition: Edition, desk: Desk) -> str:
    rows = [
        f"- {in_markdown(name_of(one.entry))}: {in_markdown(step_words(edition, one))}" for one in desk.due
    ]
    return (
        f"<details><summary>{in_markdown(_waiting(desk))}</summary>\n\n" + "\n".join(rows) + "\n\n</details>"
    )


def as_json(edition: Edition, overview: Overview) -> str:
    """Stable output for programs; see README."""
    said = {
        "day": overview.day.isoformat(),
        "counts": {
            "steps": {
                kind: {step.value: overview.steps[kind, step] for step in Freshness}
                for kind in ("offers", "actors")
            },
            "soon": len(overview.soon),
            "expired": len(overview.expired),
            "unconfirmed": len(overview.unconfirmed),
            "warnings": dict(sorted(overview.warnings.items())),
            "incomplete_for_search_engines": len(overview.lacks),
            "gaps": {f"{kind}.{gap.key}": number for (kind, gap), number in overview.gaps.most_common()},
        },
        "actors": [_desk_in_json(edition, overview, desk) for desk in overview.desks],
    }
    return json.dumps(said, ensure_ascii=True, indent=2, allow_nan=False) + "\n"


def _desk_in_json(edition: Edition, overview: Overview, desk: Desk) -> Mapping[str, object]:
    return {
        "id": desk.actor.id,
        "name": name_of(desk.actor),
        "desk": desk_of(desk.actor),
        "due": len(desk.due),
        "records": [
            {
                "file": one.entry.origins.file,
                "name": name_of(one.entry),
                "step": one.step.value,
                "confirmed_on": str(one.entry.record.confirmed_on or ""),
                "falls_on": one.fall.day.isoformat() if one.fall else "",
                "falls_to": one.fall.step.value if one.fall else "",
                "is_due": one.is_due,
                "gaps": [gap.key for gap in one.gaps],
                "missing_for_search_engines": list(overview.lacks.get(one.entry.origins.file, ())),
                "warnings": [
                    problem.rule for problem in edition.problems_by_file.get(one.entry.origins.file, ())
                ],
            }
            for one in desk.records
        ],
    }


def _total(overview: Overview) -> str:
    kinds = [kind_of(one) for one in overview.records]
    offers = count_words(kinds.count("offers"), "Angebot", "Angebote")
    return f"{offers} und {count_words(kinds.count('actors'), 'Akteur', 'Akteure')}"


def _steps(edition: Edition, overview: Overview) -> Iterator[tuple[str, int, int]]:
    for step in Freshness:
        label = edition.label("freshness", step)
        yield label, overview.steps["offers", step], overview.steps["actors", step]


def _gaps(overview: Overview) -> Iterator[tuple[str, int]]:
    for (kind, gap), number in overview.gaps.most_common():
        yield f"{gap.hint} ({'Angebote' if kind == 'offers' else 'Akteure'})", number


def _lacks(overview: Overview) -> Iterator[str]:
    if not overview.lacks:
        yield "Zurzeit keine."
    for one in overview.records:
        sentences = overview.lacks.get(one.entry.origins.file)
        if sentences:
            yield f"{name_of(one.entry)} ({file_of(one.entry)}): {' '.join(sentences)}"


def _waiting(desk: Desk) -> str:
    return f"{name_of(desk.actor)}: {count_words(len(desk.due), 'Eintrag', 'Einträge')}"


STYLES: Mapping[str, Callable[[Edition, Overview], str]] = {
    "terminal": terminal,
    "markdown": markdown,
    "json": as_json,
}
