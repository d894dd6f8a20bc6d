import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import text_of, tree

from situate.claims.costs import find_costs
from situate.claims.count_types import fit_to_type
from situate.claims.counts import counts_of
from situate.claims.quantities import Quantity, find_quantities, parse_quantity
from situate.language.analysis import Name


@pytest.mark.parametrize(
    ("phrase", "low", "best", "high"),
    [
        ("up to 24", 1, 24, 24),
        ("as many as 30", 1, 30, 30),
        ("at least 4", 4, 4, None),
        ("no fewer than seven", 7, 7, None),
        ("more than 100", 101, 101, None),
        ("dozens", 24, 24, 99),
        ("scores", 40, 40, 99),
        ("hundreds", 200, 200, 999),
        ("tens of thousands", 20_000, 20_000, 99_999),
        ("several hundred", 300, 300, 999),
        ("almost 200", 180, 199, 199),
        ("about 300", 270, 300, 330),
        ("another 300 or so", 270, 300, 330),
        ("fewer than 10", 1, 9, 9),
        ("no", 0, 0, 0),
        ("between 10 and 15", 10, 10, 15),
        ("10 to 15", 10, 10, 15),
        ("two or three", 2, 2, 3),
        ("a dozen", 12, 12, 12),
        ("half a dozen", 6, 6, 6),
        ("two dozen", 24, 24, 24),
        ("Twenty-five", 25, 25, 25),
        ("two hundred and fifty", 250, 250, 250),
        ("1.2 million", 1_200_000, 1_200_000, 1_200_000),
        ("15,000", 15_000, 15_000, 15_000),
    ],
)
def test_quantities_become_the_ranges_of_the_format(phrase, low, best, high):
    assert parse_quantity(phrase.split()) == Quantity(low=low, best=best, high=high)


@pytest.mark.parametrize("phrase", ["", "at least", "the town", "no longer", "12 men"])
def test_words_that_are_no_quantity_give_none(phrase):
    assert parse_quantity(phrase.split()) is None


@given(st.integers(min_value=0, max_value=10_000_000))
def test_figures_mean_themselves(number):
    exact = Quantity(low=number, best=number, high=number)
    assert parse_quantity([str(number)]) == exact
    assert parse_quantity([f"{number:,}"]) == exact


WORDS = st.sampled_from(
    "at least up to about almost 12 3 dozen dozens of thousands hundred five or so more than no "
    "between and a few several - people killed the".split()
)


@given(st.lists(WORDS, max_size=12))
def test_any_words_give_ordered_ranges_over_words_that_do_not_overlap(words):
    last = 0
    for span in find_quantities(words):
        assert last <= span.first <= span.core < span.last <= len(words)
        last = span.last
        found = span.quantity
        assert found.low <= found.best
        assert found.high is None or found.best <= found.high


def told(sentence, trigger, also=(), kind=None):
    words = {token.text: token.index for token in sentence.tokens}
    text = text_of([sentence])
    roots = [words[w] for w in also]
    found = counts_of(sentence, words[trigger], also=roots, text=text, kind=kind)
    for count in found:
        assert text[count.start : count.end] == count.text
    return [(c.what, c.who, c.low, c.high, c.text) for c in found]


KILLED_AND_INJURED = tree("""
The the DET DT 2 det
blast blast NOUN NN 3 nsubj
killed kill VERB VBD 0 root
at at ADP IN 5 case
least least ADV RBS 6 advmod
four four NUM CD 7 nummod
farmers farmer NOUN NNS 3 obj
and and CCONJ CC 9 cc
injured injure VERB VBD 3 conj
30 30 NUM CD 9 obj
. . PUNCT . 3 punct
""")


def test_killed_and_injured_are_told_apart():
    assert told(KILLED_AND_INJURED, "blast", ["killed", "injured"]) == [
        ("killed", "farmers", 4, None, "at least four farmers"),
        ("injured", None, 30, 30, "30"),
    ]


def test_numbers_of_words_that_are_not_the_claims_are_left_out():
    assert told(KILLED_AND_INJURED, "injured") == [("injured", None, 30, 30, "30")]


def test_a_passive_with_an_elliptic_second_half_gives_both_numbers():
    sentence = tree("""
    Two two NUM CD 2 nummod
    guards guard NOUN NNS 4 nsubj:pass
    were be AUX VBD 4 aux:pass
    killed kill VERB VBN 0 root
    and and CCONJ CC 8 cc
    five five NUM CD 7 nummod
    others other NOUN NNS 8 nsubj:pass
    wounded wound VERB VBN 4 conj
    . . PUNCT . 4 punct
    """)
    assert told(sentence, "killed", ["wounded"]) == [
        ("killed", "guards", 2, 2, "Two guards"),
        ("injured", None, 5, 5, "five others"),
    ]


