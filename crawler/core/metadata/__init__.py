"""What an article says of itself and is said of it: title, authors, dates, permalink, topics, images."""
