"""ClearNLP relations, as the released English spaCy pipelines have them, as Universal Dependencies.

ClearNLP (Choi and Palmer 2012) hangs a phrase on its preposition and a predicate on its copula; UD
hangs both the other way round. What is turned: prepositions, agents, copulas, chains of conjuncts,
the marker of a clause behind a preposition, and the names of the other relations. What is not:
flat names stay ``compound``, and whether an adverbial noun or an open complement was meant is taken
from ClearNLP's label alone. A pipeline trained on UD needs none of this and reads better here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

#: Head (-1 for the root) and relation of one word.
Arc = tuple[int, str]
#: Universal tag, Penn tag and form in lower case of one word.
Tagged = tuple[str, str, str]

_NAMES = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "neg": "advmod", "poss": "nmod:poss", "prt": "compound:prt", "relcl": "acl:relcl",
    "quantmod": "advmod", "npadvmod": "obl:unmarked", "predet": "det:predet",
    "preconj": "cc:preconj", "intj": "discourse", "meta": "discourse", "oprd": "xcomp",
    "acomp": "xcomp", "attr": "xcomp", "dative": "iobj", "pobj": "obl", "pcomp": "advcl",
    "prep": "obl", "agent": "obl:agent", "ROOT": "root", "": "dep",
}  # fmt: skip
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "ADJ", "X"})
_CLAUSAL_HEADS = frozenset({"VERB", "AUX"})
_COPULAS = frozenset("be is are was were been being am 's 're 'm \u2019s \u2019re \u2019m".split())


def is_clearnlp(relations: Iterable[str]) -> bool:
    """Whether a parser's relations are those of ClearNLP."""
    return bool({"pobj", "dobj", "nsubjpass"} & set(relations))


def convert_arcs(arcs: Sequence[Arc], words: Sequence[Tagged]) -> list[Arc]:
    """Return the tree of a sentence in Universal Dependencies; one root goes in, one comes out."""
    heads = [head for head, _ in arcs]
    relations = [relation for _, relation in arcs]
    # The inner turns come first: "was in control of" is turned at "of", then "in", then "was".
    for place in _order_by_depth(heads):
        if relations[place] in _PREPOSITIONS:
            _turn_preposition(place, heads, relations, words)
        elif words[place][2] in _COPULAS:
            _turn_copula(place, heads, relations)
    _flatten_conjuncts(heads, relations)
    return [
        (head, _name(relation, words[head][0] if head >= 0 else ""))
        for head, relation in zip(heads, relations, strict=True)
    ]


def _order_by_depth(heads: Sequence[int]) -> list[int]:
    """Return the words, those deepest in the tree first."""
    depths = []
    for place in range(len(heads)):
        depth, current = 0, heads[place]
        while current >= 0:
            depth, current = depth + 1, heads[current]
        depths.append(depth)
    return sorted(range(len(heads)), key=lambda place: -depths[place])


def _children(place: int, heads: Sequence[int]) -> list[int]:
    return [child for child, head in enumerate(heads) if head == place]


def _turn_preposition(
    place: int, heads: list[int], relations: list[str], words: Sequence[Tagged]
) -> None:
    """Hang the phrase behind a preposition in its place, and the preposition on it."""
    objects = [c for c in _children(place, heads) if relations[c] in {"pobj", "pcomp", "prep"}]
    behind = next((c for c in objects if relations[c] in {"pobj", "pcomp"}), None)
    if behind is None:
        behind = next((c for c in objects if words[c][0] in _NOMINAL), None)
    if behind is None:
        relations[place] = "advmod" if relations[place] == "prep" else relations[place]
        return
    is_clause = relations[behind] == "pcomp" and words[behind][0] in _CLAUSAL_HEADS
    governor = heads[place]
    is_nominal = governor >= 0 and words[governor][0] in _NOMINAL
    if is_clause:
        relation = "acl" if is_nominal else "advcl"
    elif relations[place] == "agent":
        relation = "obl:agent"
    else:
        relation = "nmod" if is_nominal else "obl"
    _swap(place, behind, heads)
    relations[behind], relations[place] = relation, "mark" if is_clause else "case"


def _turn_copula(place: int, heads: list[int], relations: list[str]) -> None:
    """Hang a copula on its predicate, and all that hung on the copula; not in "there is"."""
    children = _children(place, heads)
    predicate = next((c for c in children if relations[c] in {"attr", "acomp"}), None)
    if predicate is None:
        return
    if any(relations[child] == "expl" for child in children):
        relations[predicate] = "nsubj"
        return
    _swap(place, predicate, heads)
    relations[predicate], relations[place] = relations[place], "cop"


def _swap(upper: int, lower: int, heads: list[int]) -> None:
    """Put the lower of two linked words in the place of the upper one, with all it governs."""
    heads[lower] = heads[upper]
    for child in range(len(heads)):
        if heads[child] == upper and child != lower:
            heads[child] = lower
    heads[upper] = lower


def _flatten_conjuncts(heads: list[int], relations: list[str]) -> None:
    """Hang all conjuncts on the first, and each conjunction on the conjunct that follows it."""
    for place in range(len(heads)):
        if relations[place] == "conj":
            while heads[place] >= 0 and relations[heads[place]] == "conj":
                heads[place] = heads[heads[place]]
    for place in range(len(heads)):
        if relations[place] == "cc":
            first = heads[place]
            if relations[first] == "conj" and first < place:
                first = heads[first]
            following = [
                p
                for p in range(place + 1, len(heads))
                if relations[p] == "conj" and heads[p] == first
            ]
            if following:
                heads[place] = following[0]


def _name(relation: str, governor: str) -> str:
    """Return the UD name of a relation."""
    if relation in {"pobj", "prep"} and governor in _NOMINAL:
        return "nmod"
    return _NAMES.get(relation, relation)
