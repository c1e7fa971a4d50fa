"""Settings, codebooks and recorded speakers that are made to do harm: one clear line, soon, in little memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile.limited import codekit

MOST = 1000  # MB
LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
LONG = "x" * 500_000
HARM = {
    "laughs": LAUGHS,
    "long text": f"title: &a {LONG}\ncoders:\n" + "".join(f"  c{n}: *a\n" for n in range(5_000)),
    "long names": f"x: &a {{? {LONG} : 1}}\ncoders: [" + "*a, " * 9_000 + "*a]\n",
    "itself": "coders: &a [*a]\n",
    "deep": "coders: " + "[" * 100_000 + "\n",
    "deep lines": "coders:\n" + "".join(" " * n + "- \n" for n in range(1, 2_000)),
    "digits": "rules: " + "9" * 100_000 + "\n",
    "base 60": "rules: 1" + ":59" * 50_000 + "\n",
    "hexadecimal": "rules: 0x" + "f" * 100_000 + "\n",
    "merged": "a: &a {x: 1}\nb: &b {" + "<<: *a, " * 9_000 + "}\ncoders: {<<: [" + "*b, " * 9_000 + "*b]}\n",
}


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study without interviews."""
    assert codekit("init", tmp_path / "study").exit_code == 0
    return tmp_path / "study"


@pytest.mark.slow
@pytest.mark.parametrize("name", HARM)
def test_settings_that_do_harm_are_refused(name: str, study: Path) -> None:
    """The file is named, with what is wrong with it."""
    (study / "study.yaml").write_text(HARM[name], "utf-8")
    ran = codekit("speakers", "--study", study)

    assert ran.exit_code == 1
    assert "study.yaml" in ran.err
    assert len(ran.err) < 5000
    assert ran.megabytes < MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", HARM)
def test_codebooks_that_do_harm_are_refused(name: str, tmp_path: Path) -> None:
    """The same in a codebook."""
    path = tmp_path / "food.yaml"
    path.write_text(HARM[name].replace("coders:", "codes:"), "utf-8")
    ran = codekit("codebook", "check", path)

    assert ran.exit_code == 1
    assert "food.yaml" in ran.out + ran.err
    assert len(ran.out + ran.err) < 20_000
    assert ran.megabytes < MOST
