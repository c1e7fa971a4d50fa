"""Every command as people type it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cli.conftest import Codekit
from codekit.workflow.coding import skipping
from codekit.workflow.study.study import open_study
from studies import CODEBOOK, INTERVIEWS, REGISTERS, build, code, folder_of, segments, start, write


def test_the_whole_chain_from_an_empty_folder(codekit: Codekit, tmp_path: Path) -> None:
    """init, import, speakers, round, code, agree, matrix: each works on what the one before left."""
    root = tmp_path / "s"
    for name, text in INTERVIEWS.items():
        write(tmp_path / "in" / f"{name}.txt", text)
    assert 0 == codekit("init", root, "--coders", "ana,ben", "--title", "Food").exit_code
    write(root / "codebooks" / "food.yaml", CODEBOOK)
    for name, text in REGISTERS.items():
        write(root / name, text)
    imported = codekit("import", tmp_path / "in", "--interviewer", "Interviewer", "--study", root)
    assert (0, 3) == (imported.exit_code, len(imported.out.splitlines()))
    assert "confirmed" in codekit("speakers", "--confirm", "--study", root).out
    started = codekit(
        "round", "start", "r1", "--kind", "double", "--coders", "ana,ben", "--transcripts", "all",
        "--codebook", "food", "--study", root,
    )  # fmt: skip
    assert "r1: double, 3 transcripts, coders ana, ben, food@1.0, unit turn, blind\n" == started.out
    rows = [(t, 1, "REL", coder) for t in INTERVIEWS for coder in ("ana", "ben")]
    table = write(tmp_path / "codings.csv", segments(rows))
    assert "6 added" in codekit("code", "--from", table, "--by", "turn", "--study", root).out
    agreed = codekit("agree", "r1", "--json", "--study", root)
    assert ["REL", "MONEY", "BOX.OWN"] == [entry["code"] for entry in json.loads(agreed.out)["codes"]]
    matrix = codekit("matrix", "food", "--coder", "ana", "--json", "--study", root)
    states = {(c["case"], c["code"]): c["state"] for c in json.loads(matrix.out)["cells"]}
    assert ("present", "present", "not_yet_coded") == tuple(states[case, "REL"] for case in ("O1", "O2", "O3"))


def test_roles_of_study_yaml_are_shown_before_they_are_taken(codekit: Codekit, coded: Path) -> None:
    """`codekit speakers` lists what differs and changes nothing; --from-study takes it, and names no other roles."""
    settings = coded / "study.yaml"
    write(settings, settings.read_text("utf-8").replace("speakers: {}", "speakers: {other: [Respondent]}"))
    before = (coded / "transcripts" / "T01.yaml").read_bytes()

    shown = codekit("speakers", "T01", "--study", coded)
    assert ("not taken from study.yaml yet", True) == (
        shown.out.splitlines()[6].strip(),
        "--from-study T01" in shown.err,
    )
    assert before == (coded / "transcripts" / "T01.yaml").read_bytes()
    assert 2 == codekit("speakers", "T01", "--from-study", "--other", "Respondent", "--study", coded).exit_code

    taken = codekit("speakers", "T01", "--from-study", "--study", coded)
    assert (True, False) == ("taken from study.yaml" in taken.out, "not taken" in taken.out)
    assert "other" in taken.out.split("taken from")[0]
    assert "--from-study" not in codekit("speakers", "T01", "--study", coded).err


def test_matrix_json_has_the_keys_of_the_contract(codekit: Codekit, coded: Path) -> None:
    """Eight states for every code, a cell for every case and code."""
    document = json.loads(codekit("matrix", "food", "--json", "--study", coded).out)

    assert ["codebook", "version", "layer", "cases", "themes", "cells", "unmeasured", "review"] == list(document)
    assert ["code", "k", "n", "states"] == list(document["themes"][0])
    assert 8 == len(document["themes"][0]["states"])
    keys = ["case", "code", "state", "layer", "excerpts", "interviews", "words", "values"]
    assert keys == list(document["cells"][0])
    assert len(document["cases"]) * len(document["themes"]) == len(document["cells"])


@pytest.mark.parametrize(
    ("args", "exit_code", "words"),
    [
        (["agree", "r9"], 1, "error: no round 'r9'\nhint:  known: p1, r1"),
        (["matrix", "fod"], 1, "error: no codebook 'fod'\nhint:  did you mean 'food'?"),
        (["code", "--finish", "T9", "--coder", "ana"], 1, "error: no transcript 'T9'"),
        (["code", "--finish", "T01"], 1, "error: --coder is missing"),
        (["import", "nowhere.txt"], 1, "nowhere.txt"),
        (["agree"], 2, "Missing argument"),
        (["agree", "r1", "--nonsense"], 2, "No such option"),
    ],
)
def test_errors_are_one_line_and_a_hint(
    codekit: Codekit, coded: Path, args: list[str], exit_code: int, words: str
) -> None:
    """1 for what a person can mend, 2 for a wrong command line; nothing on stdout."""
    ran = codekit(*args, "--study", coded)

    assert (exit_code, "") == (ran.exit_code, ran.out)
    assert words in ran.err


def test_outside_a_study_the_error_says_how_to_start_one(
    codekit: Codekit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest study.yaml upwards, or --study."""
    monkeypatch.chdir(tmp_path)

    ran = codekit("round", "list")

    assert 1 == ran.exit_code
    assert "codekit init DIR" in ran.err


