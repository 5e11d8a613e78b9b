"""What a page calls its site, and what it calls itself and its articles outside their text."""
