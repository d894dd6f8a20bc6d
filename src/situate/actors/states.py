"""States and their bodies by pattern: "Syrian army", "Ministry of Defence of Russia", "Kyiv".

A state form (name, adjective, people or capital) beside a body form gives the actor id
``CODE:body``; nothing is spelled out for each pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from situate.actors.actor import Actor
from situate.actors.names import fold, is_abbreviation, plain
from situate.actors.rows import read_package_table

_LONGEST_FORM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StateForm:
    """One way to write a state; ``sure`` is False where other states share the form."""

    code: str
    form: str
    sure: bool


@dataclass(slots=True)
class StateNames:
    """The forms of all states and of their bodies."""

    names: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, list[str]] = field(default_factory=dict)
    _forms: dict[str, list[StateForm]] = field(default_factory=dict)
    _body_forms: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> StateNames:
        """The states and bodies of the package."""
        states = cls()
        for code, names, adjectives, people, capitals in read_package_table("states.tsv"):
            states.names[code] = names.split("|")[0].lstrip("?")
            states.adjectives[code] = adjectives.split("|")[0].lstrip("?")
            states._add(code, "name", names)
            states._add(code, "adjective", adjectives)
            states._add(code, "people", people)
            states._add(code, "capital", capitals)
        for row in read_package_table("bodies.tsv"):
            states.bodies[row[0]] = row
            for form in row[5].split("|"):
                states._body_forms.setdefault(fold(form), row[0])
        return states

    def _add(self, code: str, form: str, spelled: str) -> None:
        for spelling in spelled.split("|"):
            name = spelling.lstrip("?")
            if name:
                key = plain(name) if is_abbreviation(name) else fold(name)
                entry = StateForm(code=code, form=form, sure=name == spelling)
                self._forms.setdefault(key, []).append(entry)

    def forms_of(self, name: str) -> list[StateForm]:
        """Every state that a name, adjective, people or capital may mean."""
        return self._forms.get(plain(name)) or self._forms.get(fold(name), [])

    def body_of(self, words: str) -> str | None:
        """The body that words name ("army", "ministry of defence"), or None."""
        return self._body_forms.get(fold(words))

    def actors_of(self, words: Sequence[str]) -> list[tuple[str, bool]]:
        """The ids that "STATE BODY" or "BODY of STATE" may mean, each with whether it is sure.

        ``words`` are plain (`names.plain`).
        """
        folded = [word.casefold() for word in words]
        for cut in range(min(len(words) - 1, _LONGEST_FORM), 0, -1):
            body = self._body_forms.get(" ".join(folded[cut:]))
            found = self._pairs(" ".join(words[:cut]), body) if body else []
            if found:
                return found
        for at in [i for i, word in enumerate(folded) if word == "of" and 0 < i < len(words) - 1]:
            body = self._body_forms.get(" ".join(folded[:at]))
            if body:
                return self._pairs(" ".join(words[at + 1 :]), body, forms=("name",))
        return []

    def _pairs(
        self, state: str, body: str, forms: tuple[str, ...] = ("name", "adjective")
    ) -> list[tuple[str, bool]]:
        pairs = {f"{f.code}:{body}": f.sure for f in self.forms_of(state) if f.form in forms}
        return list(pairs.items())

    def first_words(self) -> set[str]:
        """The folded words that may open "STATE BODY" or "BODY of STATE"."""
        states = {key.casefold().split()[0] for key in self._forms}
        return states | {key.split()[0] for key in self._body_forms}

    def last_words(self) -> set[str]:
        """The folded words that may close "STATE BODY" or "BODY of STATE"."""
        states = {key.casefold().split()[-1] for key in self._forms}
        return states | {key.split()[-1] for key in self._body_forms}

    def actor(self, actor_id: str, aliases: tuple[str, ...] = ()) -> Actor | None:
        """The actor of an id such as ``SY:army``, or None if there is no such state or body."""
        code, _, body = actor_id.partition(":")
        row = self.bodies.get(body)
        if row is None or code not in self.names:
            return None
        spelled = tuple(f"{self.adjectives[code]} {form}" for form in row[5].split("|")[:3])
        return Actor(
            id=actor_id,
            name=f"{row[1]} of {self.names[code]}",
            kind=row[2],
            inter=int(row[3]),
            sector=row[4],
            countries=(code,),
            aliases=(*aliases, *(spelled if self.adjectives[code] else ())),
            state_media=body == "state-media",
        )
