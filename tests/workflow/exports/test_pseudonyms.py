"""Names are replaced in whatever leaves a study, by a key outside of it, or nothing leaves."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import CodekitError
from codekit.formats import any_text
from codekit.segmenting.named import Names, Replacing
from codekit.workbench.desk import Desk
from codekit.workbench.views.retrieved import file
from codekit.workflow.coding import export
from codekit.workflow.coding.export import Wanted
from codekit.workflow.exports import pseudonyms
from codekit.workflow.exports.renaming import rename
from codekit.workflow.results import tabulate
from codekit.workflow.results.retrieval import Asked
from codekit.workflow.study import importing
from codekit.workflow.study.study import Study, open_study
from studies import build, code, folder_of, segments, start, write
from walked import run

NAME, INSTEAD = "We print the", "[they] print the"  # words that a respondent of the small study says


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    """A coded study, and a person whose own settings are empty."""
    monkeypatch.setenv("CODEKIT_CONFIG_DIR", str(tmp_path / "config"))
    made = build(tmp_path)
    start(made, "p1", kind="initial", coders=["lee"])
    rows = [("T01", 1, "REL", "lee"), ("T02", 1, "BOX.OWN", "lee"), ("T03", 3, "REL.DEAL", "lee")]
    code(made, segments(rows), round_id="p1")
    return made


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key with a header, a comment and one name."""
    path = tmp_path / "outside" / "key.csv"
    path.parent.mkdir()
    path.write_text(f"name,pseudonym\n# people,\n{NAME},{INSTEAD}\n", encoding="utf-8")
    return path


def words(path: Path) -> str:
    """All that stands in a file, or in the files of a folder."""
    files = [each for each in path.rglob("*") if each.is_file()] if path.is_dir() else [path]
    return "\n".join(line for file in files for _, line in any_text.lines(file))


@pytest.mark.parametrize(
    ("what", "name"),
    [
        *(("excerpts", f"x.{ending}") for ending in ("csv", "xlsx", "jsonl")),
        *(("transcript", f"T01.{ending}") for ending in ("docx", "html")),
        ("transcript", "folder"),
        ("obsidian", "vault"),
    ],
)
def test_no_export_has_the_name_and_each_has_what_stands_for_it(
    study: Study, key: Path, tmp_path: Path, what: str, name: str
) -> None:
    """In every form; as it was said only where that is asked for."""
    assert pseudonyms.use(study, key) == 1
    for as_said in (False, True):
        out = tmp_path / f"out-{as_said}" / name
        out.parent.mkdir()
        with pseudonyms.giving(study, out, as_said=as_said) as place:
            export.export(study, place, wanted=Wanted(what))
        found = words(out)
        assert (NAME in found, INSTEAD in found) == (as_said, not as_said)


def test_the_workbook_has_none_and_opens(study: Study, key: Path, tmp_path: Path) -> None:
    """Its pictures, links and sheets are as before."""
    pseudonyms.use(study, key)
    tabulated, out = tabulate.matrix(study, "food"), tmp_path / "matrix.xlsx"
    with pseudonyms.giving(study, out) as place:
        tabulate.write_workbook(study, tabulated, place)
    said = tmp_path / "said.xlsx"
    tabulate.write_workbook(study, tabulated, said)
    assert (NAME in words(said), NAME in words(out), INSTEAD in words(out)) == (True, False, True)
    assert openpyxl.load_workbook(out).sheetnames == openpyxl.load_workbook(said).sheetnames


def test_without_its_key_nothing_leaves_a_study_that_needs_one(study: Study, key: Path, tmp_path: Path) -> None:
    """On a colleague's computer, or when the key was moved; the study says that it needs one in all of its copies."""
    pseudonyms.use(study, key)
    key.unlink()
    with (
        pytest.raises(CodekitError, match="not where it was; nothing was written"),
        pseudonyms.giving(study, tmp_path / "x.csv"),
    ):
        pytest.fail("nothing may be written")
    again = open_study(folder_of(study), writer="ben")
    assert again.settings.pseudonyms
    pseudonyms.forget(again)
    assert not open_study(folder_of(study)).settings.pseudonyms
    with pseudonyms.giving(again, tmp_path / "x.csv") as place:
        assert place == tmp_path / "x.csv"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("name,pseudonym\n", "holds 0 names"),
        ("Ann,Bea,x\n", "1: more than two cells"),
        ("Ann,\n", "1: nothing stands in the place"),
        ("Ann,Bea\nAnn,Cia\n", "2: this name stands twice"),
        ("Ann,Bea\nBea,Ann\n", "pseudonym 1 holds a name"),
    ],
)
def test_a_key_that_would_leave_names_is_refused_without_spelling_one(
    study: Study, tmp_path: Path, held: str, said: str
) -> None:
    """Told by rows: the message may be sent on."""
    path = tmp_path / "wrong.csv"
    path.write_text(held, encoding="utf-8")
    with pytest.raises(CodekitError, match=said) as caught:
        pseudonyms.use(study, path)
    assert not any(name in str(caught.value) for name in ("Ann", "Bea", "Cia"))


