"""Whatever text a valid record holds stands on its page as text, and makes no tag, attribute or script."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.intake.characters import why_forbidden
from tests.contracts.html_page import HtmlPage
from tests.publish.editions import an_actor, an_edition, an_offer, pages_of

HARM = (
    "<", ">", "&", '"', "'", "`", "=", "/", "--", "<!--", "-->", "]]>", "</", "<script>alert(1)</script>", "</title>", "</p>",
    "<img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "' style='x", "javascript:alert(1)", "&lt;", "&amp;lt;", "&#60;", "&quot", "&copy",
    "{{ 7*7 }}", "{% raw %}", "{#", "#}", "${x}", "@@bne:body@@", "@@bne:root@@", "@@bne:home@@", "@@", "%s", "\\", "\\u003c", "\u202f", "\u00ad",
    "Schüler*innen", "مرحبا", "שלום", "👩‍🔬", "CO₂", "x" * 65,
)  # fmt: skip
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp")).filter(
    lambda one: not why_forbidden(one)
)
# The ends are letters, so that no rule about blanks or lengths takes part in this.
TEXT = st.lists(st.one_of(st.sampled_from(HARM), st.text(CHARACTERS, max_size=8)), max_size=4).map(
    lambda parts: f"Aa{''.join(parts)[:100]}zZ"
)
LONG = TEXT.map(lambda text: f"{text} steht hier als Text und bleibt es.")
HARMLESS = "AazZ"
EXAMPLES = 20  # each publishes a whole site of some three hundred pages


def offer_texts(text: str, long: str) -> dict[str, Any]:
    return {
        "title": text,
        "summary": long,
        "aliases": [text],
        "schedule": {"kind": "recurring", "text": text},
        "duration": {"text": text},
        "group_size": {"min": 2, "note": text},
        "places": [{"kind": "venue", "name": text, "street": text, "note": text, "public_transport": text}],
        "cost": {
            "kind": "paid", "amounts": [{"eur": "3", "who": text}], "reductions": text, "free_when": text, "note": text, "as_of": "2026",
        },
        "registration": {"required": "true", "note": text},
        "accessibility": {"note": text},
        "awards": [{"programme": text, "years": ["2020"], "note": text}],
        "easy_summary": {"text": text, "of": "0" * 12},
        "translations": {"en": {"title": text, "summary": text, "of": "0" * 12}},
        "notes": text,
    }  # fmt: skip


def actor_texts(text: str, long: str) -> dict[str, Any]:
    return {
        "name": text,
        "summary": long,
        "legal_name": text,
        "short_name": text,
        "aliases": [text + "1"],
        "former_names": [{"name": text, "note": text}],
        "legal_form": text,
        "contact": {"role": text},
        "address": {"street": text, "city": text, "note": text},
        "opening_hours": text,
        "accessibility": {"note": text},
        "awards": [{"programme": text, "years": ["2020"], "note": text}],
        "notes": text,
    }


def published(text: str, long: str) -> dict[str, str]:
    offer, actor = an_offer(**offer_texts(text, long)), an_actor(**actor_texts(text, long))
    return pages_of(an_edition({"angebot": offer}, {"musterverein": actor}))


def texts_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [
            text
            for key, item in value.items()
            if key not in ("of", "kind", "eur", "as_of", "required")
            for text in texts_in(item)
        ]
    if isinstance(value, list):
        return [text for item in value for text in texts_in(item)]
    return [value] if isinstance(value, str) and value.startswith("Aa") else []


def shape(html: str) -> list[tuple[str, list[str]]]:
    return [(tag, sorted(attributes)) for tag, attributes in HtmlPage(html).tags]


PLAIN = published(HARMLESS, f"{HARMLESS} steht hier als Text und bleibt es.")


@settings(max_examples=EXAMPLES)
@given(text=TEXT, long=LONG)
def test_texts_come_out_whole_and_as_text(text: str, long: str) -> None:
    pages = published(text, long)
    for path, given_texts in (
        ("angebote/angebot/index.html", offer_texts(text, long)),
        ("akteure/musterverein/index.html", actor_texts(text, long)),
    ):
        seen = HtmlPage(pages[path]).text
        for wanted in texts_in(given_texts):
            assert " ".join(wanted.split()) in seen
    for path, html in pages.items():
        if path.endswith(".html"):
            assert shape(html) == shape(PLAIN[path]), path
    title, _, _ = HtmlPage(pages["angebote/angebot/index.html"]).html.partition("</title>")
    assert "<" not in title.split("<title>", 1)[1]


@settings(max_examples=EXAMPLES)
@given(text=TEXT, long=LONG)
def test_texts_come_out_whole_on_the_cards_of_the_search(text: str, long: str) -> None:
    site = published(text, long)
    offer, actor = (
        json.loads(next(site[path] for path in site if path.endswith(f"/cards/{number}.json")))
        for number in (0, 1)
    )
    assert offer[1] == text.strip()
    assert " ".join(long.split()).startswith(offer[2].removesuffix(" …"))
    assert actor[1] == text.strip()
