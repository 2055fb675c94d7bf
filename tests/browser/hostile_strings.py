"""Strings that mean harm or nonsense, the same two thousand each time.

Given as UTF-16 code units: half a character pair has no other way to the browser.
"""

from collections.abc import Callable
from random import Random

NUMBER = 2000
LONG = 10_000
_SEED = 2026

KNOWN = (
    "", " ", "\u00a0", "\u200b", "\ufeff", "-", "--", "+", "*", "**", "~", "^", ":", "~1", "^10", "+wald", "-wald",
    "title:wald", "wald~1", "wald^5", "wald*", "*wald*", "nix:wald", "+-*~^:", "wald AND bach", '"wald', "(wald",
    "__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype", "__defineGetter__", "then",
    "null", "undefined", "NaN", "Infinity", "true", "-1", "0", "1e999", "[object Object]",
    "<script>fuzzed=1</script>", "<img src=x onerror=fuzzed=1>", '"><svg onload=fuzzed=1>', "<iframe src=/>",
    "javascript:fuzzed=1", "<mark>", "</li></ol><h1>", "&lt;b&gt;", "&#60;b&#62;", "<!--", "]]>", "<style>*{display:none}",
    "' OR 1=1 --", '"; DROP TABLE offers; --', "1; SELECT * FROM x", "%27%20OR", "${fuzzed=1}", "{{7*7}}", "{% raw %}",
    "@@bne:body@@", "../../etc/passwd", "C:\\", "\\", "\\u0000", "%", "%E0%A4%A", "%00", "?q=wald", "#inhalt", "&q=x",
    ".*", "(a+)+$", "[", "(?<=", "\\p{L}", "{2,1}", "|", "^$", "(((((((((", "[[[[",
    "مرحبا", "שלום", "\u202ewald\u202c", "\u2067wald", "wald\u200fbach", "إصلاح الدراجة", "日本語", "ภาษาไทย", "हिन्दी",
    "👩‍🔬", "🏳️‍🌈", "👨‍👩‍👧‍👦", "🇩🇪", "\U0001f9d1\U0001f3fd", "e\u0301", "a" + "\u0308" * 200, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A͗͂ͥͮ̊L", "ﬁ", "ß", "ẞ", "ſ", "İ", "ı", "K",
    "\x00", "\x07\x1b[31m", "\x7f", "\x85", "\u2028", "\ufffe", "\uffff", "wald\tbach", "wald\x0bbach",
    "\ud800", "\udc00", "wald\ud83d", "\ude00wald", "\udc00\ud800", "ba\ud800ch", "\udbff\udfff",
    "a" * LONG, "ä" * LONG, "wald " * (LONG // 5), "<b>" * (LONG // 3), "\u0301" * LONG, "👩‍🔬" * (LONG // 5), "\ud800" * LONG,
    "a-" * (LONG // 2), "1" * LONG,
)  # fmt: skip
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyzäöüß ",
    "*~^:+-\"'()[]{}\\/.,;!?<>&%$#=@|` ",
    "אבגדהمرحبا\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2069 ",
    "👩🔬🏳🌈\u200d\ufe0f🇩🇪🧑🏽é\u0301\u0308\u0327\u20dd",
    "".join(map(chr, (*range(33), *range(127, 161), 0x2028, 0x2029, 0xFEFF, 0xFFFD))),
    "\ud800\udbff\udc00\udfffab ",
)
_WORDS = ("wald", "bach", "biene", "schule", "garten", "klima", "führung", "kinder")


def hostile_strings() -> list[list[int]]:
    """All known troublemakers, and random ones up to the number."""
    random = Random(_SEED)  # noqa: S311 - the same strings each time, no secret
    made = [_random(random) for _ in range(NUMBER - len(KNOWN))]
    return [_units(text) for text in (*KNOWN, *made)]


def _random(random: Random) -> str:
    ways: tuple[Callable[[Random], str], ...] = (_soup, _mixed, _any_characters, _around_a_word, _glued)
    return random.choice(ways)(random)


def _soup(random: Random) -> str:
    return "".join(random.choices(random.choice(_ALPHABETS), k=random.randint(1, 60)))


def _mixed(random: Random) -> str:
    return "".join(random.choices("".join(_ALPHABETS), k=random.randint(1, 60)))


def _any_characters(random: Random) -> str:
    return "".join(chr(random.randrange(0x110000)) for _ in range(random.randint(1, 30)))


def _around_a_word(random: Random) -> str:
    place, word = random.randint(0, 4), random.choice(_WORDS)
    return word[:place] + random.choice(random.choice(_ALPHABETS)) + word[place:]


def _glued(random: Random) -> str:
    pieces = [*(text for text in KNOWN if len(text) < 100), *_WORDS]
    return random.choice(("", " ", "-")).join(random.choices(pieces, k=random.randint(2, 5)))


def _units(text: str) -> list[int]:
    data = text.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]
