"""Our happenings: reports of several outlets on one happening, and which mention tells which.

The reports are read by the real reader, and their claims are kept, matched and clustered over all
worlds of a part at once. A claim stands for the annotated mention that its trigger overlaps; else
for one of its type in its sentence, if no other claim does. Claims that stand for no mention are
clustered too, but do not count.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.errors import ConfigError
from situate.evaluate.calibration import expected_calibration_error
from situate.evaluate.coreference_scores import Score, b_cubed, conll_f, lea
from situate.evaluate.matching import overlap, pair
from situate.evaluate.measures import Measure, measure_share
from situate.evaluate.reprints import Traced, measure_reprints, trace_happenings
from situate.events.candidates import block_key, meet
from situate.events.cluster import cluster
from situate.events.kept import keep_claims
from situate.events.match import score_tellings
from situate.events.tellings import Telling, describe
from situate.reader import Reader
from situate.records import KeptClaim, Match, Mention, Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """A word of a report that tells a happening; ``happening`` is its id."""

    happening: str
    type: str
    trigger: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReport:
    """An annotated report; ``copy_of`` is the given id of the report that it repeats."""

    report: Report
    copy_of: str | None
    mentions: tuple[GoldMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The reports of one file; ``near_misses`` are pairs of happenings that are easily confused."""

    id: str
    split: str
    reports: tuple[ToldReport, ...]
    near_misses: frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWorlds:
    """What the reader made of a part: its claims, and the mention that each claim stands for."""

    claims: tuple[KeptClaim, ...]
    meant: Mapping[str, GoldMention]
    mentions: tuple[GoldMention, ...]


def score_happenings(reader: Reader, folder: Path) -> Iterator[Measure]:
    """B-cubed of the clusters, wrong merges, and whether a reprint ever adds an origin."""
    for split in ("dev", "test"):
        worlds = load_worlds(folder, split=split)
        if worlds:
            yield from measure_worlds(read_worlds(reader, worlds), worlds, split=split)


def load_worlds(folder: Path, *, split: str | None = None) -> list[World]:
    """The files of a folder, by name; with ``split`` only those of it.

    Raises:
        ConfigError: there is none, one is no TOML, or names words that its text does not hold.
    """
    worlds = [_load_world(path) for path in sorted(folder.glob("*.toml"))]
    if not worlds:
        raise ConfigError(f"there are no happenings in {folder}; give the folder with the files")
    return [one for one in worlds if split is None or one.split == split]


def read_worlds(reader: Reader, worlds: Sequence[World]) -> ReadWorlds:
    """Read all reports and find the mention that each claim stands for."""
    claims: list[KeptClaim] = []
    meant: dict[str, GoldMention] = {}
    for world in worlds:
        for told in world.reports:
            reading = reader.read(told.report)
            kept = keep_claims(reading)
            meant |= find_meant(kept, told.mentions, reading.sentences)
            claims += kept
    mentions = tuple(m for world in worlds for told in world.reports for m in told.mentions)
    return ReadWorlds(claims=tuple(claims), meant=meant, mentions=mentions)


def find_meant(
    claims: Sequence[KeptClaim], mentions: Sequence[GoldMention], sentences: Sequence[Span]
) -> dict[str, GoldMention]:
    """The mention of each claim id: the one its trigger overlaps, else of its type and sentence."""
    found = pair(claims, mentions, lambda claim, one: overlap(claim.trigger, one.trigger))
    taken = {claim.id for claim, _ in found}
    left = [one for one in mentions if all(one is not mention for _, mention in found)]

    def beside(claim: KeptClaim, one: GoldMention) -> bool:
        sentence = next((s for s in sentences if overlap(s, one.trigger)), None)
        same = sentence is not None and sentence.start == claim.quote_start
        return same and claim.type == one.type

    found += pair([c for c in claims if c.id not in taken], left, beside)
    return {claim.id: mention for claim, mention in found}


def match_all(claims: Sequence[KeptClaim]) -> list[tuple[Telling, Telling, Match]]:
    """Every pair of claims whose blocks meet, with its match."""
    tellings = [describe(claim) for claim in claims]
    keys = [block_key(claim) for claim in claims]
    return [
        (tellings[one], tellings[other], score_tellings(tellings[one], tellings[other]))
        for one, other in combinations(range(len(claims)), 2)
        if meet(keys[one], keys[other])
    ]


