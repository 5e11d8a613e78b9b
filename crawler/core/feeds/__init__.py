"""Feeds and sitemaps parsed, mended where they are broken."""
