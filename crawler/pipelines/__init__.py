"""Where a page's harvest goes."""
