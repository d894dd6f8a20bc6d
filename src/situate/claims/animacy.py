"""Animacy: whether a noun that the codebook does not know can act.

News style makes doers of nearly everything that has people in it ("sleeper cells", "the navy",
"army aviation"), so what can act is told from what cannot: happenings, texts, feelings, measures.
"""

from __future__ import annotations

# English endings of abstract nouns, and the collective nouns that end the same way.
ABSTRACT = (
    *("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ure", "age", "ing", "ship"),
    *("hood", "dom", "cy", "th", "al", "logy", "graphy", "thing", "fare", "sis"),
)
COLLECTIVES = frozenset(
    """
    organisation organization aviation administration delegation federation association corporation
    formation population opposition institution mission congregation nation section government
    regiment detachment contingent parliament department establishment movement settlement
    community fraternity authority majority minority university leadership intelligence resistance
    alliance insurgency agency presidency constituency youth criminal rival general marshal admiral
    corporal cardinal professional individual official intellectual tribunal cannibal canal ally
    radical vandal hospital village wing ring king captaincy embassy secretary dynasty infantry
    cavalry legislature prefecture hierarchy being hireling sibling underling committee
    """.split()
)
# Nouns of one syllable or so for what cannot act: happenings, texts, conditions, measures, weather.
INERT = frozenset(
    """
    act action aim answer anger account agreement attack attempt battle blast blaze blow case cause
    chance change charge claim clash collapse cost crackdown crash crisis cut danger day death debt
    deal decree defeat demand disease document drought effort election end event evidence failure
    fact fate fear feud fight figure film fire flood force footage gesture grief growth gunfire
    hatred heat help hope hour hunger idea illness issue killing lack law letter life loss luck lull
    matter mean mistake month move murder name need news night noise note number offer order outrage
    pact pain paper peace photo picture plan plot point poll pressure price problem promise proof
    protest quake question raid rain rate reason record reform refusal report result revenge right
    riot risk role rule rumour ruling scene shame share sign signal silence size smoke snow sound
    speech spill stage statement step stone storm strategy strike success sum surge talk tax
    tension term test text theft threat tide time toll tone tool total trace trade tragedy trial
    trip trouble truce trust truth use version victory video view virus visit vote vow war warning
    wave way weakness weather week wind winter word work wound wreck wrong year
    tree rock stone earth mud sand water oil petrol acid phosphorus chlorine poison powder wire
    means count reckoning sort kind middle absence presence background deed part
    finger blame
    what which that this these those thing something anything nothing everything
    """.split()
)


def can_act(lemma: str) -> bool:
    """Whether a common noun may name a doer, as far as its form and meaning tell."""
    word = lemma.lower()
    if word in COLLECTIVES:
        return True
    return word not in INERT and not word.endswith(ABSTRACT)
