"""The page of a daemon: served beside its crawls, over connections of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.config.model import Config
from newsfold.web.app import create_app
from newsfold.web.serving import address_of, beside, bound
from newsfold.web.settings import Settings, check_settings
from storage.database import Database

logger = logging.getLogger(__name__)


@contextmanager
def page_beside(config: Config) -> Iterator[None]:
    """Serve the page of a configuration meanwhile. Raises ConfigError where it may not, or nobody can listen there."""
    page = config.page
    assert page.listen is not None
    settings = Settings(
        read_only=page.read_only,
        password=page.password,
        hosts=page.hosts,
        archive=None if config.archive is None else Path(config.archive),
    )
    check_settings(settings, page.listen.rpartition(":")[0])
    with Database(config.database) as database, bound(page.listen) as place:
        logger.info("the archive is shown at %s/", address_of(place))
        with beside(create_app(database, settings), place):
            yield
