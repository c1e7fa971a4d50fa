"""A study made under older rules is told which of its figures are others now, where and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from codekit.errors import ProblemsError
from codekit.store import settings
from codekit.store.settings import RULES
from codekit.workflow.results import changed, tabulate
from codekit.workflow.results.changed import Changed
from codekit.workflow.results.old_rules import counted_per_transcript
from codekit.workflow.rounds.counted import Chooser
from codekit.workflow.study.study import Study
from studies import BOTH, CODEBOOK, agree, build, code, segments, start

ALL = ("T01", "T02", "T03")


def older(study: Study) -> Study:
    """The same study as an older codekit laid it out: study.yaml says nothing of rules."""
    document = study.store.document(settings.FILE)
    lines = document.read_bytes().decode().splitlines(keepends=True)
    document.write("".join(line for line in lines if not line.startswith("rules:")).encode())
    study.refresh()
    return study


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study of older rules with three interviews of two cases and nothing coded."""
    return older(build(tmp_path, memory=True))


def kinds(study: Study) -> list[str]:
    """The kinds of changes, in their order."""
    return [each.kind for each in changed.changed(study)]


def of(study: Study, kind: str) -> list[Changed]:
    """The changes of one kind."""
    return [each for each in changed.changed(study) if each.kind == kind]


def test_a_new_study_is_by_the_present_rules(tmp_path: Path) -> None:
    """`init` says so, and nothing is listed whatever it holds."""
    made = build(tmp_path, memory=True)
    start(made)
    code(made, BOTH)
    agree(made, "r1")

    assert (RULES, []) == (made.settings.rules, changed.changed(made))


def test_an_older_study_with_nothing_that_changed_is_told_nothing(study: Study) -> None:
    """One initial round about the whole codebook, with coverage recorded: the same by both rules."""
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, segments([("T01", 3, "MONEY", "lee"), ("T02", 1, "", "lee"), ("T03", 1, "", "lee")]), round_id="p1")
    study.store.write_all({"coverage.csv": "transcript,topic,asked\nT01,REL,yes\n"})
    study.refresh()

    assert (1, []) == (study.settings.rules, changed.changed(study))


def test_a_round_about_some_codes_no_longer_speaks_for_the_others(study: Study) -> None:
    """REL was found in p1, and p2 about MONEY made "none found" of it: k of n by both rules, and the round named."""
    start(study, "p1", kind="initial", coders=["ana"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T02", 1, "", "ana"), ("T03", 1, "", "ana")]), round_id="p1")
    start(study, "p2", kind="initial", coders=["lee"], codes=["MONEY"])
    code(study, segments([(id_, 1, "", "lee") for id_ in ALL]), round_id="p2")

    (found,) = of(study, "what counts")

    assert ("matrix food", "0 of 2", "1 of 2") == (found.where, found.before, found.after)
    assert found.what == "REL, 1 cell of O1; k of n"
    assert found.why == "p2 is not about it; it counts from p1 (initial)"


def test_a_younger_code_is_not_yet_coded(study: Study) -> None:
    """It was "none found" in transcripts that were read before there was such a code."""
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, segments([(id_, 1, "", "lee") for id_ in ALL]), round_id="p1")
    mood = "- {id: MOOD, name: Mood, definition: How it feels.}\n"
    study.store.write_all({"codebooks/food.yaml": CODEBOOK.replace('"1.0"', '"1.1"') + mood})
    study.refresh()

    (found,) = of(study, "what counts")

    assert ("0 of 2", "0 of 0") == (found.before, found.after)
    assert "p1 used food@1.0, which has not MOOD; not yet coded in T01, T02, T03" == found.why


def test_a_state_that_changed_outside_n_is_told_as_a_state(study: Study) -> None:
    """Where the cell stood in no n before and after, k of n says nothing."""
    start(study, "p1", kind="initial", coders=["lee"], codes=["MONEY"])
    code(study, segments([(id_, 1, "", "lee") for id_ in ALL]), round_id="p1")
    study.store.write_all({"coverage.csv": "transcript,topic,asked\n" + "".join(f"{id_},REL,no\n" for id_ in ALL)})
    study.refresh()

    found = [each for each in of(study, "what counts") if each.what.startswith("REL,")]

    assert [("REL, 2 cells of O1, O2", "not asked", "not yet coded")] == [(e.what, e.before, e.after) for e in found]


def test_differences_that_the_figures_did_not_hold_are_counted(study: Study) -> None:
    """Ana and ben differ on each sub-code under REL on one unit, and in polarity on another."""
    start(study, transcripts=["T01"])
    turns = study.transcript("T01").turns
    rows = [(1, "REL.SEND", "ana", ""), (1, "REL.DEAL", "ben", ""), (3, "MONEY", "ana", ""), (4, "REL", "ana", "")]
    rows += [(3, "MONEY", "ben", "contrary")]
    lines = [f"T01,{turns[n].start},{turns[n].end},{c},{who},{polarity}\n" for n, c, who, polarity in rows]
    code(study, "transcript,start,end,code,coder,polarity\n" + "".join(lines))
    assert "level" not in kinds(study)  # nothing of a round that is not compared
    agree(study, "r1")

    (level,), (polarity,) = of(study, "level"), of(study, "polarity")

    assert "2 disagreements on REL.SEND, REL.DEAL, newly visible" == level.what
    assert "1 units that differ in polarity only, newly visible" == polarity.what
    assert "round r1" == level.where == polarity.where


def test_intervals_of_interviews_of_one_case(study: Study) -> None:
    """T01 and T03 are O1's; a round with one of them is not told."""
    start(study, "r1", transcripts=["T01", "T03"])
    code(study, "\n".join(line for line in BOTH.splitlines() if "T02" not in line) + "\n", round_id="r1")
    start(study, "r2", transcripts=["T02", "T03"])
    code(study, "\n".join(line for line in BOTH.splitlines() if "T01" not in line) + "\n", round_id="r2")
    agree(study, "r1")
    agree(study, "r2")

    (found,) = of(study, "cluster")

    assert ("round r1", "by transcript", "by case", True) == (found.where, found.before, found.after, "O1" in found.why)


def test_asking_and_roles(study: Study) -> None:
    """Without coverage.csv nobody knows what was asked; study.yaml's speakers go for what is imported."""
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, segments([(id_, 1, "", "lee") for id_ in ALL]), round_id="p1")
    document = study.store.document(settings.FILE)
    document.write(document.read_bytes().replace(b"speakers: {}", b"speakers: {Respondent: other}"))
    study.refresh()

    (asked,) = of(study, "asking")
    roles = of(study, "roles")

    n = 2 * len(study.codebook("food").codes)
    assert (f"{n} cells, in the window", "asked, none", "none found") == (asked.what, asked.before, asked.after)
    assert [(id_, "Respondent is respondent here, and other in study.yaml") for id_ in ALL] == [
        (each.where, each.what) for each in roles
    ]


