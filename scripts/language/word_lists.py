"""Word lists that turn the corpora's mentions into names: demonyms, place words, titles."""

import re


def _read(text: str, separator: str | None = None) -> frozenset[str]:
    """Return the entries of a list written as text."""
    return frozenset(entry.strip() for entry in text.split(separator) if entry.strip())


_DEMONYM_STEMS = """
Abkhaz Acehnese Afghan Afrikaner Alawite Albanian Algerian American Amhara Andorran Angolan Arab
Arabian Argentine Argentinian Armenian Asian Assyrian Australian Austrian Azerbaijani Azeri
Baathist Bahraini Baloch Baluch Bangladeshi Basque Bavarian Bedouin Belarusian Belgian Bengali
Beninese Berber Bhutanese Bolivian Bosniak Bosnian Botswanan Brazilian Breton British Briton
Buddhist Bulgarian Burkinabe Burmese Burundian Californian Cambodian Cameroonian Canadian
Castilian Catalan Catholic Caucasian Chadian Chaldean Chechen Chilean Chinese Christian Circassian
Colombian Comorian Communist Congolese Copt Coptic Cornish Corsican Cossack Costa-Rican Crimean
Croat Croatian Cuban Cypriot Czech Dagestani Dane Danish Darfuri Dinka Djiboutian Dominican Druze
Druse Dutch Ecuadorian Egyptian Emirati English Eritrean Estonian Ethiopian Eurasian European
Evangelical Fijian Filipino Finn Finnish Flemish French Fulani Gabonese Gambian Gazan Georgian
German Ghanaian Greek Greenlander Guatemalan Guinean Guyanese Haitian Hausa Hazara Hebrew Hindu
Honduran Hungarian Hutu Icelandic Igbo Indian Indonesian Ingush Iranian Iraqi Irish Ismaili
Israeli Italian Ivorian Jain Jamaican Japanese Javanese Jew Jewish Jordanian Kabyle Kachin
Kanuri Karen Kashmiri Kazakh Kenyan Korean Kosovan Kosovar Kurd Kurdish Kuwaiti Kyrgyz Lao
Laotian Latino Latvian Lebanese Liberian Libyan Lithuanian Londoner Luxembourgish Macedonian
Malagasy Malawian Malay Malaysian Malian Maltese Maori Maronite Mauritanian Mauritian Mexican
Moldovan Mongol Mongolian Montenegrin Moorish Moroccan Mozambican Muslim Namibian Nepalese Nepali
Nicaraguan Nigerian Nigerien Norwegian Nubian Nuer Ogoni Omani Oromo Ossetian Ottoman Pakistani
Palestinian Panamanian Papuan Paraguayan Parisian Parsi Pashtun Persian Peruvian Pole Polish
Portuguese Prussian Punjabi Qatari Quebecois Rohingya Romanian Russian Rwandan Sahrawi Salvadoran
Samoan Saudi Saxon Scandinavian Scot Scottish Senegalese Serb Serbian Shan Shi'ite Shia Shiite
Sicilian Sikh Sindhi Singaporean Sinhalese Slav Slavic Slovak Slovakian Slovene Slovenian Somali
Somalilander Soviet Spaniard Spanish Sudanese Sufi Sunni Surinamese Swede Swedish Swiss Syriac
Syrian Taiwanese Tajik Tamil Tanzanian Tatar Texan Thai Tibetan Tigrayan Tigrinya Tongan Togolese
Trinidadian Tuareg Tunisian Turk Turkic Turkish Turkman Turkmen Turkoman Tutsi Ugandan Uighur
Ukrainian Uruguayan Uyghur Uzbek Venetian Venezuelan Vietnamese Welsh Yazidi Yemeni Yemenite
Yezidi Yoruba Yugoslav Zambian Zimbabwean Zionist Zulu African Protestant Islamist Salafist
Salafi Jihadist Wahhabi Houthi Maoist Marxist Mozambiquan Hispanic Anglican Lutheran Mormon
Byzantine Sumerian Babylonian Carthaginian Genoese Bostonian Chicagoan Syro-Palestinian
Anglo-American Afro-American Austro-Hungarian Greco-Roman Hellenic Roman Athenian Spartan Trojan
Gallic Aztec Mayan Incan Inuit Cherokee Navajo Sioux Apache Iroquois Mohawk
"""
_DEMONYM_EXTRAS = """
Brits Englishman Englishmen Englishwoman Frenchman Frenchmen Irishman Irishmen Dutchman Dutchmen
Welshman Scotsman Scotsmen Chinaman Kosovo-Albanian Filipina Islamic Orthodox
"""
_NOT_DEMONYMS = {"Roman", "Islamic", "Mohawk", "Apache", "Orthodox", "Hebrew", "Shan", "Karen"}
_NO_PLURAL = ("ese", "ish", "ch", "sh", "ss", "men", "x")

