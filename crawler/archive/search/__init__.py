"""The archive searched: its words kept as its texts are, and queries answered."""