def test_the_study_is_found_upwards(codekit: Codekit, coded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From any folder inside it."""
    monkeypatch.chdir(coded / "transcripts")

    assert 0 == codekit("round", "list").exit_code


def test_a_bug_leaves_a_log_without_words_of_an_interview(
    codekit: Codekit, coded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 3; the log has places in the code, not messages or values."""
    secret = INTERVIEWS["T01"].splitlines()[2]

    def broken(*_: object, **__: object) -> None:
        raise KeyError(secret)

    monkeypatch.setattr("codekit.workflow.rounds.rounds.progress", broken)

    ran = codekit("round", "list", "--study", coded)

    log = Path(ran.err.split(" is in ")[1].splitlines()[0])
    text = log.read_text()
    log.unlink()
    assert 3 == ran.exit_code
    assert "KeyError" in text
    assert secret not in text + ran.err
    assert "rounds.py" in text


def test_interrupting_exits_with_130(codekit: Codekit, coded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And says that nothing acknowledged is lost."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("codekit.workflow.rounds.rounds.progress", stop)

    assert 130 == codekit("round", "list", "--study", coded).exit_code


def test_round_list_and_show_tell_states_and_never_codes(codekit: Codekit, coded: Path) -> None:
    """Progress does not leak what others coded."""
    listed = codekit("round", "list", "--study", coded).out
    shown = codekit("round", "show", "r1", "--study", coded).out
    facts = json.loads(codekit("round", "show", "r1", "--json", "--study", coded).out)

    assert "ana 3/3, ben 3/3" in listed
    assert "finished" in shown
    assert {"finished"} == {assignment["state"] for assignment in facts["assignments"]}
    assert "REL.SEND" not in listed + shown


def test_coding_sheets_out_and_back(codekit: Codekit, tmp_path: Path) -> None:
    """What a colleague chose in Excel arrives as codings, twice the same."""
    study = build(tmp_path)
    start(study)
    out = tmp_path / "sheets"
    written = codekit("code", "--sheets", out, "--coder", "ana", "--round", "r1", "--study", folder_of(study))
    assert 3 == len(written.out.splitlines())
    for path in out.glob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        sheet = book["Coding"]
        for row in sheet.iter_rows(min_row=2):
            if row[1].value == "Respondent":
                row[3].value = "rel"
                row[4].value = "contrary"
        book.save(path)

    before = {path.name: path.read_bytes() for path in out.iterdir()}
    refused = codekit("code", "--sheets", out, "--coder", "ana", "--round", "r1", "--study", folder_of(study))
    assert "T01.xlsx, T02.xlsx, T03.xlsx exist already and may hold work" in refused.err
    assert before == {path.name: path.read_bytes() for path in out.iterdir()}

    first = codekit("code", "--from", out, "--study", folder_of(study))
    again = codekit("code", "--from", out, "--study", folder_of(study))

    assert "nothing is coded" not in first.err + again.err
    codekit("code", "--sheets", tmp_path / "ben", "--coder", "ben", "--round", "r1", "--study", folder_of(study))
    blank = codekit("code", "--from", tmp_path / "ben" / "T01.xlsx", "--study", folder_of(study))
    assert "T01: nothing is coded" in blank.err
    assert "codekit code --reopen T01 --coder ben --round r1" in " ".join(blank.err.split())
    assert [3, 2, 2] == [int(line.split(": ")[1].split()[0]) for line in first.out.splitlines()]
    assert all("0 added" in line for line in again.out.splitlines())
    codings = study.layers(study.round("r1")).get("ana", "T01").codings
    assert {("REL", "contrary")} == {(c.code, c.polarity) for c in codings}


def test_sheets_that_were_stopped_half_way_are_finished(codekit: Codekit, tmp_path: Path) -> None:
    """Sheets without work of their own stay as they are and the others come; any other is refused, with none written.

    Work is a code, a skip or a note; another coder's sheet, and what is no sheet, may hold some, too.
    """
    study = build(tmp_path)
    start(study)
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 3, "", "ana")]), partial=True)
    skipping.skip(study, "T02", "1", coder="ana", reason="noise")
    out = tmp_path / "sheets"
    write = ["code", "--sheets", out, "--round", "r1", "--study", folder_of(study), "--coder"]
    codekit(*write, "ana")
    (out / "T02.xlsx").unlink()
    there = {path.name: path.read_bytes() for path in out.iterdir()}

    done = codekit(*write, "ana")

    assert (0, 3) == (done.exit_code, len(done.out.splitlines()))
    now = {path.name: path.read_bytes() for path in out.iterdir()}
    assert (there, {"T01.xlsx", "T02.xlsx", "T03.xlsx"}) == ({name: now[name] for name in there}, set(now))
    assert 0 == codekit(*write, "ana").exit_code
    assert "exist already" in codekit(*write, "ben").err
    (out / "T03.xlsx").unlink()
    for cell, typed in (("D5", "REL"), ("L5", "a remark"), ("D5", "(skip)")):
        (out / "T02.xlsx").write_bytes(now["T02.xlsx"])
        book = openpyxl.load_workbook(out / "T02.xlsx")
        book["Coding"][cell].value = typed
        book.save(out / "T02.xlsx")
        assert "T02.xlsx exist already and may hold work" in codekit(*write, "ana").err
    (out / "T02.xlsx").write_bytes(b"notes of mine")
    assert "T02.xlsx exist already" in codekit(*write, "ana").err
    assert not (out / "T03.xlsx").exists()


