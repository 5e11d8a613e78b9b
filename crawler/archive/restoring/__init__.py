"""Takes what an export wrote into an archive again, with all that it says."""
