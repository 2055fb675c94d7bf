"""Dates of confirmation and evidence: none from the future, none silently old."""

from collections.abc import Iterator
from datetime import date

from ..domain.catalogue import Catalogue
from ..domain.evidence import CONFIRMED_MONTHS
from ..domain.recurrence import months_later
from ..domain.schedule import Dated
from ..domain.translation import outdated, source_hash
from ..problem import Problem, Severity
from .entries import all_entries


def nothing_is_known_from_the_future(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Nobody confirmed or read anything after today."""
    for entry in all_entries(catalogue):
        confirmed, evidence = entry.record.confirmed_on, entry.record.evidence
        if confirmed and confirmed > today:
            yield Problem(
                entry.origins.of("confirmed_on"), "date-in-future", f"„{confirmed}“ liegt in der Zukunft.",
                "Tragen Sie den Tag ein, an dem Sie die Angaben geprüft haben.", field="confirmed_on", value=str(confirmed),
            )  # fmt: skip
        if evidence and evidence.as_of.first_day > today:
            yield Problem(
                entry.origins.of("evidence", "as_of"), "date-in-future", f"„{evidence.as_of}“ liegt in der Zukunft.",
                "Tragen Sie den Stand der Quelle ein.", field="evidence › as_of", value=str(evidence.as_of),
            )  # fmt: skip


def confirmations_are_recent(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """What a provider confirmed over a year ago needs a new look."""
    for entry in all_entries(catalogue):
        confirmed = entry.record.confirmed_on
        if confirmed and months_later(confirmed, CONFIRMED_MONTHS) < today:
            yield Problem(
                entry.origins.of("confirmed_on"), "confirmation-old", "Die letzte Bestätigung ist über ein Jahr alt.",
                "Stimmen die Angaben noch? Dann tragen Sie das heutige Datum ein.",
                Severity.WARNING, "confirmed_on", str(confirmed),
            )  # fmt: skip


def confirmed_dates_lie_ahead(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Who confirms an offer after its last date probably wrote the wrong year."""
    for offer in catalogue.offers.values():
        schedule, confirmed = offer.record.schedule, offer.record.confirmed_on
        if (
            isinstance(schedule, Dated)
            and offer.record.status == "active"
            and confirmed
            and schedule.last_day < confirmed <= today
        ):
            yield Problem(
                offer.origins.of("schedule", "sessions"), "all-dates-past", "Alle Termine liegen in der Vergangenheit. Stimmt das Jahr?",
                "Ergänzen Sie die nächsten Termine. Gibt es das Angebot nicht mehr? Dann schreiben Sie „status: ended“.",
                Severity.WARNING, "schedule › sessions", str(schedule.last_day),
            )  # fmt: skip


def prices_have_a_date(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """Amounts that nobody confirmed say how old they are."""
    for offer in catalogue.offers.values():
        cost = offer.record.cost
        if cost and cost.amounts and not cost.as_of and not offer.record.confirmed_on:
            yield Problem(
                offer.origins.of("cost"), "price-without-date", "Die Preise haben keinen Stand.",
                "Ergänzen Sie „as_of“, oder bestätigen Sie das Angebot mit „confirmed_on“.",
                Severity.WARNING, "cost",
            )  # fmt: skip


def translations_follow_their_text(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """A translation belongs to the text as it is now."""
    for entry in all_entries(catalogue):
        for path in outdated(entry.record):
            yield Problem(
                entry.origins.of(*path), "translation-outdated", "Der Text wurde geändert, diese Übersetzung noch nicht.",
                f"Prüfen Sie die Übersetzung und tragen Sie dann ein: of: {source_hash(entry.record)}",
                Severity.WARNING, " › ".join(path),
            )  # fmt: skip


def awards_have_a_year(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """An award without its year is not shown, because nobody could tell whether it still stands."""
    for entry in all_entries(catalogue):
        for index, award in enumerate(entry.record.awards):
            if not award.years:
                yield Problem(
                    entry.origins.of("awards", index), "award-without-year", "Diese Auszeichnung hat kein Jahr und wird nicht gezeigt.",
                    "Ergänzen Sie „years“, wenn die Quelle das Jahr nennt.", Severity.WARNING, "awards", award.programme,
                )  # fmt: skip
