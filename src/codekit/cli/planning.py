"""The command `round plan`: which transcripts to code twice, how many, and who codes which."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, listed, the_study
from codekit.cli.output import figure

if TYPE_CHECKING:
    from codekit.workflow.planning.plan import Plan
    from codekit.workflow.planning.size import Assumptions
    from codekit.workflow.study.study import Study


def plan(
    coders: Annotated[str, typer.Option(help="Who codes: ana,ben,cy.")],
    size: Annotated[int, typer.Option(metavar="N", help="How many transcripts (default: by --width).")] = 0,
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="Draw in proportion to this attribute of cases.")] = "",
    per: Annotated[int, typer.Option(metavar="N", help="How many coders code each transcript; pairs rotate.")] = 2,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed, another sample; the same, the same.")] = 1,
    again: Annotated[bool, typer.Option("--again", help="Also transcripts of earlier double rounds.")] = False,
    width: Annotated[float, typer.Option(metavar="W", help="The width that the 95 % interval should have.")] = 0.2,
    kappa: Annotated[float, typer.Option(metavar="K", help="The kappa that is expected.")] = 0.8,
    prevalence: Annotated[float, typer.Option(metavar="P", help="The share of units with the code.")] = 0.1,
    units: Annotated[int, typer.Option(metavar="N", help="Units in a transcript (default: as in the study).")] = 0,
    design_effect: Annotated[
        float, typer.Option(metavar="D", help="How much more spread there is since units come in transcripts.")
    ] = 2.0,
    from_round: Annotated[
        str, typer.Option("--from", metavar="ROUND", help="Size by the clustered errors of a compared round.")
    ] = "",
    id_: Annotated[
        str, typer.Option("--id", metavar="ID", help="The new round's id (default: the next free r1, r2).")
    ] = "",
    kind: Annotated[str, typer.Option(metavar="double|training", help="The new round's kind.")] = "double",
    codebook: Annotated[str, typer.Option(help="The new round's codebook.")] = "",
    unit: Annotated[str, typer.Option(metavar="turn|paragraph|sentence", help="The unit of comparison.")] = "turn",
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Plan a double round: how many transcripts, which, and who codes which. Nothing is written."""
    from codekit.workflow.planning import plan as work
    from codekit.workflow.planning import size as plan_size
    from codekit.workflow.rounds.starting import free_id

    opened = the_study(study)
    assumed = plan_size.Assumptions(kappa, prevalence, units or work.units_in(opened, unit), design_effect)
    wanted, needs = size, []
    if from_round:
        needs = work.needs(opened, from_round, width)
        wanted = size or max((need.transcripts or 0 for need in needs), default=0)
    elif not size:
        wanted = plan_size.transcripts_needed(assumed, width)
    if needs and not as_json:
        rows = [(n.code, figure(n.value), n.transcripts or "–", n.why) for n in needs]
        output.say(f"transcripts for a 95 % interval {width:g} wide, by the clustered standard errors of {from_round}:")
        output.table(("code", "value", "transcripts", "why not"), rows, right="value,transcripts")
    if not as_json and not from_round:
        _explain(assumed, wanted, width, given=bool(size))
    drawn = work.plan(opened, coders=listed(coders), size=wanted, by=by, per=per, seed=seed, again=again)
    start = work.command(
        drawn,
        round_id=id_ or free_id([round_.id for round_ in opened.rounds()]),
        kind=kind,
        codebook=_codebook(opened, codebook),
        unit=unit,
    )
    if as_json:
        output.document(work.to_json(drawn, start, needs=needs, width=plan_size.expected_width(assumed, wanted)))
        return
    _show(drawn)
    output.say(start)


def _codebook(study: Study, wanted: str) -> str:
    known = study.codebook_ids()
    return wanted or (known[0] if len(known) == 1 else "CODEBOOK")


def _explain(assumed: Assumptions, wanted: int, width: float, *, given: bool) -> None:
    from codekit.workflow.planning import size as plan_size

    expected = plan_size.expected_width(assumed, wanted)
    if not given:
        output.say(f"{wanted} transcripts for a 95 % interval of kappa {width:g} wide, if {assumed}")
        output.say("(variance: Donner & Eliasziw 1992; design effect: Kish 1965; t with T - 1 degrees of freedom)")
    elif not math.isnan(expected):
        output.say(f"{wanted} transcripts: a 95 % interval of kappa about {expected:.2f} wide, if {assumed}")
    else:
        output.say(f"{wanted} transcripts: no interval below 5 transcripts, each one's value is shown instead")


def _show(plan_: Plan) -> None:
    if plan_.by:
        strata = [(name, count, size) for name, (count, size) in plan_.strata.items()]
        output.table((plan_.by, "drawn", "of"), strata, right="drawn,of")
    rows = [(id_, *("x" if c in plan_.assignments[id_] else "" for c in plan_.coders)) for id_ in plan_.transcripts]
    output.table(("transcript", *plan_.coders), rows)
    loads = ", ".join(f"{coder} {n}" for coder, n in plan_.loads.items())
    output.say(f"seed {plan_.seed}; transcripts for each coder: {loads}")
    if plan_.left_out:
        output.say(f"left out, coded twice or for training before: {', '.join(plan_.left_out)}")
