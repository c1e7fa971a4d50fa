"""Writes src/api/wire.ts: the types of all that the server and the page say to each other, from the server's structs.

`python frontend/make_wire.py` writes the file; `--check` exits with 1 where it differs. A struct becomes an interface
with the struct's docstring, a comment behind a field goes along. In answers every field is always there; in what the
page sends, a field that has a default may be left out.
"""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
import types
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from codekit.web import answers, entrance, home_routes, language, room, routes, stream
from codekit.web.areas import away as away_area
from codekit.web.areas import home as home_area
from codekit.web.team import own_tokens, seats
from codekit.web.team import wire as team
from codekit.workbench import (
    bringing,
    codebook_changes,
    codebook_files,
    deciding,
    filled_in,
    meeting_acts,
    noted,
    operations,
    recorded,
    reviewed,
    round_acts,
    starting,
    tables_changed,
    texts_changed,
    transcript_acts,
    withdrawing,
)
from codekit.workbench.home import doors, folders, projects, trying
from codekit.workbench.views import (
    adjudicate,
    agreement,
    cell,
    claims,
    codebook,
    crossed,
    diagnosis,
    excerpts,
    library,
    matrix,
    meetings,
    memos,
    recoding,
    records,
    reports,
    retrieved,
    review,
    revisions,
    rounds,
    search,
    study,
    together,
    transcript,
    transcripts,
    values,
    vocabulary,
    work,
)
from codekit.workbench.views import starting as start_forms

