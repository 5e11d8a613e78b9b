"""How likely each line of a plain text is an article's text, or its headline, by weights fitted to real pages."""
