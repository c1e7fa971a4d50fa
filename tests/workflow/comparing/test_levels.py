"""Agreement at every level: each code as it was used, the codes of the round above, and figures over each level."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.agreement import compare as compare_codes
from codekit.agreement.rounds.levels import over_rounds
from codekit.agreement.rounds.report import AgreementReport, CodeResult
from codekit.agreement.rounds.summary import Summary
from codekit.errors import CodekitError, NotComparableError, UnknownNameError
from codekit.model.codebook import Code, Codebook
from codekit.model.events import Coding
from codekit.model.rounds import Round
from codekit.workflow.comparing import axes, compare, thresholds, variables
from codekit.workflow.comparing.compare import Options
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, segments, start

UNITS = 6
TREE = {"A": "", "A.x": "A", "A.x.1": "A.x", "A.x.2": "A.x", "A.y": "A", "B": "", "B.z": "B", "C": "", "D": ""}
FLAT = dict.fromkeys(("A", "B", "C", "D"), "")
Given = Mapping[tuple[str, str], Sequence[tuple[str, int]]]  # (coder, transcript) -> (code, unit)


def book_of(tree: Mapping[str, str]) -> Codebook:
    """A codebook of some codes with their parents."""
    return Codebook("book", "1.0", tuple(Code(id_, id_, "a definition", parent=up) for id_, up in tree.items()))


def ground_of(given_: Given, tree: Mapping[str, str], *, codes: tuple[str, ...] = ()) -> axes.Ground:
    """Coders on transcripts of UNITS units, of what each gave each unit; a pair that is not in it is not finished."""
    coders, transcripts = (tuple(sorted({key[i] for key in given_})) for i in (0, 1))
    round_ = Round("r", "double", transcripts, coders, "book@1.0", codes=codes)
    whole = axes.Axis(np.zeros(1, np.int64), np.array([UNITS], np.int64))
    work = {key: tuple(_coding(*key, *each) for each in rows) for key, rows in given_.items()}
    return axes.Ground(round_, book_of(tree), "character", dict.fromkeys(transcripts, whole), work)


def _coding(coder: str, transcript: str, code_: str, unit: int) -> Coding:
    about = {"id": f"{coder}{transcript}{code_}{unit}", "at": "", "by": coder, "text_sha": "", "quote": ""}
    place = {"round": "r", "coder": coder, "transcript": transcript, "start": unit, "end": unit + 1}
    return Coding(**about, **place, code=code_, codebook="book@1.0")  # type: ignore[arg-type]


def report_of(ground: axes.Ground, level: str = "all", codes: tuple[str, ...] = ()) -> AgreementReport:
    """The report on a ground, as `agree` makes it."""
    tops = variables.compared_codes(ground.round, ground.codebook, codes)
    listed, material = variables.lay(ground, tops)
    return compare_codes(material, round_id="r", unit="character", variables=listed, shown=level)


def studies_of(tree: Mapping[str, str], coders: str = "pq") -> st.SearchStrategy[Given]:
    """Random work of coders on two transcripts."""
    rows = st.lists(st.tuples(st.sampled_from(sorted(tree)), st.integers(0, UNITS - 1)), max_size=8, unique=True)
    return st.fixed_dictionaries({(coder, t): rows for coder in coders for t in ("T1", "T2")})


# ---------------------------------------------------------------- an independent recount, in plain Python


@dataclass(frozen=True)
class Recount:
    """Two coders' yes and no on one variable, unit by unit."""

    first: tuple[bool, ...]
    second: tuple[bool, ...]

    @property
    def used(self) -> bool:
        """Whether anybody said yes."""
        return any(self.first) or any(self.second)

    @property
    def observed(self) -> Fraction:
        """The share of units on which the two agree."""
        return Fraction(sum(a == b for a, b in zip(self.first, self.second, strict=True)), len(self.first))

    @property
    def expected(self) -> Fraction:
        """The share on which they would agree by chance."""
        n = len(self.first)
        x, y = Fraction(sum(self.first), n), Fraction(sum(self.second), n)
        return x * y + (1 - x) * (1 - y)

    @property
    def kappa(self) -> Fraction | None:
        """Cohen's kappa, None where it is undefined."""
        return None if self.expected == 1 else (self.observed - self.expected) / (1 - self.expected)


