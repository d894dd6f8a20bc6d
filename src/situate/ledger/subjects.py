"""What a decision speaks of, from the words of a person: claims, a place, an actor."""

from __future__ import annotations

from collections.abc import Iterable

from situate.actors.sides import find_actor
from situate.errors import ConfigError
from situate.ledger.areas import find_place_named
from situate.ledger.ledger import Ledger
from situate.records import KeptPlace


def find_claims(ids: Iterable[str], ledger: Ledger) -> list[str]:
    """The claims with some ids, and all claims of the events with the others.

    Raises:
        ConfigError: an id is of neither.
    """
    found: list[str] = []
    with ledger.store.read() as unit:
        for one in ids:
            if unit.claims([one]):
                found.append(one)
                continue
            events = unit.events([unit.successor(one) or one])
            if not events:
                raise ConfigError(f"the ledger holds no claim or event {one!r}")
            found.extend(events[0].claims)
    return found


def find_place(text: str, ledger: Ledger) -> KeptPlace:
    """The gazetteer's place of a name, as a claim would hold it.

    Raises:
        ConfigError: there is none.
    """
    answer = find_place_named(text, ledger.gazetteer, ledger.countries())
    unit = answer.place.admin1
    return KeptPlace(
        text=text,
        id=answer.place.id,
        name=answer.place.name,
        latitude=answer.area.latitude,
        longitude=answer.area.longitude,
        feature=answer.place.feature,
        country=answer.country,
        admin1=None if unit is None else ledger.gazetteer.place(unit).name,
        precision=answer.area.precision,
        radius_km=answer.area.radius_km,
    )


def find_actor_id(name: str, ledger: Ledger) -> str:
    """The registry id of a name.

    Raises:
        ConfigError: there is none.
    """
    return find_actor(name, ledger.registry).id
