"""The actor registry: names of armed forces, groups, organisations and sources to actors.

Facts (names, years, parents, memberships) are written down by us; the column ``source`` names the
public lists that a row was checked against, or says that none has it. Users extend or replace them
with files of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from situate.actors.actor import Actor
from situate.actors.names import fold, is_abbreviation, plain, skeleton, spelled_as_word
from situate.actors.rows import actor_from_row, read_package_table, read_user_rows
from situate.actors.states import StateNames

_TABLES = ("groups.tsv", "sources.tsv")
_LONGEST_NAME = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An actor that a name may mean; ``sure`` is False where it needs the country as evidence."""

    id: str
    sure: bool


@dataclass(slots=True)
class ActorRegistry:
    """All actors by id and by name."""

    states: StateNames
    _rows: dict[str, list[str]] = field(default_factory=dict)
    _own_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _folded: dict[str, list[Candidate]] = field(default_factory=dict)
    _exact: dict[str, list[Candidate]] = field(default_factory=dict)
    _actors: dict[str, Actor | None] = field(default_factory=dict)
    _lengths: dict[str, int] = field(default_factory=dict)
    _last_words: set[str] = field(default_factory=set)
    _skeletons: dict[str, list[Candidate]] | None = None

    @classmethod
    def load(cls, *extra_files: str | Path) -> ActorRegistry:
        """The registry of the package, extended by users' files (a known id is replaced).

        Raises:
            ConfigError: a user's file is unreadable or not in the form of `rows.read_user_rows`.
        """
        registry = cls(states=StateNames.load())
        for table in _TABLES:
            registry._add_rows(read_package_table(table))
        for actor_id, aliases in read_package_table("own-names.tsv"):
            spelled = aliases.split("|")
            registry._own_names[actor_id] = tuple(alias.lstrip("?=") for alias in spelled)
            registry._add_names(actor_id, spelled)
        for path in extra_files:
            registry._add_rows(read_user_rows(Path(path)))
        registry._lengths.update(dict.fromkeys(registry.states.first_words(), _LONGEST_NAME))
        registry._last_words |= registry.states.last_words()
        return registry

    def _add_rows(self, rows: Iterable[list[str]]) -> None:
        for row in rows:
            if row[0] in self._rows:
                self._forget(row[0])
            self._rows[row[0]] = row
            aliases = [alias for alias in row[10].split("|") if alias]
            named = any(alias.lstrip("?=") == row[1] for alias in aliases)
            self._add_names(row[0], aliases if named else [row[1], *aliases])

    def _forget(self, actor_id: str) -> None:
        self._actors.pop(actor_id, None)
        for names in (self._folded, self._exact):
            for key, candidates in names.items():
                names[key] = [c for c in candidates if c.id != actor_id]

    def _add_names(self, actor_id: str, spelled: Iterable[str]) -> None:
        for spelling in spelled:
            name = spelling.lstrip("?=")
            candidate = Candidate(id=actor_id, sure="?" not in spelling[:2])
            if spelling.startswith("=") or is_abbreviation(name):
                self._add_key(self._exact, plain(name), candidate)
                word = spelled_as_word(name)
                if word:
                    self._add_key(self._exact, word, candidate)
            else:
                self._add_key(self._folded, fold(name), candidate)

    def _add_key(self, names: dict[str, list[Candidate]], key: str, candidate: Candidate) -> None:
        entries = names.setdefault(key, [])
        if all(entry.id != candidate.id for entry in entries):
            entries.append(candidate)
        words = key.casefold().split()
        self._lengths[words[0]] = max(len(words), self._lengths.get(words[0], 0))
        self._last_words.add(words[-1])

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Actor]:
        """The actors that have a row of their own (state bodies are derived on demand)."""
        return iter([actor_from_row(row) for row in self._rows.values()])

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of an id, or None if the registry has no such actor."""
        if actor_id not in self._actors:
            row = self._rows.get(actor_id)
            own_names = self._own_names.get(actor_id, ())
            found = actor_from_row(row) if row else self.states.actor(actor_id, own_names)
            self._actors[actor_id] = found
        return self._actors[actor_id]

    def candidates(self, name: str) -> list[Candidate]:
        """Every actor that a name may mean; abbreviations count in their own case only."""
        return self.candidates_of(plain(name).split())

    def candidates_of(self, words: Sequence[str]) -> list[Candidate]:
        """Every actor that a name may mean, given as plain words (`names.plain`)."""
        if words and words[0] in {"the", "The", "THE"}:
            words = words[1:]
        exact = " ".join(words)
        found = {c.id: c for c in self._folded.get(exact.casefold(), [])}
        found |= {c.id: c for c in self._exact.get(exact, [])}
        if not found:
            return [Candidate(id=i, sure=sure) for i, sure in self.states.actors_of(words)]
        return list(found.values())

    def romanised(self, name: str) -> list[Candidate]:
        """The actors one of whose names is another spelling of this romanised name."""
        if self._skeletons is None:
            self._skeletons = {}
            for key, candidates in self._folded.items():
                bones = skeleton(key)
                if bones:
                    self._skeletons.setdefault(bones, []).extend(candidates)
        bones = skeleton(name)
        found = self._skeletons.get(bones, []) if bones else []
        return list({candidate.id: candidate for candidate in found}.values())

    def find(
        self,
        name: str,
        *,
        country: str | Sequence[str] | None = None,
        day: dt.date | None = None,
    ) -> Actor | None:
        """The actor that a name means, or None where it is unknown or not certain.

        Args:
            name: the name as written, with or without article or possessive.
            country: ISO code or codes that the report is about: evidence for ambiguous names.
            day: leaves out actors known not to have existed in its year.
        """
        candidates = self.candidates(name) or self.romanised(name)
        return self.choose(candidates, country=country, day=day)

    def choose(
        self,
        candidates: Sequence[Candidate],
        *,
        country: str | Sequence[str] | None = None,
        day: dt.date | None = None,
    ) -> Actor | None:
        """The one of several candidates for which the evidence is enough, or None."""
        countries = (country,) if isinstance(country, str) else tuple(country or ())
        pairs = [(c, self.actor(c.id)) for c in candidates]
        known = [(c, a) for c, a in pairs if a is not None]
        if day is not None and len(known) > 1:
            known = [(c, a) for c, a in known if a.active_in(day.year)]
        if len(known) == 1 and known[0][0].sure:
            return known[0][1]
        for code in countries:
            local = [a for _, a in known if code in a.countries]
            if local:
                return local[0] if len(local) == 1 else None
        sure = [a for c, a in known if c.sure]
        return sure[0] if len(sure) == 1 else None

    def longest_name(self, first_word: str) -> int:
        """The number of words of the longest name that may start with a folded word; 0 if none."""
        return self._lengths.get(first_word, 0)

    def may_end(self, last_word: str) -> bool:
        """Whether some name ends with a folded word."""
        return last_word in self._last_words
