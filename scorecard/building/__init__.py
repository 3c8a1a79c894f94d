"""Builds documents: only what changed, in parallel, each file and each edition written whole or not at all."""
