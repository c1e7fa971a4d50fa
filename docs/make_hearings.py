"""Write made-up public hearings for docs/corpora.md: transcripts, attributes, a codebook, and what a team would code.

`python docs/make_hearings.py FOLDER [N]`, and once a sample is drawn `python docs/make_hearings.py FOLDER STUDY`: what
two coders find in it. Nobody said any of it. What speakers mean is known for every sentence, so that a corrected share
can be held against the true one.
"""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path

CODEBOOK = """\
codebook: hearings
version: "1.0"
title: What witnesses say of the programme
codes:
- id: MONEY
  name: Money
  definition: What the programme costs, who pays, what is missing.
  include: Sums, cuts, grants, fees.
  exclude: Time and staff.
  example: We ran out of money in May.
  cues: [money, fund*, grant*, "ran out", "paid for"]
- id: DELAY
  name: Delay
  definition: Something comes later than it should.
  include: Waiting, backlogs, missed dates.
  exclude: That something takes long and is meant to.
  example: The letters came after the date.
  cues: [late, backlog*, wait*, "months behind"]
- id: TRUST
  name: Trust
  definition: Whether people believe those who run the programme.
  include: Doubt as well as trust.
  exclude: Thanks.
  example: Nobody believes the website any more.
  cues: [trust*, believe*]
"""
SAYS = {
    "MONEY": (
        [
            "The money ran out in May.",
            "We lost the grant.",
            "Who funds the second year, nobody could say.",
            "It was paid for by the counties.",
        ],
        ["The counties carry the cost, and they cannot.", "It comes to nine dollars a head, and we get four."],
    ),
    "DELAY": (
        [
            "The letters came late.",
            "There is a backlog of nine weeks.",
            "Families wait by the telephone.",
            "We are months behind.",
        ],
        ["The answer comes after the date that it was for.", "In June we opened the mail of March."],
    ),
    "TRUST": (
        [
            "People do not trust the website.",
            "They believe their neighbour before us.",
            "Trust is gone after one wrong letter.",
        ],
        ["They hang up when they hear our name.", "Nobody takes our word for it any more."],
    ),
}
BESIDE = {
    "MONEY": ["Money is not what I came to speak about.", "My colleague funded a choir."],
    "DELAY": ["It is late in the day, and I shall be short.", "I can wait for the second question."],
    "TRUST": ["I believe the number is on page four.", "I believe that was in Ohio."],
}
NEUTRAL = """\
The office has forty people in two buildings.
I sent the figures to your staff last week.
We hold a meeting in each county.
The form has eleven pages.
I have been the director since 2011.
The system was written in another state.
Thank you, Mr. Chairman, for the question.
We have three call centers.
That is correct.
I do not have that in front of me.
The second table shows the counties by name.
I would add what Dr. Lund said of the clinics.
""".splitlines()
ASKS = """\
When did you learn of it?
How many people does your office have?
Would you say that it works?
What did the counties tell you?
Can you say that again, for the record?
And what happened after that?
""".splitlines()
COMMITTEES, YEARS = ("Oversight", "Health", "Veterans"), ("2013", "2014", "2015")
OFTEN = {"Oversight": 0.10, "Health": 0.06, "Veterans": 0.03}  # of a witness's sentences, of each code


def sentence(rng: random.Random, often: float) -> tuple[str, str]:
    """What a witness says in one sentence, and the code that a reader would give it, or ""."""
    for code, (plain, hidden) in SAYS.items():
        if rng.random() < often:
            return rng.choice(plain if rng.random() < 0.7 else hidden), code
        if rng.random() < often / 5:
            return rng.choice(BESIDE[code]), ""
    return rng.choice(NEUTRAL), ""


def hearing(rng: random.Random, committee: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of one hearing, and what is coded in it: start, end, code."""
    text, coded = "", []
    often = OFTEN[committee] * rng.uniform(0.3, 1.7)
    witness = rng.choice(["Ms. Ingram", "Mr. Cohen", "Dr. Lund", "Ms. Bataille"])
    for _ in range(rng.randint(8, 24)):
        text += f"Chairman Issa: {rng.choice(ASKS)}\n\n{witness}: "
        for i in range(rng.randint(1, 5)):
            said, code = sentence(rng, often)
            text += " " if i else ""
            if code:
                coded.append((len(text), len(text) + len(said), code))
            text += said
        text += "\n\n"
    return text, coded


def make(folder: Path, n: int = 120, seed: int = 7) -> None:
    """Write n hearings and what belongs to them into a folder."""
    rng = random.Random(seed)  # noqa: S311  (made-up speech, no secret)
    attributes: list[tuple[str, ...]] = [("transcript", "case", "committee", "year")]
    truth: list[tuple[object, ...]] = [("transcript", "start", "end", "code")]
    for number in range(1, n + 1):
        committee, year = rng.choice(COMMITTEES), rng.choice(YEARS)
        text, coded = hearing(rng, committee)
        id_ = f"H{number:04}"
        path = folder / "hearings" / year / f"{id_}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        attributes.append((id_, f"{committee}-{year}", committee, year))
        truth += [(id_, *row) for row in coded]
    (folder / "hearings.yaml").write_text(CODEBOOK, "utf-8", newline="\n")
    for name, rows in (("attributes.csv", attributes), ("read.csv", truth)):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


def read(folder: Path, study: Path) -> None:
    """Write what ana and ben find in the hearings of a study into coded.csv: ana what was meant, ben nearly that."""
    ids = sorted(path.stem for path in (study / "transcripts").glob("*.txt"))
    with (folder / "read.csv").open(encoding="utf-8") as file:
        truth = [row for row in csv.DictReader(file) if row["transcript"] in ids]
    rows = [("transcript", "start", "end", "code", "coder")]
    for coder in ("ana", "ben"):
        rows += [(id_, "", "", "", coder) for id_ in ids]
        kept = [row for n, row in enumerate(truth) if coder == "ana" or n not in {11, 30}]
        rows += [(row["transcript"], row["start"], row["end"], row["code"], coder) for row in kept]
    with (folder / "coded.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main(place: str, more: str = "") -> None:
    """Hearings, or what coders find in a study's."""
    if more and not more.isdecimal():
        read(Path(place), Path(more))
    else:
        make(Path(place), int(more or 120))


if __name__ == "__main__":
    main(*sys.argv[1:])
