"""Corpora: build, find, agree and matrix against what others need for the same, with memory and growth.

CPU seconds are those of whole processes, start included; a ratio is of two runs one after the other. Text is that of
real interviews where CODEKIT_CORPUS names some, each copy a little different, else made up. `--sizes 60,120,237` are
megabytes, `--transcripts` the sizes of the made-up codings, 100 of them each. `--only paper` computes the table for a
billion turns from what the others measured last.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve()
WORK = Path(".bench").resolve() / "corpora"
REAL = Path(os.environ.get("CODEKIT_CORPUS", HERE.parents[1] / "corpus" / "interviews"))
CODEKIT = [sys.executable, "-c", "import sys; sys.argv[0] = 'codekit'; from codekit.cli.app import main; main()"]
WORDS = ["money", "hospital*", "health care"]
CUES = """codebook: cues
version: "1"
codes:
- {id: MONEY, name: Money, definition: Of money., cues: [money, fund*, grant*, ran out, paid for]}
- {id: DELAY, name: Delay, definition: Of waiting., cues: [late, backlog*, wait*, months behind]}
- {id: TRUST, name: Trust, definition: Of trust., cues: [trust*, believe*]}
"""

SENTENCIZER = """
import sys
from pathlib import Path
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
nlp.max_length = 1 << 30
files = sorted(Path(sys.argv[1]).rglob("*.txt"))
paragraphs = (line for path in files for line in path.read_text("utf-8").split("\\n"))
print(sum(1 for doc in nlp.pipe(p for p in paragraphs if p.strip()) for _ in doc.sents))
"""
DUCKDB = """
import sys
import duckdb
for pattern in ("money", "hospital\\\\w*", "health\\\\s+care"):
    query = "SELECT sum(len(regexp_extract_all(text, ?))) FROM read_parquet(?)"
    print(duckdb.execute(query, [rf"(?i)\\b{pattern}\\b", sys.argv[1] + "/turns/*.parquet"]).fetchone())
