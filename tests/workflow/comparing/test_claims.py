"""Claims: what each coder alone would report, against a recount in plain Python from the exported tables."""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from agreement import exact
from agreement.made import exact_kappa
from codekit.errors import CodekitError, NotComparableError, UnknownNameError
from codekit.workflow.coding.export import export_codings
from codekit.workflow.comparing import compare
from codekit.workflow.comparing.claims import claims, of_round, prepare
from codekit.workflow.reports.findings import findings
from codekit.workflow.results import tabulate
from codekit.workflow.rounds import assignments
from codekit.workflow.study import speakers
from codekit.workflow.study.study import Study
from studies import BOTH, CODEBOOK, REGISTERS, agree, build, code, segments, start

NONE = """\
- {id: REL.NONE, parent: REL, name: None, definition: Knows nobody., include: Denials., exclude: Silence.,
   example: We know nobody., rolls_up_as: contrary}
"""
PARENTS = {"REL": "", "REL.SEND": "REL", "REL.DEAL": "REL", "REL.NONE": "REL", "MONEY": "", "BOX": "", "BOX.OWN": "BOX"}
TURNS = {"T01": (1, 3, 4), "T02": (1, 3), "T03": (1, 3)}
FOUND, DETERMINATE = {"present", "mixed"}, {"present", "mixed", "contrary", "not_found"}


def above(name: str) -> list[str]:
    """A code and those above it, nearest first."""
    return [name, *above(PARENTS[name])] if name else []


@dataclass
class Drawn:
    """A random study as plain facts, and as a study whose round r1 was compared."""

    study: Study
    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    codes: tuple[str, ...]
    assigned: dict[str, tuple[str, ...]]
    case_of: dict[str, str]
    coverage: dict[tuple[str, str], str] | None
    by_hand: set[tuple[str, str]]
    rows: list[dict[str, str]]

    def held(self, case: str) -> list[str]:
        """The case's interviews that the round has."""
        return [id_ for id_ in self.transcripts if self.case_of[id_] == case]

    def counts_for(self, case: str) -> list[str]:
        """The coders who code all of them."""
        return [coder for coder in self.coders if all(coder in self.assigned[id_] for id_ in self.held(case))]

    def about(self, theme: str) -> bool:
        """Whether the round is about a code."""
        return not self.codes or any(name in self.codes for name in above(theme))

    def evidence(self, coder: str, case: str, theme: str) -> dict[str, set[tuple[str, str]]]:
        """The passages that speak for and against a theme."""
        found: dict[str, set[tuple[str, str]]] = {"supporting": set(), "contrary": set(), "hypothetical": set()}
        for row in self.rows:
            if (row["coder"], row["round"]) != (coder, "r1") or row["transcript"] not in self.held(case):
                continue
            place = (row["transcript"], row["start"])
            if row["code"] == theme:
                found[row["polarity"]].add(place)
            elif theme in above(row["code"]):
                if row["code"] == "REL.NONE":
                    found["contrary"].add(place)
                elif row["polarity"] == "supporting":
                    found["supporting"].add(place)
        return found

    def asked(self, case: str, theme: str) -> str:
        """The state of a theme that was not found, by what was asked."""
        if self.coverage is None:
            return "not_found"
        answers = set()
        for id_ in self.held(case):
            rows = [self.coverage[id_, topic] for topic in above(theme) if (id_, topic) in self.coverage]
            answers.add(rows[0] if rows else "unknown")
        if answers & {"yes", "spontaneous"}:
            return "not_found"
        return "not_asked" if answers == {"no"} else "asked_unknown"

    def state(self, coder: str, case: str, theme: str) -> str | None:
        """The state that a coder alone would give, None where a person set it or the case does not count."""
        if coder not in self.counts_for(case) or any((case, name) in self.by_hand for name in above(theme)):
            return None
        evidence = self.evidence(coder, case, theme)
        if evidence["supporting"]:
            return "mixed" if evidence["contrary"] else "present"
        if not self.about(theme):
            return "not_yet_coded"
        return "contrary" if evidence["contrary"] else self.asked(case, theme)


