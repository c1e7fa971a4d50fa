"""Sentences about the material: whom the interviews are with, when, how long, and what was asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

from codekit.errors import Problem, ProblemsError
from codekit.model.cases import attribute_names
from codekit.model.numbering import whole
from codekit.model.subjects import WITHDRAWALS
from codekit.model.transcript import INTERVIEWER, RESPONDENT
from codekit.reporting.accounts.values import Sentence
from codekit.store import registers
from codekit.store.transcripts import read_origin
from codekit.workflow.accounts.grounds import (
    CASES,
    CONTACTS,
    COVERAGE,
    INTERVIEWS,
    Grounds,
    joined,
    n_of,
    were,
)

TOOK_PART = "interviewed"
_MOST_VALUES = 12  # of an attribute with more values only how many there are is told
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def sample(g: Grounds) -> list[Sentence]:
    """How many interviews and cases."""
    n = len(g.transcripts)
    if not g.by_case:
        return [Sentence(f"The study has {n_of(n, 'transcript')}.", ("transcripts/",)), slot("NUMBER OF PARTICIPANTS")]
    linked = sum(map(len, g.by_case.values()))
    words = f"The study has {n_of(linked, 'interview')} with {n_of(len(g.by_case), 'case')}."
    found = [Sentence(words, (INTERVIEWS, CASES)), *_coded(g)]
    if linked < n:
        found.append(Sentence(f"{n_of(n - linked, 'transcript')} belong to no case.", (INTERVIEWS,)))
    if silent := [g.study.registers.called[case.id] for case in g.study.registers.cases if case.id not in g.by_case]:
        words = f"{n_of(len(silent), 'further case')} without an interview {were(len(silent))} listed"
        found.append(Sentence(f"{words} ({', '.join(silent)}) and counted nowhere.", (CASES,)))
    return found


def _coded(g: Grounds) -> list[Sentence]:
    """How many of the transcripts the results rest on: what nobody coded is not said to be analysed."""
    if g.matrix is None:
        return []
    coded = sum(map(g.matrix.wholly_coded, g.transcripts))
    words = f"{coded} of {n_of(len(g.transcripts), 'transcript')} {were(coded)} coded for the results"
    return [Sentence(f"{words} (codebook {g.matrix.codebook.key}).", ("codings/",))]


def withdrawn(g: Grounds) -> list[Sentence]:
    """How many transcripts were taken out since their participants withdrew."""
    gone = g.study.withdrawn
    if not gone:
        return []
    words = (
        f"{n_of(len(gone), 'transcript')} {were(len(gone))} taken out, since participants withdrew; no figure has them."
    )
    return [Sentence(words, (f"study/{WITHDRAWALS}/",))]


def contacts(g: Grounds) -> list[Sentence]:
    """Who was asked to take part, and who was not interviewed, where the team keeps a log.

    Raises ProblemsError where the log needs mending.
    """
    problems: list[Problem] = []
    rows = [row for _, row in registers.table(g.study.store.document(CONTACTS), ("outcome",), problems)]
    if problems:
        raise ProblemsError("the study's tables need mending", problems)
    if not rows:
        return [slot("HOW MANY WERE ASKED TO TAKE PART, HOW MANY DECLINED, AND WHY")]
    outcomes = Counter(row["outcome"] or "unknown" for row in rows)
    took = outcomes.pop(TOOK_PART, 0)
    share = _percent(took, len(rows))
    words = f"{n_of(len(rows), 'contact')} {were(len(rows))} recorded, of which {took} ({share}) took part."
    found = [Sentence(words, (CONTACTS,))]
    if outcomes:
        found.append(Sentence(f"The others: {_counted(outcomes)}.", (CONTACTS,)))
    if sources := {row["source"] for row in rows if row.get("source")}:
        of = {s: [row["outcome"] for row in rows if row.get("source") == s] for s in sorted(sources)}
        parts = [f"{source} {_share(outcomes_.count(TOOK_PART), len(outcomes_))}" for source, outcomes_ in of.items()]
        found.append(Sentence(f"By source, those who took part: {', '.join(parts)}.", (CONTACTS,)))
    return found


def _percent(k: int, n: int) -> str:
    return f"{k / n:.1%}".replace("%", " %")


def _share(k: int, n: int) -> str:
    return f"{k} of {n} ({_percent(k, n)})"


def repeated(g: Grounds) -> list[Sentence]:
    """Cases with several interviews."""
    if not g.by_case:
        return []
    several = [case for case, held in g.by_case.items() if len(held) > 1]
    if not several:
        return [Sentence("No case was interviewed more than once.", (INTERVIEWS,))]
    which = ", ".join(g.study.registers.called[case] for case in several)
    more = f"{n_of(len(several), 'case')} had more than one interview ({which}); figures count cases once."
    return [Sentence(more, (INTERVIEWS,))]


def dates(g: Grounds) -> list[Sentence]:
    """From when to when."""
    days = sorted(i.date[:10] for i in g.interviews if _DAY.match(i.date))
    if not days:
        return [slot("WHEN THE INTERVIEWS WERE HELD")]
    known = "" if len(days) == len(g.interviews) else f" (a date is recorded for {len(days)} of {len(g.interviews)})"
    when = f"between {days[0]} and {days[-1]}" if days[0] != days[-1] else f"on {days[0]}"
    return [Sentence(f"The interviews were held {when}{known}.", (INTERVIEWS,))]


def mode(g: Grounds) -> list[Sentence]:
    """By telephone, by video, ..."""
    modes = Counter(i.mode for i in g.interviews if i.mode)
    if not modes:
        return [slot("HOW THE INTERVIEWS WERE HELD, E.G. BY TELEPHONE")]
    return [Sentence(f"How they were held: {_counted(modes, len(g.interviews))}.", (INTERVIEWS,))]


def duration(g: Grounds) -> list[Sentence]:
    """Median, least and most minutes."""
    minutes = [n for i in g.interviews if (n := whole(i.minutes)) is not None]
    if not minutes:
        return [slot("HOW LONG THE INTERVIEWS TOOK")]
    known = "" if len(minutes) == len(g.interviews) else f"; recorded for {len(minutes)} of {len(g.interviews)}"
    middle = f"{median(minutes):.1f}".removesuffix(".0")
    return [
        Sentence(f"They took a median of {middle} minutes ({min(minutes)} to {max(minutes)}{known}).", (INTERVIEWS,))
    ]


def transcripts(g: Grounds) -> list[Sentence]:
    """How the transcripts came in, and how long they are."""
    if not g.transcripts:
        return [slot("HOW INTERVIEWS WERE RECORDED AND TRANSCRIBED")]
    forms = Counter(read_origin(g.study.store, id_).format or "unknown" for id_ in g.transcripts)
    words = sum(_words(g, id_, RESPONDENT) for id_ in g.transcripts)
    every = sum(_words(g, id_, "") for id_ in g.transcripts)
    share = f", {words / every:.0%} of them the respondents'".replace("%", " %") if every else ""
    guessed = sum(not g.spoken[id_].transcript.roles_confirmed for id_ in g.transcripts)
    share += f" (who is a respondent was guessed in {n_of(guessed, 'transcript')})" if guessed else ""
    return [
        Sentence(f"The transcripts ({_counted(forms)}) hold {every:,} words{share}.", ("transcripts/",)),
        slot("HOW INTERVIEWS WERE RECORDED AND TRANSCRIBED"),
    ]


def corrected(g: Grounds) -> list[Sentence]:
    """Transcripts that were corrected after their import."""
    ids = [id_ for id_ in g.transcripts if g.study.corrections(id_)]
    if not ids:
        return []
    return [Sentence(f"{n_of(len(ids), 'transcript')} {were(len(ids))} corrected after import.", ("corrections/",))]


def participants(g: Grounds) -> list[Sentence]:
    """Roles of those who were interviewed."""
    roles = Counter(i.role for i in g.interviews if i.role)
    if not roles:
        return [slot("WHO WAS INTERVIEWED, BY ROLE")]
    if len(roles) > _MOST_VALUES:
        known = f"A role is recorded for {sum(roles.values())} of {n_of(len(g.interviews), 'interview')}"
        return [Sentence(f"{known}, {len(roles)} different ones.", (INTERVIEWS,)), slot("ROLES IN GROUPS")]
    return [Sentence(f"Roles of those interviewed: {_counted(roles, len(g.interviews))}.", (INTERVIEWS,))]


def attributes(g: Grounds) -> list[Sentence]:
    """What is known of the cases, one sentence for each attribute."""
    cases = [case for case in g.study.registers.cases if case.id in g.by_case]
    names = attribute_names(cases)
    if not names:
        return [slot("DESCRIPTION OF THE SAMPLE")]
    counts = {name: Counter(case.attributes.get(name, "unknown") or "unknown" for case in cases) for name in names}
    told = [f"{name.replace('_', ' ')}: {_counted(of)}" for name, of in counts.items() if len(of) <= _MOST_VALUES]
    if not told:
        return [slot("DESCRIPTION OF THE SAMPLE")]
    return [Sentence(f"The {n_of(len(cases), 'case')} by {'; '.join(told)}.", (CASES,))]


def present(g: Grounds) -> list[Sentence]:
    """Interviews with several people in them."""
    parts = [f"more than one respondent in {_listed(ids)}"] if (ids := _several(g, RESPONDENT)) else []
    parts += [f"more than one interviewer in {_listed(ids)}"] if (ids := _several(g, INTERVIEWER)) else []
    found = (
        [Sentence(f"By the labels of the transcripts there was {joined(parts)}.", ("transcripts/",))] if parts else []
    )
    return [*found, slot("WHETHER ANYBODY ELSE WAS PRESENT")]


def guide(g: Grounds) -> list[Sentence]:
    """What was asked where."""
    rows = g.study.registers.coverage
    if not rows:
        return [slot("THE INTERVIEW GUIDE; WHETHER IT WAS TESTED")]
    topics, interviews = {row.topic for row in rows}, {row.transcript for row in rows}
    words = f"What was asked is recorded for {n_of(len(topics), 'topic')} in {n_of(len(interviews), 'interview')}"
    answers = Counter(row.asked for row in rows)
    return [
        Sentence(f"{words} ({_counted(answers)} of {n_of(len(rows), 'record')}).", (COVERAGE,)),
        slot("THE INTERVIEW GUIDE; WHETHER IT WAS TESTED"),
    ]


def slot(words: str) -> Sentence:
    """What the team must write: it states nothing."""
    return Sentence(f"[{words}]")


def _several(g: Grounds, role: str) -> list[str]:
    """The transcripts in which several speakers of a role are heard."""
    heard = {id_: g.spoken[id_].transcript for id_ in g.transcripts}
    return [id_ for id_, one in heard.items() if len({t.speaker for t in one.turns if one.role(t.speaker) == role}) > 1]


def _words(g: Grounds, id_: str, role: str) -> int:
    from codekit.words import Words

    one = g.spoken[id_].transcript
    words = Words(one.text)
    return sum(words.in_span(t.start, t.end) for t in one.turns if role in {"", one.role(t.speaker)})


def _counted(counts: Mapping[str, int], whole_: int = 0) -> str:
    """Values with their numbers, most first; what is missing of the whole is said."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    known = sum(counts.values())
    rest = [f"not recorded ({whole_ - known})"] if whole_ > known else []
    return ", ".join([*(f"{value} ({n})" for value, n in ordered), *rest])


def _listed(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_VALUES
    return ", ".join(ids[:_MOST_VALUES]) + (f" and {more} more" if more > 0 else "")
