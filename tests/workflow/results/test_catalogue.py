"""Every error of the catalogue: a study that makes it is told how to mend it, and one without it passes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codekit.model.events import Coding, stamp
from codekit.model.judgements import ChosenQuote
from codekit.tables.text import MAX_CELL
from codekit.workflow.deciding.reviewing import Word, queue, record
from codekit.workflow.results import catalogue, tabulate
from codekit.workflow.results.catalogue import Check, material
from codekit.workflow.rounds import assignments
from codekit.workflow.study import importing, speakers
from codekit.workflow.study.study import Study, open_study
from strategies import AT, new_id
from studies import BOTH, CODEBOOK, INTERVIEWS, REGISTERS, agree, build, code, folder_of, segments, start, write

MORE = INTERVIEWS["T01"] + "\nRespondent: And more.\n"
NAMED = """\
Interviewer: Who are you?

Marisol: I am Marisol Vega.

Interviewer: Since when?

Marisol: Since May.
"""
ONE = "transcript,start,end,code,coder\nT01,152,165,REL,ana\n"
ASKED = "transcript,topic,asked\n" + "".join(f"{i},{t},yes\n" for i in INTERVIEWS for t in ("REL", "MONEY", "BOX"))


def both(*turns: str | int, code: str = "REL") -> str:
    """Codings of ana and ben that are the same: transcript, turn, transcript, turn."""
    places = zip(turns[::2], turns[1::2], strict=True)
    return segments([(str(id_), int(turn), code, coder) for id_, turn in places for coder in ("ana", "ben")])


SAME = both("T01", 1) + both("T02", 1, code="MONEY").partition("\n")[2]


def single(study: Study, table: str = SAME, round_id: str = "p1") -> Study:
    """One coder's round over all transcripts, as it counts in the matrix."""
    start(study, round_id, kind="initial", coders=["lee"])
    own = [line for line in table.splitlines() if not line.endswith(",ben")]
    code(study, "\n".join(own).replace(",ana", ",lee") + "\n", round_id=round_id)
    return finished(study, round_id)


def finished(study: Study, round_id: str) -> Study:
    """The study with everything finished in a round."""
    for coder, id_ in study.round(round_id).pairs:
        assignments.finish(study, id_, coder=coder, round_id=round_id)
    return study


def started(study: Study, **options: Any) -> Study:
    """A round that nobody has coded in."""
    start(study, **options)
    return study


def compared(study: Study, table: str = SAME, round_id: str = "r1", **options: Any) -> Study:
    """A double round that was compared."""
    start(study, round_id, **options)
    code(study, table, round_id=round_id)
    agree(finished(study, round_id), round_id)
    return study


def files(study: Study, **texts: str) -> Study:
    """The study with some of its files replaced."""
    for name, text in texts.items():
        write(folder_of(study) / name.replace("__", "/").replace("_csv", ".csv").replace("_yaml", ".yaml"), text)
    return open_study(folder_of(study))


def imported(study: Study, id_: str, text: str, *, confirmed: bool = True) -> Study:
    """The study with one more transcript."""
    path = write(folder_of(study).parent / "more" / f"{id_}.txt", text)
    list(importing.Importer(study, interviewers=("Interviewer",)).run([(path, True)]))
    if confirmed:
        speakers.set_roles(study, [id_], confirm=True)
    study.refresh()
    return study


def named(study: Study, *names: str) -> Study:
    """The study in which the coders have these names."""
    said = "\n".join(f"  {id_}: {{name: {name}}}" for id_, name in zip(("ana", "ben", "lee"), names, strict=True))
    text = (folder_of(study) / "study.yaml").read_text("utf-8")
    head = "\n".join(line for line in text.splitlines() if not line.startswith((" ", "coders:")))
    return files(study, study_yaml=f"{head}\ncoders:\n{said}\n")


def drifted(study: Study) -> Study:
    """A definition changed after it was used."""
    changed = CODEBOOK.replace('"1.0"', '"1.1"').replace("Who pays.", "Costs.")
    return files(single(study), codebooks__food_yaml=changed)


