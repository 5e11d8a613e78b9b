"""What the views show: read from the store, and put together in frozen values."""
