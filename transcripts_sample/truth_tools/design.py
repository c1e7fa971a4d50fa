"""What was planned: organizations with their states, cells of double coding, totals."""

from __future__ import annotations

THEMES = ["CBO_REL", "GOAL.REF", "GOAL.DISC", "GOAL.COMM", "REC.EARLY", "REC.PURPOSE", "REC.LEAD", "REC.ASSUME"]
GOALS = {"GOAL.REF": "REF", "GOAL.DISC": "DISC", "GOAL.COMM": "COMM"}
LETTERS = {
    "Y": "present",
    "M": "mixed",
    "C": "contrary",
    "n": "not_found",
    "-": "not_asked",
    "?": "asked_unknown",
    "x": "not_applicable",
}
ALL_STATES = [*LETTERS.values(), "not_yet_coded"]
STATES = {  # one letter a theme, in the order of THEMES
    "O01": "YYnnnnnY", "O02": "YYYnYYnn", "O03": "YYYnYnYY", "O04": "YYYYYYYY", "O05": "YYnnnnnn",
    "O06": "YYnYYYYn", "O07": "Cnnnxxxx", "O08": "YYCnnnnn", "O09": "YYYnYYnY", "O10": "YYnnnnnn",
    "O11": "YYYYYYYY", "O12": "YnYnCYnY", "O13": "YYYnYnnY", "O14": "YnYYYY?n", "O15": "YYnnnnnn",
    "O16": "YYYnYnYn", "O17": "YYYYYYMY", "O18": "YYnnnnnn", "O19": "nnnnxxxx", "O20": "YYnYYYYY",
    "O21": "YYYnYnnY", "O22": "YYnn----", "O23": "YYYYYYYY", "O24": "YnYnnYnn", "O25": "YYnnnnnn",
    "O26": "Cnnnnnnn", "O27": "YYYnYYYn", "O28": "YYnnnnnY", "O29": "YnnYYYYn",
}  # fmt: skip
# Supporting, contrary and hypothetical codings of CBO_REL itself, where their number was planned.
CBO_REL_COUNTS = {"O07": (0, 2, 0), "O26": (0, 1, 1)}
# Excerpts of a theme in one interview: codings that touch or overlap within a turn are one.
EXCERPTS = {
    ("O03-1", "GOAL.REF"): 3,
    ("O03-2", "GOAL.REF"): 1,
    ("O11-1", "CBO_REL"): 0,
    ("O17-1", "GOAL.DISC"): 3,
    ("O17-2", "GOAL.DISC"): 2,
}
PARENTS = {
    "REL.NONE": "CBO_REL", "GOAL": "CBO_REL", "WHY": "CBO_REL", "REC": "CBO_REL",
    "MIND.PATIENCE": "CBO_REL", "DIFF": "CBO_REL", "POWER": "CBO_REL",
    "GOAL.REF": "GOAL", "GOAL.DISC": "GOAL", "GOAL.COMM": "GOAL",
    "REF.NOCONTACT": "GOAL.REF", "REF.INFORMAL": "GOAL.REF",
    "DISC.SCOPE": "GOAL.DISC", "DISC.CLIN": "GOAL.DISC", "DISC.LAUNCH": "GOAL.DISC", "DISC.MAINT": "GOAL.DISC",
    "COMM.LEAD": "GOAL.COMM", "COMM.AGREE": "GOAL.COMM", "COMM.DATA": "GOAL.COMM", "COMM.INFRA": "GOAL.COMM",
    "WHY.COST": "WHY", "WHY.EXPERT": "WHY",
    "REC.EARLY": "REC", "REC.PURPOSE": "REC", "REC.LEAD": "REC", "REC.ASSUME": "REC",
    "EARLY.DO": "REC.EARLY", "EARLY.SETBACK": "REC.EARLY",
    "PURPOSE.SELECT": "REC.PURPOSE", "PURPOSE.CODEV": "REC.PURPOSE",
    "LEAD.CHOOSE": "REC.LEAD", "LEAD.CBO": "REC.LEAD", "LEAD.SETBACK": "REC.LEAD",
    "ASSUME.CAPACITY": "REC.ASSUME", "ASSUME.INTEREST": "REC.ASSUME", "ASSUME.BUDGET": "REC.ASSUME",
}  # fmt: skip
LEAVES = sorted(set(PARENTS) - set(PARENTS.values()))
# New leaf codes of each interview, in order; none in the others.
NEW_CODES = {
    "O01-1": "REF.NOCONTACT REF.INFORMAL WHY.COST WHY.EXPERT ASSUME.CAPACITY DIFF MIND.PATIENCE",
    "O02-1": "DISC.SCOPE DISC.LAUNCH EARLY.DO PURPOSE.SELECT",
    "O03-1": "DISC.MAINT EARLY.SETBACK LEAD.CHOOSE ASSUME.BUDGET",
    "O04-1": "COMM.LEAD COMM.AGREE LEAD.CBO",
    "O06-1": "COMM.DATA PURPOSE.CODEV LEAD.SETBACK",
    "O05-1": "POWER",
    "O07-1": "REL.NONE",
    "O09-1": "DISC.CLIN",
    "O12-1": "ASSUME.INTEREST",
    "O11-2": "COMM.INFRA",
}
SATURATION = {
    (4, 2): ("9+2", "9+2"), (4, 3): ("12+3", "12+3"),
    (5, 2): ("6+2", "9+2"), (5, 3): ("7+3", "12+3"),
    (6, 2): ("6+2", "9+2"), (6, 3): ("7+3", "12+3"),
}  # fmt: skip

