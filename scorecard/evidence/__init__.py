"""Reads the evidence: YAML into a checked model, in which every problem names its file and line."""
