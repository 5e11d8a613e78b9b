"""How articles are kept and given out: SQLAlchemy over SQLite or PostgreSQL."""
