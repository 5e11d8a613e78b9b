"""Addresses: how they are normalised, what they say by themselves, and where a page leads."""
