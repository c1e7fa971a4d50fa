"""Turn the quoted truth codings into coding files with character offsets.

usage: python locate.py [--check]

The truth tables name each span by its words. Here every quote is looked up in
the source text, and the study's coding files are written in contract form.
Offsets count code points of the source text (without a byte-order mark, with
LF line ends); spans are half-open. A quote may be shortened to
`first words ... last words`; then each end must occur exactly once and in that
order. With --check nothing is written: the quotes must resolve and the files
on disk must be what would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from truth_tools import rfi
from truth_tools.design import ROUNDS
from truth_tools.quotes import QuoteError, locate
from truth_tools.tables import CODINGS, RFI, STUDY, TRUTH, Row, as_csv, read_table, transcripts
from truth_tools.texts import turns

COLUMNS = ["transcript", "start", "end", "code", "coder", "round", "polarity", "memo"]
REVIEWS = ["transcript", "start", "end", "code", "status", "by", "date", "comment"]
REPLACES = ["replaces_start", "replaces_end", "replaces_code"]
# Which fields of a pass2 row must be filled, by action.
NEEDED = {
    "add": ("quote", "code"),
    "remove": ("old_quote", "old_code"),
    "respan": ("quote", "code", "old_quote", "old_code"),
    "recode": ("quote", "code", "old_quote", "old_code"),
}


def assigned() -> dict[str, list[tuple[str, str]]]:
    """Who has read what in which round; reading without a coding gives a row with an empty code."""
    double = {round_id: [(t, c) for t in names for c in "AB"] for round_id, names in ROUNDS.items()}
    settled = {f"consensus-{r}": [(t, "consensus") for t in ROUNDS[r]] for r in ("r1", "r2")}
    single = {"pass1": "A", "pass2": "lead", "sub": "lead"}
    return double | settled | {r: [(t, coder) for t in transcripts()] for r, coder in single.items()}


def coding_rows(tables: list[str], round_id: str) -> list[Row]:
    rows = []
    for name in tables:
        for where, row in read_table(name):
            if row["round"] != round_id:
                continue
            start, end = locate(row["transcript"], row["quote"], where)
            kept = {key: row[key] for key in COLUMNS if key in row}
            rows.append(kept | {"start": str(start), "end": str(end)})
    return rows


def revision_rows() -> list[Row]:
    rows = []
    for where, row in read_table("pass2.csv"):
        action, transcript = row["action"], row["transcript"]
        if action not in NEEDED:
            raise QuoteError(f"{where}: unknown action {action!r}")
        filled = {key for key in ("quote", "code", "old_quote", "old_code") if row[key]}
        if filled != set(NEEDED[action]):
            raise QuoteError(f"{where}: {action} needs {', '.join(NEEDED[action])}")
        new = {"transcript": transcript, "coder": "lead", "round": "pass2", "memo": row["memo"]}
        if row["quote"]:
            start, end = locate(transcript, row["quote"], where)
            new |= {"start": str(start), "end": str(end), "code": row["code"], "polarity": row["polarity"]}
        if row["old_quote"]:
            start, end = locate(transcript, row["old_quote"], where)
            new |= {"replaces_start": str(start), "replaces_end": str(end), "replaces_code": row["old_code"]}
        rows.append(new)
    return rows


def review_rows() -> list[Row]:
    """A reviewer's word on each coding, by place."""
    rows = []
    for where, row in read_table("reviews.csv"):
        start, end = locate(row["transcript"], row["quote"], where)
        comment = "; ".join(filter(None, [f"was {row['was']}" if row["was"] else "", row["note"]]))
        place = {"transcript": row["transcript"], "start": str(start), "end": str(end), "code": row["code"]}
        rows.append(place | {"status": row["status"], "by": row["by"], "date": row["date"], "comment": comment})
    return sorted(rows, key=lambda row: (row["transcript"], int(row["start"]), int(row["end"]), row["code"]))


def with_empty(rows: list[Row], pairs: list[tuple[str, str]]) -> list[Row]:
    """Add the rows that say: read, nothing found."""
    seen = {(row["transcript"], row["coder"]) for row in rows}
    round_id = rows[0]["round"]
    empty = [{"transcript": t, "coder": c, "round": round_id} for t, c in pairs if (t, c) not in seen]
    return sorted(rows + empty, key=sort_key)


def sort_key(row: Row) -> tuple[str, str, int, int, str]:
    start = row.get("start") or row.get("replaces_start") or "0"
    end = row.get("end") or row.get("replaces_end") or "0"
    return row["transcript"], row["coder"], int(start), int(end), row.get("code", "")


def segment_rows() -> list[Row]:
    """Every turn of every transcript: what a segmenter must find."""
    return [
        {"transcript": name, "segment": str(t.index), "speaker": t.speaker, "role": t.role, "time": t.time}
        | {"text": t.text}
        for name in sorted(transcripts())
        for t in turns(name)
    ]


def build() -> dict[Path, str]:
    """The content of each file that is made from the truth."""
    both = ["codings_A.csv", "codings_B.csv"]
    tables = {round_id: coding_rows(both, round_id) for round_id in ROUNDS}
    tables |= {f"consensus-{r}": coding_rows(["consensus.csv"], r) for r in ("r1", "r2")}
    tables |= {"pass1": coding_rows(["pass1.csv"], "pass1"), "pass2": revision_rows()}
    tables |= {"sub": coding_rows(["subcodes.csv"], "sub")}
    files = {}
    for name, pairs in assigned().items():
        columns = COLUMNS + (REPLACES if name == "pass2" else [])
        files[CODINGS / f"{name}.csv"] = as_csv(columns, with_empty(tables[name], pairs))
    files[CODINGS / "reviews.csv"] = as_csv(REVIEWS, review_rows())
    files[TRUTH / "segments.csv"] = as_csv(["transcript", "segment", "speaker", "role", "time", "text"], segment_rows())
    judged = STUDY / "judgements" / "cbo-relationships" / "lead"
    fits = [row | {"reason": row["rationale"]} for _, row in read_table("fit.csv")]
    files[judged / "fit.csv"] = as_csv(["case", "theme", "fit", "reason"], fits)
    chosen = [row for _, row in read_table("quotes.csv")]
    files[judged / "quotes.csv"] = as_csv(["theme", "transcript", "quote"], chosen)
    files[RFI / "codings" / "frames.csv"] = as_csv(rfi.COLUMNS, rfi.coding_rows())
    return files


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        files = build()
    except QuoteError as error:
        print(error, file=sys.stderr)
        return 1
    stale = []
    for path, content in files.items():
        if arguments and (not path.exists() or path.read_bytes() != content.encode()):
            stale.append(path.name)
        elif not arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
    if stale:
        print("not up to date:", ", ".join(stale), file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
