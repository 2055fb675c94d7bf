"""What calendars are told about an offer: an event for each single date, and a series for each rule.

Nothing here asks the clock, so the same records on the same day are the same bytes:

* The UID is the id of the offer and that of the session. Without one, the session goes by the start that was
  published first, so a session that is moved keeps its UID by `id` or by `previous_start`.
* DTSTAMP and LAST-MODIFIED are the moment at which the record last changed: that of the last commit on its file or
  on that of an actor in whose house it takes place, or the beginning of the day it was known on where that is
  later or git says nothing.
* SEQUENCE is the same moment, counted in minutes: it grows with each correction, also twice a day. It does not
  fall where a build knows the history for the first time.
* A date that does not take place is CANCELLED until its day is past, and so are all dates still to come of an
  offer that ended, as far as calendars reached when it did.
* Series reach from the first day of last month to the end of the calendar, so they change once a month.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from urllib.parse import urlsplit

from ..domain.catalogue import OfferEntry, address_of
from ..domain.evidence import Freshness
from ..domain.occurrence import Occurrence
from ..domain.recurrence import Rule, months_later
from ..domain.schedule import Dated, Recurring, Schedule
from ..domain.schedule_words import remark_words
from .calendar_dates import MONTHS_AHEAD, Month
from .edition import Edition
from .ical_file import Event, event_text
from .words import badge, freshness_sentence, place_line

_NAME = "bildungsverzeichnis"
"""Stands in the UIDs of a site that has no address yet."""
_DAY = timedelta(days=1)


def events_text(edition: Edition, entry: OfferEntry) -> bytes:
    """Return the events of an offer as calendars write them; empty where it has none."""
    key = ("events", entry.id)
    if key not in edition.made:
        edition.made[key] = b"".join(map(event_text, events_of(edition, entry)))
    made: bytes = edition.made[key]
    return made


def events_of(edition: Edition, entry: OfferEntry) -> Iterator[Event]:
    """Yield the events of an offer; where it is over, those still to come say that they do not take place."""
    dates = occurrences_of(edition, entry)
    schedule = entry.record.schedule
    rule = schedule.rule if isinstance(schedule, Recurring) else None
    if rule and dates and _is_known_to_all(rule) and _last_alike(dates):
        yield _series(edition, entry, rule, dates)
        return
    # Names are given among all dates, so that none changes when an earlier date is over.
    whole = schedule.occurrences(date.min, ()) if isinstance(schedule, Dated) else dates
    shown = set(dates)
    for name, one in named(whole):
        if one in shown:
            yield _event(edition, entry, f"{entry.id}.{name}", one)


def occurrences_of(edition: Edition, entry: OfferEntry) -> list[Occurrence]:
    """Return what its calendar holds: all single dates, those of a rule as far as the calendar reaches.

    Of an offer that is over these are the dates that people may still count on.
    """
    offer, today = entry.record, edition.today
    if edition.freshness[entry.id] is Freshness.HISTORICAL:
        last = _reach(offer.schedule, changed_at(edition, entry).date())
        return list(takewhile(lambda one: one.day <= last, edition.coming(entry)))
    month = today.replace(day=1)
    past = offer.dates(months_later(month, -1), edition.site.holidays)
    # A rule is reckoned for so many days from the day one asks about, so the future is asked for by itself.
    coming = (one for one in edition.coming(entry) if one.day >= today)
    last = _reach(offer.schedule, today)
    return [
        *takewhile(lambda one: one.day < today, past),
        *takewhile(lambda one: one.day <= last, coming),
    ]


def _reach(schedule: Schedule, day: date) -> date:
    """Return the last day of the calendar as it was on a day; single dates are all in it."""
    if not isinstance(schedule, Recurring):
        return date.max
    return Month.of(months_later(day.replace(day=1), MONTHS_AHEAD)).last


def _is_known_to_all(rule: Rule) -> bool:
    """Whether every program repeats by such a rule; of others each date is an event of its own.

    Outlook passes over a whole series that is „on the 1st and 3rd Sunday“, „on any Monday of the month“ or yearly
    in some months: MS-OXCICAL knows one weekday with one number, and one month.
    """
    if rule.every == "week":
        return True
    is_one_day = len(rule.weekdays) <= 1 and len(rule.weeks) == len(rule.weekdays)
    is_one_month = len(rule.months) == 1 or not (rule.months or rule.weekdays)
    return is_one_day and (rule.every == "month" or is_one_month)


def _last_alike(dates: Iterable[Occurrence]) -> bool:
    """Whether all last equally long: in a night when the clocks change, one may not."""
    lengths = {
        one.end.astimezone(UTC) - one.start.astimezone(UTC)
        for one in dates
        if isinstance(one.start, datetime) and isinstance(one.end, datetime)
    }
    return len(lengths) <= 1


def _series(edition: Edition, entry: OfferEntry, rule: Rule, dates: list[Occurrence]) -> Event:
    first, last = dates[0], dates[-1]
    held = {one.day for one in dates}
    plain = _for_all_readers(rule)
    missed = [day for day in plain.days(first.day, last.day) if day not in held]
    without = tuple(_moved(first.start, day) for day in missed)
    single = _event(edition, entry, entry.id, first)
    changed = max(single.changed, _midnight(edition.today.replace(day=1)))
    return replace(single, changed=changed, rule=plain.ical, until=last.start, without=without)


def _for_all_readers(rule: Rule) -> Rule:
    """Return a rule that means as many days or more: the others are left out one by one.

    ical.js, and so Thunderbird, finds the first dates of a monthly rule twice where it names months.
    """
    return rule if rule.every == "year" else rule.model_copy(update={"months": []})


def _moved(start: datetime | date, day: date) -> datetime | date:
    return datetime.combine(day, start.timetz()) if isinstance(start, datetime) else day


def named(dates: Iterable[Occurrence]) -> Iterator[tuple[str, Occurrence]]:
    """Yield each date with a name that no other date of the offer has."""
    seen: Counter[str] = Counter()
    for one in dates:
        name = one.id or _written(one.previous_start or one.start)
        seen[name] += 1
        yield (name if seen[name] == 1 else f"{name}.{seen[name]}"), one


def _written(start: datetime | date) -> str:
    return f"{start:%Y%m%d-%H%M}" if isinstance(start, datetime) else f"{start:%Y%m%d}"


def _event(edition: Edition, entry: OfferEntry, name: str, one: Occurrence) -> Event:
    offer = entry.record
    places = " / ".join(place_line(edition, offer, place) for place in offer.places)
    return Event(
        uid=uid_of(edition, name),
        start=one.start,
        end=_end(one),
        changed=changed_at(edition, entry),
        summary=_summary(edition, entry, one),
        status="CANCELLED" if not one.is_held else status_of(edition.freshness[entry.id]),
        description="\n".join(_description(edition, entry, one)),
        location=places,
        categories=tuple(edition.label("topics", code) for code in offer.topics),
        url=url_of(edition, entry),
    )


def _end(one: Occurrence) -> datetime | date | None:
    """Return the end as calendars want it: later than the start, and the day after the last whole day."""
    if not isinstance(one.start, datetime):
        return (one.end or one.start) + _DAY
    if not isinstance(one.end, datetime) or one.end.astimezone(UTC) <= one.start.astimezone(UTC):
        return None
    return one.end


def uid_of(edition: Edition, name: str) -> str:
    """Return the name of an event for the whole world."""
    address = edition.site.address
    return f"{name}@{urlsplit(address).hostname if address else _NAME}"


def url_of(edition: Edition, entry: OfferEntry) -> str:
    """Return the whole address of the page of an offer; empty where the site has none."""
    return f"{edition.site.address}{address_of(entry)}" if edition.site.address else ""


def changed_at(edition: Edition, entry: OfferEntry) -> datetime:
    """Return the moment at which what calendars say of an offer last changed."""
    offer, actors = entry.record, edition.catalogue.actors
    houses = [actors.get(offer.house_of(place) or "") for place in offer.places]
    committed = [edition.committed_at(entry), *(edition.committed_at(one) for one in houses if one)]
    moments = [_midnight(offer.known_on), *filter(None, committed)]
    if offer.valid_until and offer.valid_until < edition.today:
        moments.append(_midnight(offer.valid_until + _DAY))
    return max(moments)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def status_of(freshness: Freshness) -> str:
    """Say how sure it is; nothing where only a source says so, and no provider has confirmed it."""
    if freshness is Freshness.HISTORICAL:
        return "CANCELLED"
    if not freshness.is_current:
        return "TENTATIVE"
    return "CONFIRMED" if freshness is Freshness.CONFIRMED else ""


def _summary(edition: Edition, entry: OfferEntry, one: Occurrence) -> str:
    """Return the title; many calendars show nothing else, so what one must know stands before it."""
    offer, freshness = entry.record, edition.freshness[entry.id]
    if one.status != "scheduled" and freshness is not Freshness.HISTORICAL:
        return f"{edition.vocabularies['session-status'][one.status].short_label}: {offer.title}"
    return offer.title if freshness.is_current else f"{badge(edition, offer, freshness)}: {offer.title}"


def _description(edition: Edition, entry: OfferEntry, one: Occurrence) -> Iterator[str]:
    offer = entry.record
    if one.status != "scheduled":
        yield edition.label("session-status", one.status)
    if remark := remark_words(one):
        yield remark
    yield offer.summary
    yield freshness_sentence(offer, edition.freshness[entry.id])
