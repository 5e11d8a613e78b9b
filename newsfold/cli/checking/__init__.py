"""What `newsfold check` looks at, and how it tells what it found."""
