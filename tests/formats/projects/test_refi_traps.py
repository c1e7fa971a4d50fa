"""What real programs write that the standard did not foresee, each in a project that is made here."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.projects.refi import read
from codekit.model.project import (
    CASE,
    CHANGED,
    CODE,
    CODING,
    LEFT_OUT,
    SPAN,
    STUDY,
    TEXT,
    Applied,
    Project,
)
from codekit.model.span import Span
from codekit.plugins import PROJECTS, group
from formats.projects.refi_made import CODE_GUID, USER, coding, project_xml, selection, source, zipped

WORDS = "We eat at the food bank.\nNobody, not one.\n"
FILES = {"a.txt": WORDS.encode()}
NOTE, OTHER = "44444444-4444-4444-8444-444444444444", "55555555-5555-4555-8555-555555555555"
SOURCE = "33333333-3333-4333-8333-333333333333"


def _read(folder: Path, xml: str | bytes, files: dict[str, bytes] = FILES, main: str = "project.qde") -> Project:
    path = folder / "p.qdpx"
    path.write_bytes(zipped(xml, main, files))
    return read(path)


def _told(project: Project, outcome: str) -> dict[str, int]:
    return {told.what: told.n for told in project.told if told.outcome == outcome}


def _one(project: Project) -> Applied:
    (found,) = project.codings
    return found


def test_each_ending_is_registered() -> None:
    """Whoever opens a project finds the reader by the file's ending."""
    assert {"qdpx", "qde", "qdc"} <= {*group(PROJECTS).by_name}


@pytest.mark.parametrize("namespace", ["urn:QDA-XML:project:1.0", "urn:QDA-XML:project:0:10", "other", ""])
def test_elements_are_known_by_their_local_names(namespace: str, tmp_path: Path) -> None:
    """Whatever version of the standard a file claims, or none."""
    xml = project_xml(source(selection(0, 6))).replace("urn:QDA-XML:project:1.0", namespace)

    assert "We eat" == (found := _read(tmp_path, xml)).quote(_one(found))


@pytest.mark.parametrize("main", ["project.qde", "Project.qde", "Food study.QDE"])
@pytest.mark.parametrize("folder", ["sources/", "Sources/", ""])
@pytest.mark.parametrize(
    "path", ["internal://a.txt", "internal://A.TXT", "a.txt", "sources/a.txt", "relative:///a.txt"]
)
def test_names_are_found_however_they_are_written(main: str, folder: str, path: str, tmp_path: Path) -> None:
    """The one .qde by any name, sources in a folder with a capital or in none, paths in any capitals."""
    import io
    import zipfile

    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(main, b"\xef\xbb\xbf" + project_xml(source(selection(0, 6), path=path)).encode())
        archive.writestr("__MACOSX/._project.qde", "x")
        archive.writestr(f"{folder}a.txt", WORDS)
    (tmp_path / "p.qdpx").write_bytes(held.getvalue())

    found = read(tmp_path / "p.qdpx")
    assert "We eat" == found.quote(_one(found))


def test_names_in_the_encoding_of_an_older_zip_program_are_found(tmp_path: Path) -> None:
    """A name in UTF-8 that the zip file does not say is UTF-8 is the one that the project names."""
    data = zipped(project_xml(source(selection(0, 6), path="internal://ä.txt")), files={"xx.txt": WORDS.encode()})
    (tmp_path / "p.qdpx").write_bytes(data.replace(b"xx.txt", "ä.txt".encode()))

    found = read(tmp_path / "p.qdpx")
    assert "We eat" == found.quote(_one(found))


