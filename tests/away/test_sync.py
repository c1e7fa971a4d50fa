"""A copy and its server: the union is the same in any order, and what is interrupted goes on."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from away.copies import CODER, LEAD, READER, Near, copy_of, lines
from codekit.away import sync
from codekit.away.accepting import May
from codekit.errors import CodekitError, FileRefusedError
from codekit.model.copies import Gap
from codekit.model.events import (
    AssignmentFinish,
    CodePropose,
    Coding,
    CodingRemove,
    MemoAdd,
    RoundCancel,
    RoundMemo,
    RoundSign,
    RoundStart,
    stamp,
)
from codekit.model.memos import StudyMemo
from codekit.model.reviews import Review
from codekit.store.folder.store import FolderStore
from codekit.workflow.coding import correcting
from codekit.workflow.rounds import cancelling, rounds
from codekit.workflow.study import purging
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, agree, build, code, folder_of, start

SPAN = {"code": "MONEY", "start": 152, "end": 165, "codebook": "food@1.0"}


def coding(study: Study, by: str, transcript: str = "T01", **other: Any) -> Coding:
    """A coding of some words."""
    text = study.transcript(transcript)
    place = {**SPAN, **other}
    return Coding(
        **stamp(by),
        round="r1",
        coder=by,
        transcript=transcript,
        text_sha=text.sha256[:16],
        quote=text.text[place["start"] : place["end"]],
        **place,
    )


def finished(study: Study, *coders: str) -> None:
    """They have finished everything in r1."""
    places = [(coder, id_) for coder in coders for id_ in study.round("r1").transcripts]
    study.store.append([AssignmentFinish(**stamp(c), round="r1", coder=c, transcript=id_) for c, id_ in places])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with the blind double round r1 of ana and ben; nobody has coded."""
    study = build(tmp_path_factory.mktemp("server"))
    start(study)
    return folder_of(study)


@pytest.fixture
def server(template: Path, tmp_path: Path) -> Study:
    """The server's study."""
    import shutil

    return open_study(shutil.copytree(template, tmp_path / "care"), writer="lee")


# random histories

ACTS: dict[str, Callable[[Study, str], list[Any]]] = {
    "code": lambda study, who: [coding(study, who)],
    "code elsewhere": lambda study, who: [coding(study, who, "T02", code="BOX.OWN", start=46, end=70)],
    "take back": lambda study, who: [
        CodingRemove(**stamp(who), round="r1", coder=who, transcript=c.transcript, cancels=c.id)
        for c in study.layers(study.round("r1")).get(who, "T01").codings[:1]
    ],
    "note": lambda _, who: [MemoAdd(**stamp(who), round="r1", coder=who, transcript="T01", text="a thought")],
    "propose": lambda _, who: [CodePropose(**stamp(who), round="r1", name="Rides", definition="", codebook="food@1.0")],
    "journal": lambda _, who: [StudyMemo(**stamp(who), text="of the study", case="O1")],
}
ACTORS = ("ana", "ben")
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(ACTORS), st.booleans(), st.sampled_from(sorted(ACTS))),
        st.tuples(st.sampled_from(ACTORS), st.none(), st.just("sync")),
    ),
    max_size=14,
)


@settings(max_examples=12)
@given(steps=steps, order=st.permutations(ACTORS))
def test_the_union_is_the_same_in_any_order(steps: list[Any], order: list[str]) -> None:
    """Whoever coded where, and synced when: in the end all three fold to the same, and before it nobody saw anybody."""
    server = build(Path(), memory=True)
    start(server)
    links = {who: Near(server, who) for who in ACTORS}
    copies = {who: copy_of(links[who]) for who in ACTORS}
    for who, away, what in steps:
        if what == "sync":
            sync.sync(copies[who], links[who])
        else:
            place = copies[who] if away else server
            place.store.append(ACTS[what](place, who))
        for one, other in itertools.permutations(ACTORS):
            assert not any(f"/{other}" in name for name in lines(copies[one].store))
    for who in order:
        assert () == sync.sync(copies[who], links[who]).kept_back
    finished(server, *ACTORS)
    agree(server, "r1")
    for who in reversed(order):
        sync.sync(copies[who], links[who])
    held = lines(server.store)
    assert [held, held] == [lines(copy.store) for copy in copies.values()]
    folds = [study.layers_now(study.round("r1")).by_key for study in (server, *copies.values())]
    assert folds[0] == folds[1] == folds[2]
    again = [sync.sync(copies[who], links[who]) for who in ACTORS]
    assert [(0, 0, ())] * 2 == [(each.sent, each.fetched, each.documents) for each in again]


