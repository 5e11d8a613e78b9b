from __future__ import annotations

import pytest

from crawler.core.phrasebook.colophon import is_colophon


@pytest.mark.parametrize("line", [
    "With inputs from agencies", "(With inputs from PTI)", "Mit Material von dpa", "With AFP", "Agence France-Presse",
    "Ada Bright, Associated Press", "Ada Bright/Getty Images", "Reading time: 3 minutes", "Lesezeit: 4 Min.",
    "Temps de lecture : 3 min", "4 minutes de lecture", "Tiempo de lectura: 3 minutos", "读完需要 3 分钟",
    "Email: ada@paper.example", "Contact Ada Bright at ada@paper.example", "Follow @adabright",
    "Follow Ada Bright on Twitter: @adabright", "Writing by Ada Bright; additional reporting by Bo Lind in Oslo",
    "This article was originally published on quay.example.", "(This story first appeared in Harbour Post.)",
    "This article was originally published by Harbour Post.", "Este artículo fue publicado originalmente en Quay.",
    "This report by The Quay Press was first published March 5, 2026.", "Dieser Text erschien zuerst in der Hafenpost.",
    "Reporting by Ada Bright. Editing by Bo Lind.", "With additional reporting from Bo Lind and Ida Holm",
])  # fmt: skip
def test_a_line_on_the_making_of_an_article_is_told(line: str) -> None:
    assert is_colophon(line)


@pytest.mark.parametrize("line", [
    "With the council", "Ada Bright, mayor", "The match took 3 minutes", "He wrote to ada@paper.example on Friday",
    "Call 0700 111 222 or write to ada@paper.example", "Reading time", "Reporting by the council was late.",
    "@adabright won the seat with 312 votes", "Ada Bright in Oslo",
    "This story first appeared in the Post. The mayor has resigned.",
    "This story first appeared to be a joke.", "The bird first appeared in Oslo in 1950.",
])  # fmt: skip
def test_a_line_that_tells_something_is_not(line: str) -> None:
    assert not is_colophon(line)
