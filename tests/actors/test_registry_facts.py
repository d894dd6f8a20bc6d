"""The registry's tables: every row in form, no name unclear, no impossible year, a source each."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from situate.actors.actor import NON_STATE_KINDS, Actor
from situate.actors.registry import ActorRegistry, Candidate
from situate.actors.rows import COLUMNS, actor_from_row, read_package_table

ROOT = Path(__file__).parents[2]
REGISTRY = ActorRegistry.load()
TABLES = ("groups.tsv", "sources.tsv")
ROWS = [row for table in TABLES for row in read_package_table(table)]
OWN_NAMES = read_package_table("own-names.tsv")
GOALS = {
    "rebel-group": 600,
    "militia": 150,
    "criminal-group": 100,
    "communal-militia": 40,
    "alliance": 40,
    "international-force": 60,
    "igo": 50,
    "agency": 100,
    "monitor": 40,
}
FIRST_YEAR, LAST_YEAR = 1750, 2026


def life_of(actor: Actor) -> tuple[int, int]:
    return actor.active_from or FIRST_YEAR, actor.active_to or LAST_YEAR


def lived_together(one: Actor, other: Actor) -> bool:
    (start, end), (other_start, other_end) = life_of(one), life_of(other)
    return start <= other_end and other_start <= end


def names_of_several() -> list[tuple[str, list[Candidate]]]:
    named: dict[str, list[Candidate]] = {}
    for spelling in {name for actor in REGISTRY for name in (actor.name, *actor.aliases)}:
        candidates = REGISTRY.candidates(spelling)
        if len(candidates) > 1:
            named[spelling] = candidates
    return sorted(named.items())


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_every_column_and_is_read(table: str) -> None:
    for row in read_package_table(table):
        assert len(row) == len(COLUMNS), row[0]
        actor = actor_from_row(row)
        assert actor.name == actor.name.strip() != ""
        assert all(len(code) == 2 and code.isupper() for code in actor.countries), actor.id


def test_ids_are_given_once_and_tables_are_in_order() -> None:
    assert max(Counter(row[0] for row in ROWS).values()) == 1
    assert max(Counter(row[0] for row in OWN_NAMES).values()) == 1
    groups = [row[0] for row in read_package_table("groups.tsv")]
    assert groups == sorted(groups)


def test_a_name_is_never_sure_for_two_actors() -> None:
    for spelling, candidates in names_of_several():
        sure = [candidate.id for candidate in candidates if candidate.sure]
        assert len(sure) <= 1, (spelling, sure)


def test_a_name_of_two_actors_of_one_country_is_marked_or_told_by_the_year() -> None:
    for spelling, candidates in names_of_several():
        for one, other in itertools.combinations(candidates, 2):
            first, second = REGISTRY.actor(one.id), REGISTRY.actor(other.id)
            assert first is not None
            assert second is not None
            if set(first.countries) & set(second.countries) and lived_together(first, second):
                assert True not in {one.sure, other.sure}, (spelling, first.id, second.id)


def test_short_abbreviations_of_armed_groups_are_seldom_sure_where_others_share_them() -> None:
    assert REGISTRY.find("PLA") is None
    assert REGISTRY.find("NLA") is None
    assert REGISTRY.find("UPDF").id == "UG:army"  # type: ignore[union-attr]


def test_years_are_in_order_and_no_future() -> None:
    for actor in REGISTRY:
        start, end = life_of(actor)
        assert start <= end, actor.id
        assert actor.active_to is None or end <= LAST_YEAR, actor.id
        assert start <= LAST_YEAR, actor.id


def test_members_and_parents_lived_at_one_time() -> None:
    for actor in REGISTRY:
        for membership in actor.memberships:
            whole = REGISTRY.actor(membership.of)
            assert whole is not None, (actor.id, membership.of)
            assert lived_together(actor, whole), (actor.id, whole.id)
            for year in (membership.since, membership.until):
                assert year is None or actor.active_in(year), (actor.id, membership)
                assert year is None or whole.active_in(year), (actor.id, membership)
        if actor.parent is not None:
            parent = REGISTRY.actor(actor.parent)
            assert parent is not None, (actor.id, actor.parent)
            assert lived_together(actor, parent), (actor.id, parent.id)


def test_every_row_names_its_source() -> None:
    known = ("UCDP actor ", "UCDP GED", "PETRARCH2 ", "UN list ", "us-fto ", "uk-proscribed ")
    for actor in REGISTRY:
        assert actor.sources, actor.id
        for source in actor.sources:
            assert source == "general knowledge" or source.startswith(known), (actor.id, source)
    checked = [a for a in REGISTRY if a.kind in NON_STATE_KINDS]
    checked = [a for a in checked if a.sources != ("general knowledge",)]
    assert len(checked) >= 600


def test_every_kind_reaches_its_goal() -> None:
    kinds = Counter(actor.kind for actor in REGISTRY)
    for kind, goal in GOALS.items():
        assert kinds[kind] >= goal, (kind, kinds[kind])
    groups = [actor for actor in REGISTRY if actor.kind in NON_STATE_KINDS]
    assert len(groups) >= 1000


def test_groups_of_every_region_are_known() -> None:
    homes = Counter(actor.country for actor in REGISTRY if actor.kind in NON_STATE_KINDS)
    for country in ("SY", "IQ", "LY", "YE", "NG", "CD", "SD", "SS", "ET", "SO", "ML", "CF"):
        assert homes[country] >= 9, (country, homes[country])
    for country in ("AF", "PK", "IN", "MM", "PH", "UA", "RU", "MX", "CO", "HT", "BR", "EC"):
        assert homes[country] >= 8, (country, homes[country])


def test_own_names_belong_to_bodies_of_states_and_lead_back_to_them() -> None:
    for actor_id, spelled in OWN_NAMES:
        assert REGISTRY.states.actor(actor_id) is not None, actor_id
        for spelling in spelled.split("|"):
            found = {c.id for c in REGISTRY.candidates(spelling.lstrip("?="))}
            assert actor_id in found, (actor_id, spelling)


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Kata'ib Sayyid al-Shuhada", None, "kataib-sayyid-al-shuhada"),
        ("Twirwaneho", None, "twirwaneho"),
        ("New IRA", None, "new-ira"),
        ("Los Caballeros Templarios", None, "knights-templar-cartel"),
        ("KNF", "BD", "kuki-chin-national-front"),
        ("KNF", "IN", "kuki-national-front"),
        ("Outlaws", None, None),
        ("eastern front", "SD", None),
        ("Eastern Front", "SD", "eastern-front"),
        ("Garda Síochána", None, "IE:police"),
        ("South African Police Service", None, "ZA:police"),
    ],
)
def test_names_of_the_press_find_their_actor(
    name: str, country: str | None, expected: str | None
) -> None:
    found = REGISTRY.find(name, country=country)
    assert (found.id if found else None) == expected


def test_the_reference_page_is_current() -> None:
    script = ROOT / "scripts" / "actors" / "make_page.py"
    run = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