def test_a_blind_round_away_comes_out_as_on_the_server(server: Study, tmp_path: Path) -> None:
    """Ana codes on a copy, ben on the server: after the comparison agreement is the same number on both."""
    link = Near(server, "ana")
    mine = copy_of(link, FolderStore(tmp_path / "mine"))
    rows = BOTH.splitlines(keepends=True)
    code(mine, "".join([rows[0], *(row for row in rows if row.endswith("ana\n"))]), round_id="r1")
    code(server, "".join([rows[0], *(row for row in rows if row.endswith("ben\n"))]), round_id="r1")
    assert sync.waiting(mine.store) == sum(map(len, lines(mine.store).values())) - 1  # but for the start of the round
    done = sync.sync(mine, link)
    assert (8, 0, 0) == (done.sent, done.fetched, sync.waiting(mine.store))
    with pytest.raises(CodekitError):
        agree(mine, "r1")  # of ben nothing is here
    there = agree(server, "r1")
    assert sync.sync(mine, link).fetched
    here = agree(open_study(tmp_path / "mine"), "r1")
    assert repr(there.report) == repr(here.report)
    assert not open_study(tmp_path / "mine").layers(mine.round("r1")).problems


# interrupted


@pytest.mark.parametrize("cut", [0, 1, 9, 17, 27])
def test_a_clone_that_was_cut_goes_on(server: Study, cut: int) -> None:
    """After whatever part the network ended: it is no study until it is whole, and then it is."""
    from codekit.store.memory import MemoryStore

    link, store = Near(server, "ana"), MemoryStore()
    link.cut = cut
    with pytest.raises(CodekitError, match="ended too soon"):
        copy_of(link, store)
    assert not store.document("study.yaml").exists()
    server.store.document("cases.csv").write(b"case,region\nO1,West\nO2,South\nO3,unknown\n")
    link.cut = None
    study = copy_of(link, store)
    assert link.look().documents == sync.origin_of(store).documents
    assert ["T01", "T02", "T03"] == study.transcript_ids()


def test_what_was_sent_and_not_acknowledged_is_sent_once(server: Study) -> None:
    """The answer is lost: the next run sees that it is there."""
    link = Near(server, "ana")
    mine = copy_of(link)
    mine.store.append([coding(mine, "ana")])
    link.lost = True
    with pytest.raises(CodekitError):
        sync.sync(mine, link)
    link.lost = False
    assert (0, 0) == (sync.sync(mine, link).sent, sync.waiting(mine.store))
    assert lines(mine.store) == lines(server.store)


# what is not taken


def why(done: sync.Synced) -> dict[str, str]:
    """What was kept back, and why."""
    return {problem.path: problem.message for problem in done.kept_back}


def test_nobody_writes_into_another_ledger(server: Study) -> None:
    """Neither by the name of a ledger nor by `by`; what is one's own goes all the same."""
    link = Near(server, "ana")
    mine = copy_of(link)
    mine.store.append([coding(mine, "ana"), coding(mine, "ben")])
    done = sync.sync(mine, link)
    assert 1 == done.sent
    assert "holds what ben wrote here" in why(done)["codings/r1/ben/T01.jsonl"]
    forged = list(lines(mine.store)["codings/r1/ben/T01.jsonl"])
    for name in ("codings/r1/ben/T01.jsonl", "codings/r1/ana/T01.jsonl", "../x.jsonl", "codings/r1/ana/../T01.jsonl"):
        assert 0 == link.send(server.settings.study, {name: forged}).taken
    assert not any("/ben/" in name for name in lines(server.store))


