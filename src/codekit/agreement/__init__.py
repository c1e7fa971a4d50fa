"""Agreement between coders: coefficients on plain arrays, and reports on rounds of double coding."""

from codekit.agreement.alpha import krippendorff_alpha
from codekit.agreement.coefficients import mean_kappa, pooled_kappa
from codekit.agreement.comparison import compare
from codekit.agreement.counts import Counts, count
from codekit.agreement.disagreements import Disagreement
from codekit.agreement.exclusive import compare_exclusive, exclusive_values
from codekit.agreement.intervals import Interval
from codekit.agreement.material import Material, make_material, roll_up
from codekit.agreement.ratings import (
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    percent_agreement,
    scott_pi,
)
from codekit.agreement.report import AgreementReport, Cells, CodeResult, PairResult, Summary
from codekit.agreement.result import Agreement

__all__ = [
    "Agreement",
    "AgreementReport",
    "Cells",
    "CodeResult",
    "Counts",
    "Disagreement",
    "Interval",
    "Material",
    "PairResult",
    "Summary",
    "brennan_prediger",
    "cohen_kappa",
    "compare",
    "compare_exclusive",
    "count",
    "exclusive_values",
    "fleiss_kappa",
    "gwet_ac1",
    "krippendorff_alpha",
    "make_material",
    "mean_kappa",
    "percent_agreement",
    "pooled_kappa",
    "roll_up",
    "scott_pi",
]
