"""Check the actor registry against public lists, and write down what each row was checked by.

Reports how many rows the lists confirm, rows whose country or years another list contradicts, and
the armed groups of the lists that the registry lacks. ``--write`` fills the column ``source``.
Run: ``python scripts/actors/check_registry.py --ucdp FILE --conflicts FILE --un FILE
--petrarch FILE... --ged FILE --names FILE... [--write]``.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lists import (
    Listed,
    read_conflict_years,
    read_ged,
    read_names,
    read_petrarch,
    read_ucdp,
    read_un,
)

from situate.actors.actor import Actor
from situate.actors.names import fold, skeleton
from situate.actors.rows import COLUMNS, actor_from_row

PACKAGE = Path(__file__).parents[2] / "src/situate/actors"
TABLES = ("groups.tsv", "sources.tsv")
UNCHECKED = "general knowledge"
_SPELLINGS = (("isation", "ization"), ("defence", "defense"), ("centre", "center"))
_SOURCE = COLUMNS.index("source")
_SMALL_WORDS = frozenset(
    "a al ad an ar as ash at az e el i ul wa wal yi de del des du et la le les los y da do dos "
    "of the and for in to on group movement organization party".split()
)
_RULED_BY = {
    "BD": "PK", "EH": "MA", "ER": "ET", "NA": "ZA", "PS": "IL", "SS": "SD", "TL": "ID", "UA": "SU",
    "XK": "RS", "PR": "US",
}  # fmt: skip
"""Lists place a group in the state that it fought; we place it in the country it fought for."""


@dataclass(slots=True)
class Findings:
    """What the lists say of the registry's rows."""

    confirmed: dict[str, list[Listed]] = field(default_factory=lambda: defaultdict(list))
    elsewhere: list[tuple[Actor, Listed]] = field(default_factory=list)
    other_years: list[tuple[Actor, Listed]] = field(default_factory=list)
    lacking: list[Listed] = field(default_factory=list)


def keys_of(name: str) -> set[str]:
    """The keys under which a name is compared: folded, one spelling, one romanisation."""
    folded = re.sub(r"[^\w\s]", " ", fold(name))
    for ours, theirs in _SPELLINGS:
        folded = folded.replace(ours, theirs)
    words = folded.split()
    keys = {" ".join(words)}
    content = [word.removesuffix("s") for word in words if word not in _SMALL_WORDS]
    if len(content) > 1:
        keys.add("~" + " ".join(content))
    bones = skeleton(name)
    return keys | {f"~{bones}"} if bones else keys


def is_short(key: str) -> bool:
    """Whether a key is one word or a name cut down: it then needs the country to agree."""
    return " " not in key or key.startswith("~")


def countries_of(actor: Actor) -> frozenset[str]:
    """The countries under which a list may have an actor."""
    return frozenset({*actor.countries, *(_RULED_BY.get(c, c) for c in actor.countries)})


def find_matches(actors: Sequence[Actor], listed: Sequence[Listed]) -> Findings:
    """Every listed actor beside the row of the registry that it is.

    A full name wins over an abbreviation: where some row has a listed actor's full name, rows that
    share no more than its abbreviation are left out.
    """
    by_key: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        for key in {k for name in (actor.name, *actor.aliases) for k in keys_of(name)}:
            by_key[key].append(actor)
    findings = Findings()
    for entry in listed:
        keys = {key for name in entry.names for key in keys_of(name)}
        full = {a.id: a for key in keys if not is_short(key) for a in by_key.get(key, ())}
        short = {a.id: a for key in keys if is_short(key) for a in by_key.get(key, ())}
        _judge(findings, entry, full=list(full.values()), short=list(short.values()))
    return findings


