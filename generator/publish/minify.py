"""Scripts and styles without what only their authors read: visitors on slow lines wait for every byte."""

from rcssmin import cssmin
from rjsmin import jsmin


def small_script(text: str) -> str:
    """Return a script without comments and needless blanks."""
    return str(jsmin(text))


def small_style(text: str) -> str:
    """Return a style sheet without comments and needless blanks."""
    return str(cssmin(text))
