"""What the commands share: their options, their ways to print, and the way to the store."""
