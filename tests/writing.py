"""One list of what writes: every way in which a command writes, as it is typed, and the study that it is typed in.

`benchmarks/kills.py` kills each, `failures.py` lets its calls to the system fail, `at_once.py` types several at once;
`tests/cli/test_writing.py` fails where a command or an option is not in it.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from msgspec import structs
from openpyxl.utils import get_column_letter

import failing
from codekit.formats.review_sheet.write import COLUMNS
from codekit.model.events import stamp
from codekit.model.meetings import PROPOSAL, MeetingDecide, decision_id
from codekit.model.memos import StudyMemo
from codekit.model.round_events import RoundStart
from codekit.workflow.deciding import decisions, reviewing
from codekit.workflow.deciding.agenda import agenda
from codekit.workflow.study import importing
from codekit.workflow.study.study import Study, create_study, open_study
from studies import BOTH, CODEBOOK, INTERVIEWS, write

_QUESTIONS = "How do you get food?\n\nFrom the pantry, and from a church.\n\nWho pays?\n\nA grant pays for it.\n\n"
_ROUND = "--codebook food"
_ONE = "transcript,segment,code,coder\n"


@dataclass(frozen=True)
class Line:
    """What is typed, in a folder where the study is `study` and what comes from outside is in `in`.

    `done` is what it says when it is typed again after it was done, if it ends with 1 then. `again` is False where each
    time that it is typed adds something (a note, a decision). `every`: it is tried in every such turn only, as it takes
    long. `{coding}`, `{memo}`, `{decision}`, `{proposal}` and `{start}` are ids of the study.
    """

    typed: str
    done: str = ""
    again: bool = True
    every: int = 1

    def words(self, ids: Mapping[str, str]) -> list[str]:
        """What is typed, word by word."""
        return [word.format(**ids) if "{" in word else word for word in shlex.split(self.typed)]

    @property
    def short(self) -> str:
        """The line without what differs from one study to another."""
        said = re.sub(r" --coder \w+| --codebook food", "", self.typed)
        return said if len(said) <= 72 else said[:70] + "..."


LINES: tuple[Line, ...] = (
    Line("init made --title New --coders ana", "is a study already"),
    Line("init made --from in/project.qdpx"),
    Line("init made --template .", "is a study already"),
    Line("init made --example rfi", "is not empty", every=8),
    Line("open in/project.qdpx --no-browser --coder ana", every=2),
    Line("import in/new.txt in/more.txt --case O2"),
    Line("import in/new.txt in/more.txt --cases in/cases.csv"),
    Line("import in/T01.txt --correct T01 --yes"),
    Line("import --remove Q1", "no transcript 'Q1'"),
    Line("correct in/T02.txt --yes"),
    Line("study --title Renamed --description About --interviewer I"),
    Line("study --add-coder noa=Noa --name ana=Ana", "there is a coder"),
    Line("speakers T01 --other Respondent"),
    Line("speakers --confirm"),
    Line("speakers --from-study"),
    Line("speakers Q1 --split question"),
    Line("speakers T01 --turn 2=Nurse --respondent Nurse"),
    Line("speakers T03 --split-turn 2=drive=Nurse", "do not stand in it"),
    Line("speakers J1 --join 2", again=False),
    Line("segment --by sentence --study undivided"),
    Line("purge T03 --yes --reason withdrew", "was withdrawn"),
    Line("purge T03 --yes --redact --study compared", "was withdrawn"),
    Line("code --from in/codings.csv --round p2 --coder lee --partial"),
    Line("code --from in/sheets --coder lee --round p2"),
    Line("code --from in/passes --coder ben"),
    Line("code --from in/saved.json --coder lee"),
    Line("code --sheets sheets --coder lee --round p2"),
    Line("code --sheets sheets --coder ben --round q1"),
    Line("code --skip T03 --segments 0-1 --reason noise --coder lee --round p2"),
    Line("code --unskip T02 --segments 0-1 --coder lee --round p4", "is not skipped"),
    Line("code --finish T01 --coder lee --round p2"),
    Line("code --reopen T01 --coder lee --round p0"),
    Line("suggest food --round p4"),
    Line("codebook new team --code Money:Paid. --code Help:Given.", "is there already"),
    Line("codebook import in/food.yaml"),
    Line("codebook import in/team.csv --map Was=source", "exists already"),
    Line("codebook change food add LOANS --name Loans --definition Lent. --under MONEY", "is there already"),
    Line("codebook change food reword MONEY --definition 'Who gives.' --as widened", "nothing would change"),
    Line("codebook change food merge REL.SEND --into REL.DEAL --again", "REL.SEND"),
    Line("codebook describe food --title Food --purpose 'Who brings it.'"),
    Line("codebook order food MONEY --before REL"),
    Line("codebook decline {proposal} --reason 'MONEY holds it.' --coder ana", "no open proposal"),
    Line("codebook recheck food 1.0 1.1 --confirm all --code MONEY --coder lee --reason read"),
    Line("codebook export food book.csv"),
    Line(f"round start r7 --kind initial --coders lee --transcripts T01,T02 {_ROUND}", "exists already"),
    Line(f"round start r8 --kind initial --coders noa --add-coder --transcripts T01 {_ROUND}", "exists already"),
    Line(f"round start r9 --kind second-pass --coders ben --transcripts T01 {_ROUND} --over p0", "exists already"),
    Line("round sign r4 --coder ben"),
    Line("round sign r5 --coder ben --withdraw"),
    Line("round close r5"),
    Line("round cancel p2 --reason mistaken", "was cancelled by"),
    Line("round cancel p8 --undo", "was not cancelled"),
    Line("round settle p9 --keep {start} --reason first", "nothing to settle"),
    Line("agree r3"),
    Line("agree r1 --report report.html"),
    Line("agree r1 --report report.xlsx --diagnosis why.csv", every=3),
    Line("agree r1 --report report.docx --claims food", every=3),
    Line("analyze --compare", every=8),
    Line("disagreements r1 -o list.xlsx"),
    Line("diagnose r1 -o why.md"),
    Line("diagnose r1 --code MONEY --coder ana --propose Grants."),
    Line("decide r1 --type extra --neither --reason x"),
    Line("decide r1 --sheet decide.xlsx", "exists already"),
    Line("decide r1 --from in/decided.xlsx", "was decided since"),
    Line("decide r4 T01:1 --reopen"),
    Line("consensus r4"),
    Line("review p0 --accept all --coder dora"),
    Line("review p0 --query {coding} --comment why --coder dora", again=False),
    Line("review p0 --retract {reviewed} --coder dora"),
    Line("review p0 --status all -o review.xlsx", "exists already"),
    Line("review p0 --from in/review.xlsx --coder dora"),
    Line("memo Words. --coder dora --case O1 --discuss", again=False),
    Line("memo Better. --coder dora --edit {memo}", "no memo"),
    Line("memo --coder dora --take-back {memo}", "no memo"),
    Line("meeting hold --date 2024-05-02 --present ana,ben --coder dora", "on record"),
    Line("meeting decide other agreed --meeting 2024-05-01 --coder dora", again=False),
    Line("meeting retract {decision} --coder dora", "nothing on record"),
    Line("meeting agenda -o agenda.docx"),
    Line("meeting minutes -o minutes.html"),
    Line("judge food O1 MONEY --fit strong --summary Lists --coder dora"),
    Line("judge food O1 REL --quote pantry --coder dora"),
    Line("judge food --from in/judged.csv --coder dora"),
    Line("judge food O1 REL --take-back all --coder dora", "nothing that dora wrote"),
    Line("matrix food -o matrix.xlsx"),
    Line("matrix food --from in/matrix.xlsx --coder dora"),
    Line("cooccur food -o together.xlsx"),
    Line("crosstab food -o crossed.xlsx"),
    Line("words -o words.csv"),
    Line("kwic pantry -o lines.docx"),
    Line("saturation food -o saturation.xlsx"),
    Line("saturation food --figure curve", every=2),
    Line("excerpts food -o found.docx"),
    Line("quotes in/quotes.md -o quotes.xlsx"),
    Line("revisions q1 -o revisions.xlsx"),
    Line("report methods -o methods.docx"),
    Line("report codebook -o book.html --codebook food"),
    Line("report member-check -o packets"),
    Line("bundle all.zip --study compared"),
    Line("bundle public.zip --public --study compared"),
    Line("pseudonyms in/key.csv"),
    Line("pseudonyms --forget --study named"),
    Line("pseudonyms --draft drafted.csv", "is there already"),
    Line("export out.csv"),
    Line("export out.xlsx"),
    Line("export out.qdpx"),
    Line("export cut.csv --what excerpts"),
    Line("export one.docx --what transcript --transcripts T01"),
    Line("export coded --what transcript"),
    Line("export notes.md --what memos"),
    Line("export book.html --what codebook"),
    Line("export vault --what obsidian", "is not empty"),
    Line("merge copy"),
    Line("merge in/copy.zip"),
    Line("merge in/another --as-new"),
    Line("check --fix --accept --study torn"),
    Line("backup . -o all.zip", every=4),
    Line("restore in/backup.zip restored", every=4),
    Line("restore in/backup.zip . --replace", every=4),
)  # fmt: skip

# Which options write in a way of their own; "" is the command without any of them.
WAYS: dict[str, Sequence[str]] = {
    "init": ("--title", "--from", "--template", "--example"),
    "open": ("",),
    "import": ("", "--cases", "--correct", "--remove"),
    "study": ("--title", "--add-coder"),
    "speakers": ("--other", "--confirm", "--from-study", "--split", "--turn", "--split-turn", "--join"),
    "segment": ("",),
    "correct": ("",),
    "purge": ("", "--redact"),
    "code": ("--from", "--sheets", "--skip", "--unskip", "--finish", "--reopen"),
    "suggest": ("",),
    "agree": ("", "--report", "--diagnosis"),
    "disagreements": ("-o",),
    "decide": ("--type", "--sheet", "--from", "--reopen"),
    "consensus": ("",),
    "review": ("--accept", "--query", "--retract", "-o", "--from"),
    "diagnose": ("-o", "--propose"),
    "memo": ("", "--edit", "--take-back"),
    "matrix": ("-o", "--from"),
    "cooccur": ("-o",),
    "crosstab": ("-o",),
    "words": ("-o",),
    "kwic": ("-o",),
    "export": ("", "--what"),
    "merge": ("", "--as-new"),
    "check": ("--fix",),
    "analyze": ("--compare",),
    "saturation": ("-o", "--figure"),
    "judge": ("", "--quote", "--from", "--take-back"),
    "excerpts": ("-o",),
    "quotes": ("-o",),
    "pseudonyms": ("", "--draft", "--forget"),
    "revisions": ("-o",),
    "report": ("-o",),
    "bundle": ("", "--public"),
    "codebook new": ("",),
    "codebook export": ("",),
    "codebook import": ("", "--map"),
    "codebook recheck": ("--confirm",),
    "codebook change": ("--under", "--as", "--into"),
    "codebook describe": ("",),
    "codebook order": ("",),
    "codebook decline": ("",),
    "round start": ("", "--add-coder", "--over"),
    "round sign": ("", "--withdraw"),
    "round close": ("",),
    "round cancel": ("", "--undo"),
    "round settle": ("--keep",),
    "meeting agenda": ("-o",),
    "meeting hold": ("",),
    "meeting decide": ("",),
    "meeting retract": ("",),
    "meeting minutes": ("-o",),
    "backup": ("-o",),
    "restore": ("", "--replace"),
}
# Every other option of theirs says what is written, or what is shown.
ALIKE: dict[str, str] = {
    "every command": "--study --json --as-said --coder",
    "init": "--coders --round --interviewer --levels --case-codes",
    "open": "--round --case-codes --no-browser --port",
    "import": "--case --interviewer --encoding --yes",
    "study": "--description --case --name --interviewer --respondent --originals",
    "speakers": "--interviewer --respondent --names --file",
    "segment": "--by --model",
    "correct": "--transcript --encoding --yes",
    "purge": "--reason --yes",
    "code": (
        "--round --by --partial --map --found-only --segments --reason --roles --no-browser --port --list --stop --all"
    ),
    "suggest": "--round",
    "agree": (
        "--unit --level --codes --exclusive --roles --trim --incomplete --training --interval --cluster --permutations"
        " --shifts --require --certainty --coefficient --by-unit --benchmarks --summed-table --claims --themes"
        " --stability --beside --diagnose"
    ),
    "disagreements": "--clusters",
    "decide": (
        "--accept --both --neither --union --intersection --other-code --words --span --keep --defer --code --polarity"
        " --value --reason --codebook-problem --only"
    ),
    "consensus": "--of",
    "review": "--code --by --transcript --sample --seed --status --changed --comment --preview",
    "diagnose": "--code",
    "memo": "--case --code --codebook --transcript --round --discuss",
    "matrix": "--themes --only --by --among",
    "cooccur": "--by --codes --polarity",
    "crosstab": "--across --count --polarity --codes --level --order",
    "words": "--across --stop --without --shortest --everybody --transcripts --codebook --code",
    "kwic": "--across --everybody --transcripts --codebook --code",
    "bundle": "--agree",
    "export": "--transcripts --rounds --by --codebook --for",
    "check": "--accept",
    "saturation": "--base --run --new --level --codes --order",
    "judge": "--fit --rating --summary --reason --blind --agreement",
    "excerpts": (
        "--code --itself --also --near --within --without --case --transcripts --where --by --polarity --review --since"
        " --until --words"
    ),
    "quotes": "--words --attribution",
    "report": "--codebook --quotes --attribution --words --no-words",
    "codebook new": "--code --title --purpose",
    "codebook import": "--levels",
    "codebook recheck": "--round --code --reason --transcripts",
    "codebook change": (
        "--name --definition --include --exclude --example --cue --colour --value --new --again --reason --version"
        " --preview"
    ),
    "codebook describe": "--title --purpose",
    "codebook order": "--before",
    "codebook decline": "--reason",
    "round start": (
        "--kind --coders --transcripts --codebook --codes --unit --parent --blind --assign --seed --by --key --note"
    ),
    "round cancel": "--reason",
    "round settle": "--reason",
    "meeting hold": "--date --present --note",
    "meeting decide": "--meeting",
    "backup": "--database --check",
    "restore": "--database",
}  # fmt: skip
ONLY_READ = (
    *("memos", "names", "verify", "codebook check", "codebook show", "codebook diff", "codebook problems"),
    *("round plan", "round practice", "round trend", "round list", "round show", "meeting list"),
)
ELSEWHERE = {
    "home": "opens a page without a study, whose server is killed in benchmarks/kills_server.py",
    "install-starter": "writes one starter among this person's programs, and nothing of a study",
    "recording": "writes a file of this person, and nothing of a study",
    "store copy": "writes a new study whole or not at all: tests/workflow/study/test_copying.py",
    "clone": "makes a copy of a server's study, and goes on where it was interrupted: tests/away",
    "sync": "needs a server; what is interrupted goes on: tests/away, tests/web/team/test_away.py",
    "serve": "serves the window to several people: tests/web/team",
    **dict.fromkeys(
        [f"corpus {name}" for name in ("build", "find", "sample", "apply", "prevalence", "take", "agree", "matrix")],
        "writes into a corpus, part by part: tests/corpus",
    ),
}


@dataclass(frozen=True)
class Source:
    """The folder that lines are typed in, before any of them was, and the ids in them."""

    folder: Path
    ids: Mapping[str, str]

    def only(self, words: Sequence[str], folder: Path) -> Path:
        """A new folder with what a line names."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        chosen = words[words.index("--study") + 1] if "--study" in words else "study"
        for name in {chosen, "in", *(word for word in words if word == "copy")}:
            shutil.copytree(self.folder / name, folder / name)
        return folder


