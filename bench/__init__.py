"""Measures what the program costs, and tests it at length: each module is a script, `python -m bench.NAME --help`."""
