"""Public lists of armed groups and organisations, read into one form to check the registry by.

Every list is a file that the user has fetched; README.md beside this file says where from.
"""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pycountry

from situate.actors.rows import read_package_table

_WHERE = {"Kampuchea": "KH", "Ivory Coast": "CI", "DR Congo": "CD", "Congo": "CG"}
_WHERE |= {"South Yemen": "YE", "North Yemen": "YE", "South Vietnam": "VN", "North Vietnam": "VN"}
_WHERE |= {"Northern Ireland": "GB", "Zaire": "CD", "Rhodesia": "ZW", "Serbia": "RS"}
_CAMEO = {"PSE": "PS", "KOS": "XK", "ROM": "RO", "TMP": "TL", "ZAR": "CD", "BUR": "MM"}
_GOVERNMENT = "4"
_DATED = re.compile(r"\[([A-Z]+)\s*([<>]?\d{6,8})?-?(\d{6,8})?\s*\]")
_THIS_CENTURY = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An actor as one list has it: its names there, countries (ISO alpha-2) and known years."""

    source: str
    names: tuple[str, ...]
    countries: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None
    armed: bool = True


@dataclass(slots=True)
class _Entry:
    names: list[str] = field(default_factory=list)
    codes: list[tuple[str, str, str]] = field(default_factory=list)


def _states() -> dict[str, str]:
    rows = read_package_table("states.tsv")
    return {name.lstrip("?"): row[0] for row in rows for name in row[1].split("|")} | _WHERE


def _codes(places: str, states: dict[str, str]) -> frozenset[str]:
    found = set()
    for place in re.split(r",\s*", places):
        for name in re.split(r"\s*[()]\s*", place):
            if name in states:
                found.add(states[name])
    return frozenset(found)


def read_conflict_years(path: Path) -> dict[str, tuple[int, int]]:
    """First and last year of every conflict of the UCDP/PRIO table (conflict_id, year)."""
    years: dict[str, list[int]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            years[str(int(float(row["conflict_id"])))].append(int(float(row["year"])))
    return {conflict: (min(known), max(known)) for conflict, known in years.items()}


def read_ucdp(path: Path, years: dict[str, tuple[int, int]]) -> Iterator[Listed]:
    """The actors of the UCDP actor list that are no governments; years are their conflicts'."""
    states = _states()
    columns = [
        *("NameData", "NameOrig", "NameOrigFull", "NameOrigFullEng"),
        *("NewName", "NewNameFullMotherTongue", "NewNameFullEng"),
    ]
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Org"] == _GOVERNMENT:
                continue
            names = dict.fromkeys(" ".join(row[c].split()) for c in columns)
            spans = [years[c] for c in row["ConflictId"].split(", ") if c in years]
            yield Listed(
                source=f"UCDP actor {row['ActorId']}",
                names=tuple(name for name in names if name and name != "n/a"),
                countries=_codes(row["Location"], states),
                years=(min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None,
                armed=row["Org"] == "1",
            )


def read_ged(path: Path) -> Iterator[Listed]:
    """The sides of UCDP GED events (JSON lines with side_a, side_b, country, year)."""
    states, seen = _states(), defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        for side in (event["side_a"], event["side_b"]):
            for name in side.split(", "):
                if not name.startswith("Government of") and name != "Civilians":
                    seen[name, event["country"]].append(int(event["year"]))
    for (name, country), years in sorted(seen.items()):
        yield Listed(
            source="UCDP GED",
            names=(name,),
            countries=_codes(country, states),
            years=(min(years), max(years)),
        )


def read_un(path: Path) -> Iterator[Listed]:
    """The entities of the consolidated sanctions list of the UN Security Council (XML)."""
    states = _states()
    for entity in ElementTree.parse(path).iter("ENTITY"):
        names = [entity.findtext("FIRST_NAME") or ""]
        names += [alias.text or "" for alias in entity.iter("ALIAS_NAME")]
        parts = [part for name in names for part in re.split(r";|\s/\s", name)]
        places = {place.text or "" for place in entity.iter("COUNTRY")}
        listed = (entity.findtext("LISTED_ON") or "")[:4]
        reference = entity.findtext("REFERENCE_NUMBER") or ""
        yield Listed(
            source=f"UN list {reference}",
            names=tuple(name for part in parts for name in _spellings(part) if name),
            countries=frozenset().union(*(_codes(place, states) for place in places)),
            years=(int(listed), int(listed)) if listed.isdigit() else None,
            armed=reference.startswith(("QDe", "CDe")),
        )


def read_names(path: Path) -> Iterator[Listed]:
    """The names of a plain list, one a line, with no countries; the file's name is the source."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield Listed(source=f"{path.stem} list", names=_spellings(line))


def read_petrarch(path: Path) -> Iterator[Listed]:
    """The actors of a PETRARCH2 dictionary that it gives a code without a person's dates."""
    label = path.name.removeprefix("Phoenix.").removesuffix(".actors.txt")
    states = {name.casefold() for name in _states()}
    for entry in _entries(path):
        if entry.names[0].casefold() in states:
            continue  # a state with its places and parties under one code
        codes = [code for code, _, _ in entry.codes]
        country = _alpha2(codes[0][:3]) if codes else None
        yield Listed(
            source=f"PETRARCH2 {label}",
            names=tuple(part for name in entry.names for part in _spellings(name)),
            countries=frozenset({country} if country else ()),
            years=_rebel_years(entry.codes),
            armed=label == "MilNonState",
        )


def _entries(path: Path) -> Iterator[_Entry]:
    entry = _Entry()
    for raw in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = raw.split("#")[0].rstrip()
        if not line:
            continue
        name = line.split("[")[0].strip("+ \t_")
        if name and not line.startswith(("+", "\t", " ")) and (entry.codes or not entry.names):
            if entry.names:
                yield entry
            entry = _Entry()
        if name:
            entry.names.append(name.replace("_", " "))
        entry.codes += _DATED.findall(line)
    if entry.names:
        yield entry


def _spellings(name: str) -> tuple[str, ...]:
    """A name without, and the abbreviation with, its parentheses: "Red Army (RA)"."""
    inside = re.findall(r"\(([^)]+)\)", name)
    return (" ".join(re.sub(r"\([^)]*\)", " ", name).split()), *inside)


def _alpha2(code: str) -> str | None:
    country = pycountry.countries.get(alpha_3=code)
    return _CAMEO.get(code) or (country.alpha_2 if country else None)


def _rebel_years(codes: list[tuple[str, str, str]]) -> tuple[int, int] | None:
    """The years in which a dictionary has an actor as rebels, where it dates that on both sides."""
    spans = [
        (_year(start), _year(end)) for code, start, end in codes if "REB" in code and start and end
    ]
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def _year(date: str) -> int:
    digits = date.lstrip("<>")
    if len(digits) == 8:
        return int(digits[:4])
    return int(digits[:2]) + (2000 if int(digits[:2]) < _THIS_CENTURY else 1900)
