from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.saved.units import units_of
from crawler.saved.values import LeftOut, Saved, SavedError, SavedPage, Wanted
from storage.records import LoadMark
from tests.paper import story
from tests.saved.warcs import page, warc


def saved(path: Path, url: str | None = None) -> list[Saved]:
    return [one for unit in units_of(path, url) for one in unit.open(LoadMark(), Wanted(), 1_000_000)]


def addresses(path: Path, url: str | None = None) -> list[str]:
    return [one.url for one in saved(path, url) if isinstance(one, SavedPage)]


def wacz(path: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, body in members.items():
            file.writestr(name, body)
    return path


def put(path: Path, body: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return path


def test_the_archives_of_a_wacz_are_read_from_any_mark(tmp_path: Path) -> None:
    packed = warc([page(1), page(2)])
    path = wacz(tmp_path / "a.wacz", {"archive/one.warc.gz": packed, "pages/pages.jsonl": b"{}"}, zipfile.ZIP_DEFLATED)
    found = saved(path)
    assert [one.url[-1] for one in found] == ["1", "2"]
    (unit,) = units_of(path, None)
    assert [one.url[-1] for one in unit.open(found[0].mark, Wanted(), 1_000_000)] == ["2"]


@pytest.mark.parametrize(
    ("members", "sentence"),
    [
        ({"archive/one.warc": bytes(10**7)}, "as a bomb does"),
        ({"readme.txt": b"no archive"}, "without a WARC in it"),
    ],
    ids=["bomb", "no-archive"],
)
def test_a_wacz_that_cannot_be_read_is_one_sentence(tmp_path: Path, members: dict[str, bytes], sentence: str) -> None:
    with pytest.raises(SavedError, match=sentence):
        saved(wacz(tmp_path / "a.wacz", members, zipfile.ZIP_DEFLATED))


def test_other_files_and_empty_folders_are_one_sentence(tmp_path: Path) -> None:
    for path in (put(tmp_path / "a.warc", b"text"), tmp_path / "none.warc", put(tmp_path / "b" / "c.txt", b"").parent):
        with pytest.raises(SavedError, match=rf"^{path}: "):
            saved(path)


def test_a_mirror_of_wget_has_its_hosts_as_folders_and_parameters_in_its_names(tmp_path: Path) -> None:
    for name in ("index.html", "news/index.html", "news/a.html", "index.html?p=12", "list@page=3.html"):
        put(tmp_path / "www.harbour.example" / name, story(1))
    put(tmp_path / "www.harbour.example" / "plain.html", f"<link rel=canonical href='/plain/'>{story(2)}")
    put(tmp_path / "notes" / "mine.html", story(3))
    base = "https://www.harbour.example"
    assert set(addresses(tmp_path)) == {
        f"{base}/", f"{base}/news/", f"{base}/news/a.html", f"{base}/?p=12", f"{base}/list?page=3",
        f"{base}/plain/",
    }  # fmt: skip
    assert [one.reason for one in saved(tmp_path) if isinstance(one, LeftOut)] == ["no-address"]


def test_a_folder_is_a_copy_of_the_address_that_a_person_gives(tmp_path: Path) -> None:
    put(tmp_path / "news" / "a.html", story(1))
    assert addresses(tmp_path, "https://harbour.example/old") == ["https://harbour.example/old/news/a.html"]
    assert addresses(put(tmp_path / "b.html", story(2)), "https://harbour.example/b") == ["https://harbour.example/b"]


@pytest.mark.parametrize(
    ("note", "url", "moment"),
    [
        (
            "<!-- Mirrored from harbour.example/a?x=1 by HTTrack Website Copier/3.x [XR&CO'2014],"
            " Sun, 01 Mar 2020 10:00:00 GMT -->",
            "http://harbour.example/a?x=1",
            datetime(2020, 3, 1, 10, tzinfo=UTC),
        ),
        (
            "<!--\n Page saved with SingleFile \n url: https://harbour.example/a \n"
            " saved date: Sun Mar 01 2020 12:00:00 GMT+0200 (Eastern European Time)\n-->",
            "https://harbour.example/a",
            datetime(2020, 3, 1, 10, tzinfo=UTC),
        ),
        ("<!-- saved from url=(0025)https://harbour.example/a -->", "https://harbour.example/a", None),
    ],
    ids=["httrack", "singlefile", "browser"],
)
def test_what_the_saving_program_notes_is_the_address(
    tmp_path: Path, note: str, url: str, moment: datetime | None
) -> None:
    (found,) = saved(put(tmp_path / "any name.html", f"<!doctype html>{note}{story(1)}"))
    assert isinstance(found, SavedPage)
    assert found.url == url
    assert moment in (None, found.saved_at)


def test_a_page_of_mhtml(tmp_path: Path) -> None:
    body = (
        "From: <Saved>\r\nSnapshot-Content-Location: https://harbour.example/a\r\n"
        "Date: Sun, 1 Mar 2020 10:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<p>caf=C3=A9</p>\r\n"
        "--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    (found,) = saved(put(tmp_path / "a.mhtml", body))
    assert isinstance(found, SavedPage)
    assert (found.url, found.saved_at) == ("https://harbour.example/a", datetime(2020, 3, 1, 10, tzinfo=UTC))
    assert found.body.decode().strip() == "<p>café</p>"
    assert found.content_type == "text/html; charset=utf-8"
    (broken,) = saved(put(tmp_path / "b.mhtml", "nothing"))
    assert not isinstance(broken, SavedPage)
