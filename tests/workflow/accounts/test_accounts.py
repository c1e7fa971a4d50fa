"""Accounts of small studies: only what is recorded is stated, and nothing of a blind round."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from codekit.errors import CodekitError, ProblemsError, UnknownNameError
from codekit.model.codebook_log import CodebookChange
from codekit.model.events import stamp
from codekit.model.meetings import MeetingDecide, MeetingHold
from codekit.model.reviews import Review, ReviewRetract
from codekit.model.rounds import INITIAL
from codekit.reporting.accounts.values import MANUAL, TO_WRITE
from codekit.reporting.agreement.findings import NO_CODER
from codekit.workflow.accounts import kinds
from codekit.workflow.accounts.checklists import checklist
from codekit.workflow.accounts.codebook import appendix
from codekit.workflow.accounts.grounds import Grounds
from codekit.workflow.accounts.methods import methods
from codekit.workflow.accounts.packets import packets
from codekit.workflow.accounts.standards import STANDARDS
from codekit.workflow.accounts.themes import themes
from codekit.workflow.accounts.trail import trail
from codekit.workflow.results.judging import judge
from codekit.workflow.rounds.cancelling import cancel
from codekit.workflow.study.purging import purge
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, agree, build, code, folder_of, start


@pytest.fixture
def empty(tmp_path: Path) -> Study:
    """Three interviews and a codebook; nothing is coded."""
    return build(tmp_path)


@pytest.fixture
def compared(tmp_path: Path) -> Study:
    """A double round that was compared."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    agree(study, "r1")
    return study


@pytest.fixture
def coded(tmp_path: Path) -> Study:
    """One coder coded all interviews."""
    study = build(tmp_path)
    start(study, "p1", kind=INITIAL, coders=["ana"])
    code(
        study, "transcript,segment,code,coder\nT01,1,REL.SEND,ana\nT02,1,MONEY,ana\nT03,3,REL.DEAL,ana\n", round_id="p1"
    )
    return study


def words_of(g: Grounds) -> str:
    """Every sentence of the methods."""
    return " ".join(sentence.text for sentence in methods(g).sentences)


def test_a_sentence_states_a_record_or_holds_a_slot(empty: Study, tmp_path: Path) -> None:
    """In a study without any work, and in one with a compared round: nothing is said of nowhere."""
    (tmp_path / "more").mkdir()
    other = build(tmp_path / "more")
    start(other)
    code(other, BOTH)
    agree(other, "r1")
    for study in (empty, other):
        found = list(methods(Grounds(study)).sentences)
        assert found
        assert all(bool(one.records) != bool(one.slots) for one in found)


@pytest.mark.parametrize("name", list(STANDARDS))
def test_what_only_the_team_knows_is_never_filled(coded: Study, name: str) -> None:
    """An item of the class M says `to be written`, whatever the study holds; every other item has its source."""
    listed = checklist(Grounds(coded), name)

    manual = [item for item in listed.items if item.kind == MANUAL]
    assert manual
    assert {(TO_WRITE, "", ())} == {(item.text, item.source, item.sentences) for item in manual}
    assert all(bool(item.source) == bool(item.facts) for item in listed.items)
    assert all(item.status != "from the data" or item.source for item in listed.items)


def test_coreq_has_its_classes() -> None:
    """32 items, numbered, of which 12 are filled from data, 9 in part and 11 by hand; SRQR has 21."""
    items = [item for topic in STANDARDS["coreq"].topics.values() for item in topic]
    assert [str(n) for n in range(1, 33)] == [item.number for item in items]
    assert (12, 9, 11) == tuple(sum(item.kind == kind for item in items) for kind in "APM")
    assert 21 == sum(map(len, STANDARDS["srqr"].topics.values()))


def test_nothing_is_called_reviewed_that_was_not(coded: Study) -> None:
    """As long as no review is recorded, a slot stands there and no claim."""
    found = [one for one in methods(Grounds(coded)).sentences if "review" in one.text.lower()]
    assert 1 == len(found)
    assert not found[0].records
    assert "NO REVIEW IS RECORDED" in found[0].text


def test_a_compared_round_is_told_in_the_words_of_its_report(compared: Study) -> None:
    """The paragraph of the agreement report itself, with the start and the comparison as its records."""
    from codekit.reporting.agreement.methods import paragraph
    from codekit.workflow.reports.findings import findings

    found = next(one for one in methods(Grounds(compared)).sentences if "pooled kappa" in one.text)
    assert paragraph(findings(compared, agree(compared, "r1"))) == found.text
    assert ["round.start", "round.compare"] == [record.split(": ")[1].split()[0] for record in found.records]


