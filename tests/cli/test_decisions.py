"""From a double round to a closed one on the command line: decide, consensus, codebook, round plan and trend."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from cli.conftest import Codekit
from studies import CODEBOOK, HALVES, build, code, folder_of, start, write


@pytest.fixture
def compared(codekit: Codekit, tmp_path: Path) -> Path:
    """A study with its round r1 compared; lee is at the keyboard."""
    study = build(tmp_path)
    start(study)
    code(study, HALVES)
    assert 0 == codekit("agree", "r1", "--study", folder_of(study)).exit_code
    return folder_of(study)


@pytest.fixture(autouse=True)
def _writer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODEKIT_USER", "lee")


def test_from_compared_to_closed_one_by_one(codekit: Codekit, compared: Path) -> None:
    """Each decision says what it was and how far the round is; closing says what is missing."""
    at = ("--study", compared)
    listed = codekit("decide", "r1", *at)
    assert re.search(r"T01:1 +parent/child +ana: REL.SEND; ben: REL", listed.out)
    assert "2 codings are agreed\nround r1: 0 / 4\n" in listed.out
    shown = codekit("decide", "r1", "T01:2", *at).out
    assert "[[A grant pays.]] [[It ends in June.]]" in shown
    assert "turn 2: REL by ana, not by ben (omission)" in codekit("decide", "r1", "T03:1", *at).out

    said = codekit("decide", "r1", "T01:1", "--accept", "ana", "--reason", "they send people", *at)
    assert "T01:1: accept ana (they send people), by lee\nround r1: 1 / 4\n" == said.out
    words = codekit("decide", "r1", "T01:2", "--words", "A grant pays.", "--reason", "only that", *at)
    assert "T01:2: other-span: MONEY “A grant pays.” (only that), by lee" in words.out
    assert 0 == codekit("decide", "r1", "T03:1", "--other-code", "REL.DEAL", "--span", "51..61", *at).exit_code
    assert "3 / 4 · 1 deferred" in codekit("decide", "r1", "T03:2", "--defer", *at).out
    assert "error: round 'r1' has 1 open disagreement (1 deferred)" in codekit("round", "close", "r1", *at).err
    assert "open again" in codekit("decide", "r1", "T03:2", "--reopen", *at).out
    last = codekit("decide", "r1", "T03:2", "--keep", "1", "--codebook-problem", "is a contract money?", *at)
    assert "everything is decided: codekit consensus r1" in last.err

    assert "T01: 2 codings (2 new, 0 taken back)" in codekit("consensus", "r1", *at).out
    assert "round r1: 4 / 4\n" == codekit("consensus", "r1", *at).out
    fates = codekit("consensus", "r1", "--of", "ben", *at).out
    assert "3 kept, 1 changed span, 1 dropped, 2 added" in fates
    problems = codekit("codebook", "problems", "food", *at).out
    assert re.search(r"r1 +T03 138..153 +MONEY.*is a contract money\?", problems)
    for coder in ("ana", "ben"):
        assert 0 == codekit("round", "sign", "r1", "--coder", coder, *at).exit_code
    assert "r1: closed\n" == codekit("round", "close", "r1", *at).out
    assert "disagreements decided: 4 / 4" in codekit("round", "show", "r1", *at).out
    assert "error: round r1 is closed" in codekit("decide", "r1", "T01:1", "--both", *at).err


def test_from_a_double_round_to_the_matrix_by_an_excel_sheet(codekit: Codekit, tmp_path: Path) -> None:
    """Written, filled in, read; read again, nothing changes; the consensus is what counts."""
    made = build(tmp_path)
    start(made)
    code(made, HALVES)
    at, path = ("--study", folder_of(made)), tmp_path / "meeting" / "r1.xlsx"
    assert 0 == codekit("agree", "r1", *at).exit_code
    assert f"{path}: 4 clusters to decide, 2 agreed\n" == codekit("decide", "r1", "--sheet", path, *at).out
    book = openpyxl.load_workbook(path)
    sheet = book["Decisions"]
    column = [cell.value for cell in sheet[1]].index("decision") + 1
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column).value = "both"
    book.save(path)

    assert "r1.xlsx: 4 decided, 0 unchanged\nround r1: 4 / 4\n" == codekit("decide", "r1", "--from", path, *at).out
    assert "r1.xlsx: 0 decided, 4 unchanged\n" in codekit("decide", "r1", "--from", path, *at).out
    for coder in ("ana", "ben"):
        codekit("round", "sign", "r1", "--coder", coder, *at)
    assert 0 == codekit("round", "close", "r1", *at).exit_code
    matrix = json.loads(codekit("matrix", "food", "--json", *at).out)
    assert ("r1 (consensus)", {"", "r1 (consensus)"}) == (matrix["layer"], {c["layer"] for c in matrix["cells"]})


def test_clusters_as_json(codekit: Codekit, compared: Path) -> None:
    """Everything a program needs to decide: codings with ids, passage, disagreements, decisions."""
    codekit("decide", "r1", "T01:1", "--accept", "ana", "--study", compared)
    document = json.loads(codekit("disagreements", "r1", "--clusters", "--json", "--study", compared).out)

    assert ["T01:1", "T01:2", "T03:1", "T03:2", "T02:a1", "T03:a1"] == [entry["cluster"] for entry in document]
    keys = "cluster transcript type agreed status start end before text codings notes disagreements decisions"
    assert keys.split() == list(document[0])
    assert ("decided", "accept", "ana") == (
        document[0]["status"],
        document[0]["decisions"][0]["choice"],
        document[0]["decisions"][0]["coder"],
    )
    one = json.loads(codekit("decide", "r1", "T01:2", "--json", "--study", compared).out)
    assert document[1] == one[0]
    fates = json.loads(codekit("consensus", "r1", "--of", "ben", "--json", "--study", compared).out)
    assert {"cluster", "what", "coding", "outcome", "reason", "by"} == set(fates[0])


def test_the_list_can_be_limited_to_a_status(codekit: Codekit, compared: Path) -> None:
    """What was deferred is the agenda of the next meeting; what is agreed is listed too."""
    at = ("--study", compared)
    codekit("decide", "r1", "T01:2", "--defer", "--reason", "ask Mel", *at)

    deferred = codekit("decide", "r1", "--only", "deferred", *at).out
    assert re.findall(r"T0\d:\w+", deferred) == ["T01:2"]
    assert "deferred: defer (ask Mel), by lee" in deferred
    assert ["T02:a1", "T03:a1"] == re.findall(r"T0\d:\w+", codekit("decide", "r1", "--only", "agreed", *at).out)
    assert 3 == len(json.loads(codekit("decide", "r1", "--only", "open", "--json", *at).out))
    assert "no status 'later'" in codekit("decide", "r1", "--only", "later", *at).err


def test_all_clusters_of_a_type_at_once(codekit: Codekit, compared: Path) -> None:
    """Only those that are open."""
    codekit("decide", "r1", "T01:2", "--accept", "ana", "--study", compared)

    ran = codekit("decide", "r1", "--type", "omission", "--both", "--study", compared)

    assert "1 clusters of type omission: both\nround r1: 2 / 4\n" == ran.out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--both",), "which cluster?"),
        (("T01:1", "--both", "--defer"), "one decision at a time, not both and defer"),
        (("T01:1", "--accept", "an"), "no coder 'an'"),
        (("T01:1", "--neither"), "needs a reason"),
        (("T01:2", "--span", "1-2", "--reason", "x"), "'1-2' is no span"),
        (("T01:2", "--keep", "9"), "has no coding number '9'"),
        (("T9:1", "--both"), "no cluster 'T9:1'"),
    ],
)
def test_what_does_not_fit_is_one_line(codekit: Codekit, compared: Path, args: tuple[str, ...], message: str) -> None:
    """Exit code 1."""
    ran = codekit("decide", "r1", *args, "--study", compared)

    assert (1, "") == (ran.exit_code, ran.out)
    assert message in ran.err.splitlines()[0]


def test_before_the_comparison_nothing_is_shown(codekit: Codekit, coded: Path) -> None:
    """Neither clusters nor a sheet nor fates."""
    for args in (("decide", "r1"), ("decide", "r1", "--sheet", "x.xlsx"), ("consensus", "r1", "--of", "ana")):
        ran = codekit(*args, "--study", coded)
        assert (1, "") == (ran.exit_code, ran.out)
        assert "has not been compared" in ran.err


def test_a_threshold_is_opt_in(codekit: Codekit, compared: Path) -> None:
    """The figures are printed all the same; then exit 1 and the codes that fall short."""
    at = ("--study", compared)
    assert 0 == codekit("agree", "r1", "--require", "kappa=-1", *at).exit_code

    ran = codekit("agree", "r1", "--require", "alpha=.8", "--require", "pooled_kappa=.1", "--json", *at)

    assert (1, "r1") == (ran.exit_code, json.loads(ran.out)["round"])
    assert "error: round r1: alpha below 0.8: REL .711, REL, itself -0.083, REL.SEND .000, MONEY .606" in ran.err
    top = codekit("agree", "r1", "--require", "alpha=.8", "--level", "top", *at)
    assert "error: round r1: alpha below 0.8: REL .711, MONEY .606" in top.err
    assert "no figure to require 'alfa'" in codekit("agree", "r1", "--require", "alfa=.8", *at).err


def test_what_has_no_interval_cannot_be_judged_with_certainty(codekit: Codekit, compared: Path) -> None:
    """Few transcripts have no interval: that fails by name, as it does not without; the perfect BOX.OWN has a bound."""
    at = ("--require", "kappa=-1,pooled_kappa=-1", "--study", compared)
    document = json.loads(codekit("agree", "r1", "--json", "--study", compared).out)
    names = {row["name"] for row in (*document["codes"], *document["as_applied"]) if row["lower_bound"] is None}

    ran = codekit("agree", "r1", "--certainty", ".95", *at)

    assert (0, 1) == (codekit("agree", "r1", *at).exit_code, ran.exit_code)
    said = re.search(r"kappa cannot be judged, no interval: (.*); pooled_kappa cannot be judged", ran.err)
    assert said is not None
    assert names - {"REL.SEND", "REL.DEAL"} <= set(re.split(r", (?!itself)", said[1])) <= names


@pytest.mark.parametrize(
    ("args", "said"), [((".95",), "needs a threshold"), (("1.5", "--require", "alpha=.8"), "between 0")]
)
def test_a_certainty_that_means_nothing_is_refused_first(
    codekit: Codekit, coded: Path, args: tuple[str, ...], said: str
) -> None:
    """Before the comparison ends blindness."""
    ran = codekit("agree", "r1", "--certainty", *args, "--study", coded)

    assert 1 == ran.exit_code
    assert said in ran.err
    assert '"state": "complete"' in codekit("round", "show", "r1", "--json", "--study", coded).out


def test_a_wrong_threshold_ends_no_blindness(codekit: Codekit, coded: Path) -> None:
    """It is refused before the comparison is logged."""
    assert 1 == codekit("agree", "r1", "--require", "alfa=.8", "--study", coded).exit_code
    assert '"state": "complete"' in codekit("round", "show", "r1", "--json", "--study", coded).out


def test_plan_then_start_with_rotating_pairs(codekit: Codekit, tmp_path: Path) -> None:
    """The plan prints the command that starts its round."""
    root = folder_of(build(tmp_path))
    ran = codekit("round", "plan", "--coders", "ana,ben,lee", "--size", "3", "--by", "region", "--study", root)
    assert "no interval below 5 transcripts" in ran.out
    assert "seed 1; transcripts for each coder: ana 2, ben 2, lee 2" in ran.out
    command = shlex.split(ran.out.splitlines()[-1])
    assert ["codekit", "round", "start", "r1"] == command[:4]

    started = codekit(*command[1:], "--study", root)

    assert "r1: double, 3 transcripts, coders ana, ben, lee" in started.out
    shown = json.loads(codekit("round", "show", "r1", "--json", "--study", root).out)
    assert 6 == len(shown["assignments"])
    assert "drawn with seed 1, stratified by region (North 2 of 2, South 1 of 1)" == shown["note"]
    assert "–" in codekit("round", "show", "r1", "--study", root).out


def test_plan_as_json_is_reproducible(codekit: Codekit, tmp_path: Path) -> None:
    """The same seed gives the same document."""
    root = folder_of(build(tmp_path))
    args = ("round", "plan", "--coders", "ana,ben,lee", "--size", "2", "--seed", "7", "--json", "--study", root)
    first = codekit(*args).out

    assert first == codekit(*args).out
    document = json.loads(first)
    assert (7, 2, None) == (document["seed"], len(document["transcripts"]), document["expected_width"])


def test_plan_says_what_a_width_needs(codekit: Codekit, tmp_path: Path) -> None:
    """With its assumptions and sources, even where the study is too small for it."""
    ran = codekit(
        "round", "plan", "--coders", "ana,ben", "--width", ".3", "--units", "60", "--study", folder_of(build(tmp_path))
    )

    assert "9 transcripts for a 95 % interval of kappa 0.3 wide, if kappa 0.8, prevalence 0.1, 60 units" in ran.out
    assert "9 transcripts are wanted, and 3 can be drawn" in ran.err


def test_trend_and_settle_have_something_to_say_when_there_is_nothing(codekit: Codekit, coded: Path) -> None:
    """No traceback, no empty table."""
    assert "no double round has been compared" in codekit("round", "trend", "--study", coded).err
    assert "r1: nothing to settle\n" == codekit("round", "settle", "r1", "--study", coded).out
    assert "nothing to settle" in codekit("round", "settle", "r1", "--keep", "x", "--study", coded).err
    assert "0 of 0 problems are open\n" == codekit("codebook", "problems", "food", "--study", coded).out


def test_trend_of_a_round(codekit: Codekit, compared: Path) -> None:
    """As a table and as JSON."""
    assert re.search(r"REL +\.70 +\.71 +\.80 +7", codekit("round", "trend", "--study", compared).out)
    document = json.loads(codekit("round", "trend", "--json", "--study", compared).out)
    tops = [code for code in document["codes"] if code["rounds"][0]["level"] == "top"]
    assert (["r1"], 3) == ([entry["round"] for entry in document["rounds"]], len(tops))


def test_recheck_lists_and_confirms(codekit: Codekit, compared: Path) -> None:
    """Recode needed, until confirmed."""
    text = CODEBOOK.replace('"1.0"', '"1.1"').replace("exclude: Time.", "exclude: Time and loans.")
    write(compared / "codebooks" / "food.yaml", text)
    at = ("--study", compared)

    listed = codekit("codebook", "recheck", "food", "1.0", "1.1", "--round", "r1", *at)
    assert "3 codings made under food@1.0 need another look: recode needed" in listed.out
    as_json = json.loads(codekit("codebook", "recheck", "food", "1.0", "1.1", "--round", "r1", "--json", *at).out)
    one = as_json[0]["id"]
    assert (
        "1 codings confirmed under food@1.1; 2 are left\n"
        == codekit("codebook", "recheck", "food", "1.0", "1.1", "--round", "r1", "--confirm", one[:10], *at).out
    )
    assert "2 codings" in codekit("codebook", "recheck", "food", "1.0", "1.1", "--round", "r1", *at).out


def test_a_version_says_what_must_be_read_again(codekit: Codekit, coded: Path) -> None:
    """Diff proposes the entry, show prints it, recheck lists the transcripts, the matrix says so."""
    path = coded / "codebooks" / "food.yaml"
    wider = path.read_text("utf-8").replace('"1.0"', '"1.1"').replace("Who pays.", "Who pays or lends.")
    path.write_text(wider, "utf-8")
    assert (
        "# - {code: MONEY, kind: widened, again: true, reason: }"
        in codekit("codebook", "diff", "food@1.0", "food", "--study", coded).err
    )
    noted = "changes:\n- {code: MONEY, kind: widened, again: true, reason: loans too}\ncodes:\n"
    path.write_text(wider.replace("codes:\n", noted, 1), "utf-8")

    shown = codekit("codebook", "show", "food", "--study", coded)
    diff = codekit("codebook", "diff", "food@1.0", "food", "--study", coded)
    again = codekit("codebook", "recheck", "food", "1.0", "1.1", "--study", coded)
    document = codekit("codebook", "recheck", "food", "1.0", "1.1", "--transcripts", "--json", "--study", coded)
    matrix = codekit("matrix", "food", "--study", coded)

    assert "change: MONEY was widened; to be looked at again (loans too)" in shown.out
    assert "changes: MONEY was widened" in diff.out
    assert "# changes:" not in diff.err
    assert "3 transcripts are to be read again: codekit round start ID --kind initial --codes MONEY ..." in again.out
    assert [("MONEY", id_, "loans too") for id_ in ("T01", "T02", "T03")] == [
        (each["code"], each["transcript"], each["reason"]) for each in json.loads(document.out)
    ]
    assert "MONEY was widened in version 1.1 (loans too) and is to be looked at again" in matrix.err
