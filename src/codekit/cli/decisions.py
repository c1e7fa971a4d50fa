"""Commands after a comparison: decide about disagreements, write the consensus."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, the_study
from codekit.errors import CodekitError, UnknownNameError

if TYPE_CHECKING:
    from codekit.workflow.deciding.adjudication import Adjudication
    from codekit.workflow.deciding.decisions import Wish
    from codekit.workflow.study.study import Study

RoundArgument = Annotated[str, typer.Argument(metavar="ROUND", help="A round that has been compared.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("decide")(decide)
    app.command("consensus")(consensus)


def decide(
    round_id: RoundArgument,
    cluster: Annotated[
        str, typer.Argument(metavar="[CLUSTER]", help="The cluster, e.g. T07:3.", show_default=False)
    ] = "",
    accept: Annotated[str, typer.Option(metavar="CODER", help="This coder's codings count.")] = "",
    both: Annotated[bool, typer.Option("--both", help="All codings of the cluster count.")] = False,
    neither: Annotated[bool, typer.Option("--neither", help="None counts; needs a reason.")] = False,
    union: Annotated[bool, typer.Option("--union", help="One coding over all characters.")] = False,
    intersection: Annotated[bool, typer.Option("--intersection", help="One over the characters shared.")] = False,
    other_code: Annotated[str, typer.Option(metavar="CODE", help="The passage gets this code.")] = "",
    words: Annotated[str, typer.Option(metavar="TEXT", help="Only these words are coded; needs a reason.")] = "",
    span: Annotated[str, typer.Option(metavar="START..END", help="Only these characters; needs a reason.")] = "",
    keep: Annotated[str, typer.Option(metavar="1,3", help="The codings with these numbers count.")] = "",
    defer: Annotated[bool, typer.Option("--defer", help="For the next meeting; stays open.")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="Take back what was decided.")] = False,
    code: Annotated[str, typer.Option(metavar="CODE", help="Which code, where there are several.")] = "",
    polarity: Annotated[str, typer.Option(metavar="NAME", help="Which polarity, where codings differ.")] = "",
    value: Annotated[str, typer.Option(metavar="N", help="Which value, where codings differ.")] = "",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    codebook_problem: Annotated[str, typer.Option(metavar="TEXT", help="What the codebook should make clear.")] = "",
    type_: Annotated[str, typer.Option("--type", metavar="TYPE", help="All open clusters of a type, e.g. span.")] = "",
    only: Annotated[
        str, typer.Option(metavar="STATUS", help="List only what is open, decided, deferred, conflict or agreed.")
    ] = "",
    sheet: Annotated[
        Path | None, typer.Option(metavar="FILE.xlsx", help="Write a decision sheet.", show_default=False)
    ] = None,
    from_: Annotated[
        list[Path] | None, typer.Option("--from", metavar="FILE.xlsx", help="Read a decision sheet back.")
    ] = None,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Decide about disagreements: list them, show one, decide about it, or use an Excel sheet."""
    opened = the_study(study)
    if sheet is not None:
        _write_sheet(opened, round_id, sheet)
        return
    if from_:
        for path in from_:
            _read_sheet(opened, round_id, path)
        return
    flags = {"both": both, "neither": neither, "union": union, "intersection": intersection, "defer": defer}
    values = {"accept": accept, "other-code": other_code, "other-span": (words or span) and not other_code}
    choice = _choice({**flags, **values, "keep": keep, "reopen": reopen})
    if not choice:
        show(opened, round_id, cluster, as_json=as_json, only=only)
        return
    from codekit.workflow.deciding.decisions import Wish

    wish = Wish(
        choice=choice,
        coder=accept,
        code=other_code or code,
        polarity=polarity,
        value=value,
        reason=reason,
        problem=codebook_problem,
    )
    if type_:
        _decide_type(opened, round_id, type_, wish)
    else:
        _decide_one(opened, round_id, cluster, wish, place=(words, span, keep))


def _choice(options: Mapping[str, object]) -> str:
    """The one decision among the options, "" where there is none."""
    chosen = [name for name, given in options.items() if given]
    if len(chosen) > 1:
        raise CodekitError(f"one decision at a time, not {' and '.join(chosen)}")
    return chosen[0] if chosen else ""


def _write_sheet(study: Study, round_id: str, path: Path) -> None:
    from codekit.workflow.deciding import sheet as decisions_sheet

    adjudication = decisions_sheet.write(study, round_id, path)
    output.say(f"{path}: {len(adjudication.clusters)} clusters to decide, {len(adjudication.agreed)} agreed")
    output.note(f"read it back with: codekit decide {round_id} --from {path}")


def _read_sheet(study: Study, round_id: str, path: Path) -> None:
    from codekit.workflow.deciding import decisions
    from codekit.workflow.deciding import sheet as decisions_sheet

    taken = decisions_sheet.read(study, path, round_id=round_id, by=study.writer)
    parts = [f"{taken.decided} decided", f"{taken.unchanged} unchanged"]
    parts += [f"{taken.reopened} reopened"] if taken.reopened else []
    output.say(f"{path.name}: {', '.join(parts)}")
    _tell(decisions.adjudication(study, round_id))


