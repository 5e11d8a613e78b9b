from __future__ import annotations

import pytest

from crawler.core.metadata.authors.cjk_bylines import cjk_authors, cjk_authors_in_text


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("来源：河口晚报 记者：王晓明、李华", "王晓明|李华"),
        ("作者：阿不都·热合曼", "阿不都·热合曼"),
        ("记者：王晓明和李小华", "王晓明|李小华"),
        ("作者：王晓明", "王晓明"),
        ("河口网5月4日讯（记者王晓明 整合）", "王晓明"),
        ("文/王晓明 图/李华", "王晓明"),
        ("2026-03-04 来源：河口晚报 记者：王晓明 李华 编辑：赵四", "王晓明|李华"),
        ("本报记者 王晓明 李华", "王晓明|李华"),
        ("홍길동 기자", "홍길동"),
        ("입력 2026.03.25 14:05 홍길동·김영희 기자", "홍길동|김영희"),
        ("홍길동 기자 hong@post.example", "홍길동"),
        ("글 홍길동 사진 김영희", "홍길동"),
        ("작성자: 홍길동 조회 12", "홍길동"),
        ("記者：山田太郎、鈴木一郎", "山田太郎|鈴木一郎"),
        ("文・山田太郎", "山田太郎"),
        ("文：山田 太郎", "山田 太郎"),
        ("山田太郎記者", "山田太郎"),
    ],
)
def test_labels_and_names_are_parted(line: str, authors: str) -> None:
    assert "|".join(cjk_authors(line)) == authors


@pytest.mark.parametrize(
    "line",
    [
        "记者 王晓明 说，图书馆昨晚开放。",
        "责任编辑：赵四",
        "来源：河口晚报",
        "홍길동 기자가 말했다",
        "항구에 관한 많은 글 중에서 다리를 다룬 글을 골랐습니다.",
        "글 쓰기가 어렵다는 사람이 많다",
        "By Ada Marsh",
    ],
)
def test_sentences_editors_and_sources_name_no_author(line: str) -> None:
    assert cjk_authors(line) == ()


def test_in_a_text_brackets_name_its_author() -> None:
    assert cjk_authors_in_text("河口社3月4日电（记者王晓明、李华）图书馆昨晚开放。") == ("王晓明", "李华")
    assert cjk_authors_in_text("图书馆昨晚开放，记者王晓明也在场。") == ()
