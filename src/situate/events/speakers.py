"""Speakers as origins: who has a name of his own, and who is known to the carrier alone."""

from __future__ import annotations

import re

from situate.actors.names import fold
from situate.actors.nouns import word_list
from situate.claims.cues import load_cues
from situate.language.casing import read_case_table
from situate.records import ClaimSource, KeptClaim
from situate.text import word_set

# Heads of phrases for persons whom their carrier alone knows, beside those of the cue words.
_UNNAMED = word_set(
    "local villager civilian medic paramedic doctor nurse rescuer eyewitness bystander relative "
    "neighbour neighbor parent mother father brother sister son daughter widow trader merchant "
    "shopkeeper student elder notable worker staff employee diplomat insider observer campaigner "
    "volunteer prisoner detainee deserter defector militant rebel insurgent gunman people person "
    "family passenger guard monitor clergyman pastor nun imam other one colleague policeman "
    "policewoman serviceman displaced wounded media"
)
# Those of the cue words who speak for an office or body, and so are it.
_OFFICES = word_set(
    "spokesman spokeswoman spokesperson minister president secretary ambassador envoy "
    "representative authority statement chief head director mayor governor bishop"
)
_RANKS = word_set(
    "colonel general major captain lieutenant brigadier sergeant corporal admiral commodore "
    "marshal inspector superintendent constable gen col lt maj capt brig sgt adm dr mr mrs ms sir "
    "sheikh sheik haji mullah father sister professor prof reverend rev bishop archbishop "
    "governor mayor judge senator deputy pastor imam"
)
_SMALL = word_set(
    "a an the some several many two three four five six seven eight nine ten one another other "
    "local senior its his her their our"
)
_NOBODY: tuple[list[str], ...] = ([], ["no"], ["nobody"], ["none"], ["neither"])
# A place behind a phrase is no name of it ("the prosecutor's office in Moscow").
_PLACE = re.compile(r"\s(?:in|at|near|on|from|close)\s")
_CUT = re.compile(r"\s+(?:of|in|at|from|for|with|near|on|to|who|close|familiar|inside)\s|,|;| \(")
_JOINING = re.compile(
    r"[\s,]*(?:and|or|as well as|along with|together with|&|,)?[\s,]*(?:the|a|an)?\s*"
)


def speakers_in(claim: KeptClaim) -> list[ClaimSource]:
    """Those who are said to say it; who does not say it is none ("no group claimed the attack")."""
    return [
        source
        for source in claim.sources
        if source.role == "speaker" and fold(source.name).split()[:1] not in _NOBODY
    ]


def is_unnamed(source: ClaimSource, claim: KeptClaim, *, known: bool = False) -> bool:
    """Whether nobody but the carrier could say who it is ("residents", "a military source").

    Args:
        source: the speaker.
        claim: its claim, to see whether the name opens the sentence and owes its capital to that.
        known: the registry knows the body he belongs to; then only a phrase for one of its members
            ("army officers") is unnamed, and the body or its spokesman is not.
    """
    head = _head_of(source.name)
    if head in _unnamed_heads() and not (known and head in _OFFICES):
        return True
    if known:
        return False
    phrase = _PLACE.split(source.name, maxsplit=1)[0]
    words = [word for word in phrase.split() if word[0].isalpha()]
    capitals = [word[0].isupper() for word in words]
    if words and _opens_sentence(source, claim) and _is_common(words[0]):
        capitals[0] = False
    return not any(capitals) or (len(words) == 1 and head in _OFFICES | _RANKS)


def holds_office(name: str) -> bool:
    """Whether it is a body or office, of which a place has one ("the governor", "town hall")."""
    return _head_of(name) not in _unnamed_heads()


def name_of_speaker(name: str) -> str:
    """A name without the titles before it ("army spokesman Gen. Ali Musa": Ali Musa)."""
    words = name.split()
    titles = word_list("titles") | _RANKS
    cut = 0
    for number, word in enumerate(words[:-1]):
        following = words[number + 1]
        titled = word.casefold().strip(".,") in titles
        if titled and following[:1].isupper() and following.casefold().strip(".,") not in titles:
            cut = number + 1
    return " ".join(words[cut:]) if cut and len(words) > cut else name


def key_of_speaker(name: str) -> str:
    """The folded name by which a speaker is the same in two reports.

    Of unnamed persons no more than who they are, in the singular ("residents of the town").
    """
    phrase = _PLACE.split(name_of_speaker(name), maxsplit=1)[0]
    if not holds_office(name) and phrase[1:].islower():
        phrase = _CUT.split(phrase, maxsplit=1)[0]
    words = fold(phrase).split()
    while len(words) > 1 and (words[0] in _SMALL or words[0].isdigit()):
        words = words[1:]
    head = _head_of(" ".join(words))
    if head in _unnamed_heads():
        words = [_singular(word) for word in words]
    return " ".join(words)


def are_joined(claim: KeptClaim, one: ClaimSource, other: ClaimSource) -> bool:
    """Whether two speakers stand side by side in the sentence, joined by "and" or a comma."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    (_, end), (start, _) = sorted(((one.start, one.end), (other.start, other.end)))
    between = claim.quote[max(0, end - claim.quote_start) : max(0, start - claim.quote_start)]
    inside = end >= claim.quote_start and start <= claim.quote_start + len(claim.quote)
    return inside and bool(between) and _JOINING.fullmatch(between) is not None


def _unnamed_heads() -> frozenset[str]:
    cues = load_cues()
    told = cues.words("reporting", "spokespeople") | cues.words("reporting", "persons")
    return (told | _UNNAMED) - _OFFICES


def _head_of(name: str) -> str:
    """The last word of a phrase before what follows it, in the singular."""
    words = fold(_CUT.split(name, maxsplit=1)[0]).split()
    return _singular(words[-1]) if words else ""


def _singular(word: str) -> str:
    if word in {"women", "men"} or word.endswith(("women", "men")):
        return word[:-2] + "an"
    if word == "witnesses" or word == "eyewitnesses":
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _opens_sentence(source: ClaimSource, claim: KeptClaim) -> bool:
    if source.start is None:
        return False
    before = claim.quote[: max(0, source.start - claim.quote_start)]
    return not before.strip(" \n\"'“”‘’(-") or before.strip().casefold() in {
        "a",
        "an",
        "the",
        "some",
    }


def _is_common(word: str) -> bool:
    """Whether a word that opens a sentence is an ordinary noun rather than a name."""
    small, title, capitals = read_case_table().counts(word.casefold())
    return small > title + capitals