def draw(folder: Path, seed: int) -> Drawn:
    """A random study: its tables written, its codings read from a table, its round compared, its codings exported."""
    dice = random.Random(seed)
    study = build(folder, memory=True, coders=("ana", "ben", "lee"))
    case_of = {id_: dice.choice(["O1", "O2", "O3"]) for id_ in TURNS}
    topics = ["REL", "MONEY", "BOX.OWN", "REL.SEND"]
    coverage = None
    documents = {"codebooks/food.yaml": CODEBOOK + NONE, "interviews.csv": "transcript,case\n"}
    documents["interviews.csv"] += "".join(f"{id_},{case}\n" for id_, case in case_of.items())
    if dice.random() < 0.7:
        answers = ["yes", "no", "no", "spontaneous", "unknown"]
        coverage = {(id_, topic): dice.choice(answers) for id_ in TURNS for topic in topics if dice.random() < 0.7}
        lines = [f"{id_},{topic},{asked}\n" for (id_, topic), asked in coverage.items()]
        documents["coverage.csv"] = "transcript,topic,asked\n" + "".join(lines)
    by_hand = {(case, dice.choice(["REL", "MONEY"])) for case in ("O1", "O2") if dice.random() < 0.3}
    lines = [f"{case},{name},not_applicable,no question\n" for case, name in sorted(by_hand)]
    documents["cells.csv"] = "case,code,state,reason\n" + "".join(lines)
    study.store.write_all(documents)
    study.refresh()
    coders = ("ana", "ben", "lee")[: dice.choice([2, 2, 3])]
    transcripts = tuple(sorted(dice.sample(sorted(TURNS), dice.choice([2, 3, 3]))))
    codes = tuple(dice.choice([(), (), ("REL", "MONEY"), ("REL.SEND", "BOX")]))
    assigned = {id_: coders if len(coders) < 3 else tuple(sorted(dice.sample(coders, 2))) for id_ in transcripts}
    idle = any(coder not in {c for team in assigned.values() for c in team} for coder in coders)
    if idle:
        assigned = dict.fromkeys(transcripts, coders)
    start(study, coders=list(coders), transcripts=list(transcripts), codes=codes, assignments=assigned)
    usable = [name for name in PARENTS if name != "BOX" and (not codes or set(above(name)) & set(codes))]
    table = ["transcript,segment,code,polarity,coder"]
    for id_, team in assigned.items():
        for coder in team:
            for turn in TURNS[id_]:
                for name in usable:
                    if dice.random() < 0.25:
                        polarity = dice.choice(["supporting", "supporting", "contrary", "hypothetical"])
                        table.append(f"{id_},{turn},{name},{polarity},{coder}")
    code(study, "\n".join([*table, ""]), round_id="r1", partial=True)
    for id_, team in assigned.items():
        for coder in team:
            assignments.finish(study, id_, coder=coder, round_id="r1")
    agree(study, "r1")
    export_codings(study, folder / "all.csv")
    with (folder / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return Drawn(study, coders, transcripts, codes, assigned, case_of, coverage, by_hand, rows)


def close(expected: Fraction | float | None, actual: float | None) -> bool:
    """Whether a figure of the JSON is an exact one; None is undefined."""
    if expected is None or actual is None:
        return expected is actual
    return math.isclose(float(expected), actual, abs_tol=1e-12)


def numbered(rows: Sequence[Sequence[str | None]]) -> list[list[int | None]]:
    """States as numbers, over the units with two states or more."""
    names = sorted({state for row in rows for state in row if state})
    units = [unit for unit in zip(*rows, strict=True) if sum(state is not None for state in unit) > 1]
    return [[None if state is None else names.index(state) for state in row] for row in zip(*units, strict=True)]


def kappa(rows: Sequence[Sequence[int | None]]) -> Fraction | None:
    """The mean of the pairs' kappas that are defined."""
    pairs = [exact.pair(x, y) for x, y in combinations(rows, 2)]
    kappas = [exact_kappa(*zip(*shared, strict=True)) for shared in pairs if shared]
    return exact.mean([value for value in kappas if value is not None])


@pytest.mark.parametrize("seed", range(16))
def test_every_figure_is_what_a_recount_of_the_tables_gives(tmp_path: Path, seed: int) -> None:
    """States, k of n, differences, coefficients, the table of states and the cells, from exported codings alone."""
    made = draw(tmp_path, seed)
    cases = [case for case in ("O1", "O2", "O3") if made.held(case)]
    compared = [case for case in cases if len(made.counts_for(case)) > 1]
    themes = list(PARENTS)
    if not compared:
        with pytest.raises(NotComparableError, match="no case has two coders"):
            claims(made.study, "r1", "food", themes=themes)
        return

    document = claims(made.study, "r1", "food", themes=themes).to_json()

    assert len(compared) == document["n_cases"]
    left = [{"case": case, "coders": made.counts_for(case)} for case in cases if case not in compared]
    assert left == document["left_out"]
    assert themes == [theme["code"] for theme in document["themes"]]
    states = {
        theme: {coder: [made.state(coder, case, theme) for case in compared] for coder in made.coders}
        for theme in themes
    }
    for theme in document["themes"]:
        check_theme(made, theme, states[theme["code"]])
    check_cells(made, document, states, compared)


def check_theme(made: Drawn, theme: dict, states: dict[str, list[str | None]]) -> None:  # type: ignore[type-arg]
    """One theme's figures."""
    rows = list(states.values())
    found = [[None if s is None else s in FOUND for s in row] for row in rows]
    k = {coder: sum(s in FOUND for s in own if s) for coder, own in states.items()}
    n = {coder: sum(s in DETERMINATE for s in own if s) for coder, own in states.items()}
    assert (k, n) == (theme["k"], theme["n"])
    differences, shares = [0], []
    for x, y in combinations(rows, 2):
        shared = exact.pair(x, y)  # type: ignore[arg-type]
        ks = [sum(s in FOUND for s in own) for own in zip(*shared, strict=True)]
        ns = [sum(s in DETERMINATE for s in own) for own in zip(*shared, strict=True)]
        differences += [abs(ks[0] - ks[1])] if ks else []
        shares += [abs(Fraction(ks[0], ns[0]) - Fraction(ks[1], ns[1]))] if ks and all(ns) else []
    assert max(differences) == theme["difference_k"]
    assert close(max(shares, default=None), theme["difference_share"])
    values, yes_no = numbered(rows), numbered([[None if f is None else "ny"[f] for f in row] for row in found])
    q = (6 if made.coverage is not None else 4) if made.about(theme["code"]) else 3
    assert len(values[0] if values else []) == theme["n_cases"]
    assert sum(len({v for v in unit if v is not None}) > 1 for unit in zip(*values, strict=True)) == theme["n_differ"]
    for part, own, categories in ((theme, values, q), (theme["present"], yes_no, 2)):
        assert close(exact.percent(own), part["percent_agreement"])
        assert close(kappa(own), part["cohen_kappa"])
        assert close(exact.alpha(own, lambda x, y: Fraction(x != y)), part["krippendorff_alpha"])
        assert close(exact.ac1(own, q=categories) if own else None, part["gwet_ac1"])
        assert part["interval"] is None


def check_cells(made: Drawn, document: dict, states: dict, compared: list[str]) -> None:  # type: ignore[type-arg]
    """The cells that differ, the tables of states, and the summary."""
    cells, none = [], 0
    for i, case in enumerate(compared):
        for theme, own in states.items():
            given = {coder: row[i] for coder, row in own.items() if row[i] is not None}
            if len(given) > 1 and len(set(given.values())) > 1:
                each = {coder: made.evidence(coder, case, theme) for coder in given}
                counts = {kind: {c: len(e[kind]) for c, e in each.items()} for kind in ("supporting", "contrary")}
                cells.append(
                    {
                        "case": case,
                        "theme": theme,
                        "states": given,
                        "excerpts": counts["supporting"],
                        "contrary": counts["contrary"],
                    }
                )
                none += bool(set(given.values()) & FOUND) and bool(set(given.values()) - FOUND - {"contrary"})
    assert cells == document["cells"]
    assert (len(cells), none) == (document["summary"]["n_differ"], document["summary"]["present_against_none"])
    pooled = []
    for (x, y), pair in zip(combinations(made.coders, 2), document["states"], strict=True):
        met = [(a, b) for own in states.values() for a, b in exact.pair(own[x], own[y])]
        table = [[met.count((a, b)) for b in pair["states"]] for a in pair["states"]]
        assert ([x, y], table) == (pair["coders"], pair["counts"])
        parts = []
        for own in states.values():
            shared = exact.pair(own[x], own[y])
            n = len(shared)
            names = {s for unit in shared for s in unit}
            first, second = ([unit[side] for unit in shared] for side in (0, 1))
            if n:
                expected = sum(Fraction(first.count(s) * second.count(s), n * n) for s in names)
                parts.append((Fraction(sum(a == b for a, b in shared), n), expected))
        chance = sum(1 - expected for _, expected in parts)
        value = Fraction(sum(o - e for o, e in parts), chance) if chance else None
        assert close(value, pair["pooled_kappa"])
        pooled += [value] if value is not None else []
    assert close(exact.mean(pooled), document["summary"]["pooled_kappa"])


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study whose double round is complete."""
    made = build(tmp_path, memory=True)
    start(made)
    code(made, BOTH)
    return made


def test_other_passages_may_make_the_same_claim(study: Study) -> None:
    """Money on other turns of one interview: no agreement by turn, the same state of the case."""
    comparison = agree(study, "r1")
    money = next(c for c in comparison.report.codes if c.code == "MONEY")
    (theme,) = claims(study, "r1", "food", themes=["MONEY"]).themes

    assert money.cohen_kappa <= 0
    assert (1.0, {"ana": 1, "ben": 1}) == (theme.states.cohen_kappa, theme.k)


def test_states_are_those_of_the_matrix_of_one_coder(study: Study) -> None:
    """Where a round is all that a study has, `matrix --coder` gives each coder's k of n and columns."""
    agree(study, "r1")
    report = claims(study, "r1", "food")
    columns = set()
    for coder in ("ana", "ben"):
        matrix = tabulate.matrix(study, "food", coder=coder)
        columns |= set(matrix.themes)
        for theme in report.themes:
            held = [matrix.cells[case, theme.code].state for case in ("O1", "O2")]
            assert sum(state in FOUND for state in held) == theme.k[coder]
            assert sum(state in DETERMINATE for state in held) == theme.n[coder]
    assert [code for code, _ in study.codebook("food").walk() if code in columns] == [t.code for t in report.themes]


def test_only_the_interviews_of_the_round_decide(tmp_path: Path) -> None:
    """O1 has two interviews; a round with one of them decides it by that one, and says so."""
    study = build(tmp_path, memory=True)
    start(study, transcripts=["T01", "T02"])
    code(study, "\n".join(line for line in BOTH.splitlines() if not line.startswith("T03")) + "\n")
    agree(study, "r1")
    report = claims(study, "r1", "food", themes=["REL.DEAL"])

    assert ("O1",) == report.partial
    assert {"ana": 2, "ben": 2} == report.themes[0].n


def test_default_columns_leave_out_what_the_round_is_not_about(tmp_path: Path) -> None:
    """A round on MONEY alone says nothing of REL; asked for by name, the theme is not yet coded for everybody."""
    study = build(tmp_path, memory=True)
    start(study, codes=["MONEY"])
    code(study, segments([("T01", 3, "MONEY", "ana"), ("T01", 3, "MONEY", "ben")]), partial=True)
    for coder in ("ana", "ben"):
        for id_ in TURNS:
            assignments.finish(study, id_, coder=coder, round_id="r1")
    agree(study, "r1")

    report, asked = claims(study, "r1", "food"), claims(study, "r1", "food", themes=["REL"])

    assert (["MONEY"], ("REL", "BOX")) == ([theme.code for theme in report.themes], report.outside)
    assert {"ana": 0, "ben": 0} == asked.themes[0].n
    assert math.isnan(asked.themes[0].states.cohen_kappa)


def test_another_codebook_is_refused_with_the_one_of_the_round(study: Study) -> None:
    """An unknown one with the nearest name, an unknown theme too; nothing is compared by that."""
    study.store.write_all({"codebooks/rides.yaml": CODEBOOK.replace("codebook: food", "codebook: rides")})
    study.refresh()

    with pytest.raises(NotComparableError, match=r"round r1 was coded with food@1\.0") as refused:
        prepare(study, "r1", "rides")
    assert "--claims food" == refused.value.hint
    with pytest.raises(UnknownNameError, match="no codebook 'foot'"):
        prepare(study, "r1", "foot")
    with pytest.raises(UnknownNameError, match="no code 'MONY'"):
        prepare(study, "r1", "food", ["MONY"])
    assert "food@1.0" == prepare(study, "r1", "food@1.0").codebook.key
    assert study.round("r1").compared is None


def test_claims_wait_for_the_comparison(study: Study) -> None:
    """While a round is blind there are none, in the report neither; computing them compares nothing."""
    with pytest.raises(NotComparableError, match="has not been compared"):
        claims(study, "r1", "food")
    assert of_round(study, study.round("r1")) is None
    assert study.round("r1").compared is None


def test_other_rounds_and_a_study_without_cases_are_refused(tmp_path: Path) -> None:
    """An initial round has no agreement; without cases there is no row to claim anything of."""
    study = build(tmp_path, memory=True, registers=False)
    start(study)
    start(study, "p1", kind="initial", coders=["lee"])

    with pytest.raises(NotComparableError, match="round p1 is an initial round"):
        prepare(study, "p1", "food")
    with pytest.raises(CodekitError, match="there is no case yet"):
        prepare(study, "r1", "food")


def test_the_report_has_them_by_default_and_stays_frozen(study: Study) -> None:
    """By the round's codebook version; a corrected role and a new version change nothing."""
    comparison = agree(study, "r1")
    first = findings(study, comparison).claims
    assert first is not None
    assert "food@1.0" == first.codebook

    study.store.write_all({"codebooks/food.yaml": CODEBOOK.replace('version: "1.0"', 'version: "1.1"') + NONE})
    study.refresh()
    speakers.set_roles(study, ["T01"], interviewers=["Respondent"])
    study.refresh()
    again = findings(study, compare.agree(study, "r1")).claims

    assert again is not None
    assert first.to_json() == again.to_json()
    assert "food@1.1" == claims(study, "r1", "food").codebook


def test_a_report_is_written_where_the_tables_of_cases_are_broken(study: Study) -> None:
    """Without claims; asked for by name they are refused with what is wrong."""
    comparison = agree(study, "r1")
    study.store.write_all({"interviews.csv": "transcript,csae\nT01,O1\n"})
    study.refresh()

    assert findings(study, comparison).claims is None
    with pytest.raises(CodekitError, match=r"interviews\.csv"):
        claims(study, "r1", "food")


def test_registers_of_the_tests_have_a_case_without_interview() -> None:
    """So that the tests above mean something: O3 is in no interview, O1 in two."""
    assert [2, 1, 0] == [REGISTERS["interviews.csv"].count(f",{case},") for case in ("O1", "O2", "O3")]
