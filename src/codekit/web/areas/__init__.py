"""The routes of one part of the page each: `routes(room)`. Listed here, they are served."""

from codekit.web.areas import meetings, memos, reports, results, retrieval, review, rounds

AREAS = (results, rounds, review, meetings, memos, retrieval, reports)
