"""English word forms from lemmas, for finding the sentences that may hold a claim."""

from __future__ import annotations

_IRREGULAR = {
    "abet": "abetted abetting", "arise": "arose arisen", "be": "is are was were been being am",
    "beat": "beaten", "become": "became", "begin": "began begun", "bleed": "bled",
    "blow": "blew blown", "break": "broke broken", "bring": "brought", "build": "built",
    "burn": "burnt", "catch": "caught", "come": "came", "cut": "cut", "deal": "dealt",
    "die": "dying", "do": "did done does", "drive": "drove driven", "fall": "fell fallen",
    "fight": "fought", "find": "found", "flee": "fled", "fly": "flew flown flies",
    "forbid": "forbade forbidden", "freeze": "froze frozen", "get": "got gotten",
    "give": "gave given", "go": "went gone", "hang": "hung", "have": "had has", "hit": "hit",
    "hold": "held", "keep": "kept", "know": "knew known", "lay": "laid", "lead": "led",
    "leave": "left", "lose": "lost", "make": "made", "meet": "met", "overrun": "overran",
    "overthrow": "overthrew overthrown", "put": "put", "repel": "repelled repelling",
    "retake": "retook retaken", "rise": "rose risen", "run": "ran", "say": "said",
    "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "shoot": "shot",
    "shut": "shut", "slay": "slew slain", "split": "split", "spread": "spread",
    "spring": "sprang sprung", "stand": "stood", "steal": "stole stolen", "strike": "struck",
    "sweep": "swept", "swear": "swore sworn", "take": "took taken", "throw": "threw thrown",
    "undertake": "undertook undertaken", "withdraw": "withdrew withdrawn", "win": "won",
    "wind": "wound", "withhold": "withheld", "man": "men", "woman": "women",
    "child": "children", "person": "people persons", "casualty": "casualties",
    "bind": "bound", "buy": "bought", "feed": "fed", "forgive": "forgave forgiven", "grow": "grew",
    "lend": "lent", "overcome": "overcame", "pay": "paid", "ring": "rang rung", "show": "shown",
    "speak": "spoke spoken", "tell": "told", "veto": "vetoes", "write": "wrote written",
    "life": "lives", "wife": "wives", "knife": "knives", "thief": "thieves", "half": "halves",
}  # fmt: skip
_DOUBLED = frozenset(
    "ban bar beg cut drop gun hit kidnap let nab net pin plan plot put quit "
    "ram refer rip rob run scrap set shun shut sit slam slip split stab step stop strip swap "
    "tap trap win wrap expel repel rebel control patrol propel commit admit transfer deter level "
    "shovel pummel machine-gun machinegun outgun cancel channel confer defer jam label snub".split()
)
_VOWELS = frozenset("aeiou")


def inflect(lemma: str, pos: str | None) -> frozenset[str]:
    """All forms of a lemma, in lower case, itself included; ``pos`` None gives verb and noun forms.

    It may give forms that nobody writes ("kidnaped"), which does no harm in a search.
    """
    lemma = lemma.lower()
    found = {lemma, *_IRREGULAR.get(lemma, "").split()}
    if pos in ("VERB", "NOUN", None):
        found.add(_with_s(lemma))
    if pos in ("VERB", None):
        found.update(_past_and_participle(lemma))
    return frozenset(found)


def _with_s(lemma: str) -> str:
    if lemma.endswith("man") and lemma not in {"human", "german", "ottoman", "roman"}:
        return lemma[:-3] + "men"
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past_and_participle(lemma: str) -> set[str]:
    if lemma.endswith("ie"):
        return {lemma + "d", lemma[:-2] + "ying"}
    if lemma.endswith("ee"):
        return {lemma + "d", lemma + "ing"}
    if lemma.endswith("e"):
        return {lemma + "d", lemma[:-1] + "ing", lemma + "ing"}
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS:
        return {lemma[:-1] + "ied", lemma + "ing"}
    found = {lemma + "ed", lemma + "ing"}
    if lemma in _DOUBLED:
        found |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return found
