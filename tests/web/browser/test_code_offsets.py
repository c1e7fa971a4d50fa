"""Code points of the stored text and places on the page are the same, whatever the script."""

from __future__ import annotations

import random
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from codekit.model.events import Coding, to_line
from codekit.workflow.rounds import rounds
from codekit.workflow.study import importing
from codekit.workflow.study.study import create_study, open_study
from studies import CODEBOOK, folder_of, write
from web.browser.code_page import CodePage
from web.conftest import Serve
from web.served import Workbench, becomes, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

NASTY = """\
Interviewer: 👩‍👩‍👧‍👦 came? And 🏳️‍🌈, 👍🏽, 🇩🇪🇫🇷, 𝒳 and 𐍈?

Respondent: Cafe\u0301, nai\u0308ve, A\u030a\u0301ngstro\u0308m. Z\u0351\u0343\u034aa\u0315lgo! Ünïcödé.

Respondent: 🧑🏿‍🚀 said: yes 😀😀.

Respondent: Then 𝔘𝔫𝔦.

Interviewer: 您好吗？我们什么时候见面？

Respondent: 我们把病人送到食品库。我们打印地址！他们说：“好的”。これはテストです。𠮷野家で会いました。

Respondent: نرسل المرضى إلى بنك الطعام. ثم نتصل بهم مرة أخرى؟ لا أحد يعرف 123 الرقم.

Interviewer: מי משלם על זה? שָׁלוֹם עֲלֵיכֶם.

Respondent: אף אחד לא אמר. We said "שלום" and then 3 × 4 = 12 😅 in one line. ﷽ ok.

Respondent: क्षत्रिय नमस्ते। ไม่มีใครบอกเรา. Tiếng Việt có dấu. \u200fRTL mark\u200e here. Zero\u200bwidth\u2060joiner.
"""

# Selects from one grapheme's edge to another in a piece, as a mouse would, and says what was selected.
SELECT = """([piece, a, b]) => {
  const span = document.querySelectorAll(".transcript [role=option]")[piece];
  const text = span.firstChild.nodeValue;
  const graphemes = new Intl.Segmenter(undefined, {granularity: "grapheme"}).segment(text);
  const edges = [0, ...Array.from(graphemes, (part) => part.index + part.segment.length)];
  const [from, to] = [edges[Math.floor(a * edges.length)], edges[Math.floor(b * edges.length)]].sort((x, y) => x - y);
  if (from === to || text.slice(from, to).trim() === "") return null;
  span.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true, button: 0, pointerType: "mouse"}));
  span.dispatchEvent(new MouseEvent("mousedown", {bubbles: true, button: 0}));
  getSelection().setBaseAndExtent(span.firstChild, from, span.firstChild, to);
  span.dispatchEvent(new PointerEvent("pointerup", {bubbles: true, button: 0, pointerType: "mouse"}));
  return text.slice(from, to);
}"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with the nasty text, once to select in and once coded throughout."""
    folder = tmp_path_factory.mktemp("nasty")
    study = create_study(folder / "study", title="Scripts", coders=("ana",))
    write(folder_of(study) / "codebooks" / "food.yaml", CODEBOOK)
    sources = [write(folder / f"{name}.txt", f"{NASTY}\nInterviewer: {name}.\n") for name in ("bare", "full")]
    importer = importing.Importer(study, interviewers=("Interviewer",))
    assert ["imported", "imported"] == [done.outcome for done in importer.run([(path, True) for path in sources])]
    rounds.start(study, "r1", kind="initial", coders=["ana"], transcripts=["all"], codebook="food")
    _write(folder_of(study), _pieces(folder_of(study)))
    return folder_of(study)


def _pieces(root: Path) -> list[tuple[int, int]]:
    """Spans all over the text, between characters that do not combine, none touching the next."""
    import regex

    transcript = open_study(root).transcript("full")
    rng, spans = random.Random(5), []
    for turn in transcript.turns:
        edges = [0, *(m.end() for m in regex.finditer(r"\X", transcript.text[turn.start : turn.end]))]
        at = 0
        while at + 4 < len(edges):
            to = at + rng.randrange(1, 4)
            spans.append((turn.start + edges[at], turn.start + edges[to]))
            at = to + 1
    return [(a, b) for a, b in spans if transcript.text[a:b].strip() == transcript.text[a:b]]


