"""Cases and ids of large projects: what has no room is told, and thousands of one name cost as much as of many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from codekit.model.names import clean_id
from codekit.model.project import LEFT_OUT, Project, ProjectCase, Text, Variable
from codekit.tables import limits
from codekit.workflow.projects import cases, naming


class Asked(set[str]):
    """Ids that are used, with how often somebody asked for one."""

    asked = 0

    def __contains__(self, id_: object) -> bool:
        """True where the id is used."""
        self.asked += 1
        return super().__contains__(id_)


def test_thousands_of_one_name_are_numbered_one_after_another() -> None:
    """Each with the next number, for which few are tried."""
    used = Asked()
    ids = [naming.unused("Food", "code", used, clean_id) for _ in range(2_000)]

    assert ["Food", *(f"Food-{number}" for number in range(2, 2_001))] == ids
    assert used.asked < 30 * len(ids)


@given(st.lists(st.sampled_from(["a", "A", "b", "a-2", "a-3", "A-5", "b-2"])))
def test_no_id_is_given_twice(names: list[str]) -> None:
    """Whatever the names, and the numbers in them."""
    ids = naming.ids([(str(place), name) for place, name in enumerate(names)], "x", make=clean_id)

    assert len(names) == len({id_.casefold() for id_ in ids.values()})


def _attributed(many: int, rows: int) -> cases.Tables:
    """A project in which each text has so many attributes that no other has."""
    texts = tuple(
        Text(str(n), f"T{n}", "We eat.", attributes={f"{n}-{each}": "x" for each in range(many)}) for n in range(rows)
    )
    owners = (ProjectCase("c", "Ann", attributes={f"c-{each}": "x" for each in range(many)}),)
    variables = tuple(Variable(f"v{n}") for n in range(many))
    return cases.tables(
        Project("p", texts=texts, cases=owners, variables=variables), {text.id: text.name for text in texts}
    )


def test_attributes_that_a_table_has_no_room_for_are_told() -> None:
    """A table has a thousand columns at the most, and what is left out is counted."""
    made = _attributed(300, 4)
    most = limits.COLUMNS - len(("transcript", "case"))

    assert most == sum(len(row) - 2 for row in made.interviews)
    assert [4 * 300 - most] == [told.n for told in made.told if (told.outcome, told.what) == (LEFT_OUT, "attributes")]


def test_attributes_that_fit_are_all_there() -> None:
    """And nothing is told."""
    made = _attributed(30, 4)

    assert 4 * 30 == sum(len(row) - 2 for row in made.interviews)
    assert not [told for told in made.told if (told.outcome, told.what) == (LEFT_OUT, "attributes")]


def test_the_more_rows_a_table_has_the_fewer_columns() -> None:
    """A table of a hundred thousand rows and a thousand columns would be a hundred million cells."""
    made = _attributed(1, 5_000)
    columns = {name for row in made.interviews for name in row} - {"transcript", "case"}

    assert len(columns) * len(made.interviews) <= 2 * limits.CELLS
    assert len(columns) > 100