def test_a_part_of_a_number_is_not_added():
    sentence = tree("""
    Shelling shelling NOUN NN 2 nsubj
    killed kill VERB VBD 0 root
    up up ADP IN 5 advmod
    to to ADP IN 3 fixed
    24 24 NUM CD 6 nummod
    villagers villager NOUN NNS 2 obj
    , , PUNCT , 10 punct
    including include VERB VBG 10 case
    three three NUM CD 10 nummod
    children child NOUN NNS 6 nmod
    . . PUNCT . 2 punct
    """)
    assert told(sentence, "Shelling", ["killed"]) == [
        ("killed", "villagers", 1, 24, "up to 24 villagers")
    ]


def test_the_dead_and_the_wounded_of_a_small_clause_are_counted():
    sentence = tree("""
    The the DET DT 2 det
    raid raid NOUN NN 3 nsubj
    left leave VERB VBD 0 root
    7 7 NUM CD 5 nummod
    dead dead ADJ JJ 3 obj
    and and CCONJ CC 8 cc
    12 12 NUM CD 8 nummod
    wounded wounded ADJ JJ 5 conj
    . . PUNCT . 3 punct
    """)
    assert told(sentence, "raid", ["left"]) == [
        ("killed", None, 7, 7, "7 dead"),
        ("injured", None, 12, 12, "12 wounded"),
    ]


def test_a_single_person_is_one():
    sentence = tree("""
    A a DET DT 3 det
    local local ADJ JJ 3 amod
    teacher teacher NOUN NN 5 nsubj:pass
    was be AUX VBD 5 aux:pass
    kidnapped kidnap VERB VBN 0 root
    . . PUNCT . 5 punct
    """)
    assert told(sentence, "kidnapped") == [("captured", "local teacher", 1, 1, "local teacher")]


def test_a_named_person_who_is_killed_is_one_and_has_no_who():
    sentence = tree(
        """
        Gunmen gunman NOUN NNS 2 nsubj
        killed kill VERB VBD 0 root
        Ana Ana PROPN NNP 2 obj
        Morales Morales PROPN NNP 3 flat
        . . PUNCT . 2 punct
        """,
        names=[Name(first=2, last=4, label="PERSON")],
    )
    assert told(sentence, "killed") == [("killed", None, 1, 1, "Ana Morales")]


def test_a_family_of_five_is_five():
    sentence = tree("""
    A a DET DT 2 det
    family family NOUN NN 6 nsubj:pass
    of of ADP IN 4 case
    five five NUM CD 2 nmod
    was be AUX VBD 6 aux:pass
    abducted abduct VERB VBN 0 root
    . . PUNCT . 6 punct
    """)
    assert told(sentence, "abducted") == [("captured", "family", 5, 5, "family of five")]


def test_dozens_of_people_are_counted_with_who_they_are():
    sentence = tree("""
    Dozens dozen NOUN NNS 5 nsubj:pass
    of of ADP IN 3 case
    students student NOUN NNS 1 nmod
    were be AUX VBD 5 aux:pass
    arrested arrest VERB VBN 0 root
    . . PUNCT . 5 punct
    """)
    assert told(sentence, "arrested") == [("captured", "students", 24, 99, "Dozens of students")]


def test_one_number_for_dead_and_wounded_is_neither():
    sentence = tree("""
    Rebels rebel NOUN NNS 2 nsubj
    killed kill VERB VBD 0 root
    or or CCONJ CC 4 cc
    wounded wound VERB VBD 2 conj
    50 50 NUM CD 6 nummod
    soldiers soldier NOUN NNS 2 obj
    . . PUNCT . 2 punct
    """)
    assert told(sentence, "killed", ["wounded"]) == [("other", "soldiers", 50, 50, "50 soldiers")]


def test_no_casualties_is_nobody_killed_or_injured():
    sentence = tree("""
    The the DET DT 2 det
    strike strike NOUN NN 3 nsubj
    caused cause VERB VBD 0 root
    no no DET DT 5 det
    casualties casualty NOUN NNS 3 obj
    . . PUNCT . 3 punct
    """)
    assert told(sentence, "strike", ["caused"]) == [
        ("killed", None, 0, 0, "no casualties"),
        ("injured", None, 0, 0, "no casualties"),
    ]