def test_an_unpacked_project_finds_its_sources_beside_it(tmp_path: Path) -> None:
    """A .qde that somebody took out of its zip file is read with the folder beside it."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_bytes(FILES["a.txt"])
    (tmp_path / "p.qde").write_text(project_xml(source(selection(0, 6))), "utf-8")

    found = read(tmp_path / "p.qde")
    assert "We eat" == found.quote(_one(found))


def test_guids_are_one_whatever_their_case_and_braces(tmp_path: Path) -> None:
    """A code is found by a reference that spells its GUID in another way."""
    xml = project_xml(source(selection(0, 6))).replace(
        f'Code guid="{CODE_GUID}"', f'Code guid="{{{CODE_GUID.upper()}}}"'
    )

    assert CODE_GUID == _one(_read(tmp_path, xml)).code


def test_the_coder_is_who_gave_the_code(tmp_path: Path) -> None:
    """The coding says it, else its selection, else its source; whoever is no user has a place with a number."""
    inner = (
        selection(0, 6, number=1, inner=coding(1, who=OTHER)).replace('name=""', f'name="" creatingUser="{USER}"', 1)
        + selection(7, 9, number=2, inner=coding(2).replace(f' creatingUser="{USER}"', "")).replace(
            'name=""', f'name="" creatingUser="{OTHER}"', 1
        )
        + selection(10, 13, number=3, inner=coding(3).replace(f' creatingUser="{USER}"', ""))
    )
    xml = project_xml(source(inner).replace("<TextSource", f'<TextSource creatingUser="{USER}"'))

    project = _read(tmp_path, xml)

    assert [OTHER, OTHER, USER] == [one.by for one in project.codings]
    assert ["Ana", "unknown user 1"] == [person.name for person in project.people]
    assert {"users": 1, "codings of passages that somebody else marked": 1} == _told(project, CHANGED)


def test_the_program_itself_is_no_coder(tmp_path: Path) -> None:
    """ATLAS.ti writes itself among the users, with a GUID that is always the same."""
    program = '<User guid="C32A2BD5-537F-4838-8B17-DF9EFBAFDF4B" name="ATLAS.ti"/></Users>'
    xml = project_xml(source(selection(0, 6))).replace("</Users>", program)

    assert ["Ana"] == [person.name for person in _read(tmp_path, xml).people]


def test_everything_optional_may_be_missing(tmp_path: Path) -> None:
    """Users, dates, names, GUIDs of codings: without them a coding still has its words and its code."""
    xml = (
        f'<Project><CodeBook><Codes><Code guid="{CODE_GUID}"/></Codes></CodeBook><Sources>'
        '<TextSource plainTextPath="a.txt"><PlainTextSelection startPosition="0" endPosition="6">'
        f'<Coding><CodeRef targetGUID="{CODE_GUID}"/></Coding></PlainTextSelection></TextSource></Sources></Project>'
    )

    project = _read(tmp_path, xml)

    assert ("We eat", "", "") == (project.quote(_one(project)), _one(project).by, _one(project).at)
    assert ("p", "code 1", "source 1") == (project.name, project.codes[0].name, project.texts[0].name)


def test_codes_that_are_cases_too_give_the_text_to_the_case(tmp_path: Path) -> None:
    """NVivo writes each case as a code with the same GUID: it is marked as such."""
    codes = (
        f'<Code guid="{CODE_GUID}" name="food" isCodable="true"/>'
        f'<Code guid="{OTHER}" name="Bea" isCodable="1"><Code guid="{NOTE}" name="a code" isCodable="0"/></Code>'
    )
    person = coding(2).replace(CODE_GUID, OTHER)
    xml = project_xml(
        source(selection(0, 6, number=1) + selection(0, 40, number=2, inner=person)),
        codes=codes,
        rest=f'<Cases><Case guid="{OTHER}" name="Bea"/></Cases>',
    )

    project = _read(tmp_path, xml)

    assert [("food", ""), ("Bea", OTHER), ("a code", "")] == [(one.name, one.case) for one in project.codes]
    assert ["food", "Bea"] == [next(o.name for o in project.codes if o.id == c.code) for c in project.codings]
    assert [("Bea", (SOURCE,))] == [(case.name, case.texts) for case in project.cases]


def test_cases_without_a_name_are_attributes_of_their_texts(tmp_path: Path) -> None:
    """MAXQDA and Quirkos write a document's attributes so; a value that lacks is none."""
    rest = (
        f'<Variables><Variable guid="{NOTE}" name="Age" typeOfVariable="Integer"/></Variables><Cases>'
        f'<Case guid="{OTHER}"><VariableValue><VariableRef targetGUID="{NOTE}"/><IntegerValue> 34 </IntegerValue>'
        f'</VariableValue><VariableValue><VariableRef targetGUID="{USER}"/><TextValue>x</TextValue></VariableValue>'
        f'<SourceRef targetGUID="{SOURCE}"/></Case></Cases>'
    )

    project = _read(tmp_path, project_xml(source(selection(0, 6)), rest=rest))

    assert () == project.cases
    assert {"Age": "34"} == dict(project.texts[0].attributes)
    assert 1 == _told(project, LEFT_OUT)["values of variables that are not in the project"]


