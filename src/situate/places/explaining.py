"""Why an entry is an answer, in words for people."""

from __future__ import annotations

from situate.places.describing import PlaceAnswer

_MATCHES = {
    "exact": "same spelling",
    "plain": "same but for articles",
    "folded": "same but for doubled letters or vowel pairs",
    "generic": "same but for a word like city or mount",
    "key": "alike, with the same consonants",
    "near-key": "alike, one consonant off",
}


def explain(answer: PlaceAnswer) -> str:
    """In words how the name matched, and where the area lies from the entry."""
    reading, setting = answer.reading, answer.reading.setting
    parts = [_MATCHES[answer.match]]
    if reading.between:
        parts.append("between " + " and ".join(reading.names))
    elif setting.relation == "near":
        far = f"{setting.distance_km:g} km " if setting.distance_km else ""
        side = f"{setting.direction} of it" if setting.direction else "from it" if far else ""
        parts.append(f"{far}{side}" or "near it")
    elif setting.relation == "part":
        parts.append(f"its {setting.direction}" if setting.direction else "its countryside")
    if reading.stands_in:
        parts.append("stands for a place beside or in it")
    return "; ".join(parts)
