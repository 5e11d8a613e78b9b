"""Markup to a flat tree of elements and blocks, bounded whatever a page does."""
