"""The documents: what stands on each, in which order, said in sentences any language can say.

No HTML, no arithmetic on evidence; only the places of marks on a chart are worked out here.
"""
