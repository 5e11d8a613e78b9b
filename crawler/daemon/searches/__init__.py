"""Saved searches of a daemon: what is new of each is told to the targets of alarms, a story once."""
