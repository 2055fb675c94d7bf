"""Every calendar and feed about the whole site, with what comes with it, for the page that lists them."""

from .calendars import ALL as CALENDAR
from .calendars import calendar_at
from .change_pages import change_feeds
from .deadline_calendar import deadline_calendar_at
from .edition import Edition
from .feed import Feed
from .news import ALL, ALL_NAME, news_at
from .notices import CANCELLED, ENDING, notice_feeds

_ABOUT = {
    CANCELLED: "Termine, die abgesagt oder verschoben sind, solange ihr Tag nicht vorbei ist.",
    ENDING: "Anmeldefristen und Angebote, die in den nächsten 30 Tagen enden.",
}


def subscriptions(edition: Edition) -> tuple[tuple[Feed, str], ...]:
    """Return each with a sentence about it; those alone that the site has."""
    offers = edition.catalogue.offers.values()
    dates = calendar_at(edition, CALENDAR, edition.site.name, offers)
    deadlines = deadline_calendar_at(edition)
    return (
        *((one, "Alle bekannten Termine.") for one in dates),
        *((one, "Der letzte Tag der Anmeldung, wo ihn ein Angebot nennt.") for one in deadlines),
        *(
            (one, "Was zuletzt bestätigt oder in einer Quelle gefunden wurde.")
            for one in news_at(edition, ALL, ALL_NAME, offers)
        ),
        *((one, _ABOUT[one]) for one in notice_feeds(edition)),
        *((one, "Was an den Einträgen neu, anders oder weg ist.") for one in change_feeds(edition)),
    )