def source_of(folder: Path) -> Source:
    """A study at every stage of its life, a copy of it, and the files that come in."""
    failing.source_of(folder)
    _bring(folder / "in")
    for line in _BEGUN:
        _type(line, folder)
    study = open_study(folder / "study", writer="ana")
    _decided(study)
    _cancelled(study)
    ids = _ids(study)
    for line in _GOES_ON:
        _type(line.format(**ids), folder)
    _filled(folder / "in", open_study(folder / "study", writer="ana"))
    _copies(folder)
    return Source(folder, _ids(open_study(folder / "study")))


_BEGUN = (
    "study --add-coder dora=Dora",  # nobody is blind to her
    "import in/Q1.txt",
    "round start p0 --kind initial --coders lee --transcripts T01,T03 --codebook food",
    "code --from in/first.csv --round p0 --coder lee",
    "round start p8 --kind initial --coders lee --transcripts T01 --codebook food",
    "round cancel p8 --reason mistaken",
    "round start p9 --kind initial --coders lee --transcripts T01 --codebook food",
    "round start q1 --kind second-pass --coders ben --transcripts T01,T03 --codebook food --over p0",
    *(
        line
        for round_ in ("r4", "r5")
        for line in (
            f"round start {round_} --kind double --coders ana,ben --transcripts T01,T02,T03 --codebook food",
            f"code --from in/both.csv --round {round_}",
            f"agree {round_}",
        )
    ),
    "codebook import in/cued.yaml",
    "round start p4 --kind initial --coders lee --transcripts T01,T02 --codebook food",
    "code --skip T02 --segments 0-1 --reason noise --coder lee --round p4",
    "import in/J1.txt",
    "speakers J1 --split question",
    "import in/M1.txt",
    "study --interviewer Mel",
)
_GOES_ON = (
    "consensus r5",
    "round sign r5 --coder ana",
    "round sign r5 --coder ben",
    "review p0 --accept {coding} --coder dora",
    "memo Before. --coder dora --case O1",
    "meeting hold --date 2024-05-01 --present ana,ben --coder dora",
    "meeting decide other before --coder dora",
    "judge food O1 REL --fit strong --summary Lists. --coder dora",
    "diagnose r1 --code MONEY --coder ana --propose Lent.",
    "code --sheets in/sheets --coder lee --round p2",
    "code --sheets in/passes --coder ben --round q1",
    "decide r1 --sheet in/decided.xlsx",
    "review p0 --status all -o in/review.xlsx",
    "matrix food -o in/matrix.xlsx",
    "export in/project.qdpx",
    "backup . -o in/backup.zip",
)


