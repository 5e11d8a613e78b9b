"""newsfold.toml to frozen values, every fault told with its line."""
