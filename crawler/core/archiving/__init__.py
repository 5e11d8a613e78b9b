"""What becomes of the candidates of some pages: decided from what the store knows, as a plan of changes to it."""
