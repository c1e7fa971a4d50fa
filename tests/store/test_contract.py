"""What every store promises, whatever it keeps a study in; a new store is added to STORES and must pass."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import postgresql
from codekit.errors import LedgerError, Problem, StaleEditError
from codekit.model.events import CodePropose, CodingRemove, LedgerEvent, stamp, to_line
from codekit.model.groups import together
from codekit.model.judgements import Judgement
from codekit.model.layer import state_of
from codekit.model.reviews import ACCEPTED, Review
from codekit.store import opening, redacting, registers
from codekit.store import settings as study_settings
from codekit.store.folder.store import FolderStore
from codekit.store.memory import MemoryStore
from codekit.store.own import OwnLedger
from codekit.store.protocols import Store
from codekit.store.union import absorb
from codekit.store.values import of_others
from store.made import WORDS, coding, compare, finish, standing, start
from strategies import AT, ledgers, new_id, round_ledgers, study_ledgers

Make = Callable[[Path], Store]
STORES: dict[str, Make] = {"folder": FolderStore, "memory": lambda _: MemoryStore(), "postgresql": postgresql.store}
OWN = ("r1", "ana", "T07")
NEWER = b'{"type":"x.y","id":"n","at":"","by":"ana","round":"r1","coder":"ana","transcript":"T07","much":"more"}'
NEEDED = {"postgresql": postgresql.needed}
every_store = pytest.mark.parametrize("make", [pytest.param(STORES[a], marks=NEEDED.get(a, ()), id=a) for a in STORES])
two_stores = pytest.mark.parametrize(
    ("make", "other"),
    [
        pytest.param(STORES[a], STORES[b], marks=NEEDED.get(a) or NEEDED.get(b) or (), id=f"{a}-{b}")
        for a in STORES
        for b in STORES
    ],
)
contents = st.tuples(ledgers(), ledgers(transcript="T08"), ledgers(coder="ben")).map(
    lambda three: [event for part in three for event in part]
)


@pytest.fixture(params=[pytest.param(STORES[a], marks=NEEDED.get(a, ()), id=a) for a in STORES])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store of each kind."""
    make: Make = request.param
    return make(tmp_path / "one")


@contextmanager
def stores(*makes: Make) -> Iterator[list[Any]]:
    """Empty stores for one example of a property."""
    with tempfile.TemporaryDirectory() as folder:
        yield [make(Path(folder) / str(number)) for number, make in enumerate(makes)]


def proposal(by: str = "ana", **other: Any) -> CodePropose:
    """An event of a round's own ledger."""
    return CodePropose(id=new_id(), at=AT, by=by, round="r1", name="Rides", definition="", codebook="care", **other)


def judgement(by: str = "ana", **other: Any) -> Judgement:
    """An event of the study's own ledgers."""
    cell: dict[str, Any] = {"codebook": "care", "case": "O01", "code": "FOOD", "field": "fit", "text": "strong"}
    return Judgement(id=new_id(), at=AT, by=by, **(cell | other))


def review(by: str = "ana") -> Review:
    """One of another subject."""
    about: dict[str, Any] = {"coding": "c1", "round": "r1", "coder": "ben", "transcript": "T07"}
    return Review(id=new_id(), at=AT, by=by, status=ACCEPTED, **about)


def lines_of(store: Store) -> set[tuple[str, bytes]]:
    """Every event with its ledger; there must be no problem."""
    problems: list[Problem] = []
    found = set(store.lines(problems))
    assert [] == problems
    return found


# events


def test_what_is_appended_stands_by_coder_and_transcript(store: Store) -> None:
    """In a round's layers, in the writer's own ledger in the order of writing, and nowhere else."""
    one, two, hers, there = coding(), coding(), coding("ben"), coding(transcript="T08")
    store.append([two, one, hers, there, finish()])

    layers = store.layers("r1")
    assert {("ana", "T07"): 2, ("ana", "T08"): 1, ("ben", "T07"): 1} == {
        key: len(layer.codings) for key, layer in layers.by_key.items()
    }
    assert ("finished", "todo") == (layers.get("ana", "T07").state, layers.get("cai", "T07").state)
    assert [two, one] == store.own_events(OWN).events[:2]
    assert {("ana", "T08")} == set(store.layers("r1", only="T08").by_key)
    assert {} == store.layers("r2").by_key
    assert [] == store.own_events(("r1", "cai", "T07")).events


