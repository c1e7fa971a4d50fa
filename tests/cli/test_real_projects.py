"""Agreement from real projects of other tools, by the commands, against figures recomputed from the bare files."""

from __future__ import annotations

import json
import re
import uuid
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from codekit.workflow.study.study import Study, open_study
from recounted import cells_of, kappa_of, units_of

pytestmark = [pytest.mark.corpus, pytest.mark.slow]
Spans = dict[tuple[str, str, str], list[tuple[int, int]]]  # (source name, user name, code guid) -> code points
Run = Callable[..., Any]


def _corpus(shared: Path, name: str) -> Path:
    path = shared / "corpus" / "refi" / name
    if not path.is_file():
        pytest.skip(f"needs {name}")
    return path


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


class Bare:
    """What a .qdpx says, read without codekit: positions as the tool of that file counts them."""

    def __init__(self, path: Path, *, utf16: bool) -> None:
        """Open the file; `utf16` where its positions count UTF-16 units, and a CRLF as two."""
        self.archive = zipfile.ZipFile(path)
        self.members = {name.rpartition("/")[2].casefold(): name for name in self.archive.namelist()}
        (qde,) = [name for name in self.archive.namelist() if name.endswith(".qde")]
        self.root = ET.fromstring(self.archive.read(qde))
        self.utf16 = utf16
        self.users = {e.get("guid"): e.get("name", "") for e in self.root.iter() if _tag(e) == "User"}
        codes = [e for e in self.root.iter() if _tag(e) == "Code"]
        self.leaves = {e.get("guid", ""): e.get("name", "") for e in codes if not any(_tag(c) == "Code" for c in e)}

    def text(self, source: ET.Element) -> str:
        """The text of a source, line ends as they are."""
        name = source.get("plainTextPath", "").rpartition("/")[2].casefold()
        return self.archive.read(self.members[name]).decode("utf-8-sig")

    def spans(self) -> Spans:
        """What each user coded with each code in each source."""
        found: Spans = defaultdict(list)
        for source in self.root.iter():
            if _tag(source) != "TextSource":
                continue
            text = self.text(source)
            for selection in (e for e in source if _tag(e) == "PlainTextSelection"):
                ends = (int(selection.get(key, "")) for key in ("startPosition", "endPosition"))
                start, end = (self.place(text, position) for position in ends)
                for coding in (e for e in selection if _tag(e) == "Coding"):
                    code = next(e.get("targetGUID", "") for e in coding if _tag(e) == "CodeRef")
                    user = self.users[coding.get("creatingUser")]
                    found[source.get("name", ""), user, code].append((start, end))
        return found

    def place(self, text: str, position: int) -> int:
        """A position of the file as the place in the text with LF."""
        if not self.utf16:
            return position
        before = text.encode("utf-16-le")[: 2 * position].decode("utf-16-le")
        return len(before.replace("\r\n", "\n"))


def _compare(bare: Bare, folder: Path, figures: Any, study: Study, users: tuple[str, str]) -> int:
    """Hold every leaf code's table and kappa to the bare ones; how many codes both coders used."""
    spans = bare.spans()
    names = {
        source: id_ for source in {key[0] for key in spans} for id_ in study.transcript_ids() if _same(source, id_)
    }
    assert len(names) == len({key[0] for key in spans})
    by_code = {code["code"]: code for code in figures["codes"]}
    book = study.round_codebook(study.round("imported"))
    compared = 0
    for guid, name in bare.leaves.items():
        (id_,) = [code.id for code in book.codes if code.name == name and not book.children[code.id]] or [""]
        if id_ not in by_code or sum(n == name for n in bare.leaves.values()) > 1:
            continue
        total = [0, 0, 0, 0]
        for source, transcript in names.items():
            units = units_of(folder, figures["unit"], transcript, study.transcript(transcript).roles)
            pair = [spans.get((source, user, guid), []) for user in users]
            total = [x + y for x, y in zip(total, cells_of(units, *pair), strict=True)]
        assert list(by_code[id_]["cells"].values()) == total, name
        assert by_code[id_]["cohen_kappa"] == pytest.approx(kappa_of(*total), abs=1e-12)
        compared += total[0] > 0
    return compared


def _same(source: str, id_: str) -> bool:
    bare = re.sub(r"\.(txt|docx|md)$", "", source)
    return re.sub(r"\W+", "-", bare).strip("-") == re.sub(r"\W+", "-", id_).strip("-")


def test_two_coders_of_a_qualcoder_project(shared: Path, tmp_path: Path, codekit: Run) -> None:
    """`codekit open` and `codekit agree imported` give what the bare file gives, for every code without sub-codes."""
    path = tmp_path / "interop.qdpx"
    path.write_bytes(_corpus(shared, "qualcoder_4_0_lf_bom.qdpx").read_bytes())
    opened = codekit("open", path, "--no-browser")
    assert opened.exit_code == 0
    assert "two or more people coded 3 of 3 texts: codekit agree imported" in opened.err
    figures = json.loads(codekit("agree", "imported", "--study", tmp_path / "interop", "--json").out)
    assert figures["coders"] == ["alice", "bob"]
    study = open_study(tmp_path / "interop")
    assert _compare(Bare(path, utf16=False), tmp_path / "interop", figures, study, ("alice", "bob")) >= 2


def _with_a_second_coder(path: Path, target: Path) -> None:
    """The real NVivo project in which a second user gave two of every three passages the same code."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".qde"):
                data = _doubled(data.decode("utf-8-sig")).encode()
            new.writestr(name, data)


def _doubled(qde: str) -> str:
    users = dict.fromkeys(re.findall(r'creatingUser="([^"]+)"', "".join(re.findall(r"<Coding [^>]*>", qde))))
    (first,) = users
    other = next(guid for guid in re.findall(r'<User guid="([^"]+)"', qde) if guid != first)
    number = 0

    def twice(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        again = re.sub(r'guid="[^"]+"', f'guid="{uuid.UUID(int=number)}"', found[0], count=1).replace(first, other)
        return found[0] + (again if number % 3 else "")

    return re.sub(r"<Coding .*?</Coding>", twice, qde, flags=re.DOTALL)


def test_two_coders_of_an_nvivo_project(shared: Path, tmp_path: Path, codekit: Run) -> None:
    """Of a real NVivo project (UTF-16 positions, BOM, CRLF, emoji) with a second coder put in, figure by figure."""
    path = tmp_path / "nvivo.qdpx"
    _with_a_second_coder(_corpus(shared, "nvivo_win12_6_scrambled_utf16_bom_crlf.qdpx"), path)
    assert codekit("init", tmp_path / "study", "--from", path).exit_code == 0
    figures = json.loads(codekit("agree", "imported", "--study", tmp_path / "study", "--json").out)
    study = open_study(tmp_path / "study")
    users = tuple(str(study.settings.coders[coder]["name"]) for coder in figures["coders"])
    assert users == ("Coder 1", "Coder 2")
    assert _compare(Bare(path, utf16=True), tmp_path / "study", figures, study, ("Coder 1", "Coder 2")) >= 20
