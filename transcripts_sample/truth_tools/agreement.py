"""Double coding: cells, coefficients, kinds of disagreement, consensus."""

from __future__ import annotations

from collections import Counter
from typing import Any

from truth_tools.design import CODES, ROUNDS
from truth_tools.tables import CODINGS, Row, read_rows
from truth_tools.texts import overlaps, respondent_turns

Cells = tuple[int, int, int, int]
Units = list[dict[str, set[str]]]  # one dictionary a respondent turn: coder -> codes


def top(code: str) -> str:
    return code.split(".", maxsplit=1)[0]


def round_rows(round_id: str) -> list[Row]:
    return [row for row in read_rows(CODINGS / f"{round_id}.csv") if row["code"]]


def double_units(transcript: str, rows: list[Row], coders: str = "AB") -> Units:
    turns = respondent_turns(transcript)
    units: Units = [{coder: set() for coder in coders} for _ in turns]
    for row in rows:
        if row["transcript"] != transcript or top(row["code"]) not in CODES:
            continue
        for unit, turn in zip(units, turns, strict=True):
            if overlaps((int(row["start"]), int(row["end"])), (turn.start, turn.end)):
                unit[row["coder"]].add(top(row["code"]))
    return units


def units_of(round_id: str) -> dict[str, Units]:
    rows = round_rows(round_id)
    return {transcript: double_units(transcript, rows) for transcript in ROUNDS[round_id]}


def cells_of(units: Units, code: str) -> Cells:
    pairs = Counter((code in unit["A"], code in unit["B"]) for unit in units)
    return pairs[True, True], pairs[True, False], pairs[False, True], pairs[False, False]


def ratio(above: float, below: float) -> float | None:
    return above / below if below else None


def by_chance(a: int, b: int, c: int, d: int) -> float:
    n = a + b + c + d
    return ((a + b) * (a + c) + (c + d) * (b + d)) / n**2


def alpha_of(a: int, b: int, c: int, d: int) -> float | None:
    """Krippendorff's alpha, nominal, two coders, nothing missing."""
    values, ones = 2 * (a + b + c + d), 2 * a + b + c
    expected = 2 * ones * (values - ones) / (values * (values - 1))
    disagreement = ratio((b + c) / (values / 2), expected)
    return None if disagreement is None else 1 - disagreement


def coefficients(a: int, b: int, c: int, d: int) -> dict[str, float | None]:
    observed, chance = (a + d) / (a + b + c + d), by_chance(a, b, c, d)
    return {
        "percent_agreement": observed,
        "positive_agreement": ratio(2 * a, 2 * a + b + c),
        "negative_agreement": ratio(2 * d, 2 * d + b + c),
        "cohen_kappa": ratio(observed - chance, 1 - chance),
        "krippendorff_alpha": alpha_of(a, b, c, d),
    }


def disagreements(units: Units) -> list[tuple[int, str, str, str]]:
    """Turn (from 1), code, the coder who has it, kind; the first kind that fits.

    substitution: paired with a code of the other coder, one to one; omission: the other coder left the turn
    without any code; else extra. No boundary: that lies within one turn, and the units are turns.
    """
    found = []
    for index, unit in enumerate(units):
        left = {mine: sorted(unit[mine] - unit[theirs]) for mine, theirs in ("AB", "BA")}
        paired = min(len(left["A"]), len(left["B"]))
        for mine, theirs in ("AB", "BA"):
            rest = "extra" if unit[theirs] else "omission"
            kinds = ["substitution"] * paired + [rest] * (len(left[mine]) - paired)
            found += [(index + 1, code, mine, kind) for code, kind in zip(left[mine], kinds, strict=True)]
    return found


Used = dict[str, dict[str, set[str]]]  # one respondent turn: coder -> code as it was used -> its polarities


def used_units(transcript: str, rows: list[Row]) -> list[Used]:
    """What each coder gave each respondent turn, on the codes used of those that the round is about."""
    turns = respondent_turns(transcript)
    units: list[Used] = [{"A": {}, "B": {}} for _ in turns]
    for row in rows:
        if row["transcript"] != transcript or top(row["code"]) not in CODES:
            continue
        for unit, turn in zip(units, turns, strict=True):
            if overlaps((int(row["start"]), int(row["end"])), (turn.start, turn.end)):
                unit[row["coder"]].setdefault(row["code"], set()).add(row["polarity"] or "supporting")
    return units


def above(code: str, other: str) -> bool:
    """True where the first code is an ancestor of the other."""
    return other.startswith(f"{code}.")


