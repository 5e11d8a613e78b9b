"""Bytes to text, and text to what can be told from it alone: folded tokens, its language, dates."""