def test_sources_of_one_name_are_all_kept(tmp_path: Path) -> None:
    """Survey rows of MAXQDA share their names: each gets a number."""
    twice = source(selection(0, 6, number=1)) + source(selection(7, 9, number=2)).replace(SOURCE, OTHER)

    project = _read(tmp_path, project_xml(twice))

    assert ["T01", "T01 (2)"] == [text.name for text in project.texts]
    assert ["We eat", "at"] == [project.quote(one) for one in project.codings]


def test_many_codings_of_one_selection_and_one_of_each_are_the_same(tmp_path: Path) -> None:
    """ATLAS.ti writes all codings of a passage into one selection, NVivo repeats the selection."""
    together = _read(tmp_path, project_xml(source(selection(0, 6, inner=coding(1) + coding(2)))))
    apart = _read(tmp_path, project_xml(source(selection(0, 6, number=1) + selection(0, 6, number=2))))

    assert together.codings == apart.codings
    assert [Span(0, 6)] * 2 == [one.span for one in together.codings]


def test_comments_are_of_the_coding_or_of_the_passage(tmp_path: Path) -> None:
    """A selection's description belongs to its one coding; without coding it is an annotation of the passage."""
    inner = selection(0, 6, number=1, inner=f"<Description>why?</Description>{coding(1)}") + selection(
        7, 9, number=2, inner="<Description>annotated</Description>"
    )

    project = _read(tmp_path, project_xml(source(inner)))

    assert "why?" == _one(project).memo
    (memo,) = project.memos
    assert ("annotated", SPAN, SOURCE, Span(7, 9)) == (memo.words, memo.kind, memo.about, memo.span)


def test_notes_are_about_what_refers_to_them_or_is_linked_with_them(tmp_path: Path) -> None:
    """Codes, texts, passages and codings refer; links run from the note (ATLAS.ti) or to it (NVivo)."""
    notes = [f"{n:08x}-0000-4000-8000-00000000000a" for n in range(8)]
    refer = [f'<NoteRef targetGUID="{note}"/>' for note in notes]
    codes = f'<Code guid="{CODE_GUID}" name="food" isCodable="true">{refer[0]}</Code>'
    inner = selection(0, 6, number=1, inner=coding(1, inner=refer[1])) + selection(7, 9, number=2, inner=refer[2])
    rest = (
        f'<Cases><Case guid="{OTHER}" name="Bea"/></Cases><Notes>'
        + "".join(
            f'<Note guid="{note}"><PlainTextContent>n{n}</PlainTextContent></Note>' for n, note in enumerate(notes)
        )
        + f'</Notes><Links><Link guid="{NOTE}" originGUID="{notes[4]}" targetGUID="{OTHER}"/>'
        f'<Link guid="{NOTE}" originGUID="{SOURCE}" targetGUID="{notes[5]}"/>'
        f'<Link guid="{NOTE}" originGUID="{CODE_GUID}" targetGUID="{OTHER}"/></Links>'
        f'<NoteRef targetGUID="{notes[6]}"/>'
    )

    project = _read(tmp_path, project_xml(source(inner + refer[3]), codes=codes, rest=rest))

    about = {memo.words: memo.kind for memo in project.memos}
    expected = [CODE, CODING, SPAN, TEXT, CASE, TEXT, STUDY, STUDY]
    assert {f"n{n}": kind for n, kind in enumerate(expected)} == about
    assert 1 == _told(project, LEFT_OUT)["links between codes, passages or sources"]


