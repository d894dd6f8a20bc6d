from __future__ import annotations

import random
from dataclasses import replace

import pytest
from filings import CONVOY, FEVER, MARKET, TRUCE, file_report
from hypothesis import given, settings
from hypothesis import strategies as st

from situate.events.copies import Copy, find_copies, passages_of, spread
from situate.events.reprints import MemoryBook
from situate.events.signatures import sign_paragraphs
from situate.records import Report

FORMULA = "The Northern Observatory for Human Rights, a war monitor based in Britain, said that"


def copies_of(one: Report, other: Report) -> tuple[Copy, ...]:
    return find_copies(
        one.text,
        passages_of(one.id, sign_paragraphs(one)),
        other.text,
        passages_of(other.id, sign_paragraphs(other)),
    )


def find_in_book(one: Report, other: Report) -> tuple[Copy, ...]:
    book = MemoryBook()
    book.add(one)
    return book.add(other)


ORIGINAL = file_report(f"Convoy gets through\n\n{CONVOY}\n\n{MARKET}", "North Courier")


@pytest.mark.parametrize(
    "text",
    [
        f"Aid arrives at last\n\n{CONVOY}\n\n{MARKET}",
        f"Aid arrives at last\n\n{CONVOY}",
        f"Aid arrives at last\n\n{CONVOY} {MARKET}",
        f"Aid arrives at last\n\n{FEVER}\n\n{MARKET}\n\n{TRUCE}",
        f"Aid arrives at last\n\n{CONVOY.replace('forty', '38').replace('seven', '7')}",
        f"Aid arrives at last\n\n{CONVOY.replace('let it pass', 'waved it through')} {FEVER[:60]}.",
    ],
    ids=["headline", "cut", "joined", "inside a longer one", "numbers", "edited"],
)
def test_a_copy_is_found_though_it_was_changed(text: str) -> None:
    assert find_in_book(ORIGINAL, file_report(text, "South Post"))


def test_only_the_paragraph_that_was_copied_is_linked() -> None:
    longer = file_report(f"A week of fever\n\n{FEVER}\n\n{MARKET}\n\n{TRUCE}", "South Post")
    (copy,) = copies_of(ORIGINAL, longer)
    ends = dict((copy.first, copy.second))
    assert longer.text[ends[longer.id] :].startswith("Two mortar shells")
    assert ORIGINAL.text[ends[ORIGINAL.id] :].startswith("Two mortar shells")
    assert copy.share == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            f"{FORMULA} nine people died in Kafr Nour on Sunday.",
            f"{FORMULA} rebels lost two hills near Tal Amara.",
        ),
        (
            f"{CONVOY}\n\nReuters contributed to this report from Beirut.",
            f"{MARKET}\n\nReuters contributed to this report from Beirut.",
        ),
        (
            "Government forces took the town of Tal Amara on Monday, the army said in a statement.",
            "The army said in a statement on Monday that government forces took Tal Amara, a town.",
        ),
    ],
    ids=["formula", "credit", "same news"],
)
def test_what_anybody_writes_links_nothing(one: str, other: str) -> None:
    assert copies_of(file_report(one), file_report(other)) == ()


def test_a_speech_that_two_reporters_quote_makes_no_copy_of_their_own_words() -> None:
    speech = (
        "“We shall open the road on the first of the month, and whoever shoots at a lorry will "
        "answer for it before his own elders and mine”"
    )
    one = file_report(
        f"{speech}, Colonel Amin Darwish told farmers who had come on foot to the bridge at Bir "
        "Hadid to ask when they could sell their onions."
    )
    two = file_report(
        f"In a hall hung with flags the commander of the eastern sector promised an end to the "
        f"blockade that has starved four towns. {speech}, he said."
    )
    assert copies_of(one, two) == ()
    assert len(copies_of(one, file_report(f"Road to open\n\n{one.text}"))) == 1


def test_a_short_paragraph_is_a_copy_beside_a_longer_one_and_never_alone() -> None:
    short = "The town has been under siege since spring."
    beside = copies_of(file_report(f"{CONVOY}\n\n{short}"), file_report(f"{short}\n\n{CONVOY}"))
    alone = copies_of(file_report(f"{CONVOY}\n\n{short}"), file_report(f"{short}\n\n{MARKET}"))
    assert len(beside) == 2
    assert alone == ()


def test_passages_are_the_paragraphs_else_the_whole_story() -> None:
    short = "The road is open again now.\n\nNobody was hurt on the way to town.\n\nIt rained."
    report = file_report(short)
    (whole,) = passages_of(report.id, sign_paragraphs(report))
    assert report.text[whole.start : whole.end] == short
    longer = file_report(f"{CONVOY}\n\nThe road is open again now.")
    signed = sign_paragraphs(longer)
    assert [passage.words for passage in passages_of(longer.id, signed)] == [33, 6]
    read_back = [replace(one, bands=()) for one in signed]
    assert passages_of(longer.id, read_back) == passages_of(longer.id, signed)


@given(st.lists(st.sampled_from([CONVOY, MARKET, FEVER, TRUCE]), min_size=1), st.data())
def test_copies_are_the_same_either_way_round(texts: list[str], data: st.DataObject) -> None:
    others = data.draw(st.lists(st.sampled_from([CONVOY, MARKET, FEVER, TRUCE]), min_size=1))
    one, other = file_report("\n\n".join(texts), "A"), file_report("\n\n".join(others), "B")
    assert copies_of(one, other) == copies_of(other, one)
    assert bool(copies_of(one, other)) == bool(set(texts) & set(others))


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=14), st.randoms())
def test_sets_of_copies_do_not_depend_on_where_one_begins(
    pairs: list[tuple[int, int]], dice: random.Random
) -> None:
    copies = [
        Copy(first=(f"r{min(a, b)}", 0), second=(f"r{max(a, b)}", 0), share=1.0)
        for a, b in pairs
        if a != b
    ]

    def fetch(keys: object) -> list[Copy]:
        found = [copy for copy in copies if {copy.first, copy.second} & set(keys)]  # type: ignore[call-overload]
        dice.shuffle(found)
        return found

    everything = spread([(f"r{n}", 0) for n in range(10)], fetch)
    for key, leader in everything.items():
        alone = spread([key], fetch)
        assert alone[key] == leader
        assert set(alone) == {one for one in everything if everything[one] == leader}
