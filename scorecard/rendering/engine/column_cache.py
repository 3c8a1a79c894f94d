"""Caches laid-out blocks while the engine looks for the height at which columns are balanced.

WeasyPrint lays the content of columns out four to eight times: in one high column, at each height that it tries, and
at the one it chooses. A block that fits its column whole is the same each time, in another place. Lines are not kept:
of a hundred pages of chance one came out otherwise with them.

Replaces: `columns_layout` and `block_level_layout` in `weasyprint.layout.block`.
Relies on: the parameters and results of both functions; `copy()`, `translate()`, `descendants()`, `margin_height()`,
`position_x`, `position_y`, `children` and `column_groups` of boxes; `page_bottom`, `current_page`, `forced_break` of
the context; that `children` are the same object in a box and in its copies; and that in plain columns (see `_is_plain`)
a block that no end of a page or column comes near depends on its own boxes, its width, the margins before it and
whether it begins a page.
Earns: without it a scorecard that is printed again takes 8 % more CPU time (-7 to 25 % in ten rounds, ce473234).
Measured by: python -m bench.shortcuts --number 1 --rounds 10
"""

from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from scorecard.rendering.engine.replacement import Replacement

_lay_out_columns = block.columns_layout
_lay_out_block = block.block_level_layout

_PLAIN = (
    *(boxes.BlockBox, boxes.LineBox, boxes.InlineBox, boxes.TextBox, boxes.BlockReplacedBox, boxes.InlineReplacedBox),
    *(boxes.TableBox, boxes.TableRowGroupBox, boxes.TableRowBox, boxes.TableCellBox),
)
"""The kinds of boxes in plain columns; blocks within lines and flexible boxes are broken by rules of their own."""

_TABLE_SPACE = 40.0
"""The height that a table may need below its last row, in CSS pixels: more than the spaces and borders of all our
tables."""


def replacements() -> list[Replacement]:
    """Returns the exchanges of the functions that lay out columns and a block."""
    return [
        Replacement(block, "columns_layout", _columns_layout),
        Replacement(block, "block_level_layout", _block_level_layout),
    ]


@dataclass
class _Block:
    """A block that was laid out whole, with the results of its layout."""

    source: Any
    """The box before layout. It is kept so that nothing else takes the id of its children."""
    box: Any
    shift: tuple[float, float]
    """The distance of the box from its given place; margins move it."""
    room: float
    """The height that was available for the block."""
    next_page: dict[str, Any]
    margins_before: list[float]
    """The margins that layout added before the block; its container reads them too."""
    margins: list[float]
    collapsing_through: bool
    _needed: float | None = None

    @property
    def needed(self) -> float:
        """Returns the height, from its place down, within which no end of a page or column changes the block."""
        if self._needed is None:
            self._needed = _lowest(self.box) - self.box.position_y + self.shift[1]
        return self._needed

    def at(self, x: float, y: float, adjoining_margins: list[float]) -> Any:
        """Returns the results for a copy of the block at a place."""
        box = _copied(self.box)
        box.translate(x + self.shift[0] - box.position_x, y + self.shift[1] - box.position_y)
        adjoining_margins += self.margins_before
        return box, None, dict(self.next_page), list(self.margins), self.collapsing_through, None


def _columns_layout(context: Any, box: Any, *others: Any) -> Any:
    """Lays columns out as WeasyPrint does; in plain ones, blocks are kept."""
    outer = vars(context).get("in_plain_columns", False)
    context.in_plain_columns = all(part is box or _is_plain(part) for part in box.descendants(placeholders=True))
    try:
        return _lay_out_columns(context, box, *others)
    finally:
        context.in_plain_columns = outer


def _block_level_layout(
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    parent: Any,
    page_is_empty: bool = True,
    absolute_boxes: Any = None,
    fixed_boxes: Any = None,
    adjoining_margins: Any = None,
    *others: Any,
    **named: Any,
) -> Any:
    """Returns what WeasyPrint's function returns, in columns for the kept block where there is one and it fits."""
    rest = (bottom_space, skip_stack, parent, page_is_empty, absolute_boxes, fixed_boxes, adjoining_margins, *others)
    whole = adjoining_margins is not None and not skip_stack and not any(others) and not named
    if not (whole and vars(context).get("in_plain_columns") and isinstance(box, boxes.BlockBox) and box.children):
        return _lay_out_block(context, box, *rest, **named)
    blocks = vars(context).setdefault("blocks_in_columns", {})
    first = (page_is_empty, context.current_page, context.forced_break)
    before = tuple(adjoining_margins)
    key = (id(box.children), parent.width, parent.height, first, before)
    x, y = box.position_x, box.position_y
    room = context.page_bottom - bottom_space - y
    kept = blocks.get(key)
    if kept and kept.needed <= min(room, kept.room):
        return kept.at(x, y, adjoining_margins)
    result = _lay_out_block(context, box, *rest)
    new_box, resume_at, next_page, margins, collapsing_through, _ = result
    if new_box is not None and resume_at is None:
        shift = (new_box.position_x - x, new_box.position_y - y)
        added = adjoining_margins[len(before) :]
        blocks[key] = _Block(box, new_box, shift, room, dict(next_page), added, list(margins), collapsing_through)
    return result


def _is_plain(box: Any) -> bool:
    """Returns whether a box follows the one before it, and is neither cut to a height nor set in columns itself."""
    style = box.style
    in_flow = style["position"] == "static" and style["float"] == "none"
    whole = style["max_lines"] == "none" and (style["height"] == "auto" or isinstance(box, boxes.ReplacedBox))
    whole = whole and style["column_count"] == style["column_width"] == "auto"
    unstyled = box.first_letter_style is box.first_line_style is None
    return bool(type(box) in _PLAIN and in_flow and whole and unstyled)


def _lowest(box: Any) -> float:
    """Returns the position down to which a laid-out block needs room, with all that the engine adds below its parts."""
    if isinstance(box, boxes.LineBox):
        return float(box.position_y + box.height)
    lowest = float(box.position_y + box.margin_height())
    if isinstance(box, boxes.BlockBox):
        lowest = max([lowest, *map(_lowest, box.children)])
        lowest += float(box.padding_bottom + box.border_bottom_width + max(0.0, box.margin_bottom))
        return lowest
    return lowest + _TABLE_SPACE


def _copied(box: Any) -> Any:
    """Returns a copy of a laid-out box and of all within it."""
    copy = box.copy()
    if box.children:
        copy.children = type(box.children)(map(_copied, box.children))
    if isinstance(box, boxes.TableBox):
        copy.column_groups = [_copied(group) for group in box.column_groups]
    return copy
