"""Deep arguments: one subject and one object whatever the sentence's form."""

from __future__ import annotations

from trees import tree, word

from situate.claims.arguments import slots_of
from situate.claims.voice import is_passive, preposition_of
from situate.language.analysis import AnalysedSentence

ACTIVE = tree("""
    Raiders raider NOUN NNS 2 nsubj
    burned burn VERB VBD 0 root
    barns barn NOUN NNS 2 obj
    in in ADP IN 5 case
    Tolo Tolo PROPN NNP 2 obl
""")
PASSIVE = tree("""
    Barns barn NOUN NNS 3 nsubj:pass
    were be AUX VBD 3 aux:pass
    burned burn VERB VBN 0 root
    by by ADP IN 5 case
    raiders raider NOUN NNS 3 obl:agent
""")
RELATIVE = tree("""
    Raiders raider NOUN NNS 0 root
    who who PRON WP 3 nsubj
    burned burn VERB VBD 1 acl:relcl
    barns barn NOUN NNS 3 obj
    and and CCONJ CC 6 cc
    mills mill NOUN NNS 4 conj
""")
CONTROL = tree("""
    Chiefs chief NOUN NNS 2 nsubj
    ordered order VERB VBD 0 root
    raiders raider NOUN NNS 2 obj
    to to PART TO 5 mark
    leave leave VERB VB 2 xcomp
""")
BOTH = tree("""
    Traders trader NOUN NNS 3 nsubj:pass
    were be AUX VBD 3 aux:pass
    robbed rob VERB VBN 0 root
    and and CCONJ CC 5 cc
    beaten beat VERB VBN 3 conj
    by by ADP IN 7 case
    raiders raider NOUN NNS 5 obl:agent
""")
AFTERTHOUGHT = tree("""
    Raiders raider NOUN NNS 2 nsubj
    burned burn VERB VBD 7 ccomp
    barns barn NOUN NNS 2 obj
    , , PUNCT , 2 punct
    a a DET DT 6 det
    priest priest NOUN NN 2 nsubj
    said say VERB VBD 0 root
""")
PERFECT = tree("""
    Raiders raider NOUN NNS 3 nsubj:pass
    had have AUX VBD 3 aux
    burned burn VERB VBN 0 root
    barns barn NOUN NNS 3 obj
""")


def _words(sentence: AnalysedSentence, trigger: str, slot: str) -> list[str]:
    heads = slots_of(sentence, word(sentence, trigger)).get(slot, [])
    return [sentence.tokens[head].text for head in heads]


def test_an_active_verb_has_its_subject_object_and_obliques() -> None:
    assert _words(ACTIVE, "burned", "subject") == ["Raiders"]
    assert _words(ACTIVE, "burned", "object") == ["barns"]
    assert _words(ACTIVE, "burned", "in") == ["Tolo"]


def test_a_passive_is_turned_round() -> None:
    assert is_passive(PASSIVE, PASSIVE.tokens[word(PASSIVE, "burned")])
    assert _words(PASSIVE, "burned", "subject") == ["raiders"]
    assert _words(PASSIVE, "burned", "object") == ["Barns"]


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    assert _words(RELATIVE, "burned", "subject") == ["Raiders"]


def test_coordinated_fillers_are_all_given_first_one_first() -> None:
    assert _words(RELATIVE, "burned", "object") == ["barns", "mills"]


def test_who_is_ordered_to_leave_is_who_leaves() -> None:
    assert _words(CONTROL, "leave", "subject") == ["raiders"]


def test_an_active_verb_is_not_passive() -> None:
    assert not is_passive(ACTIVE, ACTIVE.tokens[word(ACTIVE, "burned")])


def test_a_word_without_preposition_has_none() -> None:
    assert preposition_of(ACTIVE, word(ACTIVE, "Tolo")) == "in"
    assert preposition_of(ACTIVE, word(ACTIVE, "barns")) is None


def test_passives_that_are_coordinated_share_their_agent() -> None:
    assert _words(BOTH, "robbed", "subject") == ["raiders"]
    assert _words(BOTH, "beaten", "object") == ["Traders"]


def test_a_noun_after_the_clause_and_a_comma_is_not_its_subject() -> None:
    assert _words(AFTERTHOUGHT, "burned", "subject") == ["Raiders"]


def test_a_perfect_that_was_read_as_a_passive_is_active() -> None:
    assert not is_passive(PERFECT, PERFECT.tokens[word(PERFECT, "burned")])
    assert _words(PERFECT, "burned", "subject") == ["Raiders"]