def measure_worlds(read: ReadWorlds, worlds: Sequence[World], *, split: str) -> Iterator[Measure]:
    """All figures of one part."""
    corpus = f"happenings, {split}"
    matches = [match for *_, match in match_all(read.claims)]
    of_claim = {
        claim: number
        for number, members in enumerate(cluster(read.claims, matches))
        for claim in members
    }
    found = {id(mention): of_claim[claim] for claim, mention in read.meant.items()}
    every = {id(mention): mention.happening for mention in read.mentions}
    gold = {mention: happening for mention, happening in every.items() if mention in found}
    yield from _measure_score(b_cubed(gold, found), corpus, "merging, mentions that were read",
                              count=len(gold), headline=split == "test")  # fmt: skip
    yield from _measure_score(lea(gold, found), corpus, "merging, LEA", count=len(gold))
    yield Measure(corpus=corpus, task="merging, CoNLL F", figure="F",
                  value=conll_f(gold, found), count=len(gold))  # fmt: skip
    yield from _measure_score(b_cubed(every, found), corpus, "merging, all mentions",
                              count=len(every))  # fmt: skip
    yield measure_share(len(gold), len(every), corpus=corpus, task="mentions read", figure="R")
    yield from _measure_mixing(gold, found, worlds, corpus)
    yield from measure_reprints(trace_worlds(read, worlds), corpus=corpus)
    yield _measure_calibration(read, matches, corpus)


def trace_worlds(read: ReadWorlds, worlds: Sequence[World]) -> Traced:
    """The claims of each happening with their origins, traced over all reports of the part."""
    told = [one for world in worlds for one in world.reports]
    return trace_happenings(
        read.claims,
        {claim: mention.happening for claim, mention in read.meant.items()},
        reports=[one.report for one in told],
        reprints={one.report.id for one in told if one.copy_of is not None},
    )


def _measure_score(
    score: Score, corpus: str, task: str, *, count: int, headline: bool = False
) -> Iterator[Measure]:
    for figure, value in (("P", score.precision), ("R", score.recall), ("F", score.f)):
        yield Measure(corpus=corpus, task=task, figure=figure, value=value, count=count,
                      headline=headline and figure == "F")  # fmt: skip


def _measure_mixing(
    gold: Mapping[int, str], found: Mapping[int, int], worlds: Sequence[World], corpus: str
) -> Iterator[Measure]:
    """Of the near misses that were read, and of all happenings: the share that is kept apart."""
    told = defaultdict[int, set[str]](set)
    for mention, number in found.items():
        told[number].add(gold[mention])
    mixed = {frozenset(two) for names in told.values() for two in combinations(sorted(names), 2)}
    read = set(gold.values())
    near = {two for world in worlds for two in world.near_misses if two <= read}
    yield measure_share(len(near - mixed), len(near), corpus=corpus, task="near misses kept apart")
    alone = read - {name for two in mixed for name in two}
    yield measure_share(len(alone), len(read), corpus=corpus,
                        task="happenings that share no event with another")  # fmt: skip


def _measure_calibration(read: ReadWorlds, matches: Sequence[Match], corpus: str) -> Measure:
    judged = [m for m in matches if m.first in read.meant and m.second in read.meant]
    right = [float(read.meant[m.first].happening == read.meant[m.second].happening) for m in judged]
    error = expected_calibration_error([m.score for m in judged], right)
    return Measure(corpus=corpus, task="pair scores: share within the expected error",
                   figure="accuracy", value=1 - error, count=len(judged))  # fmt: skip


def _load_world(path: Path) -> World:
    try:
        table = tomllib.loads(path.read_text(encoding="utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}; correct that line") from error
    return World(
        id=table["id"],
        split=table["split"],
        reports=tuple(_load_report(row, path) for row in table["reports"]),
        near_misses=frozenset(_near_misses(table["happenings"])),
    )


def _near_misses(happenings: Sequence[Mapping[str, Any]]) -> Iterator[frozenset[str]]:
    """The pairs that notes name: "near miss of h01.2: same place, two days later"."""
    names = {row["id"] for row in happenings}
    for row in happenings:
        _, near, rest = row.get("note", "").lower().partition("near miss")
        for other in re.findall(r"\bh\d+\.\d+\b", rest) if near else ():
            if other in names - {row["id"]}:
                yield frozenset({row["id"], other})


def _load_report(row: Mapping[str, Any], path: Path) -> ToldReport:
    published: dt.date = row["published"]
    draft = Draft(
        name=row["id"],
        text=row["text"].strip("\n") + "\n",
        given_id=row["id"],
        publisher=row.get("publisher"),
        agency=row.get("agency"),
        published=published,
        language="en",
    )
    report = assemble_report(draft, CollectOptions())
    mentions = tuple(
        GoldMention(
            happening=one["happening"],
            type=one["type"],
            trigger=_find(one["trigger"], report.text, path),
        )
        for one in row.get("mentions", [])
    )
    return ToldReport(report=report, copy_of=row.get("copy_of"), mentions=mentions)


def _find(words: str, text: str, path: Path) -> Mention:
    """The whole words in the text; with ``#2`` the second time that it holds them."""
    sought, _, number = words.partition("#")
    found = list(re.finditer(rf"(?<!\w){re.escape(sought)}(?!\w)", text))
    if int(number or 1) > len(found):
        raise ConfigError(f"{path}: the text does not hold {words!r}; correct the annotation")
    place = found[int(number or 1) - 1]
    return Mention(start=place.start(), end=place.end(), text=place.group())
