"""What kinds of difference there are between coders: the one list that reports, sheets, the window and docs share."""

from __future__ import annotations

# Of one code on one unit. Polarity is of two coders who have it, the others are seen from one who has it to one who
# lacks it; the first that fits holds.
POLARITY, BOUNDARY, PARENT_CHILD, SUBSTITUTION, OMISSION, EXTRA = TYPES = (
    "polarity",
    "boundary",
    "parent/child",
    "substitution",
    "omission",
    "extra",
)
# Of a cluster in which no unit is in dispute.
SPAN, VALUE, OUTSIDE = "span", "value", "outside"
AGREED = "agreed"

MEANING = {
    POLARITY: "the same code, with another polarity",
    BOUNDARY: "the same code, in an overlapping or touching stretch of the same turn",
    PARENT_CHILD: "a code above or below it on this unit",
    SUBSTITUTION: "another code on this unit instead",
    OMISSION: "the other coder left the unit without any code",
    EXTRA: "the other coder coded the unit, but has nothing that answers to this code",
    SPAN: "the same codes on the same units, with other borders",
    VALUE: "the same codes, borders and polarities, another value",
    OUTSIDE: "on no unit that is compared, or a code that the round is not about",
    AGREED: "every coder has the same codes, borders, polarities and values",
}
# From what is quickly settled to what takes a talk.
BY_HARDNESS = (AGREED, BOUNDARY, SPAN, POLARITY, VALUE, OUTSIDE, PARENT_CHILD, OMISSION, EXTRA, SUBSTITUTION)
