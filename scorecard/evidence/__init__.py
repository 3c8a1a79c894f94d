"""The evidence: YAML read into a checked model that knows the line every value came from."""
