"""The crawls of all sources, each when it is due."""
