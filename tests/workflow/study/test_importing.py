"""Importing interviews: each text once, under one id, and a bad file does not stop the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from codekit.errors import ProblemsError, UnknownNameError
from codekit.model.transcript import text_sha
from codekit.workflow.results import catalogue, tabulate
from codekit.workflow.study import importing, speakers
from codekit.workflow.study.cases import add_cases
from codekit.workflow.study.importing import Diagnosis
from codekit.workflow.study.study import Study, open_study
from studies import INTERVIEWS, build, folder_of, write


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with three interviews."""
    return build(tmp_path)


def run(study: Study, *paths: Path, **options: str) -> list[Diagnosis]:
    """Import files and return their diagnoses."""
    return list(importing.Importer(study, **options).run(importing.files_of(paths)))  # type: ignore[arg-type]


def test_the_diagnosis_says_what_was_found(study: Study) -> None:
    """Words, turns, speakers with roles, lines that belong to no turn; no word of the interview."""
    path = write(folder_of(study) / "in" / "T09.txt", "Banner.\n\n" + INTERVIEWS["T01"].replace("pantry", "kitchen"))

    (diagnosis,) = run(study, path)

    expected = (
        "T09: imported; txt utf-8; 39 words; 5 turns; speakers (guessed): Interviewer interviewer 2, "
        "Respondent respondent 3; 1 line in no turn (1)"
    )
    assert expected == diagnosis.line


def test_importing_the_same_text_again_does_nothing(study: Study, tmp_path: Path) -> None:
    """Not a file of the study changes."""
    before = {path: path.read_bytes() for path in folder_of(study).rglob("*") if path.is_file()}

    outcomes = [d.outcome for d in run(study, tmp_path / "in")]

    assert ["unchanged"] * 3 == outcomes
    assert before == {path: path.read_bytes() for path in folder_of(study).rglob("*") if path.is_file()}


def test_line_ends_and_a_byte_order_mark_make_no_other_text(study: Study, tmp_path: Path) -> None:
    """The canonical text is the same, so nothing is imported again."""
    path = tmp_path / "again" / "T01.txt"
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + INTERVIEWS["T01"].replace("\n", "\r\n").encode())

    assert ["unchanged"] == [d.outcome for d in run(study, path)]


def test_another_text_under_the_same_id_is_refused(study: Study, tmp_path: Path) -> None:
    """A corrected transcript does not slip in under old codings."""
    path = write(tmp_path / "other" / "T01.txt", INTERVIEWS["T02"])

    (diagnosis,) = run(study, path)

    assert "refused" == diagnosis.outcome
    assert "another text is stored under this id" in diagnosis.line
    assert INTERVIEWS["T01"] == study.transcript("T01").text


def test_the_same_text_under_two_names_is_flagged_and_stored_once(study: Study, tmp_path: Path) -> None:
    """An interview that was delivered twice would count twice."""
    path = write(tmp_path / "copy" / "T07.txt", INTERVIEWS["T02"])

    (diagnosis,) = run(study, path)

    assert ("duplicate", "same text as T02, not imported again") == (diagnosis.outcome, diagnosis.notes[0])
    assert "T07" not in study.transcript_ids()


