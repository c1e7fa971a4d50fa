"""Agreement between coders: coefficients on plain arrays, and reports on rounds of double coding.

In: ratings, boolean arrays, spans, or the `Material` of a round. Out: values with their errors and reasons; nothing is
written. `measures` (arrays), `rounds`, `ratings` and `spans` are the doors; behind them units are counted (`counting`)
and coefficients made of the counts (`formulas`). Begin with the names below.
"""

from codekit.agreement.counting.borders import count
from codekit.agreement.counting.counts import Counts
from codekit.agreement.counting.grouping import Grouping
from codekit.agreement.counting.material import Material, make_material, roll_up, with_skips
from codekit.agreement.counting.skips import Skips
from codekit.agreement.formulas.tables import mean_kappa, pooled_kappa, summed_table_kappa
from codekit.agreement.measures import Measures, measure, measure_material
from codekit.agreement.ratings.alpha import krippendorff_alpha
from codekit.agreement.ratings.coefficients import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    fleiss_kappa_category,
    gwet_ac1,
    gwet_ac2,
    kappa_of,
    light_kappa,
    percent_agreement,
    scott_pi,
    weighted_kappa,
)
from codekit.agreement.ratings.null_errors import cohen_kappa_se_null, fleiss_kappa_se_null
from codekit.agreement.ratings.sets import jaccard_distance, masi_distance
from codekit.agreement.ratings.table import Ratings, from_counts, from_table, read
from codekit.agreement.ratings.yes_no import (
    bias_index,
    holsti,
    kappa_max,
    mean_pairwise_f1,
    negative_agreement,
    pabak,
    positive_agreement,
    prevalence_index,
    ratings_of_code,
)
from codekit.agreement.result import Agreement
from codekit.agreement.rounds.compare import compare
from codekit.agreement.rounds.disagreements import Disagreement
from codekit.agreement.rounds.exclusive import compare_exclusive, exclusive_values
from codekit.agreement.rounds.report import AgreementReport, CodeResult, PairResult
from codekit.agreement.rounds.set_alpha import set_alpha
from codekit.agreement.rounds.summary import Cells, Interval, Summary
from codekit.agreement.spans.boundaries import boundary_similarity
from codekit.agreement.spans.gamma import gamma, gamma_observed_disorder
from codekit.agreement.spans.maxqda import (
    code_frequency_agreement,
    code_presence_agreement,
    segment_overlap_agreement,
    segment_overlap_brennan_prediger,
)
from codekit.agreement.spans.spans import CodedSpan, on_characters, on_segments, trim
from codekit.agreement.spans.unitizing import Unitized, UnitizedText, unitize

__all__ = [
    "Agreement",
    "AgreementReport",
    "Cells",
    "CodeResult",
    "CodedSpan",
    "Counts",
    "Disagreement",
    "Grouping",
    "Interval",
    "Material",
    "Measures",
    "PairResult",
    "Ratings",
    "Skips",
    "Summary",
    "Unitized",
    "UnitizedText",
    "bias_index",
    "boundary_similarity",
    "brennan_prediger",
    "code_frequency_agreement",
    "code_presence_agreement",
    "cohen_kappa",
    "cohen_kappa_se_null",
    "compare",
    "compare_exclusive",
    "conger_kappa",
    "count",
    "exclusive_values",
    "fleiss_kappa",
    "fleiss_kappa_category",
    "fleiss_kappa_se_null",
    "from_counts",
    "from_table",
    "gamma",
    "gamma_observed_disorder",
    "gwet_ac1",
    "gwet_ac2",
    "holsti",
    "jaccard_distance",
    "kappa_max",
    "kappa_of",
    "krippendorff_alpha",
    "light_kappa",
    "make_material",
    "masi_distance",
    "mean_kappa",
    "mean_pairwise_f1",
    "measure",
    "measure_material",
    "negative_agreement",
    "on_characters",
    "on_segments",
    "pabak",
    "percent_agreement",
    "pooled_kappa",
    "positive_agreement",
    "prevalence_index",
    "ratings_of_code",
    "read",
    "roll_up",
    "scott_pi",
    "segment_overlap_agreement",
    "segment_overlap_brennan_prediger",
    "set_alpha",
    "summed_table_kappa",
    "trim",
    "unitize",
    "weighted_kappa",
    "with_skips",
]
