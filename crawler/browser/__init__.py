"""Pages in a browser that has no network: what they ask for is fetched by our own client, or not at all."""
