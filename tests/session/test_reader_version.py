from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

import crawler.core
from crawler.session.reader_version import code_of, libraries, number_of, reader_code, reader_version

CORE = Path(crawler.core.__path__[0])


@pytest.fixture
def core(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CORE, tmp_path / "core", ignore=shutil.ignore_patterns("__pycache__")))


def changed(file: Path, old: str, new: str) -> None:
    source = file.read_text("utf-8")
    assert old in source
    file.write_text(source.replace(old, new, 1), "utf-8")


def test_the_same_code_has_the_same_number_in_every_process_and_place(core: Path) -> None:
    code = "from crawler.session.reader_version import reader_version; print(reader_version())"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(ran.stdout) == reader_version()
    assert 0 <= reader_version() < 2**31
    assert reader_code(core) == reader_code(CORE)


def test_a_comment_a_docstring_and_a_blank_line_change_nothing(core: Path) -> None:
    changed(core / "reading.py", "def read(", "# A comment.\n\n\ndef read(")
    changed(core / "reading.py", '"""Return what a document holds;', '"""Return all that a document holds;')
    changed(core / "dedup" / "fingerprint.py", '"""128 bits', '"""16 bytes')
    assert reader_code(core) == reader_code(CORE)


def test_what_reading_does_not_use_changes_nothing(core: Path) -> None:
    for module in ("explain/page.py", "dedup/near.py", "dedup/similarity.py", "text/word_diff.py"):
        changed(core / module, "\n\n\n", "\n\n\nADDED = 1\n\n\n")
    assert reader_code(core) == reader_code(CORE)


@pytest.mark.parametrize(
    ("module", "old", "new"),
    [
        ("dedup/core_text.py", "TELLING = 20", "TELLING = 21"),
        ("text/normalise.py", "NORM_VERSION = 1", "NORM_VERSION = 2"),
        ("reading.py", "if not extraction.articles:", "if extraction.articles:"),
    ],
)
def test_another_threshold_or_condition_makes_another_number(core: Path, module: str, old: str, new: str) -> None:
    changed(core / module, old, new)
    assert number_of(reader_code(core), {}) != number_of(reader_code(CORE), {})


def test_another_version_of_a_library_makes_another_number() -> None:
    code = {"reading": "x = 1"}
    assert number_of(code, {"parser": "1.0"}) == number_of(code, {"parser": "1.0"})
    assert number_of(code, {"parser": "1.1"}) != number_of(code, {"parser": "1.0"})
    assert number_of(code, {}) != number_of({"reading2": "x = 1"}, {})


def test_libraries_are_what_is_neither_ours_nor_of_python() -> None:
    code = "import re\nimport selectolax.lexbor as lexbor, zlib\nfrom w3lib import html\nfrom crawler.core import x\n"
    assert libraries([code]) == ["selectolax", "w3lib"]
    assert {"lxml", "selectolax"} <= set(libraries(reader_code(CORE).values()))


def test_the_modules_are_those_that_reading_imports() -> None:
    found = set(reader_code(CORE))
    imported = grimp.build_graph("crawler", cache_dir=None).find_upstream_modules("crawler.core.reading")
    packages = {name for name in found if CORE.joinpath(*name.split(".")[2:], "__init__.py").exists()}
    assert found - packages == imported | {"crawler.core.reading"}


def lexemes(source: str) -> Iterator[str]:
    """Yield what counts of a source, by Python's own lexer: no comment, and no text that is a statement."""
    skipped = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
    is_first = True
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in skipped and not (is_first and token.type == tokenize.STRING):
            yield token.string
        is_first = token.type in skipped and (is_first or token.type not in (tokenize.COMMENT, tokenize.NL))


@pytest.mark.parametrize(
    "module", ["dedup/furniture.py", "errors.py", "html/lexer.py", "phrasebook/labels.py", "text/normalise.py"]
)
def test_nothing_but_comments_and_docstrings_is_left_out(module: str) -> None:
    source = (CORE / module).read_text("utf-8")
    assert list(lexemes(code_of(source))) == list(lexemes(source))


def test_signs_within_texts_are_no_comments_and_texts_within_brackets_no_docstrings() -> None:
    source = '"""Doc."""\nX = (\n    "# no comment"\n    """kept"""\n)  # gone\nY = \'"#"\'\n"""Gone."""\nZ = r"\\"#"\n'
    assert code_of(source) == 'X = (\n    "# no comment"\n    """kept"""\n)\nY = \'"#"\'\nZ = r"\\"#"'
