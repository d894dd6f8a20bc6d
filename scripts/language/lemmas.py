"""Write the lemma table from the treebanks and a list of irregular forms.

python lemmas.py --corpora /work/shared/corpora ../../src/situate/language/lemmas.tsv.gz
"""

import argparse
import gzip
from collections import Counter, defaultdict
from pathlib import Path

from corpora import read_conllu

# Base form, past, participle where it differs; other forms follow the suffix rules.
_VERBS = """
arise arose arisen;awake awoke awoken;bear bore borne;beat beat beaten;become became become;
begin began begun;behold beheld;bend bent;beset beset;bet bet;bid bade bidden;bind bound;bite bit
bitten;bleed bled;blow blew blown;break broke broken;breed bred;bring brought;broadcast broadcast;
build built;burn burnt;burst burst;buy bought;cast cast;catch caught;choose chose chosen;cling
clung;come came come;cost cost;creep crept;cut cut;deal dealt;dig dug;do did done;draw drew drawn;
dream dreamt;drink drank drunk;drive drove driven;dwell dwelt;eat ate eaten;fall fell fallen;feed
fed;feel felt;fight fought;find found;flee fled;fling flung;fly flew flown;forbid forbade
forbidden;forecast forecast;foresee foresaw foreseen;forget forgot forgotten;forgive forgave
forgiven;forsake forsook forsaken;freeze froze frozen;get got gotten;give gave given;go went gone;
grind ground;grow grew grown;hang hung;have had;hear heard;hide hid hidden;hit hit;hold held;hurt
hurt;keep kept;kneel knelt;know knew known;lay laid;lead led;leap leapt;learn learnt;leave left;
lend lent;let let;lie lay lain;light lit;lose lost;make made;mean meant;meet met;mislead misled;
mistake mistook mistaken;misunderstand misunderstood;mow mowed mown;offset offset;outdo outdid
outdone;outrun outran outrun;overcome overcame overcome;overhear overheard;override overrode
overridden;overrun overran overrun;oversee oversaw overseen;overtake overtook overtaken;overthrow
overthrew overthrown;pay paid;prove proved proven;put put;quit quit;read read;rebuild rebuilt;
recast recast;redo redid redone;remake remade;repay repaid;resell resold;reset reset;rethink
rethought;retake retook retaken;rewrite rewrote rewritten;rid rid;ride rode ridden;ring rang rung;
rise rose risen;run ran run;say said;see saw seen;seek sought;sell sold;send sent;set set;sew sewed
sewn;shake shook shaken;shed shed;shine shone;shoot shot;show showed shown;shrink shrank shrunk;
shut shut;sing sang sung;sink sank sunk;sit sat;slay slew slain;sleep slept;slide slid;sling slung;
slit slit;smell smelt;sow sowed sown;speak spoke spoken;speed sped;spell spelt;spend spent;spill
spilt;spin spun;spit spat;split split;spoil spoilt;spread spread;spring sprang sprung;stand stood;
steal stole stolen;stick stuck;sting stung;stink stank stunk;stride strode stridden;strike struck
stricken;string strung;strive strove striven;swear swore sworn;sweep swept;swell swelled swollen;
swim swam swum;swing swung;take took taken;teach taught;tear tore torn;tell told;think thought;
throw threw thrown;thrust thrust;tread trod trodden;undergo underwent undergone;understand
understood;undertake undertook undertaken;undo undid undone;uphold upheld;upset upset;wake woke
woken;wear wore worn;weave wove woven;weep wept;wet wet;win won;withdraw withdrew
withdrawn;withhold withheld;withstand withstood;wring wrung;write wrote written
"""
_NOUNS = """
man men;woman women;child children;person people;foot feet;tooth teeth;goose geese;mouse mice;ox
oxen;knife knives;life lives;wife wives;wolf wolves;half halves;leaf leaves;loaf loaves;shelf
shelves;thief thieves;calf calves;crisis crises;basis bases;analysis analyses;thesis theses;
hypothesis hypotheses;axis axes;phenomenon phenomena;criterion criteria;medium media;datum data;
gunman gunmen;policeman policemen;policewoman policewomen;spokesman spokesmen;spokeswoman
spokeswomen;militiaman militiamen;fisherman fishermen;serviceman servicemen;servicewoman
servicewomen;businessman businessmen;businesswoman businesswomen;airman airmen;rifleman riflemen;
tribesman tribesmen;infantryman infantrymen;clergyman clergymen;fireman firemen;cameraman
cameramen;crewman crewmen;statesman statesmen;lawman lawmen;headman headmen;workman workmen;
countryman countrymen;kinsman kinsmen;frontman frontmen;middleman middlemen;grandchild
grandchildren;schoolchild schoolchildren;aircraft aircraft;series series;species species;means
means;headquarters headquarters;barracks barracks;crossroads crossroads;news news
"""
_SUFFIXES = ("s", "ed", "ing", "er", "est")
_OPEN = {"NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN", "PRON", "DET", "NUM", "PART", "ADP"}


def read_irregular() -> dict[tuple[str, str], str]:
    """Return the lemmas of irregular verb and noun forms."""
    table = {}
    for text, tag in ((_VERBS, "VERB"), (_NOUNS, "NOUN")):
        for entry in " ".join(text.split()).split(";"):
            lemma, *forms = entry.split()
            table |= {(form, tag): lemma for form in forms}
    return table


def read_treebanks(corpora: Path) -> dict[tuple[str, str], str]:
    """Return the commonest lemma of each form and tag.

    Args:
        corpora: Folder of the corpora.
    """
    counts: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for name in ("gum.train.conllu", "ewt.train.conllu"):
        for sentence in read_conllu(corpora / name, name):
            rows = zip(sentence.words, sentence.upos, sentence.lemmas, strict=True)
            for word, tag, lemma in rows:
                if tag in _OPEN and lemma not in {"", "_"} and word.strip():
                    counts[word.lower(), tag][lemma if tag == "PROPN" else lemma.lower()] += 1
    return {
        key: min(lemmas.items(), key=lambda item: (-item[1], item[0]))[0]
        for key, lemmas in counts.items()
    }


def _is_needed(form: str, tag: str, lemma: str) -> bool:
    """Return whether the pair is inflected, or looks inflected and is not."""
    if lemma.lower() != form:
        return True
    return tag in {"NOUN", "VERB", "ADJ", "ADV"} and form.endswith(_SUFFIXES)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    arguments = parser.parse_args()
    table = read_irregular() | read_treebanks(arguments.corpora)
    kept = [(*key, lemma) for key, lemma in sorted(table.items()) if _is_needed(*key, lemma)]
    rows = "".join("\t".join(row) + "\n" for row in kept)
    with gzip.GzipFile(arguments.target, "wb", mtime=0) as file:
        file.write(rows.encode("utf8"))
    print(len(kept), "rows")


if __name__ == "__main__":
    main()
