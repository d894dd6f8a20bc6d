from __future__ import annotations

from parsing import parse

from situate.claims.attribution import find_attributions
from situate.claims.sources import chain_of
from situate.records import Entity, Report, Span


def chain(
    text: str,
    word: str,
    *,
    agency: str | None = "Valley Wire",
    publisher: str | None = "The Daily Plain",
    entities: tuple[Entity, ...] = (),
) -> list[tuple[str, str]]:
    report = Report(id="x", text=text, agency=agency, publisher=publisher)
    attributions = find_attributions(parse(text), entities=entities, text=text)
    offset = text.rindex(word)
    found = chain_of(offset, attributions=attributions, entities=entities, report=report)
    for source in found:
        assert (source.start is None) == (source.end is None)
    return [(source.role, source.name) for source in found]


HOUSE = [("agency", "Valley Wire"), ("publisher", "The Daily Plain")]


def entity(text: str, name: str, **more: object) -> Entity:
    start = text.index(name)
    return Entity(start=start, end=start + len(name), text=name, kind="organization", **more)  # type: ignore[arg-type]


def test_the_reports_own_voice_is_agency_and_publisher() -> None:
    assert chain("The army took the village on Monday.", "took") == HOUSE


def test_nothing_known_gives_an_empty_chain() -> None:
    text = "The army took the village."
    assert chain(text, "took", agency=None, publisher=None) == []


def test_the_speaker_stands_before_the_house() -> None:
    text = "The ministry said that the army took the village."
    assert chain(text, "took") == [("speaker", "ministry"), *HOUSE]


def test_an_outlet_that_passes_on_is_a_carrier() -> None:
    text = "The Observatory reported, in coverage by Reuters, that the army took the village."
    assert chain(text, "took") == [("speaker", "Observatory"), ("carrier", "Reuters"), *HOUSE]


def test_an_outlet_that_speaks_alone_is_a_speaker() -> None:
    text = '"The campaign has stalled in the hills," commented the Valley Herald.'
    assert chain(text, "stalled") == [("speaker", "Valley Herald"), *HOUSE]


def test_two_speakers_are_two_entries() -> None:
    text = "The army and the ministry said that the village had fallen."
    assert chain(text, "fallen") == [("speaker", "army"), ("speaker", "ministry"), *HOUSE]


def test_the_innermost_speaker_comes_first() -> None:
    text = "Reuters quoted a witness as saying that the army had announced the capture of the town."
    assert chain(text, "capture")[:3] == [
        ("speaker", "army"),
        ("speaker", "witness"),
        ("carrier", "Reuters"),
    ]


def test_a_bare_ministry_is_the_ministry_named_before() -> None:
    text = (
        "The Defence Ministry of Farland said that the army took the village. "
        "Two bridges were destroyed, the ministry said."
    )
    assert chain(text, "destroyed")[0] == ("speaker", "Defence Ministry of Farland")


def test_a_pronoun_is_led_back_to_the_last_fitting_speaker() -> None:
    text = (
        "The Valley Observatory said that the army took the village. "
        "It added that two bridges were destroyed."
    )
    assert chain(text, "destroyed")[0] == ("speaker", "Valley Observatory")


def test_what_follows_unattributed_is_in_the_reports_voice() -> None:
    text = "The ministry said that the army took the village. Two bridges were destroyed."
    assert chain(text, "destroyed") == HOUSE


def test_the_longest_mention_names_the_source() -> None:
    text = (
        "The Valley Observatory for Peace opened in May. "
        "The Observatory said that the army took the village."
    )
    first = entity(text, "Valley Observatory for Peace", actor="monitor:vop")
    start = text.rindex("Observatory")
    second = Entity(start=start, end=start + 11, text="Observatory", kind="organization", same_as=0)
    found = chain(text, "took", entities=(first, second))
    assert found[0] == ("speaker", "Valley Observatory for Peace")


def test_an_agency_that_speaks_is_not_named_twice() -> None:
    text = "Valley Wire reported that the army took the village."
    assert chain(text, "took") == [("speaker", "Valley Wire"), ("publisher", "The Daily Plain")]


def test_publisher_and_agency_keep_their_places_in_the_text() -> None:
    text = "The Daily Plain\n\nThe army took the village."
    report = Report(
        id="x", text=text, publisher="The Daily Plain", publisher_span=Span(start=0, end=15)
    )
    (publisher,) = chain_of(len(text) - 2, attributions=(), entities=(), report=report)
    assert (publisher.role, publisher.start, publisher.end) == ("publisher", 0, 15)


def test_who_denies_speaks_and_not_who_is_denied() -> None:
    text = "The army denied reports by activists that it had shelled the market."
    assert chain(text, "shelled") == [("speaker", "army"), *HOUSE]
