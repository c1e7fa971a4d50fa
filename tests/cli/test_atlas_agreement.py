"""Agreement of two coders of an ATLAS.ti bundle by the commands of the page, counted anew from its bare XML.

The bundle is made as other programs read such files: no real one was at hand.
"""

from __future__ import annotations

import json
import re
import shlex
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from codekit.workflow.study.study import open_study
from other_tools import atlas
from recounted import cells_of, kappa_of, units_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "coming-from.md"
SAID = [f"We waited {n} hours \N{BUS} and then it rained on us again." for n in range(12)]
XHTML = "".join(f'<p id="{2 * n + 1}"><span id="{2 * n + 2}">{words}</span></p>' for n, words in enumerate(SAID))
WORDS = "\n".join(SAID)
# (coder, code, first paragraph, from, last paragraph, to; -1 is the end of it)
CODED = [
    ("usr_1", "t_1", 0, 0, 0, -1),
    ("usr_2", "t_1", 0, 3, 0, 9),
    ("usr_1", "t_1", 2, 0, 4, 5),
    ("usr_2", "t_1", 4, 0, 6, -1),
    ("usr_1", "t_2", 7, 2, 7, 20),
    ("usr_2", "t_2", 7, 0, 8, 10),
    ("usr_2", "t_2", 11, 0, 11, -1),
    ("usr_1", "t_3", 9, 0, 10, -1),
]


def _aprx() -> str:
    places = "".join(
        f'<quotation id="q{n}" owner="{who}"><location><segmentedTextLoc sSegment="{2 * first + 2}" sOffset="{start}"'
        f' eSegment="{2 * last + 2}" eOffset="{end}"/></location></quotation>'
        for n, (who, _, first, start, last, end) in enumerate(CODED)
    )
    links = "".join(
        f'<tagQuotLink source="{code}" target="q{n}" owner="{who}"/>' for n, (who, code, *_) in enumerate(CODED)
    )
    return (
        '<project name="Rain"><users><user id="usr_1" name="Ann"/><user id="usr_2" name="Ben"/></users>'
        '<contents><content id="cnt_1" loc="abc"/></contents>'
        '<media><medium id="med_1" name="T01.txt" content="cnt_1"/></media>'
        f'<documents><document id="doc_1" name="T01" medium="med_1"><layer id="l1">{places}</layer></document>'
        "</documents>"
        '<tags><tag id="t_1" name="Waiting"/><tag id="t_2" name="Rain"/><tag id="t_3" name="Buses"/></tags>'
        f"<links>{links}</links></project>"
    )


def _bare(aprx: str) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """What each user gave each code to, as the XML says it: places in the paragraphs, one line each."""
    root = ET.fromstring(aprx)
    users = {user.get("id"): user.get("name", "") for user in root.iter("user")}
    names = {tag.get("id"): tag.get("name", "") for tag in root.iter("tag")}
    begin = {2 * n + 2: sum(len(words) + 1 for words in SAID[:n]) for n in range(len(SAID))}
    places = {}
    for quotation in root.iter("quotation"):
        (at,) = quotation.iter("segmentedTextLoc")
        first, start, last, end = (int(at.get(key, "")) for key in ("sSegment", "sOffset", "eSegment", "eOffset"))
        finish = begin[last] + (len(SAID[last // 2 - 1]) if end == -1 else end)
        places[quotation.get("id")] = begin[first] + start, finish
    found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for link in root.iter("tagQuotLink"):
        found[users[link.get("owner")], names[link.get("source")]].append(places[link.get("target")])
    return found


def _commands(tool: str) -> list[list[str]]:
    """The commands that the page gives for a tool."""
    section = PAGE.read_text("utf-8").partition(f"\n## {tool}\n")[2].partition("\n## ")[0]
    return [shlex.split(line, comments=True) for line in re.findall(r"^codekit (.*)$", section, re.MULTILINE)]


def test_two_coders_of_an_atlas_bundle(tmp_path: Path, codekit: Callable[..., Any], monkeypatch: Any) -> None:
    """`codekit open` and `codekit agree imported` as the page has them give what the bare XML gives, code by code."""
    monkeypatch.chdir(tmp_path)
    aprx = _aprx()
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{XHTML}</body></html>'
    (tmp_path / "project.atlproj").write_bytes(atlas(aprx, page))
    opening, agreeing = _commands("ATLAS.ti")[:2]

    assert 0 == codekit(*opening, "--no-browser").exit_code
    figures = json.loads(codekit(*agreeing, "--json").out)

    study = open_study(tmp_path / "project")
    assert ["Ann", "Ben"] == figures["coders"]
    assert WORDS == study.transcript("T01").text
    spans = _bare(aprx)
    units = units_of(tmp_path / "project", figures["unit"], "T01", study.transcript("T01").roles)
    assert 12 == len(units)
    by_name = {code["code"]: code for code in figures["codes"]}
    for name in ("Waiting", "Rain", "Buses"):
        cells = cells_of(units, spans["Ann", name], spans["Ben", name])
        assert cells == list(by_name[name]["cells"].values())
        assert by_name[name]["cohen_kappa"] == pytest.approx(kappa_of(*cells), abs=1e-12)


@pytest.mark.parametrize("tool", ["ATLAS.ti", "NVivo"])
def test_the_page_gives_both_commands(tool: str) -> None:
    """A project is opened, and its agreement computed."""
    opening, agreeing = _commands(tool)[:2]
    assert ["open", "agree"] == [opening[0], agreeing[0]]
    assert ["imported", "--study", Path(opening[1]).stem] == agreeing[1:]
