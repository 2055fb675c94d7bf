"""Published style sheets say what their authors wrote: the browser reads the same selectors in both."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.publish.minify import small_style

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHEETS = sorted((Path(__file__).parents[2] / "generator" / "assets" / "css").glob("*.css"))
_RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const read = rules => [...rules].flatMap(rule => [
    `${rule.selectorText ?? rule.conditionText ?? rule.name ?? ""} { ${rule.style?.cssText ?? ""} }`.replace(/, +/g, ","),
    ...read(rule.cssRules ?? []),
  ]);
  return read(sheet.cssRules);
}"""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_making_a_style_sheet_small_changes_no_rule(page: Page, sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    written = page.evaluate(_RULES, text)
    assert written
    assert page.evaluate(_RULES, small_style(text)) == written
