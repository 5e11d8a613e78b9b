"""How saved pages are loaded and read again by the commands, and how that is told."""