def recounted(given_: Given, codes: Sequence[str]) -> Recount:
    """A variable that is yes on every unit with one of these codes."""
    coders = sorted({coder for coder, _ in given_})
    places = [(t, unit) for t in sorted({t for _, t in given_}) for unit in range(UNITS)]
    both = [tuple(any((c, unit) in given_[coder, t] for c in codes) for t, unit in places) for coder in coders]
    return Recount(*both)


def below(tree: Mapping[str, str], code_: str) -> Iterator[str]:
    """A code and everything below it."""
    yield code_
    for child, up in tree.items():
        if up == code_:
            yield from below(tree, child)


def split(given_: Given, tree: Mapping[str, str], code_: str) -> bool:
    """Whether something below a code was used."""
    return any(recounted(given_, [c]).used for c in below(tree, code_) if c != code_)


def leaves(given_: Given, tree: Mapping[str, str]) -> dict[str, Recount]:
    """The variables of the leaf level that anybody used: each code by its own codings alone."""
    own = {f"{c}, itself" if split(given_, tree, c) else c: recounted(given_, [c]) for c in tree}
    return {name: variable for name, variable in own.items() if variable.used}


def pooled(of: Sequence[Recount]) -> float:
    """De Vries et al. (2008): kappa of the mean Po and the mean Pe."""
    apart = sum((1 - v.expected for v in of), Fraction(0))
    return float(sum((v.observed - v.expected for v in of), Fraction(0)) / apart) if apart else math.nan


def mean(of: Sequence[Recount]) -> float:
    """The mean of the kappas that are defined."""
    kappas = [v.kappa for v in of if v.kappa is not None]
    return float(sum(kappas, Fraction(0)) / len(kappas)) if kappas else math.nan


def same(expected: float, actual: float) -> bool:
    """Equal but for rounding, and undefined where the other is."""
    return actual == pytest.approx(expected, abs=1e-12, nan_ok=True)


def kappa_of(variable: Recount) -> float:
    """The kappa of a variable, NaN where it is undefined."""
    return math.nan if variable.kappa is None else float(variable.kappa)


@settings(max_examples=80, deadline=None)
@given(studies_of(TREE))
def test_every_row_is_what_a_recount_in_plain_python_gives(work: Given) -> None:
    """Each code used with everything below it; each code with others used below it by its own codings alone."""
    report = report_of(ground_of(work, TREE))

    rolled = {c: recounted(work, list(below(TREE, c))) for c in TREE}
    tops = [c for c, up in TREE.items() if not up]
    assert [c for c in TREE if c in tops or rolled[c].used] == [row.code for row in report.codes]
    assert all(same(kappa_of(rolled[row.code]), row.cohen_kappa) for row in report.codes)
    alone = {c: recounted(work, [c]) for c in TREE if split(work, TREE, c)}
    assert [c for c, variable in alone.items() if variable.used] == [row.code for row in report.as_applied]
    assert all(same(kappa_of(alone[row.code]), row.cohen_kappa) for row in report.as_applied)
    assert len({row.name for row in report.rows}) == len(report.rows) == len(report.codes) + len(report.as_applied)


@settings(max_examples=80, deadline=None)
@given(studies_of(TREE))
def test_the_summary_of_each_level_is_over_its_own_variables(work: Given) -> None:
    """Top: the codes of the round, used or not. Leaf: every code used, by its own codings."""
    report = report_of(ground_of(work, TREE))

    tops = [recounted(work, list(below(TREE, c))) for c, up in TREE.items() if not up]
    low = leaves(work, TREE)
    for found, expected in ((report.top, tops), (report.leaf, list(low.values()))):
        assert found is not None
        assert same(pooled(expected), found.pooled_kappa)
        assert same(mean(expected), found.mean_kappa)
        assert len(expected) == found.n_codes
        assert sum(v.kappa is not None for v in expected) == found.n_defined
    assert sorted(low) == sorted(row.name for row in report_of(ground_of(work, TREE), "leaf").rows)


