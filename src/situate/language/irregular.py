"""Irregular English forms: verbs, noun plurals, comparisons and function words."""

from __future__ import annotations

_VERBS = """
arise arose arisen;awake awoke awoken;be am is are was were been being;bear bore borne born
beat beat beaten;become became become;befall befell befallen;begin began begun;bend bent
beset beset;bet bet;bid bade bidden;bind bound;bite bit bitten;bleed bled;blow blew blown
break broke broken;breed bred;bring brought;broadcast broadcast;build built;burn burnt
burst burst;buy bought;cast cast;catch caught;choose chose chosen;cling clung;come came come
cost cost;creep crept;cut cut;deal dealt;dig dug;do did done does;draw drew drawn
dream dreamt;drink drank drunk;drive drove driven;dwell dwelt;eat ate eaten;fall fell fallen
feed fed;feel felt;fight fought;find found;flee fled;fling flung;fly flew flown
forbid forbade forbidden;forecast forecast;foresee foresaw foreseen;forget forgot forgotten
forgive forgave forgiven;forgo forwent forgone;forsake forsook forsaken;freeze froze frozen
get got gotten;give gave given;go went gone goes;grind ground;grow grew grown;hang hung
have had has;hear heard;hide hid hidden;hit hit;hold held;hurt hurt;keep kept;kneel knelt
know knew known;lay laid;lead led;lean leant;leap leapt;learn learnt;leave left;lend lent
let let;lie lay lain lying;light lit;lose lost;make made;mean meant;meet met
mislead misled;mistake mistook mistaken;misunderstand misunderstood;mow mown;offset offset
outdo outdid outdone;overcome overcame overcome;overhear overheard;override overrode overridden
overrun overran overrun;oversee oversaw overseen;overtake overtook overtaken
overthrow overthrew overthrown;partake partook partaken;pay paid;prove proven;put put
quit quit;read read;rebuild rebuilt;redo redid redone;repay repaid;resell resold;reset reset
retake retook retaken;rethink rethought;rewrite rewrote rewritten;rid rid;ride rode ridden
ring rang rung;rise rose risen;run ran run;saw sawn;say said;see saw seen;seek sought
sell sold;send sent;set set;sew sewn;shake shook shaken;shed shed;shine shone;shoot shot
show shown;shrink shrank shrunk;shut shut;sing sang sung;sink sank sunk;sit sat
slay slew slain;sleep slept;slide slid;sling slung;slit slit;smell smelt;sow sown
speak spoke spoken;speed sped;spell spelt;spend spent;spill spilt;spin spun;spit spat
split split;spoil spoilt;spread spread;spring sprang sprung;stand stood;steal stole stolen
stick stuck;sting stung;stink stank stunk;strew strewn;stride strode;strike struck stricken
string strung;strive strove striven;swear swore sworn;sweep swept;swell swollen;swim swam swum
swing swung;take took taken;teach taught;tear tore torn;tell told;think thought
throw threw thrown;thrust thrust;tread trod trodden;undergo underwent undergone
understand understood;undertake undertook undertaken;undo undid undone;unwind unwound
uphold upheld;upset upset;wake woke woken;wear wore worn;weave wove woven;wed wed;weep wept
win won;wind wound;withdraw withdrew withdrawn;withhold withheld;withstand withstood
wring wrung;write wrote written;die dying;tie tying;vie vying;can ca could;will wo would
shall sha should;may might
"""
_NOUNS = """
man men;woman women;child children;person people;foot feet;tooth teeth;goose geese;mouse mice
ox oxen;louse lice;datum data;medium media;phenomenon phenomena;criterion criteria
bacterium bacteria;curriculum curricula;memorandum memoranda;referendum referenda
crisis crises;analysis analyses;basis bases;thesis theses;hypothesis hypotheses
diagnosis diagnoses;emphasis emphases;oasis oases;parenthesis parentheses;axis axes
synthesis syntheses;nemesis nemeses;paralysis paralyses;index indices;appendix appendices
matrix matrices;vertex vertices;nucleus nuclei;fungus fungi;stimulus stimuli;alumnus alumni
radius radii;cactus cacti;syllabus syllabi;larva larvae;alga algae;formula formulae
antenna antennae;vertebra vertebrae;knife knives;life lives;wife wives;leaf leaves
thief thieves;half halves;loaf loaves;shelf shelves;self selves;wolf wolves;calf calves
elf elves;hoof hooves;scarf scarves;sheaf sheaves;penny pence;passerby passersby
attorney-general attorneys-general;headquarters headquarters;series series;species species
means means;barracks barracks;crossroads crossroads;gallows gallows;outskirts outskirts
news news;corps corps;politics politics;tactics tactics;logistics logistics;economics economics
physics physics;mathematics mathematics;ethics ethics;athletics athletics;dynamics dynamics
movie movies;cookie cookies;zombie zombies;calorie calories;genie genies;prairie prairies
eye eyes;shoe shoes;toe toes;canoe canoes;foe foes;hoe hoes;axe axes;ache aches;cache caches
avalanche avalanches;headache headaches;niche niches;bus buses;gas gases;virus viruses
campus campuses;bonus bonuses;status statuses;census censuses;consensus consensuses
lens lenses;atlas atlases;focus focuses;minus minuses;plus pluses;chorus choruses
surplus surpluses;walrus walruses;circus circuses;alias aliases;bias biases;canvas canvases
genius geniuses;apparatus apparatuses;octopus octopuses;tie ties;lie lies;pie pies
Iraqi Iraqis;goods goods;species species;thanks thanks;guts guts;clothes clothes
"""
_COMPARED = """
good better best;well better best;bad worse worst;far farther farthest;far further furthest
little less;late later latter latest;old elder eldest
"""
#: Lemma of a word in a category; a None category is any.
FUNCTION_WORDS: dict[tuple[str, str | None], str] = {
    ("an", "DET"): "a", ("these", None): "this", ("those", None): "that",
    ("me", "PRON"): "I", ("i", "PRON"): "I", ("him", "PRON"): "he", ("us", "PRON"): "we",
    ("them", "PRON"): "they", ("'em", "PRON"): "they", ("whom", "PRON"): "who",
    ("n't", None): "not", ("n\u2019t", None): "not",
    ("'s", "PART"): "'s", ("\u2019s", "PART"): "'s", ("'s", "AUX"): "be", ("\u2019s", "AUX"): "be",
    ("'s", "VERB"): "be", ("\u2019s", "VERB"): "be",
    ("'s", "PRON"): "we", ("\u2019s", "PRON"): "we",
    ("\u2019", "PART"): "'s", ("'", "PART"): "'s",
    ("'re", None): "be", ("\u2019re", None): "be", ("'m", None): "be", ("\u2019m", None): "be",
    ("'ve", None): "have", ("\u2019ve", None): "have", ("'ll", None): "will",
    ("\u2019ll", None): "will", ("'d", "AUX"): "would", ("\u2019d", "AUX"): "would",
    ("wo", "AUX"): "will", ("ca", "AUX"): "can", ("sha", "AUX"): "shall",
    ("could", "AUX"): "could", ("would", "AUX"): "would", ("should", "AUX"): "should",
    ("might", "AUX"): "might", ("gon", "VERB"): "go", ("na", "PART"): "to",
}  # fmt: skip


def _read(rows: str) -> dict[str, str]:
    """Return a lemma for each form of ``lemma form form;...`` rows."""
    table: dict[str, str] = {}
    for row in rows.replace("\n", ";").split(";"):
        lemma, *forms = row.split() or [""]
        for form in forms:
            table.setdefault(form.lower(), lemma)
    return table


VERBS = _read(_VERBS)
NOUNS = _read(_NOUNS)
ADJECTIVES = _read(_COMPARED)
ADVERBS = ADJECTIVES | {"better": "well", "best": "well"}
