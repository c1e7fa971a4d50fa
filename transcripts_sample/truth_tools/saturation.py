"""Code saturation after Guest, Namey and Chen: base, run, threshold."""

from __future__ import annotations

from truth_tools.design import LEAVES
from truth_tools.tables import Row, transcripts


def new_codes(rows: list[Row]) -> dict[str, list[str]]:
    """The leaf codes that each interview is the first to have, in the order of the interviews."""
    seen: set[str] = set()
    found = {}
    for transcript in transcripts():
        here = {row["code"] for row in rows if row["transcript"] == transcript and row["code"] in LEAVES}
        found[transcript] = sorted(here - seen)
        seen |= here
    return found


def declared(counts: list[int], *, base: int, run: int, most: float) -> str:
    """Interviews before the first run whose new codes are at most a share of the base, and the run: "6+2"."""
    first = sum(counts[:base])
    for end in range(base + run, len(counts) + 1):
        if sum(counts[end - run : end]) / first <= most:
            return f"{end - run}+{run}"
    return ""


def settings(counts: list[int]) -> dict[str, dict[str, str]]:
    return {
        f"base {base}, run {run}": {
            name: declared(counts, base=base, run=run, most=most) for name, most in (("<=5%", 0.05), ("0%", 0.0))
        }
        for base in (4, 5, 6)
        for run in (2, 3)
    }
