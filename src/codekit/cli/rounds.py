"""Commands about rounds: start, list, show, sign, close."""

from __future__ import annotations

from typing import Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, listed, the_study

app = typer.Typer(help="Rounds: who codes what, and how far they are.", no_args_is_help=True, rich_markup_mode=None)


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
    study: StudyOption = None,
) -> None:
    """Start a round."""
    from codekit.workflow import rounds

    round_ = rounds.start(
        the_study(study),
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
    )
    blindness = "blind" if round_.blind else "not blind"
    output.say(
        f"{round_.id}: {round_.kind}, {len(round_.transcripts)} transcripts, coders {', '.join(round_.coders)}, "
        f"{round_.codebook}, unit {round_.unit}, {blindness}"
    )


@app.command("list")
def list_(study: StudyOption = None, as_json: JsonOption = False) -> None:
    """All rounds with their state and how far each coder is."""
    from codekit.workflow import rounds

    opened = the_study(study)
    found = [rounds.progress(opened, round_) for round_ in opened.rounds()]
    if as_json:
        output.document([_facts(p) for p in found])
        return
    if not found:
        output.note("no round yet: codekit round start ID --kind double ...")
        return
    rows = [(p.round.id, p.round.kind, p.state, p.round.codebook, len(p.round.transcripts), _done(p)) for p in found]
    output.table(("round", "kind", "state", "codebook", "transcripts", "finished"), rows, right="transcripts")


@app.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The round.")],
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """A round and the state of every assignment; never what was coded."""
    from codekit.workflow import counted, rounds

    opened = the_study(study)
    found = rounds.progress(opened, opened.round(id_))
    round_ = found.round
    revisions = counted.revisions(opened, round_) if round_.kind == "second-pass" else None
    if as_json:
        output.document({**_facts(found), "revisions": revisions.as_dict() if revisions else None})
        return
    about = ", ".join(round_.codes) or "every top-level code"
    output.say(f"{round_.id}: {round_.kind}, {found.state}; {round_.codebook} ({about}); unit {round_.unit}")
    if round_.signed:
        output.say(f"signed by {', '.join(round_.signed)}")
    rows = [(t, *(found.assignments[c, t] for c in round_.coders)) for t in round_.transcripts]
    output.table(("transcript", *round_.coders), rows)
    if revisions:
        output.say(f"revisions over {round_.over} (a record, not agreement): {revisions}")


@app.command()
def sign(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The round.")],
    coder: Annotated[str, typer.Option(help="Who signs.")],
    study: StudyOption = None,
) -> None:
    """Sign a round as one of its coders."""
    from codekit.workflow import closing

    closing.sign(the_study(study), id_, coder)
    output.say(f"{id_}: signed by {coder}")


@app.command()
def close(id_: Annotated[str, typer.Argument(metavar="ID", help="The round.")], study: StudyOption = None) -> None:
    """Close a round: no open disagreement, every coder signed."""
    from codekit.workflow import closing

    closing.close(the_study(study), id_)
    output.say(f"{id_}: closed")


def _done(progress: object) -> str:
    from codekit.workflow.rounds import Progress

    assert isinstance(progress, Progress)
    pairs = ((coder, progress.count(coder)) for coder in progress.round.coders)
    return ", ".join(f"{coder} {done}/{all_}" for coder, (done, all_) in pairs)


def _facts(progress: object) -> dict[str, object]:
    from codekit.workflow.rounds import Progress

    assert isinstance(progress, Progress)
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
        "parent": round_.parent or None,
        "coders": list(round_.coders),
        "transcripts": list(round_.transcripts),
        "signed": list(round_.signed),
        "assignments": [
            {"coder": coder, "transcript": transcript, "state": state}
            for (coder, transcript), state in sorted(progress.assignments.items())
        ],
    }