TARGET = Path(__file__).parent / "src" / "api" / "wire.ts"
WIDTH = 120
HEAD = """\
// Written by frontend/make_wire.py from the server's structs; do not edit.

/**
 * What the server of `codekit code` and this client say to each other. JSON, UTF-8, snake_case.
 *
 * Offsets are Unicode code points of the transcript's text, half-open, never UTF-16 units.
 * Every request but POST /api/session bears `Authorization: Bearer <token>`.
 * Every request with a body bears `Content-Type: application/json`.
 * A figure that is undefined is null, with a reason in `note`.
 */
"""
TAIL = """\
/**
 * GET /api/settings, PUT /api/settings: one JSON object of this person on this computer for this study: pins, keys,
 * theme, turns read. Never content of the study. At most 256 KiB. {} at first. The client decides what is in it.
 */
export type Settings = Record<string, unknown>;
"""
SIMPLE = {
    str: "string",
    bytes: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
    Any: "unknown",
}
BESIDE = (
    crossed.CrosstabShown,
    vocabulary.WordsShown,
    vocabulary.LinesShown,
    together.TogetherShown,
    together.KindsShown,
    filled_in.ReadBackRequest,
    filled_in.ReadBackShown,
)
TEAM_SENT = (
    team.SignIn,
    team.LinkRequest,
    team.AcceptRequest,
    team.StudyNameRequest,
    team.InviteRequest,
    team.InvitationBack,
    team.RoleRequest,
    team.NewTeamStudy,
    team.SessionEnd,
    team.PasswordRequest,
    team.OidcRequest,
    team.OidcAnswer,
    team.PasskeyMade,
    team.PasskeyUsed,
    team.PasskeyBack,
    team.IdentityBack,
    team.LeaveRequest,
    seats.HereRequest,
)
TEAM_SHOWN = (
    team.TeamHome,
    team.Link,
    team.People,
    team.InvitationMade,
    team.OwnSessions,
    team.SignInWays,
    team.OidcAddress,
    team.PasskeyAsked,
    team.OwnWays,
)
# What goes over the wire, screen by screen; what a struct holds is written with it, once.
ROOMS: dict[str, tuple[type, ...]] = {
    "errors": (answers.ErrorBody,),
    "session": (entrance.SessionRequest, entrance.SessionToken, entrance.LaunchCode, library.Session),
    "language": (language.LanguageRequest, language.LanguageChosen),
    "library": (library.Library,),
    "study": (study.StudyShown, study.Stages, study.StudyRequest, study.CoderRequest, study.Findings, study.Broken),
    "home": (
        home_routes.HomeShown,
        doors.FoldersRequest,
        folders.Folders,
        doors.DoorRequest,
        doors.Door,
        doors.NewStudy,
        doors.ComeInRequest,
        doors.CameIn,
        home_routes.Progress,
        home_routes.Halted,
        trying.TryRequest,
        projects.ProjectRequest,
        projects.ProjectShown,
        home_area.HomeRequest,
        home_area.HomeAddress,
    ),
    "server for several people": (*TEAM_SENT, *TEAM_SHOWN),
    "away from the server": (
        own_tokens.OwnTokens,
        own_tokens.TokenRequest,
        own_tokens.TokenEnd,
        away_area.CopyShown,
        away_area.SyncRequest,
        away_area.CopySynced,
    ),
    "transcript and one coder's work on it": (transcript.TranscriptShown, work.Work, work.Others),
    "recordings": (
        recorded.RecordingShown,
        recorded.RecordingRequest,
        recorded.BesideRequest,
        recorded.LookRequest,
        recorded.RecordingsFound,
        recorded.Loudness,
    ),
    "another text or other turns": (
        texts_changed.TurnRequest,
        texts_changed.CorrectionRequest,
        texts_changed.TextChange,
    ),
    "transcripts and tables": (
        transcripts.TranscriptList,
        bringing.ImportRequest,
        bringing.ImportPreview,
        bringing.ImportAnswer,
        transcript_acts.SpeakersRequest,
        transcript_acts.SplitRequest,
        transcript_acts.RulesShown,
        transcript_acts.RemovalRequest,
        transcript_acts.Told,
        withdrawing.WithdrawalRequest,
        withdrawing.Withdrawal,
        tables_changed.TableShown,
        tables_changed.TableEdit,
        tables_changed.StepRequest,
        tables_changed.PasteRequest,
        tables_changed.PastePreview,
    ),
    "codebook": (codebook.CodebookShown, codebook.CodebookDiff, excerpts.Excerpts),
    "codebook desk": (
        recoding.Books,
        recoding.CodebookHistory,
        recoding.RecodeQueue,
        recoding.ConfirmRequest,
        codebook_changes.CodebookChangeRequest,
        codebook_changes.DescribeRequest,
        codebook_changes.Described,
        codebook_changes.OrderRequest,
        codebook_changes.Ordered,
        codebook_changes.CodebookChanged,
        codebook_files.NewCodebookRequest,
        codebook_files.CodebookMade,
        codebook_files.CodebookImportRequest,
        codebook_files.CodebookImported,
    ),
    "operations": (routes.OpsRequest, room.OpsAnswer, *get_args(operations.AnyOp)),
    "event stream": tuple(stream.EVENTS),
    "memos, history, search": (records.Memos, records.History, search.SearchRequest, search.SearchAnswer),
    "comparing, agreement, deciding": (
        round_acts.CompareRequest,
        agreement.AgreementShown,
        agreement.Disagreements,
        claims.ClaimsShown,
        adjudicate.Clusters,
        deciding.DecisionRequest,
        deciding.DecisionAnswer,
        deciding.DecisionPreview,
        deciding.FinaliseRequest,
        deciding.Finalised,
        adjudicate.Became,
    ),
    "rounds": (
        rounds.RoundsShown,
        rounds.RoundPage,
        rounds.PracticeShown,
        round_acts.CancelRequest,
        round_acts.SettleRequest,
        round_acts.ProposeRequest,
        diagnosis.DiagnosisShown,
        revisions.RevisionsShown,
        start_forms.StartForm,
        starting.SampleRequest,
        starting.Sample,
        starting.ShareRequest,
        starting.Share,
        starting.StartRequest,
        starting.Rehearsal,
        starting.Started,
    ),
    "review, meetings, memos": (
        review.ReviewQueue,
        review.ReviewMarks,
        reviewed.ReviewRequest,
        reviewed.ReviewBackRequest,
        reviewed.ReviewAnswer,
        reviewed.ReviewSheetRequest,
        reviewed.ReviewSheet,
        meetings.Meetings,
        meeting_acts.HoldRequest,
        meeting_acts.DeclineRequest,
        meeting_acts.DecideRequest,
        meeting_acts.MeetingBackRequest,
        memos.Notes,
        noted.NoteRequest,
        noted.NoteEditRequest,
        noted.NoteBackRequest,
        noted.NoteWritten,
    ),
    "excerpts": (retrieved.Retrieval,),
    "reports": (reports.ReportsShown, reports.ReportShown),
    "matrix": (matrix.MatrixShown, cell.MatrixCell, cell.CellRequest, *BESIDE),
}
SENT = (
    *TEAM_SENT,
    operations.Operation,
    cell.CellRequest,
    filled_in.ReadBackRequest,
    entrance.SessionRequest,
    language.LanguageRequest,
    doors.FoldersRequest,
    doors.DoorRequest,
    doors.NewStudy,
    doors.ComeInRequest,
    trying.TryRequest,
    projects.ProjectRequest,
    recorded.LookRequest,
    home_area.HomeRequest,
    study.StudyRequest,
    study.CoderRequest,
    routes.OpsRequest,
    search.SearchRequest,
    texts_changed.TurnRequest,
    texts_changed.CorrectionRequest,
    bringing.InterviewWanted,
    bringing.ImportRequest,
    transcript_acts.SpeakersRequest,
    transcript_acts.SplitRequest,
    transcript_acts.RemovalRequest,
    withdrawing.WithdrawalRequest,
    tables_changed.CellEdit,
    tables_changed.TableEdit,
    tables_changed.StepRequest,
    tables_changed.PasteRequest,
    round_acts.CompareRequest,
    round_acts.CancelRequest,
    round_acts.SettleRequest,
    round_acts.ProposeRequest,
    starting.SampleRequest,
    starting.ShareRequest,
    starting.StartRequest,
    deciding.DecisionRequest,
    deciding.FinaliseRequest,
    reviewed.ReviewWord,
    reviewed.ReviewRequest,
    reviewed.ReviewBackRequest,
    reviewed.ReviewSheetRequest,
    meeting_acts.HoldRequest,
    meeting_acts.DeclineRequest,
    meeting_acts.DecideRequest,
    meeting_acts.MeetingBackRequest,
    noted.NoteRequest,
    noted.NoteEditRequest,
    noted.NoteBackRequest,
    recoding.ConfirmRequest,
    codebook_changes.CodeFields,
    codebook_changes.CodebookChangeRequest,
    codebook_changes.DescribeRequest,
    codebook_changes.OrderRequest,
    codebook_files.NewCode,
    codebook_files.NewCodebookRequest,
    codebook_files.CodebookImportRequest,
)
BASES = (msgspec.Struct, values.Value)


