"""Start a round from the page: draw a sample, rehearse the start, start it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import msgspec

from codekit.errors import CodekitError
from codekit.model.rounds import COMPARABLE, TRAINING
from codekit.workbench.desk import Desk
from codekit.workbench.views.values import Value
from codekit.workflow.planning import plan
from codekit.workflow.planning import size as plan_size
from codekit.workflow.rounds import rounds, starting
from codekit.workflow.rounds.starting import Amiss, Checked, Wish

MOST_CODERS = 20  # who share transcripts: all teams of them are looked at
Seed = Annotated[int, msgspec.Meta(ge=-(2**31), le=2**31)]
Number = Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class SampleRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/start/sample: which transcripts to code, and who codes which; nothing is written."""

    coders: list[str]
    size: Number = 0  # 0: as many as the width needs
    per: Number = 2
    by: str = ""
    seed: Seed = 1
    again: bool = False
    unit: str = "turn"
    width: float = 0.2
    kappa: float = 0.8
    prevalence: float = 0.1
    design_effect: float = 2.0


class Stratum(Value, frozen=True, kw_only=True):
    """How many transcripts were drawn of those with one value of the attribute."""

    value: str
    drawn: int
    of: int


class Sample(Value, frozen=True, kw_only=True):
    """Transcripts that were drawn, with their coders."""

    transcripts: list[str]
    assignments: dict[str, list[str]]
    strata: list[Stratum]  # empty where none were asked for
    left_out: list[str]  # coded twice or for training before, as far as that may be told
    how: str  # for the record
    expects: str  # how wide an interval so many give, under which assumptions


class ShareRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/start/share: who codes which of these transcripts, so many coders each; nothing is written."""

    transcripts: list[str]
    coders: list[str]
    per: Number = 1
    seed: Seed = 1


class Share(Value, frozen=True, kw_only=True):
    """The coders of each transcript: every team as often as any other, by at most one."""

    assignments: dict[str, list[str]]


class StartRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/start/rehearsal says what a start would do; POST /api/start starts the round."""

    id: str
    kind: str
    coders: list[str]
    transcripts: list[str]
    codebook: str
    codes: list[str] = []
    unit: str = "turn"
    over: str = ""
    parent: str = ""
    blind: bool | None = None
    add_coders: bool = False
    assignments: dict[str, list[str]] = {}
    key: str = ""  # of a training round that is not blind: whose codings are the known answers
    note: str = ""
    seed: Seed | None = None  # of the sample that the transcripts are
    by: str = ""


class FieldAmiss(Value, frozen=True, kw_only=True):
    """What keeps the round from being started, and the field that it is about."""

    field: str
    message: str
    hint: str


class Rehearsal(Value, frozen=True, kw_only=True):
    """What a start would do, or what keeps it from being done; nothing is written."""

    amiss: list[FieldAmiss]
    says: list[str]  # what it will do, one sentence each; empty where something is amiss


class Started(Value, frozen=True, kw_only=True):
    """The round that was started; `shown` is false where its starter may not follow it, being blind elsewhere."""

    id: str
    shown: bool


def sample(desk: Desk, asked: SampleRequest) -> Sample:
    """Draw a sample as `codekit round plan` does, among what the coder may know. Raises as `plan.plan`."""
    units = plan.units_in(desk.study, asked.unit)
    assumed = plan_size.Assumptions(asked.kappa, asked.prevalence, units, asked.design_effect)
    size = asked.size or plan_size.transcripts_needed(assumed, asked.width)
    drawn = plan.plan(
        desk.study,
        coders=asked.coders,
        size=size,
        by=asked.by,
        per=asked.per,
        seed=asked.seed,
        again=asked.again,
        known=desk.sight.shown,
    )
    return Sample(
        transcripts=list(drawn.transcripts),
        assignments={id_: list(team) for id_, team in drawn.assignments.items()},
        strata=[Stratum(value=name, drawn=n, of=there) for name, (n, there) in drawn.strata.items() if name],
        left_out=list(drawn.left_out),
        how=drawn.how,
        expects=_expects(assumed, size),
    )


def _expects(assumed: plan_size.Assumptions, size: int) -> str:
    width = plan_size.expected_width(assumed, size)
    if math.isnan(width):
        return "Below 5 transcripts no interval is shown; each transcript's value is."
    return f"A 95 % interval of kappa about {width:.2f} wide, if {assumed}."


