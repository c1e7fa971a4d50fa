"""Turn the quoted truth codings into coding files with character offsets.

usage: python locate.py [--check]

The truth tables name each span by its words. Here every quote is looked up
in the source text, and the study's coding files are written in contract form.
Offsets count code points of the source text; spans are half-open.
A quote may be shortened to `first words ... last words`; then each end must
occur exactly once and in that order. With --check nothing is written: the
quotes must resolve and the files on disk must be what would be written.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "study" / "sources"
CODINGS = HERE / "study" / "codings"
TRUTH = HERE / "truth"

COLUMNS = ["transcript", "start", "end", "code", "coder", "round", "polarity", "memo"]
REPLACES = ["replaces_start", "replaces_end", "replaces_code"]
# Which fields of a pass2 row must be filled, by action.
NEEDED = {
    "add": ("quote", "code"),
    "remove": ("old_quote", "old_code"),
    "respan": ("quote", "code", "old_quote", "old_code"),
    "recode": ("quote", "code", "old_quote", "old_code"),
}
DOUBLE = ["O04-1", "O09-1", "O15-1"]
ALL = ["O03-1", "O03-2", "O04-1", "O07-1", "O08-1", "O09-1", "O15-1", "O22-1", "O26-1"]
# Who has read what in which round; reading without a coding gives a row with an empty code.
ASSIGNED = {
    "training": [(t, c) for t in ["O08-1"] for c in "AB"],
    "r1": [(t, c) for t in DOUBLE for c in "AB"],
    "pass1": [(t, "A") for t in ALL],
    "pass2": [(t, "LB") for t in ALL],
    "sub": [(t, "LB") for t in ALL],
}

Row = dict[str, str]


class QuoteError(Exception):
    """A quote that cannot be located; the message starts with file:line."""


def read_text(transcript: str) -> str:
    return (SOURCES / f"{transcript}.txt").read_bytes().decode("utf-8")


def read_table(name: str) -> list[tuple[str, Row]]:
    """The rows of a truth table, each with its `file:line`."""
    path = TRUTH / name
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        return [(f"truth/{name}:{reader.line_num}", row) for row in reader]


def find_once(text: str, words: str, where: str) -> int:
    hits = text.count(words)
    if not words or hits != 1:
        raise QuoteError(f"{where}: {hits} hits for {words!r}")
    return text.index(words)


def locate(transcript: str, quote: str, where: str) -> tuple[int, int]:
    text = read_text(transcript)
    first, dots, last = quote.partition(" ... ")
    start = find_once(text, first, where)
    if not dots:
        return start, start + len(first)
    tail = find_once(text, last, where)
    if tail < start + len(first):
        raise QuoteError(f"{where}: {last!r} stands before the end of {first!r}")
    return start, tail + len(last)


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
        new = {"transcript": transcript, "coder": "LB", "round": "pass2", "memo": row["memo"]}
        if row["quote"]:
            start, end = locate(transcript, row["quote"], where)
            new |= {"start": str(start), "end": str(end), "code": row["code"]}
            new |= {"polarity": row["polarity"]}
        if row["old_quote"]:
            start, end = locate(transcript, row["old_quote"], where)
            new |= {"replaces_start": str(start), "replaces_end": str(end)}
            new |= {"replaces_code": row["old_code"]}
        rows.append(new)
    return rows


def with_empty(rows: list[Row], round_id: str) -> list[Row]:
    """Add the rows that say: read, nothing found."""
    seen = {(row["transcript"], row["coder"]) for row in rows}
    missing = [pair for pair in ASSIGNED[round_id] if pair not in seen]
    empty = [{"transcript": t, "coder": c, "round": round_id} for t, c in missing]
    return sorted(rows + empty, key=sort_key)


def sort_key(row: Row) -> tuple[str, str, int, int, str]:
    start = row.get("start") or row.get("replaces_start") or "0"
    end = row.get("end") or row.get("replaces_end") or "0"
    return row["transcript"], row["coder"], int(start), int(end), row.get("code", "")


def as_csv(rows: list[Row], columns: list[str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def build() -> dict[str, str]:
    """The content of each coding file."""
    tables = {
        "training": coding_rows(["codings_A.csv", "codings_B.csv"], "training"),
        "r1": coding_rows(["codings_A.csv", "codings_B.csv"], "r1"),
        "pass1": coding_rows(["pass1.csv"], "pass1"),
        "pass2": revision_rows(),
        "sub": coding_rows(["subcodes.csv"], "sub"),
    }
    files = {}
    for round_id, rows in tables.items():
        columns = COLUMNS + (REPLACES if round_id == "pass2" else [])
        files[f"{round_id}.csv"] = as_csv(with_empty(rows, round_id), columns)
    return files


def check_features() -> None:
    for where, row in read_table("features.csv"):
        locate(row["transcript"], row["quote"], where)


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        files = build()
        check_features()
    except QuoteError as error:
        print(error, file=sys.stderr)
        return 1
    stale = []
    for name, content in files.items():
        path = CODINGS / name
        if arguments and (not path.exists() or path.read_bytes() != content.encode()):
            stale.append(name)
        elif not arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
    if stale:
        print("not up to date:", ", ".join(stale), file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
