"""Articles of a plain text, told by its lines."""