def redivided(study: Study) -> Study:
    """One transcript's sentences say that another version divided them."""
    study = single(study)
    _ = study.segmentation("T01", "sentence")
    path = folder_of(study) / "segments" / "sentence" / "T01.yaml"
    write(path, path.read_text("utf-8").replace("version: ", "version: 0-"))
    return open_study(folder_of(study))


def coding(quote: str, **other: Any) -> Coding:
    """A coding of these words, wherever they stand."""
    place = {"round": "p1", "coder": "lee", "transcript": "T01", "code": "REL", "codebook": "food@1.0"}
    about: dict[str, Any] = {"start": 0, "end": len(quote), "text_sha": "0" * 16, "quote": quote}
    return Coding(id=new_id(), at=AT, by="lee", **(place | about | other))


def own_case(study: Study) -> Study:
    """A second interview of T01 that is registered as another case's."""
    interviews = "transcript,case\nT01,T01\nT01-2,O2\nT02,O2\nT03,O2\n"
    study = files(study, cases_csv="case,region\nT01,North\nO2,South\n", interviews_csv=interviews)
    return imported(study, "T01-2", MORE)


def telling(study: Study) -> Study:
    """A respondent whose label is a name, and who says it."""
    study = files(imported(study, "T09", NAMED), interviews_csv=REGISTERS["interviews.csv"] + "T09,O3,,,,,\n")
    return single(study, segments([("T09", 1, "REL", "ana")]))


def asked(study: Study) -> Study:
    """Words that were coded, and turned out to be an interviewer's."""
    speakers.set_roles(single(study), ["T01"], interviewers=["Interviewer", "Respondent"], confirm=True)
    return study


def printed(study: Study, words: str) -> Study:
    """A passage chosen to be printed in these words."""
    text = study.transcript("T01")
    start = text.text.index("We send")
    place = {"codebook": "food", "case": "O1", "code": "REL", "transcript": "T01", "text_sha": text.sha256[:16]}
    end = start + len("We send them to the pantry.")
    study.store.append([ChosenQuote(**stamp("ana"), **place, start=start, end=end, printed=words)])  # type: ignore[arg-type]
    return study


def reviewed(study: Study, n: int) -> Study:
    """Some of two codings reviewed."""
    items = queue(study, "p1").items
    assert len(items) == 2
    record(study, "p1", [Word(item.coding.id, "accepted") for item in items[:n]], by="ana")
    return study


def listed(study: Study) -> Study:
    """A table with the same answer twice."""
    path = write(folder_of(study).parent / "table.csv", "transcript,speaker,text\nA1,R,Yes.\nA2,R,Yes.\n")
    list(importing.Importer(study).run([(path, True)]))
    return study


# What makes each error; what has to be there for it to be made at all is put right by the second.
FAULTS: dict[str, Callable[[Study], Study]] = {
    "E1": drifted,
    "E3": redivided,
    "E4": own_case,
    "E5": lambda study: imported(study, "T09", MORE),
    "E6": single,
    "E7": asked,
    "E7b": lambda study: imported(study, "T09", MORE, confirmed=False),
    "E9": lambda study: study,
    "E10": lambda study: compared(compared(study), round_id="r2", unit="sentence"),
    "E11": lambda study: compared(study, ONE, unit="sentence"),
    "E12": compared,
    "E13": lambda study: started(study, blind=False),
    "E14": lambda study: compared(study, both("T01", 1), codes=["REL", "MONEY"]),
    "E15": lambda study: compared(study, BOTH),
    "E16": lambda study: compared(named(study, "Ana Ruiz", "ana ruiz", "Lee")),
    "E17": lambda study: printed(single(study), "We send them to the food bank."),
    "E18": telling,
    "E19": lambda study: reviewed(single(study), 1),
    "E21": listed,
    "E22": lambda study: files(study, cases_csv="case,region\nO1,North\nO2,South\no-2,South\nO3,East\n"),
}
FINE: dict[str, Callable[[Study], Study]] = {
    "E6": lambda study: files(single(study), coverage_csv=ASKED),
    "E9": single,
    "E10": lambda study: compared(
        study, transcripts=["T01"], table=segments([("T01", 1, "REL", c) for c in ("ana", "ben")])
    ),
    "E11": compared,
    "E12": lambda study: compared(_five(study)),
    "E13": compared,
    "E14": lambda study: compared(study, codes=["REL", "MONEY"]),
    "E15": compared,
    "E16": lambda study: compared(named(study, "Ana Ruiz", "Ben Ruiz", "Lee")),
    "E17": lambda study: printed(single(study), "We send them to the [food] pantry."),
    "E19": lambda study: reviewed(single(study), 2),
}


