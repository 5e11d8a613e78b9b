"""What the markup of a page says of how it is shown: what is hidden, and what stands apart from its text."""
