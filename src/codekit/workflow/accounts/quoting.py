"""Which quotations stand beside a theme: those that analysts chose for its cells, then passages of other cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codekit.formats.printed_quotes import Printed
from codekit.matrix.states import CONTRARY as ONLY_CONTRARY
from codekit.matrix.states import FOUND
from codekit.model.polarities import CONTRARY, HYPOTHETICAL, SUPPORTING
from codekit.workflow.results import chosen_quotes, judgements
from codekit.workflow.results.quotes import Checked, Desk
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.matrix.passages import Excerpt

QUOTES, AGAINST = 3, 3  # quotations of a theme; passages against it
_SHORT, _BEST, _LONG = 8, 28, 70  # words of a passage that can be printed, and of one that reads best


@dataclass(frozen=True)
class Beside:
    """What stands beside a theme; what does not say what was said is among them, and takes nobody's place."""

    quotes: tuple[Checked, ...]
    against: tuple[tuple[Checked, str], ...]  # with the kind of evidence


@dataclass
class Quoting:
    """Quotations for one theme after the other; cases that were quoted least so far come first."""

    study: Study
    matrix: Matrix
    desk: Desk
    most: int = QUOTES
    used: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Read what analysts chose."""
        self._bank = judgements.standing(self.study, self.matrix.codebook.id)

    def of(self, code: str, own: Sequence[Printed] = ()) -> Beside:
        """The quotations of a theme: a team's own list, or the bank's and what fills it up."""
        if own:
            return Beside(tuple(map(self.desk.check, own)), tuple(self._against(code)))
        chosen, refused = self._chosen(code)
        return Beside((*chosen, *self._filled_up(code, chosen), *refused), tuple(self._against(code)))

    def _of_cells(self, code: str, *, against: bool) -> Iterator[tuple[str, list[Checked]]]:
        """What analysts chose, by case: for cells that have only contrary evidence, or for the others."""
        for case in self.matrix.cases:
            if against == (self.matrix.cells[case, code].state == ONLY_CONTRARY):
                yield case, list(map(self.desk.check, chosen_quotes.bank(self.study, self._bank, case, code)))

    def _chosen(self, code: str) -> tuple[list[Checked], list[Checked]]:
        """One of each case before a second of any, as many as are wanted; and those that do not say what was said."""
        cells = list(self._of_cells(code, against=False))
        refused = [one for _, found in cells for one in found if one.problems]
        faithful = [(case, [one for one in found if not one.problems]) for case, found in cells]
        turns = [(nth, self.used[case], case, one) for case, found in faithful for nth, one in enumerate(found)]
        first = sorted(turns, key=lambda turn: turn[:3])[: self.most]
        self.used.update(case for *_, case, _ in first)
        return [one for *_, one in first], refused

    def _filled_up(self, code: str, chosen: Sequence[Checked]) -> list[Checked]:
        """Passages of cases that are not quoted yet, as near to a good length as there is."""
        quoted = {one.interview.case for one in chosen if one.interview}
        best: dict[str, Excerpt] = {}
        for case in self.matrix.cases:
            if case not in quoted and self.matrix.cells[case, code].state in FOUND:
                passages = [e for e in self.matrix.excerpts(case, code, (SUPPORTING,)) if _SHORT <= e.words <= _LONG]
                if passages:
                    best[case] = min(passages, key=lambda e: (abs(e.words - _BEST), e.transcript, e.start))
        in_order = sorted(best, key=lambda case: (self.used[case], abs(best[case].words - _BEST), case))
        order = in_order[: self.most - len(chosen)]
        self.used.update(order)
        return [self.desk.check(_printed(best[case], code)) for case in order]

    def _against(self, code: str) -> list[tuple[Checked, str]]:
        """What analysts chose of those who deny the theme, then what was coded as contrary or hypothetical."""
        chosen = [(one, CONTRARY) for _, found in self._of_cells(code, against=True) for one in found]
        quoted = {one.interview.case for one, _ in chosen if one.interview and not one.problems}
        coded = [
            (self.desk.check(_printed(excerpt, code)), excerpt.evidence)
            for kind in (CONTRARY, HYPOTHETICAL)
            for case in self.matrix.cases
            if not (kind == CONTRARY and case in quoted)
            for excerpt in self.matrix.excerpts(case, code, (kind,))[:1]
        ]
        return [*chosen, *coded][:AGAINST]


def _printed(excerpt: Excerpt, code: str) -> Printed:
    return Printed(" ".join(excerpt.text.split()), 0, transcript=excerpt.transcript, theme=code)