TURNS = 40
ROUNDS = {"training": ["O02-1", "O08-1"], "r1": ["O04-1", "O09-1", "O15-1"], "r2": ["O13-1", "O20-1", "O26-1"]}
CODES = ["SCREEN", "REFER", "CASE", "PROG", "CBO", "TECH", "FIN", "WORK", "OUTC", "ORG", "PATIENT"]
# (both, A only, B only) per transcript of a round.
CELLS = {
    "r1": {
        "SCREEN": [(5, 1, 0), (5, 0, 1), (4, 1, 1)], "REFER": [(6, 2, 1), (6, 3, 0), (5, 1, 1)],
        "CASE": [(4, 2, 1), (3, 2, 2), (4, 1, 2)], "PROG": [(2, 2, 2), (2, 1, 3), (1, 1, 2)],
        "CBO": [(9, 1, 1), (5, 1, 6), (2, 1, 1)], "TECH": [(3, 0, 2), (2, 0, 1), (0, 0, 1)],
        "FIN": [(2, 0, 0), (3, 0, 0), (2, 0, 0)], "WORK": [(3, 1, 1), (2, 2, 0), (2, 0, 1)],
        "OUTC": [(1, 0, 0), (0, 1, 0), (0, 0, 1)], "ORG": [(0, 1, 0), (0, 2, 0), (0, 1, 0)],
        "PATIENT": [(0, 0, 0), (0, 0, 0), (0, 0, 0)],
    },
    "r2": {
        "SCREEN": [(5, 0, 0), (4, 0, 1), (5, 0, 0)], "REFER": [(6, 1, 0), (5, 0, 1), (5, 0, 0)],
        "CASE": [(4, 1, 0), (3, 0, 1), (4, 0, 0)], "PROG": [(3, 0, 1), (2, 1, 0), (2, 0, 0)],
        "CBO": [(7, 0, 1), (8, 1, 1), (3, 0, 0)], "TECH": [(2, 0, 0), (3, 0, 0), (1, 0, 0)],
        "FIN": [(2, 0, 0), (2, 0, 0), (2, 0, 0)], "WORK": [(2, 0, 1), (3, 0, 0), (2, 0, 0)],
        "OUTC": [(1, 0, 0), (1, 0, 0), (0, 0, 0)], "ORG": [(2, 0, 0), (1, 1, 0), (2, 0, 0)],
        "PATIENT": [(1, 0, 0), (0, 0, 0), (0, 0, 0)],
    },
}  # fmt: skip
# Percent agreement, positive agreement, kappa, alpha; None where nobody used the code.
FIGURES = {
    "r1": {
        "SCREEN": (96.67, 0.8750, 0.8558, 0.8564), "REFER": (93.33, 0.8095, 0.7696, 0.7701),
        "CASE": (91.67, 0.6875, 0.6394, 0.6409), "PROG": (90.83, 0.4762, 0.4271, 0.4284),
        "CBO": (90.83, 0.7442, 0.6893, 0.6896), "TECH": (96.67, 0.7143, 0.6981, 0.6979),
        "FIN": (100.0, 1.0, 1.0, 1.0), "WORK": (95.83, 0.7368, 0.7143, 0.7154),
        "OUTC": (98.33, 0.5, 0.4915, 0.4936), "ORG": (96.67, 0.0, 0.0, -0.0127),
        "PATIENT": (100.0, None, None, None), "summed": (95.53, 0.7378, 0.7134, 0.7135),
    },
    "r2": {
        "SCREEN": (99.17, 0.9655, 0.9608, 0.9609), "REFER": (98.33, 0.9412, 0.9315, 0.9318),
        "CASE": (98.33, 0.9167, 0.9074, 0.9078), "PROG": (98.33, 0.8750, 0.8661, 0.8666),
        "CBO": (97.50, 0.9231, 0.9082, 0.9085), "TECH": (100.0, 1.0, 1.0, 1.0),
        "FIN": (100.0, 1.0, 1.0, 1.0), "WORK": (99.17, 0.9333, 0.9289, 0.9292),
        "OUTC": (100.0, 1.0, 1.0, 1.0), "ORG": (99.17, 0.9091, 0.9048, 0.9051),
        "PATIENT": (100.0, 1.0, 1.0, 1.0), "summed": (99.09, 0.9394, 0.9345, 0.9345),
    },
}  # fmt: skip
# Pooled kappa, mean kappa, number of codes that it is the mean of.
SUMMARIES = {"r1": (0.7000, 0.6285, 10), "r2": (0.9323, 0.9461, 11)}
DISAGREEMENTS = {"omission": 32, "substitution": 14, "extra": 13}
N_DISAGREEMENTS = {"r1": 59, "r2": 12}

REVISIONS = {"add": 62, "remove": 24, "respan": 15, "recode": 19}
REVIEWS = {"queried": 8, "changed": 5}
SNAPSHOT = {"interviews": 25, "date": "2024-07-01", "unreviewed": 30}
N_QUOTES, ALTERED = 20, ["interviewer's words", "moved quotation mark", "other organization", "word changed"]
FIT_MISMATCHES = 3
RECODE = ["CBO", "PROG", "REFER"]  # codes whose rules changed from version 1.0 to 1.1