def test_a_sheet_with_mistakes_names_them_all_and_changes_nothing(codekit: Codekit, tmp_path: Path) -> None:
    """Row numbers are those that Excel shows."""
    study = build(tmp_path)
    start(study)
    codekit("code", "--sheets", tmp_path / "s", "--coder", "ana", "--round", "r1", "--study", folder_of(study))
    path = tmp_path / "s" / "T01.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Coding"]
    sheet["D2"].value = "REL"  # an interviewer's turn
    sheet["D3"].value = "RELL"
    sheet["G5"].value = "contrary"
    book.save(path)

    ran = codekit("code", "--from", path, "--study", folder_of(study))

    assert 1 == ran.exit_code
    for words in ("T01.xlsx:2", "no code 'RELL'", "polarity 2 without code 2", "no respondent's words"):
        assert words in ran.err
    assert not list(folder_of(study).glob("codings/**/*.jsonl"))


def test_codebook_commands(codekit: Codekit, coded: Path, tmp_path: Path) -> None:
    """check, show, diff, export to Excel and CSV and back."""
    assert "no problem found" in codekit("codebook", "check", "--study", coded).out
    assert "definition: Who pays." in codekit("codebook", "show", "--code", "MONEY", "--study", coded).out
    write(coded / "codebooks" / "food.yaml", CODEBOOK.replace('"1.0"', '"1.1"').replace("Who pays.", "Costs."))
    changed = codekit("codebook", "diff", "food@1.0", "food", "--study", coded).out
    assert "need a check: MONEY" in changed
    for name in ("food.xlsx", "food.csv"):
        assert 0 == codekit("codebook", "export", "food", tmp_path / name, "--study", coded).exit_code
        assert 0 == codekit("codebook", "import", tmp_path / name, "--study", coded).exit_code
    broken = write(tmp_path / "broken.yaml", CODEBOOK.replace("definition: Who pays.", "definition:"))
    ran = codekit("codebook", "check", broken)
    assert (1, True) == (ran.exit_code, "broken.yaml" in ran.out)


def test_merge_takes_over_a_colleagues_copy(codekit: Codekit, coded: Path, tmp_path: Path) -> None:
    """From a folder or a zip file; a second time there is nothing left to take."""
    other = open_study(Path(shutil.copytree(coded, tmp_path / "other" / "study")))
    start(other, "x1", kind="initial", coders=["ben"])
    archive = tmp_path / "other.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in folder_of(other).rglob("*"):
            made.write(path, path.relative_to(folder_of(other).parent))

    first = codekit("merge", archive, "--study", coded)
    again = codekit("merge", folder_of(other), "--study", coded)

    assert first.out.startswith("1 events")
    assert again.out.startswith("0 events and 0 files")


def test_check_finds_and_fixes_a_torn_ledger(codekit: Codekit, coded: Path) -> None:
    """Before: an error with file and line. After: nothing readable lost."""
    path = coded / "codings" / "r1" / "ana" / "T01.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"type":"coding.add","id":"torn')
    found = codekit("check", "--study", coded)
    assert 1 == found.exit_code
    lines = whole.count(b"\n")
    assert f"codings/r1/ana/T01.jsonl:{lines + 1}: " in found.out

    fixed = codekit("check", "--fix", "--study", coded)

    assert 0 == fixed.exit_code
    assert "repaired: codings/r1/ana/T01.jsonl" in fixed.out
    assert path.read_bytes().startswith(whole)


def test_segment_divides_again_only_by_a_persons_wish(codekit: Codekit, coded: Path) -> None:
    """Turns stay; sentences are stored anew with the segmenter's name."""
    assert "T01: 5 turn segments" in codekit("segment", "T01", "--by", "turn", "--study", coded).out
    assert "sentence segments" in codekit("segment", "T01", "--by", "sentence", "--study", coded).out
    assert 1 == codekit("segment", "T01", "--by", "word", "--study", coded).exit_code


def test_version(codekit: Codekit) -> None:
    """One line."""
    assert codekit("--version").out.startswith("codekit ")