def test_a_key_in_the_study_is_refused(study: Study, key: Path) -> None:
    """Whoever gets the study would get the names."""
    inside = folder_of(study) / "key.csv"
    inside.write_bytes(key.read_bytes())
    with pytest.raises(CodekitError, match="lies in the study"):
        pseudonyms.use(study, inside)


def test_a_name_that_is_parted_in_a_word_file_is_not_given_away(tmp_path: Path) -> None:
    """Half of it bold: it cannot be replaced, so nothing is said to be done."""
    document, path = Document(), tmp_path / "x.docx"
    paragraph = document.add_paragraph("So ")
    paragraph.add_run("Ma").bold = True
    paragraph.add_run("ria said.")
    document.save(str(path))
    with pytest.raises(CodekitError, match="name 1 of the key stands there"):
        rename(path, {"Maria": "Ana"})


@given(st.lists(st.sampled_from(["Zoé", "Zoe\u0301", "O'Hara", "O\u2019Hara", "ZOÉ", "zoé", "Zoéa", " ", ", ", "x"])))
def test_what_was_replaced_is_not_found_any_more(parts: list[str]) -> None:
    """However letters are composed and apostrophes drawn; other words stay."""
    text = " ".join(parts)
    after = Replacing({"Zoé": "Una", "O'Hara": "Li"}).replaced(text)
    assert not [*Names(["Zoé", "O'Hara"]).find(after)]
    assert after.count("zoé") + after.count("Zoéa") == text.count("zoé") + text.count("Zoéa")


def test_what_the_window_saves_has_no_name_either(study: Study, key: Path) -> None:
    """By the same key as the commands: lists of excerpts, exports, reports."""
    desk = Desk(study, "lee")
    said = file(desk, "food", Asked(), "csv")[1].decode()
    pseudonyms.use(study, key)
    replaced = file(Desk(study, "lee"), "food", Asked(), "csv")[1].decode()
    assert (NAME in said, NAME in replaced, INSTEAD in replaced) == (True, False, True)


def test_until_somebody_decides_each_file_says_that_names_stand_in_it(study: Study, key: Path, tmp_path: Path) -> None:
    """Not of figures, not where names are wanted, and not once a key is used or names may stand."""
    folder, told = folder_of(study), "has names as they were said"

    def said(line: str) -> str:
        return run(line, folder, tmp_path)

    assert told in said("export OUT/a.csv")
    assert told in said("report themes -o OUT/themes.docx")
    assert told not in said("export OUT/b.csv --as-said")
    assert told not in said("cooccur food -o OUT/map.png")
    assert "nobody decided" in said("pseudonyms")
    said("pseudonyms --forget")
    assert told not in said("export OUT/c.csv")
    assert "nobody decided" not in said("pseudonyms")
    said(f"pseudonyms {key}")
    assert told not in said("export OUT/d.csv")
    assert "1 names are replaced" in said("pseudonyms")


def test_what_is_probably_a_name_begins_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A capital within a sentence, and never the word without one: not what begins a sentence, nor an abbreviation."""
    monkeypatch.setenv("CODEKIT_CONFIG_DIR", str(tmp_path / "config"))
    made = build(tmp_path)
    text = (
        "Mel: So I asked Maria Lopez, and Maria said it, then Maria again. Then the Pantry in Rivertown closed.\n\n"
        "Respondent: We and O'Neill run a pantry, as NASA does. Maria knows. Every Grant is a grant. Soon, Jo.\n"
    )
    diagnoses = importing.Importer(made).run([(write(tmp_path / "T09.txt", text), True)])
    assert [each.outcome for each in diagnoses] == ["imported"]
    path = tmp_path / "names.csv"
    assert run(f"pseudonyms --draft {path}", folder_of(made), tmp_path).endswith("exit 0")
    found = list(pseudonyms.read_key(path))
    assert found[0] == "Maria"
    assert {"Maria", "Maria Lopez", "Rivertown", "O'Neill", "Mel", "Jo"} <= set(found)
    assert not {"Pantry", "NASA", "Then", "Every", "Grant", "Soon", "I", "Respondent", "We"} & set(found)
    assert path.stat().st_mode & 0o077 == 0
    assert "there already" in run(f"pseudonyms --draft {path}", folder_of(made), tmp_path)
    inside = folder_of(made) / "key.csv"
    assert "lies in the study" in run(f"pseudonyms --draft {inside}", folder_of(made), tmp_path)
    assert not inside.exists()
