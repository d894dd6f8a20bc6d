"""Properties that hold of every report, whatever its text."""

import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.collect.drafts import Draft, assemble_report, compute_id
from situate.collect.options import CollectOptions
from situate.errors import SourceError

PIECES = st.sampled_from(
    [
        "The Karm Herald", "Subscribe to our newsletter", "Rebels Seize Karm", "By Jane Doe",
        "KARM, Iraq, Sept. 3 (AP) — ", "(Reuters) - ", "[TEXT] ", "[CONTINUED]", "Sept. 3, 2017",
        "Rebels took the town of Karm on Friday, residents said.", "© 2019 Karm Herald",
        "(Reporting by Jane Doe; Editing by John Roe)", "Related articles", "\n", "\n\n", "\r\n",
        "   ", "\u2028", "\f", "-- ", "Source: AFP", "?", "الجيش", "😀", "e\u0301", "“We left,”",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=25).map("".join),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1),
).filter(str.strip)


def read(text, **fields):
    return assemble_report(Draft(name="x", text=text, **fields), CollectOptions())


@given(TEXTS, st.none() | st.just("Rebels Seize Karm"))
def test_spans_lie_in_the_text_in_order_and_never_overlap(text, title):
    report = read(text, title=title)
    assert report.text == text
    position = 0
    for span in report.story:
        assert position <= span.start < span.end <= len(text)
        words = text[span.start : span.end]
        assert words == words.strip()
        position = span.end
    for span in (report.headline, report.publisher_span, report.agency_span):
        assert span is None or 0 <= span.start < span.end <= len(text)
    if report.headline is not None:
        assert report.headline in report.story


@given(TEXTS)
def test_story_never_includes_the_dateline(text):
    report = read(text)
    line = report.dateline
    if line is not None:
        assert 0 <= line.start < line.end <= len(text)
        assert all(span.end <= line.start or span.start >= line.end for span in report.story)


@given(TEXTS)
def test_the_same_text_gives_the_same_report(text):
    assert read(text) == read(text)


def test_id_is_a_hash_of_publisher_url_title_and_text():
    expected = hashlib.sha256(b"P|https://karm.example/1|T|words").hexdigest()[:32]
    assert compute_id("P", "https://karm.example/1", "T", "words") == expected
    assert compute_id(None, None, None, "words") == hashlib.sha256(b"|||words").hexdigest()[:32]


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(SourceError, match="surrogate"):
        read("Rebels \ud800 left.")


def test_a_text_above_the_limit_is_refused_with_both_sizes():
    options = CollectOptions(max_bytes=1_000_000)
    with pytest.raises(SourceError, match=r"2\.0 MB is more than the 1\.0 MB"):
        assemble_report(Draft(name="x", text="ab" * 1_000_000), options)


def test_found_metadata_comes_after_options_and_before_the_text():
    options = CollectOptions(published=dt.date(2020, 1, 1))
    draft = Draft(
        name="x",
        text="KARM, Sept. 3, 2017 (AP) — The army left Karm.",
        stated=False,
        published=dt.date(2017, 9, 4),
    )
    assert assemble_report(draft, options).published == dt.date(2020, 1, 1)
    assert assemble_report(draft, CollectOptions()).published == dt.date(2017, 9, 4)
