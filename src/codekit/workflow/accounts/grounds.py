"""What the accounts of a study rest on, read once: registers, rounds that may be told of, matrix, codings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from codekit.errors import CodekitError
from codekit.model.cases import Interview
from codekit.model.codebook import Codebook
from codekit.model.events import Event, InRound
from codekit.model.names import CONSENSUS, RULES
from codekit.model.rounds import DOUBLE, TRAINING, Round
from codekit.model.said import Spoken
from codekit.reporting.agreement.findings import NO_CODER
from codekit.store.values import Layers
from codekit.workflow.coding.export import Exported, seen
from codekit.workflow.comparing import compare
from codekit.workflow.results import tabulate
from codekit.workflow.rounds.reviews import Reviews
from codekit.workflow.rounds.visibility import blind_in
from codekit.workflow.study.people import is_named, name_of
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.workflow.comparing.compare import Comparison

CASES, INTERVIEWS, COVERAGE, CELLS = "cases.csv", "interviews.csv", "coverage.csv", "cells.csv"
SETTINGS, CONTACTS = "study.yaml", "recruitment.csv"


class Grounds:
    """A study as whoever names nobody may see it; `codebook` is the one of the results, by default the most coded."""

    def __init__(self, study: Study, codebook: str = "") -> None:
        """Read nothing yet. Raises UnknownNameError for an unknown codebook."""
        self.study, self._asked = study, codebook
        if codebook:
            study.codebook(codebook)

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """Every round."""
        return tuple(self.study.rounds())

    @cached_property
    def told(self) -> tuple[Round, ...]:
        """The rounds whose codings may be told of: all that are not blind."""
        return tuple(round_ for round_ in self.rounds if not blind_in(round_))

    @cached_property
    def blind(self) -> tuple[str, ...]:
        """The rounds of which nothing may be told yet but that they were started."""
        return tuple(round_.id for round_ in self.rounds if blind_in(round_))

    def of_kind(self, *kinds: str) -> tuple[Round, ...]:
        """The rounds of some kinds that may be told of."""
        return tuple(round_ for round_ in self.told if round_.kind in kinds)

    @cached_property
    def transcripts(self) -> tuple[str, ...]:
        """Ids of the transcripts."""
        return tuple(self.study.transcript_ids())

    @cached_property
    def spoken(self) -> Mapping[str, Spoken]:
        """The transcripts with what was said."""
        return {id_: Spoken(self.study.transcript(id_)) for id_ in self.transcripts}

    @cached_property
    def interviews(self) -> tuple[Interview, ...]:
        """The registered interviews whose transcripts the study has."""
        return tuple(i for i in self.study.registers.interviews if i.transcript in set(self.transcripts))

    @cached_property
    def by_case(self) -> Mapping[str, tuple[Interview, ...]]:
        """The interviews of each case that has any, in the order they were held."""
        held = {case.id: self.study.registers.interviews_of(case.id) for case in self.study.registers.cases}
        known = set(self.transcripts)
        return {
            case: inside for case, all_ in held.items() if (inside := tuple(i for i in all_ if i.transcript in known))
        }

    def layers(self, round_: Round) -> Layers:
        """What stands in the ledgers of a round that may be told of."""
        if round_.id not in self._layers:
            self._layers[round_.id] = self.study.layers(round_)
        return self._layers[round_.id]

    @cached_property
    def _layers(self) -> dict[str, Layers]:
        return {}

    @cached_property
    def comparisons(self) -> Mapping[str, Comparison]:
        """The compared double rounds: those that are for report."""
        return {r.id: compare.agree(self.study, r.id) for r in self.of_kind(DOUBLE) if r.compared and r.independent}

    @cached_property
    def codings(self) -> Exported:
        """All codings and notes that may be seen."""
        return seen(self.study, "")

    @cached_property
    def reviews(self) -> Reviews:
        """The reviews that stand."""
        return Reviews(self.study)

    # results

    @cached_property
    def matrices(self) -> Mapping[str, Matrix]:
        """The matrix of every codebook that something was coded with, beyond training; none without cases."""
        used = {round_.codebook_id for round_ in self.told if round_.kind != TRAINING}
        if not self.study.registers.cases:
            return {}
        wanted = [self._asked] if self._asked else [id_ for id_ in self.study.codebook_ids() if id_ in used]
        found = {id_: tabulate.matrix(self.study, id_) for id_ in wanted}
        return {id_: matrix for id_, matrix in found.items() if any(matrix.layers.values())}

    @cached_property
    def matrix(self) -> Matrix | None:
        """The matrix of the results: of the codebook that was asked for, else of the one that most is coded with."""
        coded = {id_: sum(map(m.wholly_coded, self.transcripts)) for id_, m in self.matrices.items()}
        return self.matrices[max(coded, key=lambda id_: coded[id_])] if coded else None

    def needed_matrix(self) -> Matrix:
        """The matrix. Raises CodekitError where nothing counts yet, or there are no cases."""
        if self.matrix is None:
            raise CodekitError(
                "there is no result to report yet: nothing counts in the matrix",
                hint="codekit matrix CODEBOOK says what is missing",
            )
        return self.matrix

    @cached_property
    def books(self) -> tuple[Codebook, ...]:
        """The codebooks that rounds use, each in the version of its last round."""
        last = {round_.codebook_id: round_ for round_ in self.rounds}
        return tuple(self.study.round_codebook(round_) for round_ in last.values())

    # words

    def person(self, id_: str) -> str:
        """A coder in words: the id, and the name in study.yaml; of others only a login is known, which is not told."""
        is_login = id_ not in self.study.settings.coders and id_ not in {"", CONSENSUS} and not id_.startswith(RULES)
        if is_login and " " not in id_:  # guests of meetings stand by first and last name
            return NO_CODER
        return f"{id_} ({name_of(self.study, id_)})" if is_named(self.study, id_) else id_

    def people(self, ids: tuple[str, ...]) -> str:
        """Coders in words."""
        return joined([self.person(id_) for id_ in ids])


def recorded(event: Event) -> str:
    """Where an event of a round is recorded: the folder of ledgers, the event's kind, id and day; no login name."""
    tag = type(event).__struct_config__.tag
    place = f"rounds/{event.round}/" if isinstance(event, InRound) else "codings"
    return f"{place}: {tag} {event.id[:8]} of {event.at[:10]}"


def started(study: Study, round_: Round) -> str:
    """Where the start of a round is recorded."""
    events = study.store.round_events(round_.id).events
    return next((recorded(event) for event in events if event.id == round_.start), f"rounds/{round_.id}")


def joined(words: list[str]) -> str:
    """a; a and b; a, b and c."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def n_of(n: int, one: str, many: str = "") -> str:
    """A number with what is counted: 1 case, 2 cases."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def were(n: int) -> str:
    """Was or were."""
    return "was" if n == 1 else "were"