def _five(study: Study) -> Study:
    """Two more interviews, each a case's."""
    study = imported(imported(study, "T04", MORE), "T05", MORE.replace("more", "less"))
    ids = range(1, 6)
    linked = "transcript,case\n" + "".join(f"T0{n},O{n}\n" for n in ids)
    return files(study, cases_csv="case\n" + "".join(f"O{n}\n" for n in ids), interviews_csv=linked)


def found(study: Study, id_: str) -> Check:
    """What the catalogue says of one error."""
    (check,) = [check for check in catalogue.run(study, tabulate.matrix(study, "food")) if check.id == id_]
    return check


@pytest.mark.parametrize("id_", FAULTS)
def test_an_error_is_told_with_its_remedy(tmp_path: Path, id_: str) -> None:
    """It warns or fails, says what was found, and how to mend it."""
    check = found(FAULTS[id_](build(tmp_path)), id_)
    assert check.result in {"warn", "fail"}
    assert check.detail
    assert check.remedy


@pytest.mark.parametrize("id_", FAULTS)
def test_without_the_error_the_check_passes(tmp_path: Path, id_: str) -> None:
    """And says what it looked at."""
    check = found(FINE.get(id_, single)(build(tmp_path)), id_)
    assert ("pass", "") == (check.result, check.remedy)
    assert check.detail


def test_a_coding_that_stands_on_other_words_fails(tmp_path: Path) -> None:
    """E2: the words are not those of the text."""
    study = build(tmp_path, memory=True)
    text = study.transcript("T01").text
    assert "pass" == material.texts(study, [coding(text[:20])]).result
    wrong = material.texts(study, [coding("Something else.")])
    assert ("fail", "T01: 1 codings do not fit the text") == wrong[2:4]
    assert wrong.remedy


def test_that_nothing_is_denied_is_told_from_many_codings_on() -> None:
    """E8: twenty codings, and not one is a denial or a wish."""
    assert "pass" == material.polarity([coding("No.")] * 19).result
    assert "pass" == material.polarity([*[coding("No.")] * 19, coding("No.", polarity="contrary")]).result
    told = material.polarity([coding("No.")] * 20)
    assert "warn" == told.result
    assert told.remedy


def test_a_passage_that_no_cell_takes_is_told() -> None:
    """E20: what begins like a formula stays text, and what is too long stands in rows."""
    fine = material.cells([coding("=1+1"), coding("a\x0cb")])
    assert "pass" == fine.result
    assert fine.detail.startswith("1 passages begin like a formula")
    told = material.cells([coding("a" * (MAX_CELL + 1))])
    assert "warn" == told.result
    assert told.remedy


def test_names_are_told_by_place_and_never_spelt(tmp_path: Path) -> None:
    """E18: the check itself may be printed."""
    check = found(telling(build(tmp_path)), "E18")
    assert "Marisol" not in " ".join(check)
    assert "T09:" in check.detail


def test_every_error_of_the_catalogue_has_its_check(tmp_path: Path) -> None:
    """E1 to E22, in order."""
    study = single(build(tmp_path))
    ids = [check.id for check in catalogue.run(study, tabulate.matrix(study, "food"))]
    numbered = [int(id_[1:]) for id_ in ids if id_[1:].isdigit()]
    assert sorted(numbered) == numbered
    assert set(range(1, 23)) == set(numbered)
    page = (Path(__file__).parents[3] / "docs" / "checks.md").read_text("utf-8")
    assert [f"E{number}" for number in range(1, 23)] == [
        line.split()[1] for line in page.splitlines() if line[:3] == "| E"
    ]