FACILITIES = _read("""
Airport Airfield Airbase Bridge Hospital Street Road Avenue Station Stadium Museum Church Mosque
Cathedral Temple Park Tower Towers Prison Jail Palace Hall Square Hotel Theatre Theater Plaza
Gallery Boulevard Highway Tunnel Harbour Harbor Port Terminal Castle Fort Monument Memorial
Cemetery Zoo Arena Gate House Centre Center Dam Plant Barracks Lane Drive Wharf Railway Mall
Courthouse Abbey Shrine Casino Lounge Restaurant Cafe Café Bakery Bar Library Base Building
Checkpoint Crossing Expressway Refinery Embassy Pipeline Reactor Camp Field Airstrip Depot
Citadel Monastery Observatory Garden Gardens Pub Inn Resort Mosques Complex Headquarters
Headquarter Rink Barrage Speedway School Gym Spa
Salon Clinic Cinema Motel Dockyard Shipyard Arsenal Garrison Aquarium
""")
LANDFORMS = _read("""
Sea Ocean River Lake Mount Mountain Mountains Valley Island Islands Desert Gulf Coast Peninsula
Africa Asia Europe America East West North South Bay Strait Straits Canal Hills Hill Beach Cape
Basin Plateau Antarctica Balkans Caucasus Sahara Sahel Levant Earth Mars Moon Venus Jupiter Saturn
Caribbean Mediterranean Pacific Atlantic Arctic Himalayas Alps Scandinavia Bank Strip Forest Reef
Hemisphere Glacier Volcano Falls Springs Canyon Delta Lagoon Range Channel Steppe Swamp Creek
Heights Plain Plains Golan Donbas Donbass Sinai Mesopotamia Euphrates Tigris Nile Danube Dnieper
Amazon Ganges Mekong Rhine Volga Congo-River Anatolia Maghreb Mideast Eurasia Bosphorus Dardanelles
Crimea-Peninsula Siberia Amazonia Patagonia Pluto Neptune Uranus Mercury Titan Sun Milky Way
""")
_NOT_LAST_LANDFORMS = {
    "South",
    "North",
    "Bank",
    "Bay",
    "Hill",
    "Coast",
    "Cape",
    "Beach",
    "Falls",
    "Springs",
    "Heights",
    "Plain",
    "Plains",
    "Creek",
    "Way",
    "Forest",
    "Sun",
}
_BEFORE_LANDFORMS = ("Lake", "Mount", "Cape", "Gulf", "Strait", "Jabal", "Jebel", "Wadi", "Mt.")
STATES = _read(
    """
South Africa;North Korea;South Korea;Ivory Coast;United States of America;East Timor;Gold Coast;
Central African Republic;South Sudan;North Macedonia;Palm Beach;Long Beach;Virginia Beach;
Rhode Island;West Virginia;North Carolina;South Carolina;North Dakota;South Dakota;Salt Lake City;
Mount Vernon;Cape Town;Cape Verde;San Francisco;Solomon Islands;Marshall Islands;East Germany;
West Germany;Cook Islands;Faroe Islands;Saint Petersburg;New South Wales;Fort Worth;Fort Lee;
Fort Lauderdale;Chapel Hill;Sun Valley;Queen Creek;Fountain Hills;Holy See
""",
    ";",
)
COUNTRIES = _read(
    """
Afghanistan;Albania;Algeria;Angola;Argentina;Armenia;Australia;Austria;Azerbaijan;Bahrain;
Bangladesh;Belarus;Belgium;Benin;Bolivia;Bosnia;Botswana;Brazil;Britain;Bulgaria;Burkina Faso;
Burma;Burundi;Cambodia;Cameroon;Canada;Chad;Chile;China;Colombia;Congo;Croatia;Cuba;Cyprus;Denmark;
Djibouti;Ecuador;Egypt;England;Eritrea;Estonia;Ethiopia;Finland;France;Gabon;Gambia;Georgia;Germany;
Ghana;Greece;Guatemala;Guinea;Haiti;Honduras;Hungary;Iceland;India;Indonesia;Iran;Iraq;Ireland;
Israel;Italy;Jamaica;Japan;Jordan;Kazakhstan;Kenya;Kosovo;Kuwait;Kyrgyzstan;Laos;Latvia;Lebanon;
Lesotho;Liberia;Libya;Lithuania;Macedonia;Madagascar;Malawi;Malaysia;Mali;Malta;Mauritania;Mexico;
Moldova;Mongolia;Montenegro;Morocco;Mozambique;Myanmar;Namibia;Nepal;Netherlands;New Zealand;
Nicaragua;Niger;Nigeria;Norway;Oman;Pakistan;Palestine;Panama;Paraguay;Peru;Philippines;Poland;
Portugal;Qatar;Romania;Russia;Rwanda;Saudi Arabia;Scotland;Senegal;Serbia;Sierra Leone;Singapore;
Slovakia;Slovenia;Somalia;Spain;Sri Lanka;Sudan;Sweden;Switzerland;Syria;Taiwan;Tajikistan;Tanzania;
Thailand;Togo;Tunisia;Turkey;Turkmenistan;Uganda;Ukraine;United Arab Emirates;UAE;United Kingdom;UK;
U.K.;United States;US;U.S.;USA;U.S.A.;Uruguay;Uzbekistan;Venezuela;Vietnam;Wales;Yemen;Zambia;
Zimbabwe;Soviet Union;USSR;Yugoslavia;Crimea;Chechnya;Kurdistan;Gaza;Tibet;America
""",
    ";",
) - {"America"}

