"""By-lines in Chinese, Japanese and Korean, where no blank parts a label from a name, nor one name from the next."""

from __future__ import annotations

import re
from itertools import takewhile

_LONGEST_LINE = 80
"""Characters of a by-line with a date and a source; a longer line is text, in which only brackets name its author."""
_HAN = "\u4e00-\u9fff々〆ヶ"
_NAME = rf"[{_HAN}\u3040-\u30ff]{{1,12}}(?:[·・][{_HAN}\u30a0-\u30ff]{{1,8}})?"
_NEXT = r"\s*[、，,；;/／]\s*|\s+"
_NAMES = rf"({_NAME}(?:(?:{_NEXT}){_NAME})*)"
_LABEL = (
    "记者|記者|作者|投稿者|作成者|执笔者|執筆者|投稿人|发布者|發布者|发表人|發表者|供稿|"
    "撰文|撰稿|采写|採訪|执笔|執筆|著者|ライター|取材・文|文・写真|图文|文字|文|글"
)
_WITH_COLON = re.compile(rf"(?:(?<![{_HAN}])|[报報社网網台派约約习習])(?:{_LABEL})\s?[:：／/|｜︱=＝・]\s?{_NAMES}")
_REPORTER = re.compile(rf"^[{_HAN}]{{0,8}}?(?:记者|記者)\s?{_NAMES}")
_IN_BRACKETS = re.compile(rf"[（(【\[〔][{_HAN}]{{0,6}}?(?:记者|記者)\s?[:：]?\s?{_NAMES}")
_BEHIND = re.compile(rf"^\s*{_NAMES}\s?(?:记者|記者)\s*$")
_KOREAN = re.compile(
    r"(?<![가-힣])([가-힣]{2,4}(?:\s?[·ㆍ,、]\s?[가-힣]{2,4})*)\s?(?:선임|전문|객원|인턴|수습)?\s?(?:기자|특파원|논설위원)"
    r"(?=$|[\s=\])(|·,@])"
)
_HANGUL = r"([가-힣]{2,4}(?:\s?[·ㆍ,、]\s?[가-힣]{2,4})*)(?![가-힣])"
_KOREAN_LABELLED = re.compile(rf"(?:기자|글|글쓴이|글·사진|작성자|등록자|저자)\s?[:=]\s{_HANGUL}")
_KOREAN_BEFORE = re.compile(
    r"(?:기자|(?<![가-힣])(?<![가-힣]\s)(?:글|글쓴이|글·사진|작성자|등록자|저자))"
    rf"\s{_HANGUL}(?=\s*(?:$|[^\s가-힣]|사진|그림|기자|작가|교수))"
)
"""Without a sign no sentence goes on: "이 많은 글 중에서 …" has the word of the label, and names nobody."""
_AND = re.compile(r"(?<=..)[和与與及](?=..)")
_NO_NAME = re.compile(
    "编辑|編輯|責任|责任|图片|圖|图|写真|摄影|攝影|来源|來源|报道|報道|報導|整合|综合|整理|编译|编譯|未知|佚名|通讯|通訊|本报|本報|新华社|编|版权|日电"
)
_SIMPLIFIED = re.compile("[记图编来报摄发稿约习讯见访写执华晓张刘陈杨赵吴马许郑谢韩冯邓苏丽强军伟兰]")
_LONG = 5
"""Characters from which on a name may be two with "and" between them."""
_LONGEST_NAME = 6
"""Characters of a name that is not written in parts."""
_LONGEST_HALF = 3
"""Characters of a family's or a given name."""
_HEAD = 80
"""Characters at either end of a text in which brackets name its author."""


def cjk_authors(line: str) -> tuple[str, ...]:
    """Return the authors of a by-line in Chinese, Japanese or Korean; nothing for other lines, and for text."""
    if line.isascii() or len(line) > _LONGEST_LINE or "。" in line:
        return ()
    for pattern in (_WITH_COLON, _REPORTER, _IN_BRACKETS, _BEHIND):
        if (match := pattern.search(line)) and (names := _names(line, match)):
            return names
    for pattern in (_KOREAN, _KOREAN_LABELLED, _KOREAN_BEFORE):
        if match := pattern.search(line):
            return tuple(re.split(r"\s?[·ㆍ,、]\s?", match[1]))
    return ()


def cjk_authors_in_text(text: str) -> tuple[str, ...]:
    """Return the authors whom brackets name where a text begins: `新华社北京3月4日电（记者王晓明、李华）`."""
    if text.isascii():
        return ()
    head = text[:_HEAD]
    match = _IN_BRACKETS.search(head)
    return _names(head, match) if match else ()


def _names(line: str, match: re.Match[str]) -> tuple[str, ...]:
    """The names of a match, up to what is no name: a label of its own, or one that a colon follows."""
    pieces = re.split(f"({_NEXT})", match[1])
    names, gaps = pieces[::2], pieces[1::2]
    if len(names) > 1 and gaps[-1].isspace() and re.match(r"\s?[:：／/|｜]", line[match.end(1) : match.end(1) + 2]):
        names.pop()  # a label
    own = list(takewhile(lambda name: _NO_NAME.search(name) is None, names))
    found = [one for name in own for one in (_AND.split(name) if len(name) >= _LONG else [name])]
    if any(len(name) > _LONGEST_NAME and not re.search("[·・]", name) for name in found):
        return ()
    if len(found) == 2 and gaps and gaps[0].isspace():
        found = _halves(found, _SIMPLIFIED.search(line) is not None)
    return tuple(name for name in found if len(name) > 1)


def _halves(two: list[str], is_simplified: bool) -> list[str]:
    """One name where two stand for its halves, as the family's and the given name in Japanese do."""
    longest = max(map(len, two))
    if longest == 1:
        return ["".join(two)]
    return two if is_simplified or longest > _LONGEST_HALF else [" ".join(two)]
