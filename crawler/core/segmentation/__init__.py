"""Where the articles of a page stand: headings weighed as headlines, the segments below them, and their text."""
