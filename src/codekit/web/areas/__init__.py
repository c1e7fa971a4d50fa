"""The routes of one part of the page each: `routes(room)`. Listed here, they are served."""

from codekit.web.areas import meetings, memos, preparing, reports, results, retrieval, review, rounds

AREAS = (results, rounds, review, meetings, memos, retrieval, reports, preparing)
