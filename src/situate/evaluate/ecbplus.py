"""ECB+: which of the given event mentions of news reports tell of the same event.

Gold mentions, no gold topics: reports are first grouped by their words. A mention becomes a claim
of the ledger's kind (what the language model, the gazetteer and the dates say of its sentence), so
that it is compared by the same facts and weights as claims are. Singletons count. Beside it stand
mentions of one lemma: over everything, within the groups, and within the gold subtopics.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from situate.errors import ConfigError
from situate.evaluate.calibration import expected_calibration_error
from situate.evaluate.coreference_scores import SCORES, conll_f
from situate.evaluate.corpora import Row, load_rows, require_file
from situate.evaluate.measures import Measure
from situate.evaluate.mention_claims import build_claim
from situate.evaluate.teaching import BUILDERS
from situate.events.cluster import cluster
from situate.events.linkage import Linkage
from situate.events.match import score_tellings
from situate.events.tellings import Telling, describe
from situate.events.words import content_stems, rarity, stem
from situate.reader import Reader, RulesReader
from situate.records import KeptClaim, Match, Report, Span

CORPUS = "ecbplus.train-dev"
# Reports with a higher mean cosine of their rare words are of one group.
LEAST_ALIKE = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An annotated mention as a claim; ``event`` is its gold chain, ``lemmas`` its words'."""

    claim: KeptClaim
    event: str
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsReport:
    """A report of ECB+ with its mentions in the sentences that were annotated with care."""

    report: Report
    subtopic: str
    words: Mapping[str, float]
    mentions: tuple[EventMention, ...]


def score_ecbplus(reader: Reader, folder: Path) -> Iterator[Measure]:
    """CoNLL F and its parts on the dev part, ours beside the same lemma."""
    require_file(folder / f"{CORPUS}.jsonl")
    if not isinstance(reader, RulesReader):
        raise ConfigError(f"ecbplus needs the reader rules.v1, not {reader.name}")
    reports = read_reports(reader, folder, split="val")
    grouped = group_reports(reports)
    topics = {one.report.id: one.subtopic for one in reports}
    yield from measure_groups(reports, grouped, setting="no gold topics", headline=True)
    yield from measure_groups(reports, topics, setting="gold subtopics")
    every = {one.report.id: "all" for one in reports}
    yield from measure_lemma(reports, every, setting="over all reports")


def read_reports(reader: RulesReader, folder: Path, *, split: str) -> list[NewsReport]:
    """The reports of a part, ``train`` or ``val``, read by the floors below claims."""
    rows = load_rows(folder / f"{CORPUS}.jsonl")
    return [_read_report(reader, row) for row in rows if row["split"] == split]


def group_reports(reports: Sequence[NewsReport]) -> dict[str, str]:
    """The group of each report: average linkage by the cosine of their words."""
    ordered = sorted(reports, key=lambda one: one.report.id)
    linkage = Linkage(len(ordered), least_mean=LEAST_ALIKE)
    for one, other in combinations(range(len(ordered)), 2):
        linkage.add_score(one, other, cosine(ordered[one].words, ordered[other].words))
    linkage.merge_all()
    return {
        ordered[number].report.id: str(group)
        for group, members in enumerate(linkage.clusters())
        for number in members
    }


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """The cosine of two weighted bags of words."""
    shared = sum(first[one] * second[one] for one in first.keys() & second.keys())
    lengths = (math.sqrt(sum(w * w for w in bag.values())) for bag in (first, second))
    product = math.prod(lengths)
    return shared / product if product else 0.0


def measure_groups(
    reports: Sequence[NewsReport],
    groups: Mapping[str, str],
    *,
    setting: str,
    headline: bool = False,
) -> Iterator[Measure]:
    """Ours and the lemma baseline where mentions are compared within groups of reports."""
    mentions = [one for report in reports for one in report.mentions]
    matches = list(match_within(reports, groups))
    members = cluster([one.claim for one in mentions], matches)
    ours = {claim: number for number, held in enumerate(members) for claim in held}
    peer = f"the same lemma within the same groups {lemma_f(mentions, groups):.3f}"
    yield from _measure(mentions, ours, task=setting, peer=peer, headline=headline)
    yield from measure_lemma(reports, groups, setting=setting)
    yield _measure_calibration(mentions, matches, task=setting)


