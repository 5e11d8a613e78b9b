"""Saved pages into the store, through the reader and the judgement of crawls, and read again to be compared."""
