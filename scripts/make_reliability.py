"""Draw how far the score of claims can be trusted: docs/pictures/reliability.svg.

python scripts/make_reliability.py    # reads the test parts of the teaching and gold sets

Claims are put into ten bins by score; a dot is a bin, its height the share of its claims that are
right (an annotated claim of the same type at the same words), its size their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from situate.evaluate.calibration import expected_calibration_error
from situate.evaluate.claims import match_claims
from situate.evaluate.gold import GoldReport, load_gold
from situate.evaluate.teaching import load_teaching
from situate.reader import Reader, load_reader
from situate.settings import Settings

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
TARGET = ROOT / "docs" / "pictures" / "reliability.svg"
SIDE, EDGE, BINS = 320, 50, 10
SERIES = {"teaching set, test": "#1b6ca8", "gold set, test": "#c2410c"}


def judge(reader: Reader, reports: Iterable[GoldReport]) -> Iterator[tuple[float, float]]:
    """The score of each claim, and 1 if it is right."""
    for gold in reports:
        reading = reader.read(gold.report)
        hits = {found.id for _, found in match_claims(gold, reading)}
        yield from ((claim.score, float(claim.id in hits)) for claim in reading.claims)


def draw_dots(judged: list[tuple[float, float]], colour: str) -> Iterator[str]:
    """The dots of one set."""
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = [pair for pair in judged if low <= pair[0] < high or pair[0] == high == 1]
        if inside:
            score = sum(one for one, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            x, y = EDGE + score * SIDE, 20 + SIDE - share * SIDE
            size = 2 + len(inside) ** 0.5 / 1.5
            yield (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{colour}" '
                f'fill-opacity="0.75"><title>{len(inside)} claims: score {score:.2f}, '
                f"right {share:.2f}</title></circle>"
            )


def draw(sets: dict[str, list[tuple[float, float]]]) -> str:
    """The whole picture."""
    right, bottom = EDGE + SIDE, 20 + SIDE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {bottom + 60}" role="img" '
        'font-family="sans-serif" font-size="13">',
        "<title>Scores of claims against the share that is right</title>",
        f'<rect width="640" height="{bottom + 60}" fill="#fff"/>',
        f'<rect x="{EDGE}" y="20" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>',
        f'<line x1="{EDGE}" y1="{bottom}" x2="{right}" y2="20" stroke="#888" '
        'stroke-dasharray="4 4"/>',
        f'<text x="{EDGE + SIDE / 2}" y="{bottom + 40}" text-anchor="middle">score</text>',
        f'<text x="16" y="{20 + SIDE / 2}" text-anchor="middle" '
        f'transform="rotate(-90 16 {20 + SIDE / 2})">share that is right</text>',
    ]
    for tick in (0, 0.5, 1):
        x, y = EDGE + tick * SIDE, bottom - tick * SIDE
        lines.append(f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{tick:g}</text>')
        lines.append(f'<text x="{EDGE - 8}" y="{y + 4}" text-anchor="end">{tick:g}</text>')
    for place, (name, judged) in enumerate(sets.items()):
        lines += draw_dots(judged, SERIES[name])
        scores, rights = zip(*judged, strict=True)
        error = expected_calibration_error(list(scores), list(rights))
        y = 50 + 44 * place
        lines.append(f'<circle cx="{right + 24}" cy="{y - 4}" r="6" fill="{SERIES[name]}"/>')
        lines.append(f'<text x="{right + 38}" y="{y}">{name}: {len(judged)} claims</text>')
        lines.append(f'<text x="{right + 38}" y="{y + 18}">calibration error {error:.3f}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def main() -> None:
    reader = load_reader(Settings())
    teaching = load_teaching(ROOT / "teaching", CORPORA, split="test")
    gold = load_gold(ROOT / "gold", split="test")
    reports = dict(zip(SERIES, (teaching, gold), strict=True))
    sets = {name: list(judge(reader, some)) for name, some in reports.items()}
    TARGET.write_text(draw(sets), encoding="utf8")


if __name__ == "__main__":
    main()
