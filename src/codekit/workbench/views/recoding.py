"""What a codebook was and what that means: its versions, who changed it, codings to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.model.codebook import Codebook
from codekit.model.codebook_log import CodebookChange as Recorded
from codekit.model.subjects import CODEBOOKS
from codekit.workbench.desk import Desk
from codekit.workbench.views.values import Value
from codekit.workflow.deciding import changed_codebook
from codekit.workflow.deciding import recheck as rechecking
from codekit.workflow.study import codebooks
from codekit.workflow.study.people import name_of

MOST = 2_000  # codings that are listed


class Recode(Value, frozen=True, kw_only=True):
    """A coding whose code means something else since it was made."""

    id: str
    round: str
    coder: str
    transcript: str
    start: int
    end: int
    code: str
    words: str
    version: str  # of the codebook that it was made under
    changed: list[str]  # what is another: fields, or what `changes:` says


class Reread(Value, frozen=True, kw_only=True):
    """A transcript that is to be read again for a code."""

    transcript: str
    code: str
    said: str  # what became of the code
    version: str  # that says so
    reason: str


class RecodeQueue(Value, frozen=True, kw_only=True):
    """GET /api/codebook/recheck?codebook=ID: what is to be looked at again under the working copy."""

    codebook: str
    version: str  # of the working copy
    codings: list[Recode]  # at most 2000
    total: int
    reread: list[Reread]  # empty while blind
    blind: list[str]  # rounds for whose sake only own codings are listed


class ConfirmRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/codebook/recheck: these codings hold under the version that the working copy has."""

    codebook: str
    version: str
    codings: list[str]
    reason: str = ""


class CodebookVersion(Value, frozen=True, kw_only=True):
    """A version of a codebook."""

    key: str  # id@version
    version: str
    working: bool  # the file as it is now
    used: bool  # a round uses it: it stays as it is
    rounds: list[str]  # that use it
    codes: int
    problem: str  # why it cannot be read, or ""


class CodebookNote(Value, frozen=True, kw_only=True):
    """A change on record: who made it, when, why."""

    at: str
    by: str
    before: str
    after: str
    code: str
    kind: str
    origin: list[str]
    reason: str


class CodebookFlag(Value, frozen=True, kw_only=True):
    """What a decision about a disagreement says the codebook should make clear."""

    round: str
    transcript: str
    start: int
    codes: list[str]
    problem: str
    reason: str
    by: str
    at: str
    status: str


class CodebookHistory(Value, frozen=True, kw_only=True):
    """GET /api/codebook/history?codebook=ID: versions, changes on record, what decisions say is unclear."""

    id: str
    versions: list[CodebookVersion]  # oldest first, the working copy last
    record: list[CodebookNote]  # newest first; while blind, one's own
    flags: list[CodebookFlag]  # none while blind


class BookListed(Value, frozen=True, kw_only=True):
    """A codebook of the study."""

    id: str
    title: str
    version: str
    codes: int
    problem: str  # why it cannot be used, in one line, or ""


class Books(Value, frozen=True, kw_only=True):
    """GET /api/codebooks: the working copies."""

    books: list[BookListed]


def books(desk: Desk) -> Books:
    """Every working copy, also those that cannot be used."""
    return Books(books=[_listed(desk, id_) for id_ in codebooks.ids(desk.study.store)])


def _listed(desk: Desk, id_: str) -> BookListed:
    try:
        book = codebooks.load(desk.study.store, id_)
    except CodekitError as error:
        return BookListed(id=id_, title="", version="", codes=0, problem=error.message.partition("\n")[0])
    return BookListed(id=id_, title=book.title, version=book.version, codes=len(book.codes), problem="")


def recode(needed: rechecking.Needed) -> Recode:
    """A coding to be looked at again, as the page gets it."""
    coding = needed.coding
    return Recode(
        id=coding.id,
        round=coding.round,
        coder=coding.coder,
        transcript=coding.transcript,
        start=coding.start,
        end=coding.end,
        code=coding.code,
        words=coding.quote,
        version=coding.codebook.partition("@")[2],
        changed=list(needed.changes),
    )