def text() -> str:
    """The whole file."""
    seen: dict[str, Any] = {}
    parts = [HEAD]
    for title, kinds in ROOMS.items():
        parts.append(f"// {'-' * 64} {title}\n")
        for kind in kinds:
            parts += _with_what_it_holds(kind, seen)
        if title == "operations":
            parts += _operations()
        if title == "event stream":
            parts.append(_events())
    return "\n".join([*parts, TAIL])


def _with_what_it_holds(kind: Any, seen: dict[str, Any]) -> Iterator[str]:
    """The interface of a struct after those of its bases and of what it holds; nothing that was written already."""
    if not _is_new(ts_name(kind), kind, seen):
        return
    for base in _bases(kind):
        yield from _with_what_it_holds(base, seen)
    for hint in get_type_hints(kind, include_extras=True).values():
        for held in _named(hint):
            if isinstance(held, msgspec.Meta):
                if held.extra and "words" in held.extra and _is_new(held.extra["name"], held.extra["words"], seen):
                    yield _words(held.extra["name"], held.extra["words"])
            else:
                yield from _with_what_it_holds(held, seen)
    yield _interface(kind)


def _is_new(name: str, what: Any, seen: dict[str, Any]) -> bool:
    """Whether nothing of this name was written. Raises TypeError where it was something else: both would be one."""
    if name not in seen:
        seen[name] = what
        return True
    if seen[name] != what:
        raise TypeError(f"two types are called {name}: {seen[name]}, {what}")
    return False


def _bases(kind: type) -> list[type]:
    return [base for base in kind.__bases__ if base not in BASES and issubclass(base, msgspec.Struct)]


