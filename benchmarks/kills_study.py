"""The study on which commands are killed, at every stage of its life, and what is compared of it afterwards."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from made import codebook, interview

from codekit.workflow.coding import export
from codekit.workflow.coding import files as coding_files
from codekit.workflow.comparing import compare
from codekit.workflow.deciding import closing, consensus, decisions
from codekit.workflow.deciding import sheet as decision_sheets
from codekit.workflow.rounds import rounds
from codekit.workflow.study import importing
from codekit.workflow.study.study import Study, create_study, open_study

IDS = ("T01", "T02", "T03")
PROJECT = "study.qdpx"  # beside the folder that `open` makes of it
OPEN, FINISHED, COMPARED, DECIDED, WRITTEN = STAGES = ("open", "finished", "compared", "decided", "written")


_UNNAMED = "How do you get food?\n\nFrom the pantry, and from a church.\n\nWho pays?\n\nA grant pays for it.\n\n"


class Stages:
    """The study as it is at each stage, made once; beside it the files that commands read."""

    def __init__(self, folder: Path) -> None:
        """Make all of them."""
        self.folder = folder
        rng = random.Random(7)
        files = folder / "files"
        for name in (*IDS, "N1", "N2"):
            _write(files / f"{name}.txt", interview(rng, 900)[0])
        root = folder / OPEN
        study = create_study(root, title="made", coders=("ana", "ben"))
        _write(root / "cases.csv", "case,region\nO1,North\nO2,South\n")
        _write(root / "codebooks" / "big.yaml", codebook(12).replace("name: Code 2", "cues: [winter]\n  name: Code 2"))
        importer = importing.Importer(study, interviewers=("I",), case="O1")
        assert {d.outcome for d in importer.run([(files / f"{id_}.txt", True) for id_ in IDS])} == {"imported"}
        common = {"coders": ["ana", "ben"], "transcripts": IDS, "codebook": "big"}
        rounds.start(study, "r1", kind="double", **common)
        rounds.start(study, "i1", kind="initial", coders=["ana"], transcripts=IDS, codebook="big")
        for coder, offset in (("ana", 0), ("ben", 7)):
            _write(files / f"{coder}.csv", _table(study, coder, offset))
        _write(files / "big.yaml", codebook(14).replace("version: '1'", "version: '2'"))
        _write(files / "cases.csv", "case,region,transcript\nO3,East,N1\nO4,West,N2\n")
        _write(files / "Q1.txt", _UNNAMED * 40)
        assert {d.outcome for d in importer.run([(files / "Q1.txt", True)])} == {"imported"}
        text = (files / "T02.txt").read_text("utf-8")
        _write(files / "corrected.txt", text.replace(".", ", I think.", 40))
        self._go_on(files)
        export.export(open_study(self.at(WRITTEN), writer="ana"), files / PROJECT)
        with zipfile.ZipFile(files / "copy.zip", "w") as archive:
            for path in sorted(self.at(WRITTEN).rglob("*")):
                archive.write(path, path.relative_to(folder))

    def _go_on(self, files: Path) -> None:
        study = self._next(OPEN, FINISHED)
        for coder in ("ana", "ben"):
            coding_files.read_one(study, files / f"{coder}.csv", round_id="r1")
        study = self._next(FINISHED, COMPARED)
        compare.end_blindness(study, "r1")
        decision_sheets.write(study, "r1", files / "empty.xlsx")
        study = self._next(COMPARED, DECIDED)
        adjudicated = decisions.adjudication(study, "r1")
        wishes = {c.id: decisions.Wish(choice="neither", reason="x") for c in adjudicated.clusters}
        assert decisions.decide_all(study, adjudicated, wishes, by="ana")
        (files / "empty.xlsx").unlink()
        decision_sheets.write(study, "r1", files / "decided.xlsx")
        study = self._next(DECIDED, WRITTEN)
        assert consensus.finalise(study, "r1", by="ana")
        for coder in ("ana", "ben"):
            closing.sign(study, "r1", coder)

    def _next(self, stage: str, name: str) -> Study:
        return open_study(shutil.copytree(self.at(stage), self.at(name)), writer="ana")

    def at(self, stage: str) -> Path:
        """The study's folder at a stage; of no stage, a folder that is not there."""
        return self.folder / (stage or "none")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _table(study: Study, coder: str, offset: int) -> str:
    rows = [
        f"{id_},{coder},{at},{at + 12},C{(turn.index + offset) % 12:02}"
        for id_ in IDS
        for turn in study.transcript(id_).turns
        if turn.speaker == "R"
        for at in range(turn.start + offset, turn.end - 20, 60)
    ]
    return "\n".join(["transcript,coder,start,end,code", *rows, ""])


@dataclass(frozen=True)
class Command:
    """A command that writes, the stage that it is run at, and what it says where it is done already."""

    name: str
    stage: str
    typed: Callable[[Path, Path], tuple[object, ...]]  # of the study's folder and that of the files
    done: tuple[str, ...] = ()
    in_study: bool = True
    every: int = 1  # killed in every such turn; less often what takes long

    def arguments(self, root: Path) -> list[str]:
        """What is typed."""
        files = root.parent.parent / "stages" / "files"
        end = ("--study", root) if self.in_study else ()
        return [str(part) for part in (*self.typed(root, files), *end)]


