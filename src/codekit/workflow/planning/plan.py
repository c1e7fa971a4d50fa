"""Which transcripts to code twice, and who codes which: a stratified sample with rotating pairs of coders.

Everything is reproducible from the seed: transcripts are drawn in the order of the SHA-256 of seed and id, so the
same study gives the same sample on every machine and in every version, and a transcript that is added moves no
other.
"""

from __future__ import annotations

import hashlib
import math
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.cases import UNKNOWN
from codekit.model.decided import Drawn
from codekit.model.rounds import COMPARABLE, Round
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.workflow.planning.size import Need

MANY_TEAMS = 5_000  # every transcript looks at each of them


@dataclass(frozen=True)
class Plan:
    """A sample of transcripts with its coders.

    `strata` maps each stratum to (how many were drawn, how many there are); one stratum "" without an attribute.
    `left_out` were coded twice or for training before. `assignments` maps each transcript to its coders.
    """

    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    assignments: Mapping[str, tuple[str, ...]]
    strata: Mapping[str, tuple[int, int]]
    by: str
    seed: int
    left_out: tuple[str, ...] = ()

    @property
    def rotates(self) -> bool:
        """True where not every coder codes every transcript."""
        return any(len(team) < len(self.coders) for team in self.assignments.values())

    @property
    def how(self) -> str:
        """How the transcripts were drawn, for the record."""
        shares = ", ".join(f"{name} {drawn} of {there}" for name, (drawn, there) in self.strata.items() if name)
        strata = f", stratified by {self.by} ({shares})" if self.by else ""
        return f"drawn with seed {self.seed}{strata}"

    @property
    def teams(self) -> dict[tuple[str, ...], int]:
        """How many transcripts each team of coders gets, teams without any included."""
        per = min((len(team) for team in self.assignments.values()), default=len(self.coders))
        counts = Counter(self.assignments.values())
        return {team: counts[team] for team in combinations(self.coders, per)}

    @property
    def loads(self) -> dict[str, int]:
        """How many transcripts each coder codes."""
        return {coder: sum(coder in team for team in self.assignments.values()) for coder in self.coders}


def plan(
    study: Study,
    *,
    coders: Sequence[str],
    size: int,
    by: str = "",
    per: int = 2,
    seed: int = 1,
    again: bool = False,
    known: Iterable[Round] | None = None,
) -> Plan:
    """Draw a sample and assign coders; nothing is written.

    `size` transcripts are drawn from the strata of `by` (an attribute of cases) in proportion, at least one from
    each where the size allows. `per` coders code each transcript. Transcripts of earlier double and training
    rounds are left out unless `again`; `known` are the rounds that may be told of, by default all.

    Raises UnknownNameError for an unknown coder or attribute, CodekitError where there are too few transcripts or
    coders, or more teams than `MANY_TEAMS`.
    """
    for coder in coders:
        study.coder(coder)
    if not 2 <= per <= len(set(coders)):
        raise CodekitError(f"{per} coders for each transcript, but {len(set(coders))} are named", hint="--coders a,b,c")
    used = _used(study, known) if not again else set[str]()
    pool = [id_ for id_ in study.transcript_ids() if id_ not in used]
    strata = stratify(study, pool, by)
    if not 1 <= size <= len(pool):
        hint = "transcripts of earlier rounds are left out; --again takes them too" if used else "import more"
        raise CodekitError(f"{size} transcripts are wanted, and {len(pool)} can be drawn", hint=hint)
    drawn = draw(strata, size, seed)
    chosen = [id_ for ids in drawn.values() for id_ in ids]
    people = tuple(dict.fromkeys(coders))
    return Plan(
        transcripts=tuple(sorted(chosen)),
        coders=people,
        assignments=rotate(chosen, people, per, seed),
        strata={name: (len(drawn[name]), len(ids)) for name, ids in strata.items()},
        by=by,
        seed=seed,
        left_out=tuple(sorted(used)),
    )


