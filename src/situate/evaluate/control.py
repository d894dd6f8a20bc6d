"""Control: who holds a town at the end and when it changed hands, as the text of its entry says.

Each row is a town of Ukraine or Syria with what an open table says of it. Its text is read as a
report under the town's name, its claims become events, one a claim, and these the town's timeline.
What the table's holder is called in the registry stands here; to the table, the forces of Donetsk
and Luhansk are Russia's, as its own rows have them. The days of the table's rows are not those of
the texts (some are earlier than what the text tells), so that the reports have no day of their own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from situate.actors.registry import ActorRegistry
from situate.actors.sides import side_of
from situate.claims.entries import find_topic
from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.collect.written_dates import parse_day
from situate.errors import ConfigError
from situate.evaluate.corpora import Row, load_rows
from situate.evaluate.measures import Measure, measure_share
from situate.events.kept import keep_claims
from situate.events.merge import merge_claims
from situate.picture.control import control_of
from situate.picture.rules import ControlRules
from situate.reader import Reader
from situate.records import Holding, KeptPlace, Place, Reading

FILES = ("control-ukraine", "control-syria")
NEAR_DAYS = 3
COUNTRIES = {"UA": "Ukraine", "SY": "Syria"}
# Who the table's holders are in the registry; None: fighters whom the text does not name further.
HOLDERS: Mapping[str, frozenset[str | None]] = {
    "UA": frozenset({"UA:government"}),
    "RU": frozenset(
        {"RU:government", "donetsk-peoples-republic", "luhansk-peoples-republic"}
    ),
    "Donetsk": frozenset({"donetsk-peoples-republic"}),
    "Luhansk": frozenset({"luhansk-peoples-republic"}),
    "GOV": frozenset({"SY:government"}),
    "SDF": frozenset({"syrian-democratic-forces"}),
    "HTS": frozenset({"hayat-tahrir-al-sham", "jabhat-al-nusra", None}),
    "OPP_SNA": frozenset({"syrian-national-army", "free-syrian-army", "SY:opposition", None}),
    "TUR": frozenset({"TR:government"}),
}  # fmt: skip
_SPEAKS = re.compile(
    r"(?i)\b(?:re-?)?(?:captur|conquer|liberat|seiz|occup|besieg|overr[au]n)\w*|\bcontrol\w*"
    r"|\b(?:taken|takes?|took) (?:over|back|on|by)\b|\bre(?:took|taken?|gain\w*)\b"
    r"|\b(?:held|holds?|hands|f[ae]ll\w*) (?:by|in|to|of|on)\b|\bwithdr[ae]w\w*"
)
_REFERENCE = re.compile(r"\*?See (?:also\b)?[^.*]*?(?:\*|\.|$|(?=\b[A-Z][a-z]+ed by))")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A row with the timeline that its text gives, or why it is left out."""

    row: Row
    holdings: tuple[Holding, ...] = ()
    left_out: str | None = None


def score_control(reader: Reader, folder: Path) -> Iterator[Measure]:
    """Shares of towns with the right holder at the end, and of changes dated within 3 days."""
    registry: ActorRegistry = getattr(reader, "registry", None) or ActorRegistry.load()
    together: list[Answer] = []
    for name in FILES:
        answers = [
            answer_row(row, reader, registry) for row in load_rows(*_find_files(folder, name))
        ]
        together += answers
        yield from _measure(answers, name, registry)
    yield from _measure(together, "control, both", registry, headline=True)


def answer_row(row: Row, reader: Reader, registry: ActorRegistry) -> Answer:
    """The timeline of a row's town, read from its text alone."""
    reason = _reason_to_leave_out(row)
    if reason is not None:
        return Answer(row=row, left_out=reason)
    title = f"{row['name']}, {row['admin']}, {COUNTRIES[row['country']]}"
    draft = Draft(name=title, text=f"{title}\n\n{row['text']}", title=title, language="en")
    reading = reader.read(assemble_report(draft, CollectOptions()))
    return Answer(row=row, holdings=trace(reading, registry))