def test_a_pronoun_is_one_person_and_an_animal_is_none():
    sentence = tree("""
    They they PRON PRP 2 nsubj
    killed kill VERB VBD 0 root
    him he PRON PRP 2 obj
    . . PUNCT . 2 punct
    """)
    assert told(sentence, "killed") == [("killed", None, 1, 1, "him")]
    sentence = tree("""
    They they PRON PRP 2 nsubj
    killed kill VERB VBD 0 root
    four four NUM CD 4 nummod
    goats goat NOUN NNS 2 obj
    . . PUNCT . 2 punct
    """)
    assert [one for one in told(sentence, "killed") if one[0] == "killed"] == []


def test_a_passive_joined_on_shares_the_people_counted():
    sentence = tree("""
    Nine nine NUM CD 2 nummod
    policemen policeman NOUN NNS 4 nsubj:pass
    were be AUX VBD 4 aux:pass
    disarmed disarm VERB VBN 0 root
    and and CCONJ CC 6 cc
    arrested arrest VERB VBN 4 conj
    . . PUNCT . 4 punct
    """)
    assert told(sentence, "arrested") == [("captured", "policemen", 9, 9, "Nine policemen")]


@pytest.mark.parametrize(
    ("what", "kind", "fitted"),
    [
        ("participants", "displacement", "displaced"),
        ("captured", "surrender", "participants"),
        ("other", "abduction", "captured"),
        ("participants", "release", "other"),
        ("vehicles", "destruction", "other"),
        ("vehicles", "movement", "vehicles"),
        ("killed", "clash", "killed"),
    ],
)
def test_a_number_counts_what_claims_of_its_type_count(what, kind, fitted):
    assert fit_to_type(what, kind, lemma="man", person=True) == fitted


def test_families_are_no_number_of_people():
    assert fit_to_type("displaced", "displacement", lemma="family", person=True) == "other"


def test_the_cost_told_of_the_same_moment_belongs_to_the_claim_unless_taken():
    sentence = tree("""
    Three three NUM CD 2 nummod
    officers officer NOUN NNS 3 nsubj
    died die VERB VBD 0 root
    when when ADV WRB 7 advmod
    a a DET DT 6 det
    mine mine NOUN NN 7 nsubj
    exploded explode VERB VBD 3 advcl
    . . PUNCT . 3 punct
    """)
    assert list(find_costs(sentence, 6, taken=set())) == [2]
    assert list(find_costs(sentence, 6, taken={2})) == []


def test_troops_and_tanks_that_are_sent_are_participants_and_vehicles():
    sentence = tree("""
    They they PRON PRP 2 nsubj
    sent send VERB VBD 0 root
    2,000 2,000 NUM CD 4 nummod
    troops troop NOUN NNS 2 obj
    and and CCONJ CC 7 cc
    50 50 NUM CD 7 nummod
    tanks tank NOUN NNS 4 conj
    . . PUNCT . 2 punct
    """)
    assert told(sentence, "sent") == [
        ("participants", "troops", 2000, 2000, "2,000 troops"),
        ("vehicles", "tanks", 50, 50, "50 tanks"),
    ]


def test_dates_ages_and_distances_count_nobody():
    sentence = tree("""
    Gunmen gunman NOUN NNS 2 nsubj
    killed kill VERB VBD 0 root
    villagers villager NOUN NNS 2 obj
    30 30 NUM CD 5 nummod
    kilometres kilometre NOUN NNS 6 obl
    away away ADV RB 2 advmod
    in in ADP IN 8 case
    2014 2014 NUM CD 2 obl
    . . PUNCT . 2 punct
    """)
    assert told(sentence, "killed") == []


def test_the_state_of_the_counted_says_what_they_are():
    sentence = tree("""
    The the DET DT 2 det
    clash clash NOUN NN 3 nsubj
    left leave VERB VBD 0 root
    30 30 NUM CD 6 nummod
    dead dead ADJ JJ 6 amod
    villagers villager NOUN NNS 3 obj
    behind behind ADP RP 3 compound:prt
    . . PUNCT . 3 punct
    """)
    assert told(sentence, "clash", ["left"]) == [
        ("killed", "villagers", 30, 30, "30 dead villagers")
    ]


def test_persons_of_a_relative_clause_are_counted_by_its_verb():
    sentence = tree("""
    They they PRON PRP 2 nsubj
    buried bury VERB VBD 0 root
    nine nine NUM CD 4 nummod
    guards guard NOUN NNS 2 obj
    whom whom PRON WP 7 obj
    rebels rebel NOUN NNS 7 nsubj
    killed kill VERB VBD 4 acl:relcl
    . . PUNCT . 2 punct
    """)
    assert told(sentence, "killed") == [("killed", "guards", 9, 9, "nine guards")]


