"""Which of a page's headings are titles of articles: what speaks for each, and the rules that have the last word."""
