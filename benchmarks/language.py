"""Speed, load time and memory of the language models beside a spaCy pipeline, on the same texts.

``python -m benchmarks language``. Contestants take turns on small batches of reports that none
of them has seen, so that a neighbour's work on the same machine hits all alike and no cache knows
the text; what is counted is CPU time of one thread. Rates are words of our tokeniser a second for
all. The cascade reads closely only the sentences that the trigger pass keeps; its rate counts all
words of the texts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.spacy_pipeline import open_pipeline
from benchmarks.texts import (
    read_ecb,
    read_ewt,
    read_examples,
    read_geovirus,
    read_meantime,
    read_muc4,
)
from situate.claims.codebook import forms, load_codebook
from situate.language.analysis import LanguageModel
from situate.language.encoder import list_shipped
from situate.language.model import load_model
from situate.language.relevance import find_sentences
from situate.language.sentences import split_sentences
from situate.language.tokens import tokenise
from situate.records import Report

#: The spaCy pipeline whose names have a tok2vec of their own.
NAMES_APART = "spacy, names apart"
RESULTS = Path(__file__).parent / "results"
_BATCH = 10
Contestant = Callable[[Sequence[Report]], None]


@dataclass(slots=True, kw_only=True)
class Rate:
    """Words read and CPU seconds taken by one contestant on one collection of texts."""

    words: int = 0
    seconds: float = 0.0
    by_batch: list[float] = field(default_factory=list)

    @property
    def words_a_second(self) -> float:
        """Words a second of CPU time."""
        return self.words / self.seconds if self.seconds else 0.0


def collect_texts(scale: int) -> dict[str, list[Report]]:
    """Return the collections of reports by name; ``scale`` is the number of reports of a large one.

    In the mix, one report in ten is on conflict (MUC-4); the others are news on other matters and
    web texts.
    """
    muc = read_muc4(scale + scale // 5, every=max(1, 1300 // (scale + scale // 5)))
    other = [*read_ecb(scale), *read_geovirus(scale), *read_ewt(scale)]
    mixed: list[Report] = []
    for number, report in enumerate(muc[scale:]):
        mixed += [report, *other[number::20][:9]]
    found = {
        "ours": read_examples(),
        "wikinews": read_meantime(scale // 2),
        "conflict": muc[:scale],
        "mix": mixed,
    }
    return {name: reports for name, reports in found.items() if reports}


def enter_contestants(pipelines: Mapping[str, object]) -> dict[str, Contestant]:
    """Return the contestants by name, spaCy's first; `fast` only where its weights are."""
    wanted = forms(load_codebook())
    entered = {name: _read_with_spacy(pipeline) for name, pipeline in pipelines.items()}
    for name in ("default", "fast"):
        if name in list_shipped():
            model = load_model(name)
            entered[name] = _read_with(model, None)
            entered[f"{name}, cascade"] = _read_with(model, wanted)
    return entered


def _read_with_spacy(pipeline: object) -> Contestant:
    def read(reports: Sequence[Report]) -> None:
        texts = [_story(report) for report in reports]
        for _ in pipeline.pipe(texts):  # type: ignore[attr-defined]
            pass

    return read


def _story(report: Report) -> str:
    return "\n\n".join(report.text[span.start : span.end] for span in report.story)


def _read_with(model: LanguageModel, wanted: object) -> Contestant:
    def read(reports: Sequence[Report]) -> None:
        for report in reports:
            spans = split_sentences(report.text, report.story)
            if wanted is not None:
                hits = find_sentences(report.text, spans, wanted)  # type: ignore[arg-type]
                spans = [span for span, hit in zip(spans, hits, strict=True) if hit]
            model.analyse(report.text, spans)

    return read


def race(
    contestants: dict[str, Contestant], texts: dict[str, list[Report]]
) -> dict[str, dict[str, Rate]]:
    """Return the rates by collection and contestant."""
    warm_up = next(iter(texts.values()))[:_BATCH]
    for read in contestants.values():
        read(warm_up)
    rates: dict[str, dict[str, Rate]] = {}
    for name, reports in texts.items():
        table = rates[name] = {contestant: Rate() for contestant in contestants}
        for first in range(0, len(reports), _BATCH):
            batch = reports[first : first + _BATCH]
            words = sum(map(_count_words, batch))
            turn = first // _BATCH % len(contestants)
            order = [*contestants][turn:] + [*contestants][:turn]
            for contestant in order:
                begun = time.process_time()
                contestants[contestant](batch)
                taken = time.process_time() - begun
                rate = table[contestant]
                rate.words += words
                rate.seconds += taken
                rate.by_batch.append(words / taken)
    return rates


def _count_words(report: Report) -> int:
    spans = split_sentences(report.text, report.story)
    return sum(len(tokenise(report.text, span.start, span.end)) for span in spans)


_FRESH = """
import json, sys, time
begun, used = time.perf_counter(), time.process_time()
from situate.language.model import load_model
imported, import_used = time.perf_counter(), time.process_time()
model = load_model(sys.argv[1])
loaded, load_used = time.perf_counter(), time.process_time()
def measure_memory(key):
    # Not getrusage: its peak is that of the process which started this one, too.
    rows = dict(line.split(":", 1) for line in open("/proc/self/status"))
    return int(rows[key].split()[0]) * 1024 / 1e6
after_load = measure_memory("VmRSS")
from situate.language.sentences import split_sentences
from situate.records import Span
for text in json.load(sys.stdin):
    model.analyse(text, split_sentences(text, [Span(start=0, end=len(text))]))
print(json.dumps({
    "import_s": imported - begun, "import_cpu_s": import_used - used,
    "load_s": loaded - imported, "load_cpu_s": load_used - import_used,
    "memory_loaded_mb": after_load, "memory_reading_mb": measure_memory("VmRSS"),
    "memory_peak_mb": measure_memory("VmHWM"),
}))
"""


def measure_fresh(name: str, reports: Sequence[Report], *, times: int = 5) -> dict[str, float]:
    """Return load time and memory of a model in a fresh process: the best time of several."""
    texts = json.dumps([report.text for report in reports])
    runs = []
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, "-c", _FRESH, name],
            input=texts,
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(json.loads(done.stdout))
    return {
        key: (max if key.startswith("memory") else min)(run[key] for run in runs) for key in runs[0]
    }


def _compare(rate: Rate, other: Rate) -> float:
    """Return how many times as fast one contestant is as another."""
    return round(rate.words_a_second / other.words_a_second, 2)


def measure_language(*, scale: int = 100, fresh_times: int = 5) -> dict[str, object]:
    """Run everything and return the figures."""
    texts = collect_texts(scale)
    pipelines = {
        "spacy": open_pipeline(RESULTS / "pipeline"),
        NAMES_APART: open_pipeline(RESULTS / "pipeline-names-apart", names_apart=True),
    }
    rates = race(enter_contestants(pipelines), texts)
    return {
        "rates": {
            name: {
                contestant: {
                    "words": rate.words,
                    "seconds": round(rate.seconds, 3),
                    "words_a_second": round(rate.words_a_second),
                    "against_spacy": _compare(rate, table["spacy"]),
                    "against_names_apart": _compare(rate, table[NAMES_APART]),
                }
                for contestant, rate in table.items()
            }
            for name, table in rates.items()
        },
        "fresh": {
            name: measure_fresh(name, texts["ours"], times=fresh_times)
            for name in ("default", "fast")
            if name in list_shipped()
        },
    }
