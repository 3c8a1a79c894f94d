"""Reads the paths of a drawing back: the corners of every part, and which stance a mark stands for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}


@dataclass(frozen=True)
class Part:
    """One part of a path, from one `M` to the next: its corners, and whether a side of it is curved."""

    corners: tuple[tuple[float, float], ...]
    curved: bool

    @property
    def left(self) -> float:
        return min(x for x, _ in self.corners)

    @property
    def right(self) -> float:
        return max(x for x, _ in self.corners)

    @property
    def top(self) -> float:
        return min(y for _, y in self.corners)

    @property
    def bottom(self) -> float:
        return max(y for _, y in self.corners)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, other: "Part") -> bool:
        """Returns whether the other part lies inside this one and is smaller."""
        return (
            self.left < other.left
            and other.right < self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True)
class Mark:
    """A mark as a reader sees it: the stance that its shape means, its middle, and its width."""

    stance: str
    x: float
    y: float
    width: float


def parts(path: str) -> list[Part]:
    """Returns the parts of the `d` of a path. Raises ValueError where a command is none of those the templates use."""
    found: list[Part] = []
    corners: list[tuple[float, float]] = []
    curved = False
    x = y = 0.0
    for command, values in _commands(path):
        kind, relative = command.upper(), command.islower()
        if kind == "M" and corners:
            found.append(Part(tuple(corners), curved))
            corners, curved = [], False
        if kind == "Z":
            x, y = corners[0]
            continue
        from_x, from_y = (x, y) if relative else (0.0, 0.0)
        if kind == "H":
            x = from_x + values[0]
        elif kind == "V":
            y = from_y + values[0]
        else:
            x, y = from_x + values[-2], from_y + values[-1]
        curved = curved or kind in "CA"
        if kind == "M" and relative and not corners and found:
            # `m` right after a part moves its beginning: the outline round a tile is written so.
            found = found[:-1] if len(found[-1].corners) == 1 else found
        corners.append((round(x, 4), round(y, 4)))
    return [*found, Part(tuple(corners), curved)] if corners else found


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yields each command with its numbers; numbers after a finished command repeat it, after `M` as `L`."""
    tokens = _TOKEN.findall(path)
    place, command = 0, ""
    while place < len(tokens):
        if tokens[place].isalpha():
            command = tokens[place]
            place += 1
        elif command in "Mm":
            command = "L" if command == "M" else "l"
        if command.upper() not in _ARGUMENTS:
            raise ValueError(f"'{command}' in {path[:60]}")
        count = _ARGUMENTS[command.upper()]
        yield command, [float(token) for token in tokens[place : place + count]]
        place += count


def marks(path: str) -> list[Mark]:
    """Returns the marks of a path by their shapes, as the legend explains them to a reader.

    A filled or half-filled circle is for, a filled or half-filled diamond is against, an open circle is undecided,
    an open square abstains, a ring with a dot is implied, a dash is not known.
    """
    grouped: list[list[Part]] = []
    for part in parts(path):
        if grouped and grouped[-1][0].holds(part):
            grouped[-1].append(part)
        else:
            grouped.append([part])
    return [Mark(_stance(group), *group[0].middle, group[0].width) for group in grouped]


def _stance(group: list[Part]) -> str:
    outer, inner = group[0], group[1:]
    if len(inner) == 2:
        assert all(part.curved for part in group) and inner[0].holds(inner[1])
        return "implied"
    assert len(inner) <= 1, f"a mark of {len(group)} parts"
    if outer.width > 3 * outer.height:
        assert not inner
        return "unknown"
    half = bool(inner) and inner[0].height < 0.7 * inner[0].width
    if outer.curved:
        return "leans_support" if half else "undecided" if inner else "supports"
    on_the_axes = all(min(abs(x - outer.middle[0]), abs(y - outer.middle[1])) < 0.02 for x, y in outer.corners)
    if on_the_axes:
        assert half or not inner
        return "leans_oppose" if inner else "opposes"
    assert inner, "a filled square is the mark of no stance"
    return "abstains"


def number(element: Element, name: str) -> float:
    """Returns an attribute as a number; one that is left out is 0, as in SVG."""
    return float(element.get(name) or 0)


def words(element: Element) -> str:
    """Returns all text below an element with single spaces, as a reader sees it."""
    return " ".join("".join(element.itertext()).split())


def same(drawn: Sequence[tuple[object, ...]], wanted: Sequence[tuple[object, ...]], within: float = 0.006) -> bool:
    """Returns whether rows are the same one by one: numbers to half a hundredth, all else exactly."""
    return len(drawn) == len(wanted) and all(
        len(one) == len(other) and all(_same(a, b, within) for a, b in zip(one, other, strict=True))
        for one, other in zip(drawn, wanted, strict=True)
    )


def _same(one: object, other: object, within: float) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= within
    return one == other
