"""What stands in `deploy/` fits the program, as far as this machine can tell."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from datetime import timedelta
from pathlib import Path

import click
import pytest

from newsfold.daemon import command
from scheduler import STOP_WITHIN

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
UNIT = (DEPLOY / "newsfold.service").read_text(encoding="utf-8")


def values(key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", UNIT, re.MULTILINE)


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units as if the program were installed, with instances of those that are templates."""
    for file in DEPLOY.glob("*.[st]*"):
        if file.suffix in (".service", ".timer"):
            text = file.read_text(encoding="utf-8").replace("/opt/newsfold/.venv/bin/newsfold", "/bin/true")
            (tmp_path / file.name.replace("@.", "@quay.")).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this machine has no systemd-analyze")
def test_systemd_takes_the_units(units: Path) -> None:
    names = sorted(f"./{file.name}" for file in units.iterdir())
    assert len(names) == 3
    done = subprocess.run(
        ["systemd-analyze", "verify", *names], cwd=units, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_unit_gives_the_daemon_the_time_that_it_needs() -> None:
    assert values("Type") == ["notify"]
    assert values("WatchdogSec") == ["2min"]
    assert int(values("TimeoutStopSec")[0]) > STOP_WITHIN


@pytest.mark.parametrize(
    "line",
    [
        values("ExecStart")[0],
        " ".join(re.findall(r'"([^"]+)"', re.findall(r"^CMD (.*)$", DOCKERFILE, re.MULTILINE)[0])),
    ],
)
def test_the_daemon_is_called_with_options_that_it_has(line: str) -> None:
    given = line.split("daemon ")[1].split()
    with command.make_context("daemon", given) as context:
        assert context.params["config"] == Path("/etc/newsfold/newsfold.toml")
        assert context.params["wait"] == timedelta(minutes=2)


def test_an_unknown_option_would_be_noticed() -> None:
    with pytest.raises(click.NoSuchOption):
        command.make_context("daemon", ["--wiat", "120"])


def test_the_image_holds_what_the_package_holds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    folders = {*wheel["only-include"], Path(wheel["hooks"]["custom"]["path"]).parts[0]}
    copied = {name for line in re.findall(r"^COPY (?!--)(.*) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()}
    sent = set(re.findall(r"^!(.*)$", (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8"), re.MULTILINE))
    assert copied == sent == {*folders, "LICENSE", "README.md", "pyproject.toml", "requirements/run.txt"}
    assert all((ROOT / name).exists() for name in copied)


def test_images_are_pinned_and_nothing_runs_as_root() -> None:
    images = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    images += re.findall(r"^ +image: (\S+)", (DEPLOY / "compose.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(images) == 4
    assert all(re.search(r":\d+\.\d+", image) for image in images)
    assert re.findall(r"^USER (.*)$", DOCKERFILE, re.MULTILINE) == ["newsfold"]
