"""A reading for people: one row a claim, then the sentence with the evidence marked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from situate.records import Claim, ClaimTime, Count, KeptPlace, Participant, Reading

WIDE = 110
DEFAULT_WIDTH = 120
NOTHING = "-"
# Columns of the wide table and the share of the width of those that may wrap.
COLUMNS = {"": 0, "who": 5, "what": 0, "whom": 5, "where": 4, "when": 0, "who says so": 6,
           "status": 0, "counts": 4}  # fmt: skip
INFERRED = "~"
WHO_ROLES = ("actor", "party", "supporter")
WHOM_ROLES = ("target", "victim", "object", "beneficiary", "instrument")


def print_reading(reading: Reading, stream: TextIO) -> None:
    """Print a reading to a stream, wide or narrow as its terminal is; colour only on a terminal."""
    print_table(reading, make_console(stream))


def print_table(reading: Reading, console: Console) -> None:
    """Print a reading: one row (on a narrow console one line) a claim, then its evidence."""
    report = reading.report
    head = [report.publisher, report.agency, report.published and report.published.isoformat()]
    title = flatten(report.title or report.given_id or "untitled report")
    console.print(Text(title, style="bold"))
    console.print(
        Text(" · ".join(flatten(part) for part in head if part) or "publisher and day unknown")
    )
    if not reading.claims:
        console.print(Text("no claims\n"))
        return
    if console.width >= WIDE:
        console.print(_table(reading))
    for number, claim in enumerate(reading.claims, 1):
        if console.width < WIDE:
            _print_card(console, reading, number, claim)
        marked = evidence(reading, claim, plain=not console.is_terminal)
        console.print(Text(f"{number:>3}  ") + marked)
    console.print()


def evidence(reading: Reading, claim: Claim, *, plain: bool) -> Text:
    """The claim's sentence with its trigger, participants, place, times, counts and sources marked.

    In plain text the trigger stands in double guillemets and all else in single ones.
    """
    sentence = reading.sentences[claim.sentence]
    raw = reading.report.text
    text = Text()
    position = sentence.start
    for start, end, style in _marks(reading, claim, sentence.start, sentence.end):
        text.append(flatten(raw[position:start]))
        marked = flatten(raw[start:end])
        opening, closing = ("«", "»") if style == "trigger" else ("‹", "›")
        text.append(f"{opening}{marked}{closing}" if plain else marked, style=_STYLES[style])
        position = end
    text.append(flatten(raw[position : sentence.end]))
    return text


_STYLES = {
    "trigger": "bold reverse",
    "participant": "bold cyan",
    "place": "bold green",
    "time": "bold yellow",
    "count": "bold magenta",
    "source": "underline",
}


def _marks(reading: Reading, claim: Claim, low: int, high: int) -> list[tuple[int, int, str]]:
    wanted: list[tuple[int, int, str]] = [(claim.trigger.start, claim.trigger.end, "trigger")]
    wanted += [(p.start, p.end, "participant") for p in claim.participants]
    if claim.place is not None:
        place = reading.places[claim.place]
        wanted.append((place.start, place.end, "place"))
    if claim.time is not None:
        wanted += [(reading.times[i].start, reading.times[i].end, "time") for i in claim.time.times]
    wanted += [(c.start, c.end, "count") for c in claim.counts]
    wanted += [(s.start, s.end, "source") for s in claim.sources if s.start is not None and s.end]
    kept: list[tuple[int, int, str]] = []
    for start, end, style in wanted:
        inside = low <= start and end <= high
        if inside and all(end <= k[0] or k[1] <= start for k in kept):
            kept.append((start, end, style))
    return sorted(kept)


class PlainEndConsole(Console):
    """A console that leaves a broken pipe to its caller instead of ending the program."""

    def on_broken_pipe(self) -> None:
        """Raise the error again."""
        raise BrokenPipeError


def make_console(stream: TextIO) -> Console:
    """A console for a stream, as wide as the terminal; colour only on a terminal."""
    if stream.isatty():
        return PlainEndConsole(file=stream, highlight=False)
    width = os.get_terminal_size().columns if os.isatty(2) else DEFAULT_WIDTH
    return PlainEndConsole(
        file=stream, width=width, highlight=False, no_color=True, force_terminal=False
    )


def _table(reading: Reading) -> Table:
    table = Table(show_lines=False, header_style="bold", pad_edge=False, expand=True)
    for name, ratio in COLUMNS.items():
        table.add_column(name, ratio=ratio or None, no_wrap=not ratio, overflow="fold")
    for number, claim in enumerate(reading.claims, 1):
        table.add_row(str(number), *(Text(value) for value in fields(reading, claim).values()))
    return table


def _print_card(console: Console, reading: Reading, number: int, claim: Claim) -> None:
    rows = [
        f"{name}: {value}" for name, value in fields(reading, claim).items() if value != NOTHING
    ]
    console.print(Text(f"{number:>3}  " + " | ".join(rows).replace("\n", ", ")))


def fields(reading: Reading, claim: Claim) -> dict[str, str]:
    """What a person wants to see of a claim, by column; a hyphen where nothing is known."""
    return {
        "who": _people(reading, claim, WHO_ROLES),
        "what": name_type(claim.type, claim.mode),
        "whom": _people(reading, claim, WHOM_ROLES),
        "where": _place(reading, claim),
        "when": _days(claim.time),
        "who says so": _chain(claim),
        "status": claim.status + (f"\n{claim.aspect}" if claim.aspect != "done" else ""),
        "counts": join(_count(count) for count in claim.counts),
    }


def _chain(claim: Claim) -> str:
    """The chain without the publisher, who stands above the table and is the last link of each."""
    links = [source.name for source in claim.sources if source.role != "publisher"]
    speaks = any(source.role in {"speaker", "carrier"} for source in claim.sources)
    return join(links if speaks else ["the report", *links], separator=" > ")


def join(parts: Iterable[str], separator: str = "; ") -> str:
    """The parts that say something, each once, in one line; a hyphen if there is none."""
    return separator.join(dict.fromkeys(flatten(part) for part in parts if part)) or NOTHING


def _people(reading: Reading, claim: Claim, roles: tuple[str, ...]) -> str:
    return join(
        _name(reading, p) + (" (support)" if p.role == "supporter" else "")
        for role in roles
        for p in claim.participants
        if p.role == role
    )


def _name(reading: Reading, participant: Participant) -> str:
    """The words of the text, and for a pronoun in brackets who is meant by it."""
    if participant.entity is None:
        return participant.text
    entity = reading.entities[participant.entity]
    outside = entity.end <= participant.start or participant.end <= entity.start
    return f"{participant.text} ({entity.text})" if outside else participant.text


def _place(reading: Reading, claim: Claim) -> str:
    if claim.place is None:
        return NOTHING
    place = reading.places[claim.place]
    name = place.name if place.name and place.name != place.text else None
    relation = "" if claim.place_relation in {None, "at"} else f"{claim.place_relation} "
    return relation + flatten(place.text) + (f" = {name}" if name else "")


def _days(time: ClaimTime | None) -> str:
    """The days in the shortest ISO form; a tilde where tense or dateline say so, not the text."""
    if time is None or (time.begin is None and time.end is None):
        return NOTHING
    return name_days(time.begin, time.end) + ("" if time.basis == "stated" else INFERRED)


def name_days(begin: date | None, end: date | None) -> str:
    """Days in the shortest ISO form; a hyphen where they are unknown."""
    if begin is None and end is None:
        return NOTHING
    if begin is None or end is None:
        return f"{begin.isoformat() if begin else ''}..{end.isoformat() if end else ''}"
    if begin == end:
        return begin.isoformat()
    after = end + timedelta(days=1)
    if (
        begin.day == after.day == 1
        and begin.month == after.month == 1
        and after.year - begin.year == 1
    ):
        return str(begin.year)
    if begin.day == after.day == 1 and (after - begin).days <= 31:
        return f"{begin:%Y-%m}"
    same_month = (begin.year, begin.month) == (end.year, end.month)
    return (
        f"{begin.isoformat()}..{end.day:02}"
        if same_month
        else f"{begin.isoformat()}..{end.isoformat()}"
    )


def _count(count: Count) -> str:
    number = name_range(count.low, count.high)
    return f"{number} {count.what}" + (f" {count.who}" if count.who else "")


def name_range(low: int | None, high: int | None) -> str:
    """A number, or its bounds; an open side is empty."""
    if low is not None and low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def name_place(place: KeptPlace) -> str:
    """The place by its name in the gazetteer, else as it was told."""
    return flatten(place.name or place.text)


def name_type(kind: str, mode: str | None) -> str:
    """A type with its mode in brackets."""
    return flatten(f"{kind} ({mode})" if mode else kind)


def flatten(text: str) -> str:
    """One line, and no control characters that could steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in re.sub(r"\s+", " ", text))
