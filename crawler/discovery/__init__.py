"""How a site publishes: what each way in would give, and which of them are the best sources."""
