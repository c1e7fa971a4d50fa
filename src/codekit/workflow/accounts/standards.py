"""The items of reporting standards in codekit's own short words, their classes, and the facts that fill them.

A: filled from the data. P: in part, the team completes it. M: the team writes it, and no fact may stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from codekit.reporting.accounts.values import AUTOMATIC, MANUAL, PARTLY, Sentence
from codekit.workflow.accounts import analysis, material, outcomes
from codekit.workflow.accounts.grounds import Grounds, n_of
from codekit.workflow.accounts.themes import themes

Facts = Callable[[Grounds], Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item with what fills it."""

    number: str
    title: str
    kind: str = MANUAL
    facts: tuple[Facts, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """A reporting standard: its items by topic."""

    name: str
    title: str
    source: str
    topics: Mapping[str, tuple[Wanted, ...]]
    note: str = ""


def quotations(g: Grounds) -> list[Sentence]:
    """How many quotations the theme table has, and how they are attributed."""
    if g.matrix is None:
        return []
    rows = themes(g).rows
    n = sum(len(row.quotes) for row in rows)
    cases = {quote.case for row in rows for quote in row.quotes}
    roles = {interview.transcript: interview.role for interview in g.interviews}
    named = sum(bool(roles.get(quote.transcript)) for row in rows for quote in row.quotes)
    beside = "its case and role" if named == n else f"its case, {named} with a role"
    words = f"The theme table has {n_of(n, 'quotation')} from {n_of(len(cases), 'case')}, each with {beside}, and each "
    return [Sentence(f"{words}held against its transcript.", ("codekit report themes",))] if n else []


def _m(number: str, title: str) -> Wanted:
    return Wanted(number, title)


def _p(number: str, title: str, *facts: Facts) -> Wanted:
    return Wanted(number, title, PARTLY, facts)


def _a(number: str, title: str, *facts: Facts) -> Wanted:
    return Wanted(number, title, AUTOMATIC, facts)


def _recording(g: Grounds) -> list[Sentence]:
    """How interviews were held and what form their transcripts have."""
    return [*material.mode(g), *material.transcripts(g)]


COREQ = Standard(
    "COREQ",
    "Consolidated criteria for reporting qualitative research, 32 items",
    "Tong, Sainsbury and Craig 2007",
    {
        "Research team and reflexivity": (
            _m("1", "Who conducted the interviews"),
            _m("2", "Credentials"),
            _m("3", "Occupation"),
            _m("4", "Gender"),
            _m("5", "Experience and training"),
            _m("6", "Relationship before the study"),
            _m("7", "What participants knew of the interviewer"),
            _m("8", "Characteristics of the interviewer, such as interests and bias"),
        ),
        "Study design": (
            _m("9", "Methodological orientation and theory"),
            _p("10", "Sampling", material.attributes),
            _p("11", "Method of approach", material.contacts),
            _a("12", "Sample size", material.sample, material.withdrawn),
            _a("13", "Non-participation: how many, and why", material.contacts),
            _a("14", "Setting of data collection", material.mode),
            _p("15", "Presence of others", material.present),
            _a("16", "Description of the sample", material.attributes, material.participants),
            _p("17", "Interview guide", material.guide),
            _a("18", "Repeat interviews", material.repeated),
            _a("19", "Audio or visual recording", _recording),
            _p("20", "Field notes", analysis.memos),
            _a("21", "Duration", material.duration),
            _a("22", "Data saturation", outcomes.saturation),
            _m("23", "Transcripts returned to participants"),
        ),
        "Analysis and findings": (
            _a("24", "Number of coders", analysis.coders),
            _a("25", "Coding tree", analysis.codebook),
            _p("26", "Derivation of themes", analysis.derivation),
            _a("27", "Software", outcomes.software),
            _m("28", "Participants' feedback on the findings"),
            _a("29", "Quotations, each identified", quotations),
            _p("30", "Data and findings consistent", outcomes.evidence),
            _p("31", "Clarity of major themes", outcomes.themes),
            _p("32", "Clarity of minor themes and differing cases", outcomes.minor),
        ),
    },
)
SRQR = Standard(
    "SRQR",
    "Standards for reporting qualitative research, 21 items",
    "O'Brien, Harris, Beckman, Reed and Cook 2014",
    {
        "Title and abstract": (_m("1", "Title"), _m("2", "Abstract")),
        "Introduction": (_m("3", "Problem formulation"), _m("4", "Purpose or research question")),
        "Methods": (
            _m("5", "Qualitative approach and research paradigm"),
            _m("6", "Researchers' characteristics and reflexivity"),
            _m("7", "Context"),
            _p("8", "Sampling strategy", material.contacts, material.attributes, outcomes.saturation),
            _m("9", "Ethical issues"),
            _p("10", "Data collection methods", material.dates, material.mode, material.duration),
            _p("11", "Data collection instruments and technologies", material.guide),
            _a("12", "Units of study", material.sample, material.repeated, material.participants),
            _p("13", "Data processing", material.transcripts, material.corrected),
            _p("14", "Data analysis", analysis.coders, analysis.single, analysis.subcoding, outcomes.software),
            _p("15", "Techniques to enhance trustworthiness", analysis.double, analysis.second_pass, analysis.memos),
        ),
        "Results": (
            _p("16", "Synthesis and interpretation", outcomes.themes, outcomes.minor),
            _a("17", "Links to empirical data", outcomes.evidence_found, quotations),
        ),
        "Discussion": (
            _m("18", "Integration with prior work, implications, transferability"),
            _m("19", "Limitations"),
        ),
        "Other": (_m("20", "Conflicts of interest"), _m("21", "Funding")),
    },
)
JARS = Standard(
    "JARS-Qual",
    "Journal article reporting standards for qualitative research",
    "Levitt, Bamberg, Creswell, Frost, Josselson and Suarez-Orozco 2018",
    {
        "Front matter and introduction": (
            _m("1", "Title, abstract, author note"),
            _m("2", "Problem, aims, objectives of the study"),
        ),
        "Method": (
            _m("3", "Overview of the research design, with its rationale"),
            _m("4", "Researcher description"),
            _a(
                "5",
                "Participants or other sources: number and length",
                material.sample,
                material.repeated,
                material.duration,
            ),
            _p("6", "Participants: description", material.attributes, material.participants),
            _m("7", "Relationship between researchers and participants"),
            _p("8", "Recruitment process", material.contacts),
            _p("9", "Selection and when to stop", outcomes.saturation),
            _p("10", "Data collection", material.dates, material.mode, material.guide),
            _p("11", "Recording and transcription", material.transcripts, material.corrected),
            _p("12", "Coders and their training", analysis.coders, analysis.training),
            _p("13", "Unit of coding; categories prior or emergent", analysis.codebook, analysis.derivation),
            _p("14", "Analytic steps", analysis.single, analysis.second_pass, analysis.subcoding, outcomes.matrix),
            _a("15", "Software", outcomes.software),
            _m("16", "Reflexivity: how the researchers' perspectives were managed"),
            _p("17", "Integrity: findings grounded in evidence", outcomes.evidence, quotations),
            _p("18", "Integrity: checks of consistency", analysis.double),
        ),
        "Findings and discussion": (
            _p("19", "Findings, with the evidence for them", outcomes.themes, outcomes.minor),
            _m("20", "Situatedness, contributions, limitations, implications"),
        ),
    },
    note="The items are codekit's own short list of what the standard asks for, numbered here: check the standard.",
)
STANDARDS = {"coreq": COREQ, "srqr": SRQR, "jars": JARS}
