"""Roles: which fillers of a trigger's slots take part in the claim, and as what."""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.animacy import can_act
from situate.claims.arguments import slots_of
from situate.claims.backing import find_backers
from situate.claims.casts import (
    ACTING_ROLES,
    ANIMATE,
    ARMS,
    CARRIERS,
    SUFFERING,
    Role,
    is_animate,
    is_exposed,
    is_only_place,
    is_own,
)
from situate.claims.fillers import Filler, Lookup
from situate.claims.means import is_fired, is_ridden
from situate.claims.misreadings import CAPTIVES
from situate.claims.noun_arguments import EFFECTS
from situate.claims.sides import AIMING, aim, claim_owner, confront, lend, wield, without_echoes
from situate.claims.triggers import Candidate
from situate.claims.voice import is_passive
from situate.language.analysis import Token

PARTICIPANT_ROLES = frozenset(
    {"actor", "supporter", "target", "victim", "party", "object", "instrument", "beneficiary"}
)
BARE_NUMBERS = frozenset({"dozen", "score", "hundred", "thousand", "million", "many", "several"})
TANGIBLE = frozenset({"weapon", "vehicle", "building", "infrastructure", "person", "actor"})
# Words for places that a phrase uses for something else: "take part", "gain ground".
FIGURATIVE_PLACES = frozenset({"part", "ground", "half", "front", "line", "position", "place"})
BARRIERS = frozenset({"roadblock", "barricade", "blockade", "barrier"})
# Who speaks for others does not do what is announced.
SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson"})
# Deeds besides those of an effect that are threatened to things: "vowed to attack the plant".
THREATENED = frozenset({"attack", "bomb", "storm", "close", "blockade"})
# Words before a noun that say what kind of deed it is, not whose.
DEED_MODIFIERS = frozenset({"terrorist", "terror", "military", "local", "armed"})
TIME_UNITS = frozenset(
    {"day", "night", "week", "month", "year", "hour", "anniversary", "morning", "eve", "occasion"}
)
ANIMALS = frozenset(
    "goat dog cow cattle sheep camel horse donkey livestock animal pig ox hen herd flock".split()
)
# Slots that tell where something went off, and what there is hit by it.
AROUND = frozenset({"in", "beside", "amid", "among"})
# Slots in which a facility by name is what is hit or taken: "shelled [Mercy Hospital]".
STRUCK = frozenset({"object", "of", "on", "against", "to"})
# Kinds of noun that nothing is done to but words, and what is suffered, not hit.
UNTOUCHED = frozenset({"violence", "rule", "proposal", "negotiation"})
HARMS = frozenset({"wound", "injury", "damage", "loss", "casualty", "life", "blow", "burn"})
# Slots of a doer, and the kinds of noun that may be one although they need not.
LEADING = frozenset({"subject", "by"})
DOING = frozenset({"crowd", "official", "wounded", "rioter"})


def assign_roles(candidate: Candidate, lookup: Lookup) -> list[Role]:
    """The participants of a candidate by its frame, and its backers.

    A filler that is a place and cannot act takes the role ``place``: it locates the claim and is no
    participant.
    """
    frame = lookup.codebook.frames[candidate.trigger.frame]
    roles: list[Role] = []
    taken: set[int] = set()
    aimed: str | None = None
    for slot, role in frame.roles.items():
        for filler in _fillers_of(slot, candidate, lookup):
            if filler.token in taken or _is_wording(filler, candidate):
                continue
            actual = _role_of(role, slot, filler, candidate, lookup)
            if actual == "target" and slot in AIMING and aimed not in {None, slot}:
                continue
            if actual is None and role in ACTING_ROLES and _joins_actor(filler, roles, candidate):
                actual = role
            if actual is not None:
                aimed = slot if actual == "target" and slot in AIMING else aimed
                taken.add(filler.token)
                roles.append(Role(role=actual, slot=slot, filler=filler))
    roles = [claim_owner(role, candidate, lookup) for role in without_echoes(roles, candidate)]
    roles = aim(candidate, roles, lookup)
    roles.extend(wield(candidate, roles, lookup))
    roles.extend(confront(candidate, roles, lookup))
    roles.extend(find_backers(candidate, roles, lookup))
    return roles


