"""Two thousand strings that mean harm or nonsense, into the search field: none is taken for more than words."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.hostile_strings import NUMBER, hostile_strings
from tests.browser.visit import visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AT_ONCE = 200
PATIENCE_MS = 1000
# What the status line may say in the end; a search that still runs or broke says something else.
LAST_WORDS = re.compile(r"^$|^\d+ Treffer für „|^Nichts gefunden für „|^Bitte geben Sie", re.DOTALL)

# Every string is typed; every twentieth is waited for, and every fortieth put into the address as well (browsers
# refuse to change it more often). A pause lets the page do all that a string made it do at once.
_TYPE = """async ([texts, patience]) => {
  const field = document.getElementById("suchfeld"), list = document.getElementById("treffer");
  const status = document.getElementById("such-status"), slow = [], unanswered = [], said = new Set();
  const pause = () => new Promise(done => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
  const moment = () => new Promise(done => setTimeout(done, 5));
  for (const [place, units] of texts.entries()) {
    const text = units.map(unit => String.fromCharCode(unit)).join(""), start = performance.now();
    const name = JSON.stringify(text.slice(0, 60));
    field.value = text;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    if (place % 40 === 0) field.dispatchEvent(new Event("change", {bubbles: true}));
    await pause();
    if (place % 20 === 0) {
      const wanted = field.value.trim();
      while (list.dataset.ready !== wanted && performance.now() - start < 5 * patience) await moment();
      if (list.dataset.ready !== wanted) unanswered.push(name);
      said.add(status.textContent);
    }
    const took = performance.now() - start;
    if (took > patience) slow.push(place);
  }
  return {slow, unanswered, said: [...said]};
}"""
_ELEMENTS = """() => [document.title, typeof fuzzed, ...["img", "script", "iframe", "object", "embed", "link", "meta", "base",
  "form", "[onerror]", "[onload]", "[style]", "[href^='javascript:']", "#such-status *", "#treffer h1"]
  .map(selector => `${selector}: ${document.querySelectorAll(selector).length}`)]"""


@pytest.fixture(scope="module")
def strings() -> list[list[int]]:
    found = hostile_strings()
    assert len(found) == NUMBER
    return found


def test_takes_two_thousand_hostile_strings_for_words(
    town: str, page: Page, strings: list[list[int]]
) -> None:
    seen = visit(page, town, "/suche/")
    before = page.evaluate(_ELEMENTS)
    for first in range(0, NUMBER, AT_ONCE):
        some = strings[first : first + AT_ONCE]
        found: dict[str, Any] = page.evaluate(_TYPE, [some, PATIENCE_MS])
        # Something else may have held the machine up; what is slow twice is slow.
        again = [some[place] for place in found["slow"]]
        assert page.evaluate(_TYPE, [again, PATIENCE_MS])["slow"] == [], again
        assert found["unanswered"] == []
        assert [text for text in found["said"] if not LAST_WORDS.search(text)] == []
        assert page.evaluate(_ELEMENTS) == before
        assert seen.complaints == []
    assert seen.foreign_requests == []