def test_a_rounds_own_events_are_everybodys(store: Store) -> None:
    """A round is there with its first event; a writer's own part of it can be asked for."""
    began, mine, hers = start(), proposal(), proposal("ben")
    assert ([], []) == (store.round_ids(), store.round_events("r1").events)
    store.append([began, mine, hers])

    assert ["r1"] == store.round_ids()
    assert {began.id, mine.id, hers.id} == {event.id for event in store.round_events("r1").events}
    assert [hers] == store.own_events(("r1", "ben", "")).events


def test_what_is_about_the_study_stands_by_subject(store: Store) -> None:
    """Everybody's of a subject, none of another; it makes no round."""
    mine, hers, other = judgement(), judgement("ben"), review()
    store.append([mine, hers, other])

    assert [mine, hers] == store.study_events("judgements").events
    assert [other] == store.study_events("reviews").events
    assert [] == store.round_ids()
    assert [
        "study/judgements/ana.jsonl",
        "study/judgements/ben.jsonl",
        "study/reviews/ana.jsonl",
    ] == store.ledger_names()


def test_what_stands_in_another_subjects_ledger_is_left_out(store: Store) -> None:
    """It is named; what belongs there stands."""
    store.append([judgement()])
    store.add_missing("study/reviews/ana.jsonl", [to_line(judgement()).rstrip(b"\n")])

    read = store.study_events("reviews")
    assert ([], 1) == (read.events, len(read.problems))
    assert 1 == len(store.study_events("judgements").events)


@pytest.mark.parametrize("wrong", [coding("ana", coder="ben"), coding(transcript="../T07"), coding(transcript="")])
def test_an_event_that_is_refused_writes_nothing(store: Store, wrong: Any) -> None:
    """Neither it nor those that came with it."""
    with pytest.raises(LedgerError):
        store.append([coding(), proposal(), wrong])

    assert set() == lines_of(store)


@every_store
@settings(max_examples=15, deadline=None)
@given(content=contents, data=st.data())
def test_order_and_repeats_do_not_matter(make: Make, content: list[LedgerEvent], data: st.DataObject) -> None:
    """The same events in another order, some of them twice, one at a time: the same stands."""
    shuffled = data.draw(st.permutations(content))
    again = data.draw(st.lists(st.sampled_from(content), max_size=3)) if content else []
    with stores(make, make) as (one, other):
        one.append(content)
        for event in [*shuffled, *again]:
            other.append([event])

        assert one.layers("r1") == other.layers("r1")


def test_rules_that_proposed_are_named(store: Store) -> None:
    """Only those, of this round only."""
    store.append([coding("rules:food"), coding("ana"), coding("rules:rides", round="r2")])

    assert ["rules:food"] == store.rules("r1")
    assert 1 == len(store.own_events(("r1", "rules:food", "T07")).events)


def test_lines_are_known_again_as_they_were_written(store: Store) -> None:
    """A line that says something else than what was written is told, and one before which another is missing."""
    store.append([coding(), first := coding()])
    store.append([coding(), proposal()])
    store.settle(OWN)
    assert [] == list(store.altered("r1"))
    name, line = next((name, line) for name, line in lines_of(store) if first.id.encode() in line)
    absent = line.replace(b'"prev":"', b'"prev":"0')[: -len(b'0"}')]
    assert 2 == store.add_missing(name, [line.replace(b"FOOD", b"FUEL"), absent])

    assert [(name, 4)] == [(problem.path, problem.line) for problem in store.altered("r1")]


def test_an_operation_counts_when_all_of_it_is_there(store: Store) -> None:
    """In layers, in the writer's own ledger and in a round's own; until then it is named once."""
    one, two = together([coding(op="o1"), coding(op="o1")])
    mine, hers = together([proposal(op="o2"), proposal(op="o2")])
    store.append([one, mine])
    assert (set(), [], []) == (
        standing(store.layers("r1")),
        store.own_events(OWN).events,
        store.round_events("r1").events,
    )
    told = [*store.layers("r1").problems, *store.round_events("r1").problems]
    assert [("codings/r1/ana/T07.jsonl", 1), ("rounds/r1/ana.jsonl", 1)] == [(p.path, p.line) for p in told]

    store.append([two, hers])

    assert {one.id, two.id} == standing(store.layers("r1")) == {e.id for e in store.own_events(OWN).events}
    assert {mine.id, hers.id} == {event.id for event in store.round_events("r1").events}
    assert () == store.layers("r1").problems == store.round_events("r1").problems


