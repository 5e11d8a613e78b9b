"""Connections through a proxy: what is said to it, and the endpoints that say it."""
