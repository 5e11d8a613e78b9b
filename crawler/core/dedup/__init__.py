"""Whether two texts are the same: fingerprints, near copies, and the furniture that a site repeats."""