def trace(reading: Reading, registry: ActorRegistry) -> tuple[Holding, ...]:
    """The timeline of the place that a report is an entry about; nothing ever lapses."""
    topic = find_topic(reading.report, reading.places)
    if topic is None:
        return ()
    claims = keep_claims(reading)
    events = [merge_claims(claim.id, (claim,)) for claim in claims]
    rules = ControlRules(lapse_days=None, side=lambda actor: side_of(actor, registry))
    by_id = {claim.id: claim for claim in claims}
    return control_of(_as_kept(reading.places[topic]), events, by_id, rules=rules)


def _as_kept(place: Place) -> KeptPlace:
    return KeptPlace(text=place.text, id=place.id, name=place.name, country=place.country)


def _find_files(folder: Path, name: str) -> list[Path]:
    found = sorted(folder.glob(f"{name}.*.jsonl"))
    if not found:
        raise ConfigError(f"there is no {name}.*.jsonl in {folder}; give --folder")
    return found


def _reason_to_leave_out(row: Row) -> str | None:
    """Why the text of a row cannot say who holds the town, decided without reading it closely."""
    if not row["text"].strip():
        return "no text"
    if not _SPEAKS.search(_REFERENCE.sub(" ", row["text"])):
        return "text without a word of control"
    if row["name"].startswith("Outside listed"):
        return "no town"
    holders = _holders_of(row)
    if not holders or any("ambiguous" in holder for holder in holders):
        return "holder not told by the table"
    return None


def _holders_of(row: Row) -> list[str]:
    held = row["held_by"]
    return [held] if isinstance(held, str) else list(held)


def _measure(
    answers: Sequence[Answer], corpus: str, registry: ActorRegistry, *, headline: bool = False
) -> Iterator[Measure]:
    asked = [one for one in answers if one.left_out is None]
    reasons = Counter(one.left_out for one in answers if one.left_out is not None)
    left = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
    yield measure_share(
        sum(is_right_at_end(one, registry) for one in asked),
        len(asked),
        corpus=corpus,
        task=f"holder at the end (of {len(answers)} rows left out: {left or 'none'})",
        headline=headline,
    )
    wanted = [(one, change) for one in asked for change in one.row.get("changes", ())]
    if wanted:
        yield measure_share(
            sum(is_dated(one, change, registry) for one, change in wanted),
            len(wanted),
            corpus=corpus,
            task=f"changes of hands within {NEAR_DAYS} days",
            headline=headline,
        )


def is_right_at_end(answer: Answer, registry: ActorRegistry) -> bool:
    """Whether the last holding is the table's."""
    if not answer.holdings:
        return False
    last, holders = answer.holdings[-1], _holders_of(answer.row)
    if holders == ["CONTESTED"]:
        return last.state == "contested"
    allowed: frozenset[str | None] = frozenset().union(*(HOLDERS[one] for one in holders))
    sides = _sides_of(last, registry)
    return last.state in {"held", "besieged"} and bool(sides) and sides <= allowed


def is_dated(answer: Answer, change: Mapping[str, str], registry: ActorRegistry) -> bool:
    """Whether the timeline has a change to that holder whose days are all near the table's day."""
    day = parse_day(_as_iso(change["date"]))
    allowed = HOLDERS[change["by"]]
    return any(
        _is_near(one, day) and bool(_sides_of(one, registry) & allowed)
        for one in answer.holdings
        if one.change in {"taken", "sighted", "disputed"}
    )


def _is_near(one: Holding, day: dt.date | None) -> bool:
    days = [d for d in (one.since, one.since_latest) if d is not None]
    return day is not None and bool(days) and all(abs((d - day).days) <= NEAR_DAYS for d in days)


def _sides_of(holding: Holding, registry: ActorRegistry) -> set[str | None]:
    return {None if p.actor is None else side_of(p.actor, registry) for p in holding.holders}


def _as_iso(text: str) -> str:
    found = _DAY.fullmatch(text.strip())
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else text
