import pytest
from parsed_reports import REGISTRY, entity_of, load_report, read_entities

from situate.actors.entities import find_entities
from situate.records import Entity, Place, Report

NAMES = (
    "market",
    "border",
    "pipeline",
    "visit",
    "relief",
    "camp",
    "depot",
    "talks",
    "spokesmen",
    "enemy",
    "leader",
)


def first_meant(entities: tuple[Entity, ...], text: str, *, nth: int = 0) -> str | None:
    same = entity_of(entities, text, nth=nth).same_as
    return None if same is None else entities[same].text


@pytest.mark.parametrize("name", NAMES)
def test_offsets_are_exact_and_order_is_that_of_the_text(name: str) -> None:
    report, _ = load_report(name)
    entities = read_entities(name)
    for index, entity in enumerate(entities):
        assert report.text[entity.start : entity.end] == entity.text
        assert entity.actor is None or REGISTRY.actor(entity.actor) is not None
        if entity.same_as is not None:
            assert entity.same_as < index
            assert entities[entity.same_as].same_as is None
    spans = [(entity.start, entity.end) for entity in entities]
    assert spans == sorted(spans)
    assert len(set(spans)) == len(spans)


def test_an_abbreviation_in_brackets_means_the_name_before_it() -> None:
    entities = read_entities("market")
    assert entity_of(entities, "RSF").actor == "rapid-support-forces"
    assert first_meant(entities, "RSF", nth=1) == "Rapid Support Forces"
    relief = read_entities("relief")
    assert first_meant(relief, "HRB", nth=1) == "Hope Relief Board"
    assert entity_of(relief, "HRB").actor is None


def test_the_army_is_that_of_the_country_in_focus() -> None:
    assert entity_of(read_entities("market"), "army").actor == "SD:army"
    assert entity_of(read_entities("pipeline"), "army").actor == "CO:army"


def test_the_army_is_the_one_named_before() -> None:
    entities = read_entities("camp")
    assert entity_of(entities, "army").actor == "IL:army"
    assert entity_of(entities, "soldiers").actor == "IL:army"


def test_generic_mentions_stay_generic_where_several_would_fit() -> None:
    assert entity_of(read_entities("relief"), "government forces").actor is None
    assert entity_of(read_entities("border"), "armies").actor is None
    assert entity_of(read_entities("camp"), "Police").actor is None


def test_given_countries_take_the_place_of_those_named() -> None:
    entities = read_entities("relief", countries=("SY",))
    assert entity_of(entities, "government forces").actor == "SY:army"


def test_fighters_of_a_group_are_the_group_and_its_name_stays_an_entity() -> None:
    entities = read_entities("relief")
    assert entity_of(entities, "ISIS").actor == "islamic-state"
    fighters = entity_of(entities, "ISIS fighters")
    assert (fighters.kind, fighters.actor) == ("group", "islamic-state")


def test_a_backed_group_is_not_its_backer() -> None:
    entities = read_entities("relief")
    assert entity_of(entities, "Turkish-backed rebels").actor is None
    assert entity_of(entities, "Turkish").kind == "nationality"


def test_guerrillas_of_a_group_are_the_group() -> None:
    entities = read_entities("pipeline")
    assert entity_of(entities, "Guerrillas").actor == "national-liberation-army"
    assert entity_of(entities, "ELN").actor == "national-liberation-army"
    assert entity_of(entities, "rebels").actor == "national-liberation-army"


def test_bodies_that_share_a_head_are_two() -> None:
    entities = read_entities("border")
    assert (entities[0].text, entities[0].kind, entities[0].actor) == ("Indian", "group", "IN:army")
    assert entity_of(entities, "Pakistani troops").actor == "PK:army"


def test_a_state_that_is_its_own_adjective_shares_a_head_too() -> None:
    entities = read_entities("depot")
    assert (entity_of(entities, "US").kind, entity_of(entities, "US").actor) == ("group", "US:army")
    assert entity_of(entities, "British forces").actor == "GB:army"


def test_a_ministry_in_a_capital_is_that_states() -> None:
    entities = read_entities("border")
    assert entity_of(entities, "Foreign Ministry").actor == "PK:foreign-ministry"
    assert entity_of(entities, "ministry").actor == "PK:foreign-ministry"
    assert first_meant(entities, "ministry") == "Foreign Ministry"


