"""Polarity on the command line: the figure, the disagreements, and what a closed round says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cli.conftest import Codekit
from codekit.model.events import RoundClose, stamp
from codekit.workflow.study.study import open_study
from studies import build, code, folder_of, start

TABLE = """\
transcript,segment,code,coder,polarity
T01,1,MONEY,ana,supporting
T01,1,MONEY,ben,contrary
T01,3,REL.SEND,ana,supporting
T01,3,REL.DEAL,ben,supporting
"""


@pytest.fixture
def polar(codekit: Codekit, tmp_path: Path) -> Path:
    """A compared round with a difference of polarity and one below REL."""
    study = build(tmp_path)
    start(study, transcripts=["T01"])
    code(study, TABLE)
    assert 0 == codekit("agree", "r1", "--study", folder_of(study)).exit_code
    return folder_of(study)


def test_the_figure_stands_beside_kappa_where_there_is_one(codekit: Codekit, polar: Path) -> None:
    """In the table, in JSON for every code, and how many units it is about."""
    shown = codekit("agree", "r1", "--study", polar)
    as_json = json.loads(codekit("agree", "r1", "--json", "--study", polar).out)

    assert "kappa with" in shown.out
    assert "all coders have a code but not with the same polarity on 1 unit\n" in shown.out
    assert 1 == as_json["summary"]["differ_in_polarity"]
    found = {row["code"]: row["with_polarity"] for row in as_json["codes"]}
    assert (None, None) == (found["REL"], found["BOX.OWN"])
    assert {"ana": 0, "ben": 1} == found["MONEY"]["values"]["contrary"]
    assert 0.4 == pytest.approx(found["MONEY"]["cohen_kappa"])
    exclusive = codekit("agree", "r1", "--exclusive", "REL", "--study", polar)
    assert "kappa with" not in exclusive.out


def test_disagreements_are_of_the_codes_used_and_say_the_polarities(
    codekit: Codekit, polar: Path, tmp_path: Path
) -> None:
    """In text, JSON and Excel; the codes of the round alone would have shown none."""
    shown = codekit("disagreements", "r1", "--study", polar)
    rows = json.loads(codekit("disagreements", "r1", "--json", "--study", polar).out)
    codekit("disagreements", "r1", "-o", tmp_path / "d.xlsx", "--study", polar)

    assert "ana: supporting; ben: contrary" in shown.out
    assert "3 disagreements: 1 polarity, 0 boundary, 0 parent/child, 2 substitution, 0 omission, 0 extra" in shown.out
    assert [
        ("MONEY", "polarity", ["ana", "ben"], [], "ana: supporting; ben: contrary"),
        ("REL.SEND", "substitution", ["ana"], ["ben"], "REL.DEAL"),
        ("REL.DEAL", "substitution", ["ben"], ["ana"], "REL.SEND"),
    ] == [(r["code"], r["type"], r["coded_by"], r["not_by"], r["other"]) for r in rows]
    first = sheet(tmp_path / "d.xlsx")[0]
    assert ("polarity", None, "ana: supporting; ben: contrary") == tuple(
        first[key] for key in ("type", "other code", "polarities")
    )


def sheet(path: Path) -> list[dict[str, Any]]:
    """The rows of the first sheet by their heads."""
    head, *rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_clusters_of_polarity_are_decided_by_their_type(codekit: Codekit, polar: Path) -> None:
    """As every type is; one cluster in full says who said what; what is no type is refused."""
    assert "turn 2: MONEY by ana, ben (polarity: ana: supporting; ben: contrary)" in (
        codekit("decide", "r1", "T01:1", "--study", polar).out
    )
    assert "1 clusters of type polarity: accept" in (
        codekit("decide", "r1", "--type", "polarity", "--accept", "ben", "--study", polar).out
    )
    refused = codekit("decide", "r1", "--type", "sub-code", "--accept", "ben", "--study", polar)
    assert (1, True) == (refused.exit_code, "'sub-code'" in refused.err)


def test_the_report_has_the_values_and_the_table_of_both_coders(codekit: Codekit, polar: Path, tmp_path: Path) -> None:
    """Under Codes, with the note that presence says more than there is."""
    codekit("agree", "r1", "--report", tmp_path / "r.md", "--study", polar)
    text = (tmp_path / "r.md").read_text("utf-8")

    assert "### Presence with polarity" in text
    assert "| MONEY | contrary | 0 | 1 |" in text
    assert "| MONEY | supporting | 0 | 0 | 1 | 0 |" in text  # ana says supporting: ben contrary once
    assert "kappa 1.00 as presence, but 0.40 with polarity" in text
    assert "| polarity | T01 | 2 | MONEY | ana, ben |" in text


def test_a_round_that_was_closed_before_says_what_is_seen_now(codekit: Codekit, polar: Path) -> None:
    """In `round show` and in `check`; no error, and nothing changes."""
    study = open_study(polar)
    compared = study.round("r1").compared
    assert compared is not None
    study.store.append([RoundClose(**stamp("lee"), round="r1", compare=compared.id)])

    shown = codekit("round", "show", "r1", "--study", polar)
    checked = codekit("check", "--study", polar)
    as_json = json.loads(codekit("round", "show", "r1", "--json", "--study", polar).out)

    said = "closed before disagreements were listed on the codes used: 3 more are seen now in 2 clusters"
    assert said in shown.out
    assert (0, True) == (checked.exit_code, said in checked.out)
    assert {"types": {"polarity": 1, "substitution": 2}, "clusters": 2, "undecided": ["T01:1", "T01:2"]} == (
        as_json["newly_seen"]
    )
