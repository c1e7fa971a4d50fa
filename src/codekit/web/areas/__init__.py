"""The routes of one part of the page each: `routes(room)`. Listed here, they are served."""

from codekit.web.areas import (
    codebook,
    meetings,
    memos,
    preparing,
    recordings,
    reports,
    results,
    retrieval,
    review,
    rounds,
    study,
)

AREAS = (results, rounds, review, meetings, memos, retrieval, reports, preparing, study, codebook, recordings)
