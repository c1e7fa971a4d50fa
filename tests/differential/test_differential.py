"""What codekit computes of random studies is what a recount in plain Python finds, and the recount can fail."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from codekit.agreement.formulas import coefficients, errors
from codekit.matrix import evidence, excerpts, result, states
from codekit.model import passes
from codekit.workflow.comparing import axes, grouping, polarities, variables
from codekit.workflow.rounds import counted, scope
from differential.checked import Checked
from differential.recount import interval
from differential.running import ALL, keep, run

SMALL = (*range(1, 33), 41, 86)  # the last two have intervals, for which five clusters are needed
TELLING = (41, 3, 6, 8, 11, 40)  # each of the wrong rules shows in one of these; others are looked at after them
MUTANTS: dict[str, tuple[object, str, Callable[[Any], Any]]] = {}


@pytest.fixture(scope="module")
def small() -> Checked:
    """A run that is small enough for every day."""
    return run(SMALL)


def test_every_figure_is_what_the_recount_finds(small: Checked) -> None:
    """No figure says something else than its definition."""
    assert not small.differences, "\n".join(map(str, small.differences[:10]))
    assert small.figures > 5000


def test_every_state_kind_of_round_and_polarity_occurs(small: Checked) -> None:
    """The studies that are drawn hold everything that is to be compared."""
    assert not [name for name in ALL if not small.seen[name]]


def test_a_study_can_be_kept_to_be_looked_at(tmp_path: Path) -> None:
    """A seed makes a study folder that people can open."""
    kept = keep(3, tmp_path / "kept")
    assert (kept / "study" / "study.yaml").is_file()


def test_students_quantile_is_the_tables() -> None:
    """The recount's own quantile is the printed one."""
    for p, df, printed in ((0.975, 1, 12.706), (0.975, 4, 2.776), (0.975, 30, 2.042), (0.95, 2.5, 2.5582)):
        assert math.isclose(interval.quantile(p, df), printed, abs_tol=6e-4)


def mutant(room: object, name: str) -> Callable[[Callable[[Any], Any]], Callable[[Any], Any]]:
    """Name a wrong rule: what is put in the place of `room.name`, made from the right one."""

    def noted(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
        MUTANTS[make.__name__] = room, name, make
        return make

    return noted


@mutant(excerpts, "targets")
def denials_roll_up(right: Any) -> Any:
    """Contrary codings count for the codes above."""
    assert right
    return lambda book, code, polarity: ((above, polarity) for above in (code, *book.ancestors(code)))


@mutant(evidence, "decide")
def what_nobody_read_is_absent(right: Any) -> Any:
    """An interview that nobody coded has been searched."""
    return lambda **known: right(**{**known, "coded": True, "asked": known["asked"] or "not_found"})


@mutant(result, "DETERMINATE")
def what_was_not_asked_counts(right: Any) -> Any:
    """Cases that were not asked are in n."""
    return right | {states.NOT_ASKED}


@mutant(counted, "about")
def a_round_speaks_of_all_codes(right: Any) -> Any:
    """A round's --codes are no matter."""

    def whole(round_: Any, version: Any, over: Any = None) -> Any:
        return right(replace(round_, codes=()), version, over and replace(over, codes=()))

    return whole


@mutant(counted, "second_pass")
def a_second_pass_rejects_nothing(_right: Any) -> Any:
    """What a second pass rejects stands."""

    def kept(chooser: Any, round_: Any, id_: str) -> Any:
        below = counted.below(chooser, chooser.round(round_.over), id_)
        layers = [chooser.layers(round_).get(coder, id_) for coder in round_.coders_of(id_)]
        return [*below, *(coding for layer in layers for coding in passes.result((), layer))]

    return kept


@mutant(axes, "make_material")
def missing_is_no(right: Any) -> Any:
    """A coder who did not finish found nothing."""
    return lambda **given: right(**{**given, "covered": np.ones_like(given["covered"], bool)})


@mutant(coefficients, "YES_NO")
def undefined_is_nought(right: Any) -> Any:
    """A kappa of 0/0 is 0 in the mean."""

    def mean(sums: Any) -> Any:
        kappas = np.nan_to_num(coefficients.cohen_kappa(sums))
        return kappas.sum(axis=-1) / max(kappas.shape[-1], 1)

    return {**right, "mean_kappa": right["mean_kappa"]._replace(formula=mean)}


@mutant(errors, "jackknife_df")
def as_many_degrees_as_transcripts(_right: Any) -> Any:
    """The interval has T - 1 degrees of freedom."""
    return lambda without: np.full(without.shape[1:], len(without) - 1.0)


@mutant(axes, "touched")
def only_the_first_unit_is_coded(right: Any) -> Any:
    """A span over several units codes the first one."""

    def first(*args: Any) -> Any:
        lo, hi = right(*args)
        return lo, np.minimum(hi, lo + 1)

    return first


@mutant(polarities, "_turned")
def what_rolls_up_as_contrary_keeps_its_polarity(_right: Any) -> Any:
    """A code that rolls up as contrary is seen above with the polarity of its coding."""
    return lambda _book, _codes, listed: (listed, [[] for _ in listed])


@mutant(grouping, "usual")
def interviews_of_a_case_are_independent(_right: Any) -> Any:
    """Intervals are clustered by transcript whatever the cases."""
    return lambda _study, _round: "transcript"


@mutant(variables, "_levels")
def parents_are_leaves(_right: Any) -> Any:
    """Every code is at the leaf level too, so that codings count twice there."""
    return lambda variable, *, used, split: (*variable.levels, *(["leaf"] if used or split is None else []))


@mutant(evidence, "targets")
def layers_are_named_without_those_below(_right: Any) -> Any:
    """A cell does not name the layer that its evidence from below is of."""
    return lambda _book, code, polarity: [(code, polarity)]


def test_scope_is_the_rule_that_is_mutated() -> None:
    """A mutant replaces the one rule, not a copy of it."""
    assert vars(counted)["about"] is scope.about


@pytest.mark.parametrize("name", list(MUTANTS))
def test_a_wrong_rule_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recount notices when a rule of codekit is another one."""
    room, attribute, make = MUTANTS[name]
    monkeypatch.setattr(room, attribute, make(getattr(room, attribute)))
    assert run((*TELLING, *range(1, 200)), until_different=True).differences
