"""How `explain` shows what was decided on a document: for a terminal, as JSON, as a page for a browser."""