def measure_lemma(
    reports: Sequence[NewsReport], groups: Mapping[str, str], *, setting: str
) -> Iterator[Measure]:
    """Mentions of one lemma within a group are one event."""
    mentions = [one for report in reports for one in report.mentions]
    found = by_lemma(mentions, groups)
    yield from _measure(mentions, found, task=f"{setting}, same lemma")


def by_lemma(mentions: Iterable[EventMention], groups: Mapping[str, str]) -> dict[str, str]:
    """The cluster of each mention if its lemma and its group make it."""
    return {one.claim.id: f"{groups[one.claim.report]} {one.lemma}" for one in mentions}


def lemma_f(mentions: Sequence[EventMention], groups: Mapping[str, str]) -> float:
    """CoNLL F of the lemma baseline."""
    return conll_f({one.claim.id: one.event for one in mentions}, by_lemma(mentions, groups))


def match_within(reports: Sequence[NewsReport], groups: Mapping[str, str]) -> Iterator[Match]:
    """The matches of all pairs of mentions of one group of reports."""
    tellings = defaultdict[str, list[Telling]](list)
    for report in reports:
        tellings[groups[report.report.id]] += [describe(one.claim) for one in report.mentions]
    for group in tellings.values():
        for a, b in combinations(group, 2):
            yield score_tellings(a, b)


def _measure(
    mentions: Sequence[EventMention],
    found: Mapping[str, Hashable],
    *,
    task: str,
    peer: str | None = None,
    headline: bool = False,
) -> Iterator[Measure]:
    gold = {one.claim.id: one.event for one in mentions}
    count = len(mentions)
    yield Measure(corpus="ECB+ dev", task=f"{task}: CoNLL", figure="F", count=count,
                  value=conll_f(gold, found), peer=peer, headline=headline)  # fmt: skip
    for name, score in SCORES.items():
        made = score(gold, found)
        for figure, value in (("P", made.precision), ("R", made.recall), ("F", made.f)):
            yield Measure(corpus="ECB+ dev", task=f"{task}: {name}", figure=figure, value=value,
                          count=count)  # fmt: skip


def _measure_calibration(
    mentions: Sequence[EventMention], matches: Sequence[Match], *, task: str
) -> Measure:
    event = {one.claim.id: one.event for one in mentions}
    right = [float(event[m.first] == event[m.second]) for m in matches]
    error = expected_calibration_error([m.score for m in matches], right)
    return Measure(corpus="ECB+ dev", task=f"{task}: 1 - calibration error of pairs",
                   figure="accuracy", value=1 - error, count=len(matches))  # fmt: skip


def _read_report(reader: RulesReader, row: Row) -> NewsReport:
    report = BUILDERS[CORPUS](row)
    findings = reader.find(report)
    spans = token_spans(row)
    mentions = []
    for one in row["mentions"]:
        if one["kind"] != "event" or one["sentence"] not in row["valid_sentences"]:
            continue
        told = [spans[number] for number in one["tokens"]]
        claim = build_claim(findings, told, name=f"{row['id']}:{one['m_id']}")
        mentions.append(EventMention(claim=claim, event=one["chain"], lemma=lemma_of(claim)))
    words = {one: rarity(one) for one in content_stems(report.text)}
    return NewsReport(
        report=report, subtopic=row["subtopic"], words=words, mentions=tuple(mentions)
    )


def lemma_of(claim: KeptClaim) -> str:
    """The trigger as the baseline compares it: the stems of its words in their order."""
    return " ".join(stem(word) for word in claim.trigger.text.split())


def token_spans(row: Row) -> list[Span]:
    """Where each token stands in the report's text: joined by one character each."""
    spans, position = [], 0
    for token in row["tokens"]:
        spans.append(Span(start=position, end=position + len(token)))
        position += len(token) + 1
    return spans
