"""Computes tables and figures from the evidence: the same evidence and day always give the same result."""
