"""The model of the evidence: what may stand in `countries/`, field by field.

The docstring under each field is what editors see as hover help (JSON Schema) and what the data
dictionary says; so it is written for an advocacy officer, not for a programmer.
"""
