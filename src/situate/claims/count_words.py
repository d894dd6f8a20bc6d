"""The words that say what a number of people counts: killed, injured, captured and so on."""

from __future__ import annotations

from collections.abc import Mapping


def _table(rows: Mapping[str, str]) -> dict[str, str]:
    return {lemma: what for what, lemmas in rows.items() for lemma in lemmas.split()}


# Verbs by what they do to their object (or, in the passive, their subject).
PATIENT_VERBS = _table(
    {
        "killed": (
            "kill murder assassinate execute behead decapitate massacre slaughter butcher slay "
            "lynch hang strangle crucify eliminate liquidate annihilate martyr hack gun mow "
            "immolate gas lose neutralise neutralize electrocute"
        ),
        "injured": "wound injure hurt maim stab burn cripple poison",
        "captured": (
            "arrest detain capture abduct kidnap apprehend jail imprison intern nab seize catch "
            "snatch incarcerate round sentence convict charge bundle"
        ),
        "displaced": "displace uproot evacuate deport expel evict relocate resettle",
        "participants": (
            "deploy redeploy send dispatch mobilize mobilise withdraw mass station reinforce "
            "recruit conscript commit contribute rush"
        ),
    }
)
# Verbs that are done to persons only: whatever noun suffers them is one.
PERSON_VERBS = frozenset(
    "kill murder assassinate execute behead lynch arrest detain abduct kidnap apprehend jail "
    "imprison wound injure martyr torture maim hurt hang decapitate massacre slaughter free".split()
)
DYING = frozenset({"die", "perish", "succumb"})
# Verbs by what they say of their subject.
SUBJECT_VERBS = _table(
    {
        "killed": "die perish succumb",
        "displaced": "flee escape",
        "captured": "surrender",
        "missing": "disappear vanish",
    }
)
# Nouns and adjectives that are themselves counted: "12 dead", "30 civilian casualties".
COUNTED = _table(
    {
        "killed": "dead death fatality martyr",
        "injured": "wounded injured hurt injury",
        "missing": "missing",
        "displaced": "displaced",
        "other": "casualty loss",
    }
)
# Nouns by what they say of the things that they are "of": "the murder of six priests".
PATIENT_NOUNS = _table(
    {
        "killed": (
            "death killing murder assassination massacre slaughter execution beheading slaying "
            "lynching decapitation"
        ),
        "injured": "wounding injury",
        "captured": "arrest detention capture abduction kidnapping kidnap imprisonment roundup",
        "displaced": "displacement evacuation exodus deportation expulsion influx",
        "missing": "disappearance",
        "participants": (
            "protest demonstration rally march gathering crowd deployment withdrawal mobilization "
            "mobilisation redeployment"
        ),
    }
)
TOLLS = {"toll": "killed", "death": "killed", "fatality": "killed", "casualty": "other",
         "number": "other"}  # fmt: skip
RISING = frozenset("rise climb reach stand increase jump grow soar hit pass top exceed be".split())
LIFE_VERBS = frozenset({"claim", "take", "lose", "cost"})
LEAVING = frozenset({"leave", "result", "cause", "inflict", "suffer", "sustain", "report", "bring"})
COLLECTIVES = frozenset(
    "family couple group team crew party band gang household squad patrol delegation".split()
)
# Singular nouns that are more than one person.
MANY = COLLECTIVES | frozenset(
    "people population crowd army military police force militia public community unit battalion "
    "brigade regiment division platoon garrison personnel staff crew column infantry coalition "
    "faction regime council government majority youth gendarmerie cadre cartel taliban mob "
    "element enemy public media press".split()
)
ANIMALS = frozenset(
    "dog goat sheep cow cattle horse donkey mule camel ox bull calf buffalo pig chicken elephant "
    "livestock animal herd flock lion rhino gorilla".split()
)
MEASURES = frozenset(
    "second minute hour day night week weekend month year decade century time kilometre kilometer "
    "km mile metre meter foot yard percent per cent % dollar euro pound ruble rouble rupee ton "
    "tonne kg kilogram degree age p.m. a.m. pm am o'clock hectare acre gmt th point barrel litre "
    "liter inch caliber calibre millimeter mm round stage phase occasion front reason way case "
    "article resolution paragraph chapter january february march april may june july august "
    "september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec. "
    "side thing".split()
)