def test_what_cannot_be_read_is_named_and_loses_nothing(store: Store) -> None:
    """A torn line, an event of a newer version, one of another writer; no word of them is told."""
    store.append([good := coding()])
    (name,) = {name for name, _ in lines_of(store)}
    torn = b'{"torn":"' + WORDS.encode()
    assert 3 == store.add_missing(name, [torn, NEWER, to_line(forged := coding("ben")).rstrip()])

    layers = store.layers("r1")
    assert {good.id} == standing(layers)
    assert [(name, 2), (name, 3), (name, None)] == [(p.path, p.line) for p in layers.problems]
    assert ["error", "warning", "error"] == [p.level for p in layers.problems]
    assert forged.id in layers.problems[2].message
    assert WORDS not in "".join(map(str, layers.problems))
    assert layers.problems == store.own_events(OWN).problems


def test_many_threads_lose_no_event(store: Store) -> None:
    """Each writes into the same ledger and into one of its own."""
    written = [[coding(), coding(f"c{number}")] for number in range(40)]
    threads = [threading.Thread(target=store.append, args=(batch,)) for batch in written]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {event.id for batch in written for event in batch} == standing(store.layers("r1"))


# what was compared


def test_a_comparison_freezes_what_coders_wrote(store: Store) -> None:
    """What came later stays out and is named; the consensus, written after it, counts."""
    store.append([before := coding(), hers := coding("ben")])
    frozen = compare(store).ledgers
    store.append([coding(), coding("ben", transcript="T08"), shared := coding("lee", coder="consensus")])

    layers = store.layers("r1", frozen=frozen)
    assert {before.id, hers.id, shared.id} == standing(layers)
    late = "1 events after the comparison are left out"
    assert [("codings/r1/ana/T07.jsonl", late), ("codings/r1/ben/T08.jsonl", late)] == [
        (p.path, p.message) for p in layers.problems
    ]
    assert [before] == store.own_events(OWN, frozen=frozen).events
    assert layers.get("ana", "T07") == store.layers("r1", frozen=frozen, only="T07").get("ana", "T07")


@two_stores
def test_what_was_compared_elsewhere_is_known(make: Make, other: Make) -> None:
    """A copy in another kind of store, its lines in another order, holds what the seals are about."""
    with stores(make, other) as (one, copy):
        one.append([first := coding(), second := coding()])
        frozen = compare(one).ledgers
        one.append([coding()])
        copy.append([second, first])
        _ = absorb(copy, one)

        assert {first.id, second.id} == standing(copy.layers("r1", frozen=frozen))
        (problem,) = copy.layers("r1", frozen=frozen).problems
        assert "warning" == problem.level


def test_a_ledger_that_was_compared_and_is_gone_is_named(store: Store) -> None:
    """Where a transcript is asked for, only its own."""
    store.append([coding()])
    frozen = {**compare(store).ledgers, "codings/r1/ben/T08.jsonl": "0:x"}

    (problem,) = store.layers("r1", frozen=frozen).problems
    assert ("codings/r1/ben/T08.jsonl", "was compared and is missing") == (problem.path, problem.message)
    assert () == store.layers("r1", frozen=frozen, only="T07").problems


# union


def test_a_document_that_is_removed_is_not_there(store: Store) -> None:
    """Its token tells; removing it again changes nothing, and others stay."""
    gone, kept = store.document("corrections/T07/1-a.txt"), store.document("transcripts/T07.txt")
    gone.write(b"one")
    kept.write(b"two")
    gone.remove()
    gone.remove()
    assert (False, ()) == (gone.exists(), gone.token())
    assert () == store.document("corrections/T07").token()
    assert ["transcripts/T07.txt"] == [name for name in store.documents() if "T07" in name]


