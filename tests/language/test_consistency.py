"""Names that agree within one report."""

from __future__ import annotations

import dataclasses

import numpy as np
from fake_model import NAMES

from situate.language.analysis import AnalysedSentence, Name, Token
from situate.language.consistency import agree_names
from situate.language.names import NameDecoder

Marked = tuple[str, str, float]


def sentence(text: str, *names: tuple[int, int, str, float]) -> tuple[AnalysedSentence, np.ndarray]:
    """A sentence of blank-parted words ("-" is tied to both sides), with names and their scores."""
    tokens, position = [], 0
    for index, word in enumerate(text.split()):
        tied = word == "-" or (index and text.split()[index - 1] == "-")
        position += 0 if tied or not index else 1
        upos = "PROPN" if word[0].isupper() else "NOUN"
        upos = "ADJ" if word in {"Yemeni", "Libyan"} else upos
        tokens.append(
            Token(
                index=index, start=position, end=position + len(word), text=word, lemma=word,
                upos=upos, xpos="X", head=index - 1, relation="dep",
            )
        )  # fmt: skip
        position += len(word)
    scores = np.zeros((len(tokens), len(NAMES)), np.float32)
    for first, last, label, score in names:
        for place in range(first, last):
            scores[place, NAMES.index(("B-" if place == first else "I-") + label)] = score
    record = AnalysedSentence(
        index=0, start=0, end=position, tokens=tuple(tokens),
        names=tuple(Name(first=f, last=e, label=label) for f, e, label, _ in names),
    )  # fmt: skip
    return record, scores


def agree(*drafts: tuple[AnalysedSentence, np.ndarray]) -> list[list[tuple[str, str]]]:
    records = [record for record, _ in drafts]
    words = [[token.text for token in record.tokens] for record in records]
    agreed = agree_names(records, words, [scores for _, scores in drafts], NameDecoder(NAMES))
    return [
        [(" ".join(t.text for t in s.tokens[n.first : n.last]), n.label) for n in s.names]
        for s in agreed
    ]


def test_one_name_has_one_label_by_the_sum_of_scores() -> None:
    names = agree(
        sentence("shells hit Tabqa", (2, 3, "GPE", 9.0)),
        sentence("people fled Tabqa", (2, 3, "ORG", 3.0)),
    )
    assert names == [[("Tabqa", "GPE")], [("Tabqa", "GPE")]]


def test_a_name_is_found_again_where_it_was_missed() -> None:
    names = agree(
        sentence("fighters of Ansar Front fled", (2, 4, "ORG", 9.0)),
        sentence("later Ansar Front returned"),
        sentence("an ansar front returned"),
    )
    assert names == [[("Ansar Front", "ORG")], [("Ansar Front", "ORG")], []]


def test_a_word_found_only_at_the_start_of_a_sentence_is_not_looked_for() -> None:
    names = agree(sentence("Storm hit them", (0, 1, "GPE", 2.0)), sentence("the Storm passed"))
    assert names[1] == []


def test_a_surname_takes_the_label_of_the_full_name() -> None:
    names = agree(
        sentence("they met Ines Kaya", (2, 4, "PERSON", 9.0)),
        sentence("later Kaya left", (1, 2, "GPE", 1.0)),
    )
    assert names[1] == [("Kaya", "PERSON")]


def test_a_hyphen_does_not_cut_a_name_but_held_does() -> None:
    names = agree(sentence("they hold Tel ez - Zohr and Daesh - held land", (2, 4, "GPE", 5.0),
                           (7, 8, "ORG", 5.0)))  # fmt: skip
    assert names == [[("Tel ez - Zohr", "GPE"), ("Daesh", "ORG")]]


def test_a_name_does_not_end_in_a_preposition() -> None:
    of = sentence("the Health Ministry of Oran", (1, 4, "ORG", 5.0), (4, 5, "GPE", 5.0))
    left = sentence("the Health Ministry of course", (1, 4, "ORG", 5.0))
    for record, _ in (of, left):
        tokens = [
            dataclasses.replace(t, upos="ADP") if t.text == "of" else t for t in record.tokens
        ]
        object.__setattr__(record, "tokens", tuple(tokens))
    assert agree(of) == [[("Health Ministry of Oran", "ORG")]]
    assert agree(left) == [[("Health Ministry", "ORG")]]


def test_a_short_form_in_brackets_is_a_name_everywhere() -> None:
    names = agree(
        sentence("the Coast Unity Front ( CUF ) left", (1, 4, "ORG", 5.0)),
        sentence("then CUF men came back"),
    )
    assert names == [[("Coast Unity Front", "ORG"), ("CUF", "ORG")], [("CUF", "ORG")]]


def test_a_spelled_out_short_form_shows_where_the_name_begins() -> None:
    names = agree(
        sentence(
            "the Army of Coast and the Hills ( ACH ) won", (1, 4, "ORG", 5.0), (6, 7, "LOC", 5.0)
        )
    )
    assert names == [[("Army of Coast and the Hills", "ORG"), ("ACH", "ORG")]]


def test_a_month_is_not_a_person_seen_again() -> None:
    names = agree(
        sentence("they met May there", (2, 3, "PERSON", 5.0)), sentence("it fell in May again")
    )
    assert names[1] == []


def test_one_adjective_is_a_nationality() -> None:
    assert agree(sentence("the Yemeni army", (1, 2, "GPE", 5.0))) == [[("Yemeni", "NORP")]]
