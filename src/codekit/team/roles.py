"""The roles that somebody may have in a study; which route each may ask is in `web/team/rights.py`."""

from __future__ import annotations

OWNER, LEAD, CODER, REVIEWER, READER = ROLES = ("owner", "lead", "coder", "reviewer", "reader")
MEANS = {
    OWNER: "people, settings, and all that a lead does",
    LEAD: "transcripts, codebook, rounds, comparison, adjudication, and coding",
    CODER: "coding, reviews, memos, meetings",
    REVIEWER: "reviews, judgements, memos, meetings; no coding",
    READER: "reads what may be seen; writes and saves nothing",
}
EVERYBODY = frozenset(ROLES)
WRITERS = frozenset({OWNER, LEAD, CODER, REVIEWER})
CODERS = frozenset({OWNER, LEAD, CODER})
LEADS = frozenset({OWNER, LEAD})
OWNERS = frozenset({OWNER})
