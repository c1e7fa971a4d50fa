"""Make the pictures of docs/workbench.md from the sample study: python docs/workbench_shots.py [NAME ...].

Needs playwright and a chromium on PATH (or CODEKIT_TEST_BROWSER); some are taken in Firefox, where it is installed.
Nothing is downloaded.
"""

from __future__ import annotations

import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import wave
from array import array
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

HERE = Path(__file__).parent
PICTURES = HERE / "images" / "workbench"
BRIDGE = HERE.parent / "tests" / "web" / "firefox_bridge.py"
COMMAND = (sys.executable, "-c", "from codekit.cli.app import entry; entry()")
HEIGHT = 740
RATE = 4000  # samples a second of a recording that nobody listens to

# name: (address, keys to press then, theme, width)
SHOTS: dict[str, tuple[str, tuple[str, ...], str, int]] = {
    "bring": ("#/transcripts?show=bring", (), "light", 1366),
    "coverage": ("#/transcripts?show=coverage", (), "light", 1366),
    "cases": ("#/cases", (), "light", 1366),
    "library": ("#/", (), "light", 1366),
    "study": ("#/study", (), "light", 1366),
    "code": ("#/d/{open}/O04-1?at=1150", (), "light", 1366),
    "code-dark": ("#/d/{open}/O04-1?at=1150", (), "dark", 1366),
    "card": ("#/d/{open}/O04-1?at=1150", ("d",), "light", 1366),
    "walk": ("#/d/{open}/O04-1?at=1150", ("/", *"people"), "light", 1366),
    "palette": ("#/d/{open}/O04-1?at=900", ("ArrowDown", "Enter", "r", "e", "f"), "light", 1366),
    "correct": ("#/d/{open}/O04-1?at=1150", ("Control+k", *"correct", "Enter"), "light", 1366),
    "sound": ("#/d/{open}/O04-1?at=1150", ("l",), "light", 1366),
    "skip": ("#/d/{open}/O04-1?at=3460", (), "light", 1366),
    "codebook": ("#/codes/REFER?round=r1", (), "light", 1366),
    "codebook-meaning": ("#/codes/REFER?codebook=social-care-domains&show=edit", (), "light", 1366),
    "codebook-import": ("#/codes?show=import", (), "light", 1366),
    "compare": ("#/d/r1/O04-1/compare", ("d", "d"), "light", 1366),
    "adjudicate": ("#/adjudicate/r1", (), "light", 1366),
    "compare-pass": ("#/d/pass2/O04-1/compare", (), "light", 1366),
    "rounds": ("#/rounds", (), "light", 1366),
    "start-round": ("#/rounds?kind=second-pass&over=r1", (), "light", 1366),
    "round": ("#/rounds/r1", (), "light", 1366),
    "became": ("#/became/r1", (), "light", 1366),
    "agreement": ("#/agreement/r1", (), "light", 1366),
    "matrix": ("#/matrix/cbo-relationships?case=O03&code=GOAL.REF", (), "light", 1366),
    "excerpts": ("#/excerpts?codebook=cbo-relationships&code=GOAL.REF", (), "light", 1366),
    "charts": ("#/charts/cbo-relationships?across=region&count=cases", (), "light", 1366),
    "charts-time": ("#/charts/cbo-relationships?across=month", (), "dark", 1366),
    "charts-map": ("#/charts/cbo-relationships?across=together", (), "light", 1366),
    "words": ("#/words?across=region&words=church", (), "light", 1366),
    "reports": ("#/reports/saturation", (), "light", 1366),
    "matrix-dark": ("#/matrix/cbo-relationships", (), "dark", 1366),
    "review": ("#/review?round=sub&status=queried", (), "light", 1366),
    "meetings": ("#/meetings", (), "light", 1366),
    "memos": ("#/memos", (), "light", 1366),
    "search": ("#/search?q=church", (), "light", 1366),
    "history": ("#/history", (), "light", 1366),
    "settings": ("#/settings", (), "light", 1366),
    "print": ("#/print/r1/O04-1", (), "light", 1366),
    "narrow": ("#/d/{open}/O04-1", (), "light", 380),
    "narrow-rounds": ("#/rounds", (), "light", 380),
    "narrow-matrix": ("#/matrix/cbo-relationships", (), "dark", 380),
}
TALL = {"settings": 1900, "charts-map": 1150}  # pixels, of what is worth seeing whole
IN_FIREFOX = ("skip", "compare", "adjudicate")
CODINGS = (
    ("You'd get six items", "SCREEN.TOOL"),
    ("On the portal the night before", "SCREEN.FLOW"),
    ("The six answers drop straight", "TECH"),
    ("The six answers drop straight", "SCREEN.FLOW"),
    ("We trained about nine hundred", "WORK"),
    ("For most people, honestly", "REFER.LIST"),
)
SKIPPED = "The last three came out of hotel"
OPEN = "practice"
HOME = "home"  # of another server
OTHERS = (HOME, "tour")
TOUR = ("--transcripts", "O04-1", "--codebook", "social-care-domains")
TABLE = (
    "Kategorie,Bedeutung,Ankerbeispiel,Wer\nGeld,Wer zahlt.,Ein Zuschuss zahlt.,ana\nHilfe,Wer hilft.,Die Kirche.,ben\n"
)
# A better transcript: one coding has other words then, one is lost, the rest moves.
CORRECTED = (("You'd get six items", "You would get a set of seven items"), ("We trained about nine hundred", ""))

