"""A codebook is changed from the window: what it comes to is shown first, and written as it was shown."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.model import codebook_changes as work
from codekit.model.codebook import Code, Codebook
from codekit.model.migrations import REWORDED
from codekit.model.scales import parse
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.views.codebook import CodebookChange
from codekit.workbench.views.recoding import Recode, recode
from codekit.workbench.views.values import Value
from codekit.workflow.deciding import changed_codebook
from codekit.workflow.deciding.changed_codebook import Meaning
from codekit.workflow.study import codebook_changing as changing
from codekit.workflow.study import codebook_problems as problems
from codekit.workflow.study import codebooks
from codekit.workflow.study.codebook_making import id_of

MOST_TOLD = 500  # codings that are named; all are counted
LONGEST = 20_000  # characters of a text


class CodeFields(msgspec.Struct, frozen=True, kw_only=True):
    """What a code says of itself; what is left out stays as it is."""

    name: str | None = None
    definition: str | None = None
    include: str | None = None
    exclude: str | None = None
    examples: list[str] | None = None
    aliases: list[str] | None = None
    cues: list[str] | None = None
    colour: str | None = None  # #RRGGBB, or "" for none
    values: list[str] | None = None  # as "2" or "2 = severe", in ascending order


class CodebookChangeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/codebook/change: without `write` it is only shown what would come of it."""

    codebook: str
    sha256: str  # of the file that the page shows
    act: Annotated[str, one_of("CodebookAct", "add", "edit", "move", "merge", "split", "retire")]
    codes: list[str] = []  # to which; merge takes several, add none
    new: str = ""  # add, split: the id of the new code; "": made from its name
    fields: CodeFields = CodeFields()  # add, split, edit
    under: str = ""  # add, move, split: the code above it; "": the top (split: beside the code)
    into: str = ""  # merge: the code that takes the others in
    kind: Annotated[str, one_of("Wording", *work.WORDINGS)] = REWORDED  # edit
    again: bool | None = None  # what was read before must be read again for it; null: as the act has it
    reason: str = ""
    version: str = ""  # that it is written into; "": the next one where this one is in use
    brief: bool = False  # what it means for codings is not asked
    write: bool = False


class DescribeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/codebook/describe: another title or purpose of a working copy; what is left out stays."""

    codebook: str
    sha256: str  # of the file that the page shows
    title: str | None = None
    purpose: str | None = None


class Described(Value, frozen=True, kw_only=True):
    """What the codebook says at its head now."""

    title: str
    purpose: str


def describe(desk: Desk, asked: DescribeRequest) -> Described:
    """Write a title or purpose. Raises RefusedError where the file is another by now, and as `codebook_changing`."""
    refuse_unwritable(asked.title or "", asked.purpose or "")
    with desk.study.alone():
        _refuse_stale(desk, asked.codebook, asked.sha256)
        book = changing.describe(desk.study, asked.codebook, title=asked.title, purpose=asked.purpose)
    return Described(title=book.title, purpose=book.purpose)


class OrderRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/codebook/order: a code of a working copy before another one that stands beside it; "": last."""

    codebook: str
    sha256: str  # of the file that the page shows
    code: str
    before: str = ""


class Ordered(Value, frozen=True, kw_only=True):
    """The codes that stand beside each other, in their order now."""

    codes: list[str]


def order(desk: Desk, asked: OrderRequest) -> Ordered:
    """Put codes in order. Raises RefusedError where the file is another by now, and as `codebook_changing.order`."""
    with desk.study.alone():
        _refuse_stale(desk, asked.codebook, asked.sha256)
        book = changing.order(desk.study, asked.codebook, asked.code, before=asked.before)
    return Ordered(codes=list(book.children[book[asked.code].parent]))


class Flaw(Value, frozen=True, kw_only=True):
    """What is wrong or weak about a code."""

    code: str
    field: str  # "": the code as a whole
    message: str
    remedy: str
    level: Annotated[str, one_of("FlawLevel", problems.ERROR, problems.WARNING)]


class CodebookChanged(Value, frozen=True, kw_only=True):
    """What a change comes to, and whether it was written."""

    written: bool
    refused: str = ""  # why it cannot be done, in one line; then the rest is empty
    code: str = ""  # that it is about
    before: str = ""  # versions
    after: str = ""
    noted: bool = False  # it stands in `changes:`; false for a draft, which nobody has coded with
    differences: list[CodebookChange] = msgspec.field(default_factory=list)
    flaws: list[Flaw] = msgspec.field(default_factory=list)
    carried: int = 0  # codings that are carried over
    doubtful: int = 0  # that are to be looked at again
    look_again: list[Recode] = msgspec.field(default_factory=list)  # at most 500 of them
    unread: list[str] = msgspec.field(default_factory=list)  # transcripts that count as not yet coded for the code
    blind: list[str] = msgspec.field(default_factory=list)  # rounds for whose sake only own codings are told


def change(desk: Desk, asked: CodebookChangeRequest) -> CodebookChanged:
    """Show what a change comes to, or make it.

    To be written, it raises RefusedError where the file is another one by now, or for a text that cannot stand, and as
    `codebook_changing.apply`. What is only shown says in `refused` why it cannot be done.
    """
    if asked.write:
        return _written(desk, asked)
    try:
        _refuse_impossible(asked)
        seen = [book.version for book in changed_codebook.kept(desk.study, asked.codebook, desk.sight)]
        done = changing.preview(desk.study, asked.codebook, _make(asked), version=asked.version, versions=seen)
    except RefusedError:
        raise
    except CodekitError as error:
        return CodebookChanged(written=False, refused=f"{error.what}; {error.hint}" if error.hint else error.what)
    return _shown(desk, done, brief=asked.brief)


