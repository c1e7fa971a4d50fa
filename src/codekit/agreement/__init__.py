"""Agreement between coders: coefficients on plain arrays, and reports on rounds of double coding."""

from codekit.agreement.compare import compare
from codekit.agreement.material import Material, material, roll_up
from codekit.agreement.report import AgreementReport, Cells, CodeResult, PairResult, Summary

__all__ = [
    "AgreementReport",
    "Cells",
    "CodeResult",
    "Material",
    "PairResult",
    "Summary",
    "compare",
    "material",
    "roll_up",
]