UNIONS = _read("EU;European Union;UN;U.N.;United Nations;NATO;African Union;Arab League", ";")

TITLES = _read("""
President Vice Prime Minister Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Lord Lady King Queen Prince
Princess General Gen Gen. Colonel Col Col. Major Maj Maj. Captain Capt Capt. Lieutenant Lt Lt.
Sergeant Sgt Sgt. Admiral Adm. Commander Brigadier Brig. Private Corporal Cpl. Spc. Pvt. Senator
Sen Sen. Rep Rep. Representative Governor Gov Gov. Mayor Judge Justice Chief Secretary Professor
Prof Prof. Chancellor Ambassador Pope Bishop Archbishop Cardinal Father Brother Sister Reverend
Rev Rev. Sheikh Ayatollah Imam Foreign Defense Defence Interior Deputy Congressman Congresswoman
Chairman Chairwoman Director Emperor Empress Saint St St. Uncle Aunt Mom Dad Grandma Grandpa
Mother Madam Officer Agent Detective Speaker Premier Former State Under Executive CEO Attorney
Staff Field Marshal Spokesman Spokeswoman Spokesperson Councillor Cllr Dame Duke Duchess Count
Countess Baron Lt.Gen. Assistant Acting Coach Sultan Emir Crown Grand Administrator Commissioner
Congressional Senior Petty Master Army Navy Marine Marines Corps Air Force Commandant Envoy Leader
Inspector Superintendent Constable Warden Dean Provost Rabbi Mullah Mufti Cleric Comrade Frau Herr
Monsieur Madame Señor Don Doctor Nurse Engineer Author Pilot Astronaut Cmdr Cmdr. Cosmonaut
Class Operator Special Coordinator Principal Provincial Treasurer Undersecretary Hon Hon. Honorable
""")
ARTICLES = _read("the a an this that these those our my his her its their your")
LINKS = _read("""
of the and & for - – 's ’s de la al el bin ibn van von der du des da do dos del y et on in to
' / . ,
""")


def _build_demonyms() -> frozenset[str]:
    """Return demonyms in singular and plural."""
    stems = set(_DEMONYM_STEMS.split()) - _NOT_DEMONYMS
    plurals = {stem + "s" for stem in stems if not stem.endswith(_NO_PLURAL)}
    extras = set(_DEMONYM_EXTRAS.split()) - _NOT_DEMONYMS
    return frozenset(stems | plurals | extras)


DEMONYMS = _build_demonyms()


def classify_place(words: list[str]) -> str:
    """Return GPE, LOC or FAC for the words of a place's name.

    Args:
        words: The words of the name.
    """
    if " ".join(words) in STATES:
        return "GPE"
    if len(words) > 1 and any(word in FACILITIES for word in words):
        return "FAC"
    last = words[-1].capitalize() if words[-1].isupper() else words[-1]
    if last in LANDFORMS and (len(words) > 1 or last not in _NOT_LAST_LANDFORMS):
        return "GPE" if last in ("Beach", "Falls", "Springs", "Heights") else "LOC"
    return "LOC" if words[0] in _BEFORE_LANDFORMS and len(words) > 1 else "GPE"


def find_demonyms(words: list[str], taken: set[int]) -> list[tuple[int, int, str]]:
    """Return NORP spans for demonyms outside the words already taken by names.

    Args:
        words: The sentence.
        taken: Indices of words inside other names.
    """
    found = []
    for index, word in enumerate(words):
        form = word.capitalize() if word.isupper() and len(word) > 4 else word
        if index not in taken and re.sub(r"^(?:non|pro|anti)-", "", form) in DEMONYMS:
            found.append((index, index + 1, "NORP"))
    return found
