"""Small pictures for the report: lines over a logarithmic axis, as plain SVG that shows its numbers."""

import math
from pathlib import Path

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 300, 60, 50, 40, 130
COLOURS = ["#0b6e6e", "#b3541e", "#5b4b9a", "#7a7a12"]  # told apart also without colour, by their names at the end


def lines(path: Path, title: str, places: list[str], series: dict[str, list[float]], unit: str) -> None:
    """One line for each of `series` over `places`; the height is logarithmic."""
    values = [max(value, 0.01) for line in series.values() for value in line]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)) + 1e-9)
    high = max(high, low + 1)

    def x(number: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (number / max(len(places) - 1, 1))

    def y(value: float) -> float:
        share = (math.log10(max(value, 0.01)) - low) / (high - low)
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>{title}</title>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/><text x="{LEFT}" y="22" font-size="14">{title}</text>',
    ]
    for power in range(low, high + 1):
        height = y(10**power)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{height:.1f}" y2="{height:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{height + 4:.1f}" text-anchor="end">{10**power:g} {unit}</text>')
    for number, place in enumerate(places):
        parts.append(f'<text x="{x(number):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{place}</text>')
    for (name, line), colour in zip(series.items(), COLOURS, strict=False):
        points = " ".join(f"{x(number):.1f},{y(value):.1f}" for number, value in enumerate(line))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for number, value in enumerate(line):
            parts.append(f'<circle cx="{x(number):.1f}" cy="{y(value):.1f}" r="3" fill="{colour}"/>')
            parts.append(f'<text x="{x(number):.1f}" y="{y(value) - 8:.1f}" text-anchor="middle">{value:.3g}</text>')
        parts.append(f'<text x="{WIDTH - RIGHT + 10}" y="{y(line[-1]) + 4:.1f}" fill="{colour}">{name}</text>')
    path.write_text("\n".join([*parts, "</svg>"]) + "\n")
