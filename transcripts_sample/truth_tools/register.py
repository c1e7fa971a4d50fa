"""The margins of the design: organizations, interviews, recruitment, texts."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import Any

from truth_tools.states import interviews
from truth_tools.tables import STUDY, read_rows, transcripts
from truth_tools.texts import turns

SOURCES = ("NSHOS", "web")
PLANNED = {
    "organizations": 29,
    "interviews": 33,
    "second_interviews": ["O03", "O11", "O17", "O24"],
    "contacted": {"total": 64, "NSHOS": 34, "web": 30},
    "participating": {"total": 29, "NSHOS": 11, "web": 18},
    "not_participating": {"total": 35, "NSHOS": 23, "web": 12},
    "participation_percent": {"total": 45.3, "NSHOS": 32.4, "web": 60.0},
}


def _by_source(rows: list[dict[str, str]]) -> dict[str, int]:
    found = Counter(row["source"] for row in rows)
    return {"total": len(rows)} | {source: found[source] for source in SOURCES}


def design_values() -> dict[str, Any]:
    log = read_rows(STUDY / "recruitment.csv")
    by_case = interviews()
    contacted = _by_source(log)
    taking_part = _by_source([row for row in log if row["outcome"] == "interviewed"])
    return {
        "organizations": len(by_case),
        "interviews": sum(map(len, by_case.values())),
        "second_interviews": [case for case, names in by_case.items() if len(names) > 1],
        "contacted": contacted,
        "participating": taking_part,
        "not_participating": {name: n - taking_part[name] for name, n in contacted.items()},
        "participation_percent": {name: round(100 * taking_part[name] / n, 1) for name, n in contacted.items()},
    }


def problems(values: dict[str, Any]) -> list[str]:
    found = [f"{name}: {values[name]}, planned {value}" for name, value in PLANNED.items() if values[name] != value]
    cases = {row["case"]: row for row in read_rows(STUDY / "cases.csv")}
    log = [row for row in read_rows(STUDY / "recruitment.csv") if row["outcome"] == "interviewed"]
    found += [
        f"{row['case']}: source or wave of recruitment.csv and cases.csv differ"
        for row in log
        if (row["source"], row["wave"]) != (cases[row["case"]]["source"], cases[row["case"]]["wave"])
    ]
    rows = sorted(read_rows(STUDY / "interviews.csv"), key=lambda row: int(row["order"]))
    if [row["date"] for row in rows] != sorted({row["date"] for row in rows}):
        found.append("interviews.csv: the order is not that of the dates")
    return found


def text_values() -> dict[str, Any]:
    """Words per transcript, respondents' share, turns."""
    words = {name: sum(turn.words for turn in turns(name)) for name in transcripts()}
    said = {name: sum(t.words for t in turns(name) if t.role == "respondent") for name in transcripts()}
    return {
        "words": {
            "total": sum(words.values()),
            "min": min(words.values()),
            "median": median(words.values()),
            "max": max(words.values()),
        },
        "respondent_share_percent": round(100 * sum(said.values()) / sum(words.values()), 1),
        "by_transcript": {
            name: {
                "turns": len(turns(name)),
                "respondent_turns": sum(t.role == "respondent" for t in turns(name)),
                "words": words[name],
                "respondent_words": said[name],
            }
            for name in transcripts()
        },
    }


def text_problems(values: dict[str, Any]) -> list[str]:
    """Lengths and shares that are not those of the design."""
    found = []
    for name, of in values["by_transcript"].items():
        if name == "O05-1":
            least, most, turns_ = 8000, 9000, range(110, 151)
        elif name.endswith("-2"):
            least, most, turns_ = 500, 900, range(15, 41)
        else:
            least, most, turns_ = 900, 1600, range(32, 56)
        share = 100 * of["respondent_words"] / of["words"]
        if not least <= of["words"] <= most or of["respondent_turns"] not in turns_ or not 69.5 < share < 80.5:
            found.append(f"{name}: {of['words']} words, {of['respondent_turns']} turns, {share:.0f} %")
    return found