_START = ("--kind", "double", "--coders", "ana,dee", "--add-coder", "--transcripts", "all", "--codebook", "big")
COMMANDS = (
    Command("init", "", lambda s, _: ("init", s, "--coders", "ana"), ("is a study already",), in_study=False),
    Command("import", OPEN, lambda _, f: ("import", f / "N1.txt", f / "N2.txt", "--case", "O2")),
    Command("import --cases", OPEN, lambda _, f: ("import", f / "N1.txt", f / "N2.txt", "--cases", f / "cases.csv")),
    Command("speakers", OPEN, lambda *_: ("speakers", "--confirm")),
    Command("segment", OPEN, lambda *_: ("segment", "--by", "sentence")),
    Command("codebook import", OPEN, lambda _, f: ("codebook", "import", f / "big.yaml")),
    Command("round start", OPEN, lambda *_: ("round", "start", "r2", *_START), ("exists already",)),
    Command("code --from", OPEN, lambda _, f: ("code", "--from", f / "ana.csv", "--round", "r1")),
    Command("code --finish", OPEN, lambda *_: ("code", "--finish", "T01", "--coder", "ana", "--round", "r1")),
    Command("code --sheets", OPEN, lambda s, _: ("code", "--sheets", s / "exports" / "sheets", "--coder", "ana",
                                                 "--round", "r1"), ("exist already",)),
    Command("suggest", OPEN, lambda *_: ("suggest", "big", "--round", "i1")),
    Command("agree", FINISHED, lambda *_: ("agree", "r1")),
    Command("analyze", FINISHED, lambda *_: ("analyze", "--compare"), every=4),
    Command("decide --type", COMPARED, lambda *_: ("decide", "r1", "--type", "extra", "--neither", "--reason", "x")),
    Command("decide --from", COMPARED, lambda _, f: ("decide", "r1", "--from", f / "decided.xlsx"),
            ("was decided since", "is not the one")),
    Command("consensus", DECIDED, lambda *_: ("consensus", "r1")),
    Command("round sign", DECIDED, lambda *_: ("round", "sign", "r1", "--coder", "ben")),
    Command("round close", WRITTEN, lambda *_: ("round", "close", "r1")),
    Command("merge folder", OPEN, lambda _, f: ("merge", f.parent / WRITTEN)),
    Command("merge zip", OPEN, lambda _, f: ("merge", f / "copy.zip")),
    Command("check --fix", OPEN, lambda *_: ("check", "--fix", "--accept")),
    Command("matrix -o", WRITTEN, lambda s, _: ("matrix", "big", "-o", s / "exports" / "matrix.xlsx")),
    Command("init --from", "", lambda s, f: ("init", s, "--from", f / PROJECT), in_study=False),
    Command("open", "", lambda s, _: ("open", s.with_name(PROJECT), "--no-browser", "--coder", "ana"), in_study=False),
    Command("correct", WRITTEN, lambda _, f: ("correct", f / "corrected.txt", "--transcript", "T02", "--yes")),
    Command("import --correct", OPEN, lambda _, f: ("import", f / "corrected.txt", "--correct", "T02", "--yes")),
    Command("speakers --split", OPEN, lambda *_: ("speakers", "Q1", "--split", "question")),
    Command("export --what obsidian", WRITTEN, lambda s, _: ("export", s / "exports" / "vault", "--what", "obsidian"),
            ("is not empty",)),
    Command("export --what", WRITTEN, lambda s, _: ("export", s / "exports" / "cut.xlsx", "--what", "excerpts")),
    Command("export project", WRITTEN, lambda s, _: ("export", s / "exports" / "out.qdpx")),
    Command("export", WRITTEN, lambda s, _: ("export", s / "exports" / "codings.csv")),
)  # fmt: skip


_TIME = re.compile(rb"(?m)^at:.*\n")
_IDENTITY = re.compile(rb"(?m)^study:.*\n")


def state(root: Path) -> dict[str, Any]:
    """What a study says, but for ids and times: documents, rounds, and everything that stands, as often as it does."""
    study = open_study(root)
    said: dict[str, Any] = {key: _digest(study.store.document(key).read_bytes()) for key in study.store.documents()}
    for key in said:
        if key.startswith("corrections/"):  # a version says when it was made
            said[key] = _digest(_TIME.sub(b"", study.store.document(key).read_bytes()))
    # Each `init` gives an identity of its own; that no other command changes it is asked by `kept`.
    said["study.yaml"] = _digest(_IDENTITY.sub(b"", study.store.document("study.yaml").read_bytes()))
    for round_ in study.rounds():
        facts = (round_.kind, round_.coders, round_.transcripts, round_.codebook, bool(round_.compared), round_.closed)
        said[f"round {round_.id}"] = (*facts, round_.signed, round_.conflicts)
        events = study.store.round_events(round_.id).events
        said[f"round {round_.id} events"] = Counter(type(event).__name__ for event in events)
        for (coder, id_), layer in study.layers(round_).by_key.items():
            codings = Counter((c.code, c.start, c.end, c.polarity, c.value) for c in layer.codings)
            said[f"{round_.id} {coder} {id_}"] = (codings, layer.state)
    return said


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
