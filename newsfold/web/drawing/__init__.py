"""How values become markup: the templates, words for them, and charts."""
