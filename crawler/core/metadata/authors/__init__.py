"""Who wrote an article: where a page may say it, and what of that is a name."""
