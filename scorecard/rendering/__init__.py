"""Renders documents as HTML and PDF in the reader's language."""
