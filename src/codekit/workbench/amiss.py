"""What is broken in a study, as far as the window tells without being asked: what is read anyway, or small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from codekit.errors import CodekitError, Problem
from codekit.model.subjects import SUBJECTS
from codekit.store.held import Held
from codekit.store.protocols import Look
from codekit.store.values import Own
from codekit.workflow.results import study_check
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study.study import Study

ERROR = "error"


class Amiss:
    """The errors of a study's settings, tables, codebooks and ledgers; a ledger is read again where somebody wrote."""

    def __init__(self, study: Study) -> None:
        """Read nothing yet."""
        self._study = study
        self._ledgers: Held[Own, list[Problem]] = Held()

    def errors(self, sight: Sight) -> list[Problem]:
        """What `check` calls an error, but for texts and for how files are kept; each once.

        While the viewer is blind, nothing of what others wrote, as `check` has it then.
        """
        found = [*study_check.of_settings(self._study), *self._written(sight)]
        return [problem for problem in dict.fromkeys(found) if problem.level == ERROR]

    def _written(self, sight: Sight) -> Iterator[Problem]:
        store = self._study.store
        look = store.look()
        if not sight.blind:
            for id_ in store.round_ids():
                yield from store.round_events(id_).problems
            for subject in SUBJECTS:
                yield from store.study_events(subject).problems
        for round_ in sight.shown:
            mine = [pair for pair in round_.pairs if not sight.blind or pair[0] == sight.coder]
            yield from self._of(((round_.id, *pair) for pair in mine), look)

    def _of(self, places: Iterable[Own], look: Look) -> Iterator[Problem]:
        for place in places:
            if now := look.own(place):
                yield from self._ledgers.get(place, now, partial(self._problems, place, look))

    def _problems(self, place: Own, look: Look) -> list[Problem]:
        try:
            return list(self._study.store.own_events(place, look=look).problems)
        except CodekitError as error:
            return [Problem(error.where or "/".join(place), None, error.what, error.hint)]
