"""What was decided on a document, and why: `document.explain`, the twin of `reading.read` for people."""
