"""Composes the documents: what is printed on each, in which order, as sentences that any language can translate.

It holds no HTML and computes no figures from evidence; only the places of marks in drawings are computed here.
"""
