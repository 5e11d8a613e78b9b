from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crawler.session import second_process
from crawler.session.second_process import SecondProcess
from newsfold import ingest
from newsfold.__main__ import cli
from storage.articles import count_articles
from storage.database import Database
from tests.archive.lanterns import text


def line(name: str, body: str, **more: object) -> str:
    return json.dumps({"id": name, "title": "Lanterns counted in Vellmar", "text": body, **more})


LINES = [
    line("a", text("Vellmar"), url="https://harbour.example/a", day=20000.5),
    line("b", text("Vellmar"), url="https://bay.example/b", published_at="2024-10-04T12:00:00"),
    line("c", text("Vellmar", "A second count found that nine more of them had sunk."), site="mill.example"),
    line("d", text("Oberrode"), title="Bread baked in Oberrode"),
]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["ingest", *arguments])


def verdicts(path: Path) -> list[tuple[str, str, str | None]]:
    return [(one["id"], one["verdict"], one["of"]) for one in map(json.loads, path.read_text().splitlines())]


@pytest.mark.parametrize("packed", [False, True])
def test_each_line_gets_its_verdict_and_a_second_run_the_same(tmp_path: Path, database_url: str, packed: bool) -> None:
    file, out = tmp_path / "articles.jsonl", tmp_path / "verdicts.jsonl"
    body = "\n".join(LINES).encode()
    file.write_bytes(gzip.compress(body) if packed else body)
    expected = [("a", "new", None), ("b", "repeat", "a"), ("c", "near", "a"), ("d", "new", None)]
    for counts in ({"new": 3, "repeat": 1, "near": 1, "known": 0}, {"new": 0, "repeat": 0, "near": 0, "known": 4}):
        result = run(str(file), "--verdicts", str(out), "--db", database_url, "--json")
        assert result.exit_code == 0, result.output
        assert json.loads(result.output).items() >= counts.items()
        assert verdicts(out) == expected
    with Database(database_url) as database, database.read() as connection:
        assert count_articles(connection) == 3


def test_lines_that_hold_no_article_are_named_and_the_rest_goes_in(tmp_path: Path, database_url: str) -> None:
    bad = [
        "{",
        "[]",
        line("e", "word"),
        line("f", "two \x00 words"),
        line("g", "two \ud800 words"),
        line("a", "other text"),
    ]
    file = tmp_path / "articles.jsonl"
    file.write_bytes("\n".join([*LINES, *bad]).encode() + b"\n\xff\xfe\n")
    result = run(str(file), "--db", database_url)
    assert result.exit_code == 1
    assert [part.split(": ")[0].rsplit(" ", 1)[1] for part in result.stderr.splitlines()] == [
        str(n) for n in range(5, 12)
    ]
    assert "3 new (1 near copy), 1 repeat, 0 revisions, 0 there before, 7 left out" in result.stdout


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, database_url: str) -> None:
    result = run(str(tmp_path / "none.jsonl"), "--db", database_url)
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    assert "none.jsonl: cannot be read (No such file or directory)" in result.output


def test_what_was_kept_for_unknown_furniture_is_judged_again_at_the_end(tmp_path: Path, database_url: str) -> None:
    furniture = "Members of the reading circle get our evening letter with two stories more."
    lines = [line("a", text("Vellmar"), url="https://harbour.example/a")]
    for town in ("Vellmar", "Oberrode", "Kirchau", "Steinbek"):
        title = "Lanterns counted in Vellmar" if town == "Vellmar" else f"{town} {town}burg {town}dorf"
        url = f"https://bay.example/{town}"
        lines.append(line(town, f"{text(town)}\n\n{furniture}", url=url, title=title))
    file, out = tmp_path / "articles.jsonl", tmp_path / "verdicts.jsonl"
    file.write_text("\n".join(lines))
    arguments = (str(file), "--verdicts", str(out), "--db", database_url)
    assert "judged again" not in run(*arguments, "--no-upkeep").output
    assert verdicts(out)[1] == ("Vellmar", "near", "a")
    assert "judged again: " in run(*arguments).output
    assert verdicts(out)[1] == ("Vellmar", "repeat", "a")


@pytest.mark.parametrize("is_large", [True, False])
def test_a_large_file_has_the_second_process_from_its_first_batch_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_large: bool
) -> None:
    asked: list[tuple[int, ...]] = []

    class Asked(SecondProcess):
        def __init__(self, *jobs_before: int) -> None:
            asked.append(jobs_before)
            super().__init__(jobs_before=1_000)

    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(LINES), "utf-8")
    monkeypatch.setattr(second_process, "SecondProcess", Asked)
    monkeypatch.setattr(ingest, "MUCH", file.stat().st_size + (not is_large))
    result = run(str(file), "--db", f"sqlite:///{tmp_path}/news.db")

    assert result.exit_code == 0, result.output
    assert [bool(jobs) for jobs in asked] == [is_large]
