"""Somebody who fills a form with the keyboard alone, and looks at nothing but where the focus is."""

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Page

FAR = 40  # looks at where the focus is; more lead nowhere
Typed = str | list[str]

FORM = "#eintrag-formular"

# Where a field is from here: how many stops of the Tab key away at least (backwards: below zero), 0 when it has
# the focus; null when the focus is on the summary that hides it.
_WAY = """selector => {
  const goal = document.querySelector(selector), now = document.activeElement;
  const closed = [...document.querySelectorAll("details:not([open])")].find(one => one.contains(goal) && one.checkVisibility());
  const target = closed && !closed.firstElementChild.contains(goal) ? closed.querySelector("summary") : goal;
  if (now === target) return target === goal ? 0 : null;
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(one => one === target || one.checkVisibility());
  const here = stops.findLastIndex(one => one === now || one.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
  return stops.indexOf(target) - here || -1;
}"""


_LEAP = """selector => {
  const goal = document.querySelector(selector);
  for (let one = goal; one = one.parentElement?.closest("details:not([open])"); ) one.open = true;
  goal.focus();
}"""


@dataclass(frozen=True)
class Typist:
    """Fills the fields of a page by their names."""

    page: Page
    leaps: bool = False
    """Whether somebody's way from field to field does not matter: the fields are focused by a script then."""

    def go_to(self, selector: str) -> None:
        """Press Tab, or Shift and Tab, until a field has the focus; open what is closed around it."""
        if self.leaps:
            self.page.evaluate(_LEAP, selector)
            return
        for _ in range(FAR):
            way = self.page.evaluate(_WAY, selector)
            if way == 0:
                return
            if way is None:
                self.page.keyboard.press("Enter")
            for _ in range(abs(way or 0)):
                self.page.keyboard.press("Tab" if way > 0 else "Shift+Tab")
        raise AssertionError(f"the keyboard does not reach {selector}")

    def press(self, selector: str, key: str = "Enter") -> None:
        """Press a button or follow a link."""
        self.go_to(selector)
        self.page.keyboard.press(key)

    def fill_all(self, fields: Mapping[str, Typed]) -> None:
        """Fill fields in the order given."""
        for path, typed in fields.items():
            self.fill(path, typed)

    def fill(self, path: str, typed: Typed) -> None:
        """Type, choose or tick what a field asks for; rows that are not there yet are added."""
        self._have_row(path)
        kind = self.page.evaluate(
            f"name => document.querySelector(`{FORM} [name='${{name}}']`)?.type ?? ''", path
        )
        if isinstance(typed, list) or kind == "checkbox":
            self._tick(path, typed if isinstance(typed, list) else [typed])
        elif kind == "select-one":
            self._choose(path, typed)
        elif kind in ("date", "time"):
            self._set_moment(path, typed)
        else:
            self.go_to(f'{FORM} [name="{path}"]')
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.press("Delete")
            self.page.keyboard.insert_text(typed)

    def _have_row(self, path: str) -> None:
        steps = path.split(".")
        for at, step in enumerate(steps):
            row = ".".join(steps[: at + 1])
            if step.isdecimal() and not self.page.evaluate(
                "row => !!document.querySelector(`[data-row='${row}']`)", row
            ):
                self.press(f"[data-rows='{'.'.join(steps[:at])}'] > p > [data-add]")

    def _tick(self, path: str, codes: list[str]) -> None:
        """Tick boxes; long lists are narrowed by typing first, as people would."""
        narrow = f"[id='e-{path}'] [data-narrow]"
        is_long = self.page.evaluate("found => !!document.querySelector(found)", narrow)
        for code in codes:
            box = f"[name='{path}'][value='{code}']"
            if is_long:
                words = self.page.evaluate(
                    "box => document.querySelector(box).closest('label').innerText", box
                )
                self.go_to(narrow)
                self.page.keyboard.press("ControlOrMeta+a")
                self.page.keyboard.insert_text(words)
            self.press(box, "Space")

    def _choose(self, path: str, code: str) -> None:
        self.go_to(f'{FORM} [name="{path}"]')
        steps = """([path, code]) => { const one = document.querySelector(`#eintrag-formular [name="${path}"]`);
          return [...one.options].findIndex(option => option.value === code) - one.selectedIndex; }"""
        by = self.page.evaluate(steps, [path, code])
        for _ in range(abs(by)):
            self.page.keyboard.press("ArrowDown" if by > 0 else "ArrowUp")

    def _set_moment(self, path: str, typed: str) -> None:
        day, _, clock = typed.partition(" ")
        if ":" in day:
            day, clock = "", day
        if day:
            year, month, date = day.split("-")
            self._type_segments(f'{FORM} [name="{path}"]', [month + date + year, date + month + year], day)
        if clock:
            hour, minute = clock.split(":")
            half = f"{(int(hour) - 1) % 12 + 1:02}{minute}{'PM' if int(hour) >= 12 else 'AM'}"
            field = f'[data-time-of="{path}"]' if day else f'{FORM} [name="{path}"]'
            self._type_segments(field, [half, hour + minute], clock)

    def _type_segments(self, selector: str, ways: list[str], wanted: str) -> None:
        """Type a date or time as the browser's language wants it: the order of its parts differs."""
        for keys in ways:
            self.go_to(selector)
            for _ in range(4):
                self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.type(keys)
            if self.page.evaluate("selector => document.querySelector(selector).value", selector) == wanted:
                return
        raise AssertionError(f"{wanted} cannot be typed into {selector}")
