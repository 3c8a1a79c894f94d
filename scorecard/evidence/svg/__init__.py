"""Reads an SVG logo into a drawing of plain paths, and refuses with its line what is not drawn the same everywhere.

`source` parses the file, `style` applies its style sheets, `properties` tells which properties are drawn, and `file`
holds it all. `numbers`, `path`, `paint`, `shape` and `clip` read what their names say; `resolve` walks over the
elements and makes the drawing, which `drawing` describes.
"""
