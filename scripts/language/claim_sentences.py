"""Annotated reports as sentences of words with triggers, statuses and roles.

Phrases stand for their head word, the one whose governor in the tree lies outside the phrase; what
stands in another sentence than its trigger is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from situate.evaluate.gold import GoldClaim, GoldReport
from situate.language.analysis import AnalysedSentence, LanguageModel
from situate.language.casing import CaseRestorer
from situate.language.sentences import split_sentences
from situate.records import Mention

NONE, PLACE, SPEAKER = "none", "place", "speaker"


@dataclass
class ClaimSentence:
    """A sentence with its claims; places are positions of words.

    Attributes:
        words: The words in true case.
        triggers: Type and status by place of the trigger.
        roles: (trigger, argument) to role.
        key: Report and first offset.
    """

    words: list[str]
    triggers: dict[int, tuple[str, str]] = field(default_factory=dict)
    roles: dict[tuple[int, int], str] = field(default_factory=dict)
    key: str = ""


def read_claim_sentences(
    reports: Sequence[GoldReport], model: LanguageModel
) -> Iterator[ClaimSentence]:
    """Yield the sentences of annotated reports, those without claims too.

    Args:
        reports: The reports.
        model: Reads the trees in which heads of phrases are found.
    """
    restorer = CaseRestorer()
    for report in reports:
        text = report.report.text
        spans = split_sentences(text, report.report.story)
        analysed = model.analyse(text, spans)
        offsets = [[(token.start, token.end) for token in one.tokens] for one in analysed]
        words = restorer.restore(text, offsets)
        for sentence, forms in zip(analysed, words, strict=True):
            built = ClaimSentence(list(forms), key=f"{report.report.given_id} {sentence.start}")
            for claim in report.claims:
                if sentence.start <= claim.trigger.start < sentence.end:
                    _add_claim(built, claim, sentence)
            yield built


def _add_claim(built: ClaimSentence, claim: GoldClaim, sentence: AnalysedSentence) -> None:
    """Add one claim to its sentence."""
    trigger = find_head(sentence, claim.trigger)
    if trigger is None:
        return
    built.triggers[trigger] = (claim.type, claim.status)
    phrases = [*claim.participants, *((SPEAKER, speaker) for speaker in claim.speakers)]
    if claim.place:
        phrases.append((PLACE, claim.place))
    for role, mention in phrases:
        argument = find_head(sentence, mention)
        if argument is not None and argument != trigger:
            built.roles[trigger, argument] = role


def find_head(sentence: AnalysedSentence, mention: Mention) -> int | None:
    """Return the head word of a phrase, or None where it stands in another sentence.

    Args:
        sentence: The sentence.
        mention: The phrase.
    """
    inside = [t.index for t in sentence.tokens if t.start < mention.end and t.end > mention.start]
    heads = [index for index in inside if sentence.tokens[index].head not in inside]
    return heads[0] if heads else None