@settings(max_examples=60, deadline=None)
@given(studies_of(TREE))
def test_every_coding_counts_in_exactly_one_variable_of_the_leaf_level(work: Given) -> None:
    """So the units given by a coder add up to the different codings of that coder."""
    report = report_of(ground_of(work, TREE), "leaf")

    for coder in ("p", "q"):
        codings = sum(len(rows) for (who, _), rows in work.items() if who == coder)
        assert codings == sum(row.positives[coder] for row in report.rows)


@settings(max_examples=60, deadline=None)
@given(studies_of(TREE, "pqs"), st.booleans())
def test_the_top_level_is_what_it_was_before_there_were_levels(work: Given, partly: bool) -> None:  # noqa: FBT001
    """To the last bit, with three coders and with missing work, whatever else is shown beside it."""
    work = {key: rows for key, rows in work.items() if not partly or key != ("s", "T2")}
    ground = ground_of(work, TREE)
    tops = ground.codebook.round_codes()
    before = compare_codes(axes.to_material(ground, tops), round_id="r", unit="character")

    for level in ("top", "all"):
        report = report_of(ground, level)
        shown = [row for row in report.codes if "top" in row.levels]
        assert [_figures(row) for row in before.codes] == [_figures(row) for row in shown]
        assert _numbers(before.summary) == _numbers(report.summary) == _numbers(report.top)
    pairs = report_of(ground, "top").pairs
    assert list(map(str, before.pairs)) == list(map(str, pairs))


@settings(max_examples=60, deadline=None)
@given(studies_of(FLAT))
def test_a_book_without_sub_codes_has_one_level(work: Given) -> None:
    """The same rows at every level but for codes that nobody used, and nothing as applied."""
    report, leaf = (report_of(ground_of(work, FLAT), level) for level in ("all", "leaf"))
    before = compare_codes(axes.to_material(ground_of(work, FLAT), tuple(FLAT)), round_id="r", unit="character")

    assert ([_figures(row) for row in before.codes], ()) == ([_figures(row) for row in report.rows], report.as_applied)
    assert not report.deeper
    assert list(map(str, before.pairs)) == list(map(str, report.pairs))
    assert [row.code for row in report.codes if any(row.positives.values())] == [row.code for row in leaf.codes]


def _figures(row: CodeResult) -> str:
    """Every figure of a row at full precision, without what tells levels apart."""
    names = ("percent_agreement", "positive_agreement", "cohen_kappa", "krippendorff_alpha", "gwet_ac1", "pabak")
    numbers = [repr(getattr(row, name)) for name in names]
    return str((row.code, row.n_units, row.positives, numbers, row.interval, row.cells, row.notes, row.by_transcript))


def _numbers(summary: Summary | None) -> str:
    assert summary is not None
    return repr(summary)


# ---------------------------------------------------------------- what coders who differ on every sub-code get


@pytest.fixture
def apart(tmp_path: Path) -> Study:
    """Ana and ben give REL to the same turns, and never the same sub-code."""
    made = build(tmp_path, memory=True)
    start(made)
    turns = [("T01", 1), ("T01", 3), ("T02", 1), ("T03", 1)]
    rows = [(t, turn, "REL.SEND" if i % 2 else "REL.DEAL", "ana") for i, (t, turn) in enumerate(turns)]
    rows += [(t, turn, "REL.DEAL" if i % 2 else "REL.SEND", "ben") for i, (t, turn) in enumerate(turns)]
    code(made, segments(rows))
    return made


def test_coders_who_differ_on_every_sub_code_agree_on_the_parent_only(apart: Study) -> None:
    """Kappa of the parent is 1, of each sub-code below; the leaf level says so, the top level does not."""
    report = agree(apart, "r1").report

    by_code = {row.code: row for row in report.codes}
    assert 1 == by_code["REL"].cohen_kappa
    assert all(by_code[sub].cohen_kappa < 0 for sub in ("REL.SEND", "REL.DEAL"))
    assert report.top
    assert report.leaf
    assert (1, True) == (report.top.pooled_kappa, report.leaf.pooled_kappa < 0)
    assert report.summary == report.top


