"""The routes of one part of the page each: `routes(room)`. Listed here, they are served."""

from codekit.web.areas import codebook, results

AREAS = (codebook, results)