def test_an_earlier_line_that_was_changed_keeps_its_ledger_back(server: Study, tmp_path: Path) -> None:
    """With or without a new sum; the server's line stays, and nothing that came after the change is taken."""
    link = Near(server, "ana")
    mine = copy_of(link, FolderStore(tmp_path / "mine"))
    mine.store.append([coding(mine, "ana")])
    sync.sync(mine, link)
    before = lines(server.store)
    file = tmp_path / "mine" / "codings/r1/ana/T01.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"MONEY"', b'"REL"'))
    mine.store.append([coding(mine, "ana", code="REL.SEND")])
    done = sync.sync(mine, link)
    assert 0 == done.sent
    assert "changed after it was written" in why(done)["codings/r1/ana/T01.jsonl"]
    assert before == lines(server.store)
    assert sync.waiting(mine.store) > 0


@pytest.mark.parametrize(
    ("may", "event", "taken"),
    [
        (CODER, lambda _: MemoAdd(**stamp("ana"), round="r1", coder="ana", transcript="T01", text="x"), True),
        (CODER, lambda _: RoundMemo(**stamp("ana"), round="r1", text="x"), True),
        (CODER, lambda _: RoundSign(**stamp("ana"), round="r1", coder="ana"), False),
        (READER, lambda _: StudyMemo(**stamp("ana"), text="x"), False),
        (READER, lambda s: coding(s, "ana"), False),
        (CODER, lambda s: Coding(**{**_fields(coding(s, "ana")), "round": "r9"}), False),
        (LEAD, lambda _: AssignmentFinish(**stamp("ana"), round="r2", coder="ana", transcript="T01"), False),
        (LEAD, lambda _: RoundStart(**stamp("ana"), round="r7", kind="initial", transcripts=("T01",), coders=("ana",),
                                    codebook="food@1.0"), False),
        (CODER, lambda _: Review(**stamp("ana"), coding="x", round="r1", coder="ana", transcript="T01",
                                 status="queried"), True),
    ],
)  # fmt: skip
def test_each_kind_of_event_is_for_some_roles(
    server: Study, may: May, event: Callable[[Study], Any], *, taken: bool
) -> None:
    """What changes a study for everybody is done on the server; r2 is not ana's."""
    rounds.start(server, "r2", kind="initial", coders=["lee"], transcripts=["T01"], codebook="food")
    link = Near(server, "ana", may)
    mine = copy_of(link)
    mine.store.append([event(mine)])
    done = sync.sync(mine, link)
    assert (int(taken), not taken) == (done.sent, bool(done.kept_back))
    assert all(problem.remedy for problem in done.kept_back)
    assert taken is (sync.waiting(mine.store) == 0)


def _fields(event: Any) -> dict[str, Any]:
    import msgspec

    return msgspec.structs.asdict(event)


def test_documents_that_were_changed_here_are_told_and_kept(server: Study, tmp_path: Path) -> None:
    """They stay, on either side; --theirs takes the server's, and keeps what was here."""
    link = Near(server, "ana")
    mine = copy_of(link, FolderStore(tmp_path / "mine"))
    here, theirs = b"case,region\nO1,North\nO2,South\nO3,here\n", b"case,region\nO1,North\nO2,South\nO3,there\n"
    (tmp_path / "mine" / "cases.csv").write_bytes(here)
    (tmp_path / "mine" / "codebooks" / "new.yaml").write_bytes(b"codebook: new\n")
    first = sync.sync(mine, link)
    server.store.document("cases.csv").write(theirs)
    second = sync.sync(mine, link)
    assert {"cases.csv", "codebooks/new.yaml"} == why(first).keys() == why(second).keys()
    assert here == (tmp_path / "mine" / "cases.csv").read_bytes()
    third = sync.sync(mine, link, theirs=True)
    assert ("cases.csv",) == third.documents
    assert theirs == (tmp_path / "mine" / "cases.csv").read_bytes()
    assert here == (tmp_path / "mine" / "exports/before-sync/cases.csv").read_bytes()
    assert theirs == server.store.document("cases.csv").read_bytes()


def test_what_changes_on_the_server_comes(server: Study, tmp_path: Path) -> None:
    """A corrected text with its history, and a participant who withdrew: here, too, nothing of theirs is left."""
    link = Near(server, "ana")
    mine = copy_of(link, FolderStore(tmp_path / "mine"))
    mine.store.append([coding(mine, "ana"), coding(mine, "ana", "T02", code="BOX.OWN", start=46, end=70)])
    sync.sync(mine, link)
    new = tmp_path / "T01.txt"
    new.write_text(server.transcript("T01").text.replace("A grant pays.", "Surely a grant pays."), "utf-8")
    correcting.write(server, correcting.prepare(server, new))
    purging.purge(server, "T02")
    done = sync.sync(mine, link)
    assert "Surely" in open_study(tmp_path / "mine").transcript("T01").text
    assert {"codings/r1/ana/T02.jsonl", "transcripts/T02.txt"} <= set(done.removed)
    assert not [path for path in (tmp_path / "mine").rglob("T02*") if path.is_file()]
    assert lines(mine.store) == lines(server.store)
    assert () == sync.sync(mine, link).kept_back