def _type(line: str, folder: Path) -> None:
    """What is done before anything is tried."""
    ended = failing.run(shlex.split(line), folder)
    assert ended.exit_code == 0, (line, ended.said)


def _bring(inside: Path) -> None:
    """What comes from outside."""
    for id_ in ("T01", "T02"):
        write(inside / f"{id_}.txt", INTERVIEWS[id_].replace("?", ", please?", 1))
    for name, text in {
        "Q1.txt": _QUESTIONS * 3,
        "J1.txt": _QUESTIONS.replace("food", "bread") * 3,
        "M1.txt": "Mel: How is it?\n\nAnn: It is as it was.\n\nMel: And now?\n\nAnn: The same.\n",
        "more.txt": "Interviewer: And more?\n\nRespondent: More, and more of it.\n",
        "both.csv": BOTH,
        "first.csv": f"{_ONE}T01,1,REL.SEND,lee\nT01,3,MONEY,lee\nT03,3,REL.DEAL,lee\n",
        "cued.yaml": CODEBOOK.replace('"1.0"', '"1.1"').replace("Who pays.", "Who pays, why.\n  cues: [grant, county]"),
        "food.yaml": CODEBOOK.replace('"1.0"', '"2.0"').replace("Who pays.", "Who pays, and how much."),
        "team.csv": "Kategorie,Definition,Was\nGeld,Wer zahlt.,x\n",
        "cases.csv": "case,region,transcript\nO3,East,new\nO4,West,more\n",
        "judged.csv": "case,theme,fit,reason\nO1,MONEY,strong,a list\nO2,MONEY,not judged,\n",
        "key.csv": "name,pseudonym\nNobody Atall,Anna\n",
        "quotes.md": "They said: “We print the address.”\n",
    }.items():
        write(inside / name, text)