def queue(desk: Desk, id_: str) -> RecodeQueue:
    """What is to be looked at again, as this coder may see it. Raises UnknownNameError for an unknown codebook."""
    now = codebooks.load(desk.study.store, id_)
    waiting = _waiting(desk, now)
    return RecodeQueue(
        codebook=id_,
        version=now.version,
        codings=[recode(each) for each in waiting[:MOST]],
        total=len(waiting),
        reread=[] if desk.sight.blind else list(_reread(desk, now)),
        blind=[round_.id for round_ in desk.sight.blind_rounds],
    )


def _older(desk: Desk, now: Codebook) -> list[Codebook]:
    kept = changed_codebook.kept(desk.study, now.id, desk.sight)
    return [book for book in kept if book.version != now.version]


def _waiting(desk: Desk, now: Codebook) -> list[rechecking.Needed]:
    return [each for book in _older(desk, now) for each in rechecking.needed(desk.study, book, now, viewer=desk.coder)]


def _reread(desk: Desk, now: Codebook) -> Iterator[Reread]:
    for book in _older(desk, now):
        for each in rechecking.reread(desk.study, now.id, book.version, now.version):
            entry = each.again.entry
            yield Reread(
                transcript=each.transcript,
                code=each.code,
                said=entry.verb,
                version=each.again.version,
                reason=entry.reason,
            )


def confirm(desk: Desk, asked: ConfirmRequest) -> RecodeQueue:
    """Record that codings hold. Raises RefusedError where the working copy is another version by now."""
    now = codebooks.load(desk.study.store, asked.codebook)
    if now.version != asked.version:
        raise RefusedError("stale", f"the working copy is {now.key} by now", hint="look at it once more")
    wanted = set(asked.codings)
    chosen = [each for each in _waiting(desk, now) if each.coding.id in wanted]
    reason = " ".join(asked.reason.split())
    rechecking.confirm(desk.study, chosen, codebook=now.key, by=desk.coder, reason=reason)
    return queue(desk, asked.codebook)


def history(desk: Desk, id_: str) -> CodebookHistory:
    """What a codebook was, as far as this coder may know. Raises UnknownNameError for an unknown codebook."""
    codebooks.working(desk.study.store, id_)
    sight = desk.sight
    events = [e for e in desk.study.store.study_events(CODEBOOKS).events if isinstance(e, Recorded)]
    record = [e for e in events if e.codebook == id_ and (not sight.blind or e.by == desk.coder)]
    return CodebookHistory(
        id=id_,
        versions=list(_versions(desk, id_)),
        record=[_noted(desk, event) for event in sorted(record, key=lambda e: (e.at, e.id), reverse=True)],
        flags=[] if sight.blind else [_flag(desk, problem) for problem in rechecking.problems(desk.study, id_)],
    )


def _versions(desk: Desk, id_: str) -> Iterator[CodebookVersion]:
    sight, seen = desk.sight, set()
    for book in changed_codebook.kept(desk.study, id_, sight):
        seen.add(book.version)
        rounds = [round_.id for round_ in sight.shown if round_.codebook == book.key]
        yield _version(book, used=True, rounds=rounds)
    try:
        now = codebooks.load(desk.study.store, id_)
    except CodekitError as error:
        problem = error.message.partition("\n")[0]
        yield CodebookVersion(key=id_, version="", working=True, used=False, rounds=[], codes=0, problem=problem)
        return
    rounds = [round_.id for round_ in sight.shown if round_.codebook == now.key]
    yield _version(now, used=now.version in seen, rounds=rounds, working=True)


def _version(book: Codebook, *, used: bool, rounds: list[str], working: bool = False) -> CodebookVersion:
    return CodebookVersion(
        key=book.key, version=book.version, working=working, used=used, rounds=rounds, codes=len(book.codes), problem=""
    )


def _noted(desk: Desk, event: Recorded) -> CodebookNote:
    return CodebookNote(
        at=event.at,
        by=name_of(desk.study, event.by),
        before=event.before,
        after=event.after,
        code=event.code,
        kind=event.kind,
        origin=list(event.origin),
        reason=event.reason,
    )


def _flag(desk: Desk, problem: rechecking.CodebookProblem) -> CodebookFlag:
    return CodebookFlag(
        round=problem.round,
        transcript=problem.transcript,
        start=problem.start,
        codes=list(problem.codes),
        problem=problem.problem,
        reason=problem.reason,
        by=name_of(desk.study, problem.by),
        at=problem.at,
        status=problem.status,
    )