def test_hostages_that_are_released_are_not_captured():
    sentence = tree("""
    Rebels rebel NOUN NNS 2 nsubj
    released release VERB VBD 0 root
    20 20 NUM CD 4 nummod
    hostages hostage NOUN NNS 2 obj
    . . PUNCT . 2 punct
    """)
    assert told(sentence, "released") == [("other", "hostages", 20, 20, "20 hostages")]


def test_someone_who_was_shot_is_not_thereby_dead():
    sentence = tree("""
    A a DET DT 2 det
    driver driver NOUN NN 4 nsubj:pass
    was be AUX VBD 4 aux:pass
    shot shoot VERB VBN 0 root
    dead dead ADJ JJ 4 xcomp
    . . PUNCT . 4 punct
    """)
    assert told(sentence, "shot") == [("killed", "driver", 1, 1, "driver")]
    unharmed = tree("""
    A a DET DT 2 det
    driver driver NOUN NN 4 nsubj:pass
    was be AUX VBD 4 aux:pass
    shot shoot VERB VBN 0 root
    . . PUNCT . 4 punct
    """)
    assert told(unharmed, "shot") == []


def test_a_number_of_people_shot_counts_as_killed_in_attacks_on_civilians_only():
    sentence = tree("""
    Soldiers soldier NOUN NNS 2 nsubj
    shot shoot VERB VBD 0 root
    nine nine NUM CD 4 nummod
    herders herder NOUN NNS 2 obj
    . . PUNCT . 2 punct
    """)
    assert told(sentence, "shot", kind="attack-on-civilians") == [
        ("killed", "herders", 9, 9, "nine herders")
    ]
    assert told(sentence, "shot", kind="attack")[0][0] == "other"


def test_those_who_are_forced_to_flee_are_displaced():
    sentence = tree("""
    Rebels rebel NOUN NNS 2 nsubj
    forced force VERB VBD 0 root
    20 20 NUM CD 4 nummod
    officers officer NOUN NNS 2 obj
    to to PART TO 6 mark
    flee flee VERB VB 2 xcomp
    . . PUNCT . 2 punct
    """)
    assert told(sentence, "flee", kind="displacement") == [
        ("displaced", "officers", 20, 20, "20 officers")
    ]


def test_a_toll_that_has_risen_counts_what_the_number_is_of():
    sentence = tree("""
    The the DET DT 2 det
    number number NOUN NN 6 nsubj
    of of ADP IN 4 case
    people people NOUN NNS 2 nmod
    killed kill VERB VBN 4 acl
    rose rise VERB VBD 0 root
    to to ADP IN 8 case
    42 42 NUM CD 6 obl
    . . PUNCT . 6 punct
    """)
    assert told(sentence, "killed") == [("killed", None, 42, 42, "42")]


def test_verbs_that_share_their_object_tell_the_worst_of_it():
    sentence = tree("""
    Troops troops NOUN NNS 2 nsubj
    tortured torture VERB VBD 0 root
    and and CCONJ CC 4 cc
    killed kill VERB VBD 2 conj
    three three NUM CD 6 nummod
    brothers brother NOUN NNS 2 obj
    . . PUNCT . 2 punct
    """)
    assert told(sentence, "tortured", ["killed"]) == [
        ("killed", "brothers", 3, 3, "three brothers")
    ]


def test_without_casualties_is_nobody_killed_or_injured():
    sentence = tree("""
    A a DET DT 2 det
    shell shell NOUN NN 3 nsubj
    landed land VERB VBD 0 root
    without without SCONJ IN 5 mark
    causing cause VERB VBG 3 advcl
    casualties casualty NOUN NNS 5 obj
    . . PUNCT . 3 punct
    """)
    assert told(sentence, "landed", ["casualties"]) == [
        ("killed", None, 0, 0, "casualties"),
        ("injured", None, 0, 0, "casualties"),
    ]


def test_someone_who_lost_a_leg_was_injured():
    sentence = tree("""
    A a DET DT 2 det
    farmer farmer NOUN NN 3 nsubj
    lost lose VERB VBD 0 root
    both both DET DT 5 det
    legs leg NOUN NNS 3 obj
    . . PUNCT . 3 punct
    """)
    assert told(sentence, "lost") == [("injured", "farmer", 1, 1, "farmer")]


def test_the_wounded_who_are_treated_or_moved_are_no_new_wounded():
    assert fit_to_type("injured", "aid", lemma="people", person=True) == "other"
    assert fit_to_type("injured", "displacement", lemma="people", person=True) == "displaced"
    assert fit_to_type("injured", "attack", lemma="people", person=True) == "injured"
