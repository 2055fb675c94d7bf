"""Translations know the text they translate."""

from generator.domain.translation import outdated, source_hash, text_hash
from tests.build import an_actor, an_offer


def test_the_hash_changes_with_each_text() -> None:
    first = text_hash("Titel", "Text")
    assert len(first) == 12
    assert len({first, text_hash("Titel", "Text "), text_hash("Text", "Titel"), text_hash("TitelText")}) == 4


def test_the_hash_of_a_record_is_that_of_its_title_and_summary() -> None:
    offer, actor = an_offer(), an_actor()
    assert source_hash(offer) == text_hash(offer.title, offer.summary)
    assert source_hash(actor) == text_hash(actor.name, actor.summary)
    assert source_hash(an_offer(notes="anders")) == source_hash(offer)


def test_only_translations_of_another_text_are_outdated() -> None:
    now = source_hash(an_offer())
    offer = an_offer(
        translations={
            "en": {"title": "Forest walk", "summary": "A walk.", "of": now},
            "tr": {"title": "Orman", "summary": "Orman.", "of": "0" * 12},
        },
        easy_summary={"text": "Wir gehen in den Wald.", "of": "0" * 12},
    )
    assert list(outdated(offer)) == [("translations", "tr", "of"), ("easy_summary", "of")]
    assert list(outdated(an_offer(easy_summary={"text": "Wir gehen.", "of": now}))) == []
    assert list(outdated(an_actor())) == []