def _judge(
    findings: Findings, entry: Listed, *, full: Sequence[Actor], short: Sequence[Actor]
) -> None:
    agreed = [a for a in full if agrees(a, entry)]
    agreed = agreed or [a for a in short if countries_of(a) & entry.countries]
    for actor in agreed:
        if overlaps(actor, entry):
            findings.confirmed[actor.id].append(entry)
        else:
            findings.other_years.append((actor, entry))
    if not agreed:
        findings.elsewhere += [(actor, entry) for actor in full]
        if entry.armed and not full:
            findings.lacking.append(entry)


def agrees(actor: Actor, entry: Listed) -> bool:
    """Whether the countries of both agree, as far as both are known."""
    return not (actor.countries and entry.countries) or bool(countries_of(actor) & entry.countries)


def overlaps(actor: Actor, entry: Listed) -> bool:
    """Whether an actor existed in some year in which the list has it; True where not known."""
    if entry.years is None:
        return True
    first, last = entry.years
    started = actor.active_from is None or actor.active_from <= last
    return started and (actor.active_to is None or first <= actor.active_to)


def read_rows(table: str) -> list[list[str]]:
    """The rows of a table of the package as they stand, header first."""
    text = (PACKAGE / table).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    return [row + [""] * (len(COLUMNS) - len(row)) for row in rows]


def source_of(entries: Iterable[Listed]) -> str:
    """What a row was checked against, best first; `UNCHECKED` where no list has it."""
    return "|".join(dict.fromkeys(entry.source for entry in entries)) or UNCHECKED


def write_sources(findings: Findings) -> None:
    """Fill the column ``source`` of both tables."""
    for table in TABLES:
        header, *rows = read_rows(table)
        header[_SOURCE] = "source"
        for row in rows:
            row[_SOURCE] = source_of(findings.confirmed.get(row[0], ()))
        lines = ["\t".join(row) for row in (header, *rows)]
        (PACKAGE / table).write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(actors: Sequence[Actor], findings: Findings) -> None:
    """Print the findings: totals, then every row and name to look at."""
    for title, pairs in (("country", findings.elsewhere), ("years", findings.other_years)):
        print(f"\n{len(pairs)} rows with other {title}:")
        for actor, entry in pairs:
            print(
                f"  {actor.id} {','.join(actor.countries)} {actor.active_from}-{actor.active_to}"
                f" | {entry.source}: {entry.names[0]} {','.join(sorted(entry.countries))}"
                f" {entry.years or ''}"
            )
    print(f"\n{len(findings.lacking)} armed groups of the lists that we lack:")
    for entry in findings.lacking:
        names = "; ".join(entry.names[:3])
        print(f"  {entry.source}: {names} {','.join(sorted(entry.countries))}")
    armed = [a for a in actors if a.armed]
    print(f"\n{sum(a.id in findings.confirmed for a in armed)} of {len(armed)} armed actors and")
    print(f"{len(findings.confirmed)} of {len(actors)} rows are confirmed, by list:")
    lists = Counter(
        name
        for entries in findings.confirmed.values()
        for name in {entry.source.split()[0] for entry in entries}
    )
    print("  " + ", ".join(f"{name} {count}" for name, count in lists.most_common()))


def main() -> None:
    """Read the lists named on the command line and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("ucdp", "conflicts", "un", "ged"):
        parser.add_argument(f"--{option}", type=Path)
    parser.add_argument("--petrarch", type=Path, nargs="*", default=[])
    parser.add_argument("--names", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true", help="fill the column source")
    given = parser.parse_args()
    listed: list[Listed] = []
    if given.ucdp:
        years = read_conflict_years(given.conflicts) if given.conflicts else {}
        listed += read_ucdp(given.ucdp, years)
    listed += read_un(given.un) if given.un else ()
    listed += read_ged(given.ged) if given.ged else ()
    for path in given.petrarch:
        listed += read_petrarch(path)
    for path in given.names:
        listed += read_names(path)
    actors = [actor_from_row(row) for table in TABLES for row in read_rows(table)[1:]]
    findings = find_matches(actors, listed)
    report(actors, findings)
    if given.write:
        write_sources(findings)


if __name__ == "__main__":
    main()
