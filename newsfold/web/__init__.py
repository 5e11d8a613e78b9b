"""The web page: what an archive holds and how its sources are, drawn by the server, for a browser."""
