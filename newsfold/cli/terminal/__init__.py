"""What fits on a terminal, and stays whole in a pipe: sentences and tables."""