def kinds_used(unit: Used) -> list[str]:
    """The kind of each disagreement of one turn, on the codes used.

    polarity: both have the code, with other polarities; parent/child: the other coder has a code above or below it,
    which has none of that coder's below it; the rest as in `disagreements`.
    """
    found = ["polarity" for code, said in unit["A"].items() if unit["B"].get(code, said) != said]
    left: dict[str, list[str]] = {}
    for mine, theirs in ("AB", "BA"):
        plain = [c for c in unit[theirs] if not any(above(c, other) for other in unit[theirs])]
        open_ = [c for c in unit[mine] if c not in unit[theirs]]
        left[mine] = [c for c in open_ if not any(above(c, o) or above(o, c) for o in plain)]
        found += ["parent/child"] * (len(open_) - len(left[mine]))
    paired = min(len(left["A"]), len(left["B"]))
    found += ["substitution"] * 2 * paired
    for mine, theirs in ("AB", "BA"):
        found += ["extra" if unit[theirs] else "omission"] * (len(left[mine]) - paired)
    return found


def counted_used(round_id: str) -> dict[str, int]:
    """How many disagreements of each kind, on the codes used."""
    rows = round_rows(round_id)
    units = [unit for transcript in ROUNDS[round_id] for unit in used_units(transcript, rows)]
    return dict(sorted(Counter(kind for unit in units for kind in kinds_used(unit)).items()))


def rounded(values: dict[str, float | None]) -> dict[str, float | None]:
    return {key: None if v is None else round(v, 10) for key, v in values.items()}


def one_code(code: str, units: dict[str, Units]) -> dict[str, Any]:
    per = {t: cells_of(turns, code) for t, turns in units.items()}
    a, b, c, d = total = tuple(map(sum, zip(*per.values(), strict=True)))
    named = dict(zip("abcd", total, strict=True))
    by_transcript = {t: dict(zip("abcd", cells, strict=True)) for t, cells in per.items()}
    return named | rounded(coefficients(a, b, c, d)) | {"transcripts": by_transcript}


def pooled_kappa(codes: dict[str, dict[str, Any]]) -> float:
    """Pooled kappa after de Vries: mean observed and mean chance agreement."""
    observed = sum(entry["percent_agreement"] for entry in codes.values()) / len(codes)
    chance = sum(by_chance(*(entry[k] for k in "abcd")) for entry in codes.values()) / len(codes)
    return float((observed - chance) / (1 - chance))


def round_values(round_id: str) -> dict[str, Any]:
    """Everything about one double round."""
    units = units_of(round_id)
    codes = {code: one_code(code, units) for code in CODES}
    kappas = [entry["cohen_kappa"] for entry in codes.values() if entry["cohen_kappa"] is not None]
    kinds = Counter(kind for turns in units.values() for *_, kind in disagreements(turns))
    summed = [sum(entry[cell] for entry in codes.values()) for cell in "abcd"]
    return {
        "unit": "respondent turn",
        "n_units": sum(map(len, units.values())),
        "codes": codes,
        "pooled_kappa": round(pooled_kappa(codes), 10),
        "mean_kappa": round(sum(kappas) / len(kappas), 10),
        "n_defined": len(kappas),
        "n_codes": len(codes),
        "summed_table": dict(zip("abcd", summed, strict=True)) | rounded(coefficients(*summed)),
        "disagreements": dict(sorted(kinds.items())),
        "disagreements_on_codes_used": counted_used(round_id),
    }


def consensus_units(round_id: str) -> dict[tuple[str, int], set[str]]:
    """The codes of the consensus by transcript and turn."""
    rows = [row | {"coder": "C"} for row in round_rows(f"consensus-{round_id}")]
    return {
        (transcript, number): unit["C"]
        for transcript in ROUNDS[round_id]
        for number, unit in enumerate(double_units(transcript, rows, "C"), start=1)
    }


def recode_needed(codes: list[str]) -> dict[str, dict[str, int]]:
    """Codings made under rules that changed afterwards, by round, coder and code; sub-codes keep their own rules."""
    found: dict[str, Counter[str]] = {}
    for name in ("training", "r1", "consensus-r1"):
        for row in round_rows(name):
            if row["code"] in codes:
                key = f"{row['round']} {row['coder']}"
                found.setdefault(key, Counter())[row["code"]] += 1
    return {key: dict(sorted(counts.items())) for key, counts in sorted(found.items())}
