"""The subjects of the study's own ledgers, and every kind of event in them."""

from __future__ import annotations

from typing import get_args

from codekit.model.codebook_log import CodebookChange
from codekit.model.copies import Gap
from codekit.model.exported import Exported
from codekit.model.judgements import ChosenQuote, Judgement, JudgementRetract
from codekit.model.meetings import MeetingDecide, MeetingHold, MeetingRetract
from codekit.model.memos import MemoRetract, StudyMemo
from codekit.model.reviews import Review, ReviewRetract
from codekit.model.study_events import subject_in
from codekit.model.withdrawals import Redacted, Withdrawal

StudyEvent = (
    Judgement
    | ChosenQuote
    | JudgementRetract
    | Review
    | ReviewRetract
    | MeetingHold
    | MeetingDecide
    | MeetingRetract
    | Withdrawal
    | Redacted
    | StudyMemo
    | MemoRetract
    | CodebookChange
    | Exported
    | Gap
)

JUDGEMENTS, MEETINGS, MEMOS, REVIEWS = "judgements", "meetings", "memos", "reviews"
CODEBOOKS, COPIES, EXPORTED, WITHDRAWALS = "codebooks", "copies", "exported", "withdrawals"
SUBJECTS = tuple(sorted({subject_in(kind.__struct_config__.tag) for kind in get_args(StudyEvent)}))
