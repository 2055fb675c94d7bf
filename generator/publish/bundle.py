"""A script with all that it imports as one file: it comes in one answer, and shrinks more than its parts do.

Each module stays a room of its own, so that two may use the same name within.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

_IMPORT = re.compile(r'import(\{[^}]*\})from"\./(\w+)\.js";')
_LATER = re.compile(r'import\("\./(\w+)\.js"\)')
_EXPORT = re.compile(r"\bexport ((?:const|class|(?:async )?function) (\w+))")
_LEFT = re.compile(r"\b(?:import|export)\b *[{(*\"\w]")
_ALL = "modules"
"""Where all rooms are; no script may have anything of this name."""
_TAKEN = re.compile(rf"\b{_ALL}\b")


class BundleError(Exception):
    """A script is written in a way that cannot be joined."""


def with_bundle(name: str, scripts: Mapping[str, str]) -> Mapping[str, str]:
    """Return all scripts with one of them as a bundle, and without those that nobody else loads.

    Args:
        name: the script to be joined with all that it loads, now or later.
        scripts: all scripts by name, without comments and needless blanks.

    Raises:
        BundleError: a script imports or exports in a way that this does not know.
    """
    parts = _in_order(name, scripts, [])
    joined = {**scripts, name: _bundle(parts, scripts)}
    loaded = _loaded((one for one in scripts if one not in parts or one == name), joined)
    return {one: text for one, text in joined.items() if one in loaded}


def _bundle(parts: Sequence[str], scripts: Mapping[str, str]) -> str:
    *needed, name = parts
    if any(_TAKEN.search(scripts[one]) for one in parts):
        raise BundleError(f"{name}: the name „{_ALL}“ is taken")
    rooms = "\n".join(_room(one, scripts[one]) for one in needed)
    text = f"const {_ALL}={{}};\n{rooms}\n{_joined(scripts[name])}"
    left = _LEFT.search(text)
    if left:
        raise BundleError(f"{name}: {text[left.start() : left.start() + 60]}")
    return text


def _loaded(names: Iterable[str], scripts: Mapping[str, str]) -> set[str]:
    """Return scripts and all that they load."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_imported(scripts[name]))
    return found


def _in_order(name: str, scripts: Mapping[str, str], found: list[str]) -> list[str]:
    """List a script and what it needs, each before those that need it."""
    for one in _imported(scripts[name]):
        if one not in found:
            _in_order(one, scripts, found)
    found.append(name)
    return found


def _imported(script: str) -> Iterator[str]:
    names = (*(name for _, name in _IMPORT.findall(script)), *_LATER.findall(script))
    yield from (f"{name}.js" for name in names)


def _room(name: str, script: str) -> str:
    """Wrap a module into a function that gives away what the module exports."""
    given = ",".join(found for _, found in _EXPORT.findall(script))
    inside = _joined(_EXPORT.sub(r"\1", script))
    return f"{_ALL}.{name.removesuffix('.js')}=(()=>{{{inside}\nreturn{{{given}}}}})();"


def _joined(script: str) -> str:
    """Take from the rooms what a module imports."""
    return _LATER.sub(rf"Promise.resolve({_ALL}.\1)", _IMPORT.sub(rf"const\1={_ALL}.\2;", script))
