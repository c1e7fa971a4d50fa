"""One thing is changed at a time: what is named changes, or is refused, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.workflow.study.study import Study
from sample_study import BOOK, SAMPLE, SOURCES, states, table, totals, write_table
from studies import folder_of

if TYPE_CHECKING:
    from sample_study import Codekit, LayOut

CORRECTED = SAMPLE / "truth" / "fixtures" / "O16-1 corrected.txt"


def matrix(codekit: Codekit, study: Study) -> Any:
    """`codekit matrix --json`."""
    return codekit(study, "matrix", BOOK, "--json").json


def edit(path: Path, before: str, after: str) -> None:
    """Change one place of a file."""
    text = path.read_text("utf-8")
    assert 1 == text.count(before), before
    path.write_text(text.replace(before, after), "utf-8")


def revise(study: Study, before: str, after: str) -> None:
    """A new version of the codebook with one place changed."""
    path = folder_of(study) / "codebooks" / f"{BOOK}.yaml"
    edit(path, 'version: "1.0"', 'version: "1.1"')
    edit(path, before, after)


# The second interview of O11 as an organization of its own


def test_an_interview_of_an_unknown_organization_is_an_error(copy: Study, codekit: Codekit) -> None:
    """Linking O11-2 to a case that is not in cases.csv: an error with file and line."""
    edit(folder_of(copy) / "interviews.csv", "O11-2,O11,", "O11-2,O11b,")

    ran = codekit(copy, "matrix", BOOK)

    assert 1 == ran.exit_code
    assert "interviews.csv" in ran.err
    assert "O11b" in ran.err


def test_a_second_interview_as_an_organization_is_warned_of(copy: Study, codekit: Codekit) -> None:
    """With a row in cases.csv too there are 30 organizations, and a warning; never 26 of 30 in silence."""
    edit(folder_of(copy) / "interviews.csv", "O11-2,O11,", "O11-2,O11b,")
    row = next(row for row in table(folder_of(copy) / "cases.csv") if row["case"] == "O11")
    write_table(folder_of(copy) / "cases.csv", [*table(folder_of(copy) / "cases.csv"), {**row, "case": "O11b"}])

    ran = codekit(copy, "matrix", BOOK, "--json")

    assert 30 == len(ran.json["cases"])
    assert "O11-2" in ran.err
    assert "O11" in ran.err


# A word more in a coded transcript


def test_another_text_under_a_known_id_is_refused(copy: Study, codekit: Codekit) -> None:
    """Nothing is shifted silently: the import is refused and every coding stays where it was."""
    before = matrix(codekit, copy)
    shutil.copy(CORRECTED, folder_of(copy).parent / "O16-1.txt")

    ran = codekit(copy, "import", folder_of(copy).parent / "O16-1.txt")

    assert 1 == ran.exit_code
    assert before == matrix(codekit, copy)


def test_codings_of_a_corrected_transcript_are_anchored_again(copy: Study, codekit: Codekit) -> None:
    """Edits before, inside and after coded spans: all codings are offered, those with unique words are found."""
    shutil.copy(CORRECTED, folder_of(copy).parent / "O16-1.txt")

    ran = codekit(copy, "correct", folder_of(copy).parent / "O16-1.txt", "--json")

    codings = [row for row in table(SAMPLE / "study" / "codings" / "pass1.csv") if row["transcript"] == "O16-1"]
    assert len(codings) <= len(ran.json["codings"])


# Another definition, another label, another parent


def test_a_changed_definition_names_its_code_alone(copy: Study, codekit: Codekit) -> None:
    """The version's diff says which code's codings need a look; every figure stays."""
    before = matrix(codekit, copy)
    revise(copy, "One need, a defined service, often a defined patient group.", "One need and one service.")

    changed = codekit(copy, "codebook", "diff", f"{BOOK}@1.0", BOOK).out

    assert changed.rstrip().endswith("need a check: DISC.SCOPE")
    assert {**before, "version": "1.1"} == matrix(codekit, copy)


def test_codings_under_a_changed_definition_are_listed(
    study: Study, codekit: Codekit, expected: dict[str, Any]
) -> None:
    """Every coding of PROG, REFER and CBO made under version 1.0 in a compared round, and no other."""
    rows = codekit(study, "codebook", "recheck", "social-care-domains", "1.0", "1.1", "--json").json

    found: dict[str, dict[str, int]] = {}
    for row in rows:
        counts = found.setdefault(f"{row['round']} {row['coder']}", {})
        counts[row["code"]] = counts.get(row["code"], 0) + 1
    assert {"training A", "training B", "r1 A", "r1 B", "r1 consensus"} == found.keys()
    assert expected["recode_needed_after_1.1"] == found


def test_a_renamed_label_changes_the_label_alone(copy: Study, codekit: Codekit) -> None:
    """Nothing needs recoding, no figure changes."""
    before = matrix(codekit, copy)
    revise(copy, "name: One-way referral,", "name: Sending one way,")

    changed = codekit(copy, "codebook", "diff", f"{BOOK}@1.0", BOOK).out

    assert "need a check" not in changed
    assert {**before, "version": "1.1"} == matrix(codekit, copy)
    assert "Sending one way" in codekit(copy, "matrix", BOOK).out


def test_another_parent_changes_roll_ups_and_no_own_count(copy: Study, codekit: Codekit) -> None:
    """DISC.SCOPE below GOAL.REF: its own cells stay, GOAL.REF gains, GOAL.DISC loses, the others stay."""
    before = {(cell["case"], cell["code"]): cell for cell in matrix(codekit, copy)["cells"]}
    revise(
        copy,
        "name: Narrow scope and population, parent: GOAL.DISC",
        "name: Narrow scope and population, parent: GOAL.REF",
    )

    after = {(cell["case"], cell["code"]): cell for cell in matrix(codekit, copy)["cells"]}

    assert before.keys() == after.keys()
    changed = {code for (case, code), cell in before.items() if cell != after[case, code]}
    assert changed
    assert changed <= {"GOAL.REF", "GOAL.DISC"}

    def excerpts(cells: dict[tuple[str, str], Any], code: str) -> int:
        return sum(cell["excerpts"] for (_, name), cell in cells.items() if name == code)

    assert excerpts(before, "GOAL.REF") < excerpts(after, "GOAL.REF")
    assert excerpts(before, "GOAL.DISC") > excerpts(after, "GOAL.DISC")


# Whose words, what was asked, who coded


def test_an_interviewers_sentence_is_not_coded(lay_out: LayOut, codekit: Codekit) -> None:
    """The whole file is refused, with the place; no figure changes."""
    study = lay_out(["pass1"])
    before = matrix(codekit, study)
    text = study.transcript("O07-1").text
    words = "you partner with the food banks?"
    start = text.index(words)
    row = {"transcript": "O07-1", "start": str(start), "end": str(start + len(words)), "code": "CBO_REL", "coder": "A"}
    write_table(folder_of(study).parent / "more.csv", [row])
    assert 0 == codekit(study, "code", "--reopen", "O07-1", "--coder", "A", "--round", "pass1").exit_code

    ran = codekit(study, "code", "--from", folder_of(study).parent / "more.csv", "--round", "pass1", "--partial")
    assert 0 == codekit(study, "code", "--finish", "O07-1", "--coder", "A", "--round", "pass1").exit_code

    assert 1 == ran.exit_code
    assert "no respondent's words" in ran.err
    assert before == matrix(codekit, study)


def test_without_coverage_nothing_found_becomes_unknown(
    copy: Study, codekit: Codekit, expected: dict[str, Any]
) -> None:
    """O10-1 left out of coverage.csv: not_found becomes asked_unknown, each denominator falls by one."""
    before = matrix(codekit, copy)
    rows = [row for row in table(folder_of(copy) / "coverage.csv") if row["transcript"] != "O10-1"]
    write_table(folder_of(copy) / "coverage.csv", rows)

    after = matrix(codekit, copy)

    planted = expected["without_coverage_of_O10-1"]
    assert planted == {code: totals(after)[code] for code in planted}
    for code in ("GOAL.DISC", "GOAL.COMM", "REC.EARLY", "REC.LEAD"):
        assert ("not_found", "asked_unknown") == (states(before)["O10", code], states(after)["O10", code])
        assert totals(before)[code]["n"] - 1 == totals(after)[code]["n"]
        assert totals(before)[code]["k"] == totals(after)[code]["k"]
    others = {key: state for key, state in states(after).items() if key[0] != "O10"}
    assert others == {key: state for key, state in states(before).items() if key[0] != "O10"}


def test_a_coders_missing_codings_are_no_silence(lay_out: LayOut, codekit: Codekit, expected: dict[str, Any]) -> None:
    """Without B's codings of O15-1 the round does not compare; --incomplete leaves that transcript out and says so."""
    study = lay_out(["r1"], keep=lambda row: (row["transcript"], row["coder"]) != ("O15-1", "B"))

    refused = codekit(study, "agree", "r1", "--json")
    ran = codekit(study, "agree", "r1", "--incomplete", "--json")

    assert 1 == refused.exit_code
    assert "O15-1 (B)" in ran.err
    assert {80} == {code["n_units"] for code in ran.json["codes"]}
    for code in (code for code in ran.json["codes"] if "top" in code["levels"]):
        by_transcript = expected["round1"]["codes"][code["code"]]["transcripts"]
        for cell in "abcd":
            assert by_transcript["O04-1"][cell] + by_transcript["O09-1"][cell] == code["cells"][cell]


