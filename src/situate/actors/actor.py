"""One registry entry: a body or person-like party that acts in, or reports on, armed conflict."""

from __future__ import annotations

from dataclasses import dataclass

ARMED_KINDS = frozenset(
    {
        "state-forces",
        "rebel-group",
        "militia",
        "communal-militia",
        "criminal-group",
        "alliance",
        "international-force",
    }
)
PEOPLE_KINDS = frozenset({"civilians", "protesters", "opposition"})
SOURCE_KINDS = frozenset({"agency", "newspaper", "broadcaster", "outlet", "monitor", "ngo", "igo"})
NON_STATE_KINDS = frozenset({"rebel-group", "militia", "communal-militia", "criminal-group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One actor's time in another (an alliance, a force); years, None where unknown."""

    of: str
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A registry entry.

    ``inter`` is the ACLED inter code at home (1 state forces, 2 rebel groups, 3 political militias,
    4 identity militias, 5 rioters, 6 protesters, 7 civilians, 8 external or other; state forces
    abroad are 8), ``sector`` the PLOVER sector, ``countries`` ISO 3166 alpha-2 codes with home
    first (SU, YU, CS and DD for states that are gone). ``aliases`` exclude the name;
    ``sources`` are the lists that the entry was checked against.
    """

    id: str
    name: str
    kind: str
    inter: int | None = None
    sector: str | None = None
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    memberships: tuple[Membership, ...] = ()
    active_from: int | None = None
    active_to: int | None = None
    state_media: bool = False
    sources: tuple[str, ...] = ()

    @property
    def country(self) -> str | None:
        """The home country, or None."""
        return self.countries[0] if self.countries else None

    @property
    def armed(self) -> bool:
        """Whether it bears arms as a body."""
        return self.kind in ARMED_KINDS

    @property
    def entity_kind(self) -> str:
        """The entity kind of its mentions: group for people and armed bodies, else organization."""
        people = self.kind in ARMED_KINDS or self.kind in PEOPLE_KINDS
        return "group" if people else "organization"

    def active_in(self, year: int) -> bool:
        """Whether nothing known rules out that it existed in a year."""
        started = self.active_from is None or self.active_from <= year
        return started and (self.active_to is None or year <= self.active_to)