@pytest.fixture
def both(tmp_path: Path) -> Study:
    """A compared round in which REL is applied itself, beside its sub-codes."""
    made = build(tmp_path, memory=True)
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    return made


def _levels(rows: Sequence[CodeResult]) -> dict[str, tuple[str, ...]]:
    return {row.name: row.levels for row in rows}


def test_each_row_names_its_levels(both: Study) -> None:
    """A code of the round without others below it is of both; an unused one would be of the top level alone."""
    report = agree(both, "r1").report

    low, high = ("leaf",), ("top", "leaf")
    rows = {"REL": ("top",), "REL, itself": low, "REL.SEND": low, "REL.DEAL": low, "MONEY": high, "BOX.OWN": high}
    assert rows == _levels(report.rows)
    assert list(rows) == [row.name for row in report.rows]
    assert [0, 1, 1, 1, 0, 0] == [row.depth for row in report.rows]
    document = report.to_json()
    assert ["REL"] == [row["code"] for row in document["as_applied"]]
    assert ["top", "leaf"] == next(row["levels"] for row in document["codes"] if row["code"] == "MONEY")
    assert set(document["codes"][0]) == set(document["as_applied"][0])


@pytest.mark.parametrize(
    ("level", "rows"),
    [
        ("top", ["REL", "MONEY", "BOX.OWN"]),
        ("leaf", ["REL, itself", "REL.SEND", "REL.DEAL", "MONEY", "BOX.OWN"]),
    ],
)
def test_a_level_shows_its_rows_and_the_summary_over_them(both: Study, level: str, rows: list[str]) -> None:
    """The figures of the other level are still given."""
    report, whole = (agree(both, "r1", Options(level=one)).report for one in (level, "all"))

    assert rows == [row.name for row in report.rows]
    assert {pair.code for pair in report.pairs} == set(rows)
    assert getattr(report, level) == report.summary
    assert (whole.top, whole.leaf) == (report.top, report.leaf)
    assert {row.name: row.cohen_kappa for row in report.rows}.items() <= {
        row.name: row.cohen_kappa for row in whole.rows
    }.items()


def test_chosen_codes_take_the_place_of_those_of_the_round(both: Study, tmp_path: Path) -> None:
    """As though the round had been about them: the same rows and summary as a round of these codes has."""
    chosen = agree(both, "r1", Options(codes=("MONEY", "REL.DEAL"))).report

    assert {"MONEY": ("top", "leaf"), "REL.DEAL": ("top", "leaf")} == _levels(chosen.rows)
    other = build(tmp_path / "other", memory=True)
    start(other, codes=["MONEY", "REL.DEAL"])
    rows = [line for line in BOTH.splitlines() if ",MONEY," in line or ",REL.DEAL," in line]
    code(other, "\n".join([BOTH.splitlines()[0], *rows]) + "\n", by="turn", partial=True)
    for coder in ("ana", "ben"):
        for id_ in other.transcript_ids():
            _finish(other, coder, id_)
    alone = agree(other, "r1").report
    assert chosen.to_json() == alone.to_json()


def _finish(study: Study, coder: str, id_: str) -> None:
    from codekit.workflow.rounds import assignments

    assignments.finish(study, id_, coder=coder, round_id="r1")


def test_what_is_no_code_of_the_round_is_refused(tmp_path: Path) -> None:
    """An unknown one with its nearest match, one that the round is not about with a reason; no level is made up."""
    made = build(tmp_path, memory=True)
    start(made, codes=["REL.SEND", "MONEY"])
    code(made, segments([("T01", 1, "MONEY", "ana"), ("T01", 1, "MONEY", "ben")]), partial=False)

    with pytest.raises(UnknownNameError) as unknown:
        compare.agree(made, "r1", Options(codes=("MONY",), incomplete=True))
    assert "MONEY" in str(unknown.value.hint)
    with pytest.raises(NotComparableError, match=r"round r1 is not about REL, REL\.DEAL"):
        compare.agree(made, "r1", Options(codes=("REL", "REL.DEAL"), incomplete=True))
    with pytest.raises(UnknownNameError):
        compare.agree(made, "r1", Options(level="middle"))
    for more in (Options(exclusive="REL", level="leaf"), Options(exclusive="REL", codes=("MONEY",))):
        with pytest.raises(NotComparableError, match="one variable"):
            compare.agree(made, "r1", more)