# Interviews on their way into the study.
BROUGHT = {
    "O31-1.txt": "Mary: How do people hear of you?\n\nAnn: From the clinic.\n\nMary: And then?\n\nAnn: They call us.\n",
    "O32-1.txt": "Mary: Who drives?\n\nJoe: Neighbours.\n\nMary: Is it paid?\n\nJoe: Not yet, no.\n",
    "README.txt": "Mary: means the interviewer.\n\nAll names are invented.\n",
}


def run(study: Path, *args: str) -> None:
    """One command of codekit on the study, quietly."""
    subprocess.run([*COMMAND, *args, "--study", str(study)], check=True, capture_output=True)  # noqa: S603


def sample(folder: Path) -> Path:
    """The sample study with its double round compared, and one more open round for coder A."""
    study = folder / "social-care"
    init = [*COMMAND, "init", str(study), "--example", "social-care"]
    subprocess.run(init, check=True, capture_output=True)  # noqa: S603
    run(study, "agree", "training", "--training")
    shared = [r for r in ("r1", "r2") if (study / "rounds" / r).exists()]
    for round_ in shared:
        run(study, "agree", round_)
    chosen = ("--transcripts", "O04-1,O09-1", "--codebook", "social-care-domains")
    run(study, "round", "start", OPEN, "--kind", "initial", "--coders", "A", *chosen)
    return study


def act(page: Page) -> None:
    """Some codings, a skip and a memo, so that stripes, history and memos have something to show."""
    page.evaluate(
        """async ([codings, lost, round]) => {
        const token = sessionStorage.getItem("codekit.token");
        const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
        const told = await (await fetch("/api/transcripts/O04-1", { headers })).json();
        const base = () => ({ op_id: crypto.randomUUID(), round, transcript: "O04-1" });
        const ops = codings.map(([words, code]) => {
          const start = [...told.text.slice(0, told.text.indexOf(words))].length;
          const end = told.sentences.find(([a, b]) => a <= start && start < b)[1];
          const quote = [...told.text].slice(start, end).join("");
          return { ...base(), kind: "coding.add", code, start, end, quote, text_sha: told.text_sha };
        });
        const text = "The page of addresses is a list, not a partner: ask the team.";
        ops.push({ ...base(), transcript: "", kind: "memo.add", what: "study", text });
        const at = [...told.text.slice(0, told.text.indexOf(lost))].length;
        const [start, end] = told.sentences.find(([a, b]) => a <= at && at < b);
        const quote = [...told.text].slice(start, end).join("");
        const skipped = { start, end, quote, text_sha: told.text_sha };
        ops.push({ ...base(), kind: "unit.skip", ...skipped, reason: "not to be understood" });
        await fetch("/api/ops", { method: "POST", headers, body: JSON.stringify({ ops }) });
    }""",
        [list(CODINGS), SKIPPED, OPEN],
    )


def corrected(study: Path) -> bytes:
    """The text of O04-1 as somebody corrected it; of what is lost the whole sentence is gone."""
    text = (study / "transcripts" / "O04-1.txt").read_text("utf-8")
    for words, better in CORRECTED:
        at = text.index(words)
        end = at + len(words) if better else text.index(".", at) + 1
        text = text[:at] + better + text[end:]
    return text.encode()


