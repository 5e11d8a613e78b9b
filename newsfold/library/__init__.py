"""Newsfold for programs: a page to its articles, and an archive to be read. Its names are those of `newsfold`."""