def test_of_a_blind_round_only_its_start_is_told(tmp_path: Path) -> None:
    """Neither methods, nor the audit trail, nor the codebook say what was coded, nor that it was."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    studies = []
    for place in ("a", "b"):
        study = build(tmp_path / place)
        start(study)
        studies.append(study)
    code(studies[1], BOTH)

    kept = [{entry.kind for entry in trail(Grounds(study)).entries} for study in studies]
    assert [{"round started"}] * 2 == kept
    assert words_of(Grounds(studies[0])) == words_of(Grounds(studies[1]))
    uses = [appendix(Grounds(study), "food").to_json()["codes"] for study in studies]
    assert uses[0] == uses[1]
    assert {0} == {row["codings"] for row in uses[1]}
    assert ("r1",) == trail(Grounds(studies[1])).withheld


def test_the_trail_is_in_the_order_of_time_and_names_people(compared: Study) -> None:
    """What was done follows what was done before; each entry has a record and somebody."""
    found = trail(Grounds(compared))
    kinds_ = [entry.kind for entry in found.entries]
    assert sorted(entry.at for entry in found.entries) == [entry.at for entry in found.entries]
    assert kinds_.index("round started") < kinds_.index("coding finished") < kinds_.index("comparison")
    assert all(entry.who and entry.record for entry in found.entries)
    assert {"T01", "T02", "T03"} == {e.what.partition(",")[0] for e in found.untimed if e.kind == "import"}


def test_quotations_of_themes_are_verified_and_spread(coded: Study) -> None:
    """Each stands in its transcript, is a respondent's, and no case is quoted twice for a theme."""
    found = themes(Grounds(coded))
    quotes = [quote for row in found.rows for quote in (*row.quotes, *row.disconfirming)]
    assert quotes
    for row in found.rows:
        cases = [quote.case for quote in row.quotes]
        assert len(set(cases)) == len(cases)
    for quote in quotes:
        assert quote.words in " ".join(coded.transcript(quote.transcript).text.split())
        assert not quote.problems


def test_a_team_s_own_quotations_are_held_against_the_transcripts(coded: Study, tmp_path: Path) -> None:
    """One that says what nobody said is left out, and told; a theme that there is not is an error with its line."""
    path = tmp_path / "q.csv"
    path.write_text("quote,theme\nWe print the address.,REL\nWe never print an address at all.,REL\n", "utf-8")
    row = next(row for row in themes(Grounds(coded), chosen=path).rows if row.code == "REL")
    assert ["We print the address."] == [quote.words for quote in row.quotes]
    assert ["We never print an address at all."] == [quote.words for quote in row.refused]

    path.write_text("quote,theme\nWe print the address.,NONE\n", "utf-8")
    with pytest.raises(UnknownNameError) as refused:
        themes(Grounds(coded), chosen=path)
    assert "q.csv:2" in str(refused.value)


def test_a_packet_holds_the_words_of_its_case_alone(coded: Study) -> None:
    """Every passage of the case is there once, none of another; no speaker's label is."""
    found = packets(Grounds(coded))
    assert found
    for packet in found:
        listed = [passage for topic in packet.topics for passage in topic.passages]
        assert listed
        assert {id_ for id_, _, _ in listed} <= set(packet.transcripts)
        assert len(set(listed)) == len(listed)


def test_what_has_no_result_says_so(empty: Study) -> None:
    """Themes and packets of a study in which nothing counts."""
    for make in (themes, packets):
        with pytest.raises(CodekitError, match="nothing counts"):
            make(Grounds(empty))


@pytest.mark.parametrize("name", ["r.rtf", "r.csv", "r"])
def test_a_form_that_nobody_writes_is_refused_first(name: str) -> None:
    """Checklists alone are written as CSV, packets into a folder."""
    with pytest.raises(CodekitError):
        kinds.check("methods", Path(name))


def test_an_unknown_kind_names_the_nearest() -> None:
    """As every unknown name does."""
    with pytest.raises(UnknownNameError) as refused:
        kinds.check("method", None)
    assert "methods" in f"{refused.value} {refused.value.hint}"


@pytest.mark.parametrize("kind", [kind for kind in kinds.KINDS if kind != "member-check"])
@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "md"])
def test_every_kind_is_written_in_every_form(coded: Study, tmp_path: Path, kind: str, ending: str) -> None:
    """Twice, over the first."""
    g, asked, path = Grounds(coded), kinds.Asked("food" if kind == "codebook" else ""), tmp_path / "new" / f"r.{ending}"
    made = kinds.make(kind, g, asked)
    for _ in range(2):
        kinds.write(kind, made, path, asked)
    assert path.stat().st_size > 500


