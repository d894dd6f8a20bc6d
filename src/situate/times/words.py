"""The words of English time expressions: months, weekdays, units, numbers, seasons, feasts."""

from __future__ import annotations

from situate.text import split_words


def number_names(names: tuple[str, ...], *, start: int) -> dict[str, int]:
    """Each name with the number of its entry; an entry holds the spellings of one thing."""
    return {name: number for number, entry in enumerate(names, start) for name in entry.split()}


MONTHS = number_names(
    (
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sep sept",
        "october oct",
        "november nov",
        "december dec",
    ),
    start=1,
)
FULL_MONTHS = tuple(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
SHORT_MONTHS = tuple(name for name in MONTHS if name not in FULL_MONTHS)
AMBIGUOUS_MONTHS = ("march", "may", "august")

WEEKDAYS = number_names(
    (
        "monday mon",
        "tuesday tue tues",
        "wednesday wed weds",
        "thursday thu thur thurs",
        "friday fri",
        "saturday sat",
        "sunday sun",
    ),
    start=0,
)
FULL_WEEKDAYS = tuple(name for name in WEEKDAYS if name.endswith("day"))
SHORT_WEEKDAYS = tuple(name for name in WEEKDAYS if not name.endswith("day"))

UNITS = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "night": "night",
    "week": "week",
    "fortnight": "fortnight",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "seconds": "second",
    "minutes": "minute",
    "hours": "hour",
    "hrs": "hour",
    "days": "day",
    "nights": "night",
    "weeks": "week",
    "fortnights": "fortnight",
    "weekends": "weekend",
    "months": "month",
    "quarters": "quarter",
    "years": "year",
    "decades": "decade",
    "centuries": "century",
}
PLURAL_UNITS = tuple(word for word in UNITS if word.endswith("s"))
# TIMEX3 letters of the units; those of the clock stand behind a T.
UNIT_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

PARTS_OF_DAY = {
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "morning": "MO",
    "noon": "MI",
    "midday": "MI",
    "afternoon": "AF",
    "dusk": "EV",
    "sunset": "EV",
    "sundown": "EV",
    "evening": "EV",
    "night": "NI",
    "nightfall": "NI",
    "midnight": "NI",
    "daytime": "DT",
}

# The offset from UTC that the name of a time zone means, empty where it means several.
ZONES = {
    "gmt": "Z",
    "utc": "Z",
    "z": "Z",
    "est": "-05",
    "edt": "-04",
    "cet": "+01",
    "cest": "+02",
    "eet": "+02",
    "eest": "+03",
    "msk": "+03",
    "pkt": "+05",
    "wat": "+01",
    "pst": "-08",
    "pdt": "-07",
    "ist": "",
    "cst": "",
    "bst": "",
}

SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        split_words(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty"
        ),
        start=1,
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(split_words("thirty forty fifty sixty seventy eighty ninety"), 3)
}
TENS["twenty"] = 20
NUMBER_WORDS = {**SMALL_NUMBERS, **TENS}
ORDINAL_WORDS = {
    word: number
    for number, word in enumerate(
        split_words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
            "twentieth"
        ),
        start=1,
    )
}

# "the 19 April Movement", "the 17 July Bridge" are names and no dates.
NAMED_AFTER_DAYS = frozenset(
    split_words(
        "movement brigade brigades battalion division martyrs street square bridge university "
        "airport stadium camp hospital school mosque organization organisation group party city"
    )
)
# After these words four figures are a year, unless a plural noun follows.
YEAR_LICENCES = split_words(
    "in since until till by from to between and during before after early late mid of "
    "through throughout circa year years for as"
)
# Four figures after these are a count or the number of a thing.
NUMBERED_THINGS = frozenset(
    split_words(
        "resolution resolutions res unscr no number nos flight article section law decree "
        "battalion brigade division regiment route highway hill room page"
    )
)
NOT_BEFORE_YEARS = NUMBERED_THINGS | frozenset(
    split_words(
        "$ € £ # about around nearly almost some over least most than approximately roughly "
        "exactly another killed killing wounded injured displaced arrested"
    )
)
