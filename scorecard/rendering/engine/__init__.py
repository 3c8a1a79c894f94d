"""Contains all use of undocumented parts of WeasyPrint, pydyf and cssselect2: speed-ups and needed fixes.

`shortcuts` switches on what makes printing faster, for the tested versions alone: `ua_stylesheet`, `wellformed_html`,
`style_cache`, `line_cache`, `column_cache`, `value_cache`, `page_references` and `pdf_writer`.
`engine_import` and `neutral_locale` load the engine. `page_boxes`, `vertical_justification`, `header_scopes`,
`text_language`, `own_hyphenation`, `gradient_patterns`, `press_preparation` and `cache_clearing` do what documents need
with any version; each says at its top what it does where an internal name is missing or works otherwise.
"""
