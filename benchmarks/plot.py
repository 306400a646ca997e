"""The plot of processor time against the number of contacts, as SVG with logarithmic axes. Knows only
points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

Points = Sequence[tuple[float, float]]
"""(number of items, seconds), by number."""

_WIDTH, _HEIGHT = 760, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 250, 40, 50
_COLOURS = ("#0b6e99", "#c2410c", "#15803d", "#7e22ce", "#b91c1c", "#525252")
_STYLE = "font: 12px sans-serif; fill: #262626"


def plot(title: str, lines: Mapping[str, Points]) -> str:
    """An SVG document with one line for each name."""
    every = [point for points in lines.values() for point in points]
    across, up = _Axis([x for x, _ in every]), _Axis([y for _, y in every])
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" role="img"'
        f' viewBox="0 0 {_WIDTH} {_HEIGHT}" style="{_STYLE}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="22" font-weight="bold">{escape(title)}</text>',
        *(_grid(across, up)),
    ]
    for number, (name, points) in enumerate(lines.items()):
        places = [(_x(across, x), _y(up, y)) for x, y in points]
        parts += _line(name, places, _COLOURS[number % len(_COLOURS)], number)
    return "\n".join([*parts, "</svg>", ""])


class _Axis:
    """A logarithmic axis that begins and ends at a power of ten."""

    def __init__(self, values: Sequence[float]) -> None:
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)

    def share(self, value: float) -> float:
        """Where a value lies, from 0 to 1."""
        return (math.log10(value) - self.low) / (self.high - self.low)

    def ticks(self) -> Iterator[float]:
        return (10.0**power for power in range(self.low, self.high + 1))


def _x(axis: _Axis, value: float) -> float:
    return _LEFT + axis.share(value) * (_WIDTH - _LEFT - _RIGHT)


def _y(axis: _Axis, value: float) -> float:
    return _HEIGHT - _BOTTOM - axis.share(value) * (_HEIGHT - _TOP - _BOTTOM)


def _grid(across: _Axis, up: _Axis) -> Iterator[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    for value in across.ticks():
        x = _x(across, value)
        yield f'<path d="M{x:.1f} {_TOP}V{bottom}" stroke="#d4d4d4"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{value:,.0f}</text>'
    for value in up.ticks():
        y = _y(up, value)
        yield f'<path d="M{_LEFT} {y:.1f}H{right}" stroke="#d4d4d4"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
    yield f'<text x="{(_LEFT + right) / 2}" y="{_HEIGHT - 10}" text-anchor="middle">contacts</text>'
    middle = (_TOP + bottom) / 2
    yield f'<text x="16" y="{middle}" transform="rotate(-90 16 {middle})">seconds</text>'


def _line(name: str, places: Points, colour: str, number: int) -> Iterator[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places)
    top = _TOP + 10 + 20 * number
    yield f'<rect x="{_WIDTH - _RIGHT + 20}" y="{top - 9}" width="12" height="4" fill="{colour}"/>'
    yield f'<text x="{_WIDTH - _RIGHT + 40}" y="{top - 2}">{escape(name)}</text>'
