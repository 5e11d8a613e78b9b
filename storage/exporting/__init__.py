"""What the formats of `storage/export/` share: the fields of an article, feeds, increments, partitions, the card."""
