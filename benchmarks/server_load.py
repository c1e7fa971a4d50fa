"""Coders at once on a team server, beside Taguette's: every one an operation and a read in two seconds, and its stream.

In turn, in one run on one machine: `codekit serve` on a folder, on PostgreSQL (an own one, which flushes to the disk),
and Taguette. All coders are in one study and one round, blind. What an operation takes is counted at the client, from
when it was due until it was answered as saved. Then: how many operations a second, until 95 % of them do not come
within 200 ms any more.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from made import codebook, interview
from server_clients import Page, Taken, as_json, work
from tools import CODEKIT, environment, run, table
from workbench_roundtrip import TAGUETTE, Client, their_project

from codekit.store.opening import empty_store
from codekit.team import accounts, members, sessions
from codekit.team.members import Member
from codekit.team.register import Register, embedded
from codekit.workflow.study import copying
from codekit.workflow.study.study import Study, open_study

TEXTS, WORDS, CODES = 6, 3000, 40
STUDY = "load"
EVERY = 2.0  # seconds between two operations of one coder
LATEST = 200.0  # ms
RATES = (25, 50, 75, 100, 150, 200, 300, 400)  # operations a second
READS = ("work/r1/{t}", "library?round=r1", "codebook?round=r1", "transcripts/{t}", "history", "memos?round=r1")


def made(folder: Path, coders: list[str]) -> Path:
    """A data folder with one study, in which every coder codes the same interviews blind."""
    root = folder / "data" / STUDY
    rng = random.Random(7)
    texts = [folder / f"T{number:02}.txt" for number in range(1, TEXTS + 1)]
    for text in texts:
        text.write_text(interview(rng, WORDS)[0], "utf-8")
    run([CODEKIT, "init", root])
    run([CODEKIT, "import", *texts, "--study", root, "--interviewer", "I"])
    (root / "codebooks" / "big.yaml").write_text(codebook(CODES), "utf-8")
    start = [CODEKIT, "round", "start", "r1", "--kind", "double", "--coders", ",".join(coders), "--add-coder"]
    run([*start, "--transcripts", "all", "--codebook", "big", "--study", root])
    return root


def enrolled(register: Register, coders: list[str]) -> list[str]:
    """A session of each coder's; none needs a password here."""
    from sqlalchemy import insert

    from codekit.team.schema import account as t

    cookies = []
    for coder in coders:
        with register.writing() as connection:
            row = {"id": coder, "name": coder, "password": "-", "keeper": False, "made": register.now()}
            connection.execute(insert(t).values(**row))
            members.join(register, connection, Member(STUDY, coder, coder, "coder"), by="")
        cookies.append(sessions.begin(register, accounts.Account(coder, coder, keeper=False), "load"))
    return cookies


