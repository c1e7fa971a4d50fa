"""Themes by attributes, and themes together."""

from __future__ import annotations

from codekit.matrix import Matrix
from codekit.matrix.crosstab import crosstab, grouping_attributes, groups, overlaps
from matrix.made import coding, matrix, registers, transcript

SIZES = {"O1": "10-49", "O2": "2-9", "O3": "", "O4": "2-9"}


def study() -> Matrix:
    """Four organizations; O1 has both goals, O2 one of them, O4 is not yet coded."""
    talks = [transcript(f"T{n}", "R: We send. They deliver.") for n in range(1, 5)]
    codings = [coding(talks[0], "We send.", "GOAL.REF"), coding(talks[0], "They deliver.", "GOAL.DISC")]
    codings += [coding(talks[1], "We send.", "GOAL.REF")]
    attributes = {case: {"size": size, "name": f"Clinic {case}"} for case, size in SIZES.items()}
    cases = {t.id: f"O{t.id[1:]}" for t in talks}
    return matrix(talks, codings, registers(cases, attributes=attributes), uncoded=["T4"])


def test_values_are_sorted_by_size_and_unknown_is_a_value() -> None:
    """2-9 before 10-49; what is not recorded stands last and is never read as no."""
    assert [("2-9", ("O2", "O4")), ("10-49", ("O1",)), ("unknown", ("O3",))] == groups(study(), "size")


def test_attributes_that_name_cases_do_not_group_them() -> None:
    """A name that differs in every case makes no crosstab."""
    assert ("size",) == grouping_attributes(study())


def test_k_n_and_the_group_are_three_different_numbers() -> None:
    """Two organizations in the group, one of them decided, in which the theme was found."""
    cross = next(c for c in crosstab(study()) if (c.value, c.theme) == ("2-9", "GOAL.REF"))

    assert ("1 of 1", ("O2",), ("O2", "O4")) == (str(cross), cross.present, cross.cases)


def test_groups_add_up_to_the_totals() -> None:
    """Over the values of an attribute k and n sum to those of the theme."""
    table = study()

    assert table.themes
    for theme in table.themes:
        mine = [c for c in crosstab(table) if c.theme == theme]
        assert (table.totals[theme].k, table.totals[theme].n) == (sum(c.k for c in mine), sum(c.n for c in mine))


def test_overlaps_count_exact_combinations() -> None:
    """Each decided organization stands in one combination, the one without any theme included."""
    found = {o.themes: o.cases for o in overlaps(study()) if o.parent == "GOAL"}

    assert {("GOAL.REF", "GOAL.DISC"): ("O1",), ("GOAL.REF",): ("O2",), (): ("O3",)} == found
