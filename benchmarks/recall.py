"""How many sentences with a claim the trigger pass keeps.

``python -m benchmarks recall`` reads MUC-4's training part (a sample) and our gold set with every
sentence parsed, and asks of each sentence that carries a claim whether the cheap pass of depth
``claims`` keeps it. On the gold set the annotated claims are asked for as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.texts import ROOT, read_examples, read_muc4
from situate.claims.codebook import forms
from situate.evaluate.gold import load_gold
from situate.language.relevance import find_sentences
from situate.language.sentences import split_sentences
from situate.reader import RulesReader
from situate.records import Report, Span
from situate.settings import load_settings

FLOOR = 0.98


@dataclass(slots=True)
class Recall:
    """Sentences asked for and kept, and the triggers of those lost.

    ``by_hand`` is true where the claims are annotated, whether the reader finds them or not.
    """

    name: str
    by_hand: bool = False
    asked: int = 0
    kept: int = 0
    all_sentences: int = 0
    all_kept: int = 0
    misses: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    @property
    def share(self) -> float | None:
        """Share of the sentences asked for that were kept."""
        return self.kept / self.asked if self.asked else None


def measure_readings(name: str, reader: RulesReader, reports: Iterable[Report]) -> Recall:
    """Recall on the claims that the reader itself finds with every sentence parsed."""
    found = Recall(name)
    patterns = forms(reader.codebook)
    for report in reports:
        reading = reader.read(report)
        hits = find_sentences(report.text, reading.sentences, patterns)
        found.all_sentences += len(hits)
        found.all_kept += sum(hits)
        triggers = {claim.sentence: claim for claim in reversed(reading.claims)}
        for number, claim in sorted(triggers.items()):
            span = reading.sentences[number]
            _ask(found, hits[number], f"{claim.trigger.text} ({claim.type})", report.text, span)
    return found


def measure_gold(reader: RulesReader, folder: Path) -> Recall:
    """Recall on the annotated claims of the gold set."""
    found = Recall("gold set, annotated claims", by_hand=True)
    patterns = forms(reader.codebook)
    for gold in load_gold(folder) if any(folder.glob("*.toml")) else ():
        text = gold.report.text
        spans = split_sentences(text, gold.report.story)
        hits = find_sentences(text, spans, patterns)
        found.all_sentences += len(hits)
        found.all_kept += sum(hits)
        told = {
            number: claim
            for claim in gold.claims
            for number, span in enumerate(spans)
            if span.start <= claim.trigger.start < span.end
        }
        for number, claim in sorted(told.items()):
            _ask(found, hits[number], f"{claim.trigger.text} ({claim.type})", text, spans[number])
    return found


def _ask(found: Recall, kept: bool, trigger: str, text: str, span: Span) -> None:
    """Count one sentence."""
    found.asked += 1
    found.kept += kept
    if not kept:
        found.misses[trigger.lower()] += 1
        found.examples.append(" ".join(text[span.start : span.end].split())[:160])


def measure_all(*, count: int = 200) -> list[Recall]:
    """The three measures; MUC-4 is left out where it is not beside the checkout."""
    reader = RulesReader(load_settings({"depth": "full"}, environment={})[0])
    recalls = []
    reports = read_muc4(count, every=max(1, 1300 // count))
    if reports:
        recalls.append(measure_readings(f"MUC-4 train, {len(reports)} reports", reader, reports))
    recalls.append(measure_readings("examples and gold texts", reader, read_examples()))
    recalls.append(measure_gold(reader, ROOT / "gold"))
    return recalls


def list_figures(recalls: Iterable[Recall]) -> dict[str, object]:
    """Return the measures as figures for a result file."""
    return {
        "recall": {
            recall.name: {
                "sentences_with_a_claim": recall.asked,
                "kept": recall.kept,
                "share": recall.share,
                "share_of_all_sentences_kept": recall.all_kept / max(1, recall.all_sentences),
                "commonest_misses": dict(recall.misses.most_common(10)),
            }
            for recall in recalls
        }
    }


def print_recalls(recalls: Iterable[Recall], *, show_examples: bool = False) -> None:
    """Print a line a measure and the commonest misses."""
    for recall in recalls:
        share = "none asked" if recall.share is None else f"{recall.share:.4f}"
        kept = recall.all_kept / recall.all_sentences if recall.all_sentences else 0.0
        print(
            f"{recall.name}: {share} ({recall.kept} of {recall.asked} sentences with a claim; "
            f"{kept:.3f} of all {recall.all_sentences} sentences kept)"
        )
        for trigger, times in recall.misses.most_common(15):
            print(f"  lost {times} x {trigger}")
        for example in recall.examples if show_examples else ():
            print(f"    {example}")
