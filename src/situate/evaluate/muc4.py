"""MUC-4: who did what to whom with what in reports on political violence in Latin America."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from situate.evaluate.corpora import Row, load_rows, make_report, read_rows
from situate.evaluate.measures import Measure, measure_tally
from situate.evaluate.muc4_fillers import ROLES, Filler, gold_fillers, read_fillers
from situate.evaluate.scores import Tally
from situate.evaluate.violence import happened, is_incident
from situate.reader import Reader
from situate.records import Claim, Reading, Report

FILES = ("muc4.tst1.jsonl", "muc4.tst2.jsonl")
BOMBINGS = frozenset({"bombing", "suicide-bombing", "grenade"})
# Destruction is arson and seizing is robbery only by these triggers.
BURNING = ("burn", "fire", "arson", "torch", "ablaze", "incinerat")
ROBBING = ("rob", "steal", "stole", "loot", "theft")


@dataclass(slots=True)
class Muc4Scores:
    """Tallies over reports: role fillers, incident types, and whether there is any incident."""

    roles: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})
    types: Tally = field(default_factory=Tally)
    relevance: Tally = field(default_factory=Tally)

    @property
    def all_roles(self) -> Tally:
        """The tally over all roles."""
        total = Tally()
        for tally in self.roles.values():
            total.add(hits=tally.hits, found=tally.found, wanted=tally.wanted)
        return total

    def add(self, row: Row, reading: Reading) -> None:
        """Count one report."""
        found = read_fillers(reading)
        for role in ROLES:
            add_fillers(self.roles[role], found[role], gold_fillers(row, role))
        self._add_types(row, reading)
        templates = row["templates"]
        if not templates or not all(one["optional"] for one in templates):
            wanted, told = bool(templates), any(map(is_incident, happened(reading.claims)))
            self.relevance.add(hits=wanted and told, found=told, wanted=wanted)

    def _add_types(self, row: Row, reading: Reading) -> None:
        """Each type once a report; a type that only optional templates have is left out."""
        wanted = gold_types(row, optional=False)
        spared = gold_types(row, optional=True) - wanted
        claims = filter(may_be_incident, happened(reading.claims))
        found = {name for claim in claims if (name := incident_type(claim))} - spared
        self.types.add(hits=len(found & wanted), found=len(found), wanted=len(wanted))


def score_muc4(reader: Reader, folder: Path) -> Iterator[Measure]:
    """F of role fillers by role and over all, of incident types and of relevance."""
    scores = Muc4Scores()
    rows = load_rows(*(folder / name for name in FILES))
    for row, reading in read_rows(reader, rows, build_report):
        scores.add(row, reading)
    yield from measure_tally(
        scores.all_roles, corpus="MUC-4", task="role fillers, all", headline=True
    )
    for role, tally in scores.roles.items():
        yield from measure_tally(tally, corpus="MUC-4", task=f"role fillers, {role}")
    yield from measure_tally(scores.types, corpus="MUC-4", task="incident type of the report")
    yield from measure_tally(
        scores.relevance, corpus="MUC-4", task="report has an incident", headline=True
    )


def build_report(row: Row) -> Report:
    """The report with the day of its dateline as day of publication."""
    dateline = row["dateline"] or {}
    return make_report(row, day=dateline.get("date"))


def add_fillers(tally: Tally, found: Sequence[Filler], wanted: Sequence[Filler]) -> None:
    """Count the fillers of one role in one report.

    Found fillers that name the same wanted one count once; one that names an optional filler is
    neither right nor wrong.
    """
    met: set[int] = set()
    spared = 0
    for one in found:
        matches = [i for i, gold in enumerate(wanted) if one.names(gold)]
        free = [i for i in matches if i not in met and not wanted[i].optional]
        if free:
            met.add(free[0])
        elif matches:
            spared += 1
    size = sum(not gold.optional for gold in wanted)
    tally.add(hits=len(met), found=len(found) - spared, wanted=size)


def gold_types(row: Row, *, optional: bool) -> set[str]:
    """The incident types of the templates; where two are given, the first."""
    return {
        slot["alternatives"][0]["text"]
        for template in row["templates"]
        if bool(template["optional"]) == optional
        for slot in template["incident_type"]
    }


def may_be_incident(claim: Claim) -> bool:
    """Whether a claim may be an incident of MUC-4."""
    return is_incident(claim) or claim.type == "weapons-seizure"


def incident_type(claim: Claim) -> str | None:
    """The incident type that a claim stands for; None where MUC-4 has none."""
    word = claim.trigger.text.lower()
    if claim.type in BOMBINGS:
        return "BOMBING"
    if claim.type == "destruction":
        if any(part in word for part in BURNING):
            return "ARSON"
        return "ROBBERY" if any(part in word for part in ROBBING) else "ATTACK"
    if claim.type == "weapons-seizure":
        return "ROBBERY" if any(part in word for part in ROBBING) else None
    return "KIDNAPPING" if claim.type == "abduction" else "ATTACK"
