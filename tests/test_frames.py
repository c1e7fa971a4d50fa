"""Tables for notebooks: stated columns and dtypes, the figures of the commands, and nothing of a blind round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from lxml import html

import codekit
from codekit import frames
from codekit.agreement import cohen_kappa
from codekit.errors import NotComparableError, UnknownNameError
from codekit.formats.coding_table import EXPORTED
from codekit.model.events import MemoAdd, stamp
from codekit.workflow.comparing import compare
from codekit.workflow.exports import excerpts, memos
from codekit.workflow.results import tabulate
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, start


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A compared round r1, and r2, which is blind."""
    made = build(tmp_path_factory.mktemp("frames"))
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    start(made, "r2")
    code(made, "transcript,segment,code,coder\nT01,1,REL,ana\n", round_id="r2", partial=True)
    made.store.append([MemoAdd(**stamp("ana"), round="r1", coder="ana", transcript="T01", text="a thought")])
    return made


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A study in which nothing is coded, and of which there are no tables."""
    return build(tmp_path_factory.mktemp("empty"), registers=False)


STATED: list[tuple[Callable[[Study], pd.DataFrame], Mapping[str, str]]] = [
    (frames.codings, frames.CODINGS),
    (frames.excerpts, frames.EXCERPTS),
    (frames.cases, frames.CASES),
    (frames.interviews, frames.INTERVIEWS),
    (frames.memos, frames.MEMOS),
    (lambda study: frames.agreement(study, "r1"), frames.AGREEMENT),
    (lambda study: frames.matrix(study, "food"), frames.MATRIX),
]


@pytest.mark.parametrize(("make", "stated"), STATED)
def test_columns_and_dtypes_are_as_stated(
    study: Study, make: Callable[[Study], pd.DataFrame], stated: Mapping[str, str]
) -> None:
    """In this order; what people added to their tables stands after them, as text."""
    frame = make(study)
    assert len(frame) > 0
    assert list(stated) == list(frame.columns)[: len(stated)]
    assert dict(stated) == {name: str(frame.dtypes[name]) for name in stated}
    assert {"string"} >= {str(frame.dtypes[name]) for name in list(frame.columns)[len(stated) :]}


@pytest.mark.parametrize(("make", "stated"), STATED[:5])
def test_a_table_without_a_row_has_the_same_columns(
    empty: Study, make: Callable[[Study], pd.DataFrame], stated: Mapping[str, str]
) -> None:
    """So that a notebook runs before anything is coded."""
    frame = make(empty)
    assert (0, dict(stated)) == (len(frame), {name: str(dtype) for name, dtype in frame.dtypes.items()})


def test_columns_are_those_of_the_files() -> None:
    """A table in a notebook and the same one in a file have one list of columns."""
    assert EXPORTED == tuple(frames.CODINGS)
    assert excerpts.COLUMNS == tuple(frames.EXCERPTS)
    assert memos.COLUMNS == tuple(frames.MEMOS)


def test_nothing_of_a_blind_round(study: Study) -> None:
    """Whoever names nobody sees the compared round alone; ana her own work too, in which she is blind."""
    assert {"r1"} == set(frames.codings(study)["round"])
    assert {("r1", "ana"), ("r1", "ben"), ("r2", "ana")} == set(
        frames.codings(study, coder="ana")[["round", "coder"]].itertuples(index=False, name=None)
    )
    with pytest.raises(NotComparableError):
        frames.agreement(study, "r2")
    with pytest.raises(UnknownNameError):
        frames.codings(study, by=["nobody"])


def test_figures_are_those_of_the_commands(study: Study) -> None:
    """Agreement and matrix as `agree --json` and `matrix --json` have them."""
    report = compare.agree(study, "r1").report
    frame = frames.agreement(study, "r1")
    assert [row.name for row in report.rows] == list(frame["name"])
    assert [row.cohen_kappa for row in report.rows] == pytest.approx(list(frame["cohen_kappa"]), nan_ok=True)
    made = tabulate.matrix(study, "food")
    cells = frames.matrix(study, "food")
    assert len(made.cases) * len(made.themes) == len(cells)
    assert made.frame().to_dict() == {
        code: dict(zip(own["case"], own["state"], strict=True)) for code, own in cells.groupby("code")
    }


def test_results_show_themselves(study: Study) -> None:
    """In a notebook a study, a report and a matrix are tables, which name every code and load nothing."""
    comparison = compare.agree(study, "r1")
    shown = {
        "study": study._repr_html_(),
        "report": comparison.report._repr_html_(),
        "comparison": comparison._repr_html_(),
        "matrix": tabulate.matrix(study, "food")._repr_html_(),
        "coefficient": cohen_kappa(["a", "a"], ["a", "a"])._repr_html_(),
    }
    rows = {name: len(html.fromstring(f"<div>{page}</div>").findall(".//tr")) for name, page in shown.items()}
    assert {"study": 3, "report": 1 + len(comparison.report.rows), "coefficient": 2} == {
        name: rows[name] for name in ("study", "report", "coefficient")
    }
    assert 2 + 3 == rows["matrix"]
    assert all(row.name in shown["report"] for row in comparison.report.rows)
    assert "not estimable" in shown["coefficient"]
    assert not any("<script" in page or "http" in page for page in shown.values())


def test_the_module_is_there_without_an_import() -> None:
    """`import codekit` is enough for `codekit.frames`."""
    assert frames is codekit.frames
    assert Path(frames.__file__).name == "frames.py"