@contextmanager
def serving(*words: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A server in a process of its own, stopped afterwards."""
    command = [str(word) for word in words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)


@contextmanager
def ours(data: Path, coders: list[str], url: str = "") -> Iterator[tuple[int, list[Page]]]:
    """The pages of all coders on `codekit serve`, and its process."""
    register = Register(url or embedded(data))
    cookies = enrolled(register, coders)
    study = open_study(data / STUDY)
    options = ["--port", "0", *(["--database", url] if url else [])]
    with serving(CODEKIT, "serve", data, *options) as process:
        assert process.stdout
        port = int(process.stdout.readline().strip().rpartition(":")[2])
        pages = [our_page(port, coder, cookie, study) for coder, cookie in zip(coders, cookies, strict=True)]
        for page in pages:  # as a browser does when it opens the window
            asyncio.run(_visit(page, f"/s/{STUDY}/api/session", f"/s/{STUDY}/api/library?round=r1"))
        _settle(process.pid)
        yield process.pid, pages


def _settle(pid: int) -> None:
    """Wait until a server that has just begun has loaded what it needs later; it does so once."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        before = _cpu(pid)
        time.sleep(1)
        if _cpu(pid) - before < 0.1:
            return


def our_page(port: int, coder: str, cookie: str, study: Study) -> Page:
    """The window of one coder, who codes one interview after the other."""
    texts = [study.transcript(id_) for id_ in study.transcript_ids()]
    rng = random.Random(f"{coder} {port}")  # another run on the same study codes other places
    read = {"X-Codekit": "page", "Cookie": f"codekit={cookie}", "Origin": f"http://127.0.0.1:{port}"}

    def operation(page: Page) -> tuple[str, str, bytes]:
        text = texts[page.done // 20 % len(texts)]
        start, end, code = place(rng)
        where = min(start, len(text.text) - 300)
        op = {"op_id": str(uuid.uuid4()), "kind": "coding.add", "round": "r1", "transcript": text.id, "code": code}
        op |= {"start": where, "end": where + end - start, "quote": text.text[where : where + end - start]}
        op |= {"text_sha": text.text_id, "force": True}
        return "POST", f"/s/{STUDY}/api/ops", as_json({"ops": [op]})

    def reading(page: Page) -> tuple[str, str, None]:
        text = texts[page.done // 20 % len(texts)]
        return "GET", f"/s/{STUDY}/api/{READS[page.done % len(READS)].format(t=text.id)}", None

    stream = f"/s/{STUDY}/api/events"
    return Page(port, read, coder, operation, reading, stream, good=b'"ok":true', rng=rng)


def place(rng: random.Random) -> tuple[int, int, str]:
    start = rng.randrange(12_000)
    return start, start + rng.randrange(60, 240), f"C{rng.randrange(CODES):02}"


async def _visit(page: Page, *paths: str) -> None:
    from server_clients import answer

    reader, writer = await page.opened()
    for path in paths:
        writer.write(page.request("GET", path, None))
        status, body = await answer(reader)
        if status != 200:
            raise SystemExit(f"{path}: {status} {body[:200]!r}")
    writer.close()


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A database of our own, which flushes as a real one does; its address."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        raise SystemExit("PostgreSQL is not installed here")
    place = Path(tempfile.mkdtemp(prefix="codekit-pg-", dir=folder if os.getuid() else "/var/tmp"))
    who: dict[str, Any] = {}
    if os.getuid() == 0:  # which PostgreSQL refuses
        who["user"] = "nobody"
        shutil.chown(place, "nobody")
    who |= {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    pg_ctl = [found[-1] / "pg_ctl", "-D", place / "data", "-l", place / "log"]
    initdb = [found[-1] / "initdb", "-D", place / "data", "-U", "codekit", "-A", "trust", "-E", "UTF8"]
    subprocess.run(initdb, check=True, **who)
    options = f"-c listen_addresses= -c max_connections=120 -k {place}"
    subprocess.run([*pg_ctl, "start", "-w", "-o", options], check=True, **who)
    try:
        yield f"postgresql://codekit@/postgres?host={place}"
    finally:
        subprocess.run([*pg_ctl, "stop", "-m", "fast"], check=True, **who)
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def theirs(folder: Path, coders: list[str]) -> Iterator[tuple[int, list[Page]]]:
    """The pages of all coders on Taguette, which asks nobody for a name here, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = environment("taguette", TAGUETTE) / "taguette"
    text = interview(random.Random(7), WORDS)[0]
    words = (program, "--no-browser", "--port", str(port), "--database", folder / "taguette.sqlite3")
    with serving(*words) as process:
        assert process.stdout
        token = next(found[1] for line in process.stdout if (found := re.search(r"token=(\w+)", line)))
        client = Client(port)
        tags = their_project(client, token, text)
        headers = {name: value for name, value in client.headers.items() if name != "Content-Type"}
        _, page = client.ask("GET", "/project/1")
        version = re.search(rb"var version = '([^']*)'", page)
        assert version
        stream = f"/api/project/1/events?version={version[1].decode()}&from=1000000000"
        yield process.pid, [their_page(port, coder, headers, tags, stream) for coder in coders]


def their_page(port: int, coder: str, headers: dict[str, str], tags: list[int], stream: str) -> Page:
    """The page of one coder."""
    rng = random.Random(coder)

    def operation(_: Page) -> tuple[str, str, bytes]:
        start, end, _code = place(rng)
        body = {"start_offset": start, "end_offset": end, "tags": [rng.choice(tags)]}
        return "POST", "/api/project/1/document/1/highlight/new", as_json(body)

    def reading(_: Page) -> tuple[str, str, None]:
        return "GET", "/api/project/1/document/1/contents", None

    return Page(port, headers, coder, operation, reading, stream, rng=rng)


def memory(pid: int) -> float:
    """MB that a process has in memory now."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found
    return int(found[1]) / 1024


def sizes(name: str, pid: int, pages: list[Page], counts: list[int], seconds: float) -> list[tuple[str, str]]:
    """What operations and reads take with so many coders."""
    rows = []
    for count in counts:
        cpu = _cpu(pid)
        taken = asyncio.run(work(pages[:count], every=EVERY, seconds=seconds))
        each = (_cpu(pid) - cpu) / max(taken.asked, 1)
        rows.append((f"{name}, {count} coders", _row(taken, memory(pid), each * 1000)))
    return rows


def _row(taken: Taken, megabytes: float, each: float) -> str:
    told = f"; {len(taken.refused)} refused, such as {taken.refused[0]}" if taken.refused else ""
    return (
        f"operation p50 {taken.quantile(0.5):6.1f}  p95 {taken.quantile(0.95):6.1f} ms; "
        f"read p50 {taken.quantile(0.5, of='reads'):6.1f}  p95 {taken.quantile(0.95, of='reads'):6.1f} ms; "
        f"{megabytes:4.0f} MB; {each:.1f} ms of a processor for each{told}"
    )


def _cpu(pid: int) -> float:
    """Seconds of a processor that a process took so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def most(name: str, pages: list[Page], seconds: float) -> tuple[str, str]:
    """How many operations a second there may be, beside as many reads."""
    best = told = ""
    for rate in RATES:
        taken = asyncio.run(work(pages, every=len(pages) / rate, seconds=seconds))
        done, p95 = len(taken.operations) / seconds, taken.quantile(0.95)
        told += f"  {rate}: {p95:.0f} ms"
        if p95 > LATEST or taken.refused or done < 0.9 * rate:
            break
        best = f"{rate}"
    return f"{name}, operations a second within {LATEST:.0f} ms", f"{best or 'none of these'}  (asked, p95:{told})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--coders", default="10,25,50")
    parser.add_argument("--seconds", type=float, default=12.0, help="of each size")
    parser.add_argument("--only", default="folder,postgresql,taguette")
    parser.add_argument("--no-most", action="store_true", help="leave out how many there may be")
    args = parser.parse_args()
    counts = [int(count) for count in args.coders.split(",")]
    coders = [f"c{number:02}" for number in range(max(counts))]
    rows: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        made(folder, coders)
        servers: dict[str, Callable[[], Any]] = {
            "folder": lambda: ours(folder / "data", coders),
            "postgresql": lambda: _in_database(stack, folder, coders),
            "taguette": lambda: theirs(folder, coders),
        }
        for wanted in args.only.split(","):
            began = time.monotonic()
            with servers[wanted]() as (pid, pages):
                rows += sizes(wanted, pid, pages, counts, args.seconds)
                if not args.no_most:
                    rows.append(most(wanted, pages, 4.0))
            print(f"{wanted}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    table(f"coders at once, one operation and one read each in {EVERY:.0f} s", rows)


def _in_database(stack: ExitStack, folder: Path, coders: list[str]) -> Any:
    url = stack.enter_context(postgresql(folder))
    copying.copy(open_study(folder / "data" / STUDY).store, empty_store(f"{url}#{STUDY}"))
    other = folder / "in-database"
    shutil.copytree(folder / "data" / STUDY, other / STUDY)  # where texts are looked up for the pages
    return ours(other, coders, url)


if __name__ == "__main__":
    main()
