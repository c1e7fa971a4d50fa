"""A page of WebKit with the words of Playwright's, as many of them as the tests that all engines share use."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from web.served import until
from web.webkit import WebKit

FIND = Path(__file__).with_name("webkit_find.js").read_text("utf-8")
REFERENCE = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element's id in W3C WebDriver
LATE = 20_000  # ms
GOING = ("stale", "no such frame")  # an element went before the driver had a name for it, or the document is another
# The driver itself scrolls only what is outside of the window, not what lies below another part of it.
REACHED = """(one) => {
  const { top, bottom } = one.getBoundingClientRect();
  if (top < 60 || bottom > innerHeight - 60) one.scrollIntoView({ block: "center" });
  return !one.disabled;
}"""


class Locator:
    """What a chain of steps of `webkit_find.js` finds at the moment when it is asked."""

    def __init__(self, browser: WebKit, steps: Sequence[Any] = ()) -> None:
        """`steps` lead to it."""
        self.browser, self.steps = browser, list(steps)

    def _then(self, *step: Any) -> Locator:
        return Locator(self.browser, [*self.steps, list(step)])

    def get_by_role(self, role: str, *, name: str | None = None, exact: bool = False, level: int = 0) -> Locator:
        """By role and name; a heading of some level."""
        found = self._then("role", role, name, exact)
        return found._then("only", f"h{level}") if level else found

    def get_by_label(self, text: str, *, exact: bool = False) -> Locator:
        """A field by what it is called."""
        return self._then("label", text, exact)

    def get_by_text(self, text: str, *, exact: bool = False) -> Locator:
        """The innermost elements that say something."""
        return self._then("text", text, exact)

    def locator(self, selector: str) -> Locator:
        """By a CSS selector."""
        return self._then("css", selector)

    def filter(self, *, has_text: str) -> Locator:
        """Those of them that say something."""
        return self._then("has", has_text)

    def or_(self, other: Locator) -> Locator:
        """Those and others, in the order of the page."""
        return self._then("or", other.steps)

    def nth(self, n: int) -> Locator:
        """One of them, counted from 0."""
        return self._then("nth", n)

    @property
    def first(self) -> Locator:
        """The first of them."""
        return self.nth(0)

    @property
    def last(self) -> Locator:
        """The last of them."""
        return self.nth(-1)

    def _asked(self) -> tuple[list[Any], list[str]] | None:
        try:
            found, faults = self.browser.ask("POST", "/execute/sync", {"script": FIND, "args": [self.steps]})
        except AssertionError as error:
            if any(part in str(error) for part in GOING):
                return None
            raise
        return found, faults

    def _all(self) -> list[str]:
        found, faults = until(self._asked)
        self.browser.faults += faults
        return [one[REFERENCE] for one in found]

    def _do(self, act: Callable[[str], Any], timeout: float) -> Any:
        """Do something with the one element as soon as that can be done; the last reason is told."""
        end = time.monotonic() + timeout / 1000
        while True:
            found = self._all()
            try:
                if len(found) == 1:
                    return act(found[0])
                why = f"there are {len(found)}"
            except AssertionError as error:  # it is covered, went away, or is disabled
                why = str(error)
            if time.monotonic() > end:
                raise AssertionError(f"{self.steps}: {why}")
            time.sleep(0.05)

    def _of(self, script: str, timeout: float = LATE, *args: Any) -> Any:
        def read(element: str) -> Any:
            return self.browser.evaluate(f"({script})(...arguments)", {REFERENCE: element}, *args)

        return self._do(read, timeout)

    def count(self) -> int:
        """How many there are now."""
        return len(self._all())

    def is_visible(self) -> bool:
        """Whether one is there and shown."""
        return self.count() == 1 and bool(self._of("(one) => one.checkVisibility()"))

    def wait_for(self, *, state: str = "visible", timeout: float = LATE) -> None:
        """Wait until one is there and shown (`visible`), there (`attached`), or gone (`detached`, `hidden`)."""
        if state in {"detached", "hidden"}:
            until(lambda: not self.count(), timeout / 1000)
        elif state == "attached":
            self._do(lambda _: 1, timeout)
        else:
            until(lambda: self._of("(one) => one.checkVisibility()", timeout), timeout / 1000)

    def click(self, *, timeout: float = LATE) -> None:
        """Click in its middle, once it is enabled."""

        def act(element: str) -> None:
            assert self.browser.evaluate(f"({REACHED})(arguments[0])", {REFERENCE: element}), "it is disabled"
            self.browser.ask("POST", f"/element/{element}/click", {})

        self._do(act, timeout)

    def fill(self, words: str, *, timeout: float = LATE) -> None:
        """Type over what a field holds."""

        def act(element: str) -> None:
            self.browser.ask("POST", f"/element/{element}/clear", {})
            self.browser.ask("POST", f"/element/{element}/value", {"text": words})

        self._do(act, timeout)

    def check(self, *, timeout: float = LATE) -> None:
        """Tick it, if it is not ticked."""
        if not self._of("(one) => one.checked", timeout):
            self.click(timeout=timeout)

    def select_option(self, value: str, *, timeout: float = LATE) -> None:
        """Choose from a list."""
        script = "(one, value) => [...one.options].findIndex((o) => o.value === value || o.label === value)"
        until(lambda: self._of(script, timeout, value) >= 0)
        at = self._of(script, timeout, value)
        self.locator("option").nth(at).click(timeout=timeout)

    def set_input_files(self, paths: Sequence[Path]) -> None:
        """Give files to a file chooser."""
        text = "\n".join(map(str, paths))
        self._do(lambda element: self.browser.ask("POST", f"/element/{element}/value", {"text": text}), LATE)

    def focus(self) -> None:
        """Put the focus there."""
        self._of("(one) => (one.focus(), 1)")

    def evaluate_all(self, script: str) -> Any:
        """What a function says of all of them."""
        all_ = [{REFERENCE: one} for one in self._all()]
        return self.browser.evaluate(f"({script})([...arguments])", *all_)

    def all_inner_texts(self) -> list[str]:
        """What is seen of the words of each."""
        return list(self.evaluate_all("(all) => all.map((one) => one.innerText)"))

    def inner_text(self, *, timeout: float = LATE) -> str:
        """What is seen of its words."""
        return str(self._of("(one) => one.innerText", timeout))

    def get_attribute(self, name: str) -> str | None:
        """An attribute."""
        found = self._of("(one, name) => one.getAttribute(name)", LATE, name)
        return None if found is None else str(found)


class Keyboard:
    """Its keys."""

    def __init__(self, browser: WebKit) -> None:
        """Of this window."""
        self.browser = browser

    def press(self, key: str) -> None:
        """Press a key, or some together (`Control+z`)."""
        self.browser.press(key)

    def type(self, words: str) -> None:
        """Type words letter by letter."""
        self.browser.press(*words)


class WebKitPage(Locator):
    """One tab; `faults()` are the errors of its pages, from when each was first looked at."""

    def __init__(self, browser: WebKit) -> None:
        """The one tab of a browser."""
        super().__init__(browser)
        self.keyboard = Keyboard(browser)

    @property
    def url(self) -> str:
        """Where it is."""
        return str(self.browser.ask("GET", "/url"))

    def goto(self, url: str) -> None:
        """Open an address, and watch what goes wrong from then on."""
        self.browser.goto(url)
        self.faults()

    def faults(self) -> list[str]:
        """What went wrong so far."""
        self.locator("body").count()
        return [*self.browser.faults]

    def evaluate(self, script: str, *args: Any) -> Any:
        """What a function of the page gives; a promise is waited for."""
        body = f"const done = arguments[arguments.length - 1]; Promise.resolve(({script})(...{json.dumps(args)}))"
        return self.browser.ask("POST", "/execute/async", {"script": f"{body}.then(done);", "args": []})

    def reload(self) -> None:
        """Load the page anew."""
        self.browser.ask("POST", "/refresh", {})
        self.faults()

    def wait_for_timeout(self, milliseconds: float) -> None:
        """Let time pass."""
        time.sleep(milliseconds / 1000)
