"""Where the crawler and the store meet: what a page gave is judged and written."""