def share(_desk: Desk, asked: ShareRequest) -> Share:
    """Share transcripts out among coders, as a plan does. Raises CodekitError where they cannot be."""
    coders = list(dict.fromkeys(asked.coders))
    if not 1 <= asked.per <= len(coders) <= MOST_CODERS:
        raise CodekitError(f"{asked.per} coders for each transcript, but {len(coders)} are named")
    teams = plan.rotate(list(dict.fromkeys(asked.transcripts)), coders, asked.per, asked.seed)
    return Share(assignments={id_: list(team) for id_, team in teams.items()})


def rehearse(desk: Desk, asked: StartRequest) -> Rehearsal:
    """What a start would do, told to somebody who may not know of every round."""
    checked, amiss = _checked(desk, asked)
    return Rehearsal(
        amiss=[_told(one) for one in amiss],
        says=[] if amiss else list(_says(desk, asked, checked)),
    )


def _checked(desk: Desk, asked: StartRequest) -> tuple[Checked, list[Amiss]]:
    sight, amiss = desk.sight, list[Amiss]()
    wish = _wish(asked)
    if asked.over:
        try:
            desk.round(asked.over)
        except CodekitError as error:
            amiss.append(Amiss("over", error))
            wish = replace(wish, over="", kind="initial" if asked.kind == "second-pass" else asked.kind)
    checked = starting.check(desk.study, wish, taken=[round_.id for round_ in sight.shown])
    amiss += checked.amiss
    if not amiss and asked.seed is not None:
        try:
            plan.as_drawn(desk.study, asked.transcripts, seed=asked.seed, by=asked.by, known=sight.shown)
        except CodekitError as error:
            amiss.append(Amiss("transcripts", error))
    return checked, amiss


def _wish(asked: StartRequest) -> Wish:
    return Wish(
        asked.id,
        asked.kind,
        asked.coders,
        asked.transcripts,
        asked.codebook,
        asked.codes,
        asked.unit,
        asked.over,
        asked.parent,
        asked.add_coders,
        asked.assignments,
        asked.blind,
        asked.key,
    )


def _told(one: Amiss) -> FieldAmiss:
    """A hint that names a command's option is of no use in a page."""
    hint = one.error.hint
    useless = "--" in hint or hint.startswith("codekit ")
    return FieldAmiss(field=one.field, message=one.error.message.partition("\n")[0], hint="" if useless else hint)


def _says(desk: Desk, asked: StartRequest, checked: Checked) -> Iterator[str]:
    book = checked.book
    if book is not None:
        codes = f"{len(asked.codes)} of its codes" if asked.codes else "every code of it"
        yield f"Codebook {book.key}, {codes}: kept with the round as it is now; what is edited later does not reach it."
    n = {
        coder: sum(coder in checked.assignments.get(t, checked.coders) for t in checked.transcripts)
        for coder in checked.coders
    }
    each = ", ".join(f"{coder} {number}" for coder, number in n.items())
    texts = f"{len(checked.transcripts)} transcript{'s' * (len(checked.transcripts) != 1)}"
    yield f"{texts}, {checked.pairs()} assignment{'s' * (checked.pairs() != 1)}: {each}."
    new = [coder for coder in checked.coders if coder not in desk.study.settings.coders]
    if new:
        yield f"New in the study: {', '.join(new)}."
    blind = asked.kind in COMPARABLE if asked.blind is None else asked.blind
    if blind:
        yield "Blind: nobody sees what the others code until everybody has finished and the round is compared."
    elif asked.kind == TRAINING:
        known = f"; {asked.key}'s codings are the known answers" if asked.key else ""
        yield f"Not blind: figures so far are shown while they code, and never reported{known}."
    elif asked.kind in COMPARABLE:
        yield "Not blind: its coders see each other's work, so it can never be reported as agreement."
    if desk.coder not in checked.coders and desk.sight.blind:
        yield "You do not code in it: while you are blind in another round, you will not see it."


def start(desk: Desk, asked: StartRequest) -> Started:
    """Start the round as `codekit round start` does. Raises as `rounds.start`; nothing is written then."""
    _, amiss = _checked(desk, asked)
    for one in amiss:
        raise one.error
    seed, sight = asked.seed, desk.sight
    round_ = rounds.start(
        desk.study,
        asked.id,
        kind=asked.kind,
        coders=asked.coders,
        transcripts=asked.transcripts,
        codebook=asked.codebook,
        codes=asked.codes,
        unit=asked.unit,
        over=asked.over,
        parent=asked.parent,
        blind=asked.blind,
        add_coders=asked.add_coders,
        assignments=asked.assignments,
        note=asked.note,
        key=asked.key,
        drawn=None
        if seed is None
        else plan.as_drawn(desk.study, asked.transcripts, seed=seed, by=asked.by, known=sight.shown),
    )
    return Started(id=round_.id, shown=desk.coder in round_.coders or not sight.blind)
