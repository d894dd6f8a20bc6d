"""GeoJSON, PLOVER and STIX: sound structure, whatever the events."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import (
    ALL,
    CLASH,
    EXPORTED,
    KeptPlace,
    events,
    make_context,
    make_event,
    tell,
)

from situate.export import find_format
from situate.export.losses import HAPPENED
from situate.export.plover import event_scale
from situate.records import PloverCode

LISTS = st.lists(events(), max_size=5)
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
REQUIRED = {
    "identity": {"name", "identity_class"},
    "location": set(),
    "incident": {"name"},
    "relationship": {"relationship_type", "source_ref", "target_ref"},
    "sighting": {"sighting_of_ref"},
}


def export(name: str, given_events, **changes: Any) -> str:
    out = io.BytesIO()
    find_format(name).write(iter(given_events), out, context=make_context(**changes))
    return out.getvalue().decode()


@given(LISTS)
def test_geojson_is_a_collection_of_points_longitude_first(given_events) -> None:
    collection = json.loads(export("geojson", given_events))
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) == len(given_events)
    for feature, event in zip(collection["features"], given_events, strict=True):
        assert feature["type"] == "Feature"
        assert feature["properties"]["status"] == event.status
        if event.place is None or event.place.longitude is None:
            assert feature["geometry"] is None
        else:
            point = [event.place.longitude, event.place.latitude]
            assert feature["geometry"] == {"type": "Point", "coordinates": point}
            assert feature["properties"]["place_precision"] == event.place.precision


@given(LISTS)
def test_plover_lines_have_the_keys_of_the_manual(given_events) -> None:
    lines = export("plover", given_events).splitlines()
    happened = {event.id for event in given_events if event.status in HAPPENED}
    for record in map(json.loads, lines):
        assert record["id"] in happened
        assert {"date", "actor", "event", "quad_code"} <= record.keys()
        assert 1 <= record["quad_code"] <= 4


@pytest.mark.shared
def test_plover_scores_and_keys_are_those_of_the_manual(shared) -> None:
    reference = json.loads((shared / "refs" / "plover.json").read_text(encoding="utf8"))
    for event, modes in reference["events"].items():
        for mode in (None, *modes):
            key = event if mode is None else f"{event}:{mode}"
            assert event_scale(PloverCode(event=event, mode=mode)) == reference["scores"].get(key)
    record = json.loads(export("plover", ALL).splitlines()[0])
    known = {key.rstrip("*") for key in reference["record"]} | set(reference["size"])
    assert record.keys() <= known
    assert record["event_loc"].keys() <= set(reference["location"])
    assert record["cite_info"][0].keys() <= set(reference["cite"])
    assert record["actor"][0].keys() <= set(reference["entity"])


def test_a_separator_of_lines_inside_a_name_does_not_end_the_line() -> None:
    odd = make_event(participants=(tell("actor", "the\u2028army\u0085\u2029"),))
    (line,) = export("plover", [odd]).splitlines()
    assert json.loads(line)["actor"][0]["entity_text"] == "the\u2028army\u0085\u2029"


@given(LISTS)
def test_a_stix_bundle_is_sound(given_events) -> None:
    bundle = json.loads(export("stix", given_events))
    assert bundle.keys() == {"type", "id", "objects"}
    ids = {entry["id"] for entry in bundle["objects"]}
    for entry in bundle["objects"]:
        _check_object(entry, ids)
    shared_ids = [e["id"] for e in bundle["objects"] if e["type"] in {"identity", "location"}]
    assert len(shared_ids) == len(set(shared_ids))


def _check_object(entry: dict[str, Any], ids: set[str]) -> None:
    kind, _, key = entry["id"].partition("--")
    assert kind == entry["type"]
    assert uuid.UUID(key).version == 5
    assert entry["spec_version"] == "2.1"
    assert None not in entry.values()
    assert [] not in entry.values()
    if kind == "marking-definition":
        return
    assert REQUIRED[kind] <= entry.keys()
    assert TIME.fullmatch(entry["created"])
    assert entry["created"] <= entry["modified"]
    if kind == "location":
        assert "country" in entry or {"latitude", "longitude"} <= entry.keys()
        assert ("latitude" in entry) == ("longitude" in entry)
    references = [value for name, value in entry.items() if name.endswith("_ref")]
    for name, values in entry.items():
        references += values if name.endswith("_refs") else []
    assert set(references) <= ids


def test_stix_ids_are_the_same_at_another_time() -> None:
    later = EXPORTED + dt.timedelta(days=9)
    first = json.loads(export("stix", ALL))["objects"]
    second = json.loads(export("stix", ALL, exported=later))["objects"]
    assert [entry["id"] for entry in first] == [entry["id"] for entry in second]
    assert [entry["created"] for entry in first] == [entry["created"] for entry in second]


@pytest.mark.parametrize(
    ("credibility", "confidence"), [(1, 90), (2, 70), (3, 50), (4, 30), (5, 10), (6, None)]
)
def test_stix_confidence_is_the_admiralty_credibility(credibility: int, confidence) -> None:
    objects = json.loads(export("stix", [make_event(credibility=credibility)]))["objects"]
    (incident,) = (entry for entry in objects if entry["type"] == "incident")
    assert incident.get("confidence") == confidence


def test_each_origin_is_a_sighting_with_the_number_of_its_claims() -> None:
    objects = json.loads(export("stix", [CLASH]))["objects"]
    names = {entry["id"]: entry.get("name") for entry in objects}
    seen = {
        names[entry["where_sighted_refs"][0]]: entry["count"]
        for entry in objects
        if entry["type"] == "sighting"
    }
    assert seen == {"River Agency; northern desk": 1, "Valley Monitor": 1}


def test_people_without_a_registry_entry_are_no_stix_identity() -> None:
    event = make_event(participants=(tell("victim", "five villagers"),))
    objects = json.loads(export("stix", [event]))["objects"]
    assert "five villagers" not in {e["name"] for e in objects if e["type"] == "identity"}
    assert any("five villagers" in e.get("description", "") for e in objects)


def test_a_place_that_nobody_knows_is_no_stix_location() -> None:
    objects = json.loads(export("stix", [make_event(place=KeptPlace(text="the desert"))]))[
        "objects"
    ]
    assert all(entry["type"] != "location" for entry in objects)


def test_the_stix_library_takes_the_bundle() -> None:
    stix2 = pytest.importorskip("stix2")
    stix2.parse(export("stix", ALL), allow_custom=False)
