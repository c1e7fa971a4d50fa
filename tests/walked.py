"""One list of what may be asked of a study: every command, how each is walked, and which options are not."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from codekit.cli.app import main

# OUT is a folder beside the study; r1 is a double round, r0 an initial one, and food@1.1 is being written.
READS: dict[str, list[str]] = {
    "verify": ["IN/copy.zip", "IN/bundle.zip --json", "IN/bundle.zip --pseudonyms IN/none.csv"],
    "codebook check": ["", "food"],
    "codebook show": ["food", "food --code MONEY"],
    "codebook diff": ["food@1.0 food"],
    "codebook export": ["food OUT/book.csv"],
    "codebook problems": ["food", "food --json"],
    "codebook recheck": [
        "food 1.0 1.1",
        "food 1.0 1.1 --json",
        "food 1.0 1.1 --coder ana",
        "food 1.0 1.1 --round r1",
        "food 1.0 1.1 --transcripts",
    ],
    "round plan": ["--coders ana,ben --size 1 --again", "--coders ana,ben --from r1"],
    "round list": ["", "--json"],
    "round show": ["r0", "r0 --json", "r1", "r1 --json", "r1 --reminder"],
    "round trend": ["", "--training --json"],
    "round practice": ["r1", "r0 --json"],
    "round settle": ["r1"],
    "disagreements": ["r1", "r1 --json", "r1 --clusters"],
    "decide": ["r1", "r1 --json", "r1 T01:1"],
    "consensus": ["r1 --of ana", "r1 --of ben --json"],
    "review": ["r0", "r0 --json", "r1", "r0 --coder ana --json"],
    "meeting agenda": ["", "--json", "--coder ana"],
    "meeting list": ["", "--json"],
    "meeting minutes": ["", "--json"],
    "matrix": [
        "food",
        "food --json",
        "food --coder ana --json",
        "food --by region",
        "food --among REL",
        "food --among REL --json",
    ],
    "cooccur": ["food", "food --json", "food --by overlap --coder ana --json"],
    "crosstab": [
        "food",
        "food --across region --count cases --json",
        "food --across interview --polarity all --level leaf --order most --codes MONEY,REL --coder ana",
        "food --across case --count interviews -o OUT/crosstab.csv",
    ],
    "words": [
        "",
        "--across region --stop none --shortest 3 --without pantry --json",
        "--codebook food --code MONEY --coder ana",
        "--everybody --transcripts T01 -o OUT/words.csv",
    ],
    "kwic": [
        "pantry",
        "we* --across case --everybody --transcripts T01 --json",
        "pantry --codebook food --code MONEY --coder ana",
        "pantry -o OUT/kwic.md",
    ],
    "judge": ["food", "food --json", "food O1 REL --json"],
    "excerpts": [
        "food",
        "food --json",
        "food --code REL --itself --also MONEY --near MONEY --within 2 --without BOX",
        "food --case O1 --transcripts T01 --json",
        "food --where region=North --by lee --polarity supporting --review unreviewed --words food -o OUT/found.md",
        "food --since 2020-01-01 --until 2999-01-01 -o OUT/found.csv",
        "food --coder ana",
    ],
    "saturation": ["food", "food --json", "food --order coding --coder ana --json"],
    "export": [
        "OUT/all.csv",
        "OUT/mine.csv --coder ana",
        "OUT/excerpts.jsonl --what excerpts --coder ana",
        "OUT/memos.csv --what memos --coder ana",
        "OUT/coded.html --what transcript --coder ana",
        "OUT/book.html --what codebook --codebook food --coder ana",
    ],
    "revisions": ["r0", "r1 --json", "r1 -o OUT/revisions.xlsx"],
    "report": [
        "methods",
        "methods -o OUT/methods.md --codebook food",
        "coreq --json",
        "srqr -o OUT/srqr.csv",
        "audit",
        "codebook -o OUT/book.html --codebook food",
        "themes --no-words",
        "themes --words most=.5,some=0 --attribution case --quotes IN/own.csv --json",
        "member-check -o OUT/packets",
        "member-check --json",
    ],
    "memos": ["", "--json", "--coder ana --about code --by ana --discuss --gone"],
    "diagnose": ["r1", "r1 --json", "r3", "r3 --code MONEY -o OUT/why.md", "r3 --json"],
    "quotes": ["OUT/all.csv --json", "OUT/all.csv -o OUT/quotes.csv --attribution case", "OUT/coded.html --words 3"],
    "check": ["", "--json"],
    "recording": ["", "T01 --json"],
    "study": ["", "--json"],
    "names": ["IN/names.txt", "IN/names.txt --transcripts --json", "IN/names.txt IN --coder ana"],
    "analyze": [""],
    "bundle": ["OUT/all.zip", "OUT/all.zip --public --json --agree=--trim"],
    "corpus take": ["IN/corpus --round r1 --as one"],
    # In a study that was sampled from a corpus: tests/corpus/test_apply.py.
    "corpus prevalence": [
        "IN/corpus food",
        "IN/corpus food --coder ana --unit turn --cluster case --json -o OUT/p.csv",
    ],
}
# What says in its name that it writes; `agree` is the comparing command, and reads where a round is not complete.
# Each line is walked in a study of its own. IN is a folder with what comes from outside; r3 is compared.
WRITES: dict[str, list[str]] = {
    "memo": [
        "Words. --coder ana --case O1 --code MONEY --codebook food --discuss",
        "Words. --coder ana --transcript T01",
        "Words. --coder ana --round r1",
        "--coder ana --take-back 1",
        "Better. --coder ana --edit 1 --discuss",
    ],
    "diagnose": ["r3 --code MONEY --propose Grants. --coder ana", "r1 --code MONEY --propose Grants. --coder ana"],
    "init": ["OUT/new --title New --coders ana,ben", "OUT/example --example rfi", "OUT/like --template COPY"],
    "open": ["OUT/none"],
    "import": [
        "IN/T09.txt --interviewer Interviewer --case O1",
        "IN/T09.txt IN/T01.txt --cases IN/cases.csv",
        "IN/T09.txt --encoding utf-8",
        "IN/better/T01.txt --correct T01 --yes",
        "IN/better/T01.txt --correct T01 --json",
        "--remove T01",
    ],
    "correct": [
        "IN/better/T01.txt",
        "IN/better/T01.txt --transcript T01 --yes",
        "IN/better/T01.txt --coder ana --encoding utf-8 --json",
        "IN/T01.txt",
    ],
    "speakers": [
        "",
        "T01 --interviewer Interviewer --respondent Respondent --confirm",
        "T01 --other Interviewer",
        "--from-study",
        "T01 --split question",
        "T01 --split bold --names INT,MEL --file IN/T01.txt",
        "T01 --turn 1=Mel --turn 2=Ann",
        "T01 --split-turn 2=address.=Ann",
        "T01 --join 5",
    ],
    "recording": ["T01 IN/T01.wav", "T01 IN/T01.txt", "--folder IN", "T01 --forget"],
    "segment": ["T01", "--by paragraph", "T01 --model none"],
    "code": [
        "--sheets OUT/sheets --coder ana --round r1",
        "--sheets OUT/sheets --coder ana --round r1 --by sentence",
        "IN/more.csv --from IN/ana.csv --round r1 --coder ana --roles all",
        "--from IN/ana.csv --round r1 --partial",
        "--from IN/sheets --coder ana",
        "--from IN/passages.csv --round r1 --coder ana --map Was=quote --found-only",
        "--skip T03 --segments 0-3 --reason noise --coder ana --round r1",
        "--unskip T03 --segments 0-3 --coder ana --round r1",
        "--finish T01 --coder ana --round r1",
        "--finish T01 --coder ana",
        "--reopen T01 --coder ana --round r1",
    ],
    "suggest": ["food --round r1", "food --round r3", "food T01"],
    "codebook change": [
        "food rename MONEY --name Funds --preview",
        "food add LOANS --name Loans --definition Lent. --include Banks. --exclude Gifts. --under MONEY --not-again",
        "food split REL --new REL.LIST --name Lists --definition Addresses. --reason lists --coder ana --json",
        "food merge REL.SEND --into REL.DEAL --again",
        "food reword MONEY --definition Who-pays. --as widened --version 3.0",
        "food retire MONEY --json",
        "food reword MONEY --example Aid. --cue grant* --colour #102030 --value 0=none --value 1=some",
    ],
    "codebook describe": ["food --title Food --purpose All"],
    "codebook order": ["food MONEY --before REL", "food REL"],
    "codebook decline": ["P-1234 --reason no --coder ana", "none --reason no"],
    "codebook new": ["team --code Money:Paid. --code Help: --title Team --purpose all", "team --code Money:Paid."],
    "codebook import": ["IN/new.yaml", "IN/food.yaml", "IN/team.csv --map Was=source"],
    "codebook recheck": ["food 1.0 1.1 --confirm all --code MONEY --coder ana --reason read"],
    "round start": [
        "r7 --kind training --coders ana,ben --transcripts T01 --codebook food --not-blind --key ben",
        "r5 --kind double --coders ana,ben --transcripts all --codebook food --codes MONEY --unit paragraph --blind",
        "r5 --kind double --coders ana,ben --transcripts all --codebook food --note more --assign T01=ana+ben",
        "r5 --kind second-pass --coders ana --transcripts T02 --codebook food --over r1",
        "r5 --kind subcode --coders ana,new --add-coder --transcripts T02 --codebook food --parent REL --over r1",
        "r5 --kind double --coders ana,ben --transcripts T01,T02 --codebook food --seed 1 --by region",
        "R1 --kind double --coders ana,ben --transcripts all --codebook food",
    ],
    "round sign": ["r1 --coder ana", "r3 --coder ana", "r3 --coder ana --withdraw"],
    "round close": ["r1", "r2", "r3"],
    "round settle": ["r1 --keep none --reason none"],
    "round cancel": ["r1 --reason mistaken", "r1 --undo", "r3 --reason mistaken"],
    "agree": [
        "r1",
        "r1 --json",
        "r1 --incomplete --report OUT/r1.md",
        "r1 --stability r3 --coder ana",
        "r3 --stability r1 --json",
        "r1 --claims food --themes REL,MONEY",
        "r1 --require alpha=.8 --certainty .9",
        "r2",
        "r3",
        "r3 --json --by-unit --coefficient fleiss --diagnose",
        "r3 --report OUT/r3.xlsx --benchmarks fleiss --summed-table --diagnosis OUT/r3.csv",
        "r3 --report OUT/r3.html --claims food --unit paragraph --level top --codes MONEY --roles all --trim",
        "r3 --beside IN/nvivo.csv",
        "r1 --beside IN/nvivo.csv --json",
        "r3 --exclusive majority --training --interval jackknife --cluster case --permutations 49 --shifts",
    ],
    "decide": [
        "r3 T01:1 --accept ana --reason so",
        "r3 T01:1 --both",
        "r3 T01:1 --neither --codebook-problem unclear",
        "r3 T01:1 --union",
        "r3 T01:1 --intersection",
        "r3 T01:1 --other-code MONEY --code REL --polarity supporting --value 1",
        "r3 T01:1 --words pantry --reason so",
        "r3 T01:1 --span 50..60 --reason so",
        "r3 T01:1 --keep 1",
        "r3 --type omission --defer",
        "r3 T01:1 --reopen",
        "r3 --only open",
        "r3 --sheet OUT/decide.xlsx",
        "r3 --from IN/decide.xlsx",
        "r1 T01:1 --accept ben",
        "r1 --sheet OUT/decide.xlsx",
    ],
    "judge": [
        "food O1 REL --fit strong --rating 2 --summary short --reason so --coder ana",
        "food O1 REL --quote pantry --coder ben --blind",
        "food --from IN/judged.csv --coder ana",
        "food --agreement --json",
        "food O1 REL --take-back all --coder ana",
    ],
    "pseudonyms": ["IN/none.csv", "--draft OUT/key.csv", "--forget", ""],
    "matrix": ["food --from IN/matrix.xlsx --coder ana", "food -o OUT/matrix.xlsx --only ana"],
    "consensus": ["r1", "r3", "r3 T01 --json", "r3 --of ben --json"],
    "review": [
        "r0 --accept all --code MONEY --by lee --transcript T03 --sample 50% --seed 3",
        "r1 --accept all",
        "r0 --query 1234abcd --comment why",
        "r0 --changed 1234abcd",
        "r0 --retract 1234abcd --coder lee",
        "r0 --status all -o OUT/review.xlsx",
        "r0 --from IN/review.xlsx --preview",
        "r0 --from IN/review.xlsx",
    ],
    "purge": ["T01", "T02 --json", "T03 --redact", "T02 --yes --redact --reason withdrew"],
    "meeting hold": ["--date 2024-05-02 --present ana,ben --note first --coder ana"],
    "meeting decide": ["other agreed --coder ana --meeting 2024-05-02", "M-1234 agreed"],
    "meeting retract": ["D1234 --coder ana"],
    "merge": ["COPY", "IN/copy.zip", "COPY --as-new"],
    "check": ["--fix", "--accept"],
    "study": [
        "--title New --description About --case clinic --add-coder new=New --name ana=Ana",
        "--interviewer I --respondent R --no-originals",
        "--originals",
    ],
    "analyze": ["--compare"],
}
READS_MORE: dict[str, list[str]] = {
    "codebook problems": ["food"],
    "disagreements": ["r3", "r3 --json", "r3 --clusters", "r3 -o OUT/differ.xlsx", "r1 -o OUT/differ.xlsx"],
    "matrix": [
        "food -o OUT/matrix.xlsx",
        "food --themes REL,MONEY --json",
        "food --by region --json",
        "food --coder ben",
        "food --coder ben --json",
    ],
    "cooccur": [
        "food -o OUT/together.xlsx",
        "food --codes REL,MONEY --polarity all --by sentence",
        "food --coder ben --by overlap",
    ],
    "saturation": [
        "food -o OUT/saturation.xlsx --figure OUT/curve --base 2 --run 1 --new 10",
        "food --level top --order coding --coder ben",
        "food --codes REL,MONEY --json",
    ],
    "export": [
        "OUT/all.xlsx",
        "OUT/lee.csv --coder lee",
        "OUT/all.jsonl",
        "OUT/excerpts.csv --what excerpts",
        "OUT/excerpts.xlsx --what excerpts --transcripts T01,T03 --by ana,ben",
        "OUT/memos.md --what memos",
        "OUT/memos.jsonl --what memos --rounds r0,r1",
        "OUT/memos.docx --what memos --coder ana",
        "OUT/T01.docx --what transcript",
        "OUT/T01.docx --what transcript --coder ana",
        "OUT/coded --what transcript --rounds r1",
        "OUT/coded.html --what transcript",
        "OUT/book.html --what codebook",
        "OUT/vault --what obsidian",
        "OUT/mine --what obsidian --coder ana",
        "OUT/project.qdpx --coder ana --for nvivo",
        "OUT/project.qdpx --rounds r1",
        "OUT/nobody.csv --rounds none",
        "OUT/nobody.csv --rounds r2 --coder ana",
    ],
    "round plan": [
        "--coders ana,ben --size 1 --seed 3 --by region --per 1 --json",
        "--coders ana,ben --size 1 --seed 3 --id r7 --kind double --codebook food --unit turn",
        "--width .2 --kappa .7 --prevalence .1 --units 50 --design-effect 2 --coders ana,ben",
    ],
    "meeting agenda": ["-o OUT/agenda.md"],
    "meeting minutes": ["-o OUT/minutes.html", "2024-05-02"],
    "round list": [""],
    "round show": ["r3", "r3 --json", "r2", "r2 --json"],
    "round trend": ["--codebook food --json"],
    "codebook recheck": ["food 1.0 1.1 --code MONEY --coder ben --round r1 --json"],
}
OF_NO_STUDY = {
    "home": "opens a page without a study, whose routes are walked in tests/web/test_home.py",
    "store copy": "takes a study's files along whole, as a copy of its folder does, and says nothing of events",
    "clone": "makes a copy of what a server gives, which is walked in tests/away and tests/web/team/test_away.py",
    "sync": "says how much of one's own went, and of what may be seen came: tests/away, tests/web/team/test_away.py",
    "backup": "takes everything of a server along, as a copy of its folder does, and says nothing of events",
    "restore": "brings a copy of a server back whole, and says nothing of events",
    "serve": "opens no study by itself; its routes are walked in tests/web/team/test_blindness.py",
    "install-starter": "writes among the programs of this person",
    "corpus build": "reads files of transcripts and writes a corpus",
    "corpus find": "reads a corpus, and of a study a codebook",
    "corpus sample": "reads a corpus and makes a study of it, or brings transcripts into one",
    "corpus apply": "reads a corpus, and of a study a codebook",
    "corpus agree": "reads a corpus, and of a study a codebook",
    "corpus matrix": "reads a corpus, and of a study a codebook",
}
NOT_WALKED: dict[str, dict[str, str]] = {
    "every command": {
        "--study": "every walk gives it",
        "--as-said": "leaves names where the study has a key of pseudonyms, and this one has none",
    },
    "init": dict.fromkeys(
        ("--from", "--round", "--interviewer", "--levels", "--case-codes"),
        "makes a study of another tool's file, opens none",
    ),
    "codebook import": {"--levels": "is about names in a file of another tool, and nothing of a study"},
    "open": dict.fromkeys(
        ("--coder", "--round", "--case-codes", "--no-browser", "--port"),
        "opens the window, whose routes are walked in tests/web/test_blindness.py",
    ),
    "code": {
        "--no-browser": "opens the window, whose routes are walked in tests/web/test_blindness.py",
        "--port": "as --no-browser",
        "--list": "tells of this computer's programs, not of a study",
        "--stop": "as --list",
        "--all": "as --list",
    },
}


EXPORTED = "study/exported/"


def run(line: str, study: Path, out: Path, *, study_option: bool = True) -> str:
    """What a command prints on both streams, and its exit code; the study and OUT are named alike everywhere."""
    args = line.replace("OUT", str(out)).split() + (["--study", str(study)] if study_option else [])
    said = io.StringIO()
    code: object = 0
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        patch.object(sys, "argv", ["codekit", *args]),
    ):
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code
    return f"{said.getvalue()}exit {code}".replace(str(study), "STUDY").replace(str(out), "OUT")


def answers(study: Path, out: Path, more: tuple[str, ...] = ()) -> Iterator[tuple[str, object]]:
    """Everything that the reading commands say and write outside the study: by command line, then by file."""
    out.mkdir(exist_ok=True)
    for line in (*lines(), *more):
        yield line, run(line, study, out)
    for folder in (out, study / "exports"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".csv", ".json", ".jsonl", ".html"}:  # workbooks hold the time they were written at
                yield f"{folder.name}/{path.name}", path.read_bytes()


def lines() -> list[str]:
    """Every command line of the list."""
    return [f"{command} {args}".strip() for command, each in READS.items() for args in each]


def files(study: Path) -> dict[str, bytes]:
    """Every file of a study outside exports/, but for the record of what was written for somebody outside."""
    found = sorted(path for path in study.rglob("*") if path.is_file())
    named = {str(path.relative_to(study)): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(("exports/", EXPORTED))}
