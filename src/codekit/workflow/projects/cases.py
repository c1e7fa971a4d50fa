"""Cases and variables of a project as cases.csv and interviews.csv, and back again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from codekit.model.cases import UNKNOWN
from codekit.model.names import clean_id
from codekit.model.project import CHANGED, KEPT, LEFT_OUT, Project, ProjectCase, Told, Variable
from codekit.store import registers
from codekit.tables import limits
from codekit.workflow.projects import naming
from codekit.workflow.study.study import Study

_NAME, _DESCRIPTION = "name", "description"


@dataclass
class Tables:
    """The rows of both tables, and what is to be told of them."""

    cases: list[dict[str, str]] = field(default_factory=list)
    interviews: list[dict[str, str]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


def tables(project: Project, transcripts: Mapping[str, str]) -> Tables:
    """Both tables for a project; `transcripts` are the ids of its texts."""
    made = Tables()
    alone = _own_cases(project, transcripts)
    cases = (*project.cases, *alone)
    ids = naming.ids([(case.id, case.name) for case in cases], "case", make=clean_id)
    names = [*_variables(project), *(name for case in cases for name in case.attributes)]
    columns = _columns(names, ("case",), len(cases), made.told)
    made.cases = [_case(case, ids[case.id], columns) for case in cases]
    case_of = _case_of(cases, transcripts, made.told)
    made.interviews = _interviews(project, transcripts, {text: ids[case] for text, case in case_of.items()}, made.told)
    made.told += _summary(project, alone)
    return made


def _variables(project: Project) -> list[str]:
    """The variables that some case has, in the order of the project."""
    used = {name for case in project.cases for name in case.attributes}
    return [variable.name for variable in project.variables if variable.name in used]


def _own_cases(project: Project, transcripts: Mapping[str, str]) -> tuple[ProjectCase, ...]:
    """A case of its own for each text that has attributes and no case: interviews without one have no row."""
    linked = {text for case in project.cases for text in case.texts}
    bare = [text for text in project.texts if text.attributes and text.id in transcripts and text.id not in linked]
    return tuple(ProjectCase(f"text {text.id}", naming.without_ending(text.name), (text.id,)) for text in bare)


def _columns(names: Iterable[str], taken: Iterable[str], rows: int, told: list[Told]) -> dict[str, str]:
    """A column for each attribute, each once; the columns of the study's own are not given again.

    What a table of so many rows has no room for is told.
    """
    used = {name.casefold() for name in taken}
    most = min(limits.COLUMNS, 2 * limits.CELLS // max(rows, 1)) - len(used)
    columns: dict[str, str] = {}
    listed = list(dict.fromkeys(names))
    for name in listed[:most]:
        plain = naming.one_line(name) or "attribute"
        folded = plain.casefold()
        columns[name] = f"{plain}-{naming.number(folded, used)}" if folded in used else plain
        used.add(columns[name].casefold())
    if len(listed) > most:
        told.append(Told(LEFT_OUT, "attributes", len(listed) - most, f"a table of {rows:,} rows has room for {most:,}"))
    return columns


def _case(case: ProjectCase, id_: str, columns: Mapping[str, str]) -> dict[str, str]:
    row = {"case": id_, **_given(case.attributes, columns)}
    if naming.one_line(case.name) != id_:
        row.setdefault(_NAME, naming.one_line(case.name))
    if case.description:
        row.setdefault(_DESCRIPTION, case.description)
    return row


def _given(attributes: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    return {columns[name]: value for name, value in attributes.items() if value and name in columns}


def _case_of(cases: Iterable[ProjectCase], transcripts: Mapping[str, str], told: list[Told]) -> dict[str, str]:
    case_of: dict[str, str] = {}
    more = 0
    for case in cases:
        for text in case.texts:
            if text in transcripts:
                more += case_of.setdefault(text, case.id) != case.id
    if more:
        told.append(Told(LEFT_OUT, "links of a text to a second case", more, "an interview belongs to one case here"))
    return case_of


def _interviews(
    project: Project, transcripts: Mapping[str, str], case_of: Mapping[str, str], told: list[Told]
) -> list[dict[str, str]]:
    linked = [text for text in project.texts if text.id in case_of]
    names = [name for text in linked for name in text.attributes]
    columns = _columns(names, ("transcript", "case"), len(linked), told)
    return [
        {
            "transcript": transcripts[text.id],
            "case": case_of[text.id],
            **_given(text.attributes, columns),
        }
        for text in linked
    ]


def _summary(project: Project, alone: tuple[ProjectCase, ...]) -> list[Told]:
    values = sum(bool(value) for attributes in _attributes(project) for value in attributes.values())
    told = [Told(KEPT, "cases", len(project.cases))] if project.cases else []
    told += [Told(KEPT, "values of attributes", values)] if values else []
    if alone:
        told.append(
            Told(CHANGED, "texts had attributes and no case: each is a case of its own", len(alone), "see cases.csv")
        )
    used = _used(project)
    if idle := [variable for variable in project.variables if variable.name not in used]:
        told.append(Told(LEFT_OUT, "variables without a value", len(idle), ", ".join(v.name for v in idle[:12])))
    return told


def _used(project: Project) -> set[str]:
    return {name for attributes in _attributes(project) for name, value in attributes.items() if value}


def _attributes(project: Project) -> list[Mapping[str, str]]:
    return [*(case.attributes for case in project.cases), *(text.attributes for text in project.texts)]


def write(study: Study, made: Tables) -> None:
    """Write both tables of a new study. Raises CodekitError where the disk refuses."""
    for name, rows, own in (
        ("cases.csv", made.cases, ("case",)),
        ("interviews.csv", made.interviews, registers.INTERVIEW_COLUMNS),
    ):
        if rows:
            columns = list(dict.fromkeys([*own, *(column for row in rows for column in row)]))
            document = study.store.document(name)
            blank = UNKNOWN if name == "cases.csv" else ""
            registers.add_columns(document, columns)
            registers.add_rows(
                document, columns, [{column: row.get(column) or blank for column in columns} for row in rows]
            )
    study.refresh()


def given(study: Study) -> tuple[tuple[ProjectCase, ...], dict[str, dict[str, str]], tuple[Variable, ...]]:
    """The cases of a study, the attributes of each transcript, and the variables of both."""
    tables_ = study.registers
    of_case: dict[str, list[str]] = {case.id: [] for case in tables_.cases}
    known = set(study.transcript_ids())
    texts: dict[str, dict[str, str]] = {}
    for interview in tables_.interviews:
        if interview.transcript in known:
            of_case[interview.case].append(interview.transcript)
            texts[interview.transcript] = {name: value for name, value in interview.columns.items() if value}
    cases = tuple(
        ProjectCase(case.id, case.id, tuple(of_case[case.id]), _known(case.attributes)) for case in tables_.cases
    )
    names = Counter(name for owner in (*(c.attributes for c in cases), *texts.values()) for name in owner)
    return cases, texts, tuple(Variable(name) for name in names)


def _known(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value not in {"", UNKNOWN}}