def recording(study: Path) -> Path:
    """Noise where somebody speaks in O04-1, which has time stamps; as a file beside the study."""
    rows = (study / "segments" / "turn" / "O04-1.csv").read_text("utf-8").splitlines()[1:]
    begins = [float(row.split(",")[5]) for row in rows if row.split(",")[5]]
    drawn = random.Random(4)  # noqa: S311
    words = [array("h", (int(drawn.gauss(0, loud)) for _ in range(RATE // 5))) for loud in range(600, 6000, 300)]
    samples = array("h", bytes(2 * int(begins[0] * RATE)))
    for start, end in pairwise([*begins, begins[-1] + 20]):
        for _ in range(int((end - start - 0.8) * 5)):
            samples.extend(drawn.choice(words))
        samples.extend(array("h", bytes(2 * max(0, int(end * RATE) - len(samples)))))
    path = study.parent / "O04-1.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return path


def choose(page: Page, path: str) -> None:
    """Say which file is the recording of O04-1; "" says that none is."""
    page.evaluate(
        """async (path) => {
        const token = sessionStorage.getItem("codekit.token");
        const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
        await fetch("/api/recordings/O04-1", { method: "POST", headers, body: JSON.stringify({ path }) });
    }""",
        path,
    )


def take(page: Page, name: str, better: bytes, heard: Path) -> None:
    """Go to a screen, press its keys, take its picture."""
    address, keys, theme, width = SHOTS[name]
    page.set_viewport_size({"width": width, "height": TALL.get(name, HEIGHT)})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.evaluate("(hash) => { location.hash = hash; }", "#/memos" if name != "memos" else "#/history")
    if name == "sound":
        choose(page, str(heard))
    page.evaluate("(hash) => { location.hash = hash; }", address.format(open=OPEN))
    for _ in range(2):  # what a screen shows first may ask for more
        page.wait_for_timeout(500)
        page.locator("main[aria-busy=false]").wait_for(state="attached")
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(200)
    if name == "sound":
        page.locator(".wave[data-drawn]").wait_for()
        page.wait_for_timeout(2500)
        page.keyboard.press("F4")
        choose(page, "")
    if name == "coverage":
        page.get_by_role("button", name="cbo-relationships").or_(page.get_by_text("cbo-relationships")).first.click()
        page.wait_for_timeout(500)
    if name == "walk":
        page.get_by_role("button", name="Code these…").click()
        page.wait_for_timeout(1000)
    if name == "correct":
        file = {"name": "O04-1, listened again.txt", "mimeType": "text/plain", "buffer": better}
        page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
        page.locator(".becomes").wait_for(timeout=60_000)
    if name == "bring":
        files = [{"name": file, "mimeType": "text/plain", "buffer": text.encode()} for file, text in BROUGHT.items()]
        page.get_by_label("Files to bring in").set_input_files(files)  # type: ignore[arg-type]
        page.get_by_role("button", name="Bring in 2 interviews").wait_for(timeout=60_000)
    if name == "codebook-meaning":
        page.get_by_label("Definition").fill("Sending or pointing a patient to help, or to a benefit, elsewhere.")
        page.get_by_role("button", name="More belongs than before").click()
        page.get_by_label("Reason", exact=True).fill("Benefit offices belong here too.")
        page.get_by_role("button", name="See what it means").click()
        page.get_by_role("heading", name="What it means").scroll_into_view_if_needed()
    if name == "codebook-import":
        table = {"name": "our codes.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
        page.locator("input[type=file]").set_input_files(table)  # type: ignore[arg-type]
        page.get_by_role("heading", name="2 codes").wait_for()
    page.wait_for_timeout(200)
    save(page, name)
    for _ in range(2):
        page.keyboard.press("Escape")


def save(page: Page, name: str) -> None:
    """The page as a small picture."""
    path = PICTURES / f"{name}.png"
    page.screenshot(animations="disabled", path=path)
    small = Image.open(path).convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE)  # keeps rare colours
    small.save(path, optimize=True)


def chromium(driver: Playwright, _: Path) -> Browser:
    """The system's chromium."""
    program = os.environ.get("CODEKIT_TEST_BROWSER") or shutil.which("chromium") or ""
    return driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])


def firefox(driver: Playwright, folder: Path) -> Browser:
    """The system's Firefox, as the tests drive it."""
    bridge = folder / "firefox"
    bridge.write_text(f'#!/bin/sh\nexec {shlex.join([sys.executable, str(BRIDGE)])} "$@"\n', "utf-8")
    bridge.chmod(0o755)
    env: dict[str, str | float | bool] = {**os.environ, "CODEKIT_TEST_FIREFOX": FIREFOX}
    return driver.firefox.launch(channel="moz-firefox", executable_path=bridge, env=env, timeout=120_000)


FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox") or ""


def take_all(browser: Browser, address: str, names: Sequence[str], files: tuple[bytes, Path], *, first: bool) -> None:
    """The pictures of one browser; `files` are a corrected transcript and a recording."""
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(address)
    page.locator(".shell").wait_for()
    if first:
        act(page)
    for name in names:
        take(page, name, *files)
    browser.close()


def take_tour(browser: Browser, private: Path, study: Path) -> None:
    """The tour in the sample, at its second step."""
    run(study, "round", "start", "tour", "--kind", "initial", "--coders", "B", *TOUR)
    with serve(private, "code", "O04-1", "--coder", "B", "--round", "tour", "--study", str(study)) as server:
        try:
            assert server.stdout is not None
            page = browser.new_context(locale="en-GB").new_page()
            page.set_viewport_size({"width": 1366, "height": HEIGHT})
            page.goto(server.stdout.readline().strip())
            page.locator(".transcript").focus()
            for _ in range(3):
                page.keyboard.press("ArrowDown")
            page.get_by_text("Tour, 2 of 8").wait_for()
            page.wait_for_timeout(300)
            save(page, "tour")
            browser.close()
        finally:
            server.terminate()


def take_home(browser: Browser, private: Path) -> None:
    """The home page of a person who opened the sample study."""
    with serve(private, "home") as server:
        assert server.stdout is not None
        page = browser.new_context(locale="en-GB").new_page()
        page.set_viewport_size({"width": 1366, "height": HEIGHT})
        page.goto(server.stdout.readline().strip())
        page.get_by_role("list", name="Recent studies").wait_for()
        save(page, "home")
        browser.close()
        server.terminate()


def serve(private: Path, *words: str) -> subprocess.Popen[str]:
    """A server of ours: a workbench, or the home page."""
    own = {"HOME": str(private), "CODEKIT_RUNTIME_DIR": str(private), "CODEKIT_CONFIG_DIR": str(private)}
    env = {**os.environ, **own}  # paths are shown from one's own folder on
    serving = [*COMMAND, *words, "--no-browser"]
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(serving, env=env, text=True, **quiet)  # type: ignore[call-overload,no-any-return]  # noqa: S603


def main(wanted: list[str]) -> None:
    """All pictures, or the named ones."""
    if unknown := [name for name in wanted if name not in {*SHOTS, *OTHERS}]:
        sys.exit(f"no picture {', '.join(unknown)}; there are {', '.join((*SHOTS, *OTHERS))}")
    PICTURES.mkdir(parents=True, exist_ok=True)
    # For the home page a study was opened.
    names = [name for name in wanted or SHOTS if name not in OTHERS] or ["library"]
    there = [name for name in names if name in IN_FIREFOX and FIREFOX]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        study = sample(Path(folder))
        files = corrected(study), recording(study)
        first = True
        for start, chosen in ((chromium, [name for name in names if name not in there]), (firefox, there)):
            if not chosen:
                continue
            about = ("--coder", "A", "--round", "r1", "--study", str(study))
            with serve(Path(folder), "code", *about) as server:
                assert server.stdout is not None
                address = server.stdout.readline().strip()
                try:
                    take_all(start(driver, Path(folder)), address, chosen, files, first=first)
                finally:
                    server.terminate()
            first = False
        if HOME in wanted or not wanted:
            take_home(chromium(driver, Path(folder)), Path(folder))
        if "tour" in wanted or not wanted:
            take_tour(chromium(driver, Path(folder)), Path(folder), study)


if __name__ == "__main__":
    main(sys.argv[1:])