def test_a_note_in_a_file_with_a_description_keeps_both(tmp_path: Path) -> None:
    """NVivo writes notes into files; an empty one is told."""
    rest = (
        f'<Notes><Note guid="{NOTE}" name="diary" plainTextPath="internal://n.txt"><Description>first</Description></Note>'
        f'<Note guid="{OTHER}" name="blank" plainTextPath="internal://b.txt"/></Notes>'
    )
    files = {**FILES, "n.txt": b"\xef\xbb\xbfone\r\ntwo", "b.txt": b"\n"}

    project = _read(tmp_path, project_xml(source(selection(0, 6)), rest=rest), files)

    assert [("diary", "first\n\none\ntwo")] == [(memo.title, memo.words) for memo in project.memos]
    assert {"the note 'blank'": 1} == _told(project, LEFT_OUT)


def test_transcripts_of_a_recording_are_texts(tmp_path: Path) -> None:
    """Selections between points in time are passages; stretches of sound and points are left out and told."""
    point = '<SyncPoint guid="{}" position="{}" timeStamp="0"/>'
    recording = (
        '<AudioSource guid="66666666-6666-4666-8666-666666666666" name="talk.mp3" path="absolute:///talk.mp3">'
        f'<Transcript guid="{SOURCE}" name="talk" plainTextPath="internal://a.txt">'
        f'{point.format(NOTE, 0)}{point.format(OTHER, 6)}<TranscriptSelection guid="{USER}" fromSyncPoint="{NOTE}"'
        f' toSyncPoint="{OTHER}">{coding(1)}</TranscriptSelection></Transcript>'
        f'<AudioSelection guid="{USER}" begin="0" end="9">{coding(2)}</AudioSelection></AudioSource>'
    )

    project = _read(tmp_path, project_xml(recording))

    assert ("We eat", "talk") == (project.quote(_one(project)), project.texts[0].name)
    left = _told(project, LEFT_OUT)
    assert (1, 2) == (left["codings of stretches of sound"], left["points in time of transcripts"])


def test_a_pdf_file_is_its_text_with_the_file_as_its_original(tmp_path: Path) -> None:
    """ATLAS.ti doubles passages of a PDF file as areas: the passage counts, an area alone is told."""
    area = '<PDFSelection guid="{}" page="0" firstX="1" firstY="1" secondX="2" secondY="2">{}</PDFSelection>'
    same = "00000001-0000-4000-8000-000000000005"
    inner = (
        f'<PDFSource guid="{SOURCE}" name="paper.pdf" path="internal://p.pdf">'
        f"{area.format(same, coding(7))}{area.format(OTHER, coding(8))}"
        f'<Representation guid="{SOURCE}" plainTextPath="internal://a.txt">{selection(0, 6, number=1)}</Representation>'
        "</PDFSource>"
    )

    project = _read(tmp_path, project_xml(inner), {**FILES, "p.pdf": b"%PDF-"})

    assert "We eat" == project.quote(_one(project))
    assert ("p.pdf", b"%PDF-") == project.texts[0].original
    assert {"codings of areas of PDF pages": 1} == _told(project, LEFT_OUT)


