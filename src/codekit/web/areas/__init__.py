"""The routes of one part of the page each: `routes(room)`. Listed here, they are served.

`home` and `recordings` stand beside: they are of files on one's own computer, and a server for several people has none.
"""

from codekit.web.areas import (
    codebook,
    meetings,
    memos,
    preparing,
    reports,
    results,
    retrieval,
    review,
    rounds,
    study,
)

AREAS = (results, rounds, review, meetings, memos, retrieval, reports, preparing, study, codebook)