def test_words_that_were_taken_out_come_back_from_no_copy(server: Study, tmp_path: Path) -> None:
    """A copy that still has them is refused nothing, and has them no more after it."""
    link = Near(server, "ana")
    mine = copy_of(link, FolderStore(tmp_path / "mine"))
    said = "She said: We send them to the pantry. We print the address."
    mine.store.append([StudyMemo(**stamp("ana"), text=said, case="O1")])
    assert () == sync.sync(mine, link).kept_back

    assert purging.purge(server, "T01", redact=True).ledgers
    mine.store.append([StudyMemo(**stamp("ana"), text="Later.", case="O1")])
    assert () == sync.sync(mine, link).kept_back

    assert not [name for name, held in lines(mine.store).items() if "pantry" in str(held)]
    assert not [name for name, held in lines(server.store).items() if "pantry" in str(held)]
    assert "Later." in str(lines(server.store))


def test_another_study_of_this_name_is_refused(server: Study, tmp_path: Path) -> None:
    """Deleted and made anew on the server, it is another one: nothing goes there."""
    link = Near(server, "ana")
    mine = copy_of(link)
    mine.store.append([coding(mine, "ana")])
    other = build(tmp_path / "other")
    with pytest.raises(CodekitError, match="another one than this copy is of"):
        sync.sync(mine, Near(other, "ana"))
    assert {} == lines(other.store)


def test_a_server_cannot_write_elsewhere(server: Study) -> None:
    """A name that leads out of the study is refused, and nothing is written."""
    from codekit.away import wire

    class Evil(Near):
        def fetch(self, documents: list[str], ledgers: list[str]) -> Any:
            return iter([wire.Frame(wire.DOCUMENT, "../evil.txt", b"x"), *super().fetch(documents, ledgers)])

    with pytest.raises(CodekitError, match="no part of a study"):
        copy_of(Evil(server, "ana"))


class CrashError(BaseException):
    """The process is gone: nothing after it runs."""


def crashing(monkeypatch: pytest.MonkeyPatch, after: int, error: BaseException) -> list[int]:
    """From now on the copy's folder takes so many writes, and then this happens; how many there were."""
    from codekit.store.folder.documents import FolderDocument

    done = [0]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def act(self: Any, *args: Any, **options: Any) -> Any:
            if "mine" in str(getattr(self, "root", "")):
                if done[0] == after:
                    raise error
                done[0] += 1
            return real(self, *args, **options)

        return act

    for kind, name in ((FolderDocument, "write"), (FolderDocument, "remove"), (FolderStore, "add_missing")):
        monkeypatch.setattr(kind, name, counted(getattr(kind, name)))
    return done