def test_only_a_ledger_of_codings_is_removed_and_whole(store: Store) -> None:
    """Of one coder and transcript; a round's ledger and the study's own stay, whatever is asked."""
    store.append([coding(), coding(transcript="T08"), start(), review()])
    store.remove_ledger("codings/r1/ana/T07.jsonl")
    store.remove_ledger("codings/r1/ana/T07.jsonl")
    assert ["codings/r1/ana/T08.jsonl", "rounds/r1/ana.jsonl", "study/reviews/ana.jsonl"] == store.ledger_names()
    for name in store.ledger_names()[1:]:
        with pytest.raises(LedgerError):
            store.remove_ledger(name)
    assert [] == list(store.altered("r1"))


def test_words_are_blanked_where_a_line_stands(store: Store) -> None:
    """Nothing else changes; a record of it explains the sum, and what is appended goes on from there."""
    store.append(
        [judgement(field="summary", text="We send them to the pantry."), judgement(text="none"), coding(), start()]
    )
    (name, line), other = [pair for pair in store.lines([]) if pair[0].startswith("study/")]
    before = store.look().study()
    lines = {name: {line: redacting.blanked(line)}}
    store.append([redacting.record(lines, transcript="T07", **stamp("ben"))])
    store.redact(name, lines[name])
    assert other in list(store.lines([]))
    assert b"pantry" not in b"".join(line for _, line in store.lines([]))
    assert before != store.look().study()
    assert [redacting.BLANK, "none"] == [event.text for event in store.study_events("judgements").events]
    store.append([judgement(text="Later.")])
    assert [] == list(store.altered())
    assert redacting.outstanding(store, redacting.known(store)) == {}
    coded = next(name for name in store.ledger_names() if name.startswith("codings/"))
    for wrong in ((coded, {line: line}), (name, {line: line + b" "})):
        with pytest.raises(LedgerError):
            store.redact(*wrong)


@two_stores
@settings(max_examples=10, deadline=None)
@given(one=contents, two=contents, of_round=round_ledgers(), of_study=study_ledgers())
def test_absorbing_is_a_set_union(
    make: Make, other: Make, one: list[LedgerEvent], two: list[LedgerEvent], of_round: list[Any], of_study: list[Any]
) -> None:
    """Between any two kinds of stores, both ways, however often."""
    with stores(make, other) as (a, b):
        a.append(one)
        b.append([*two, *of_round, *of_study])
        union = lines_of(a) | lines_of(b)

        assert len(union - lines_of(a)) == absorb(a, b).events
        assert len(union - lines_of(b)) == absorb(b, a).events
        assert union == lines_of(a) == lines_of(b)
        assert (a.layers("r1"), a.round_ids()) == (b.layers("r1"), b.round_ids())
        assert 0 == absorb(a, b).events == absorb(b, a).events


@two_stores
def test_events_travel_as_they_were_written(make: Make, other: Make) -> None:
    """An event of a newer version keeps every field."""
    with stores(make, other) as (a, b):
        b.append([coding()])
        (name,) = {name for name, _ in lines_of(b)}
        b.add_missing(name, [NEWER])

        assert 2 == absorb(a, b).events
        assert (name, NEWER) in lines_of(a)


@every_store
@settings(max_examples=40, deadline=None)
@given(events=ledgers(), torn=st.booleans())
def test_the_state_of_an_assignment_is_what_its_events_say(
    make: Make, events: list[LedgerEvent], *, torn: bool
) -> None:
    """However plainly a ledger says that it is finished: it may be opened again, or by half of an operation only."""
    with stores(make) as (store,):
        halves = [msgspec.structs.replace(event, op=event.id, of=2) for event in events[-1:]]
        for lines in ([], events, halves if torn else []):
            store.append(lines)
            assert state_of(store.own_events(OWN).events) == store.own_state(OWN)
        store.add_missing("codings/r1/ana/T07-copy.jsonl", [to_line(finish()).rstrip(b"\n")])
        assert state_of(store.own_events(OWN).events) == store.own_state(OWN)


# what changed