def test_a_log_of_contacts_is_counted_and_its_mistakes_are_told(empty: Study) -> None:
    """By outcome and source; a table without the column is an error that names it, and not passed over."""
    log = empty.store.document("recruitment.csv")
    log.write(b"outcome,source\ninterviewed,web\ndeclined,web\ninterviewed,list\n")
    text = words_of(Grounds(empty))
    assert "3 contacts were recorded, of which 2 (66.7 %) took part" in text
    assert "list 1 of 1 (100.0 %), web 1 of 2 (50.0 %)" in text

    log.write(b"result\ninterviewed\n")
    with pytest.raises(ProblemsError) as refused:
        methods(Grounds(empty))
    assert "outcome" in str(refused.value.problems)


def test_initial_rounds_say_how_many_coded(tmp_path: Path) -> None:
    """One coder each only where it was one."""
    study = build(tmp_path)
    start(study, "p1", kind=INITIAL, coders=["ana", "ben"])
    assert "by up to 2 coders each" in words_of(Grounds(study))


def test_the_share_that_was_reviewed_is_told_and_no_more(coded: Study) -> None:
    """Of the codings that count; a review that was taken back is none, and the trail has what was written."""
    ids = [(coding.id, coding.transcript) for coding in Grounds(coded).codings]
    reviews = [
        Review(**stamp("lea"), coding=id_, round="p1", coder="ana", transcript=transcript, status=status)
        for (id_, transcript), status in zip(ids[:2], ("accepted", "queried"), strict=True)
    ]
    coded.store.append(reviews)
    said = words_of(Grounds(coded))
    assert f"Of what counts, 2 of 3 codings were reviewed (1 accepted, 1 queried), by {NO_CODER}." in said
    entry = next(entry for entry in trail(Grounds(coded)).entries if entry.kind == "reviews: status")
    assert (NO_CODER, "2 events: accepted (1), queried (1)") == (entry.who, entry.what)

    coded.store.append([ReviewRetract(**stamp("lea"), cancels=review.id) for review in reviews])
    assert "NO REVIEW IS RECORDED" in words_of(Grounds(coded))


def test_meetings_and_changes_of_codebooks_are_told_one_by_one(coded: Study) -> None:
    """Who was there, what was decided, which code changed and why; the methods count the meetings."""
    held = MeetingHold(**stamp("lea"), date="2024-05-06", present=("ana", "lea"))
    decided = MeetingDecide(**stamp("lea"), meeting=held.id, text="Grants are money.")
    change = CodebookChange(
        **stamp("ana"), codebook="food", before="1.0", after="1.1", code="MONEY", kind="widened", reason="grants"
    )
    coded.store.append([held, decided, change])
    entries = {entry.kind: entry for entry in trail(Grounds(coded)).entries}
    assert "meeting of 2024-05-06: ana, lea" == entries["meetings: hold"].what
    assert "Grants are money." in entries["meetings: decide"].what
    assert ("food 1.0 to 1.1: MONEY widened", "grants") == (
        entries["codebooks: change"].what,
        entries["codebooks: change"].why,
    )
    assert "1 meeting (2024-05-06 to 2024-05-06; ana, lea) took 1 decision." in words_of(Grounds(coded))


def test_what_came_from_elsewhere_is_not_said_to_be_coded_here(coded: Study) -> None:
    """Codings of a table were made in some other tool: codekit tabulated them, and says how they came in."""
    text = words_of(Grounds(coded))
    assert "The material was tabulated with codekit" in text
    assert "3 imported from a table (of 3)" in text


def test_a_coder_who_did_nothing_did_not_take_part(tmp_path: Path) -> None:
    """A coder who is named for a round is told as named, and a training round that nobody finished trained nobody."""
    study = build(tmp_path)
    start(study, "p1", kind=INITIAL, coders=["ana", "lee"])
    start(study, "t1", kind="training", blind=False)
    code(study, "transcript,segment,code,coder\nT01,1,REL.SEND,ana\n", round_id="p1")
    text = words_of(Grounds(study))
    assert "1 coder took part: ana." in text
    assert "2 further coders were named for rounds, without work that can be told of: lee and ben." in text
    assert "practised" not in text


def test_what_nobody_coded_is_not_said_to_be_analysed(empty: Study, coded: Study) -> None:
    """The sample is what the study has; how much of it was coded for the results is told of its own."""
    assert "analysed" not in words_of(Grounds(empty))
    assert "3 of 3 transcripts were coded for the results" in words_of(Grounds(coded))