def _unsent(study: Study) -> str:
    """A coding that a window could not send."""
    text = study.transcript("T02")
    where = text.respondent_speech[0]
    place = {"round": "p2", "transcript": "T02", "code": "MONEY", "start": where.start, "end": where.end}
    said = {"quote": text.text[where.start : where.end], "text_sha": text.text_id}
    return json.dumps(
        {"coder": "lee", "ops": [{"op_id": str(uuid.UUID(int=7, version=4)), "kind": "coding.add", **place, **said}]}
    )


def _decided(study: Study) -> None:
    """Everything is decided in two rounds."""
    for round_ in ("r4", "r5"):
        adjudicated = decisions.adjudication(study, round_)
        wishes = {cluster.id: decisions.Wish(choice="neither", reason="x") for cluster in adjudicated.clusters}
        assert decisions.decide_all(study, adjudicated, wishes, by="ana")


def _cancelled(study: Study) -> None:
    """Two starts of one round, as a merge would bring them together."""
    first = next(event for event in study.store.round_events("p9").events if isinstance(event, RoundStart))
    study.store.append([structs.replace(first, **stamp("ana"), transcripts=("T02",))])
    study.refresh()


def _ids(study: Study) -> dict[str, str]:
    """What lines name by an id."""
    noted, met = (study.store.study_events(subject).events for subject in ("memos", "meetings"))
    found = {
        "memo": next((event.id for event in noted if isinstance(event, StudyMemo)), ""),
        "decision": next((decision_id(event) for event in met if isinstance(event, MeetingDecide)), ""),
        "start": study.store.round_events("p9").events[0].id,
        "proposal": next((point.id for point in agenda(study).points if point.kind == PROPOSAL), ""),
    }
    codings = [coding.id for coding in reviewing.codings_of(study, "p0")]
    return {**found, "reviewed": codings[0], "coding": codings[-1 if found["memo"] else 0]}


