"""Commands about rounds: plan, start, list, show, sign, close, settle, trend."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output, planning, round_figures
from codekit.cli.options import JsonOption, StudyOption, listed, the_study

if TYPE_CHECKING:
    from codekit.workflow.deciding.adjudication import Progress as DecisionProgress
    from codekit.workflow.rounds.rounds import Progress
    from codekit.workflow.study.study import Study

app = typer.Typer(help="Rounds: who codes what, and how far they are.", no_args_is_help=True, rich_markup_mode=None)
app.command("plan")(planning.plan)
for _command in (round_figures.practice, round_figures.trend):
    app.command()(_command)


@app.command()
def start(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A new round's id, e.g. r1.")],
    kind: Annotated[str, typer.Option(metavar="training|double|initial|second-pass|subcode", help="What it is for.")],
    coders: Annotated[str, typer.Option(help="Who codes: ana,ben.")],
    transcripts: Annotated[str, typer.Option(help="Which transcripts: T01,T02 or all.")],
    codebook: Annotated[str, typer.Option(help="The codebook; its version is frozen now.")],
    codes: Annotated[str, typer.Option(help="The codes the round is about (default: every top-level code).")] = "",
    unit: Annotated[
        str, typer.Option(metavar="turn|paragraph|sentence|character", help="Unit of comparison.")
    ] = "turn",
    over: Annotated[str, typer.Option(metavar="ROUND", help="The round a second pass goes over.")] = "",
    parent: Annotated[str, typer.Option(metavar="CODE", help="The code whose excerpts are sub-coded.")] = "",
    blind: Annotated[
        bool | None, typer.Option("--blind/--not-blind", help="Default: blind for double and training.")
    ] = None,
    add_coder: Annotated[bool, typer.Option("--add-coder", help="Add unknown coders to study.yaml.")] = False,
    assign: Annotated[
        str, typer.Option(metavar="T01=ana+ben,...", help="Who codes a transcript, where that is not everybody.")
    ] = "",
    seed: Annotated[
        int | None,
        typer.Option(metavar="N", help="The seed that drew them: checked, recorded.", show_default=False),
    ] = None,
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="With --seed: drawn in proportion to this.")] = "",
    key: Annotated[
        str, typer.Option(metavar="CODER", help="Training, not blind: whose codings are the known answers.")
    ] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="How the transcripts were chosen.")] = "",
    study: StudyOption = None,
) -> None:
    """Start a round."""
    from codekit.workflow.planning import plan
    from codekit.workflow.rounds import rounds

    opened = the_study(study)
    round_ = rounds.start(
        opened,
        id_,
        kind=kind,
        coders=listed(coders),
        transcripts=listed(transcripts),
        codebook=codebook,
        codes=listed(codes),
        unit=unit,
        over=over,
        parent=parent,
        blind=blind,
        add_coders=add_coder,
        assignments=rounds.parse_assignments(listed(assign)),
        note=note,
        key=key,
        drawn=None if seed is None else plan.as_drawn(opened, listed(transcripts), seed=seed, by=by),
    )
    blindness = "blind" if round_.blind else "not blind"
    output.say(
        f"{round_.id}: {round_.kind}, {len(round_.transcripts)} transcripts, coders {', '.join(round_.coders)}, "
        f"{round_.codebook}, unit {round_.unit}, {blindness}"
    )


@app.command("list")
def list_(study: StudyOption = None, as_json: JsonOption = False) -> None:
    """All rounds with their state and how far each coder is."""
    from codekit.workflow.rounds import rounds
    from codekit.workflow.rounds.cancelling import left_over

    opened = the_study(study)
    progresses = [rounds.progress(opened, round_) for round_ in opened.rounds()]
    if as_json:
        output.document([_facts(p) for p in progresses])
        return
    for gone in (round_.abandoned for round_ in opened.all_rounds() if round_.given_up):
        output.note(f"cancelled: {gone.round}, by {gone.by} on {gone.at[:10]}: {gone.reason}" if gone else "")
    for round_, below in left_over(opened):
        output.note(f"counts nothing: {round_.id}, since it goes over {below.id}")
    if not progresses:
        output.note("no round yet: codekit round start ID --kind double ...")
        return
    rows = [
        (p.round.id, p.round.kind, p.state, p.round.codebook, len(p.round.transcripts), _done(p)) for p in progresses
    ]
    output.table(("round", "kind", "state", "codebook", "transcripts", "finished"), rows, right="transcripts")


@app.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The round.")],
    reminder: Annotated[bool, typer.Option("--reminder", help="A text to send: who has what open.")] = False,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """A round and which assignments are finished; never what was coded, and while it is blind not who began."""
    from codekit.model.rounds import SECOND_PASS
    from codekit.workflow.deciding.newly_seen import newly_seen
    from codekit.workflow.rounds import lower, reminding, rounds
    from codekit.workflow.rounds.visibility import blind_in

    opened = the_study(study)
    progress = rounds.progress(opened, opened.round(id_))
    round_ = progress.round
    if reminder:
        output.say(reminding.reminder(opened.title, round_, reminding.open_of(progress)))
        return
    may_see = not blind_in(round_)
    revisions = lower.revisions(opened, round_) if round_.kind == SECOND_PASS and may_see else None
    decided, newly = _decisions(opened, progress), newly_seen(opened, round_)
    if as_json:
        facts = {**_facts(progress), "decisions": decided and asdict(decided)}
        facts["newly_seen"] = newly.to_json() if newly else None
        output.document({**facts, "revisions": revisions.as_dict() if revisions else None})
        return
    about = ", ".join(round_.codes) or "every top-level code"
    output.say(f"{round_.id}: {round_.kind}, {progress.state}; {round_.codebook} ({about}); unit {round_.unit}")
    if round_.note:
        output.say(round_.note)
    if round_.signed:
        output.say(f"signed by {', '.join(round_.signed)}")
    rows = [(t, *(progress.shown(c, t) for c in round_.coders)) for t in round_.transcripts]
    output.table(("transcript", *round_.coders), rows)
    if decided:
        output.say(f"disagreements decided: {decided}")
    if newly:
        output.say(f"{newly}")
    for conflict in round_.conflicts:
        output.note(f"warning: {conflict}: codekit round settle {round_.id}")
    if revisions:
        output.say(f"revisions over {round_.over} (a record, not agreement): {revisions}")


@app.command()
def sign(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The round.")],
    coder: Annotated[str, typer.Option(help="Who signs.")],
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the signature back.")] = False,
    study: StudyOption = None,
) -> None:
    """Sign a round as one of its coders: we agree, and I am confident."""
    from codekit.workflow.deciding import closing
    from codekit.workflow.rounds import rounds

    opened = the_study(study)
    if withdraw:
        closing.withdraw(opened, id_, coder)
        output.say(f"{id_}: not signed by {coder}")
        return
    closing.sign(opened, id_, coder)
    output.say(f"{id_}: signed by {coder}")
    decided = _decisions(opened, rounds.progress(opened, opened.round(id_)))
    if decided and decided.open:
        output.note(f"note: {decided.open} disagreements are still open; --withdraw takes the signature back")


@app.command()
def close(id_: Annotated[str, typer.Argument(metavar="ID", help="The round.")], study: StudyOption = None) -> None:
    """Close a round: no open disagreement, every coder signed."""
    from codekit.workflow.deciding import closing

    closing.close(the_study(study), id_)
    output.say(f"{id_}: closed")


@app.command()
def cancel(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The round.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it is kept.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="It goes on after all.")] = False,
    study: StudyOption = None,
) -> None:
    """Cancel a round that nobody has compared: nothing of it counts, and it is in no list but that of rounds."""
    from codekit.workflow.rounds import cancelling

    opened = the_study(study)
    if undo:
        cancelling.undo(opened, id_)
        output.say(f"{id_}: goes on")
        return
    cancelling.cancel(opened, id_, reason=reason)
    output.say(f"{id_}: cancelled; what was coded in it stays in the ledgers, and counts nowhere")


@app.command()
def settle(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The round.")],
    keep: Annotated[str, typer.Option(metavar="EVENT", help="The start or comparison that counts, by its id.")] = "",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    study: StudyOption = None,
) -> None:
    """Where two starts or comparisons of a round were merged: show them, or say which counts."""
    from codekit.workflow.rounds import settling

    opened = the_study(study)
    if keep:
        for gone in settling.settle(opened, id_, keep, reason=reason):
            output.say(f"{id_}: {gone.what} {gone.id[:8]} by {gone.by} does not count any more")
        return
    rivals = settling.rivals(opened, id_)
    if not rivals:
        output.say(f"{id_}: nothing to settle")
        return
    rows = [(r.id[:8], r.what, r.by, r.at[:16], "counts now" if r.counts else "", r.says) for r in rivals]
    output.table(("event", "what", "by", "when", "", "says"), rows)
    output.note(f"say which counts: codekit round settle {id_} --keep {rivals[0].id[:8]}")


def _decisions(study: Study, progress: Progress) -> DecisionProgress | None:
    """How far the decisions of a compared round are."""
    if not (progress.round.compared and progress.round.independent and len(progress.round.coders) > 1):
        return None
    from codekit.workflow.deciding.adjudication import adjudication

    return adjudication(study, progress.round.id).progress


def _done(progress: Progress) -> str:
    pairs = ((coder, progress.count(coder)) for coder in progress.round.coders)
    return ", ".join(f"{coder} {done}/{all_}" for coder, (done, all_) in pairs)


def _facts(progress: Progress) -> dict[str, object]:
    from msgspec import structs

    round_ = progress.round
    return {
        "round": round_.id,
        "kind": round_.kind,
        "state": progress.state,
        "codebook": round_.codebook,
        "codes": list(round_.codes),
        "unit": round_.unit,
        "blind": round_.blind,
        "over": round_.over or None,
        "key": round_.key or None,
        "parent": round_.parent or None,
        "coders": list(round_.coders),
        "transcripts": list(round_.transcripts),
        "note": round_.note or None,
        "drawn": structs.asdict(round_.drawn) if round_.drawn else None,
        "signed": list(round_.signed),
        "conflicts": list(round_.conflicts),
        "assignments": [
            {"coder": coder, "transcript": transcript, "state": progress.shown(coder, transcript)}
            for coder, transcript in sorted(progress.assignments)
        ],
    }