"""


MEASURED = WORK / "measured.json"
TURNS = 1_000_000_000
CORES = 64
CORE_HOUR = 0.05  # what a core costs for an hour, as clouds have it


def noted(**figures: float) -> None:
    """Keep figures for `paper`."""
    MEASURED.write_text(json.dumps({**known(), **figures}, indent=1), "utf-8")


def known() -> dict[str, float]:
    """The figures that were kept."""
    return json.loads(MEASURED.read_text("utf-8")) if MEASURED.exists() else {}


class Took(NamedTuple):
    """CPU seconds, seconds, peak memory in MB of the largest process, what was printed."""

    cpu: float
    wall: float
    peak: float
    out: str


def took(command: list[str]) -> Took:
    """Run a process to its end, with all processes that it starts."""
    began = time.perf_counter()
    process = subprocess.Popen(["/usr/bin/env", "python3", "-c", _MEASURE, *command], stdout=subprocess.PIPE, text=True)
    out, _ = process.communicate()
    *said, figures = out.rstrip("\n").split("\n")
    cpu, peak = map(float, figures.split())
    return Took(cpu, time.perf_counter() - began, peak / 1024, "\n".join(said))


_MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(); print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def texts(megabytes: float) -> Path:
    """A folder with so much text: real interviews, each time with another number in each paragraph, or made-up ones."""
    folder = WORK / f"texts-{megabytes:g}"
    if folder.exists():
        return folder
    sources = [path.read_text("utf-8") for path in sorted(REAL.rglob("*.md")) if path.stat().st_size > 20_000]
    if not sources:
        from made import interview

        sources = [interview(random.Random(n), 9000)[0] for n in range(20)]
    draft, size, copy = folder.with_suffix(".draft"), 0, 0
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    while size < megabytes * 1e6:
        for number, text in enumerate(sources):
            written = text.replace("\n\n", f" {copy}.\n\n") if copy else text
            path = draft / f"{number:03}-{copy:04}.txt"
            size += path.write_bytes(written.encode("utf-8"))
            if size >= megabytes * 1e6:
                break
        copy += 1
    draft.rename(folder)
    return folder


def corpus(folder: Path, out: Path, *options: str) -> Took:
    shutil.rmtree(out, ignore_errors=True)
    return took([*CODEKIT, "corpus", "build", str(folder), "-o", str(out), "--quiet", *options])


def building(sizes: list[float]) -> None:
    print("\nbuild: CPU seconds with one process, against spaCy's blank English sentencizer alone on the same text")
    print(f"{'MB':>6} {'build':>8} {'sentencizer':>12} {'ratio':>6} {'peak MB':>8}")
    for size in sizes:
        folder, place = texts(size), WORK / f"corpus-{size:g}"
        base = took([sys.executable, "-c", SENTENCIZER, str(folder)])
        own = corpus(folder, place, "--workers", "1")
        print(f"{size:>6g} {own.cpu:>8.1f} {base.cpu:>12.1f} {own.cpu / base.cpu:>6.2f} {own.peak:>8.0f}", flush=True)
        totals = json.loads((place / "corpus.json").read_text("utf-8"))["totals"]
        text, tables = (sum(p.stat().st_size for p in root.rglob("*") if p.is_file()) for root in (folder, place))
        noted(
            build=own.cpu / size,
            peak=own.peak,
            interview=text / totals["transcripts"],
            turns=totals["turns"] / totals["transcripts"],
            tables=tables / text,
        )


def workers(size: float) -> None:
    print(f"\none and two workers, {size:g} MB: seconds, and the same to the byte")
    folder, one = texts(size), WORK / f"corpus-{size:g}"
    alone = corpus(folder, one, "--workers", "1")
    print(f"  one process {alone.wall:.1f}")
    pool = corpus(folder, WORK / "two", "--workers", "2")
    print(
        f"  pool of two {pool.wall:.1f}: {alone.wall / pool.wall:.2f} times as fast; {same(one, WORK / 'two')}",
        flush=True,
    )
    from distributed import LocalCluster

    for n in (1, 2):
        options = {"host": "127.0.0.1", "dashboard_address": None, "threads_per_worker": 1}
        with LocalCluster(n_workers=n, **options) as cluster:
            dask = corpus(folder, WORK / "dask", "--scheduler", cluster.scheduler_address)
        print(f"  Dask, {n} worker(s) {dask.wall:.1f}; {same(one, WORK / 'dask')}", flush=True)


def same(one: Path, other: Path) -> str:
    files = [
        {p.relative_to(root): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()} for root in (one, other)
    ]
    return "the same bytes" if files[0] == files[1] and files[0] else "OTHER BYTES"


def killing(size: float) -> None:
    """Kill one of two processes while they build, then all of a command; is the corpus the same?"""
    folder, out, whole = texts(size), WORK / "killed", WORK / f"corpus-{size:g}"
    if not (whole / "corpus.json").exists():
        corpus(folder, whole, "--workers", "1")
    command = [*CODEKIT, "corpus", "build", str(folder), "-o", str(out), "--quiet", "--workers", "2"]
    process = begun(command, out)
    killed = kill_one(process.pid)
    code = process.wait()
    print(
        f"\na process ({killed}) killed while {size:g} MB are built: exit code {code}, {same(whole, out)}", flush=True
    )
    process = begun(command, out)
    process.kill()
    process.wait()
    there = len(list((out / "parts").glob("*.json")))
    code = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    print(f"the command killed with {there} parts, and typed again: exit code {code}, {same(whole, out)}", flush=True)


def begun(command: list[str], out: Path) -> subprocess.Popen[bytes]:
    """A build that has made some of its parts."""
    shutil.rmtree(out, ignore_errors=True)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None and len(list((out / "parts").glob("[!.]*.json"))) < 2:
        time.sleep(0.1)
    return process


def kill_one(parent: int) -> int:
    """Kill a process that works: one whose parent is the server that processes are forked from."""
    of = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        of[int(status.parent.name)] = int(fields[1])
    below = {child for child, above in of.items() if above == parent}
    workers_ = [child for child, above in of.items() if above in below]
    for worker in workers_[:1]:
        os.kill(worker, signal.SIGKILL)
        return worker
    return 0


def finding(size: float) -> None:
    folder, place = texts(size), WORK / f"corpus-{size:g}"
    own = took([*CODEKIT, "corpus", "find", str(place), *WORDS, "--workers", "1"])
    grep = [took(["grep", "-rciE", rf"\b{w}\b".replace("*", r"\w*").replace(" ", r"\s+"), str(folder)]) for w in WORDS]
    duck = took([sys.executable, "-c", DUCKDB, str(place)])
    start = took([*CODEKIT, "corpus", "find", "--help"])
    (WORK / "cues.yaml").write_text(CUES, "utf-8")
    cued = took([*CODEKIT, "corpus", "apply", str(place), str(WORK / "cues.yaml"), "--workers", "1"])
    noted(find=(own.cpu - start.cpu) / size, apply=(cued.cpu - start.cpu) / size)
    bare = sum(each.cpu for each in grep)
    print(f"\nfind {', '.join(WORDS)} in {size:g} MB: CPU seconds")
    print(
        f"  codekit {own.cpu:.2f} (of these {start.cpu:.2f} to start), grep -c {bare:.2f}, DuckDB alone {duck.cpu:.2f}"
    )
    print(
        f"  {own.cpu / bare:.1f} times grep -c, {own.cpu / duck.cpu:.1f} times DuckDB; peak {own.peak:.0f} MB"
        f"\n  apply of the cues of three codes {cued.cpu:.1f}, peak {cued.peak:.0f} MB",
        flush=True,
    )


def coded(n: int) -> Path:
    """A corpus of n short made-up transcripts, and a table with 100 codings of each by three coders."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    from codekit.corpus.base import tables
    from codekit.corpus.base.corpus import Corpus
    from codekit.corpus.base.layout import FORMAT, SENTENCES, TRANSCRIPTS, TURNS, Layout
    from codekit.corpus.building import attributes
    from codekit.model.transcript import text_sha

    root = WORK / f"coded-{n}"
    if (root / "corpus.json").exists():
        return root
    layout, rng, parts = Layout(root), np.random.default_rng(n), []
    said = "we keep a list and nobody looks at it " * 5
    turns = [("I", "interviewer", "And then? "), ("R", "respondent", said)] * 10
    starts = np.cumsum([0, *(len(text) for _, _, text in turns)])
    sha, size = text_sha("".join(text for _, _, text in turns)), int(starts[-1])
    for first in range(0, n, 1000):
        part = f"{first:08}"
        parts.append(part)
        ids = [f"T{i:07}" for i in range(first, min(first + 1000, n))]
        heads = {
            "transcript": ids, "case": [f"O{int(i[1:]) % 500:03}" for i in ids], "file": ids,
            "format": ["txt"] * len(ids),
            "encoding": ["utf-8"] * len(ids), "sha256": [sha] * len(ids), "characters": [size] * len(ids),
            "words": [500] * len(ids), "respondent_words": [450] * len(ids), "turns": [20] * len(ids),
            "sentences": [20] * len(ids), "roles_confirmed": [True] * len(ids), "after": [""] * len(ids),
        }  # fmt: skip
        repeated = [i for i in ids for _ in turns]
        spans = {"start": list(starts[:-1]) * len(ids), "end": list(starts[1:]) * len(ids)}
        common = {"transcript": repeated, "turn": [*range(20)] * len(ids), **spans, "time": [None] * len(repeated)}
        rows = {
            TRANSCRIPTS: heads,
            TURNS: common
            | {
                "speaker": [who for who, _, _ in turns] * len(ids),
                "role": [role for _, role, _ in turns] * len(ids),
                "words": [len(text.split()) for _, _, text in turns] * len(ids),
                "until": [None] * len(repeated),
                "before": [""] * len(repeated),
                "text": [text for _, _, text in turns] * len(ids),
            },
            SENTENCES: common | {"sentence": [*range(20)] * len(ids), "paragraph": [*range(20)] * len(ids)},
        }
        for table, columns in rows.items():
            path = layout.table(table, part)
            path.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.Table.from_pydict(columns, schema=tables.schema(table)), path, compression="zstd")
        layout.manifest(part).parent.mkdir(exist_ok=True)
        layout.manifest(part).write_text(f'{{"part": "{part}"}}')
    totals = {"transcripts": n, "characters": n * size}
    head = {"format": FORMAT, "recipe": {}, "totals": totals, "parts": parts, "sentences": ["", ""]}
    layout.head.write_text(json.dumps(head), "utf-8")
    attributes.write(Corpus.at(root))
    places = rng.integers(0, size - 80, 100 * n)
    table = {
        "coder": np.array(["ana", "ben", "cai"])[np.arange(100 * n) % 3],
        "transcript": np.repeat([f"T{i:07}" for i in range(n)], 100),
        "code": np.array([f"C{i:02}" for i in range(24)])[rng.integers(0, 24, 100 * n)],
        "start": places,
        "end": places + rng.integers(5, 80, 100 * n),
    }
    pq.write_table(pa.table(table), root.with_suffix(".parquet"))
    codes = "".join(f"- {{id: C{i:02}, name: Code {i}, definition: What {i} is.}}\n" for i in range(24))
    (WORK / "big.yaml").write_text(f'codebook: big\nversion: "1"\ncodes:\n{codes}', "utf-8")
    return root


