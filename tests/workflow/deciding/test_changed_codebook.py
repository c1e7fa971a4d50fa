"""A codebook that is changed in a study: what is in use stays, and what the change means is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.model import codebook_changes as work
from codekit.model.codebook import Code
from codekit.workflow.deciding import changed_codebook
from codekit.workflow.results import tabulate
from codekit.workflow.study import codebook_changing as changing
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, build, code, folder_of, start

LOANS = Code("LOANS", "Loans", "Money that is given back.", parent="MONEY")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study whose codebook a round uses."""
    made = build(tmp_path)
    start(made, "p1", kind="initial", coders=["lee"])
    own = "\n".join(line for line in BOTH.splitlines() if not line.endswith("ben"))
    code(made, own.replace(",ana", ",lee") + "\n", round_id="p1")
    return made


def test_a_version_in_use_stays_as_it_was(study: Study) -> None:
    """The file gets the next version, a second change goes into the same one, and both are recorded with who did it."""
    before = (folder_of(study) / "codebooks" / "food" / "1.0.yaml").read_bytes()
    changing.apply(study, "food", lambda book: work.rename(book, "MONEY", "Funds", reason="clearer"), by="ana")
    changing.apply(study, "food", lambda book: work.add(book, LOANS), by="ben")

    assert before == (folder_of(study) / "codebooks" / "food" / "1.0.yaml").read_bytes()
    again = open_study(folder_of(study))
    assert ("food@1.1", "Funds") == (again.codebook("food").key, again.codebook("food")["MONEY"].name)
    said = [(e.by, e.before, e.after, e.code, e.kind, e.reason) for e in again.store.study_events("codebooks").events]
    assert [("ana", "1.0", "1.1", "MONEY", "renamed", "clearer"), ("ben", "1.1", "1.1", "LOANS", "added", "")] == said


def test_nothing_is_absent_because_its_code_is_younger(study: Study) -> None:
    """A new code is not yet coded where it was not read for, and those transcripts are listed."""
    done = changing.apply(study, "food", lambda book: work.add(book, LOANS))

    meant = changed_codebook.meaning(study, done)
    assert ("T01", "T02", "T03") == meant.unread
    states = tabulate.matrix(study, "food").totals["LOANS"].states
    assert ("not_yet_coded", 3) == max(states.items(), key=lambda pair: pair[1])


def test_a_rename_carries_everything_over(study: Study) -> None:
    """A definition that changed puts its codings in doubt, and no others."""
    renamed = changing.apply(study, "food", lambda book: work.rename(book, "MONEY", "Funds"))
    assert (1, ()) == (
        changed_codebook.meaning(study, renamed).carried,
        changed_codebook.meaning(study, renamed).doubtful,
    )

    reworded = changing.apply(study, "food", lambda book: work.reword(book, "MONEY", {"definition": "Who gives."}))
    meant = changed_codebook.meaning(study, reworded)
    assert (0, ["MONEY"]) == (meant.carried, [needed.coding.code for needed in meant.doubtful])


def test_a_file_that_is_read_but_cannot_be_edited_is_named(study: Study) -> None:
    """A tab within braces: one parser takes it, the one that keeps what people wrote does not; no byte is written."""
    file = next((folder_of(study) / "codebooks").glob("food*.yaml"))
    before = file.read_text("utf-8")
    lines = "- {id: TAB, name: Ta\tb, definition: One., include: One., exclude: Two., example: Three.}"
    file.write_text(text := before.replace("codes:\n", f"codes:\n{lines}\n", 1), "utf-8")
    assert text != before

    with pytest.raises(CodekitError, match=r"food.*not edited in its place"):
        changing.apply(open_study(folder_of(study)), "food", lambda book: work.rename(book, "MONEY", "Funds"))
    assert text == file.read_text("utf-8")


def test_a_change_that_is_made_again_wants_its_reason(study: Study) -> None:
    """Entries that say the same are one entry, so the second would be lost."""
    changing.apply(study, "food", lambda book: work.rename(book, "MONEY", "Funds"))
    with pytest.raises(CodekitError, match=r"MONEY was renamed stands in version 1\.1 already"):
        changing.apply(study, "food", lambda book: work.rename(book, "MONEY", "Means"))
    changing.apply(study, "food", lambda book: work.rename(book, "MONEY", "Means", reason="after the meeting"))


def test_a_preview_writes_nothing(study: Study) -> None:
    """Nor does a change that is refused, or one into a version that is in use."""
    file = folder_of(study) / "codebooks" / "food.yaml"
    before = file.read_bytes()
    done = changing.preview(study, "food", lambda book: work.retire(book, "MONEY"))
    assert "MONEY: assignable changed: True -> False" in [str(difference) for difference in done.differences]
    with pytest.raises(CodekitError, match="stands there already"):
        changing.apply(study, "food", lambda book: work.move(book, "MONEY", ""))
    changing.apply(study, "food", lambda book: work.retire(book, "MONEY"), version="2.0")
    start(study, "p2", kind="initial", coders=["lee"])
    with pytest.raises(CodekitError, match=r"version 1\.0 of food is in use"):
        changing.apply(study, "food", lambda book: work.rename(book, "REL", "R"), version="1.0")
    assert b'version: "2.0"' in file.read_bytes()
    assert before != file.read_bytes()


def test_a_change_that_was_interrupted_is_done_and_recorded_once(study: Study) -> None:
    """Where the record cannot be written the file stays; where only the file could not, doing it again goes on."""
    file, ledger = folder_of(study) / "codebooks/food.yaml", folder_of(study) / "study/codebooks/ana.jsonl"
    before = file.read_bytes()

    def rename(name: str, reason: str = "") -> None:
        changing.apply(study, "food", lambda book: work.rename(book, "MONEY", name, reason=reason), by="ana")

    ledger.mkdir(parents=True)
    with pytest.raises(CodekitError):
        rename("Funds")
    assert before == file.read_bytes()
    ledger.rmdir()
    rename("Funds")
    file.write_bytes(before)  # as it is where the work ended between the two
    study.refresh()
    rename("Funds")
    assert 1 == len(study.store.study_events("codebooks").events)
    rename("Means", "wider")
    assert 2 == len(study.store.study_events("codebooks").events)
