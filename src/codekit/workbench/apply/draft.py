"""What an operation is done on: a round and a transcript, the own ledger there, and the events it makes."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

from codekit.errors import RefusedError, RoundStateError
from codekit.model import events as e
from codekit.model import rules
from codekit.model.codebook import Codebook
from codekit.model.layer import FINISHED
from codekit.model.rounds import Round
from codekit.model.scales import chosen
from codekit.model.span import Span
from codekit.store.own import OwnLedger
from codekit.workbench import operations
from codekit.workbench.desk import Desk
from codekit.workbench.log import Place
from codekit.workbench.texts import Text

E = TypeVar("E", bound=e.Event)
# What the page is told; another kind is "invalid".
_KINDS = {rules.UNKNOWN: "unknown", rules.NO_RESPONDENT: "interviewer", rules.OUTSIDE_PARENT: "outside_parent"}
_HINTS = {rules.NO_RESPONDENT: "code it anyway, if you mean it", rules.SKIPPED: "take the skip back first"}


class Draft:
    """One operation at work: what it needs to know, and the events that it makes so far."""

    def __init__(self, desk: Desk, op_id: str, place: Place, *, undoes: str = "") -> None:
        """Work on the own ledger of a place; `undoes` is the operation that this one takes back."""
        self.desk, self.op_id, self.place, self.undoes = desk, op_id, place, undoes
        self.events: list[Any] = []
        self._now = desk.log.next_at(e.now())

    @cached_property
    def round(self) -> Round:
        """The round. Raises UnknownNameError for one that the coder may not know of."""
        return self.desk.round(self.place[0])

    @cached_property
    def book(self) -> Codebook:
        """The round's codebook."""
        return self.desk.codebook(self.round)

    @cached_property
    def text(self) -> Text:
        """The transcript. Raises UnknownNameError for an unknown one, RefusedError for one that cannot be read."""
        return self.desk.text(self.place[1])

    @cached_property
    def ledger(self) -> OwnLedger:
        """The own ledger."""
        return self.desk.ledger(self.place)

    def add(self, kind: type[E], **fields: Any) -> E:
        """Make one more event of this operation, in the place that it works on."""
        where: dict[str, Any] = {"round": self.place[0]}
        if issubclass(kind, e.InLedger):
            where |= {"coder": self.desk.coder, "transcript": self.place[1]}
        event = kind(
            id=operations.event_id(self.op_id, len(self.events)),
            at=self._now,
            by=self.desk.coder,
            op=self.op_id,
            undoes=self.undoes,
            **where,
            **fields,
        )
        self.events.append(event)
        return event

    # what was decided before about codings of others

    def derived(self, id_: str) -> list[e.Coding]:
        """Own codings that stand in the place of this one."""
        return [coding for coding in self.ledger.standing(e.Coding) if coding.derived_from == id_]

    def rejected(self) -> set[str]:
        """The codings of others that are turned down."""
        return {event.rejects for event in self.ledger.standing(e.CodingReject)}

    # refusals

    def refuse_unwritable(self, *, finished: bool = False) -> None:
        """Raise RoundStateError where nothing may be written; `finished`: a finished transcript is no hindrance."""
        round_, transcript = self.round, self.place[1]
        self.refuse_unassigned(transcript)
        if round_.compared or round_.closed:
            raise RoundStateError(
                f"round {round_.id} is {'closed' if round_.closed else 'compared'}: its codings are kept as they were",
                hint="go on in a second pass",
            )
        if transcript and not finished and self.desk.state(self.place) == FINISHED:
            raise RoundStateError(f"{transcript} is finished", hint="reopen it to change it")

    def refuse_unassigned(self, transcript: str) -> None:
        """Raise RoundStateError for a transcript that is not the coder's in this round, or, for "", a foreign round."""
        round_ = self.round
        if self.desk.coder not in (round_.coders_of(transcript) if transcript else round_.coders):
            raise RoundStateError(f"{transcript or 'this'} is not assigned to you in round {round_.id}")

    def refuse_other_text(self, transcript: str, text_sha: str) -> None:
        """Raise RefusedError where the window shows another text than there is: it was corrected meanwhile."""
        if text_sha and transcript and text_sha != self.desk.text(transcript).transcript.text_id:
            raise RefusedError(
                "text_changed", f"the text of {transcript} was corrected since it was opened", hint="open it again"
            )

    def own(self, id_: str, kind: type[E], name: str) -> E:
        """A standing own event; `name` is what people call its kind. Raises RefusedError where there is none."""
        event = self.ledger.events.get(id_)
        if type(event) is not kind or not self.ledger.stands(id_):
            raise RefusedError("unknown", f"that {name} is not there (any more)")
        return event

    def span(self, start: int, end: int, quote: str, text_sha: str) -> Span:
        """A span in code points. Raises RefusedError where it lies outside the text or on other words than `quote`."""
        refuse(rules.refused_span(start, end, self.text.transcript))
        text = self.text.transcript.text
        if text_sha != self.text.transcript.text_id or text[start:end] != quote:
            raise RefusedError(
                "text_changed", f"the words at {start}..{end} of {self.place[1]} are others", hint="open it again"
            )
        if not quote.strip():
            raise RefusedError("invalid", f"{start}..{end} of {self.place[1]} holds no words")
        return Span(start, end)

    def usable(self, code: str) -> str:
        """A code that may be applied in this round. Raises RefusedError for any other."""
        refuse(rules.refused_code(code, self.book, self.desk.scoped(self.round)))
        return code

    def refuse_scope(self, code: str) -> None:
        """Raise RefusedError for the code of a coding below that this round is not about."""
        refuse(rules.refused_scope(code, self.book, self.desk.scoped(self.round)))

    def value(self, typed: str, code: str) -> str:
        """A value of a code, by number or label, as it is kept. Raises RefusedError for one that it does not have."""
        refuse(rules.refused_value(typed, code, self.book))
        return chosen(self.book[code].values, typed) or "" if code in self.book else ""

    def refuse_place(self, span: Span, *, force: bool = False) -> None:
        """Raise RefusedError for a span that is skipped, outside a parent's excerpts, or without a respondent's word.

        The last one not where it is forced.
        """
        refuse(rules.refused_skipped(span, (skip.span for skip in self.ledger.standing(e.UnitSkip)), self.place[1]))
        excerpts = self.desk.below.allowed(self.round, self.place[1])
        refuse(rules.refused_place(span, self.text.transcript, self.round, excerpts=excerpts, forced=force))


def refuse(refused: rules.Refusal | None) -> None:
    """Raise RefusedError for what may not be coded, with what can be done about it in the window."""
    if refused:
        hint = _HINTS.get(refused.kind, refused.hint)
        raise RefusedError(_KINDS.get(refused.kind, "invalid"), refused.message, hint=hint)