def test_bad_files_give_one_line_each_and_the_others_are_imported(study: Study, tmp_path: Path) -> None:
    """Empty, binary, a broken Word file, a wrong name, a missing one; the good one in the middle is there."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "b-binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "c-broken.docx").write_bytes(b"PK\x03\x04 not a zip")
    good = write(folder / "d-good.txt", INTERVIEWS["T03"].replace("church", "choir"))
    (folder / "e-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    missing = folder / "f-missing.txt"

    found = run(study, *sorted(folder.iterdir()), missing)

    assert ["refused", "refused", "refused", "imported", "refused", "refused"] == [d.outcome for d in found]
    assert all("\n" not in d.line and len(d.line) < 200 for d in found)
    assert good.stem in study.transcript_ids()


def test_a_table_in_a_folder_that_is_no_interview_is_skipped(study: Study, tmp_path: Path) -> None:
    """Teams keep lists beside their interviews; named expressly, such a table is an error."""
    table = write(tmp_path / "with-table" / "people.csv", "name,age\nx,3\n")

    assert ["skipped"] == [d.outcome for d in run(study, table.parent)]
    assert ["refused"] == [d.outcome for d in run(study, table)]


def test_a_folder_names_every_file_that_it_does_not_take(study: Study, tmp_path: Path) -> None:
    """Skipped with a reason where it cannot be an interview, refused where somebody may think that it is one."""
    folder = tmp_path / "all"
    for name in ("README.md", "LICENSE.txt", "photo.jpg", "talk.mp3", "notes", "settings.json", "deep/er/T.pages"):
        write(folder / name, "{}" if name.endswith("json") else "Some words of somebody.")
    write(folder / ".hidden.txt", "x")
    write(folder / "T09.txt", INTERVIEWS["T03"].replace("church", "choir"))

    found = {d.file: d for d in run(study, folder)}

    assert "refused" == found.pop("T.pages").outcome
    assert "imported" == found.pop("T09.txt").outcome
    assert {"README.md", "LICENSE.txt", "photo.jpg", "talk.mp3", "notes", "settings.json"} == set(found)
    assert {"skipped"} == {d.outcome for d in found.values()}
    assert all(d.notes for d in found.values())
    assert ["imported"] == [d.outcome for d in run(study, folder / "README.md")]


def test_a_text_imported_with_its_line_numbers_stays(study: Study, tmp_path: Path) -> None:
    """Once they were kept: the same file is the same interview now."""
    pages = [
        "\n".join(f"{n}  Q.  So {word} {n}?" if n % 2 else f"{n}  A.  Yes, {word}." for n in range(1, 9))
        for word in ("one", "two")
    ]
    paged = "\f".join(f"Page {n}\n\n{page}" for n, page in enumerate(pages, 1))
    plain = tmp_path / "new" / "T09.txt"
    write(plain, paged)
    first = run(study, plain)
    assert ["imported"] == [d.outcome for d in first]
    assert any("lines were left out" in note for note in first[0].notes)
    assert "Page" not in study.transcript("T09").text

    text = folder_of(study) / "transcripts" / "T09.txt"
    origin = text.with_suffix(".yaml")
    origin.write_text(origin.read_text().replace(text_sha(text.read_text()), text_sha(paged)))
    text.write_text(paged)
    assert ["unchanged"] == [d.outcome for d in run(open_study(folder_of(study)), plain)]


def test_roles_come_from_study_yaml_where_it_says(tmp_path: Path) -> None:
    """Then they are confirmed, and nothing is guessed."""
    study = build(tmp_path)
    text = (folder_of(study) / "study.yaml").read_text().replace("speakers: {}", "speakers: {interviewer: [MEL]}")
    write(folder_of(study) / "study.yaml", text)
    path = write(tmp_path / "n" / "T11.txt", "MEL: Who?\n\nKIM: Me.\n\nMEL: When?\n\nKIM: Now.\n")

    run(open_study(folder_of(study)), path)

    assert {"MEL": "interviewer", "KIM": "respondent"} == open_study(folder_of(study)).transcript("T11").roles


def test_guessed_roles_become_confirmed_by_a_person(study: Study, tmp_path: Path) -> None:
    """Codekit speakers sets who interviews, for any capitals."""
    path = write(tmp_path / "n" / "T11.txt", "MEL: Who?\n\nKIM: Me.\n\nMEL: When?\n\nKIM: Now.\n")
    run(study, path)
    assert not study.transcript("T11").roles_confirmed

    speakers.set_roles(study, ["T11"], interviewers=["mel"], confirm=True)

    transcript = study.transcript("T11")
    assert ({"MEL": "interviewer", "KIM": "respondent"}, True) == (dict(transcript.roles), transcript.roles_confirmed)
    with pytest.raises(UnknownNameError, match="no speaker 'MELL'"):
        speakers.set_roles(study, ["T11"], interviewers=["MELL"])


def test_an_unknown_case_is_an_error_with_the_nearest(study: Study) -> None:
    """Cases stand in cases.csv; a slip of the pen makes no new organization."""
    with pytest.raises(UnknownNameError, match="no case 'O01'"):
        importing.Importer(study, case="O01")


def test_a_table_of_cases_links_interviews_and_adds_attributes(tmp_path: Path) -> None:
    """One table fills cases.csv and interviews.csv; rows that are there stay."""
    study = build(tmp_path, registers=False)
    table = write(
        tmp_path / "people.csv", "file,case,group\nT01.txt,kim,users\nT02.txt,lou,makers\nT03.txt,kim,users\n"
    )

    link = add_cases(study, table)

    assert {"T01": "kim", "T02": "lou", "T03": "kim"} == link
    assert {"kim": {"group": "users"}, "lou": {"group": "makers"}} == {
        case.id: dict(case.attributes) for case in study.registers.cases
    }
    assert 2 == len(study.registers.interviews_of("kim"))
    add_cases(study, table)
    assert 3 == len(study.registers.interviews)


def test_a_case_with_two_values_for_one_attribute_is_refused(tmp_path: Path) -> None:
    """Both rows cannot be right."""
    study = build(tmp_path, registers=False)
    table = write(tmp_path / "people.csv", "file,case,group\nT01.txt,kim,users\nT03.txt,kim,makers\n")

    with pytest.raises(ProblemsError, match=r"people\.csv:3: case kim has other attributes"):
        add_cases(study, table)


def test_a_turn_table_keeps_every_row_as_a_turn(tmp_path: Path) -> None:
    """Rows of one speaker in a row are not merged, and roles of the table are not guesses."""
    study = build(tmp_path, registers=False)
    path = write(
        tmp_path / "table.csv",
        "transcript,speaker,text,time,role\nA1,I,Who?,0:01,interviewer\n"
        "A1,R,Me.,0:02,respondent\nA1,R,And you.,,respondent\n",
    )

    (diagnosis,) = run(study, path)

    transcript = study.transcript("A1")
    assert (3, True) == (len(transcript.turns), diagnosis.roles_confirmed)
    assert ["Who?", "Me.", "And you."] == [transcript.text[t.start : t.end] for t in transcript.turns]
    assert 2.0 == transcript.turns[1].time


def test_segments_of_all_three_kinds_are_stored_at_once(study: Study) -> None:
    """And they rebuild the text together with what lies between them."""
    for scheme in ("turn", "paragraph", "sentence"):
        made = study.segmentation("T01", scheme)
        text = study.transcript("T01").text
        position, rebuilt = 0, ""
        for segment in made.segments:
            rebuilt += text[position : segment.start] + text[segment.start : segment.end]
            position = segment.end
        assert text == rebuilt + text[position:]
        assert made.segmenter
        assert len(made.segments) >= 5


def test_originals_are_kept_unless_switched_off(tmp_path: Path) -> None:
    """A switch in study.yaml for teams that may not keep them."""
    study = build(tmp_path)
    assert (folder_of(study) / "originals" / "T01.txt").is_file()
    shutil.rmtree(folder_of(study) / "originals")
    text = (folder_of(study) / "study.yaml").read_text().replace("originals: true", "originals: false")
    write(folder_of(study) / "study.yaml", text)

    run(open_study(folder_of(study)), write(tmp_path / "n" / "T12.txt", INTERVIEWS["T01"] + "\nRespondent: More.\n"))

    assert not (folder_of(study) / "originals").exists()


def test_a_text_that_was_changed_by_hand_is_refused(study: Study) -> None:
    """Codings would point at other words."""
    path = folder_of(study) / "transcripts" / "T01.txt"
    path.write_text(path.read_text().replace("pantry", "panty"))

    with pytest.raises(Exception, match="the text changed after import"):
        open_study(folder_of(study)).transcript("T01")


def test_line_ends_changed_by_git_or_mail_are_forgiven(study: Study) -> None:
    """CRLF is put back to LF before the hash is compared."""
    path = folder_of(study) / "transcripts" / "T01.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert INTERVIEWS["T01"] == open_study(folder_of(study)).transcript("T01").text


EDGES = "transcript,speaker,text\nA1,R,  Me. \nA1,R,And you.\nA2,R,Yes.\n"


def test_a_table_imported_when_edges_were_trimmed_is_the_same(tmp_path: Path) -> None:
    """Its text stays, and is said to; words that differ are still another text."""
    study = build(tmp_path, registers=False)
    run(study, write(tmp_path / "old.csv", EDGES.replace("  Me. ", "Me.")))
    before = study.transcript("A1").text

    first, second = run(study, write(tmp_path / "table.csv", EDGES))
    changed, _ = run(study, write(tmp_path / "other.csv", EDGES.replace("Me", "We")))

    assert ("unchanged", "unchanged", before) == (first.outcome, second.outcome, study.transcript("A1").text)
    assert "the text stays as it was imported" in first.line
    assert "the text stays" not in second.line
    assert ("refused", True) == (changed.outcome, "another text" in changed.line)


def test_edges_of_cells_are_kept_and_known_again(tmp_path: Path) -> None:
    """The same table changes nothing the second time."""
    study = build(tmp_path, registers=False)
    path = write(tmp_path / "table.csv", EDGES)

    assert ["imported"] * 2 == [d.outcome for d in run(study, path)]
    assert ["unchanged"] * 2 == [d.outcome for d in run(study, path)]
    assert "R:   Me. \n\nR: And you." == study.transcript("A1").text
    assert "Me." == " ".join(study.transcript("A1").text[s.start : s.end] for s in study.transcript("A1").speech()[:1])


def test_a_table_may_hold_one_text_twice_under_ids_of_its_own(tmp_path: Path) -> None:
    """Both are there, each told; a file with that text is still a copy, and nothing changes the second time."""
    study = build(tmp_path)
    path = write(tmp_path / "table.csv", "transcript,speaker,text\nA1,R,Yes.\nA2,R,Yes.\nA3,R,No.\n")

    first = list(run(study, path))
    again = list(run(study, path))
    (copy,) = run(study, write(tmp_path / "copy" / "A4.txt", study.transcript("A1").text))

    assert ["imported"] * 3 == [d.outcome for d in first]
    assert [False, True, False] == ["same text as A1;" in f"{d.line};" for d in first]
    assert ["unchanged"] * 3 == [d.outcome for d in again]
    assert ("duplicate", "same text as A1, not imported again") == (copy.outcome, copy.notes[0])
    (same,) = [check for check in catalogue.run(study, tabulate.matrix(study, "food")) if check.id == "E21"]
    assert ("warn", "A1 = A2") == same[2:4]


ABOUT = """README.md readme.txt Readme_first.txt UPSTREAM-README.txt UPSTREAM-annotations-README.md README_Miller.txt
README.de.md LICENSE.txt LICENSE-MIT.txt LICENCE_CC-BY.md MIT-LICENSE.txt COPYING.txt CHANGELOG.md CHANGELOG-2024.md
UPSTREAM-NOTICE.txt THIRD_PARTY_NOTICES.txt CITATION.txt Authors.md"""
SPOKEN = """changelog_492.md licence-holder-12.txt 03-driving-licence.txt notice-period.txt T07-read-me-first.txt
Authors-club-2.txt LICENSED.txt driver-LICENSE-office.txt readmed.txt"""


@pytest.mark.parametrize(("names", "outcome"), [(ABOUT, "skipped"), (SPOKEN, "imported")])
def test_what_is_about_the_files_is_left_out_by_its_name(
    study: Study, tmp_path: Path, names: str, outcome: str
) -> None:
    """In a folder; whoever names one has it imported, and an interview may have a word of such a name in its own."""
    folder = tmp_path / "beside"
    for number, name in enumerate(names.split()):
        write(folder / name, f"Ann: Is it number {number}?\nBob: It is.\n")

    assert {outcome} == {found.outcome for found in run(study, folder)}
    assert ["unchanged" if outcome == "imported" else "imported"] == [
        d.outcome for d in run(study, folder / names.split(maxsplit=1)[0])
    ]
