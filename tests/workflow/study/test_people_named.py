"""What people are called in what people read: by their names, where these tell them apart."""

from __future__ import annotations

from pathlib import Path

from codekit.workflow.coding.export import seen
from codekit.workflow.exports import excerpts
from codekit.workflow.study.people import told_apart
from codekit.workflow.study.study import open_study
from studies import BOTH, agree, build, code, folder_of, start


def test_coders_are_called_by_their_names_where_these_tell_them_apart(tmp_path: Path) -> None:
    """Two of one name, or one who is named as another's id, stay ids: nobody's codings are taken for another's."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    agree(study, "r1")
    settings = folder_of(study) / "study.yaml"
    for names, expected in (
        (("Ana Ruiz", "Ben Li", "Lee"), ["Ana Ruiz", "Ben Li", "Lee"]),
        (("Kim Lee", "kim lee", ""), ["ana", "ben", "lee"]),
        (("Ben", "Ben Li", ""), ["ana", "Ben Li", "lee"]),
    ):
        text = settings.read_text("utf-8").partition("coders:")[0]
        listed = "".join(
            f"  {id_}: {{name: '{name}'}}\n" if name else f"  {id_}: {{}}\n"
            for id_, name in zip(("ana", "ben", "lee"), names, strict=True)
        )
        settings.write_text(f"{text}coders:\n{listed}", "utf-8")
        named = open_study(folder_of(study))
        assert expected == [told_apart(named, id_) for id_ in ("ana", "ben", "lee")]

    rows = excerpts.records(named, seen(named, ""))
    at = [rows.columns.index(name) for name in ("coder", "coder_name")]
    assert {("ana", "ana"), ("ben", "Ben Li")} == {(row[at[0]], row[at[1]]) for row in rows.rows}
