import datetime as dt
import json

import pytest

from situate.collect import CollectOptions, Failure, read_reports

LEAD = "Rebels took the town of Karm on Friday, residents said."

ITEM_2 = {
    "uri": "https://karm.example/items/1",
    "standard": {"name": "ninjs", "version": "2.1"},
    "type": "text",
    "pubstatus": "usable",
    "language": "en-GB",
    "versioncreated": "2021-08-12T10:00:00Z",
    "firstcreated": "2021-08-11T10:00:00Z",
    "headlines": [
        {"role": "short", "value": "Karm"},
        {"role": "main", "value": "Karm falls to rebels"},
    ],
    "bodies": [
        {
            "role": "main",
            "contenttype": "text/html",
            "value": f"<p>{LEAD}</p>\n<p>&ldquo;They   left,&rdquo; said <b>one</b> man.<br/>"
            "He fled.</p><script>alert(1)</script>",
        }
    ],
    "by": "By Jane Doe",
    "located": "Karm",
    "infosources": [
        {"name": "Karm News Agency", "role": "originator"},
        {"name": "Harbour Media", "role": "publisher"},
    ],
}

ITEM_3 = {
    "uri": "urn:karm:2",
    "pubStatus": "usable",
    "versionCreated": "2021-08-12T10:00:00+03:00",
    "copyrightHolder": "Harbour Media",
    "headlines": [{"contentType": "text/plain", "value": "Karm falls"}],
    "bodies": [
        {"contentType": "text/html", "value": "<p>other</p>"},
        {"contentType": "text/plain", "value": f"KARM, Aug 12 (AFP) - {LEAD}"},
    ],
}


def read(tmp_path, item):
    path = tmp_path / "item.json"
    path.write_text(json.dumps(item), encoding="utf-8")
    (outcome,) = read_reports([str(path)], CollectOptions())
    return outcome


def test_version_2_gives_headline_plain_body_and_sources(tmp_path):
    report = read(tmp_path, ITEM_2)
    assert report.text == (
        f"Karm falls to rebels\n\n{LEAD}\n\n“They left,” said one man.\nHe fled."
    )
    assert report.title == "Karm falls to rebels"
    assert report.headline is not None
    assert report.byline == "Jane Doe"
    assert report.publisher == "Harbour Media"
    assert report.agency == "Karm News Agency"
    assert report.published == dt.date(2021, 8, 12)
    assert report.language == "en"
    assert report.given_id == report.url == "https://karm.example/items/1"
    assert len(report.story) >= 3


def test_version_3_in_camel_case_takes_plain_text_before_markup(tmp_path):
    report = read(tmp_path, ITEM_3)
    assert report.publisher == "Harbour Media"
    assert report.agency == "AFP"
    assert report.url is None
    assert report.dateline.place == "KARM"
    assert report.dateline.date == dt.date(2021, 8, 12)
    assert [report.text[span.start : span.end] for span in report.story] == ["Karm falls", LEAD]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"pubstatus": "canceled"}, "pubstatus is canceled"),
        ({"bodies": []}, "field bodies holds no text"),
        ({"bodies": [{"value": "<p></p>", "contenttype": "text/html"}]}, "holds no text"),
        ({"bodies": "words"}, "field bodies"),
        ({"uri": 5}, "field uri must be text"),
        ({"versioncreated": "yesterday"}, "field versioncreated 'yesterday' is no date-time"),
    ],
)
def test_a_wrong_item_is_a_failure_that_names_the_field(tmp_path, change, reason):
    failure = read(tmp_path, ITEM_2 | change)
    assert isinstance(failure, Failure)
    assert reason in failure.reason
    assert failure.stage == "parse"


def test_a_plain_report_with_an_uri_is_no_ninjs(tmp_path):
    report = read(tmp_path, {"uri": "urn:x", "text": LEAD})
    assert report.text == LEAD
