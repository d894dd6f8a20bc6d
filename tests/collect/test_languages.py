import pytest

from situate.collect.languages import detect_language, normalise_language

SENTENCES = [
    ("en", "Rebels seized Karm on Friday."),
    ("en", "THE ARMY SAID THAT IT HAD RETAKEN THE TOWN AFTER HEAVY FIGHTING WITH THE GUERRILLAS"),
    ("fr", "L'armée a repris la ville de Karm vendredi, selon le ministère."),
    ("es", "El ejército tomó la ciudad de Karm el viernes, según el ministerio de Defensa."),
    ("de", "Die Armee hat am Freitag die Stadt Karm eingenommen."),
    ("pt", "O exército tomou a cidade de Karm na sexta-feira, segundo o ministério da Defesa."),
    ("it", "L'esercito ha preso la città di Karm venerdì, secondo il ministero della Difesa."),
    ("tr", "Ordu cuma günü Karm kentini ele geçirdi ve bakanlık bir açıklama yaptı."),
    ("ar", "قال الجيش إن قواته استعادت المدينة يوم الجمعة"),
    ("fa", "ارتش روز جمعه شهر را بازپس گرفت و نیروهای دولتی گفتند که"),
    ("ru", "Армия заняла город в пятницу, сообщило министерство"),
    ("uk", "Армія зайняла місто в п’ятницу, повідомило міністерство оборони"),
    ("zh", "军队周五宣布已经夺回该城市的控制权并且继续推进"),
    ("he", "הצבא הודיע ביום שישי כי כבש את העיר"),
]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_a_sentence_tells_its_language(language, sentence):
    assert detect_language(sentence) == language


@pytest.mark.parametrize("text", ["", "Karm", "12 34 56", "Karm - Tamra - Homs", "???"])
def test_what_is_too_short_to_tell_is_unknown(text):
    assert detect_language(text) is None


def test_english_with_many_foreign_names_stays_english():
    text = (
        "The Ejército de Liberación Nacional said that its commander in San José de Apartadó had "
        "been killed near the Río de la Plata bridge, and Radio Caracol reported two more deaths."
    )
    assert detect_language(text) == "en"


def test_language_tags_become_two_letters():
    assert normalise_language("en-US") == "en"
    assert normalise_language("ara") == "ar"
    assert normalise_language("EN_gb") == "en"
    assert normalise_language("und") is None
    assert normalise_language("x-klingon") is None
