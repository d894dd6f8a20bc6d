"""Status and aspect: hand-made trees for what must hold, our own sentences for the share."""

from __future__ import annotations

import pytest
from parsing import shipped_model
from trees import tree, word

from situate.claims.status import status_of
from situate.records import Span

NEGATED = """
The the DET DT 2 det
army army NOUN NN 5 nsubj
did do AUX VBD 5 aux
not not PART RB 5 advmod
attack attack VERB VB 0 root
. . PUNCT . 5 punct
"""
WILL = """
The the DET DT 2 det
army army NOUN NN 4 nsubj
will will AUX MD 4 aux
attack attack VERB VB 0 root
. . PUNCT . 4 punct
"""
DENIED = """
The the DET DT 2 det
army army NOUN NN 3 nsubj
denied deny VERB VBD 0 root
that that SCONJ IN 6 mark
it it PRON PRP 6 nsubj
attacked attack VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""
THREAT = """
Rebels rebel NOUN NNS 2 nsubj
threatened threaten VERB VBD 0 root
to to PART TO 4 mark
attack attack VERB VB 2 xcomp
. . PUNCT . 2 punct
"""
DEMAND = """
Rebels rebel NOUN NNS 2 nsubj
demanded demand VERB VBD 0 root
the the DET DT 4 det
release release NOUN NN 2 obj
of of ADP IN 6 case
prisoners prisoner NOUN NNS 4 nmod
. . PUNCT . 2 punct
"""
MAY_HAVE = """
Five five NUM CD 2 nummod
men man NOUN NNS 6 nsubj:pass
may may AUX MD 6 aux
have have AUX VB 6 aux
been be AUX VBN 6 aux:pass
killed kill VERB VBN 0 root
in in ADP IN 9 case
the the DET DT 9 det
attack attack NOUN NN 6 obl
. . PUNCT . 6 punct
"""
CONTINUED = """
Heavy heavy ADJ JJ 2 amod
fighting fighting NOUN NN 3 nsubj
continued continue VERB VBD 0 root
. . PUNCT . 3 punct
"""


@pytest.mark.parametrize(
    ("rows", "trigger", "status"),
    [
        (NEGATED, "attack", "denied"),
        (WILL, "attack", "planned"),
        (DENIED, "attacked", "denied"),
        (THREAT, "attack", "threatened"),
        (DEMAND, "release", "demanded"),
        (MAY_HAVE, "killed", "possible"),
        (MAY_HAVE, "attack", "asserted"),
        (CONTINUED, "fighting", "asserted"),
    ],
)
def test_a_cue_counts_where_its_scope_holds_the_trigger(
    rows: str, trigger: str, status: str
) -> None:
    sentence = tree(rows)
    assert status_of(sentence, word(sentence, trigger))[0] == status


def test_what_continues_is_ongoing() -> None:
    sentence = tree(CONTINUED)
    assert status_of(sentence, word(sentence, "fighting"))[1] == "ongoing"


# Sentence, trigger, status and, where it matters, aspect.
SENTENCES = [
    ("The army did not attack the village.", "attack", "denied", None),
    ("No civilians were killed in the strike.", "killed", "denied", None),
    ("No civilians were killed in the strike.", "strike", "asserted", None),
    ("The ministry denied that its planes had bombed the hospital.", "bombed", "denied", None),
    ("The group denied attacking the convoy.", "attacking", "denied", None),
    ("The group denied the attack.", "attack", "denied", None),
    ("The spokesman rejected claims that soldiers had shot prisoners.", "shot", "denied", None),
    ("The army denied reports of an attack on the town.", "attack", "denied", None),
    ("The army will attack the town on Friday.", "attack", "planned", None),
    ("The rebels plan to attack the capital.", "attack", "planned", None),
    ("Plans for an assault on the city were approved.", "assault", "planned", None),
    ("The planned attack on the city was postponed.", "attack", "planned", None),
    ("The army is preparing for an offensive on the town.", "offensive", "planned", None),
    ("The troops are expected to withdraw next week.", "withdraw", "planned", None),
    ("The troops are to withdraw next week.", "withdraw", "planned", None),
    ("The general vowed to attack the rebels.", "attack", "threatened", None),
    ("The mayor vowed to rebuild the bridge.", "rebuild", "planned", None),
    ("The UN called on the rebels to release the hostages.", "release", "demanded", None),
    ("The president demanded that troops withdraw.", "withdraw", "demanded", None),
    ("The president demanded the release of the prisoners.", "release", "demanded", None),
    ("The governor urged residents to leave the town.", "leave", "demanded", None),
    ("The rebels must withdraw from the city.", "withdraw", "demanded", None),
    ("The rebels threatened to attack the airport.", "attack", "threatened", None),
    ("The army warned that it would bomb the town.", "bomb", "threatened", None),
    ("Officials warned of attacks on churches.", "attacks", "threatened", None),
    ("Five soldiers may have been killed in the blast.", "killed", "possible", None),
    ("Five soldiers may have been killed in the blast.", "blast", "asserted", None),
    ("The rebels might attack again.", "attack", "possible", None),
    ("The army appeared to have taken the hill.", "taken", "possible", None),
    ("It is feared that dozens were killed.", "killed", "possible", None),
    ("Dozens are feared killed in the raid.", "killed", "possible", None),
    ("If the rebels attack the town, the army will respond.", "attack", "possible", None),
    ("Rebels tried to storm the base.", "storm", "possible", None),
    ("The rebels attempted an assault on the base.", "assault", "possible", None),
    ("An attempted coup shook the country.", "coup", "possible", None),
    ("A possible chemical attack was reported in the town.", "attack", "possible", None),
    ("The truce allows the evacuation of civilians.", "evacuation", "asserted", None),
    (
        "The sides agreed a truce to allow the evacuation of civilians.",
        "evacuation",
        "planned",
        None,
    ),
    ("The army withdrew to avoid a clash with the rebels.", "clash", "denied", None),
    ("The soldiers left the town without firing a shot.", "firing", "denied", None),
    ("The rebels failed to capture the hill.", "capture", "denied", None),
    ("The army refused to withdraw from the hill.", "withdraw", "denied", None),
    ("The army launched an attack on the village.", "attack", "asserted", None),
    ("The army did not launch an attack on the village.", "attack", "denied", None),
    ("The army may launch an attack on the village.", "attack", "possible", None),
    (
        "Rebels carried out an attack on the base and killed two soldiers.",
        "attack",
        "asserted",
        None,
    ),
    (
        "Rebels carried out an attack on the base and killed two soldiers.",
        "killed",
        "asserted",
        None,
    ),
    ("The rebels may have shelled and burned the village.", "burned", "possible", None),
    ("The general said that troops had captured the town.", "captured", "asserted", None),
    ("Thousands were forced to flee the fighting.", "flee", "asserted", None),
    ("The threat of attacks kept people at home.", "attacks", "threatened", None),
    ("The air force bombed the town, killing five people.", "killing", "asserted", None),
    ("There were no air strikes on Monday.", "strikes", "denied", None),
    (
        "The deal provides for the release of prisoners in return for fuel.",
        "release",
        "planned",
        None,
    ),
    ("The rebels have not attacked the town but shelled the road.", "shelled", "asserted", None),
    ("The army managed to capture the hill.", "capture", "asserted", None),
    ("The army continued to shell the town.", "shell", "asserted", "ongoing"),
    ("Heavy fighting continued in the east.", "fighting", "asserted", "ongoing"),
    ("The army is shelling the town.", "shelling", "asserted", "ongoing"),
    ("The siege of the town was lifted on Friday.", "siege", "asserted", "ended"),
    ("The rebels ended the siege of the base.", "siege", "asserted", "ended"),
    ("Planes bombed the town repeatedly.", "bombed", "asserted", "repeated"),
    ("A series of bombings hit the capital.", "bombings", "asserted", "repeated"),
    ("The army took city after city.", "took", "asserted", "repeated"),
    ("The convoy remains stranded in the desert.", "stranded", "asserted", "ongoing"),
    ("Shelling hits the town every day.", "Shelling", "asserted", "repeated"),
    ("Rebels still hold the airport.", "hold", "asserted", "ongoing"),
    ("The police have not confirmed that the hostages were killed.", "killed", "possible", None),
    ("It is not clear who attacked the convoy.", "attacked", "asserted", None),
    ("The ministry said it would send troops to the border.", "send", "planned", None),
    ("The attack could have killed hundreds.", "killed", "possible", None),
    ("The explosions could be heard across the city.", "explosions", "asserted", None),
    ("The United States has prevented the transfer of the convoy.", "transfer", "denied", None),
    ("Police foiled an attack on the embassy.", "attack", "denied", None),
    ("Fears of an attack on the city grew.", "attack", "possible", None),
    ("Two soldiers were arrested on suspicion of killing a farmer.", "killing", "possible", None),
    ("The commander ordered his men to attack the village.", "attack", "demanded", None),
    ("The commander ordered the bombing of the village.", "bombing", "demanded", None),
    ("The group never attacked the village.", "attacked", "denied", None),
    ("Neither side has withdrawn from the town.", "withdrawn", "denied", None),
    ("None of the hostages was killed.", "killed", "denied", None),
    ("Soldiers stopped the protesters from entering the square.", "entering", "denied", None),
    ("The army said it would not attack the town.", "attack", "denied", None),
    ("Talks aimed at ending the siege failed.", "siege", "asserted", None),
    (
        "The government and rebels signed an agreement to end the fighting.",
        "fighting",
        "asserted",
        "ongoing",
    ),
    ("The town was not captured until Friday.", "captured", "asserted", None),
    ("Not only did the army capture the town, it burned it.", "capture", "asserted", None),
    ("The man is suspected of planting the bomb.", "planting", "possible", None),
    ("Militants believed to be behind the attack were arrested.", "attack", "asserted", None),
    ("Gunmen opened fire on the bus, wounding at least six.", "wounding", "asserted", None),
    (
        "The army said that rebels had attacked before troops could withdraw.",
        "withdraw",
        "possible",
        None,
    ),
    ("Two rockets failed to explode.", "explode", "denied", None),
    ("Government troops have so far been unable to retake the port.", "retake", "denied", None),
    ("The opposition called for a ceasefire in the south.", "ceasefire", "demanded", None),
    ("France is considering sending troops to the region.", "sending", "planned", None),
    ("There has been no attack on the capital since May.", "attack", "denied", None),
    ("The bomb failed to go off.", "go", "denied", None),
    ("The army chief ordered troops to open fire on the crowd.", "fire", "demanded", None),
    ("Villagers were told to leave before the shelling began.", "leave", "demanded", None),
    ("Villagers were told to leave before the shelling began.", "shelling", "asserted", None),
    (
        "Rebels have vowed to keep fighting until the president resigns.",
        "fighting",
        "planned",
        None,
    ),
    ("Up to 40 people are believed to have died in the bombing.", "died", "possible", None),
    ("Up to 40 people are believed to have died in the bombing.", "bombing", "asserted", None),
    ("The group has neither claimed nor denied the attack.", "attack", "asserted", None),
    ("The minister ruled out a military intervention.", "intervention", "denied", None),
    ("A ground offensive is likely.", "offensive", "possible", None),
    ("Soldiers prevented aid convoys from reaching the camp.", "reaching", "denied", None),
    ("Residents fear an imminent assault on the town.", "assault", "possible", None),
    ("The militia agreed to hand over its weapons.", "hand", "planned", None),
    (
        "The militia handed over its weapons under an agreement to end the siege.",
        "siege",
        "asserted",
        "ongoing",
    ),
    ("The police tried to disperse the demonstrators with tear gas.", "disperse", "possible", None),
    ("The army denied using chemical weapons.", "using", "denied", None),
    (
        "The president has threatened military action against the rebels.",
        "action",
        "threatened",
        None,
    ),
    (
        "The rebels warned they would shoot down any plane over the valley.",
        "shoot",
        "threatened",
        None,
    ),
    (
        "The UN warned that thousands could be displaced by the fighting.",
        "displaced",
        "possible",
        None,
    ),
    (
        "The UN warned that thousands could be displaced by the fighting.",
        "fighting",
        "asserted",
        None,
    ),
    ("The army says it has no plans to withdraw from the enclave.", "withdraw", "denied", None),
    (
        "He said the attack was meant to avenge the killing of two clerics.",
        "attack",
        "asserted",
        None,
    ),
    (
        "He said the attack was meant to avenge the killing of two clerics.",
        "killing",
        "asserted",
        None,
    ),
    ("Thousands fled the city as rebels advanced on it.", "fled", "asserted", None),
    ("Two men suspected of planting bombs were arrested.", "arrested", "asserted", None),
    ("Four soldiers were abducted but later freed.", "freed", "asserted", None),
    ("Had the rebels taken the bridge, the town would have fallen.", "fallen", "possible", None),
    ("Rebels could still be seen holding the ridge.", "holding", "asserted", None),
    ("The air force is to begin strikes within days.", "strikes", "planned", None),
    ("Rebels stopped shelling the town on Friday.", "shelling", "asserted", "ended"),
    ("Clashes have been going on for three days.", "Clashes", "asserted", "ongoing"),
    ("Rockets are fired at the town almost daily.", "fired", "asserted", "repeated"),
    ("The two armies exchanged fire again on Monday.", "exchanged", "asserted", None),
    ("The navy is blockading the port.", "blockading", "asserted", "ongoing"),
    ("The town has been under siege for two years.", "siege", "asserted", "ongoing"),
    ("The ceasefire is holding.", "ceasefire", "asserted", "ongoing"),
    ("Protesters demanded an end to the occupation.", "occupation", "asserted", None),
    ("Kenya will not withdraw its troops, the president said.", "withdraw", "denied", None),
    (
        "The commander refused to say whether his men had attacked the village.",
        "attacked",
        "possible",
        None,
    ),
    ("The army did not say how many fighters were killed.", "killed", "asserted", None),
    ("The rebels are accused of killing hundreds of civilians.", "killing", "asserted", None),
    ("Witnesses denied that the protesters had thrown stones.", "thrown", "denied", None),
    ("The governor appealed to the fighters to lay down their arms.", "lay", "demanded", None),
    ("No group has claimed responsibility for the attack.", "attack", "asserted", None),
    ("The operation is aimed at capturing the rebel leader.", "capturing", "planned", None),
    ("Troops advanced on the city in an attempt to capture it.", "capture", "possible", None),
    ("The two sides are negotiating the release of the hostages.", "release", "planned", None),
    ("The rebels want the army to leave the province.", "leave", "planned", None),
    ("The army may soon be forced to withdraw.", "withdraw", "possible", None),
    ("Gunmen were preparing to attack the convoy when police arrived.", "attack", "planned", None),
    ("The prime minister escaped an assassination attempt.", "assassination", "possible", None),
    ("A plot to kill the president was uncovered.", "kill", "planned", None),
    ("The protest ended without clashes.", "clashes", "denied", None),
    ("It was not immediately clear if anyone was killed.", "killed", "possible", None),
    ("The envoy called for an end to the attacks on civilians.", "attacks", "asserted", "ongoing"),
    ("The deal marked the end of the siege.", "siege", "asserted", "ended"),
    ("The army was able to capture the hill after a day of fighting.", "capture", "asserted", None),
    ("The minister insisted that the troops had withdrawn.", "withdrawn", "asserted", None),
    ("The minister insisted that the troops withdraw.", "withdraw", "demanded", None),
    ("Activists called it a massacre.", "massacre", "asserted", None),
    ("The rebels assumed control of the town.", "control", "asserted", None),
    ("Rebels set fire to the market.", "fire", "asserted", None),
    ("The general ruled out an attack on the city.", "attack", "denied", None),
    ("They were killed while trying to cross the border.", "killed", "asserted", None),
    (
        "The army accused the rebels of planning an attack on the capital.",
        "attack",
        "planned",
        None,
    ),
    (
        "A court jailed him for plotting to assassinate the president.",
        "assassinate",
        "planned",
        None,
    ),
    ("Police used tear gas to disperse protesters.", "disperse", "asserted", None),
    ("Some 300 hostages were allowed to leave the school.", "leave", "asserted", None),
    ("The rebels lifted the blockade of the port.", "blockade", "asserted", "ended"),
    ("Hundreds of families have fled since the offensive began.", "offensive", "asserted", None),
    (
        "It said the raid had been carried out in retaliation for an ambush.",
        "ambush",
        "asserted",
        None,
    ),
    ("The strike came a day after rebels attacked a convoy.", "attacked", "asserted", None),
    ("Troops have been deployed to prevent further attacks.", "attacks", "denied", None),
    ("The town was reportedly captured on Sunday.", "captured", "asserted", None),
    ("Insurgents are thought to have planted the mine.", "planted", "possible", None),
    ("He warned against a military intervention.", "intervention", "threatened", None),
    ("Fighters would not surrender their weapons, he added.", "surrender", "denied", None),
    ("The council voted to send peacekeepers to the region.", "send", "planned", None),
    ("Have the helicopters been shot down?", "shot", "possible", None),
    ("Who shot down the helicopters?", "shot", "asserted", None),
    ("The rebels want the garrison withdrawn from Orvo.", "withdrawn", "demanded", None),
    ("The rebels want to attack the port.", "attack", "planned", None),
    ("Lawyers are asking that the students be freed.", "freed", "demanded", None),
    ("The mayor has asked for a force to be sent.", "sent", "demanded", None),
    ("The mediators proposed a truce.", "truce", "demanded", None),
    ("The prosecutor disputes the use of gas.", "use", "denied", None),
    ("The claim that rebels had burned the mill is a fabrication.", "burned", "denied", None),
    ("It is not true that our men burned the mill.", "burned", "denied", None),
    ("Not one of his men has attacked a farmer.", "attacked", "denied", None),
    ("The villages are to be resettled by March.", "resettled", "planned", None),
    ("The teachers have announced a march for Thursday.", "march", "planned", None),
    ("The rebels began the operation to isolate the town.", "isolate", "asserted", "ongoing"),
    ("Should the troops stay, officials said, women could be attacked.", "stay", "possible", None),
    ("We will burn the port if they come.", "burn", "threatened", None),
    ("The army must leave or the base will be stormed.", "stormed", "threatened", None),
    ("Unless the army withdraws, we will storm the base.", "withdraws", "demanded", None),
    ("The minister did not rule out an attack on the port.", "attack", "possible", None),
    ("The general called for a return to air raids.", "raids", "demanded", None),
    ("The front denied any role in the attack.", "attack", "denied", None),
    ("There was no evidence of an attack.", "attack", "denied", None),
    ("The bishops urged the rebels not to attack the port.", "attack", "demanded", None),
    ("The president gave the rebels a week to leave.", "leave", "demanded", None),
    ("The unions called for a rally on Friday.", "rally", "demanded", None),
    ("The general warned that more raids would follow.", "raids", "threatened", None),
    ("The rebels staged a failed coup in May.", "coup", "asserted", None),
    ("Masked men were searching cars at the bridge.", "searching", "asserted", "done"),
    ("The army will continue to shell the town.", "shell", "threatened", "done"),
    ("The guards lifted the blockade on Sunday.", "lifted", "asserted", "ended"),
    ("The two armies traded fire for a ninth day.", "traded", "asserted", "ongoing"),
]
# The shipped parser is retrained now and then: one or two trees may change for the worse.
LEAST_RIGHT = 0.95


def test_statuses_of_our_sentences_through_the_shipped_parser() -> None:
    wrong = []
    text, spans = "", []
    for sentence, *_ in SENTENCES:
        spans.append(Span(start=len(text), end=len(text) + len(sentence)))
        text += sentence + "\n\n"
    analysed = shipped_model().analyse(text, spans)
    for row, sentence in zip(SENTENCES, analysed, strict=True):
        status, aspect = status_of(sentence, word(sentence, row[1]))
        if status != row[2] or row[3] not in {None, aspect}:
            wrong.append((row, status, aspect))
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(SENTENCES), wrong
