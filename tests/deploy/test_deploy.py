"""The files by which a server is run: what they name is there, and nothing secret is in them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from codekit.cli.app import app
from codekit.web.guard import LARGEST_FILE
from codekit.web.team.guard import HEALTH

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
CONTAINER = (DEPLOY / "Containerfile").read_text("utf-8")
HOST, PASSWORD = "codekit.example.org", "not a real one"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The compose file with what `.env` gives; a variable that nothing gives is an error, as compose has it."""
    given = {"CODEKIT_HOST": HOST, "DB_PASSWORD": PASSWORD}
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(re.sub(r"\$\{(\w+):\?[^}]*\}", lambda match: given[match[1]], text))
    assert "$" not in str(found)
    return found


def steps(word: str) -> list[str]:
    """What follows a word of the Containerfile, each on one line."""
    joined = CONTAINER.replace("\\\n", " ")
    return [line.partition(" ")[2].strip() for line in joined.splitlines() if line.startswith(f"{word} ")]


def types(words: list[str]) -> None:
    """A command line of codekit can be typed."""
    get_command(app).commands[words[0]].make_context(words[0], list(words[1:]))  # type: ignore[attr-defined]


def test_the_image_has_what_it_copies_and_no_secret() -> None:
    """Files are there and let in, everything is pinned, a user without rights runs it, and its health is asked."""
    copied = [word for step in steps("COPY") if "--from" not in step for word in step.split()[:-1]]
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    assert {*copied} == let_in
    assert [] == [name for name in copied if not (ROOT / name).exists()]
    for step in steps("RUN"):
        installs = "pip install" in step
        assert not installs or "--require-hashes" in step or "--no-index" in step
    assert ["10001:10001"] == steps("USER")
    assert CONTAINER.index("\nUSER") < CONTAINER.index("\nENTRYPOINT")
    assert HEALTH[1] in steps("HEALTHCHECK")[0]
    assert not re.search(r"(?i)password|secret|token", CONTAINER)
    assert ["codekit"] == yaml.safe_load(steps("ENTRYPOINT")[0])
    types(yaml.safe_load(steps("CMD")[0]))
    assert re.search(r"^sqlalchemy==", (ROOT / "requirements-server.lock").read_text("utf-8"), re.MULTILINE)


def test_the_services_fit_together(compose: dict[str, Any]) -> None:
    """Only the proxy is reached from outside, the database by codekit alone; no secret is written."""
    codekit, db, proxy = (compose["services"][name] for name in ("codekit", "db", "proxy"))
    types(codekit["command"])
    told = dict(zip(codekit["command"], codekit["command"][1:], strict=False))
    assert f"https://{HOST}" == told["--public-url"]
    assert proxy["networks"]["front"]["ipv4_address"] == told["--proxy"]
    assert (
        told["--proxy"].rpartition(".")[0]
        == compose["networks"]["front"]["ipam"]["config"][0]["subnet"].rpartition(".")[0]
    )
    assert (
        f"postgresql://{db['environment']['POSTGRES_USER']}@db/{db['environment']['POSTGRES_DB']}" == told["--database"]
    )
    assert codekit["environment"]["PGPASSWORD"] == db["environment"]["POSTGRES_PASSWORD"] == PASSWORD
    assert ["back"] == db["networks"]
    front = compose["networks"]["front"]["ipam"]["config"][0]
    taken = ip_address(proxy["networks"]["front"]["ipv4_address"])
    assert taken not in ip_network(front["ip_range"]), "who starts before the proxy would get its address"
    assert compose["networks"]["back"]["internal"]
    assert ["proxy"] == [name for name, service in compose["services"].items() if "ports" in service]
    for service in (codekit, proxy):
        assert service["read_only"]
        assert ["ALL"] == service["cap_drop"]
    assert (DEPLOY / codekit["build"]["context"] / codekit["build"]["dockerfile"]).resolve() == DEPLOY / "Containerfile"
    volumes = [volume.split(":") for service in compose["services"].values() for volume in service.get("volumes", ())]
    named = {source for source, *_ in volumes if not source.startswith(".")}
    assert compose["volumes"].keys() == named
    assert [] == [source for source, *_ in volumes if source.startswith(".") and not (DEPLOY / source).exists()]
    assert {target for _, target, *_ in volumes} >= {*yaml.safe_load(steps("VOLUME")[0])}
    assert PASSWORD not in (DEPLOY / "compose.yaml").read_text("utf-8")


def test_the_proxy_lets_through_what_the_server_takes() -> None:
    """Bodies as large as files are, answers as they come; caddy itself takes the file, where it is installed."""
    text = (DEPLOY / "Caddyfile").read_text("utf-8")
    (most,) = re.findall(r"max_size (\d+)MB", text)
    assert LARGEST_FILE < int(most) * 1_000_000
    assert "flush_interval -1" in text
    if (caddy := shutil.which("caddy")) is None:
        pytest.skip("needs caddy")
    asked = [caddy, "validate", "--config", str(DEPLOY / "Caddyfile"), "--adapter", "caddyfile"]
    done = subprocess.run(asked, env={**os.environ, "CODEKIT_HOST": HOST}, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr


def test_the_unit_can_be_started() -> None:
    """Its command can be typed, it may write where the studies are; systemd takes the file, where it is installed."""
    text = (DEPLOY / "codekit.service").read_text("utf-8")
    words = shlex.split(re.findall(r"^ExecStart=\S+ (.*)$", text, re.MULTILINE)[0])
    types(words)
    assert [words[1]] == re.findall(r"^ReadWritePaths=(.*)$", text, re.MULTILINE)
    if (verify := shutil.which("systemd-analyze")) is None:
        pytest.skip("needs systemd-analyze")
    done = subprocess.run([verify, "verify", DEPLOY / "codekit.service"], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if "codekit" in line and "is not executable" not in line]
    assert [] == told
