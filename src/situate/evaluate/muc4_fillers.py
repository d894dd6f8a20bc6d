"""A reading's participants as the role fillers of MUC-4, and the fillers of its templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from situate.claims.codebook import load_codebook
from situate.evaluate.corpora import Row
from situate.evaluate.matching import head_of, overlap, words_of
from situate.evaluate.violence import is_incident
from situate.records import Claim, Entity, Participant, Reading

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
GOLD_FIELDS = {
    "PerpInd": ("perp_individual_id",),
    "PerpOrg": ("perp_organization_id",),
    "Target": ("phys_tgt_id",),
    "Victim": ("hum_tgt_name", "hum_tgt_description"),
    "Weapon": ("incident_instrument_id",),
}
READ_STATUSES = frozenset({"asserted", "possible"})
# Nouns of organised bodies, which MUC-4 counts as organisations; the codebook has them among the
# fighters.
BODIES = frozenset(
    "army military police cartel coalition regime government faction gendarmerie militia".split()
)
PRONOUNS = frozenset(
    "he she it they him her them his their its this that these those who whom which i we us you "
    "himself herself themselves one ones others another someone anyone nobody".split()
)
KINDS_OF_BODIES = frozenset({"organization", "group"})
_NOUNS = load_codebook("conflict.v1").nouns
PEOPLE = frozenset(_NOUNS["civilians"]) | frozenset(_NOUNS["fighters"])
THINGS = frozenset().union(
    *(_NOUNS[name] for name in ("building", "infrastructure", "vehicle", "aircraft"))
)


@dataclass(frozen=True, slots=True)
class Filler:
    """The texts that name one filler."""

    texts: frozenset[str]
    optional: bool = False

    @property
    def heads(self) -> frozenset[str]:
        """The head words of its texts."""
        return frozenset(head for text in self.texts if (head := head_of(text)))

    def names(self, other: Filler) -> bool:
        """Whether a head word of this one stands in a text of the other."""
        return any(self.heads & set(words_of(text)) for text in other.texts)


def gold_fillers(row: Row, role: str) -> list[Filler]:
    """The fillers of all templates of a report, those with a text in common joined.

    A person's description belongs to the name that it refers to. What only optional templates or
    optional fillers name is optional.
    """
    fillers: list[Filler] = []
    for template in row["templates"]:
        for one in _template_fillers(template, role):
            same = [known for known in fillers if known.texts & one.texts]
            fillers = [known for known in fillers if not known.texts & one.texts]
            fillers.append(_join([*same, one]))
    return fillers


def _template_fillers(template: Row, role: str) -> list[Filler]:
    fillers: list[Filler] = []
    for name in GOLD_FIELDS[role]:
        for slot in template[name]:
            texts = frozenset(_clean(a["text"]) for a in slot["alternatives"])
            xrefs = {_clean(x) for a in slot["alternatives"] for x in a.get("xref", ())}
            one = Filler(texts, bool(template["optional"] or slot["optional"]))
            named = next((known for known in fillers if known.texts & xrefs), None)
            if named is not None:
                fillers.remove(named)
                one = Filler(named.texts | texts, named.optional and one.optional)
            fillers.append(one)
    return fillers


def _join(fillers: Iterable[Filler]) -> Filler:
    known = list(fillers)
    texts = frozenset(text for one in known for text in one.texts)
    return Filler(texts, all(one.optional for one in known))


def _clean(text: str) -> str:
    return re.sub(r'[\\"]', "", text).strip().lower()


def read_fillers(reading: Reading) -> dict[str, list[Filler]]:
    """The fillers of each role in the incidents that are asserted or thought possible.

    Mentions of one entity are one filler; so are those with the same head word.
    """
    found: dict[str, list[Filler]] = {role: [] for role in ROLES}
    for claim in reading.claims:
        if is_incident(claim) and claim.status in READ_STATUSES:
            for role, text in _claim_fillers(claim, reading):
                _add(found[role], Filler(frozenset({_clean(text)})))
    return found


def _add(fillers: list[Filler], one: Filler) -> None:
    if one.heads and not one.heads & PRONOUNS and not any(k.heads & one.heads for k in fillers):
        fillers.append(one)


def _claim_fillers(claim: Claim, reading: Reading) -> Iterable[tuple[str, str]]:
    for one in claim.participants:
        if one.role == "instrument":
            yield "Weapon", one.text
        elif one.role in ("actor", "party", "supporter"):
            yield from _perpetrators(one, reading)
        elif one.role in ("target", "victim", "object"):
            yield from _sufferers(one, reading)


def _perpetrators(one: Participant, reading: Reading) -> Iterable[tuple[str, str]]:
    """The individuals, and the organisations that are named in or behind their description."""
    noun = _noun(one.text)
    body = _body_of(one, reading)
    known = _kind(one, reading) == "organization" or one.actor is not None
    if noun in BODIES or (known and noun not in PEOPLE):
        yield "PerpOrg", one.text
        return
    yield "PerpInd", _antecedent(one, reading)
    if body is not None:
        yield "PerpOrg", body.text


def _body_of(one: Participant, reading: Reading) -> Entity | None:
    """A named group within the words of a participant, else the one that its noun refers to."""
    entities = [e for e in reading.entities if overlap(e, one) and e.kind in KINDS_OF_BODIES]
    named = [e for e in entities if _noun(e.text) not in PEOPLE]
    if named:
        return named[0]
    roots = [reading.entities[e.same_as] for e in entities if e.same_as is not None]
    return next((e for e in roots if _noun(e.text) not in PEOPLE), None)


def _sufferers(one: Participant, reading: Reading) -> Iterable[tuple[str, str]]:
    noun, kind = _noun(one.text), _kind(one, reading)
    if noun in THINGS or kind == "facility":
        yield "Target", one.text
    elif one.role == "victim" or noun in PEOPLE or kind in ("person", "group", "nationality"):
        yield "Victim", _antecedent(one, reading)
    elif kind != "place":
        yield "Target", one.text


def _antecedent(one: Participant, reading: Reading) -> str:
    """The words first used for whom a pronoun means."""
    if head_of(one.text) not in PRONOUNS or one.entity is None:
        return one.text
    first = reading.entities[one.entity].same_as
    return one.text if first is None else reading.entities[first].text


def _kind(one: Participant, reading: Reading) -> str | None:
    return None if one.entity is None else reading.entities[one.entity].kind


def _noun(text: str) -> str:
    """The head word in the singular, as the codebook lists nouns."""
    head = head_of(text) or ""
    for ending, instead in (("men", "man"), ("ies", "y"), ("es", ""), ("s", "")):
        stem = head[: -len(ending)] + instead
        if head.endswith(ending) and (stem in PEOPLE or stem in THINGS):
            return stem
    return head
