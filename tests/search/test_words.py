"""Words: read the same in Python and in the browser, and found in all their forms."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from generator.search.analysis import Analyser
from generator.search.words import agent_stem, fold, normal, stem, words
from tests.node import ask_node

TEXTS = (
    "Schüler*innen und Lehrer_innen", "Straße STRASSE ẞ ß", "Ökologie Äpfel Übung", "CO₂ H2O 3D", "Crème brûlée à la carte",
    "e-Mail A1 a b c", "Łódź Ćwierć Đorđe Ørsted Æther", "مرحبا بكم بالدراجة والأطفال للأطفال", "שלום עולם", "Привет Ёлка", "नमस्ते दुनिया",
    "你好 世界", "İstanbul ısı", "O’Neill's rock'n'roll", "1.250 Angebote 18:30", "👩‍🔬 Emoji 🌍", "ﬁnden Ⅷ ½ ①", "ΑΣΣΟΣ ΣΊΣΥΦΟΣ", "", "   ",
    "<b>fett</b> &amp;", "ZÜRICH\u00a0West", "weiches\u00adTrennen", "zu\u0308sammen", "Klima-Schutz- und -Wandel", "a--b -c- d‑e", "Que quer neue Bauer Poesie",
)  # fmt: skip


def test_accents_go_and_umlauts_stay() -> None:
    assert normal("Übung CAFÉ Straße Łódź") == "übung cafe strasse łodz"


def test_a_hyphen_makes_one_word_and_two() -> None:
    assert list(words("Klima-Schutz")) == ["klimaschutz", "klima", "schutz"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bäche", "Bach"), ("Muell", "Müll"), ("Gewaesser", "Gewässern"), ("Oekologie", "Ökologie"), ("Führungen", "fuehrung"), ("Kindern", "Kind"), ("FOEJ", "FÖJ")],
)  # fmt: skip
def test_spellings_and_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(normal(one)) == stem(normal(other))


@pytest.mark.parametrize(
    ("asked", "written"),
    [("Museum", "Museen"), ("Museen", "Museum"), ("Fossil", "Fossilien"), ("Praktika", "Praktikum"), ("Handys", "Handy"), ("Firmen", "Firma"), ("Zentrum", "Zentren")],
)  # fmt: skip
def test_irregular_plurals_are_found(asked: str, written: str) -> None:
    assert stem(normal(asked)) in Analyser().of_word(normal(written)).terms


@pytest.mark.parametrize(("agent", "thing"), [("müller", "müll"), ("schüler", "schule"), ("bauer", "bau")])
def test_a_person_is_not_found_by_the_thing_with_the_same_stem(agent: str, thing: str) -> None:
    assert stem(agent) == stem(thing)
    assert stem(thing) not in Analyser().of_word(agent).terms
    assert agent_stem(agent) in Analyser().of_word(agent).terms


@given(st.text())
def test_every_text_becomes_words_without_marks(text: str) -> None:
    for word in words(text):
        assert word == normal(word) or not word.isascii()
        assert not set("<>&\"'* -") & set(word)


def test_the_browser_reads_texts_the_same() -> None:
    assert ask_node("answer.mjs", {"texts": TEXTS})["texts"] == [list(words(text)) for text in TEXTS]


def test_the_browser_stems_a_dictionary_the_same() -> None:
    dictionary = DefaultDictionaryFactory().get_dictionary("de")
    every = {word for entry in islice(dictionary, 0, None, 16) for word in words(entry)}
    asked = sorted(every)
    assert len(asked) > 50_000
    answers = ask_node("answer.mjs", {"words": asked})["words"]
    wrong = [
        (word, answer)
        for word, answer in zip(asked, answers, strict=True)
        if answer != [stem(word), fold(word), agent_stem(word)]
    ]
    assert wrong == []
