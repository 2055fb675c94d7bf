"""Style sheets, scripts and drawings, in one folder named after their content."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from ..domain.site import Colours
from .artefact import Artefact
from .bundle import with_bundle
from .minify import small_script, small_style

ASSETS = Path(__file__).parent.parent / "assets"
# The order of the layers; later ones win.
_STYLES = ("tokens.css", "base.css", "layout.css", "parts.css", "print.css")
# What only some pages need: each a file that they or their scripts name, so that no other page grows by it.
SHEETS = (
    "calendar.css", "desk.css", "filters.css", "form.css", "lists.css", "map.css",
    "pages.css", "pinboard.css", "search.css", "suggest.css",
)  # fmt: skip
# The form consists of many small modules, and whoever fills it in needs nearly all of them.
_BUNDLE = "form_page.js"


def _sheet(name: str) -> str:
    return small_style((ASSETS / "css" / name).read_text(encoding="utf-8"))


def _style() -> str:
    return "\n".join(map(_sheet, _STYLES))


def _scripts() -> tuple[tuple[str, str], ...]:
    paths = sorted((ASSETS / "js").glob("*.js"))
    small = {path.name: small_script(path.read_text(encoding="utf-8")) for path in paths}
    return tuple(with_bundle(_BUNDLE, small).items())


def _accent(colours: Colours) -> str:
    return (
        f":root{{--accent:{colours.light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{--accent:{colours.dark}}}}}\n"
    )


def whole_style(colours: Colours) -> str:
    """Return all style sheets as one text, for a page that must work alone."""
    return "\n".join((_style(), *map(_sheet, SHEETS), _accent(colours)))


def asset_folder(colours: Colours) -> str:
    """Return the folder of all assets; its name changes whenever one of them does."""
    digest = sha256(
        repr((_style(), *map(_sheet, SHEETS), _scripts(), _icon(), _accent(colours))).encode()
    ).hexdigest()[:10]
    return f"assets/{digest}"


def _icon() -> str:
    return (ASSETS / "icon.svg").read_text(encoding="utf-8")


def assets(colours: Colours) -> Iterator[Artefact]:
    """Yield the files that pages load."""
    folder = asset_folder(colours)
    yield Artefact(f"{folder}/site.css", _style() + _accent(colours))
    for name in SHEETS:
        yield Artefact(f"{folder}/{name}", _sheet(name))
    yield Artefact(f"{folder}/icon.svg", _icon().replace("#accent", colours.light))
    for name, text in _scripts():
        yield Artefact(f"{folder}/{name}", text)
