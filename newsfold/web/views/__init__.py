"""One file a view: what an address answers."""
