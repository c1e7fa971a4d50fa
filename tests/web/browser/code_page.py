"""The Code screen as tests use it: keys in, what stands on the server and on the page out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from web.served import Workbench, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What a highlight covers, turn by turn; quotes in the program itself never come from the page.
MARKED = """(name) => [...(CSS.highlights.get(name) ?? [])].map((range) => {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.toString();
})"""


class CodePage:
    """One tab with the Code screen open."""

    def __init__(self, page: Page, workbench: Workbench, transcript: str = "T01", round_: str = "r1") -> None:
        """Log in and open the transcript."""
        self.page, self.workbench = page, workbench
        self.transcript, self.round = transcript, round_
        self.words = str(workbench.call("GET", f"/api/transcripts/{transcript}").json["text"])
        page.goto(workbench.launch_url())
        page.locator(".shell").wait_for()
        page.goto(f"{workbench.url}#/d/{round_}/{transcript}")
        self.ready()

    def reload(self) -> None:
        """Load the page anew."""
        self.page.reload()
        self.ready()

    def ready(self) -> None:
        """Wait for the text, and put the focus there."""
        self.page.get_by_role("heading", name=self.transcript, exact=True).wait_for(state="attached")
        self.text.wait_for()
        self.text.focus()

    @property
    def text(self) -> Any:
        """The transcript."""
        return self.page.locator(".transcript")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def code(self, name: str) -> None:
        """Give a code with the palette."""
        self.press("Enter")
        self.page.keyboard.type(name)
        self.press("Enter")

    def marked(self, name: str = "mark-selected") -> list[str]:
        """The words under a highlight."""
        return list(self.page.evaluate(MARKED, name))

    @property
    def selected(self) -> str:
        """The words that are selected; parts in several turns joined by a bar."""
        return " | ".join(part.strip() for part in self.marked())

    @property
    def at(self) -> str:
        """The sentence that the cursor is at."""
        return str(self.page.locator(f"#{self.text.get_attribute('aria-activedescendant')}").inner_text()).strip()

    @property
    def stripes(self) -> list[str]:
        """The names beside the text, from top to bottom."""
        read = "(names) => names.map((name) => [name.getBoundingClientRect().top, name.innerText])"
        found = self.page.locator(".stripe-name").evaluate_all(read)  # at one moment: stripes come and go
        return [name for _, name in sorted(map(tuple, found))]

    @property
    def said(self) -> str:
        """What was announced last."""
        return str(self.page.locator(".foot [role=status]").inner_text())

    def work(self) -> dict[str, Any]:
        """The coder's work as the server has it."""
        return dict(self.workbench.call("GET", f"/api/work/{self.round}/{self.transcript}").json)

    def codings(self) -> list[tuple[str, str, str]]:
        """Code, words and polarity of what stands on the server."""
        return [(c["code"], self.words[c["start"] : c["end"]], c["polarity"]) for c in self.work()["codings"]]

    def wait(self, *codings: tuple[str, str]) -> None:
        """Wait until exactly these codes stand on these words, on the server and beside the text."""
        wanted = sorted(codings)
        until(lambda: sorted((code, words) for code, words, _ in self.codings()) == wanted)
        until(lambda: self.page.locator(".stripe:not(.dense)").count() == len(wanted))