def _written(desk: Desk, asked: CodebookChangeRequest) -> CodebookChanged:
    _refuse_impossible(asked)
    make = _make(asked)
    with desk.study.alone():
        _refuse_stale(desk, asked.codebook, asked.sha256)
        done = changing.preview(desk.study, asked.codebook, make, version=asked.version)
        wrong = [flaw for flaw in problems.flaws(done.after, _about(done)) if flaw.level == problems.ERROR]
        if wrong:
            raise RefusedError("invalid", wrong[0].message, hint=wrong[0].remedy)
        done = changing.apply(desk.study, asked.codebook, make, version=asked.version, by=desk.coder)
    return _shown(desk, done, written=True)


def _refuse_stale(desk: Desk, codebook: str, sha256: str) -> None:
    if file_sha(desk, codebook) != sha256:
        message = f"codebooks/{codebook}.yaml was changed meanwhile; nothing was written"
        raise RefusedError("stale", message, hint="look at it once more")


def file_sha(desk: Desk, codebook: str) -> str:
    """What tells whether a working copy is the one that was shown. Raises UnknownNameError for an unknown codebook."""
    return hashlib.sha256(codebooks.working(desk.study.store, codebook).read_bytes()).hexdigest()


def _refuse_impossible(asked: CodebookChangeRequest) -> None:
    fields = msgspec.structs.asdict(asked.fields)
    texts = [
        asked.reason,
        *(text for value in fields.values() for text in ([value] if isinstance(value, str) else value or [])),
    ]
    refuse_unwritable(*texts, asked.new, asked.version)


def refuse_unwritable(*texts: str) -> None:
    """Refuse texts that no codebook holds. Raises RefusedError."""
    if any(len(text) > LONGEST for text in texts):
        raise RefusedError("too_large", f"a text has at most {LONGEST:,} characters")
    if any(unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t" for text in texts for char in text):
        raise RefusedError("invalid", "a text holds a sign that cannot be written")


def _about(done: changing.Changed) -> set[str]:
    return {done.change.entry.code, *done.change.fields} & done.after.by_id.keys()


def _shown(desk: Desk, done: changing.Changed, *, written: bool = False, brief: bool = False) -> CodebookChanged:
    meant = Meaning(0) if brief else changed_codebook.meaning(desk.study, done, viewer=desk.coder)
    about = _about(done)
    return CodebookChanged(
        written=written,
        code=done.change.entry.code,
        before=done.before.version,
        after=done.after.version,
        noted=done.noted,
        differences=[
            CodebookChange(kind=d.kind, code=d.code, text=str(d), meaning=d.meaning) for d in done.differences
        ],
        flaws=[
            Flaw(**{name: getattr(flaw, name) for name in Flaw.__struct_fields__})
            for flaw in problems.flaws(done.after, about)
        ],
        carried=meant.carried,
        doubtful=len(meant.doubtful),
        look_again=[recode(each) for each in meant.doubtful[:MOST_TOLD]],
        unread=list(meant.unread),
        blind=[round_.id for round_ in desk.sight.blind_rounds],
    )


# what is asked, as a function of the codebook


def _make(asked: CodebookChangeRequest) -> Callable[[Codebook], work.Change]:
    told: dict[str, Any] = {} if asked.again is None else {"again": asked.again}
    reason = " ".join(asked.reason.split())
    if len(asked.codes) != 1 and asked.act not in {"add", "merge"}:
        raise RefusedError("invalid", f"{asked.act} is about one code")
    fields, code = asked.fields, "".join(asked.codes[:1])
    makes: dict[str, Callable[[Codebook], work.Change]] = {
        "add": lambda book: work.add(book, _code(book, asked), reason=reason, **told),
        "split": lambda book: work.split(book, code, _code(book, asked), reason=reason, **told),
        "edit": lambda book: work.reword(book, code, _fields(fields), kind=asked.kind, reason=reason, **told),
        "move": lambda book: work.move(book, code, asked.under, reason=reason),
        "merge": lambda book: work.merge(book, asked.codes, asked.into, reason=reason, **told),
        "retire": lambda book: work.retire(book, code, reason=reason),
    }
    return makes[asked.act]


def _code(book: Codebook, asked: CodebookChangeRequest) -> Code:
    fields = _fields(asked.fields)
    name = fields.pop("name", "")
    definition = fields.pop("definition", "")
    return Code(asked.new or id_of(name, book.by_id), name, definition, parent=asked.under, **fields)


def _fields(given: CodeFields) -> dict[str, Any]:
    """The fields as a code has them."""
    fields = {name: _plain(value) for name, value in msgspec.structs.asdict(given).items() if value is not None}
    if "values" in fields:
        values = [parse(text) for text in fields["values"]]
        if None in values:
            raise CodekitError("a value begins with a number", hint="such as 0 = none")
        fields["values"] = tuple(values)
    return fields


def _plain(value: str | list[str]) -> Any:
    if isinstance(value, str):
        return "" if value.strip() == "-" else value.strip()
    return tuple(text for each in value if (text := each.strip()) and text != "-")
