"""Describes the evidence field by field: what may stand in the files of `countries/`.

Editors show the docstring under each field as hover help (through the JSON Schema), and the data dictionary prints it.
It is therefore written for an advocacy officer, not for a programmer.
"""
