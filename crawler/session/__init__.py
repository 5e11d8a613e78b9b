"""What the parts of one crawl share: its source, its counts, the worker processes, its access to the store."""
