"""Rendering: a document in a language, as HTML and as PDF."""