def _named(hint: Any) -> Iterator[Any]:
    """The structs, and the marks of words, in a type."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        yield hint
    if get_origin(hint) is Annotated:
        yield from (part for part in hint.__metadata__ if isinstance(part, msgspec.Meta))
    for part in get_args(hint):
        yield from _named(part)


def ts_name(kind: type) -> str:
    """What the page calls a struct: `RoundShown` is its Round."""
    return kind.__name__.removesuffix("Shown")


def _words(name: str, words: tuple[str, ...]) -> str:
    return _union(f"export type {name}", [f'"{word}"' for word in words])


def _union(head: str, parts: Sequence[str]) -> str:
    """One line where it fits, else a part a line."""
    line = f"{head} = {' | '.join(parts)};\n"
    return line if len(line) <= WIDTH else f"{head} =" + "".join(f"\n  | {part}" for part in parts) + ";\n"


def _interface(kind: Any) -> str:
    above = ", ".join(map(ts_name, _bases(kind)))
    fields = list(_fields(kind))
    head = f"export interface {ts_name(kind)}" + (f" extends {above}" if above else "")
    body = "".join(fields)
    return _comment(inspect.getdoc(kind) or "") + (f"{head} {{\n{body}}}\n" if body else f"{head} {{}}\n")


def _fields(kind: Any) -> Iterator[str]:
    """The fields that a struct adds to its bases, the tag of an operation first."""
    if kind in get_args(operations.AnyOp):
        yield f'  {kind.__struct_config__.tag_field}: "{kind.__struct_config__.tag}";\n'
    hints, comments = get_type_hints(kind, include_extras=True), _comments(kind)
    own = set(kind.__annotations__)
    for field in msgspec.structs.fields(kind):
        if field.name in own:
            hint = hints[field.name]
            left_out = issubclass(kind, SENT) and not field.required
            optional = "?" * (left_out or msgspec.UnsetType in get_args(hint))
            told = _type(hint).removesuffix(" | null") if left_out else _type(hint)
            line = f"  {field.encode_name}{optional}: {told};"
            comment = comments.get(field.name, "")
            fits = comment and len(line) + len(comment) + 4 <= WIDTH
            yield f"{line} // {comment}\n" if fits else _comment(comment, "  ") + f"{line}\n"


def _comments(kind: type) -> dict[str, str]:
    """The comments that stand behind fields in the source of a struct."""
    lines = re.findall(r"^    (\w+): .*?  # (.+)$", inspect.getsource(kind), re.MULTILINE)
    return dict(lines)


def _comment(words: str, indent: str = "") -> str:
    """A comment in the manner of the page's sources."""
    if not words:
        return ""
    if "\n" not in words and len(words) + len(indent) + 8 <= WIDTH:
        return f"{indent}/** {words} */\n"
    wrapped = [line for part in words.split("\n") for line in (textwrap.wrap(part, WIDTH - len(indent) - 3) or [""])]
    return f"{indent}/**\n" + "".join(f"{indent} * {line}".rstrip() + "\n" for line in wrapped) + f"{indent} */\n"


def _type(hint: Any) -> str:  # noqa: PLR0911  (one line for each kind of type)
    origin, parts = get_origin(hint), get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is Annotated:
        marks = [mark for mark in hint.__metadata__ if isinstance(mark, msgspec.Meta) and mark.extra]
        return str(marks[0].extra["name"]) if marks else _type(parts[0])
    if origin is Literal:
        return " | ".join(msgspec.json.encode(part).decode() for part in parts)
    if origin in {Union, types.UnionType}:
        return " | ".join(_type(part) for part in parts if part is not msgspec.UnsetType)
    if origin is dict:
        return f"Record<{_type(parts[0])}, {_type(parts[1])}>"
    if origin is list or (origin is tuple and parts[1:] == (...,)):
        held = _type(parts[0])
        return f"({held})[]" if " " in held else f"{held}[]"
    if origin is tuple:
        return f"[{', '.join(map(_type, parts))}]"
    return ts_name(hint)


def _operations() -> list[str]:
    kinds = [ts_name(kind) for kind in get_args(operations.AnyOp)]
    return [_union("export type Op", kinds), _union("export type OpResult", ["OpDone", "OpRefused"])]


def _events() -> str:
    """The stream's messages as one union, told apart by the name of the event."""
    about = _comment(
        "GET /api/events?epoch=E&since=REV with the Authorization header: text/event-stream, read through fetch.\n"
        "Each message has `id: <rev>`, `event: <name>`, `data: <one line of JSON>`; a comment line every 15 s.\n"
        "A tab hears its own operations too: know them by op_id."
    )
    messages = [f'{{ event: "{name}"; data: {ts_name(kind)} }}' for kind, name in stream.EVENTS.items()]
    return about + _union("export type StreamEvent", messages)


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(0 if TARGET.read_text("utf-8") == text() else f"{TARGET.name} is not what the server says: make wire")
    TARGET.write_text(text(), "utf-8")
