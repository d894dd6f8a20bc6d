import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.actors.names import fold, is_abbreviation, plain
from situate.actors.registry import ActorRegistry
from situate.errors import ConfigError

REGISTRY = ActorRegistry.load()


def actor_id(name: str, **evidence: object) -> str | None:
    found = REGISTRY.find(name, **evidence)  # type: ignore[arg-type]
    return found.id if found else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Syrian army", "SY:army"),
        ("the Syrian Arab Army", "SY:army"),
        ("army of Syria", "SY:army"),
        ("Syria's army", "SY:army"),
        ("SYRIAN ARMY", "SY:army"),
        ("Russian Defense Ministry", "RU:defence-ministry"),
        ("Ministry of Defence of Russia", "RU:defence-ministry"),
        ("Ministry of Foreign Affairs of the Netherlands", "NL:foreign-ministry"),
        ("the Pentagon", "US:defence-ministry"),
        ("Kremlin", "RU:presidency"),
        ("IDF", "IL:army"),
        ("U.S. forces", "US:army"),
        ("US Navy", "US:navy"),
        ("South Sudanese army", "SS:army"),
        ("Central African Republic army", "CF:army"),
        ("Ukraine's armed forces", "UA:army"),
        ("Salvadoran National Police", "SV:police"),
        ("Soviet troops", "SU:army"),
    ],
)
def test_the_bodies_of_states_are_found_by_pattern_and_by_own_name(
    name: str, expected: str
) -> None:
    assert actor_id(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ISIS", "islamic-state"),
        ("Isis", "islamic-state"),
        ("the Islamic State group", "islamic-state"),
        ("al-Shabab", "al-shabaab"),
        ("Al Shabaab", "al-shabaab"),
        ("Hizbullah", "hezbollah"),
        ("Jaish-e-Muhammad", "jaish-e-mohammed"),
        ("Seleka", "seleka"),
        ("Séléka", "seleka"),
        ("FARC-EP", "revolutionary-armed-forces-of-colombia"),
        ("Shining Path", "shining-path"),
        ("the US-led coalition", "international-coalition-against-the-islamic-state"),
        ("Syrian Observatory", "syrian-observatory-for-human-rights"),
        ("The New York Times", "new-york-times"),
        ("Reuters", "reuters"),
        ("Médecins Sans Frontières", "doctors-without-borders"),
        ("U.N.", "united-nations"),
    ],
)
def test_spellings_of_one_name_meet(name: str, expected: str) -> None:
    assert actor_id(name) == expected


@pytest.mark.parametrize("name", ["isis", "us", "Time", "Dawn", "front", "Damascus", "", "the"])
def test_words_and_abbreviations_in_other_case_are_no_names(name: str) -> None:
    assert REGISTRY.find(name) is None


def test_an_ambiguous_abbreviation_needs_the_country() -> None:
    assert actor_id("SDF") is None
    assert actor_id("SDF", country="SY") == "syrian-democratic-forces"
    assert actor_id("ADF", country="CD") == "allied-democratic-forces"
    assert actor_id("ADF", country=("FR", "CM")) == "ambazonia-defence-forces"
    assert actor_id("PLA", country="CN") == "CN:army"
    assert actor_id("Congolese army") is None
    assert actor_id("Congolese army", country="CD") == "CD:army"


def test_the_day_tells_groups_of_other_times_apart() -> None:
    both = ("SL", "MM")
    assert actor_id("CDF", country=both, day=dt.date(1999, 1, 6)) == "civil-defence-forces"
    assert actor_id("CDF", country=both, day=dt.date(2023, 5, 1)) == "chinland-defence-force"


def test_an_actor_carries_its_facts() -> None:
    ypg = REGISTRY.find("YPG")
    assert ypg is not None
    assert (ypg.kind, ypg.inter, ypg.sector, ypg.country) == ("rebel-group", 2, "REB", "SY")
    assert [(m.of, m.since) for m in ypg.memberships] == [("syrian-democratic-forces", 2015)]
    assert ypg.entity_kind == "group"
    sana = REGISTRY.find("SANA")
    assert sana is not None
    assert sana.state_media
    assert sana.entity_kind == "organization"
    assert REGISTRY.find("Amaq").parent == "islamic-state"  # type: ignore[union-attr]


