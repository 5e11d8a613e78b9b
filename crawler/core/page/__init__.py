"""What is known of a parsed page before articles are looked for: prose, boilerplate, headings, its own words."""
