"""Figures of rounds that stand in no report of one round: over all rounds, and so far in a training round."""

from __future__ import annotations

from typing import Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, the_study


def practice(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A training round that is not blind.")],
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """How far a training round's coders are alike so far, or each beside the known answers; never for report."""
    from codekit.workflow.comparing import practice as work

    found = work.practice(the_study(study), id_)
    if as_json:
        output.document(found.to_json())
        return
    output.note(work.NOTE)
    output.say(f"{found.round}: unit {found.unit}, {found.transcripts} transcripts that two coders finished")
    names = ("code", "first", "second", "units", "both", "first only", "second only", "kappa")
    rows = [
        (r.code, r.first, r.second, r.n_units, r.both, r.only_first, r.only_second, output.figure(r.kappa))
        for r in found.rows
    ]
    output.table(names, rows, right=",".join(names[3:]))


def trend(
    codebook: Annotated[str, typer.Option(metavar="ID", help="Only rounds of this codebook.")] = "",
    training: Annotated[bool, typer.Option("--training", help="Training rounds too; not for report.")] = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Agreement per code over all compared rounds."""
    from codekit.workflow.comparing import compare
    from codekit.workflow.comparing import trend as work

    opened = the_study(study)
    over_rounds = work.trend(opened, codebook=codebook, training=training)
    for round_ in compare.waiting(opened):
        output.note(f"round {round_.id} is complete and waits to be compared: codekit agree {round_.id}")
    if as_json:
        output.document(over_rounds.to_json())
        return
    if not over_rounds.rounds:
        output.note("no double round has been compared: codekit agree ROUND")
        return
    head, rows = work.table(over_rounds)
    output.table(head, rows, right=",".join(head[1:]))
    for round_, report in zip(over_rounds.rounds, over_rounds.reports, strict=True):
        output.say(f"{round_.id}: {round_.codebook}, unit {report.unit}, {report.n_transcripts} transcripts")
    if over_rounds.steps:
        output.table(*work.step_table(over_rounds), title="each round against the one before it, 95 % intervals")
    for step in over_rounds.steps:
        words = f"paired by {step.shared} shared transcripts" if step.shared else "other transcripts, independent"
        output.say(f"{step.after} against {step.before}: {step.why_not or words}")