def _fillers_of(slot: str, candidate: Candidate, lookup: Lookup) -> Sequence[Filler]:
    """The fillers of a slot; of ``content-object``, the objects of the clause in ``content``."""
    sentence = candidate.sentence
    if slot == "from" and slot not in candidate.slots:
        return lend(candidate, lookup)
    if slot != "content-object":
        return candidate.slots.get(slot, ())
    heads = [
        head
        for clause in candidate.slots.get("content", ())
        for head in slots_of(sentence, clause.token).get("object", ())
        if sentence.tokens[head].upos != "PRON" and not is_own(sentence, head)
    ]
    return [lookup.filler(sentence, head) for head in heads]


def _is_wording(filler: Filler, candidate: Candidate) -> bool:
    """Whether a word of the trigger is no participant: "took [control]", unlike "seized [arms]"."""
    if filler.token not in candidate.words:
        return False
    sentence = candidate.sentence
    lemma = sentence.tokens[filler.token].lemma
    if filler.kinds & TANGIBLE or lemma in BARRIERS or sentence.child(filler.token, "nummod"):
        return False
    return "place" not in filler.kinds or lemma in FIGURATIVE_PLACES


def _joins_actor(filler: Filler, roles: Sequence[Role], candidate: Candidate) -> bool:
    """Such as "the army and its allies": what is coordinated with an actor acts too."""
    token = candidate.sentence.tokens[filler.token]
    if token.base_relation != "conj" or filler.kinds & {"place", *ARMS, *CARRIERS}:
        return False
    return any(r.role in ACTING_ROLES and r.filler.token == token.head for r in roles)


def _role_of(
    role: str, slot: str, filler: Filler, candidate: Candidate, lookup: Lookup
) -> str | None:
    sentence = candidate.sentence
    if "time" in filler.kinds or _names_nobody(slot, filler, candidate):
        return None
    if slot == "modifier" and not (filler.kinds & ANIMATE and _names_actor(filler, lookup)):
        return None
    if slot == "with" and role == "instrument" and is_animate(filler):
        return _companion_role(candidate, lookup)
    if role in ACTING_ROLES:
        return _acting_role(role, slot, filler, candidate, lookup)
    if "cordon" in filler.kinds or (role in SUFFERING and _is_inert(filler, candidate, lookup)):
        return None
    if role == "target" and _only_locates(slot, filler, candidate):
        return None
    if role == "target" and slot == "content-object" and not is_animate(filler):
        verb = sentence.tokens[sentence.tokens[filler.token].head]
        return role if verb.lemma in EFFECTS | THREATENED else None
    if slot == "object" and role == "target" and is_ridden(filler, candidate):
        return "instrument"
    if role == "target" and slot == "of" and "explosive" in filler.kinds:
        return "instrument"
    if role == "instrument" and slot == "subject" and is_animate(filler):
        return _acting_role("actor", slot, filler, candidate, lookup)
    if role == "victim" and sentence.tokens[filler.core].lemma in ANIMALS:
        return None
    if role == "target" and slot == "object" and is_fired(filler, candidate):
        return "instrument"
    if role == "place" and slot == "object" and _is_owned_place(filler, candidate):
        return "object"
    if role == "place" and slot == "object" and not filler.kinds & {"place", "building"}:
        # What is moved or held up, where the frame expects where to: "the convoy is stranded".
        return "object" if filler.kinds & (ANIMATE | set(CARRIERS)) else None
    if role in {"target", "object"} and is_only_place(filler):
        return role if "building" in filler.kinds and slot in STRUCK else "place"
    if role == "place":
        return "place"
    if role == "target" and slot == "for" and not _is_awaited(filler, candidate):
        return None
    if role == "target" and slot == "from" and not filler.kinds & ANIMATE:
        return None
    core = sentence.tokens[filler.core]
    other = core.lemma == "other" and sentence.child(core.index, "det") is not None
    if core.upos in {"ADV", "ADJ", "VERB", "SCONJ"} and not filler.kinds and not other:
        return None
    return role if role in PARTICIPANT_ROLES else None


def _is_owned_place(filler: Filler, candidate: Candidate) -> bool:
    """Whether what is left or entered is told by its owner, not by a name: "left [their base]"."""
    if "named" in filler.kinds or filler.token in candidate.words:
        return False
    places = filler.kinds & {"place", "building"}
    return bool(places) and is_own(candidate.sentence, filler.token)


