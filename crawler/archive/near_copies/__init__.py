"""Which stored articles are near copies of others: what is read for that, judged, and written."""
