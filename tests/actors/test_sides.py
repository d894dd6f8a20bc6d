"""Who is part of whom."""

from __future__ import annotations

import pytest

from situate.actors.registry import ActorRegistry
from situate.actors.sides import find_actor, line_of, members_of, side_of
from situate.errors import ConfigError


@pytest.fixture(scope="module")
def registry() -> ActorRegistry:
    return ActorRegistry.load()


def test_a_states_forces_and_ministries_are_part_of_its_government(registry: ActorRegistry) -> None:
    assert side_of("SY:army", registry) == "SY:government"
    assert line_of("RU:defence-ministry", registry) == ("RU:defence-ministry", "RU:government")


def test_its_citizens_and_opposition_are_not(registry: ActorRegistry) -> None:
    assert side_of("SY:citizens", registry) == "SY:citizens"
    assert side_of("SY:opposition", registry) == "SY:opposition"


def test_a_unit_leads_through_its_army_to_the_government(registry: ActorRegistry) -> None:
    assert line_of("aidar-battalion", registry) == (
        "aidar-battalion",
        "UA:army",
        "UA:government",
    )
    assert "aidar-battalion" in members_of(find_actor("Ukraine", registry), registry)


def test_everybody_is_a_member_of_himself_first(registry: ActorRegistry) -> None:
    for actor_id in ("islamic-state", "SY:government", "SY:police"):
        actor = registry.actor(actor_id)
        assert actor is not None
        assert members_of(actor, registry)[0] == actor_id


def test_every_line_of_bodies_ends(registry: ActorRegistry) -> None:
    for actor in registry:
        line = line_of(actor.id, registry)
        assert line[0] == actor.id
        assert len(set(line)) == len(line)


def test_an_unknown_name_is_refused_with_what_to_do(registry: ActorRegistry) -> None:
    with pytest.raises(ConfigError, match="give its id"):
        find_actor("the people next door", registry)
