"""Real coded data turned into what codekit reads: a turn table, a codebook and a table of codings."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from codekit.workflow.study import importing
from codekit.workflow.study.study import Study, create_study, open_study
from studies import folder_of, write


def table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    """Write a CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    return path


def codebook(root: Path, id_: str, codes: Sequence[tuple[str, str, str]]) -> None:
    """Write a codebook of (id, name, parent)."""
    lines = [
        f"- {{id: {c}, name: {json.dumps(n)}, definition: as upstream, parent: '{p or '-'}'}}" for c, n, p in codes
    ]
    write(root / "codebooks" / f"{id_}.yaml", f'codebook: {id_}\nversion: "1.0"\ncodes:\n' + "\n".join(lines) + "\n")


def import_table(study: Study, path: Path) -> None:
    """Import a turn table; every transcript of it must be taken."""
    outcomes = [d.outcome for d in importing.Importer(study).run([(path, True)])]
    assert outcomes
    assert {"imported"} == set(outcomes)


THERAPIST, CLIENT = "main_therapist_behaviour", "client_talk_type"


def annomi(shared: Path, folder: Path) -> tuple[Study, Path, list[str]]:
    """AnnoMI's four interviews with ten coders each, codings by turn; both speakers' words are data.

    AnnoMI: Z. Wu et al., Future Internet 15(3):110, 2023.
    """
    path = shared / "coded" / "annomi" / "AnnoMI-full-dev.csv"
    wanted = {"7", "27", "55", "56"}
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["transcript_id"] in wanted]
    coders = sorted({row["annotator_id"] for row in rows}, key=int)
    turns = {
        (row["transcript_id"], int(row["utterance_id"])): (row["interlocutor"], row["utterance_text"]) for row in rows
    }
    ordered = sorted(turns, key=lambda key: (int(key[0]), key[1]))
    segment = {
        key: ordered.index(key) - ordered.index((key[0], min(u for t, u in turns if t == key[0]))) for key in turns
    }
    study = create_study(folder / "annomi", coders=[f"c{coder}" for coder in coders])
    turn_rows = [(f"A{t}", *turns[t, u], "respondent") for t, u in ordered]
    import_table(study, table(folder / "turns.csv", ("transcript", "speaker", "text", "role"), turn_rows))
    values = {name: sorted({row[name] for row in rows} - {"n/a", ""}) for name in (THERAPIST, CLIENT)}
    codes = [(name, name, "") for name in values]
    codes += [(f"{name}.{value}", value, name) for name, listed in values.items() for value in listed]
    codebook(folder_of(study), "mi", codes)
    codings = [
        (
            f"A{row['transcript_id']}",
            segment[row["transcript_id"], int(row["utterance_id"])],
            code,
            f"c{row['annotator_id']}",
        )
        for row in rows
        for code in _codes(row)
    ]
    made = table(folder / "codings.csv", ("transcript", "segment", "code", "coder"), codings)
    return open_study(folder_of(study)), made, [f"c{coder}" for coder in coders]


def _codes(row: dict[str, str]) -> list[str]:
    found = [f"{name}.{row[name]}" for name in (THERAPIST, CLIENT) if row[name] not in {"n/a", ""}]
    return found or [""]


def group_mentions(shared: Path, folder: Path, part: str = "uk-manifestos-round-01") -> tuple[Study, Path, list[str]]:
    """Two coders' mentions of groups; one item is one turn, codings by span.

    H. Licht and R. Sczepanski, Detecting Group Mentions in Political Rhetoric (CC0).
    """
    place = shared / "coded" / "group-mentions" / part / "annotations"
    coders = ["emarie", "sjasmin"]
    items = {coder: _items(place / f"{coder}.jsonl") for coder in coders}
    common = [
        id_ for id_, item in items[coders[0]].items() if items[coders[1]].get(id_, {}).get("text") == item["text"]
    ]
    study = create_study(folder / "groups", coders=coders)
    rows = [("G", "item", items[coders[0]][id_]["text"], "respondent") for id_ in common]
    import_table(study, table(folder / "turns.csv", ("transcript", "speaker", "text", "role"), rows))
    transcript = open_study(folder_of(study)).transcript("G")
    labels = sorted({label for item in items.values() for id_ in common for _, _, label in item[id_]["label"]})
    ids = {label: label.partition(",")[0].replace(" ", "_") for label in labels}
    codebook(folder_of(study), "groups", [(ids[label], label, "") for label in labels])
    codings = []
    for coder in coders:
        for turn, id_ in zip(transcript.turns, common, strict=True):
            raw = items[coder][id_]["text"]
            lead = len(raw) - len(raw.lstrip())
            for start, end, label in items[coder][id_]["label"]:
                codings.append(("G", turn.start + start - lead, turn.start + end - lead, ids[label], coder))
    made = table(folder / "codings.csv", ("transcript", "start", "end", "code", "coder"), codings)
    return open_study(folder_of(study)), made, coders


def _items(path: Path) -> dict[str, dict[str, Any]]:
    lines = path.read_text("utf-8").splitlines()
    return {item["id"]: item for item in map(json.loads, lines)}