# The same again


def test_order_of_files_and_line_ends_change_nothing(lay_out: LayOut, study: Study, codekit: Codekit) -> None:
    """Sources read backwards, with CRLF: identical figures."""
    folder = folder_of(study).parent / "crlf"
    folder.mkdir(exist_ok=True)
    for path in SOURCES.glob("*.txt"):
        text = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        (folder / path.name).write_bytes(text)
    other = lay_out(["r1", "pass1", "pass2", "sub"], sources=folder, backwards=True)

    nobody = {"review": matrix(codekit, other)["review"]}  # reviews are not laid out anew
    assert matrix(codekit, study) | nobody == matrix(codekit, other)
    assert codekit(study, "agree", "r1", "--json").json == codekit(other, "agree", "r1", "--json").json


def test_run_twice_is_the_same_to_the_byte(copy: Study, codekit: Codekit) -> None:
    """Tables and documents are identical, and so is the workbook but for its date."""
    runs = []
    for _ in range(2):
        assert 0 == codekit(copy, "analyze").exit_code
        folder = folder_of(copy) / "exports"
        runs.append({path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".csv", ".json"}})
        shutil.copy(folder / f"matrix-{BOOK}.xlsx", folder_of(copy).parent / f"{len(runs)}.xlsx")

    assert runs[0].keys() >= {"checks.csv", "agreement-r1.csv", f"matrix-{BOOK}.csv", f"matrix-{BOOK}.json"}
    assert runs[0] == runs[1]
    assert _cells(folder_of(copy).parent / "1.xlsx") == _cells(folder_of(copy).parent / "2.xlsx")


def _cells(path: Path) -> list[Any]:
    """Everything that a workbook shows, the date of writing left out."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    rows = [(sheet.title, *row) for sheet in book for row in sheet.iter_rows(values_only=True)]
    return [row for row in rows if not str(row[1]).lower().startswith(("date", "written", "made"))]
