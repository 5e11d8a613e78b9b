"""What is wrong with a source, by its last runs: decided, kept, and told once."""