def test_a_code_whose_sub_codes_nobody_used_is_one_variable(tmp_path: Path) -> None:
    """Rolled up and itself are the same then: the two levels are too, and no row stands twice."""
    made = build(tmp_path, memory=True)
    start(made, transcripts=["T01"])
    code(made, segments([("T01", 1, "REL", "ana"), ("T01", 3, "REL", "ben")]))

    report = agree(made, "r1").report

    assert {"REL": ("top", "leaf"), "MONEY": ("top",), "BOX.OWN": ("top",)} == _levels(report.rows)
    assert not report.deeper


def test_a_code_that_nobody_used_is_of_the_top_level_alone(tmp_path: Path) -> None:
    """The leaf level counts what was used: a round in which nothing was coded has none there."""
    made = build(tmp_path, memory=True)
    start(made, transcripts=["T02"])
    code(made, segments([("T02", 1, "", "ana"), ("T02", 1, "", "ben")]))

    report = agree(made, "r1").report

    assert {("top",)} == set(_levels(report.rows).values())
    assert report.leaf
    assert report.top
    assert (0, 3) == (report.leaf.n_codes, report.top.n_codes)
    assert () == agree(made, "r1", Options(level="leaf")).report.rows


@pytest.mark.parametrize("interval", ["fisher", "linearised", "jackknife", "bootstrap"])
def test_every_row_has_its_own_interval_at_every_level(interval: str) -> None:
    """The same one whichever level is shown, of whatever kind."""
    from codekit.agreement.rounds.intervals import with_intervals

    work: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for i in range(8):
        work["p", f"T{i}"] = [("A.y", 0), ("A.x.1", 1), ("A", 2), ("B", i % 3)]
        work["q", f"T{i}"] = [("A.y", i % 2), ("A.x.1", 1 + i % 3), ("A", 2 + i % 2), ("B", 0)]
    ground = ground_of(work, TREE)
    listed, material = variables.lay(ground, ground.codebook.round_codes())

    def intervals(level: str) -> dict[str, Any]:
        made = compare_codes(material, round_id="r", unit="character", variables=listed, shown=level)
        return {row.name: row.interval for row in with_intervals(made, material, interval).rows}

    whole = intervals("all")
    assert whole["A, itself"]
    assert whole["A.x.1"]
    assert whole["B"]
    for level in ("top", "leaf"):
        assert intervals(level).items() <= whole.items()


def test_thresholds_judge_every_row_that_is_shown(apart: Study) -> None:
    """So a sub-code falls short where its parent does not, and not where only the top level is shown."""
    whole, top = (agree(apart, "r1", Options(level=level)).report for level in ("all", "top"))

    found = thresholds.shortfalls(whole, {"kappa": 0.8})

    assert ["REL.SEND", "REL.DEAL"] == [short.code for short in found]
    assert [] == thresholds.shortfalls(top, {"kappa": 0.8})
    with pytest.raises(CodekitError, match=r"REL\.SEND"):
        thresholds.refuse(whole, {"kappa": 0.8})


def test_codes_over_rounds_stand_below_their_own() -> None:
    """By first occurrence, a later round's sub-code after those of the same parent."""
    rounds = [{"A": 0, "A.x": 1, "B": 0}, {"A": 0, "A.y": 1, "C": 0, "B": 0, "B.z": 1}]

    assert ("A", "A.x", "A.y", "B", "B.z", "C") == over_rounds(rounds)


def test_a_code_was_used_where_two_coders_coded_the_unit() -> None:
    """With every code above it; not where one coder alone did the transcript."""
    alone = ("p", "T2")
    work = {("p", "T1"): [("A.x.1", 0)], ("q", "T1"): [("B", 9)], alone: [("C", 0)]}

    assert {"A", "A.x", "A.x.1"} == variables.used_codes(ground_of(work, TREE))