def test_a_token_changes_with_what_it_is_about_and_nothing_else(store: Store) -> None:
    """Own ledgers, a round's, everybody's of a transcript."""

    def tokens() -> dict[str, Any]:
        look = store.look()
        return {
            "mine": look.own(OWN),
            "my part": look.own(("r1", "ana", "")),
            "round": look.round("r1"),
            "rounds": look.round(),
            "text": look.transcript("T07"),
            "judgements": look.study("judgements"),
            "study": look.study(),
        }

    def changed(*events: Any) -> set[str]:
        before = tokens()
        assert before == tokens()
        store.append(events)
        after = tokens()
        return {name for name in before if before[name] != after[name]}

    assert {"mine", "text"} == changed(coding())
    assert {"text"} == changed(coding("ben"))
    assert {"text"} == changed(coding("ana", round="r2"))
    assert set() == changed(coding(transcript="T08"), coding("ben", transcript="T08"))
    assert {"round", "rounds", "my part"} == changed(proposal())
    assert {"round", "rounds"} == changed(start("ben"))
    assert {"study", "judgements"} == changed(judgement("ben"))
    assert {"study"} == changed(review())


def test_what_others_code_is_told_apart_from_ones_own(store: Store) -> None:
    """In a round; a consensus is whose hand wrote it."""

    def others() -> Any:
        return of_others(store.look().codings("r1"), "ana")

    store.append([coding(), coding("ben")])
    before = others()
    store.append([coding(), coding(transcript="T08"), coding("ana", coder="consensus"), coding("ben", round="r2")])
    assert before == others() != ()
    store.append([coding("ben")])
    assert before != (between := others())
    store.append([coding("lee", coder="consensus")])
    assert between != others()


def test_what_is_appended_by_oneself_is_no_news(store: Store) -> None:
    """The token afterwards is the one to go on with, unless somebody else wrote in between."""
    first = store.append_own(OWN, [coding()], seen=store.look().own(OWN))
    assert first == store.look().own(OWN)
    second = store.append_own(OWN, [coding(), coding()], seen=first or ())
    assert second == store.look().own(OWN) != first

    store.append([coding()])
    assert store.append_own(OWN, [coding()], seen=second or ()) is None
    assert 5 == len(store.own_events(OWN).events)


def test_a_ledger_held_in_memory_keeps_in_step(store: Store) -> None:
    """With what it wrote itself, and with what others wrote, before or in between."""
    store.append([first := coding()])
    held = OwnLedger(store, OWN)
    assert held.refresh()
    assert not held.refresh()
    held.append([second := coding()])
    assert not held.refresh()
    store.append([third := coding()])
    held.append([CodingRemove(**{**_stamp(), "cancels": first.id})])

    with pytest.raises(LedgerError):
        OwnLedger(store, ("r1", "ana", "../T07"))
    assert [second, third] == held.standing(type(first))
    assert list(held.events.values()) == store.own_events(OWN).events


def _stamp() -> dict[str, Any]:
    return {"id": new_id(), "at": AT, "by": "ana", "round": "r1", "coder": "ana", "transcript": "T07"}


# documents


def test_a_document_is_what_was_written_last(store: Store) -> None:
    """Whole, under its name; one that was never written is not there."""
    document = store.document("codebooks/food.yaml")
    assert (False, ()) == (document.exists(), document.token())
    with pytest.raises(FileNotFoundError):
        document.read_bytes()

    document.write(b"one\r\n\xff")
    before = document.token()
    assert b"one\r\n\xff" == store.document("codebooks/food.yaml").read_bytes()
    assert document.exists()
    assert ("codebooks/food.yaml", "food.yaml") == (document.key, document.name)
    assert str(document).endswith("food.yaml")
    assert before == document.token()
    document.write(b"another", durable=False)
    assert b"another" == document.read_bytes()
    assert () != document.token() != before


def test_names_are_found_by_pattern(store: Store) -> None:
    """Sorted; a star stays within one folder; hidden names are nobody's."""
    store.write_all({f"codebooks/{name}.yaml": name for name in ("b", "a", ".c", "b/1")} | {"cases.csv": "case\n"})

    assert ["codebooks/a.yaml", "codebooks/b.yaml"] == store.keys("codebooks/*.yaml")
    assert ["codebooks/b/1.yaml"] == store.keys("codebooks/b/*.yaml")
    assert ["cases.csv"] == store.keys("cas*")
    assert ["cases.csv", "codebooks/a.yaml", "codebooks/b.yaml", "codebooks/b/1.yaml"] == store.documents()