def test_a_country_or_capital_that_acts_is_its_government() -> None:
    assert entity_of(read_entities("border"), "India").actor == "IN:government"
    entities = read_entities("visit")
    assert entity_of(entities, "Kyiv").actor == "UA:government"
    assert entity_of(read_entities("market"), "Sudan").actor is None
    assert entity_of(read_entities("relief"), "Britain").actor is None


def test_a_person_takes_the_actor_of_the_title_and_the_surname_means_the_same() -> None:
    entities = read_entities("visit")
    assert entity_of(entities, "Olena Marchenko").actor == "UA:presidency"
    assert first_meant(entities, "Marchenko") == "Olena Marchenko"
    assert not [entity for entity in entities if "President" in entity.text]


def test_short_forms_and_definite_nouns_mean_the_name_before() -> None:
    assert first_meant(read_entities("relief"), "Observatory") == (
        "Syrian Observatory for Human Rights"
    )
    assert first_meant(read_entities("market"), "network") == "Sudan Doctors Network"


def test_numbers_of_people_are_no_one_met_before() -> None:
    assert entity_of(read_entities("market"), "civilians").same_as is None
    assert entity_of(read_entities("pipeline"), "soldiers").same_as is None


def test_places_are_taken_by_their_span_and_joined_by_their_id() -> None:
    report, _ = load_report("visit")
    at = report.text.index("Kyiv")
    place = Place(start=at, end=at + 4, text="Kyiv", id="geonames:703448", country="UA")
    entities = read_entities("visit", places=(place,))
    assert entity_of(entities, "Kyiv").place == 0
    assert entity_of(entities, "Olena Marchenko").place is None


def test_a_regime_is_not_that_of_a_country_named_only_by_its_adjective() -> None:
    entities = read_entities("depot")
    assert entity_of(entities, "regime forces").actor is None
    assert entity_of(entities, "Turkish soldiers").actor == "TR:army"


def test_a_place_in_the_country_puts_it_in_focus() -> None:
    report, _ = load_report("depot")
    at = report.text.index("Saraqib")
    place = Place(start=at, end=at + 7, text="Saraqib", id="geonames:1", country="SY")
    more = Place(start=0, end=1, text=report.text[:1], id="geonames:2", country="SY")
    entities = read_entities("depot", places=(more, place, place))
    assert entity_of(entities, "regime forces").actor == "SY:army"


def test_his_government_and_an_army_are_left_open() -> None:
    entities = read_entities("talks")
    assert entity_of(entities, "government").actor is None
    assert entity_of(entities, "army").actor is None


def test_those_addressed_and_partners_are_parties() -> None:
    entities = read_entities("talks")
    assert entity_of(entities, "Iran").actor == "IR:government"
    assert entity_of(entities, "Israel").actor == "IL:government"
    assert entity_of(entities, "Jordan").kind == "place"
    assert entity_of(entities, "Jordan").actor is None


def test_its_troops_are_those_of_the_state_that_acts() -> None:
    entities = read_entities("talks")
    assert entity_of(entities, "troops").actor == "SY:army"


def test_a_report_without_sentences_has_no_entities() -> None:
    report = Report(id="empty", text="")
    assert find_entities(report, [], registry=REGISTRY) == ()


def test_those_who_speak_for_a_body_have_its_actor() -> None:
    entities = read_entities("spokesmen")
    speaker = entity_of(entities, "Israeli army spokesman")
    assert (speaker.kind, speaker.actor) == ("person", "IL:army")
    assert entity_of(entities, "spokesman").actor == "houthis"
    assert entity_of(entities, "Avi Lahav").actor == "IL:army"
    assert entity_of(entities, "UN official").actor == "united-nations"
    assert entity_of(entities, "security source").actor is None
    assert entity_of(entities, "Red Cross").kind == "organization"


def test_a_leaders_government_is_that_of_the_state() -> None:
    entities = read_entities("leader")
    assert entity_of(entities, "Linares government").actor == "SV:government"
    assert entity_of(entities, "army").actor == "SV:army"


def test_words_whose_side_depends_on_the_speaker_stay_open() -> None:
    entities = read_entities("enemy")
    assert entity_of(entities, "enemy").actor is None
    assert entity_of(entities, "death squads").actor is None
    assert entity_of(entities, "terrorists").actor is None
    assert entity_of(entities, "guerrillas").actor == "shining-path"