def test_what_is_accepted_is_not_told_again(study: Study) -> None:
    """One line is written; comments and all other settings stay."""
    document = study.store.document(settings.FILE)
    before = document.read_bytes()
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, segments([(id_, 1, "", "lee") for id_ in ALL]), round_id="p1")
    assert ["asking"] == kinds(study)

    changed.accept(study)

    assert [] == changed.changed(study)
    assert before + f"rules: {RULES}\n".encode() == document.read_bytes()


@pytest.mark.parametrize("text", ["{title: Food}\n", "title: Food\n...\n", "- a\n"])
def test_a_form_that_is_not_understood_is_left_alone(study: Study, text: str) -> None:
    """Not a byte is changed."""
    document = study.store.document(settings.FILE)
    document.write(text.encode())

    with pytest.raises(ProblemsError, match="add `rules: 2`"):
        settings.accept_rules(document)

    assert text.encode() == document.read_bytes()


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ("3", "rules 3 are newer than this codekit, which knows 2 (install a newer codekit to work on this study)"),
        ("two", "rules must be a whole number (rules: 2)"),
        ("true", "rules must be a whole number (rules: 2)"),
    ],
)
def test_a_number_that_is_not_known_is_one_line(study: Study, given_: str, said: str) -> None:
    """A study of a newer codekit is not computed by older rules."""
    study.store.document(settings.FILE).write(f"title: Food\nrules: {given_}\n".encode())
    study.refresh()

    with pytest.raises(ProblemsError) as refused:
        study.settings.title  # noqa: B018

    assert [f"study.yaml:2: {said}"] == [str(problem) for problem in refused.value.problems]


CODED = st.lists(
    st.tuples(st.sampled_from(ALL), st.sampled_from([1, 3]), st.sampled_from(["REL", "REL.SEND", "MONEY"])), max_size=5
)


@given(first=CODED, second=CODED)
@hypothesis_settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_where_no_new_rule_is_used_both_rules_give_one_matrix(
    tmp_path_factory: pytest.TempPathFactory, first: list[tuple[str, int, str]], second: list[tuple[str, int, str]]
) -> None:
    """Rounds about the whole codebook in its one version, all finished: the old counting is the new one."""
    study = build(tmp_path_factory.mktemp("same"), memory=True)
    for id_, coder, said in (("p1", "ana", first), ("p2", "lee", second)):
        start(study, id_, kind="initial", coders=[coder])
        rows = [(t, n, c, coder) for t, n, c in said] + [(t, 1, "", coder) for t in ALL]
        code(study, segments(rows), round_id=id_)
    chooser = Chooser(study, study.codebook("food"))
    now = tabulate.of_counted(study, chooser.codebook, tabulate.counted(chooser.choose(ALL)))
    then = tabulate.of_counted(study, chooser.codebook, counted_per_transcript(chooser, ALL))

    assert now.to_json() == then.to_json()
