"""The matrix of the sample study against the independent checker: states, totals, crosstabs, overlap, snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from codekit.matrix.crosstab import crosstab, overlaps
from codekit.workflow.results import tabulate
from sample_study import BOOK, SAMPLE, states, table, totals

if TYPE_CHECKING:
    from codekit.workflow.study.study import Study
    from sample_study import Codekit, LayOut

GOALS = {"GOAL.REF": "REF", "GOAL.DISC": "DISC", "GOAL.COMM": "COMM"}


@pytest.fixture(scope="module")
def documents() -> dict[str, Any]:
    """Filled by the first test that needs the matrix."""
    return {}


@pytest.fixture
def found(study: Study, codekit: Codekit, documents: dict[str, Any]) -> Any:
    """`codekit matrix cbo-relationships --json`."""
    if not documents:
        documents.update(codekit(study, "matrix", BOOK, "--json").json)
    return documents


def test_every_state(found: Any, expected: dict[str, Any]) -> None:
    """29 organizations by eight themes, each in the state that was planted."""
    cells = states(found)
    planted = {(cell["case"], cell["code"]): cell["state"] for cell in expected["cells"]}

    assert 29 * 8 == len(planted)
    assert planted == {key: cells[key] for key in planted}
    assert 29 == len(found["cases"])


def test_k_of_n(found: Any, expected: dict[str, Any]) -> None:
    """k, n and the number of organizations in each state, by theme."""
    themes = totals(found)
    assert 8 == len(expected["themes"])
    assert expected["themes"] == {code: themes[code] for code in expected["themes"]}
    assert (26, 29) == (themes["CBO_REL"]["k"], themes["CBO_REL"]["n"])
    assert (10, 25) == (themes["REC.LEAD"]["k"], themes["REC.LEAD"]["n"])


def test_wrong_answers_do_not_appear(found: Any, expected: dict[str, Any]) -> None:
    """26 of 29, not what is got by counting interviews, first interviews, words, or denials."""
    wrong = expected["wrong_answers_that_must_not_appear_for_CBO_REL"]
    assert {"28 of 33", "25 of 29", "29 of 29", "28 of 29"} <= set(wrong.values())

    theme = totals(found)["CBO_REL"]

    assert f"{theme['k']} of {theme['n']}" not in wrong.values()


def test_excerpts_of_two_interviews_are_of_one_organization(found: Any, expected: dict[str, Any]) -> None:
    """O03: 3 + 1; O17: 3 + 2; O11: none in the first interview, the others in the second."""
    cells = {(cell["case"], cell["code"]): cell for cell in found["cells"]}
    for case, code in [("O03", "GOAL.REF"), ("O17", "GOAL.DISC"), ("O11", "CBO_REL"), ("O17", "GOAL")]:
        by_transcript = {t: n for t, n in expected["excerpts"][code].items() if t.startswith(case)}
        assert by_transcript
        cell = cells[case, code]
        assert (sum(by_transcript.values()), len(by_transcript)) == (cell["excerpts"], cell["interviews"])
    assert (4, 2) == (cells["O03", "GOAL.REF"]["excerpts"], cells["O03", "GOAL.REF"]["interviews"])
    assert (5, 2) == (cells["O17", "GOAL.DISC"]["excerpts"], cells["O17", "GOAL.DISC"]["interviews"])
    assert 1 == cells["O11", "CBO_REL"]["interviews"]


def test_all_excerpts(study: Study, expected: dict[str, Any]) -> None:
    """The number of excerpts of every organization, for the relationship, the goals, and all goals together."""
    matrix = tabulate.matrix(study, BOOK)
    for code, by_transcript in expected["excerpts"].items():
        by_case = dict.fromkeys(matrix.cases, 0)
        for transcript, n in by_transcript.items():
            by_case[transcript[:3]] += n
        assert by_case == {case: matrix.cells[case, code].excerpts for case in matrix.cases}


def test_crosstabs(study: Study, expected: dict[str, Any]) -> None:
    """Organizations with a theme, by structure, safety net and source."""
    rows = crosstab(tabulate.matrix(study, BOOK), themes=tuple(expected["themes"]))
    found = {(row.attribute, row.value, row.theme): (row.k, len(row.cases)) for row in rows}

    planted = {
        (attribute, value, theme): (count, counts["n"])
        for attribute, groups in expected["crosstab_present"].items()
        for value, counts in groups.items()
        for theme, count in counts.items()
        if theme != "n"
    }
    assert 8 * 8 == len(planted)
    assert planted == {key: found[key] for key in planted}


def test_overlap_of_the_goals(study: Study, expected: dict[str, Any]) -> None:
    """How many organizations have which goals."""
    rows = [row for row in overlaps(tabulate.matrix(study, BOOK)) if row.parent == "GOAL"]

    def name(themes: tuple[str, ...]) -> str:
        short = [GOALS[theme] for theme in themes]
        return {0: "none", 1: f"{'+'.join(short)} only", 3: "all three"}.get(len(short), "+".join(short))

    assert expected["goal_overlap"] == {name(row.themes): len(row.cases) for row in rows}


def test_themes_among_those_with_a_relationship(study: Study, codekit: Codekit, expected: dict[str, Any]) -> None:
    """Of the 26, whichever of them were not asked about it: the goals as planted; a theme among itself is all."""
    said = codekit(study, "matrix", BOOK, "--among", "CBO_REL", "--json").json["among"]
    counts = {theme["code"]: f"{theme['k']} of {said['n']}" for theme in said["themes"]}
    planted = {code: f"{theme['k']} of 26" for code, theme in expected["themes"].items() if code.startswith("GOAL.")}
    assert {"GOAL.REF": "22 of 26", "GOAL.DISC": "14 of 26", "GOAL.COMM": "8 of 26"} == planted
    assert planted == {code: counts[code] for code in planted}
    assert "26 of 26" == counts["CBO_REL"]
    assert "22 of 26" in codekit(study, "matrix", BOOK, "--among", "CBO_REL").out


def test_snapshot_after_25_interviews(lay_out: LayOut, codekit: Codekit, expected: dict[str, Any]) -> None:
    """21 of 23, 6 not yet coded: an organization with an interview to come is not 'none'."""
    first = [row["transcript"] for row in table(SAMPLE / "study" / "interviews.csv") if int(row["order"]) <= 25]
    study = lay_out(["pass1", "pass2", "sub"], keep=lambda row: row["transcript"] in first)

    themes = totals(codekit(study, "matrix", BOOK, "--json").json)

    planted = expected["snapshot_after_interview_25"]
    assert planted == {code: themes[code] for code in planted}
    relation = themes["CBO_REL"]
    assert (21, 23, 6) == (relation["k"], relation["n"], relation["states"]["not_yet_coded"])
    assert "21 of 23" in codekit(study, "matrix", BOOK).out


def test_saturation(study: Study, codekit: Codekit, expected: dict[str, Any]) -> None:
    """New leaf codes by interview, and saturation in all six settings."""
    document = codekit(study, "saturation", BOOK, "--json").json

    planted = expected["saturation"]
    assert planted["leaf_codes"] == document["settings"]
    new = {row["transcript"]: sorted(row["new"]) for row in document["interviews"]}
    assert planted["new_leaf_codes"] == new
    assert list(planted["new_leaf_codes"]) == list(new)


def test_planted_saturation(expected: dict[str, Any]) -> None:
    """The checker's own figures: 26 leaf codes, one of them only in interview 27; base 4 and base 5 differ."""
    new = list(expected["saturation"]["new_leaf_codes"].values())
    counts = [len(codes) for codes in new]
    assert [7, 4, 4, 3, 3, 1, 1, 0, 1, 0, 0, 1, *[0] * 14, 1, *[0] * 6] == counts
    settings = expected["saturation"]["leaf_codes"]
    assert ("9+2", "6+2") == (settings["base 4, run 2"]["<=5%"], settings["base 5, run 2"]["<=5%"])
