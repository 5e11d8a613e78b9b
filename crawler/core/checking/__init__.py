"""What an archive, or a folder of pages, tells of faults in its own reading: no truth is needed to see them."""