def counting(sizes: list[int]) -> None:
    print("\ncodings of three coders, 100 a transcript, 24 codes: CPU seconds and peak memory of whole commands")
    print(f"{'codings':>11} {'take':>14} {'agree':>14} {'matrix':>14}")
    found: list[list[float]] = []
    before: list[Took] = []
    was = 0
    for n in sizes:
        root = coded(n)
        commands = (
            ["take", str(root), str(root.with_suffix(".parquet")), "--as", "r1"],
            ["agree", str(root), "r1", "--codebook", str(WORK / "big.yaml"), "--workers", "1"],
            ["matrix", str(root), "r1", str(WORK / "big.yaml"), "--coder", "ana", "--workers", "1"],
        )
        done = [took([*CODEKIT, "corpus", *command]) for command in commands]
        assert all(each.out for each in done), done
        found.append([each.cpu for each in done])
        print(f"{100 * n:>11,} " + " ".join(f"{each.cpu:>6.1f} {each.peak:>4.0f} MB" for each in done), flush=True)
        if len(found) > 1:
            more = done[1].peak - before[1].peak
            noted(agree=more * 1e6 / (n - was), codings=sum(each.cpu for each in done) / (100 * n))
        before, was = done, n
    for (small, large), (n, m) in zip(pairwise(found), pairwise(sizes), strict=True):
        exponents = [math.log(b / a) / math.log(m / n) for a, b in zip(small, large, strict=True)]
        print(f"  exponents {100 * n:,} to {100 * m:,}: " + ", ".join(f"{e:.2f}" for e in exponents))