def as_drawn(
    study: Study, transcripts: Sequence[str], *, seed: int, by: str = "", known: Iterable[Round] | None = None
) -> Drawn:
    """The record that these transcripts are the ones that `plan` draws with this seed; `known` as there.

    Raises CodekitError where they are not, and UnknownNameError for an attribute that no case has.
    """
    everything = study.transcript_ids()
    wanted = everything if list(transcripts) == ["all"] else list(dict.fromkeys(transcripts))
    used = _used(study, known)
    for pool in ([id_ for id_ in everything if id_ not in used], everything):
        strata = stratify(study, pool, by)
        sample = draw(strata, len(wanted), seed) if len(wanted) <= len(pool) else {}
        if {id_ for ids in sample.values() for id_ in ids} == set(wanted):
            shares = {name: (len(sample[name]), len(ids)) for name, ids in strata.items() if name}
            return Drawn(seed=seed, of=len(pool), by=by, strata=shares)
    raise CodekitError(
        f"these are not the transcripts that seed {seed} draws{f' by {by}' if by else ''}",
        hint="start the round with the command that `codekit round plan` prints, or leave --seed out",
    )


def _used(study: Study, known: Iterable[Round] | None) -> set[str]:
    """The transcripts that double and training rounds have."""
    rounds = study.rounds() if known is None else known
    return {id_ for round_ in rounds if round_.kind in COMPARABLE for id_ in round_.transcripts}


def stratify(study: Study, ids: Iterable[str], by: str) -> dict[str, list[str]]:
    """Transcripts by the value that their case has for an attribute; without one they are unknown.

    Raises UnknownNameError for an attribute that no case has.
    """
    if not by:
        return {"": list(ids)}
    registers = study.registers
    known = {name for case in registers.cases for name in case.attributes}
    if by not in known:
        raise UnknownNameError("attribute", by, known, where="cases.csv")
    values = {case.id: case.attributes.get(by, UNKNOWN) or UNKNOWN for case in registers.cases}
    case_of = {interview.transcript: interview.case for interview in registers.interviews}
    strata: dict[str, list[str]] = {}
    for id_ in ids:
        strata.setdefault(values.get(case_of.get(id_, ""), UNKNOWN), []).append(id_)
    return dict(sorted(strata.items()))


def draw(strata: Mapping[str, Sequence[str]], size: int, seed: int) -> dict[str, list[str]]:
    """So many transcripts, from each stratum in proportion to its size; each in the order of drawing.

    Raises ValueError where there are not so many.
    """
    shares = allocate({name: len(ids) for name, ids in strata.items()}, size)
    return {name: sorted(ids, key=lambda id_: _lot(seed, id_))[: shares[name]] for name, ids in strata.items()}


def allocate(sizes: Mapping[str, int], total: int) -> dict[str, int]:
    """Places for each stratum: one each where there are enough, the others by largest remainders.

    The places add up to `total`, none exceeds its stratum, and no order of the strata matters. Raises ValueError
    where `total` exceeds all strata together.
    """
    names = sorted(name for name, size in sizes.items() if size)
    whole = sum(sizes.values())
    if not 0 <= total <= whole:
        raise ValueError("the sample must fit the strata")
    quota = {name: total * sizes[name] / whole for name in names}
    places = dict.fromkeys(sizes, 0) | {name: min(sizes[name], int(quota[name])) for name in names}
    if total >= len(names):
        places |= {name: max(1, places[name]) for name in names}
    while sum(places.values()) > total:
        fullest = max((n for n in names if places[n] > 1), key=lambda n: (places[n] - quota[n], n))
        places[fullest] -= 1
    while sum(places.values()) < total:
        neediest = max((n for n in names if places[n] < sizes[n]), key=lambda n: (quota[n] - places[n], n))
        places[neediest] += 1
    return places