@pytest.mark.parametrize("seen", [None, b"", b"case\n"])
def test_what_was_not_seen_is_not_replaced(store: Store, seen: bytes | None) -> None:
    """Somebody saved the table in between."""
    document = store.document("cases.csv")
    document.write(b"case\nO01\n")
    with pytest.raises(StaleEditError):
        document.replace("case\nO02\n", seen=seen)

    assert b"case\nO01\n" == document.read_bytes()


def test_replacing_keeps_the_form(store: Store) -> None:
    """BOM and line ends as they were; a new document begins with LF."""
    document = store.document("cases.csv")
    document.replace("case\n", seen=None)
    assert b"case\n" == document.read_bytes()
    document.write(raw := b"\xef\xbb\xbfcase\r\n")
    document.replace("case\nO01\n", seen=raw)

    assert b"\xef\xbb\xbfcase\r\nO01\r\n" == document.read_bytes()


# a study


def test_a_study_can_be_laid_out(store: Store) -> None:
    """Settings and tables are there; what was there before is left alone."""
    store.document("cases.csv").write(b"case\nO01\n")
    opening.lay_out(store, title="It's care", coders=["ana"])

    found = study_settings.read(store.document(study_settings.FILE))
    assert ("It's care", ["ana"]) == (found.title, list(found.coders))
    assert ["O01"] == [case.id for case in registers.read(store).cases]


@every_store
def test_two_stores_are_not_mistaken_for_each_other(make: Make) -> None:
    """Each has a name of its own for programs, one for people, and a place for results."""
    with stores(make, make) as (one, other):
        assert one.identity == one.identity != other.identity
        assert one.label
        assert one.exports.name == "exports"


def test_what_is_whole_needs_no_repair(store: Store) -> None:
    """Nothing is changed."""
    store.append([coding(), start()])
    before = lines_of(store)

    assert ([], []) == (store.copies(), list(store.repair()))
    assert before == lines_of(store)


def test_a_moment_is_everything_by_name(store: Store, tmp_path: Path) -> None:
    """Documents, those that are asked for besides, and ledgers with the bytes that they hold; not what was removed."""
    store.append([coding(), finish(), start()])
    for key in ("study.yaml", "transcripts/T07.txt", "import-report.md", "memos/gone.md"):
        store.document(key).write(f"what {key} says\n".encode())
    store.document("memos/gone.md").remove()
    (tmp_path / "draft").mkdir()
    found = dict(store.moment(tmp_path / "draft", ["import-report.md", "recruitment.csv"]))
    ledgers = {name: data for name, data in found.items() if name.endswith(".jsonl")}
    assert sorted(found) == [*found]
    assert {"study.yaml", "transcripts/T07.txt", "import-report.md"} == found.keys() - ledgers.keys()
    assert b"what study.yaml says\n" == found["study.yaml"]
    assert {*store.ledger_names()} == ledgers.keys()
    assert 2 == len(ledgers["codings/r1/ana/T07.jsonl"].splitlines())
    assert all(data.endswith(b"\n") for data in ledgers.values())


def test_a_moment_keeps_nobody_waiting_for_long(store: Store, tmp_path: Path) -> None:
    """The study is held while the moment is found, not while its files are taken; what is written then is not in it."""
    store.append([coding()])
    store.document("study.yaml").write(b"before\n")
    (tmp_path / "draft").mkdir()
    files = store.moment(tmp_path / "draft")
    first = next(files)
    with store.alone(patience=1.0):
        store.append([coding()])
        store.document("study.yaml").write(b"after\n")
    found = dict([first, *files])
    assert b"before\n" == found["study.yaml"]
    assert 1 == len(found["codings/r1/ana/T07.jsonl"].splitlines())


def test_who_looks_once_sees_the_own_writes(store: Store) -> None:
    """And what was there when the study was held, whoever wrote it."""
    with store.looking():
        before = store.look().own(OWN)
        store.append([coding()])
        mine = store.look().own(OWN)
        assert before != mine
        thread = threading.Thread(target=lambda: store.append([coding()]))
        thread.start()
        thread.join()
        with store.alone():
            held = store.look().own(OWN)
            assert mine != held
    assert held == store.look().own(OWN)
