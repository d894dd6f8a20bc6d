"""MEANTIME: dates, participants, certainty and polarity in Wikinews reports on business."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from situate.evaluate.corpora import Row, load_rows, make_report, read_rows
from situate.evaluate.matching import Located, overlap, pair
from situate.evaluate.measures import Measure, measure_share, measure_tally
from situate.evaluate.scores import Tally
from situate.evaluate.timexes import GoldTime, TimeScores
from situate.evaluate.violence import ACTING, SUFFERING, fillers
from situate.reader import Reader
from situate.records import Claim, Reading, Report, Span

# Sentences 0 (the headline) to 5 are annotated in full, the others only here and there.
LAST_SENTENCE = 5
ROLES = {"Arg0": ACTING, "Arg1": SUFFERING}
UNREAL = frozenset({"planned", "possible", "demanded", "threatened"})


@dataclass(slots=True)
class MeantimeScores:
    """Tallies of dates, participants and the status of events."""

    times: TimeScores = field(default_factory=TimeScores)
    roles: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})
    status: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row, reading: Reading) -> None:
        """Count one report's annotated sentences."""
        end = annotated_end(row)
        created, wanted = gold_times(row, end)
        found = [t for t in reading.times if t.start < end and not overlap_any(t, created)]
        self.times.add(found, wanted)
        for event, claim in pair_events(row, reading, end):
            self._add_participants(row, event, claim)
            self._add_status(event, claim)

    def _add_participants(self, row: Row, event: Row, claim: Claim) -> None:
        for role, ours in ROLES.items():
            wanted = participants_of(row, event, role)
            found = fillers(claim, ours)
            self.roles[role].add(
                hits=len(pair(found, wanted, overlap)), found=len(found), wanted=len(wanted)
            )

    def _add_status(self, event: Row, claim: Claim) -> None:
        wanted, found = gold_status(event), read_status(claim)
        for name in ("any status", wanted):
            self.of[name] += 1
            self.status[name] += wanted == found


def score_meantime(reader: Reader, folder: Path) -> Iterator[Measure]:
    """Extents and values of dates; participants and status of the events that are ours too."""
    scores = MeantimeScores()
    for row, reading in read_rows(reader, load_rows(folder / "meantime.dev.jsonl"), build_report):
        scores.add(row, reading)
    peers = (
        "on 24 other Wikinews reports: HeidelTime F .83, dateparser F .68",
        "on 24 other Wikinews reports, share of values right: HeidelTime .82, dateparser .57",
    )
    yield from scores.times.measures(corpus="MEANTIME", peers=peers, headline=True)
    for role, tally in scores.roles.items():
        yield from measure_tally(tally, corpus="MEANTIME", task=f"participants, {role}")
    for name in ("any status", "asserted", "denied", "unreal"):
        yield measure_share(
            scores.status[name], scores.of[name], corpus="MEANTIME", task=f"certainty: {name}"
        )


def build_report(row: Row) -> Report:
    """The report with its headline and its date in lines of their own; offsets stay the same."""
    text = list(row["text"])
    for end in sentence_ends(row)[:2]:
        if end < len(text):
            text[end] = "\n"
    return make_report(row, text="".join(text), day=parse_created(row["dct"]))


def parse_created(day: str | None) -> str | None:
    """The day of a report as ISO; one row has it the other way round, some have none."""
    if day is None:
        return None
    first, *_, last = parts = day.split("-")
    return "-".join(reversed(parts)) if len(first) == 2 and len(last) == 4 else day


def sentence_ends(row: Row) -> list[int]:
    """Where each sentence ends; the text is its tokens joined by blanks."""
    ends: dict[int, int] = {}
    position = 0
    for token, sentence in zip(row["tokens"], row["sentence_of_token"], strict=True):
        position += len(token)
        ends[sentence] = position
        position += 1
    return [ends[number] for number in sorted(ends)]


def annotated_end(row: Row) -> int:
    """Where the last annotated sentence ends."""
    return sentence_ends(row)[: LAST_SENTENCE + 1][-1]


def gold_times(row: Row, end: int) -> tuple[list[Span], list[GoldTime]]:
    """The report's own date (which is the report's field, not the story's), and all other dates."""
    created, times = [], []
    for one in row["mentions"]:
        if one["tag"] != "TIMEX3" or one["begin"] >= end:
            continue
        if one.get("functionInDocument") == "CREATION_TIME":
            created.append(Span(start=one["begin"], end=one["end"]))
        else:
            value = one.get("value") or None
            times.append(GoldTime(start=one["begin"], end=one["end"], value=value))
    return created, times


def overlap_any(one: Located, others: list[Span]) -> bool:
    """Whether a span overlaps any of the others."""
    return any(overlap(one, other) for other in others)


def pair_events(row: Row, reading: Reading, end: int) -> list[tuple[Row, Claim]]:
    """Annotated events and the claims whose trigger is their word."""
    claims = [claim for claim in reading.claims if claim.trigger.start < end]
    events = [
        one
        for one in row["mentions"]
        if one["tag"] == "EVENT_MENTION" and one["begin"] < end and one.get("certainty")
    ]
    spans = {one["m_id"]: Span(start=one["begin"], end=one["end"]) for one in events}
    pairs = pair(claims, events, lambda claim, one: overlap(claim.trigger, spans[one["m_id"]]))
    return [(event, claim) for claim, event in pairs]


def participants_of(row: Row, event: Row, role: str) -> list[Span]:
    """The mentions that fill a role of an event."""
    mentions = {one["m_id"]: one for one in row["mentions"]}
    return [
        Span(start=mentions[target]["begin"], end=mentions[target]["end"])
        for link in row["relations"]
        if link["type"] == "HAS_PARTICIPANT"
        and link.get("sem_role") == role
        and event["m_id"] in link["src"]
        for target in link["tgt"]
        if target in mentions
    ]


def gold_status(event: Row) -> str:
    """``denied`` (negative), ``unreal`` (future or not certain) or ``asserted``."""
    if event.get("polarity") == "NEG":
        return "denied"
    certain = event["certainty"] == "CERTAIN" and event.get("time") != "FUTURE"
    return "asserted" if certain else "unreal"


def read_status(claim: Claim) -> str:
    """The claim's status in the same three classes."""
    return "unreal" if claim.status in UNREAL else claim.status
