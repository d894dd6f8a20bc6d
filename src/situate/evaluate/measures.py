"""What was measured: a figure of a task on a corpus, beside what others reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from situate.evaluate.scores import Tally
from situate.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure.

    ``value`` is a share (0 to 1; kilometres for the figure km, a speed for per s), ``count`` how
    many gold items it rests on, ``peer`` a published figure of another system on the same or a
    like task with its name, in words.
    """

    corpus: str
    task: str
    figure: str
    value: float
    count: int
    peer: str | None = None
    headline: bool = False


Scorer = Callable[[Reader, Path], Iterable[Measure]]


def measure_tally(
    tally: Tally, *, corpus: str, task: str, peer: str | None = None, headline: bool = False
) -> list[Measure]:
    """Precision, recall and F of a tally; the peer and the headline belong to F."""
    figures = {"P": tally.precision, "R": tally.recall, "F": tally.f}
    return [
        Measure(
            corpus=corpus,
            task=task,
            figure=name,
            value=value,
            count=tally.found if name == "P" else tally.wanted,
            peer=peer if name == "F" else None,
            headline=headline and name == "F",
        )
        for name, value in figures.items()
    ]


def measure_share(
    hits: int, of: int, *, corpus: str, task: str, figure: str = "accuracy", headline: bool = False
) -> Measure:
    """A share of right items; 0 where there is none."""
    value = hits / of if of else 0.0
    return Measure(
        corpus=corpus, task=task, figure=figure, value=value, count=of, headline=headline
    )


def write_table(measures: Iterable[Measure]) -> str:
    """The measures as a Markdown table."""
    rows = ["| corpus | task | figure | value | of | others |", "|---|---|---|---|---|---|"]
    rows += [
        f"| {m.corpus} | {m.task} | {m.figure} | {m.value:.3f} | {m.count} | {m.peer or ''} |"
        for m in measures
    ]
    return "\n".join(rows) + "\n"


def find_below(values: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Floors that are not kept, in words; a figure that was not measured counts as below."""
    faults = []
    for name, floor in floors.items():
        value = values.get(name)
        if value is None:
            faults.append(f"{name} was not measured (floor {floor:.3f})")
        elif value < floor:
            faults.append(f"{name} is {value:.3f}, below its floor of {floor:.3f}")
    return faults