def rotate(transcripts: Sequence[str], coders: Sequence[str], per: int, seed: int) -> dict[str, tuple[str, ...]]:
    """Coders for each transcript: every team of `per` as often as any other (by at most one).

    Teams take turns in the order of `transcripts`, so that they mix over strata; the team comes next that had
    fewest transcripts, then the one whose members had fewest. Raises CodekitError for more than `MANY_TEAMS`.
    """
    teams = list(combinations(coders, per))
    if len(teams) > MANY_TEAMS:
        raise CodekitError(f"{len(coders)} coders make {len(teams)} teams", hint="name fewer coders")
    times: Counter[tuple[str, ...]] = Counter()
    load: Counter[str] = Counter()
    assignments: dict[str, tuple[str, ...]] = {}
    for id_ in transcripts:
        team = min(teams, key=lambda t: (times[t], sorted((load[c] for c in t), reverse=True), _lot(seed, *t)))
        assignments[id_] = team
        times[team] += 1
        load.update(team)
    return assignments


def _lot(seed: int, *names: str) -> str:
    """A lot that only depends on the seed and the names."""
    return hashlib.sha256("\x1f".join([str(seed), *names]).encode("utf-8")).hexdigest()


def units_in(study: Study, unit: str) -> int:
    """The median number of respondents' units in a transcript of the study; 60 where there is none yet.

    Raises CodekitError where a transcript is not stored divided into such units.
    """
    from statistics import median

    from codekit.workflow.comparing.axes import RESPONDENTS, axis

    counts = [axis(study, id_, unit, RESPONDENTS).n_units for id_ in study.transcript_ids()]
    return max(1, int(median(counts))) if counts else 60


def needs(study: Study, round_id: str, width: float) -> list[Need]:
    """How many transcripts each code needs by the clustered errors of an earlier round.

    Raises what `comparable` and `size.from_round` raise, and CodekitError where no code of the round has an interval.
    """
    from codekit.agreement.rounds.report import TOP
    from codekit.workflow.comparing import compare
    from codekit.workflow.planning import size as plan_size

    round_ = compare.comparable(study, round_id)
    report = compare.agree(study, round_.id, compare.Options(training=True, level=TOP)).report
    needed = plan_size.from_round(report, width)
    if not any(need.transcripts for need in needed):
        raise CodekitError(
            f"round {round_id} gives no interval to plan from ({report.n_transcripts} transcripts)",
            hint="say what you expect: --kappa, --prevalence, --design-effect",
        )
    return needed


def to_json(drawn: Plan, start: str, *, needs: Sequence[Need] = (), width: float = math.nan) -> dict[str, Any]:
    """The plan as plain values; `start` is the command that starts its round."""
    return {
        "seed": drawn.seed,
        "by": drawn.by or None,
        "transcripts": list(drawn.transcripts),
        "coders": list(drawn.coders),
        "assignments": {id_: list(drawn.assignments[id_]) for id_ in drawn.transcripts},
        "strata": [{"value": name, "drawn": n, "of": there} for name, (n, there) in drawn.strata.items()],
        "left_out": list(drawn.left_out),
        "expected_width": None if math.isnan(width) else width,
        "needs": [
            {
                "code": need.code,
                "coefficient": need.coefficient,
                "value": None if math.isnan(need.value) else need.value,
                "transcripts": need.transcripts,
                "why": need.why or None,
            }
            for need in needs
        ],
        "command": start,
    }


def command(drawn: Plan, *, round_id: str, kind: str, codebook: str, unit: str = "") -> str:
    """The command that starts the round of a plan."""
    parts = ["codekit", "round", "start", round_id, "--kind", kind, "--coders", ",".join(drawn.coders)]
    parts += ["--transcripts", ",".join(drawn.transcripts), "--codebook", codebook]
    parts += ["--unit", unit] if unit else []
    if drawn.rotates:
        parts += ["--assign", ",".join(f"{id_}={'+'.join(drawn.assignments[id_])}" for id_ in drawn.transcripts)]
    parts += ["--seed", str(drawn.seed), *(["--by", shlex.quote(drawn.by)] if drawn.by else [])]
    parts += ["--note", shlex.quote(drawn.how)]
    return " ".join(parts)
