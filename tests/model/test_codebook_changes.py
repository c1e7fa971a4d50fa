"""Changing a codebook: what comes out is what was asked for, ids stay, and `changes:` says so."""

from __future__ import annotations

import pytest

from codekit.errors import CodekitError
from codekit.model import codebook_changes as work
from codekit.model.codebook import Code, Codebook

BOOK = Codebook(
    "food",
    "1.9",
    (
        Code("REL", "Relation", "Any contact."),
        Code("REL.SEND", "Sending", "Sent there.", parent="REL"),
        Code("REL.DEAL", "Contract", "In writing.", parent="REL"),
        Code("MONEY", "Money", "Who pays."),
    ),
)


def test_the_next_version_counts_as_people_count() -> None:
    """By its last number; versions in use are passed over."""
    assert "1.10" == work.next_version("1.9", lambda _: False)
    assert "1.11" == work.next_version("1.9", {"1.10"}.__contains__)
    assert ("3", "2a.1") == (work.next_version("2", lambda _: False), work.next_version("2a", lambda _: False))


def test_a_merged_code_stays_and_leads_to_the_other() -> None:
    """Codings of both count as one code's."""
    book = work.changed(BOOK, work.merge(BOOK, ["REL.SEND", "REL.DEAL"], "REL", reason="too thin"), "1.10")
    assert ("REL", "REL") == (book.current("REL.SEND"), book.current("REL.DEAL"))
    assert ("merged", ("REL.SEND", "REL.DEAL"), "too thin") == (
        book.changes[-1].kind,
        book.changes[-1].origin,
        book.changes[-1].reason,
    )


def test_a_split_code_stands_beside_the_one_that_it_comes_from() -> None:
    """And what was read before must be read again for it."""
    change = work.split(BOOK, "REL.SEND", Code("REL.LIST", "Lists", "Addresses."))
    assert ("REL", True) == (work.changed(BOOK, change, "2")["REL.LIST"].parent, change.entry.again)


def test_what_widens_a_code_must_be_read_again() -> None:
    """What only words it otherwise need not."""
    assert work.reword(BOOK, "MONEY", {"include": "Loans."}, kind="widened").entry.again
    assert not work.reword(BOOK, "MONEY", {"definition": "Who pays for it."}).entry.again


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: work.add(BOOK, Code("money", "M", "M.")), "code 'MONEY' is there already"),
        (lambda: work.add(BOOK, Code("a b", "M", "M.")), "'a b' is no id"),
        (lambda: work.add(BOOK, Code("NEW", "N", "N.", parent="REAL")), "no code 'REAL'"),
        (lambda: work.move(BOOK, "REL", "REL.SEND"), "cannot stand below itself"),
        (lambda: work.move(BOOK, "MONEY", ""), "stands there already"),
        (lambda: work.merge(BOOK, ["REL"], "REL.SEND"), "cannot be merged into 'REL.SEND'"),
        (lambda: work.rename(BOOK, "MONEY", "Money"), "is called so already"),
        (lambda: work.reword(BOOK, "MONEY", {"definition": "Who pays."}), "nothing would change"),
        (lambda: work.retire(work.changed(BOOK, work.retire(BOOK, "MONEY"), "2"), "MONEY"), "is not coded anyway"),
        (lambda: work.rename(BOOK, "MONY", "M"), "no code 'MONY'"),
    ],
)
def test_what_makes_no_sense_is_refused(make: object, says: str) -> None:
    """In one line."""
    assert callable(make)
    with pytest.raises(CodekitError, match=says):
        make()
