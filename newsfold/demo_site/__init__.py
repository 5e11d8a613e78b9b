"""A small fictional news site, served over real HTTP: what `newsfold demo` and the tests crawl."""
