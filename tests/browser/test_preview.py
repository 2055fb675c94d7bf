"""The preview of a proposal, opened from the disk: no barriers, nothing loaded, nothing too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.publish.preview import preview
from tests.browser.visit import NARROW, WIDE, visit
from tests.reviewing.proposals import NAMES, laid_out, reviewed

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", NAMES)
def test_a_preview_is_read_by_everybody_and_loads_nothing(name: str, page: Page, tmp_path: Path) -> None:
    found = reviewed(laid_out(name, tmp_path))
    file = tmp_path / "vorschau.html"
    file.write_text(preview(found.edition, found.changes), encoding="utf-8")
    seen = visit(page, file.as_uri(), "")
    assert seen.complaints == []
    assert [one for one in seen.requests if not one.startswith("data:")] == [file.as_uri()]
    for width in (NARROW, WIDE):
        for scheme in ("light", "dark"):
            seen.look(width, scheme)
            assert seen.barriers() == []
            assert seen.small_targets() == []
            assert seen.ask("document.documentElement.scrollWidth") <= width
    assert seen.ask("[...document.images].every(one => one.complete && one.naturalWidth > 0)")
    first = page.get_by_role("navigation", name="Inhalt").get_by_role("link").first
    title = first.inner_text()
    first.click()
    assert title in seen.ask("document.querySelector(':target h2').innerText")
