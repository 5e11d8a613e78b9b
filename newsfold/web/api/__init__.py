"""What the archive holds, for programs: read-only, JSON over HTTP, described by OpenAPI."""
