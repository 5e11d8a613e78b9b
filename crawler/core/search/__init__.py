"""What a person searches for, and what of an article is found by it: queries, words, ranks and snippets."""