def test_a_passage_of_several_themes_counts_once(coded: Study) -> None:
    """Parent and child have the same passage: it is one passage of respondents (E9)."""
    evidence = next(i for i in checklist(Grounds(coded), "srqr").items if i.number == "17").text
    assert "Each of the 4 cells with a theme" in evidence
    assert "(3 passages of respondents" in evidence


def test_only_versions_that_rounds_use_are_versions_used(coded: Study) -> None:
    """A version that was kept and that nobody coded with is none."""
    kept = folder_of(coded) / "codebooks" / "food"
    (kept / "1.1.yaml").write_bytes((kept / "1.0.yaml").read_bytes().replace(b"1.0", b"1.1"))
    assert "versions used" not in words_of(Grounds(open_study(folder_of(coded))))


def test_a_role_that_is_not_recorded_is_not_beside_a_quotation(coded: Study) -> None:
    """The sentence counts the quotations that have one."""
    table = folder_of(coded) / "interviews.csv"
    table.write_bytes(table.read_bytes().replace(b",40,nurse", b",40,"))
    text = next(i for i in checklist(Grounds(open_study(folder_of(coded))), "coreq").items if i.number == "29").text
    assert "each with its case and role" not in text
    assert "with a role" in text


def test_double_rounds_without_agreement_are_told_beside_those_with_it(compared: Study) -> None:
    """One that waits, and one whose coders could see each other's work."""
    start(compared, "r2")
    start(compared, "r3", blind=False)
    text = words_of(Grounds(compared))
    assert "No double coding has been compared in r2." in text
    assert "In r3, coders could see each other's work, so no agreement is told." in text


def test_a_cancelled_round_and_a_withdrawal_are_in_the_trail(coded: Study) -> None:
    """With their reasons; and the methods say that a transcript was taken out."""
    start(coded, "r9")
    cancel(coded, "r9", reason="the wrong transcripts")
    purge(coded, "T02", reason="asked by letter")
    entries = {entry.kind: entry for entry in trail(Grounds(coded)).entries}
    assert ("r9", "the wrong transcripts") == (entries["round cancelled"].what, entries["round cancelled"].why)
    gone = entries["withdrawals: purge"]
    assert ("T02 taken out: its participant withdrew", "asked by letter") == (gone.what, gone.why)
    assert "1 transcript was taken out, since participants withdrew" in words_of(Grounds(coded))


def test_saturation_is_told_with_what_it_rests_on(coded: Study) -> None:
    """All six settings of base and run, the order, and the codes."""
    text = words_of(Grounds(coded))
    assert all(f"base {base}, run {run}: not reached" in text for base in (4, 5, 6) for run in (2, 3))
    assert "in the order in which they were held" in text
    assert "with several interviews, each counted: O1" in text


def test_cells_of_another_codebook_are_not_counted_as_set_by_hand(coded: Study) -> None:
    """Only those of the codebook of the results."""
    coded.store.write_all(
        {"cells.csv": "case,code,state,reason,by,date\nO2,OTHER,not_applicable,no object,ana,2024-05-01\n"}
    )
    assert "set by hand" not in words_of(Grounds(open_study(folder_of(coded))))


def test_what_analysts_chose_for_cells_stands_before_what_is_chosen_here(coded: Study) -> None:
    """Held against the texts; one that was altered takes nobody's place, and is told."""
    for case, code_, words in (("O1", "REL", "Yes, two [...] pages."), ("O2", "REL", "The county helped us.")):
        judge(coded, "food", case, code_, {}, coder="ana", quote=words)
    judge(coded, "food", "O1", "REL", {}, coder="ana", quote="We send all of them to the pantry.")
    row = next(row for row in themes(Grounds(coded)).rows if row.code == "REL")
    assert ["Yes, two [...] pages.", "The county helped us."] == [quote.words for quote in row.quotes]
    assert ["We send all of them to the pantry."] == [quote.words for quote in row.refused]


@pytest.mark.parametrize("kind", [kind for kind in kinds.KINDS if kind != kinds.MEMBER_CHECK])
def test_no_account_holds_a_login_name(coded: Study, kind: str) -> None:
    """Whoever started, compared or met and is no coder is that, and no record's place has the name in it."""
    login = Study(coded.store, writer="zz-login")
    start(login, "r1")
    code(login, BOTH, round_id="r1")
    agree(login, "r1")
    login.store.append([MeetingHold(**stamp("zz-login"), date="2024-05-06", present=("ana", "Eva Guest"))])
    said = json.dumps(kinds.make(kind, Grounds(login), kinds.Asked()).to_json())
    assert "zz-login" not in said
    assert kind != kinds.AUDIT or "somebody who is no coder" in said
