"""The sample study as somebody works on it, and what is brought to it in the pictures."""

from __future__ import annotations

import random
import subprocess
import sys
import wave
from array import array
from itertools import pairwise
from pathlib import Path

from places import OPEN
from playwright.sync_api import Page

COMMAND = (sys.executable, "-c", "from codekit.cli.app import entry; entry()")
RATE = 4000  # samples a second of a recording that nobody listens to
CODINGS = (
    ("You'd get six items", "SCREEN.TOOL"),
    ("On the portal the night before", "SCREEN.FLOW"),
    ("The six answers drop straight", "TECH"),
    ("The six answers drop straight", "SCREEN.FLOW"),
    ("We trained about nine hundred", "WORK"),
    ("For most people, honestly", "REFER.LIST"),
)
SKIPPED = "The last three came out of hotel"
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
