from __future__ import annotations

import subprocess
import sys

from filings import CONVOY, MARKET, file_report
from hypothesis import given
from hypothesis import strategies as st

from situate.events.shingles import hash_shingles, split_shingle_words
from situate.events.signatures import compare, sign_paragraphs
from situate.text import digest

WORDS = st.lists(st.sampled_from("army town shell fell said two men road north".split()))


def test_the_signature_of_a_text_is_the_same_for_ever() -> None:
    story, paragraph = sign_paragraphs(file_report(f"Convoy gets through\n\n{CONVOY}"))
    assert digest(paragraph.minima.hex()) == "307ca4e672390606c7ba208f835532a5"
    assert paragraph.bands[:2] == (4851031855995416724, 5407140454873342826)
    assert story.whole
    assert not paragraph.whole


def test_another_process_signs_alike() -> None:
    code = (
        "from situate.events.shingles import *;"
        "print(int(hash_shingles(split_shingle_words('the town fell'))[0]))"
    )
    here = int(hash_shingles(split_shingle_words("the town fell"))[0])
    for seed in ("1", "2"):
        out = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        assert int(out.stdout) == here


def test_case_accents_and_signs_do_not_count() -> None:
    plain = hash_shingles(split_shingle_words("The rebels took Idlib - again"))
    other = hash_shingles(split_shingle_words("the “rebels” took ÌDLIB, again"))
    assert plain.tolist() == other.tolist()


def test_every_paragraph_is_signed_where_it_stands_but_the_headline_is_not() -> None:
    report = file_report(
        f"Convoy gets through\n\n{CONVOY}\n\nThe road closed again at night.\n\n{MARKET}"
    )
    story, *paragraphs = sign_paragraphs(report)
    texts = [report.text[one.start : one.end] for one in paragraphs]
    assert texts == [CONVOY, "The road closed again at night.", MARKET]
    assert [bool(one.bands) for one in paragraphs] == [True, False, True]
    assert len(story.bands) == 16


def test_a_text_of_a_few_words_has_no_signature() -> None:
    assert sign_paragraphs(file_report("Town falls to rebels")) == ()


def test_the_estimate_is_one_for_equal_and_nothing_for_unlike_paragraphs() -> None:
    _, convoy = sign_paragraphs(file_report(CONVOY))
    _, market = sign_paragraphs(file_report(MARKET))
    assert compare(convoy, convoy) == 1.0
    assert compare(convoy, market) < 0.1


@given(WORDS, WORDS)
def test_shingles_of_a_joined_text_hold_those_of_its_parts(
    one: list[str], other: list[str]
) -> None:
    joined = set(hash_shingles([*one, *other]).tolist())
    assert set(hash_shingles(one).tolist()) <= joined
    assert set(hash_shingles(other).tolist()) <= joined
    assert len(hash_shingles(one)) == max(0, len(one) - 2)
