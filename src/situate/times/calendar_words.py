"""The words of feasts and of the months of the Islamic and the Jalali (Persian, Afghan) year."""

from __future__ import annotations

from situate.text import split_words
from situate.times.words import number_names

# Feasts of the Islamic year: (month, first day, days it lasts) of each; day 0 is the whole month.
ISLAMIC_FEASTS = {
    "ramadan": ((9, 0, 30),),
    "muharram": ((1, 0, 30),),
    "ashura": ((1, 10, 1),),
    "arbaeen": ((2, 20, 1),),
    "mawlid": ((3, 12, 1),),
    "fitr": ((10, 1, 3),),
    "adha": ((12, 10, 4),),
    "eid": ((10, 1, 3), (12, 10, 4)),
}
# Feasts of the civil and of the Jalali year: (month, day).
CIVIL_FEASTS = {
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "new year": (1, 1),
    "new year eve": (12, 31),
    "boxing day": (12, 26),
}
JALALI_FEASTS = {"nowruz": (1, 1)}
# Feasts by their distance from Easter Sunday in days.
EASTER_FEASTS = {
    "easter": 0,
    "palm sunday": -7,
    "good friday": -2,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
}
FEAST_SPELLINGS = {
    "ramadhan": "ramadan",
    "ramazan": "ramadan",
    "moharram": "muharram",
    "ashoura": "ashura",
    "arbain": "arbaeen",
    "newroz": "nowruz",
    "nawroz": "nowruz",
    "nowrooz": "nowruz",
    "norouz": "nowruz",
    "noruz": "nowruz",
    "whitsun": "pentecost",
}

# Months of the Islamic year by their letters without the article ("Rabi al-Awwal": rabiawwal).
ISLAMIC_MONTHS = number_names(
    (
        "muharram moharram",
        "safar",
        "rabiawwal rabiawal rabii",
        "rabithani rabiakhir rabiakhar rabiii",
        "jumadaawwal jumadaawal jumadaula jumadai",
        "jumadathani jumadaakhira jumadaakhirah jumadaukhra jumadaii",
        "rajab",
        "shaban shaaban",
        "ramadan ramadhan ramazan",
        "shawwal shawal",
        "dhuqadah dhuqada dhuqidah dhuqaadah dhuqaada dhukadah zulqadah zulqada",
        "dhuhijjah dhuhijja dhuhija dhuhijah zulhijjah zulhijja zilhaj zilhajj",
    ),
    start=1,
)
# Months of the Jalali year, by their Iranian and their Afghan names.
JALALI_MONTHS = number_names(
    (
        "farvardin farwardin hamal",
        "ordibehesht sawr saur",
        "khordad jawza",
        "tir saratan",
        "mordad amordad asad",
        "shahrivar sonbola sunbula sunbola",
        "mehr mizan",
        "aban aqrab",
        "azar qaws",
        "dey jadi jaddi",
        "bahman dalw dalwa",
        "esfand hut hoot",
    ),
    start=1,
)
# Words that are months only beside a day and a year, since they are also names.
NAMELIKE_MONTHS = frozenset(
    split_words("safar rajab shaban shaaban tir mehr azar asad hut hoot dey mizan hamal jadi")
)
