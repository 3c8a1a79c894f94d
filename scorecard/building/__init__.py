"""Building: which files there are, made in parallel, each written whole or not at all."""
