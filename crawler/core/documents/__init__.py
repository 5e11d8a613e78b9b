"""What a fetched body is, told by its content."""
