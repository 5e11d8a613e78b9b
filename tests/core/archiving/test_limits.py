from __future__ import annotations

from crawler.core.archiving.limits import MOST_OF_PAGE, MOST_OF_RUN, within_limits
from tests.core.archiving.made_pages import candidate

ONE = candidate("Lanterns", "Lanterns are counted along the walls.")


def test_a_page_gives_so_many_articles_and_a_run_so_many() -> None:
    assert len(within_limits([ONE] * 3, 0)) == 3
    assert len(within_limits([ONE] * (MOST_OF_PAGE + 1), 0)) == MOST_OF_PAGE
    assert len(within_limits([ONE] * 3, MOST_OF_RUN - 2)) == 2
    assert not within_limits([ONE], MOST_OF_RUN + 5)
