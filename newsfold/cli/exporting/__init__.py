"""How an export is run: what goes where, how far it is, and what is written only when all of it is there."""
