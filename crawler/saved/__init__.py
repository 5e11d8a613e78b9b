"""Pages that were saved before: archive files and folders to pages with their addresses and dates, and back."""
