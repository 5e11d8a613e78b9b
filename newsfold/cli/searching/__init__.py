"""Which articles a command looks at, and how what was found is shown."""
