"""A whole small study in one sitting in a browser, from the home page to the saved matrix: does anything break?

    python benchmarks/long_session.py [--engine chromium|firefox|webkit] [--minutes 10]

Two people at one computer, two interviews, two codes, no command. The first codes blind for as long as was asked: every
answer from the keyboard, with undo, another code, memos, words found, and other screens in between, and pauses longer
than every timer of the page. Then the second codes, and both are compared, decided, signed, closed and saved as a
workbook. In the end: errors of the page, its memory, and whether every coding that the page called saved is in the
ledger, once, with the code that it was given last. Exit code 1 where something broke.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from made import sentence
from sitting import Sitting
from tools import table

from codekit.workflow.results import study_check
from codekit.workflow.study.study import open_study
from web import engines
from web.served import Home, until
from web.whole_study import (
    become,
    coded,
    finished,
    made,
    matrix,
    opened,
    prepared,
    rows,
    save,
    settled,
    started,
)

ANSWERS = 150
GROWN = 1.25  # times; above it memory is not flat
EXPECTED = ("403",)  # the page asks whether one may be another blind coder, and is told to ask the person


def talks() -> dict[str, str]:
    """Two interviews of questions and answers of one sentence each, no two alike."""
    rng = random.Random(4)
    pair = "Interviewer: {0}\n\nRespondent: {1}\n\n"
    told = {}
    for case in ("North", "South"):
        answers = (sentence(rng, 12)[:-1] + f" because of {case} {n}." for n in range(ANSWERS))
        told[case] = "".join(pair.format(sentence(rng, 6), answer) for answer in answers)
    return told


def session(tab: engines.Tab, home: Home, minutes: float) -> Sitting:
    """The whole study; the sitting fills what the rest leaves of the minutes."""
    end = time.monotonic() + 60 * minutes - 60
    page, told = tab.page, talks()
    page.goto(home.launch_url())
    made(page, home.study)
    prepared(page, tab.folder, told)
    started(page)
    sitting = Sitting(tab)
    sitting.last(end, ANSWERS)
    for at in range(2):
        opened(page, at)
        finished(page)
    become(page, "ben", blind=True)
    coded(page, [("Food", "Food"), ("Food", "Money")])
    settled(page)
    until(lambda: open_study(home.study / "Rides").round("d1").closed)
    matrix(page, told)
    assert set(told) <= rows(tab.saved(lambda: save(page)))
    return sitting


def broken(sitting: Sitting, study: Path) -> list[str]:
    """What is not as it should be."""
    found = [f"error of the page: {said}" for said in sitting.tab.faults() if not any(e in said for e in EXPECTED)]
    opened_ = open_study(study)
    layers = opened_.layers(opened_.round("d1"))
    ids = sorted({transcript for _, transcript in layers.by_key})
    wrote = sorted(
        (t, c.quote, c.code) for (who, t), layer in layers.by_key.items() for c in layer.codings if who == "ana"
    )
    saved = sorted((ids[at], words, code.upper()) for (at, words), code in sitting.codings.items())
    if [(t, quote, code.upper()) for t, quote, code in wrote] != saved:
        found.append(f"the page saved {len(saved)} codings, the ledger holds {len(wrote)}; others differ")
    found += [f"check: {problem}" for problem in study_check.check(opened_)[0] if problem.level == "error"]
    early, late = halves(sitting.memory)
    if late > GROWN * early:
        found.append(f"memory of the page grew from {early:.0f} to {late:.0f} MB")
    return found


def halves(memory: list[float]) -> tuple[float, float]:
    """The median in the second quarter, when everything has been loaded once, and in the last."""
    quarter = max(1, len(memory) // 4)
    return statistics.median(memory[quarter : 2 * quarter] or memory), statistics.median(memory[-quarter:])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", choices=engines.ENGINES)
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args()
    wrong = False
    for engine in [asked.engine] if asked.engine else engines.ENGINES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "studies").mkdir()
            home = Home(folder / "studies", private=folder / "private")
            try:
                with engines.tab(engine, folder) as tab:
                    if tab is None:
                        print(f"{engine} is not installed")
                        continue
                    start = time.monotonic()
                    sitting = session(tab, home, asked.minutes)
                    wrong |= report(engine, sitting, folder / "studies" / "Rides", time.monotonic() - start)
            finally:
                home.stop()
    sys.exit(wrong)


def report(engine: str, sitting: Sitting, study: Path, seconds: float) -> bool:
    found = broken(sitting, study)
    memory = ", ".join(f"{size:.0f}" for size in (sitting.memory[0], *halves(sitting.memory)))
    shown = [("minutes", f"{seconds / 60:.1f}")]
    shown += [(what, str(n)) for what, n in sitting.acts.items()]
    shown.append(("codings standing in the ledger", str(len(sitting.codings))))
    shown.append(("its processes, MB: first, second quarter, last", memory))
    if sitting.heap:
        shown.append(("what scripts hold, MB: first, last", f"{sitting.heap[0]:.1f}, {sitting.heap[-1]:.1f}"))
    if sitting.elements:
        shown.append(("elements of the screen Study: first, last", f"{sitting.elements[0]}, {sitting.elements[-1]}"))
    shown.append(("what broke", "; ".join(found) or "nothing"))
    table(f"One sitting in {engine}", shown)
    return bool(found)


if __name__ == "__main__":
    main()
