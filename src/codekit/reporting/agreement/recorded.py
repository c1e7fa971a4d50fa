"""Sentences of the methods paragraph about how codings came to be: blindness, the choice of transcripts, decisions.

Each is made of what is recorded; what is not recorded is said to be so.
"""

from __future__ import annotations

from collections.abc import Mapping

from codekit.model import decisions as d
from codekit.reporting.agreement.findings import Findings, Resolved, Setting

_CHOICES = {
    d.ACCEPT: "one coder's codings were kept",
    d.BOTH: "all codings were kept",
    d.KEEP: "some of the codings were kept",
    d.UNION: "they were merged into one over all their words",
    d.INTERSECTION: "they were merged into one over the words shared",
    d.OTHER_CODE: "the passage got another code",
    d.OTHER_SPAN: "other words were coded",
    d.NEITHER: "all codings were dropped",
}


def blindness(setting: Setting) -> str:
    """Whether the coders were blind to each other, as far as codekit can answer for it."""
    ways = setting.origins
    if not setting.blind:
        return "The coders were not blind to each other's work."
    if not ways.total or ways.unknown == ways.total:
        return (
            "How the codings were made is not recorded, so that nothing can be said about the coders' blindness to "
            "each other's work."
        )
    if ways.blind == ways.total:
        where = "in codekit's window" if ways.window else ""
        where += " and " * bool(ways.window and ways.sheet) + "in coding sheets of their own" * bool(ways.sheet)
        return f"They coded {where}, independently of each other and blind to each other's work."
    if ways.table == ways.total:
        return "Their codings were imported from a table; whether they had worked blind to each other is not recorded."
    parts = [f"{ways.blind} made in codekit blind to the other coders' work"] if ways.blind else []
    parts += [f"{ways.table} imported from a table"] if ways.table else []
    parts += [f"{ways.unknown} made in a way that is not recorded"] if ways.unknown else []
    return (
        f"The {ways.total} codings of a transcript by a coder were: {_joined(parts)}; whether "
        f"{'the others' if ways.blind else 'they'} were blind is not recorded."
    )


def chosen(findings: Findings) -> str:
    """How the transcripts were chosen from those of the study; "" where all of them were compared."""
    setting, n = findings.setting, findings.report.n_transcripts
    if n >= setting.n_transcripts_of_study:
        return ""
    if setting.drawn is not None:
        by = f", in proportion to {setting.drawn.by} ({_shares(setting.drawn.strata)})" if setting.drawn.by else ""
        return (
            f"The transcripts of the round were drawn at random from {setting.drawn.of} with codekit (seed "
            f"{setting.drawn.seed}){by}."
        )
    if setting.note:
        return f'How the transcripts were chosen, in the words of the team: "{setting.note}".'
    return "The transcripts were chosen by the team; how is not recorded."


def _shares(strata: Mapping[str, tuple[int, int]]) -> str:
    return ", ".join(f"{name} {drawn} of {there}" for name, (drawn, there) in strata.items())


def resolution(findings: Findings) -> str:
    """What became of the disagreements; "" while nothing may be decided."""
    told = findings.resolved
    if told is None:
        return ""
    if not told.clusters:
        return "The coders differed nowhere." + _revoked(told)
    start = (
        f"The coders differed in {told.clusters} passage{_s(told.clusters)}, borders included ({told.disagreements} "
        f"disagreement{_s(told.disagreements)} on the round's units)"
    )
    decided = told.clusters - told.open
    if not decided:
        return f"{start}; nothing has been decided about {'it' if told.clusters == 1 else 'them'}.{_revoked(told)}"
    rest = f"; {told.open} {'is' if told.open == 1 else 'are'} open" if told.open else ""
    was = "was" if decided == 1 else "were"
    done = "settled" if told.by_hand else "decided"
    return f"{start}. {decided} {was} {done}: {_what(told)}{rest}.{_revoked(told)}{_who(told)}"


def review(setting: Setting) -> str:
    """How many of the round's codings a second reader looked at; "" where nobody did."""
    if setting.reviewed is None or not setting.reviewed.reviewed:
        return ""
    return f"Of what counts of the round, {setting.reviewed}."


def _what(told: Resolved) -> str:
    parts = []
    for choice, n in sorted(told.choices.items(), key=lambda item: (-item[1], item[0])):
        whose = f" ({', '.join(f'{n} of {coder}' for coder, n in told.accepted.items())})" if choice == d.ACCEPT else ""
        parts.append(f"in {n} {_CHOICES.get(choice, choice)}{whose}")
    if told.by_hand:
        who = f" (finished by {', '.join(told.finished_by)})" if told.finished_by else ""
        parts.append(f"in {told.by_hand} the consensus was coded directly, with no decision on record{who}")
    return _joined(parts)


def _revoked(told: Resolved) -> str:
    if not told.revoked:
        return ""
    were = "passage that all had coded alike was" if told.revoked == 1 else "passages that all had coded alike were"
    return f" {told.revoked} {were} decided otherwise."


def _who(told: Resolved) -> str:
    signed = f" The result was signed by {_joined(told.signed)}." if told.signed else " Nobody has signed the result."
    if not told.by:
        return signed
    recorded = _joined([f"{name} ({n})" for name, n in sorted(told.by.items(), key=lambda item: (-item[1], item[0]))])
    return f" The decisions were recorded by {recorded}; how the coders came to them is not recorded.{signed}"


def _joined(parts: list[str] | tuple[str, ...]) -> str:
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + "".join(parts[-1:])


def _s(n: int) -> str:
    return "" if n == 1 else "s"