def paper() -> None:
    """A billion turns on paper, from what was measured: the table of docs/corpora.md."""
    from codekit.corpus.building.parts import MEGABYTES

    m, held = known(), handed_out()
    if missing := {"turns", "interview", "tables", "build", "find", "apply", "agree", "codings"} - m.keys():
        sys.exit(f"not measured yet: {', '.join(sorted(missing))} (--only build,find,count, the last with two sizes)")
    interviews = TURNS / m["turns"]
    rows = []
    for n in (1000.0, interviews):
        text = n * m["interview"]
        parts = max(text / (MEGABYTES * 1e6), 1)
        hours = {name: text / 1e6 * m[name] / 3600 for name in ("build", "find", "apply")}
        rows.append(
            (
                size_of(text),
                size_of(text * m["tables"]),
                f"{parts:,.0f}, {4 * parts:,.0f}",
                *(f"{time_of(each)}; {time_of(each / min(CORES, math.ceil(parts)))}" for each in hours.values()),
                f"{CORE_HOUR * sum(hours.values()):,.2g}",
                f"{10 * n:,.0f}: {time_of(10 * n * m['codings'] / 3600)}",
                size_of(n * held),
                size_of(n * m["agree"]),
            )
        )
    print(f"\n| | of 1,000 interviews | of {interviews:,.0f}: a billion turns |\n|---|---|---|")
    names = (
        f"text, {m['interview'] / 1000:.0f} kB and {m['turns']:.0f} turns an interview",
        f"tables, {m['tables']:.2f} of the text",
        f"parts of {MEGABYTES} MB, files",
        *(f"CPU to {name}, {m[name]:.2f} s a MB; on up to {CORES} workers" for name in ("build", "find", "apply")),
        f"cost of the three at {CORE_HOUR} a core hour",
        "codings at 10 an interview: CPU to take them, for agree and matrix",
        f"memory of the process that hands out a build, {held:.0f} bytes an interview",
        f"memory of agree, {m['agree'] / 1000:.1f} kB an interview",
    )
    for name, small, large in zip(names, *rows, strict=True):
        print(f"| {name} | {small} | {large} |")


def handed_out() -> float:
    """Bytes that are kept for each interview while a corpus is built."""
    import tracemalloc

    from codekit.corpus.building.build import Seen
    from codekit.corpus.building.part import Held
    from codekit.workflow.study.diagnosis import IMPORTED, Diagnosis

    n, seen, said = 20_000, Seen(), Diagnosis("", IMPORTED, "")
    tracemalloc.start()
    for i in range(n):
        seen.judged(Held(f"T{i:07}", f"{i:064}", f"hearings/2013/T{i:07}.txt"), said)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size / n


def size_of(size: float) -> str:
    """Bytes for people."""
    for unit in ("kB", "MB", "GB"):
        size /= 1000
        if size < 1000:
            return f"{size:,.0f} {unit}"
    return f"{size / 1000:,.1f} TB"


def time_of(hours: float) -> str:
    """Hours for people."""
    if hours < 1 / 60:
        return f"{3600 * hours:.2g} s"
    return f"{60 * hours:.2g} min" if hours < 1 else f"{hours:,.1f} h" if hours < 10 else f"{hours:,.0f} h"


def main() -> None:
    """Every part, or those named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="4,8,16")
    parser.add_argument("--transcripts", default="1000,5000,20000")
    parser.add_argument("--only", default="build,workers,kill,find,count,paper")
    asked = parser.parse_args()
    sizes = [float(size) for size in asked.sizes.split(",")]
    WORK.mkdir(parents=True, exist_ok=True)
    steps = {
        "build": lambda: building(sizes),
        "workers": lambda: workers(sizes[-1]),
        "kill": lambda: killing(sizes[-1]),
        "find": lambda: finding(sizes[-1]),
        "paper": paper,
        "count": lambda: counting([int(n) for n in asked.transcripts.split(",")]),
    }
    for name in asked.only.split(","):
        steps[name]()


if __name__ == "__main__":
    main()