def _filled(inside: Path, study: Study) -> None:
    """Sheets that people filled in, in part."""
    for path, sheet, cells in (
        (inside / "sheets" / "T01.xlsx", "Coding", {"D3": "MONEY"}),
        (inside / "passes" / "T01.xlsx", "Second pass", {"H5": "keep", "I4": "MONEY"}),
        (inside / "decided.xlsx", "Decisions", {"G6": "neither", "L6": "x"}),
        (inside / "matrix.xlsx", "Fit", {"E4": "partial"}),
        (inside / "review.xlsx", "Review", {f"{get_column_letter(COLUMNS.index('status') + 1)}3": "accepted"}),
    ):
        book = openpyxl.load_workbook(path)
        for cell, value in cells.items():
            book[sheet][cell] = value
        book.save(path)
    write(inside / "saved.json", _unsent(study))


def _copies(folder: Path) -> None:
    """Copies of the study, one of them as it would come from somebody else, and another study."""
    study, inside = folder / "study", folder / "in"
    other = create_study(inside / "another", title="Another", coders=("zoe",))
    made = write(inside / "Z1.txt", "Interviewer: And here?\n\nRespondent: Here it is so.\n")
    assert [done.outcome for done in importing.Importer(other).run([(made, True)])] == ["imported"]
    for name in ("torn", "named", "compared", "undivided"):
        shutil.copytree(study, folder / name)
    with (folder / "torn" / "codings" / "p0" / "lee" / "T03.jsonl").open("ab") as file:
        file.write(b'{"type":"coding.add","id":"')
    shutil.rmtree(folder / "undivided" / "segments" / "sentence")
    _type("pseudonyms in/key.csv --study named", folder)
    _type("agree r3 --study compared", folder)
    with zipfile.ZipFile(inside / "copy.zip", "w") as archive:
        for path in sorted((folder / "compared").rglob("*")):
            archive.write(path, f"study/{path.relative_to(folder / 'compared')}")
