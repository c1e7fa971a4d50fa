"""What a coding can say of its code: that it is so, that it is not so, that it might be so."""

from __future__ import annotations

SUPPORTING, CONTRARY, HYPOTHETICAL = "supporting", "contrary", "hypothetical"
POLARITIES = (SUPPORTING, CONTRARY, HYPOTHETICAL)