def test_what_cannot_be_taken_is_left_out_and_counted(tmp_path: Path) -> None:
    """Selections outside of their text, backwards or without length; codings with codes that are not there."""
    inner = (
        selection(0, 6, number=1)
        + selection(0, 999, number=2)
        + selection(9, 3, number=3)
        + selection(5, 5, number=4)
        + selection(7, 9, number=5, inner=coding(5).replace(CODE_GUID, OTHER))
    )

    project = _read(tmp_path, project_xml(source(inner)))

    assert "We eat" == project.quote(_one(project))
    assert {
        "selections that lie outside their text or have no length": 3,
        "codings of such selections": 3,
        "codings with codes that are not in the project": 1,
    } == _told(project, LEFT_OUT)


def test_a_text_that_is_missing_does_not_stop_the_rest(tmp_path: Path) -> None:
    """It is named, with how many codings went with it."""
    lost = source(selection(0, 6, number=2), path="internal://gone.txt", name="T02").replace(SOURCE, OTHER)

    project = _read(tmp_path, project_xml(source(selection(0, 6, number=1)) + lost))

    assert ["T01"] == [text.name for text in project.texts]
    assert {"the text of 'T02'": 1, "codings of sources without a text": 1} == _told(project, LEFT_OUT)


def test_very_many_texts_that_are_missing_are_counted(tmp_path: Path) -> None:
    """A report of a hundred thousand lines helps nobody: a hundred are named, none with a name as long as a page."""
    lost = "".join(source("", path=f"internal://{n}.txt", name=f"{n} {'x' * 999}") for n in range(150))

    left = [told for told in _read(tmp_path, project_xml(lost)).told if told.outcome == LEFT_OUT]

    assert 101 == len(left)
    assert 150 == sum(told.n for told in left)
    assert max(len(told.what) for told in left) < 120


def test_a_whole_source_may_be_coded_and_texts_may_stand_in_the_xml(tmp_path: Path) -> None:
    """A coding outside of selections has the whole text; CRLF in XML are LF, as every XML parser reads them."""
    inner = f"<PlainTextContent>{WORDS}</PlainTextContent>".replace("\n", "\r\n") + coding(1)

    project = _read(tmp_path, project_xml(source(inner).replace(' plainTextPath="internal://a.txt"', "")))

    assert WORDS == project.texts[0].text == project.quote(_one(project))


def test_texts_in_older_encodings_are_read_as_an_import_would(tmp_path: Path) -> None:
    """UTF-16 by its mark, cp1252 where nothing else may be meant; positions count the text's characters."""
    words = "Wir gehen heute über die Brücke nach Köln, wo früher alles größer war.\r\nSchön, für mich.\r\n"
    for data in (words.encode("utf-16"), words.encode("cp1252")):
        project = _read(tmp_path, project_xml(source(selection(16, 20))), {"a.txt": data})
        assert "über" == project.quote(_one(project))


def test_positions_that_fit_nowhere_are_told_as_such(tmp_path: Path) -> None:
    """Where selections cut words in every way to count, the report says to look at them."""
    inner = "".join(selection(at, at + 3, number=at) for at in (4, 15, 19))

    project = _read(tmp_path, project_xml(source(inner)))

    assert any("look at the passages" in told.why for told in project.told if told.outcome == CHANGED)


@pytest.mark.parametrize("said", ["#f80", "#FF8800", "rgb(255, 136, 0)", "#ff8800cc"])
def test_colours_of_other_forms_are_understood(said: str, tmp_path: Path) -> None:
    """They are #RRGGBB afterwards."""
    codes = f'<Code guid="{CODE_GUID}" name="food" isCodable="true" color="{said}"/>'

    assert "#FF8800" == _read(tmp_path, project_xml(source(selection(0, 6)), codes=codes)).codes[0].colour


def test_a_message_has_no_words_of_the_text(tmp_path: Path) -> None:
    """XML that is broken within a text is told by its line."""
    broken = project_xml(source("<PlainTextContent>my secret <b</PlainTextContent>"))

    with pytest.raises(ImportRefusedError) as refused:
        _read(tmp_path, broken)

    assert "secret" not in f"{refused.value.message} {refused.value.hint}"
    assert "p.qdpx:1" in refused.value.message
