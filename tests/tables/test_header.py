"""A header is checked in one way, wherever a table comes from."""

from __future__ import annotations

from codekit.tables.header import brief, columns_found, did_you_mean, header_problems


def test_a_missing_column_is_that_which_is_called_almost_so() -> None:
    """Only a column that means nothing else is offered; where there is none, those that are there are listed."""
    (renamed,) = header_problems(["transcripts", "case"], "t.csv", 1, needed=["transcript", "case"])
    (listed,) = header_problems(["case", ""], "t.csv", 4, needed=["case", "cases"])
    (said,) = header_problems([], "t.csv", 1, needed=["case"], otherwise="put the header back")

    assert "t.csv:1: no column 'transcript' (rename 'transcripts')" == str(renamed)
    assert "t.csv:4: no column 'cases' (columns found: case)" == str(listed)
    assert "t.csv:1: no column 'case' (put the header back)" == str(said)


def test_a_column_stands_once_unless_that_is_allowed() -> None:
    """Empty headings are no columns."""
    header = ["b", "a", "b", "", "", "a"]

    assert ["column 'b' stands twice", "column 'a' stands twice"] == [
        problem.message for problem in header_problems(header, "t.csv", 1)
    ]
    assert [] == header_problems(header, "t.csv", 1, unique=False)


def test_an_unknown_column_is_a_slip_of_the_pen_or_somebodys_own() -> None:
    """The first is an error, the second is left out with a warning; where people add columns both are theirs."""
    header = ["code", "polarty", "zzz", "quote"]
    found = header_problems(header, "t.csv", 1, known=("code", "polarity"), unused=("quote",))

    assert [("did you mean 'polarity'?", "error"), ("it is left out", "warning")] == [
        (problem.remedy, problem.level) for problem in found
    ]
    assert [] == header_problems(header, "t.csv", 1)


def test_the_nearest_word_is_offered() -> None:
    """Ignoring capitals; else what is said otherwise."""
    assert "did you mean 'contrary'?" == did_you_mean("CONTARY", ("supporting", "contrary"))
    assert "use a or b" == did_you_mean("zzz", ("a", "b"), "use a or b")


def test_no_cell_that_may_be_a_passage_is_spelt() -> None:
    """Where a table has no header its first row is what somebody said."""
    said = "we send them to the pantry"
    found = header_problems([said, "T01", said], "t.csv", 1, needed=["code"], known=("code",))

    assert len(found) >= 3
    assert not [problem for problem in found if "pantry" in str(problem)]
    assert "(26 characters), T01, (26 characters)" in str(found[0])
    assert ["REL.SEND.NEW.ONE", "to be done", "(21 characters)"] == [
        brief(cell) for cell in ("REL.SEND.NEW.ONE", "to be done", 'we print the"address.')
    ]


def test_a_sentence_that_commas_parted_is_not_spelt_in_pieces() -> None:
    """A table without a header and without quotation marks: no run of words of what somebody said is in the message."""
    row = ["O1", "REL", "a list", " and more", "they say so every week"]

    assert "columns found: O1, REL, (6 characters), (9 characters), (22 characters)" == columns_found(row)
    said = columns_found(["“We", "print", "the", "address.”", "T01"])
    assert "columns found: (3 characters), (5 characters), (3 characters), (9 characters), (3 characters)" == said
    assert "columns found: case, interview date" == columns_found(["case", "interview date"])
