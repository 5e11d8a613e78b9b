"""One spider a kind of source, and the decisions they share."""
