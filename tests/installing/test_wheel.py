"""A wheel in a fresh environment: what a user gets who has no checkout and no `make`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.archive.ferry import FERRY

ROOT = Path(__file__).parents[2]
PACKAGES = ("crawler", "migrations", "newsfold", "storage")
LONE = ("scheduler.py", "scrapy.cfg", "pyproject.toml", "README.md", "LICENSE")


def quiet(*command: str | Path, folder: Path) -> str:
    """Run a program that finds nothing of this checkout, and return what it prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "NEWSFOLD", "VIRTUAL"))}
    done = subprocess.run(command, cwd=folder, env=kept, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


NATIVE = "crawler/core/_native.abi3.so"


def built(folder: Path) -> Path:
    """Build a wheel of a copy, as `pip install .` does: building in place would leave things behind."""
    source, built = folder / "source", folder / "wheel"
    for name in (*PACKAGES, "native"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    for name in LONE:
        shutil.copy(ROOT / name, source / name)
    quiet(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", built, folder=source)
    (found,) = built.glob("*.whl")
    return found


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install it into an environment that has the libraries of this one, and return the folder of its programs."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    quiet(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder.parent)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index")
    quiet(*pip, "--disable-pip-version-check", wheel, folder=folder.parent)
    # The libraries come last, and what they hold of an editable Newsfold is not looked at.
    (next((folder / "lib").glob("python*")) / "site-packages" / "libraries.pth").write_text(
        "\n".join(dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))))
    )
    return folder / "bin"


def test_every_file_of_the_packages_is_in_the_wheel(wheel: Path) -> None:
    there = {
        str(file.relative_to(ROOT))
        for name in PACKAGES
        for file in (ROOT / name).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".so"
    }
    assert names_in(wheel) - {NATIVE} == there | {"scheduler.py", "scrapy.cfg"}


def test_a_wheel_is_of_its_machine_only_where_it_holds_native_code(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl") is (NATIVE not in names_in(wheel))


def test_a_machine_without_a_compiler_gets_the_same_in_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    bare = built(tmp_path)
    assert bare.name.endswith("-py3-none-any.whl")
    assert NATIVE not in names_in(bare)


def test_the_program_runs_from_the_wheel(wheel: Path, programs: Path, tmp_path: Path) -> None:
    said = quiet(programs / "newsfold", "--version", folder=tmp_path)
    assert said.startswith("newsfold 0.")
    assert said.endswith(" (without native code)\n") is (NATIVE not in names_in(wheel))
    place = quiet(programs / "python", "-c", "import newsfold; print(newsfold.__file__)", folder=tmp_path)
    assert Path(place.strip()).is_relative_to(programs.parent)
    (tmp_path / "page.html").write_text(
        "<html><body><article><h1>Night ferry returns</h1><time datetime='2026-03-01'>1 March 2026</time>"
        f"<p>{FERRY}</p></article></body></html>"
    )
    page = json.loads(quiet(programs / "newsfold", "segment", "page.html", folder=tmp_path))
    assert [article["title"] for article in page["articles"]] == ["Night ferry returns"]
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "1", "text": FERRY}) + "\n")
    quiet(programs / "newsfold", "ingest", "in.jsonl", folder=tmp_path)  # makes the tables
    quiet(programs / "newsfold", "export", "--format", "csv", "-o", "out.csv", folder=tmp_path)
    assert "Engineers replaced" in (tmp_path / "out.csv").read_text()
    quiet(programs / "newsfold", "explain", "page.html", "--html", "x.html", folder=tmp_path)  # brings its styles


def test_the_demo_runs_from_the_wheel(programs: Path, tmp_path: Path) -> None:
    said = quiet(programs / "newsfold", "demo", folder=tmp_path)
    assert "articles are stored, each once" in said


def test_the_library_is_typed_where_it_is_installed(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text("from newsfold import extract\nextract(5)\n")
    command: list[str | Path] = [
        *(sys.executable, "-m", "mypy", "--python-executable", programs / "python"),
        *("--follow-imports=silent", "--cache-dir", tmp_path / "cache", "program.py"),
    ]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MYPY"))}
    done = subprocess.run(command, cwd=tmp_path, env=kept, check=False, capture_output=True, text=True)
    assert 'Argument 1 to "extract" has incompatible type "int"; expected "str | bytes"' in done.stdout