def test_every_parent_and_membership_is_an_actor() -> None:
    for actor in REGISTRY:
        for other in [actor.parent, *(m.of for m in actor.memberships)]:
            assert other is None or REGISTRY.actor(other) is not None, (actor.id, other)


def test_every_name_leads_back_to_its_actor() -> None:
    for actor in REGISTRY:
        for name in (actor.name, *actor.aliases):
            assert actor.id in {c.id for c in REGISTRY.candidates(name)}, (actor.id, name)


def test_ids_sectors_and_codes_are_of_the_codebooks() -> None:
    sectors = {"COP", "CRM", "CVL", "GOV", "IGO", "JRN", "JUD", "LEG", "MIL", "NGO", "OPP"}
    sectors |= {"PRM", "PTY", "REB", "SPY", "UAF"}
    for actor in REGISTRY:
        assert actor.sector in sectors, actor.id
        assert actor.inter in {None, *range(1, 9)}, actor.id
        assert actor.id == actor.id.casefold()


def test_bodies_and_states_that_are_none_are_no_actors() -> None:
    assert REGISTRY.actor("SY:nothing") is None
    assert REGISTRY.actor("QQ:army") is None


def test_a_users_file_adds_and_replaces_actors(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[actor]]\nid = "river-league"\nname = "River League"\nkind = "militia"\ninter = 3\n'
        'sector = "UAF"\ncountries = ["CD"]\naliases = ["RVL"]\nactive = "2019-"\n'
        '[[actor]]\nid = "hezbollah"\nname = "Hezbollah"\nkind = "militia"\n',
        encoding="utf-8",
    )
    registry = ActorRegistry.load(path)
    league = registry.find("RVL")
    assert league is not None
    assert (league.name, league.active_from, league.country) == ("River League", 2019, "CD")
    assert registry.actor("hezbollah").kind == "militia"  # type: ignore[union-attr]
    assert registry.find("Hizbullah") is None


def test_a_users_table_may_name_only_some_columns(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("id\tname\tkind\nriver-league\tRiver League\tmilitia\n", encoding="utf-8")
    assert ActorRegistry.load(path).find("the River League") is not None


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a.toml", '[[actor]]\nid = "x"\nname = "X"\n', "lacks kind"),
        ("a.toml", '[[actor]]\nid = "x"\ncolour = "red"\n', "unknown keys colour"),
        ("a.toml", "[[actor", "not TOML"),
        ("a.tsv", "name\tcolour\nX\tred\n", "header"),
        ("a.tsv", "id\tname\tkind\tinter\nx\tX\tmilitia\tthree\n", "inter is a number"),
    ],
)
def test_a_faulty_file_is_refused_with_its_fault(
    tmp_path: Path, name: str, text: str, complaint: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=complaint):
        ActorRegistry.load(tmp_path / name)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        ActorRegistry.load(tmp_path / "none.tsv")


def test_names_are_brought_to_one_form() -> None:
    assert fold("The Workers' Party") == "workers party"
    assert fold("Iran’s Revolutionary Guards") == "iran revolutionary guards"
    assert fold("Ba'ath") == fold("Baath")
    assert plain("U.S.") == "US"
    assert [is_abbreviation(name) for name in ("M23", "LeT", "ISIS-K", "Hamas", "US Army")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("Hayyaat Tahreer al-Sham", "hayat-tahrir-al-sham"),
        ("Jaysh Khaled Ibn Al-Walid", "khalid-ibn-al-walid-army"),
        ("Soqur Al Sham", "suqour-al-sham"),
        ("Asaib Ahl ul-Haqq", "asaib-ahl-al-haq"),
    ],
)
def test_other_romanisations_of_a_groups_name_are_found(spelling: str, expected: str) -> None:
    assert actor_id(spelling) == expected


@pytest.mark.parametrize("name", ["Bashar al-Assad", "Al-Sham", "An Nasr wa as Salam", "al-Walid"])
def test_people_places_and_short_names_are_no_romanised_groups(name: str) -> None:
    assert REGISTRY.find(name) is None


@given(st.text(max_size=40))
def test_any_text_may_be_looked_up(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    found = REGISTRY.find(text)
    assert found is None or REGISTRY.actor(found.id) is found


def test_the_registry_loads_quickly() -> None:
    best = 1.0
    for _ in range(3):
        start = time.perf_counter()
        ActorRegistry.load()
        best = min(best, time.perf_counter() - start)
    assert best < 0.2  # 0.05 s when nothing else runs
