"""What each stage of a close reading costs: CPU time of one thread, by the reader's own calls.

The functions that `situate.reader` calls are wrapped by a clock while the same reports are read
once after a warm-up; what no stage claims (building the records, finding the anchor) is *rest*.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import situate.reader
from benchmarks.texts import read_examples, read_meantime, read_muc4
from situate.records import Report
from situate.settings import Settings

STAGES: Mapping[str, tuple[str, ...]] = {
    "sentences": ("split_sentences",),
    "language": ("analyse",),
    "actors": ("relabel_names", "find_entities"),
    "places": ("resolve_places",),
    "times": ("find_times",),
    "attributions": ("find_attributions",),
    "claims": ("extract_claims",),
}
# Issue 5: what places and times together may cost of a close reading.
MOST = 0.15


def measure_stages(*, scale: int = 100) -> dict[str, object]:
    """Return seconds and shares of each stage for each kind of texts and each model."""
    texts = {
        "ours": read_examples(),
        "wikinews": read_meantime(scale),
        "conflict": read_muc4(scale, every=7),
    }
    shares: dict[str, dict[str, dict[str, float]]] = {}
    for language in ("default", "fast"):
        reader = situate.reader.RulesReader(Settings(language=language))
        for name, reports in texts.items():
            if reports:
                shares.setdefault(name, {})[language] = _measure(reader, reports)
    return {"stages": shares, "most": MOST}


def _measure(reader: situate.reader.RulesReader, reports: Sequence[Report]) -> dict[str, float]:
    for report in reports[:10]:
        reader.read(report)
    spent: Counter[str] = Counter()
    with _clocks(reader, spent):
        start = time.process_time()
        for report in reports:
            reader.read(report)
        whole = time.process_time() - start
    words = sum(len(report.text.split()) for report in reports)
    figures = {stage: round(spent[stage] / whole, 4) for stage in STAGES}
    figures["rest"] = round(1 - sum(figures.values()), 4)
    figures["places and times"] = round(figures["places"] + figures["times"], 4)
    return figures | {"seconds": round(whole, 2), "microseconds_a_word": round(whole / words * 1e6)}


@contextmanager
def _clocks(reader: situate.reader.RulesReader, spent: Counter[str]) -> Iterator[None]:
    """Put a clock before every function of a stage for as long as the context lasts."""
    with ExitStack() as stack:
        for stage, names in STAGES.items():
            for name in names:
                owner: Any = reader.model if stage == "language" else situate.reader
                clocked = _clock(getattr(owner, name), stage, spent)
                stack.enter_context(patch.object(owner, name, clocked))
        yield


def _clock(call: Callable[..., Any], stage: str, spent: Counter[str]) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return call(*args, **kwargs)
        finally:
            spent[stage] += time.process_time() - start

    return timed


def write_stages(result: Mapping[str, Any], run: str) -> Iterator[str]:
    """Yield the table of what each stage costs, for docs/performance.md."""
    yield "\n## Stages of a close reading\n"
    yield f"{run}\n"
    yield "Share of CPU time; *places and times* together may cost "
    yield f"{result['most']:.0%} (issue 5); last, microseconds a word (between blanks).\n"
    columns = [*STAGES, "rest", "places and times"]
    yield f"| texts | model | {' | '.join(columns)} | a word |"
    yield "|---" * (len(columns) + 3) + "|"
    for texts, table in result["stages"].items():
        for model, row in table.items():
            shares = " | ".join(f"{row[column]:.1%}" for column in columns)
            yield f"| {texts} | {model} | {shares} | {row['microseconds_a_word']} |"
