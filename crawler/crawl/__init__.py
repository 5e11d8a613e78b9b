"""One crawl run from its start to its record, and one page fetched alone."""
