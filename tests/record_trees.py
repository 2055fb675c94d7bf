"""Records as trees of text: whole ones made from the schema, and broken ones made from those.

The same seed makes the same records. They hold the texts that people, programs and readers of YAML stumble over.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

from generator.domain.record import Part
from generator.domain.vocabulary import Vocabularies
from generator.intake.parse import parse
from generator.intake.yaml_text import Data, Document
from generator.origin import Origins

Node = dict[str, Any]
Path = tuple[str | int, ...]
BITS = (
    "Wald", "Bildung für alle", "Größe", "Straße", "und", "der", " ", "  ", ", ", ": ", ":", " # ", " #", "#1", "- ", "? ",
    "'", '"', "„Zitat“", "\\", "\\n", "{", "}", "[", "]", "&", "*", "!", "|", ">", "%", "@", "`", "~", "null", "no", "Yes",
    "true", "18:30", "01234", "1e3", "0x1F", "2026-01-01", "2026-01-01 10:00:00", "1986", "3.50", "=", "<<", "---", "...",
    "\u00a0", "\u3000", "\u00ad", "é", "e\u0301", "😀", "👨‍👩‍👧", "שלום", "مرحبا", "ﬁ", "<b>", "&amp;", "Donaudampfschiff" * 9,
)  # fmt: skip
# Whole texts that some reader takes for true, false, nothing, a number, a time, a date or a merge.
OTHERS = (
    "y", "N", "on", "Off", "NO", "yes", "True", "FALSE", "null", "Null", "~", "", "0", "-0", "+1", "007", "0o7", "0b1", "0xFF",
    "1_000", "1,000", "1.", ".5", "-.5", "1e3", "6.02E+23", ".inf", "-.INF", ".nan", "12:30", "12:30:45", "190:20:30.15",
    "2001-1-1", "2001-12-14 21:59:43.10 -5", "2001-12-14t21:59:43Z", "2026-02", "02-30", "=", "<<", "!", "&a", "*a", "---",
)  # fmt: skip
LINES = ("\n", "\n\n", "\n  ", "\n- ", "\n\n    ")
# What intake refuses anyway, and other programs hide.
REFUSED = (
    "\t", "\r", "\r\n", "\x07", "\x1f", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\u200b", "\u200f", "\u202e", "\ufffd",
    "\ufffe", "\ud800", "\U000e0041", "\ue000", " \n",
)  # fmt: skip
WEB = (
    "https://www.beispiel.de/", "http://müller.de/a?b=c#d", "https://xn--mller-kva.de:443", "https://a-b.Example/~x/%20",
    "https://beispiel.de/" + "weg-" * 30, "HTTPS://nein.example", "https://localhost/", "https://a.de:8080/", "https://1.2.3.4/",
    "https://ich@a.de", "https://\u0430.de", "https://a.de/ b", "ftp://a.de", "https://[::1]/", "https://xn--strae-oqa.de",
    "https://xn--80ak6aa92e.com", "https://xn--.de", "https://a..de", "https://a.de.", "https://a.de:", "https://ä.lan", "a.de",
)  # fmt: skip
SAMPLES: dict[str, tuple[str, ...]] = {
    "web": WEB[:5],
    "email-address": ("info@beispiel.de", "a.b+c@grün-weiß.de", "a@b.example"),
    "phone-number": ("0541 323-0", "+49 (0)541 / 3–23", "01234567", "0151 2345678", "+49 170 12345"),
    "bad-id": ("musterverein", "wald-2026", "1", "no", "1e3", "bach" * 16),
    "clock": ("18:30", "00:00", "09:05"),
    "day": ("2026-10-01", "2026-11-23", "2026-11-24", "2028-02-29", "1999-12-31"),
    "moment": ("2027-05-16", "2027-05-16 10:30", "2027-05-16T23:59"),
    "month-day": ("04-01", "02-29", "12-31"),
    "partial-date": ("2013", "2026", "2026-12", "2027", "2013-06", "2013-06-07"),
}
BY_PATTERN = {
    "^[0-9]{5}$": ("12345", "01067"),
    "^[0-9a-f]{12}$": ("0123456789ab", "123456789012", "12345678e012"),
    r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png|webp)$": ("wald.jpg", "bach-1.webp"),
}
_PATIENCE = 25
BREAKAGES: tuple[Data, ...] = (
    "", " ", [], {}, [""], {"x": ""}, ["x"], {"x": "y"}, {"kind": "dated"}, {"kind": ["past"]}, [[["x"]]], "x", "ja", "true",
    "false", "true ", " 12", "12", "0", "-1", "-0", "007", "4.505", "-4.505", "999999", "200000.555", "1e3", "+3", "٤", "1.5",
    "\u00a05", "2026", "2026-13", "2026-02-30", "0999-01-01", "2200", "1.5.2026", "2026-1-5", "2027-03-28 02:30",
    "2027-03-28 03:00", "2027-03-28T24:00", "13-01", "02-30", "24:00", "9:30", "a\nb", " Wald \n", "x" * 31, "😀" * 201,
    "x" * 7000, "Wald", "musterverein", "Musterverein", "a--b", "x" * 65, "info@beispiel", "a b@c.de", "0541", "+49 541 x",
    "0 " * 21, "0123456789AB", "../x.jpg", "sunday", "monday", "past", "none", "__proto__", "toString", *WEB, *REFUSED,
)  # fmt: skip


def dice(seed: int) -> Random:
    """Chance that comes out the same in each run."""
    return Random(seed)  # noqa: S311 - made-up records need a seed, not a secret


def a_text(random: Random, least: int, most: int, *, lines: bool) -> str:
    """A text of a length that the model allows, with nothing that it would cut off."""
    bits = BITS + LINES if lines else BITS
    text = "".join(random.choice(bits) for _ in range(random.choice((1, 2, 4, 9, 30))))
    while len(text.strip()) < least:
        text += random.choice(BITS)
    kept = text.strip()[: random.choice((most, min(most, 130)))].strip()
    return kept if len(kept) >= max(least, 1) else "Wald" * (least // 4 + 1)


def a_tree(random: Random, schema: Node, node: Node, likely: float) -> Data:
    """What the schema asks for; each key that may be absent is there with the given likelihood."""
    if "ref" in node:
        return a_tree(random, schema, schema["defs"][node["ref"]], likely)
    if "kinds" in node:
        return a_tree(random, schema, schema["defs"][random.choice(list(node["kinds"].values()))], likely)
    if node["type"] == "array":
        many = random.randint(1, min(node.get("maxItems", 3), 3))
        items = [a_tree(random, schema, node["items"], likely) for _ in range(many)]
        return [one for index, one in enumerate(items) if one not in items[:index]]
    if "values" in node:
        return {random.choice(node["keys"]["enum"]): a_tree(random, schema, node["values"], likely)}
    if node["type"] == "object":
        # Half a place on the map, or a block without anything in it, would be taken out again.
        kept = {
            key for key in node["properties"] if key in node.get("required", ()) or random.random() < likely
        }
        kept = (kept | {"lat", "lon"} if "lat" in kept else kept - {"lon"}) & node["properties"].keys()
        kept = kept or {random.choice(list(node["properties"]))}
        return {
            key: a_tree(random, schema, field, likely)
            for key, field in node["properties"].items()
            if key in kept
        }
    return _leaf(random, node)


def _leaf(random: Random, node: Node) -> str:
    if "enum" in node:
        return str(random.choice(node["enum"]))
    if node.get("rule") == "number":
        low, high = int(node.get("ge", 1)), int(node.get("le", 12))
        tail = "" if node["type"] == "integer" else random.choice(("", ".5", ".05"))
        return f"{random.randint(low, max(low, high - 1))}{tail}"
    known = BY_PATTERN.get(node.get("pattern", "")) or SAMPLES.get(str(node.get("check", node.get("rule"))))
    if known:
        return random.choice(known)
    return a_text(random, node["minLength"], node["maxLength"], lines=node.get("rule") != "one-line")


def whole_records(
    seed: int,
    schema: Node,
    model: type[Part],
    vocabularies: Vocabularies,
    likely: float,
) -> Iterator[dict[str, Data]]:
    """Yield records without end that the model accepts: what it does not like is made anew or taken out."""
    random = dice(seed)
    while True:
        data = a_tree(random, schema, schema, likely)
        assert isinstance(data, dict)
        data["confirmed_on"] = "2026-10-01"
        for attempt in range(40):
            found = parse(Document(data, Origins("x.yml")), model, "x", vocabularies)
            if not isinstance(found, tuple):
                yield data
                break
            for key in dict.fromkeys(problem.field.split(",")[0].split(" ")[0] for problem in found):
                if key in schema["required"] or attempt < _PATIENCE:
                    data[key] = a_tree(random, schema, schema["properties"][key], likely)
                else:
                    data.pop(key, None)


def a_wild_tree(random: Random, depth: int = 4) -> Data:
    """Any tree of any text; lists and blocks may be empty, keys may be anything but a bare number."""
    kind = random.random()
    if depth == 0 or (kind < 0.5 and depth < 4):
        return _wild_text(random)
    if kind < 0.7 and depth < 4:
        return [a_wild_tree(random, depth - 1) for _ in range(random.randrange(4))]
    keys = [random.choice(("title", "max", "as_of", "no", "k")) + _wild_text(random) for _ in range(2)]
    keys += random.sample(["title", "note", "max", "as_of", "text", "no", "null", "", "k" * 1200], 2)
    return {key: a_wild_tree(random, depth - 1) for key in keys if random.random() < 0.7}


def _wild_text(random: Random) -> str:
    bits = BITS + LINES + random.choice(((), REFUSED))
    return "".join(random.choice(bits) for _ in range(random.choice((0, 1, 1, 2, 3, 5, 9, 60))))


def places_in(data: Data, path: Path = ()) -> Iterator[Path]:
    """Yield the path of everything in a record but itself; of a list, whose items are alike, the first."""
    if not isinstance(data, str):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data[:1]):
            yield (*path, key)
            yield from places_in(value, (*path, key))


def broken_records(random: Random, data: dict[str, Data], each: int) -> Iterator[dict[str, Data]]:
    """Yield the record with each place taken out, said once more, and replaced by some of the breakages."""
    yield {**data, "titel": "x", "zzz": "x"}
    for path in places_in(data):
        yield _changed(data, path, None)
        for wrong in random.sample(BREAKAGES, each):
            yield _changed(data, path, wrong)
        node = _at(data, path)
        if isinstance(node, dict):
            yield _changed(data, path, {**node, random.choice(("von", "Kind", "zzz")): "x"})
        elif isinstance(node, list):
            yield _changed(data, path, [*node, node[0]])
            yield _changed(data, path, (node * 201)[:201])
        else:
            yield _changed(data, path, f" {node}\u00a0")


def _at(data: Data, path: Path) -> Any:  # noqa: ANN401
    node: Any = data
    for step in path:
        node = node[step]
    return node


def _changed(data: Any, path: Path, value: Data | None) -> Any:  # noqa: ANN401
    """The data with another value at the path, or without it; the original stays as it is."""
    if not path:
        return value
    step, *rest = path
    copied = dict(data) if isinstance(data, dict) else list(data)
    if value is None and not rest:
        del copied[step]  # type: ignore[arg-type]
    else:
        copied[step] = _changed(data[step], tuple(rest), value)  # type: ignore[index]
    return copied