def _tell(adjudication: Adjudication) -> None:
    """How far the decisions are, and what comes next."""
    from codekit.workflow.deciding.consensus import stale

    round_id = adjudication.round.id
    output.say(f"round {round_id}: {adjudication.progress}")
    if outdated := stale(adjudication):
        output.note(f"the consensus is not what is decided in {', '.join(outdated)}: codekit consensus {round_id}")
    if adjudication.waits_for_consensus:
        output.note(f"everything is decided: codekit consensus {round_id}")


def show(study: Study, round_id: str, cluster_id: str = "", *, as_json: bool = False, only: str = "") -> None:
    """The clusters of a round with what is decided, or one of them in full; `only` names a status.

    Raises UnknownNameError for a round, cluster or status that is not known, NotComparableError before the comparison.
    """
    from codekit.workflow.deciding import decisions
    from codekit.workflow.deciding import shown as decisions_shown

    adjudication = decisions.adjudication(study, round_id)
    clusters = [adjudication.cluster(cluster_id)] if cluster_id else decisions_shown.chosen(adjudication, only)
    if as_json:
        everything = clusters if cluster_id or only else [*adjudication.clusters, *adjudication.agreed]
        output.document(decisions_shown.to_json(study, adjudication, everything))
        return
    if not cluster_id:
        rows = [decisions_shown.line(study, adjudication, cluster) for cluster in clusters]
        output.table(("cluster", "type", "coded", "words", "status"), rows)
        revoked = f", {adjudication.progress.revoked} of them revoked" if adjudication.progress.revoked else ""
        output.say(f"{len(adjudication.agreed)} codings are agreed{revoked}")
        for decision in adjudication.stray:
            output.note(f"warning: a decision by {decision.by} in {decision.transcript} is about codings that are gone")
        _tell(adjudication)
        return
    for line in decisions_shown.in_full(study, adjudication, clusters[0]):
        output.say(line)


def _decide_one(study: Study, round_id: str, cluster_id: str, wish: Wish, *, place: tuple[str, str, str]) -> None:
    from codekit.workflow.deciding import decisions
    from codekit.workflow.deciding import shown as decisions_shown

    if not cluster_id:
        raise CodekitError("which cluster?", hint=f"codekit decide {round_id} lists them; or --type TYPE")
    if wish.choice == "reopen":
        count = decisions.reopen(study, round_id, cluster_id, by=study.writer, reason=wish.reason)
        output.say(f"{cluster_id}: open again" if count else f"{cluster_id}: nothing was decided")
        return
    full = decisions_shown.placed(study, round_id, cluster_id, wish, words=place[0], span=place[1], numbers=place[2])
    decision = decisions.decide(study, round_id, cluster_id, full, by=study.writer)
    output.say(f"{cluster_id}: {decisions_shown.in_words(study, decision)}")
    _tell(decisions.adjudication(study, round_id))


def _decide_type(study: Study, round_id: str, type_: str, wish: Wish) -> None:
    from codekit.model.decisions import OPEN
    from codekit.model.differences import AGREED, BY_HARDNESS
    from codekit.workflow.deciding import decisions

    known = [name for name in BY_HARDNESS if name != AGREED]
    if type_ not in known:
        raise UnknownNameError("type", type_, known)
    with study.alone():
        adjudication = decisions.adjudication(study, round_id)
        clusters = [cluster for cluster in adjudication.clusters if cluster.type == type_]
        wishes = {cluster.id: wish for cluster in clusters if adjudication.status(cluster) == OPEN}
        decided = decisions.decide_all(study, adjudication, wishes, by=study.writer)
    output.say(f"{len(decided)} clusters of type {type_}: {wish.choice}")
    _tell(decisions.adjudication(study, round_id))


def consensus(
    round_id: RoundArgument,
    transcripts: Annotated[
        list[str] | None, typer.Argument(metavar="[T...]", help="Only these transcripts.", show_default=False)
    ] = None,
    of: Annotated[str, typer.Option("--of", metavar="CODER", help="What became of this coder's codings.")] = "",
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Write the consensus of what is decided; or show what became of a coder's codings."""
    from codekit.workflow.deciding import consensus as work
    from codekit.workflow.deciding import decisions
    from codekit.workflow.deciding import shown as decisions_shown

    opened = the_study(study)
    if of:
        fates = work.fates(opened, round_id, of)
        if as_json:
            output.document([decisions_shown.fate_json(fate) for fate in fates])
            return
        as_compared = opened.as_of(opened.round(round_id))
        output.table(("place", "code", "words", "what", "now", "why"), decisions_shown.fate_rows(as_compared, fates))
        output.say(decisions_shown.count_fates(fates))
        return
    for done in work.finalise(opened, round_id, transcripts or (), by=opened.writer):
        kept = f", {done.by_hand} made by hand" if done.by_hand else ""
        output.say(f"{done.transcript}: {done.codings} codings ({done.added} new, {done.removed} taken back{kept})")
    adjudication = decisions.adjudication(opened, round_id)
    unsettled = adjudication.unsettled()
    following = f"; the next is {unsettled[0].id}" if unsettled else ""
    output.say(f"round {adjudication.round.id}: {adjudication.progress}{following}")
