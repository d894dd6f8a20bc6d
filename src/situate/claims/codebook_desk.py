"""The desk at which a codebook's table is read: its faults, each with its place and its remedy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

# So many known names are listed in a fault; of longer lists only those that look alike.
MAX_LISTED = 12


@dataclass(slots=True)
class Desk:
    """The table that is being read and the faults found so far."""

    table: Mapping[str, Any]
    faults: list[str] = field(default_factory=list)

    def fault(self, where: str, what: str) -> None:
        """Note a fault: ``where`` is the table or the trigger, ``what`` says what to do."""
        self.faults.append(f"{where}: {what}")

    def expect_keys(self, where: str, table: Mapping[str, Any], known: Collection[str]) -> None:
        """Note every key that is not among the known ones."""
        for key in table:
            if key not in known:
                self.fault(where, f"unknown key '{key}'{suggest(key, known)}")

    def expect_known(self, where: str, what: str, name: str, known: Collection[str]) -> None:
        """Note a name (of a frame, a kind, a type ...) that is not among the known ones."""
        if name not in known:
            self.fault(where, f"unknown {what} '{name}'{suggest(name, known)}")

    def words(self, where: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """A list of words; empty where the key is missing or holds something else."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            self.fault(where, f'\'{key}\' must be a list of words, such as ["attack", "raid"]')
            return ()
        return tuple(value)

    def text(self, where: str, table: Mapping[str, Any], key: str) -> str | None:
        """A text, or None where the key is missing or holds something else."""
        value = table.get(key)
        if value is None or isinstance(value, str):
            return value
        self.fault(where, f"'{key}' is {value!r}; give a text in quotation marks")
        return None

    def flag(self, where: str, table: Mapping[str, Any], key: str, default: bool = False) -> bool:
        """A truth value."""
        value = table.get(key, default)
        if not isinstance(value, bool):
            self.fault(where, f"'{key}' is {value!r}; give true or false")
            return default
        return value

    def section(self, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The tables [NAME.x] of the codebook by their x."""
        rows = self.table.get(name, {})
        if not isinstance(rows, Mapping):
            self.fault("codebook", f"'{name}' must hold tables; write [{name}.NAME]")
            return
        for key, row in rows.items():
            if isinstance(row, Mapping):
                yield key, row
            else:
                self.fault(f"[{name}]", f"'{key}' is no table; write [{name}.{key}]")

    def rows(self, where: str, table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
        """A list of tables; what is none is noted and left out."""
        value = table.get(key, [])
        if not isinstance(value, list):
            self.fault(where, f"'{key}' must be a list of tables, such as {key} = [{{ ... }}]")
            return []
        for number, row in enumerate(value, start=1):
            if not isinstance(row, Mapping):
                self.fault(where, f"'{key}' {number} is {row!r}; give a table {{ ... }}")
        return [row for row in value if isinstance(row, Mapping)]


def suggest(name: str, known: Collection[str]) -> str:
    """What to do about an unknown name: the name that was meant, or those there are."""
    close = get_close_matches(str(name), sorted(known), n=1)
    if close:
        return f"; did you mean '{close[0]}'?"
    listed = sorted(known)
    if len(listed) <= MAX_LISTED:
        return f"; use one of {', '.join(listed)}" if listed else "; there are none"
    return f"; known are {', '.join(listed[:MAX_LISTED])} and {len(listed) - MAX_LISTED} more"
