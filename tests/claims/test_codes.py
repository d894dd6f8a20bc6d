import pytest

from situate.claims.codebook import load_codebook
from situate.claims.codes import codes_for
from situate.records import AcledCode, Codes, PloverCode

BOOK = load_codebook("conflict.v1")
STATE, REBELS, MILITIA, RIOTERS, CIVILIANS, FOREIGN = 1, 2, 3, 5, 7, 8


def codes(kind, *, mode=None, actor=None, target=None):
    return codes_for(kind, mode=mode, actor_inter=actor, target_inter=target, codebook=BOOK)


@pytest.mark.parametrize(
    ("actor", "sub_event_type"),
    [
        (STATE, "Government regains territory"),
        (REBELS, "Non-state actor overtakes territory"),
        (MILITIA, "Non-state actor overtakes territory"),
        (None, "Armed clash"),
    ],
)
def test_who_captures_decides_the_acled_sub_event(actor, sub_event_type):
    assert codes("capture", actor=actor).acled == AcledCode(
        event_type="Battles", sub_event_type=sub_event_type
    )


@pytest.mark.parametrize(
    ("mode", "sub_event_type"),
    [
        ("peaceful", "Peaceful protest"),
        ("intervention", "Protest with intervention"),
        ("excessive-force", "Excessive force against protesters"),
        (None, "Peaceful protest"),
    ],
)
def test_the_mode_of_a_protest_decides_its_acled_sub_event(mode, sub_event_type):
    assert codes("protest", mode=mode).acled.sub_event_type == sub_event_type


def test_a_mob_is_told_from_a_violent_demonstration():
    assert codes("riot", mode="mob").acled.sub_event_type == "Mob violence"
    assert codes("riot", mode="demonstration").acled.sub_event_type == "Violent demonstration"


@pytest.mark.parametrize(
    ("kind", "actor", "target", "type_of_violence"),
    [
        ("clash", STATE, REBELS, 1),
        ("clash", REBELS, STATE, 1),
        ("air-strike", FOREIGN, REBELS, 1),
        ("clash", REBELS, MILITIA, 2),
        ("shelling", STATE, CIVILIANS, 3),
        ("attack-on-civilians", REBELS, None, 3),
        ("clash", STATE, None, None),
        ("clash", RIOTERS, STATE, None),
        ("agreement", STATE, REBELS, None),
    ],
)
def test_the_sides_decide_the_ucdp_type_of_violence(kind, actor, target, type_of_violence):
    assert codes(kind, actor=actor, target=target).ucdp == type_of_violence


def test_plover_and_cameo_come_with_the_type():
    found = codes("air-strike")
    assert found.plover == PloverCode(event="ASSAULT", mode="aerial")
    assert found.cameo == "195"


def test_a_type_without_a_counterpart_has_nulls():
    assert codes("threat").acled is None
    assert codes("displacement").plover is None
    assert codes("no such type") == Codes()
