"""A study as pandas tables, for notebooks: codings, excerpts, cases, memos, agreement, the matrix.

Every table has the columns and dtypes that the constant of its name states, in that order, also where it has no row;
`excerpts`, `cases` and `interviews` have the columns of your own tables after them. What may be seen is what
`codekit export` gives: nobody's work in a blind round, and what `coder` names may see.

Raises what the functions of the commands raise: UnknownNameError for an unknown name, BlindRoundError and
NotComparableError for figures that may not be given yet, ProblemsError where a table of the study needs mending.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from codekit.workflow.coding.export import Exported
    from codekit.workflow.comparing.compare import Options
    from codekit.workflow.study.study import Study

TEXT, COUNT, FIGURE, FLAG, TIME = "string", "Int64", "float64", "boolean", "datetime64[ns, UTC]"

CODINGS: Mapping[str, str] = {
    "transcript": TEXT,
    "start": COUNT,
    "end": COUNT,
    "code": TEXT,
    "coder": TEXT,
    "round": TEXT,
    "polarity": TEXT,
    "codebook": TEXT,
    "quote": TEXT,
    "at": TIME,
    "id": TEXT,
    "value": TEXT,
}
EXCERPTS: Mapping[str, str] = {
    "transcript": TEXT,
    "case": TEXT,
    "turn": COUNT,
    "speaker": TEXT,
    "role": TEXT,
    "seconds": FIGURE,
    "code": TEXT,
    "code_name": TEXT,
    "code_path": TEXT,
    "polarity": TEXT,
    "value": TEXT,
    "coder": TEXT,
    "coder_name": TEXT,
    "round": TEXT,
    "before": TEXT,
    "quote": TEXT,
    "after": TEXT,
    "memo": TEXT,
    "review": TEXT,
    "review_comment": TEXT,
    "start": COUNT,
    "end": COUNT,
    "codebook": TEXT,
    "at": TIME,
    "id": TEXT,
}
CASES: Mapping[str, str] = {"case": TEXT, "interviews": COUNT}
INTERVIEWS: Mapping[str, str] = {
    "transcript": TEXT,
    "case": TEXT,
    "date": TEXT,
    "order": TEXT,
    "mode": TEXT,
    "minutes": TEXT,
    "role": TEXT,
}
MEMOS: Mapping[str, str] = {
    "about": TEXT,
    "round": TEXT,
    "coder": TEXT,
    "at": TIME,
    "transcript": TEXT,
    "turn": COUNT,
    "speaker": TEXT,
    "code": TEXT,
    "code_path": TEXT,
    "quote": TEXT,
    "memo": TEXT,
    "discuss": FLAG,
    "start": COUNT,
    "end": COUNT,
    "id": TEXT,
    "case": TEXT,
    "gone": TEXT,
    "links": TEXT,
    "broken_links": TEXT,
}
AGREEMENT: Mapping[str, str] = {
    "round": TEXT,
    "unit": TEXT,
    "code": TEXT,
    "name": TEXT,
    "level": TEXT,
    "depth": COUNT,
    "n_units": COUNT,
    "n_transcripts": COUNT,
    "percent_agreement": FIGURE,
    "positive_agreement": FIGURE,
    "negative_agreement": FIGURE,
    "cohen_kappa": FIGURE,
    "krippendorff_alpha": FIGURE,
    "gwet_ac1": FIGURE,
    "pabak": FIGURE,
    "prevalence_index": FIGURE,
    "bias_index": FIGURE,
    "interval_of": TEXT,
    "interval_low": FIGURE,
    "interval_high": FIGURE,
    "note": TEXT,
}
MATRIX: Mapping[str, str] = {
    "case": TEXT,
    "code": TEXT,
    "code_name": TEXT,
    "state": TEXT,
    "excerpts": COUNT,
    "interviews": COUNT,
    "words": COUNT,
    "share": FIGURE,
    "contrary": COUNT,
    "hypothetical": COUNT,
    "coded": FLAG,
    "layer": TEXT,
}


def codings(
    study: Study,
    *,
    coder: str = "",
    transcripts: Iterable[str] = (),
    rounds: Iterable[str] = (),
    by: Iterable[str] = (),
) -> pd.DataFrame:
    """Every coding that may be seen, one row each, in the order of the transcripts; columns: `CODINGS`."""
    from codekit.workflow.exports.excerpts import in_order

    found = in_order(_seen(study, coder, transcripts, rounds, by))
    return _frame([[getattr(coding, name) for name in CODINGS] for coding in found], CODINGS)


def excerpts(
    study: Study,
    *,
    coder: str = "",
    transcripts: Iterable[str] = (),
    rounds: Iterable[str] = (),
    by: Iterable[str] = (),
) -> pd.DataFrame:
    """The same codings with their words, context, code path, case and notes; columns: `EXCERPTS`.

    After them stand the attributes of cases (`case.region`) and the columns of interviews (`interview.date`).
    """
    from codekit.workflow.exports.excerpts import records

    made = records(study, _seen(study, coder, transcripts, rounds, by))
    return _frame(made.rows, _with(EXCERPTS, made.columns))


def cases(study: Study) -> pd.DataFrame:
    """Every case with the number of its interviews and its attributes; columns: `CASES`, then those of cases.csv.

    An attribute that has the name of one of the first columns is called `case.NAME`.
    """
    tables = study.registers
    names = list(dict.fromkeys(name for case in tables.cases for name in case.attributes))
    rows = [
        [case.id, len(tables.interviews_of(case.id)), *(case.attributes.get(name) for name in names)]
        for case in tables.cases
    ]
    return _frame(rows, _with(CASES, [*CASES, *(f"case.{name}" if name in CASES else name for name in names)]))


def interviews(study: Study) -> pd.DataFrame:
    """Every interview with its case; columns: `INTERVIEWS`, then those that you added to interviews.csv."""
    listed = study.registers.interviews
    names = list(dict.fromkeys(name for each in listed for name in each.others))
    rows = [
        [*(getattr(each, name) for name in INTERVIEWS), *(each.others.get(name) for name in names)] for each in listed
    ]
    return _frame(rows, _with(INTERVIEWS, [*INTERVIEWS, *names]))


def memos(
    study: Study,
    *,
    coder: str = "",
    transcripts: Iterable[str] = (),
    rounds: Iterable[str] = (),
    by: Iterable[str] = (),
) -> pd.DataFrame:
    """Every note that may be seen, about codings, passages, transcripts, codes and the study; columns: `MEMOS`."""
    from codekit.workflow.exports.memos import notes

    found = notes(study, _seen(study, coder, transcripts, rounds, by))
    return _frame([[getattr(note, name) for name in MEMOS] for note in found], MEMOS)


def agreement(study: Study, round_id: str, options: Options | None = None) -> pd.DataFrame:
    """Agreement of a compared round, one row for each code; what is undefined is NaN; columns: `AGREEMENT`.

    Raises NotComparableError for a round that nobody has compared: that is done by `codekit agree`.
    """
    from codekit.workflow.comparing.compare import agree

    report = agree(study, round_id, options).report
    rows = []
    for code in report.rows:
        interval = code.interval
        values: dict[str, Any] = {
            "round": report.round,
            "unit": report.unit,
            "level": code.levels[0] if code.levels else None,
            "interval_of": interval.coefficient if interval else None,
            "interval_low": interval.low if interval else None,
            "interval_high": interval.high if interval else None,
        }
        rows.append([values[name] if name in values else getattr(code, name) for name in AGREEMENT])
    return _frame(rows, AGREEMENT)


def matrix(study: Study, codebook: str, *, themes: Sequence[str] = (), coder: str = "") -> pd.DataFrame:
    """The matrix with one row for each case and theme (by default those of the workbook); columns: `MATRIX`.

    `frame.pivot(index="case", columns="code", values="state")` lays it out as cases by themes.
    """
    from codekit.workflow.results.tabulate import matrix as tabulated

    made = tabulated(study, codebook, themes=themes, coder=coder)
    rows = []
    for case in made.cases:
        for code in made.themes:
            cell = made.cells[case, code]
            values = {"code_name": made.codebook[code].name}
            rows.append([values[name] if name in values else getattr(cell, name) for name in MATRIX])
    return _frame(rows, MATRIX)


def _seen(study: Study, coder: str, transcripts: Iterable[str], rounds: Iterable[str], by: Iterable[str]) -> Exported:
    from codekit.workflow.coding.export import Wanted, seen

    return seen(study, coder, Wanted("", tuple(transcripts), tuple(rounds), tuple(by)))


def _with(stated: Mapping[str, str], columns: Sequence[str]) -> dict[str, str]:
    """The stated columns, and those of people's own tables after them: texts."""
    return {name: stated.get(name, TEXT) for name in columns}


def _frame(rows: Sequence[Sequence[Any]], dtypes: Mapping[str, str]) -> pd.DataFrame:
    import pandas as pd

    columns = list(zip(*rows, strict=True)) if rows else [()] * len(dtypes)
    series = [_series(list(column), dtype) for column, dtype in zip(columns, dtypes.values(), strict=True)]
    frame: pd.DataFrame = pd.concat(series, axis=1)
    frame.columns = pd.Index(list(dtypes))
    return frame


def _series(values: list[Any], dtype: Any) -> Any:
    import pandas as pd

    series: Any = pd.Series(values, dtype="object")
    if dtype == TIME:
        series = pd.to_datetime(series, utc=True, format="ISO8601", errors="coerce")
    return series.astype(dtype)
