"""What a page is in place of an article: a listing, a page about the site, the head of an archive, a wall."""