def _write(root: Path, spans: list[tuple[int, int]]) -> None:
    transcript = open_study(root).transcript("full")
    path = root / "codings" / "r1" / "ana" / "full.jsonl"
    path.parent.mkdir(parents=True)
    events = [
        Coding(
            id=str(uuid.uuid4()), at="2024-05-06T07:08:09Z", by="ana", round="r1", coder="ana", transcript="full",
            code="MONEY", start=a, end=b, text_sha=transcript.sha256[:16], quote=transcript.text[a:b],
            codebook="food@1.0",
        )
        for a, b in spans
    ]  # fmt: skip
    path.write_bytes(b"".join(map(to_line, events)))


@pytest.fixture
def workbench(made: Path, serve: Serve, tmp_path: Path) -> Workbench:
    """A workbench in the study of scripts."""
    return serve(made, "--round", "r1", private=tmp_path / "private")


@pytest.mark.context(viewport={"width": 1200, "height": 2400})
def test_what_is_painted_is_what_python_cuts_out(page: Page, workbench: Workbench, made: Path) -> None:
    """Every stored span is painted on exactly the words that Python's slice gives."""
    text, spans = open_study(made).transcript("full").text, _pieces(made)
    code = CodePage(page, workbench, "full")
    assert len(spans) > 80
    painted = sorted(code.marked("wash-1"))
    assert sorted(text[a:b] for a, b in spans) == painted


def test_what_is_selected_is_what_is_stored(page: Page, workbench: Workbench) -> None:
    """Random selections (emoji families, accents, Chinese, Arabic, Hebrew) come back as the same words."""
    workbench.call("PUT", "/api/settings", {"snapWords": False})
    code = CodePage(page, workbench, "bare")
    text = workbench.call("GET", "/api/transcripts/bare").json["text"]
    pieces = page.locator(".transcript [role=option]").count()
    rng, seen = random.Random(3), 0
    code.press("Control+End", "ArrowUp")
    while seen < 40:
        words: Any = page.evaluate(SELECT, [rng.randrange(pieces), rng.random(), rng.random()])
        if words:
            _comes_back(code, text, words)
            seen += 1


def _comes_back(code: CodePage, text: str, words: str) -> None:
    """What is selected now is coded, stored as the same words, and taken back."""
    anyway = code.page.get_by_role("button", name="Code it anyway")
    until(lambda: code.marked() == [words])
    code.code("money")

    def stands() -> list[dict[str, Any]]:
        if anyway.count():
            anyway.click()
        return list(code.work()["codings"])

    stored = until(stands)
    assert [words.strip()] == [text[c["start"] : c["end"]] for c in stored]
    code.text.focus()
    code.press("Control+z")
    until(lambda: not code.work()["codings"])
    code.press("Escape")


def test_right_to_left_turns_are_set_that_way(page: Page, workbench: Workbench) -> None:
    """Each turn takes its direction from its words; in bounds mode the left arrow leads on in Arabic."""
    code = CodePage(page, workbench, "bare")
    directions = page.evaluate("[...document.querySelectorAll('.words')].map((p) => getComputedStyle(p).direction)")
    assert directions[6:8] == ["rtl", "rtl"]
    assert directions[0] == directions[5] == "ltr"
    page.locator(".words").nth(6).locator("span").first.click(position={"x": 5, "y": 10})
    code.press("b", "ArrowRight")
    shorter = code.selected
    code.press("ArrowLeft", "ArrowLeft")
    assert len(code.selected) > len(shorter)


@pytest.mark.context(viewport={"width": 1200, "height": 2400})
def test_the_other_painter_paints_the_same(page: Page, workbench: Workbench, made: Path) -> None:
    """Without highlights the same words are washed by mark elements, and places in the text are still right."""
    workbench.call("PUT", "/api/settings", {"painter": "marks"})
    text, spans = open_study(made).transcript("full").text, _pieces(made)
    code = CodePage(page, workbench, "full")
    painted = page.locator(".transcript mark.wash-1").all_inner_texts()
    assert "".join(text[a:b] for a, b in spans) == "".join(painted)
    becomes([], lambda: code.marked("wash-1"))
    words = page.locator(".transcript").evaluate(
        "(list) => [...list.querySelectorAll('.words')].map((p) => p.textContent)"
    )
    turns = [text[t["start"] : t["end"]] for t in workbench.call("GET", "/api/transcripts/full").json["turns"]]
    assert turns == words
    code.press("ArrowDown", "ArrowDown", "ArrowDown")
    sentence = code.at
    selected = page.locator(".transcript mark.mark-selected")
    becomes(sentence, lambda: "".join(selected.all_inner_texts()).strip())
    workbench.call("PUT", "/api/settings", {})