@pytest.mark.parametrize("error", [CrashError(), FileRefusedError("no space left", where="cases.csv")])
def test_killed_before_any_write_a_sync_goes_on(
    server: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """Or refused by a full disk: own work is on the server already; again and again, it ends where it should."""
    link = Near(server, "ana")
    mine = copy_of(link, FolderStore(tmp_path / "mine"))
    mine.store.append([coding(mine, "ana"), coding(mine, "ana", "T02", code="BOX.OWN", start=46, end=70)])
    server.store.append([coding(server, "ben"), RoundMemo(**stamp("ben"), round="r1", text="x")])
    for number, key in enumerate(("cases.csv", "interviews.csv")):
        document = server.store.document(key)
        document.write(document.read_bytes() + b"\n" * (number + 1))
    finished(server, "ana", "ben")
    agree(server, "r1")
    own = lines(mine.store)["codings/r1/ana/T01.jsonl"]
    for after in range(30):
        with monkeypatch.context() as patch:
            done = crashing(patch, after, error)
            try:
                last = sync.sync(mine, link)
            except (CrashError, FileRefusedError):
                assert done[0] == after
                assert own <= lines(server.store)["codings/r1/ana/T01.jsonl"]
                continue
        break
    assert () == last.kept_back
    assert after > 3
    assert lines(server.store) == lines(open_study(tmp_path / "mine").store)
    assert (0, 0) == (sync.sync(mine, link).sent, sync.waiting(mine.store))


def test_what_is_withheld_is_no_gap_for_check(server: Study, tmp_path: Path) -> None:
    """Of lee's reviews ana may see the second, not the first: `check` on the copy does not call that an alteration."""
    from codekit.workflow.results import study_check

    start(server, "r0", kind="initial", coders=["ben"], transcripts=["T03"])
    code(server, "transcript,segment,code,coder\nT03,1,REL,ben\n", round_id="r0")
    about: dict[str, Any] = {"coding": "x", "transcript": "T03", "status": "queried"}
    server.store.append([Review(**stamp("lee"), round="r1", coder="ben", **about)])
    server.store.append([Review(**stamp("lee"), round="r0", coder="ben", **about)])
    rounds.start(server, "r5", kind="initial", coders=["kim"], transcripts=["T01"], codebook="food", add_coders=True)
    mine = copy_of(Near(server, "kim"), FolderStore(tmp_path / "mine"))
    assert 1 == len(lines(mine.store)["study/reviews/lee.jsonl"])
    problems, _ = study_check.check(open_study(tmp_path / "mine"))
    assert not [problem for problem in problems if "before this one" in problem.message]
    (tmp_path / "mine" / ".codekit-copy.json").unlink()
    problems, _ = study_check.check(open_study(tmp_path / "mine"))
    assert [problem for problem in problems if "before this one" in problem.message]


def test_what_the_server_did_not_take_is_no_gap(server: Study, tmp_path: Path) -> None:
    """A memo between others of a ledger is refused: `check` there says why, once, and not while its writer is blind."""
    from codekit.workflow.results import study_check

    def told(word: str) -> list[str]:
        problems, _ = study_check.check(open_study(folder_of(server)))
        return [problem.message for problem in problems if word in problem.message]

    link = Near(server, "cai")
    rounds.start(server, "r6", kind="initial", coders=["cai"], transcripts=["T02"], codebook="food", add_coders=True)
    mine = copy_of(link, FolderStore(tmp_path / "mine"))
    mine.store.append([Gap(**stamp("cai"), ledger="codings/r1/ana/T01.jsonl", lines=("0" * 16,), why="I say so")])
    assert "the server alone" in sync.sync(mine, link).kept_back[0].message
    mine.store.append([RoundMemo(**stamp("cai"), round="r6", text="one")])
    mine.store.append([RoundCancel(**stamp("cai"), round="r6", cancels=("nothing",))])
    mine.store.append([RoundMemo(**stamp("cai"), round="r6", text="two")])
    assert 2 == sync.sync(mine, link).sent
    assert [[], ["1 before others stayed in the copy of cai"]] == [
        told("before this one"),
        [message.partition(":")[0] for message in told("before others")],
    ]
    assert lines(server.store)["study/copies/cai.jsonl"] < lines(mine.store)["study/copies/cai.jsonl"]
    assert 0 == sync.sync(mine, link).sent
    assert 1 == len(told("before others"))
    ledger = folder_of(server) / "study" / "copies" / "cai.jsonl"
    ledger.unlink()
    assert 1 == len(told("before this one"))


def test_what_is_for_everybody_is_refused_where_it_is_done(server: Study, tmp_path: Path) -> None:
    """In one line, with the remedy; nothing of it is in the copy, which goes on as before."""
    link = Near(server, "ana", LEAD)
    copy_of(link, FolderStore(tmp_path / "mine"))
    mine = open_study(tmp_path / "mine")
    assert "ana" == mine.writer
    before = lines(mine.store)
    for act in (
        lambda: start(mine, "r7", kind="initial", coders=["ana"]),
        lambda: cancelling.cancel(mine, "r1", reason="no"),
        lambda: purging.purge(mine, "T03"),
    ):
        with pytest.raises(CodekitError, match="this is a copy of a server's study") as why:
            act()
        assert "codekit sync" in why.value.hint
    assert before == lines(mine.store)
    assert () == sync.sync(mine, link).kept_back