def _names_nobody(slot: str, filler: Filler, candidate: Candidate) -> bool:
    """Whether the phrase is no participant: a bare number, "himself", a word for a kind of deed.

    A number that is a clause's subject stands for its people, unless the clause only counts the
    dead and hurt: "[two] were arrested", but "wounding nine".
    """
    sentence = candidate.sentence
    core = sentence.tokens[filler.core]
    if slot not in {"subject", "object"} and sentence.tokens[filler.token].lemma in TIME_UNITS:
        return True
    if core.upos == "PRON" and core.text.lower().endswith(("self", "selves")):
        return True
    if slot == "modifier" and core.lemma.lower() in DEED_MODIFIERS:
        return True
    if core.lemma in CAPTIVES and core.xpos == "NN" and not sentence.children(core.index):
        # "was taken [prisoner]"
        return True
    if core.upos != "NUM" and core.lemma not in BARE_NUMBERS:
        return False
    return candidate.trigger.absorbed_by or core.base_relation != "nsubj"


def _companion_role(candidate: Candidate, lookup: Lookup) -> str | None:
    """The role of people in a slot for a means: "was killed together with [four guards]"."""
    if not is_passive(candidate.sentence, candidate.sentence.tokens[candidate.token]):
        return None
    return lookup.codebook.frames[candidate.trigger.frame].roles.get("object")


def _is_inert(filler: Filler, candidate: Candidate, lookup: Lookup) -> bool:
    """Whether nothing can be done to it: a happening, or in an accusation what cannot act."""
    spoken = lookup.codebook.types[candidate.trigger.type].spoken
    if filler.kinds & (ANIMATE if spoken else ANIMATE | set(ARMS)):
        return False
    token = candidate.sentence.tokens[filler.core]
    if spoken and filler.kinds.intersection(ARMS):
        return True
    if filler.kinds & UNTOUCHED or token.lemma in HARMS:
        return True
    if token.upos != "NOUN" or filler.kinds:
        return False
    is_trigger = (token.lemma, "NOUN") in lookup.codebook.triggers_by_head
    return is_trigger or (spoken and not can_act(token.lemma))


def _is_awaited(filler: Filler, candidate: Candidate) -> bool:
    """Whether it is whom the deed was laid for: "laid an ambush for [a patrol]"."""
    carrier = candidate.carrier
    laid = carrier is not None and candidate.sentence.tokens[carrier].lemma in {"lay", "set"}
    return laid and bool(filler.kinds & (ANIMATE | set(CARRIERS)))


def _only_locates(slot: str, filler: Filler, candidate: Candidate) -> bool:
    """Whether it says where something was done, not to what: "[at the corner] a man threw it"."""
    sentence = candidate.sentence
    verb = sentence.tokens[candidate.token]
    if slot == "near":
        return not filler.kinds & {"fighters", "civilians", "vehicle"}
    if slot in AROUND or (slot == "at" and verb.upos == "NOUN"):
        return not is_exposed(slot, filler, sentence)
    fronted = slot in AIMING and filler.token < candidate.token
    return fronted and sentence.tokens[filler.token].head == verb.index and verb.upos == "VERB"


def _names_actor(filler: Filler, lookup: Lookup) -> bool:
    if filler.entity is None:
        return "actor" in filler.kinds
    return lookup.entities[filler.entity].kind in {"organization", "group", "nationality"} or (
        lookup.entities[filler.entity].actor is not None
    )


def _acting_role(
    role: str, slot: str, filler: Filler, candidate: Candidate, lookup: Lookup
) -> str | None:
    kind = lookup.codebook.types[candidate.trigger.type]
    token = candidate.sentence.tokens[filler.core]
    if token.lemma in SPEAKING and not kind.spoken:
        return None
    if filler.kinds & ANIMATE:
        return role
    if "aircraft" in filler.kinds and "violence" not in filler.kinds and slot in LEADING:
        # Machines with crews act where nothing else does: "jets bombed the port".
        return role
    if slot == "with" and filler.kinds.intersection(ARMS + CARRIERS):
        # "gave themselves up with [their rifles]"
        return "object"
    if filler.kinds.intersection(ARMS):
        fires = lookup.codebook.frames[candidate.trigger.frame].roles.get("object") == "instrument"
        if fires and slot == "subject" and candidate.slots.get("object"):
            return role
        return "instrument" if role == "actor" else None
    if filler.kinds.intersection(CARRIERS):
        return role if kind.vehicles_act else "instrument"
    if "place" in filler.kinds:
        speaks = kind.spoken and slot in LEADING and token.upos == "PROPN"
        return role if speaks else None
    if token.upos == "PROPN" or token.text.lower() in {"it", "they", "he", "she", "who"}:
        return role
    return role if slot in LEADING and _may_act(token, filler) else None


def _may_act(token: Token, filler: Filler) -> bool:
    """Whether an unknown noun, where a doer is expected, is one: "sleeper cells", "the navy"."""
    return token.upos == "NOUN" and filler.kinds <= DOING and can_act(token.lemma)
