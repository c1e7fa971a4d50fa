"""What tests of the screens share: a study in which everything can be seen, going somewhere, axe."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.workflow.study import importing
from codekit.workflow.study.study import open_study
from studies import BOTH, agree, build, code, folder_of, start, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPTS = """\
Interviewer: كيف تجدون الطعام؟

Respondent: نرسلهم إلى المخزن. الباب مفتوح 👩🏽‍⚕️ كل يوم.

Interviewer: 谁来付钱？

Respondent: 我们自己付。没有别人，也没有合同。明年再说。
"""

# Nobody uses BOX.OWN: its coefficients do not exist.
WORK = BOTH.replace("BOX.OWN", "")

# Resolves when what was changed has been drawn, and what fades has faded.
PAINTED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0)));
}"""
OF_COLOURS = ("color-contrast", "link-in-text-block")
CODE = re.compile(r"#/d/\w+/\w+")
SCREENS = {
    "Library": "#/",
    "Code": "#/d/r1/T01",
    "Codebook": "#/codes?round=r1",
    "Relationship": "#/codes/REL?round=r1",
    "Working copy": "#/codes?codebook=food",
    "Edit a code": "#/codes/REL?codebook=food&show=edit",
    "Merge codes": "#/codes/REL?codebook=food&show=merge",
    "Recode queue": "#/codes?codebook=food&show=queue",
    "Versions": "#/codes?codebook=food&show=history",
    "New codebook": "#/codes?show=new",
    "Codes from a file": "#/codes?show=import",
    "Changes": "#/codes?round=r1&show=from:food@1.0",
    "Compare": "#/d/r1/T01/compare",
    "Adjudicate": "#/adjudicate/r1",
    "What became of my codings": "#/became/r1",
    "Agreement": "#/agreement/r1",
    "Rounds": "#/rounds",
    "Round r1": "#/rounds/r1",
    "Start a round": "#/rounds?kind=double&like=r1",
    "Matrix": "#/matrix/food?case=O1&code=REL",
    "Review": "#/review?round=r1&status=all",
    "Meetings": "#/meetings",
    "Kinds of organizations": "#/matrix/food?show=kinds",
    "Codes together": "#/matrix/food?show=together",
    "Chart of codes": "#/charts/food",
    "Codes by organization": "#/charts/food?across=case",
    "Codes over time": "#/charts/food?across=interview",
    "Map of codes together": "#/charts/food?across=together",
    "Words": "#/words?across=region&words=food",
    "Workbook": "#/matrix/food?show=workbook",
    "Excerpts": "#/excerpts?codebook=food",
    "Reports": "#/reports/coreq",
    "Memos": "#/memos",
    "Search": "#/search?q=food",
    "History": "#/history",
    "Settings": "#/settings",
    "Transcripts": "#/transcripts",
    "Bring in": "#/transcripts?show=bring",
    "Interviews": "#/transcripts?show=interviews",
    "What was asked": "#/transcripts?show=coverage",
    "Cases": "#/cases",
    "Study": "#/study",
    "Print": "#/print/r1/T01",
}


def settled(folder: Path) -> Path:
    """A study whose double round r1 is compared, with an open round solo of ana over a text in three scripts."""
    study = build(folder)
    start(study)
    code(study, WORK, by="turn", round_id="r1")
    agree(study, "r1")
    file = write(folder / "in" / "T04.txt", SCRIPTS)
    importer = importing.Importer(study, interviewers=("Interviewer",))
    outcomes = [diagnosis.outcome for diagnosis in importer.run([(file, True)])]
    assert outcomes == ["imported"]
    start(open_study(folder_of(study)), "solo", kind="initial", coders=["ana"], transcripts=["T04"])
    return folder_of(study)


def go(page: Page, address: str) -> None:
    """Show a screen and wait until it stands: two pictures after the page heard of it, and nothing is waited for."""
    page.evaluate(
        """(hash) => new Promise((done) => {
        const stands = () => requestAnimationFrame(() => requestAnimationFrame(done));
        if (location.hash === hash) return stands();
        addEventListener("hashchange", stands, { once: true });
        location.hash = hash;
    })""",
        address,
    )
    page.locator("main[aria-busy=false]").wait_for(state="attached")
    if CODE.fullmatch(address):
        page.locator(".transcript").wait_for()


def faults(page: Page, *rules: str) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA and its own best practice, or against some rules only."""
    from axe_playwright_python.sync_playwright import Axe

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": list(rules) or tags, "resultTypes": ["violations"]}
    if not page.evaluate("typeof axe === 'object'"):  # once for a page: reading the script takes longer than running it
        page.evaluate(Axe().axe_script)
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")  # or what is half there has pale colours
    found: dict[str, Any] = page.evaluate("(options) => axe.run(options)", options)
    return [f"{v['id']}: {node['html'][:160]}" for v in found["violations"] for node in v["nodes"]]


def in_all_colours(page: Page, *, forced: bool = True) -> list[str]:
    """What axe finds in light, and which colours it finds wanting in dark and in those of the system.

    Only colours differ between the three, so that all other rules are asked once.
    """
    found = faults(page)
    themes: dict[str, dict[str, Any]] = {"dark": {"color_scheme": "dark"}}
    if forced:
        themes["forced"] = {"color_scheme": "light", "forced_colors": "active"}
    for name, media in themes.items():
        page.emulate_media(**media)
        page.evaluate(PAINTED)
        found += [f"{name}: {fault}" for fault in faults(page, *OF_COLOURS)]
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.evaluate(PAINTED)
    return found


def too_wide(page: Page) -> bool:
    """Whether the page, or the screen in it, has to be scrolled sideways."""
    return bool(
        page.evaluate("""async () => {
            await new Promise(requestAnimationFrame);  // the page hears of its width as it is drawn
            return [document.documentElement, document.querySelector("main")]
                .some((box) => box.scrollWidth > box.clientWidth + 1);
        }""")
    )


def says(page: Page, words: str) -> None:
    """The page shows these words."""
    page.get_by_text(words).first.wait_for()
