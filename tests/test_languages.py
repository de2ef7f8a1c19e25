"""The language of composed texts, long and short, with true, false and no hints."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osce_scraper.languages import detect

TEXTS = {
    "en": "Participants from five municipalities discussed how local police can respond to domestic violence.",
    "de": "Die Teilnehmer der Tagung sprachen über die Lage der Medien und den Schutz von Journalisten.",
    "fr": "Les participants ont discuté de la liberté des médias et de la sécurité des journalistes.",
    "it": "I partecipanti hanno discusso della libertà dei media e della sicurezza dei giornalisti.",
    "es": "Los participantes hablaron sobre la libertad de los medios y la seguridad de los periodistas.",
    "pt": "Os participantes falaram sobre a liberdade da imprensa e a segurança dos jornalistas na região.",
    "ro": "Participanții au discutat despre libertatea presei și siguranța jurnaliștilor din regiune.",
    "sq": "Pjesëmarrësit diskutuan për lirinë e medias dhe sigurinë e gazetarëve në rajon.",
    "pl": "Uczestnicy rozmawiali o wolności mediów i bezpieczeństwie dziennikarzy w regionie.",
    "hu": "A résztvevők a sajtó szabadságáról és az újságírók biztonságáról beszéltek.",
    "tr": "Katılımcılar basın özgürlüğü ve gazetecilerin güvenliği için yapılan çalışmaları görüştü.",
    "az": "İştirakçılar medianın azadlığı və jurnalistlərin təhlükəsizliyi üçün görülən işləri müzakirə ediblər.",
    "tk": "Gatnaşyjylar metbugatyň erkinligi we žurnalistleriň howpsuzlygy barada gürleşdiler.",
    "uz": "Ishtirokchilar matbuot erkinligi va jurnalistlar xavfsizligi uchun qilingan ishlarni muhokama qildilar.",
    "ru": "Участники обсудили свободу средств массовой информации и безопасность журналистов в регионе.",
    "uk": "Учасники обговорили свободу засобів масової інформації та безпеку журналістів у регіоні.",
    "be": "Удзельнікі абмеркавалі свабоду сродкаў масавай інфармацыі і бяспеку журналістаў у рэгіёне.",
    "bg": "Участниците обсъдиха свободата на медиите и безопасността на журналистите в региона.",
    "mk": "Учесниците разговараа за слободата на медиумите и безбедноста на новинарите во регионот.",
    "kk": "Қатысушылар баспасөз бостандығы мен журналистердің қауіпсіздігі туралы сөйлесті.",
    "ky": "Катышуучулар басма сөз эркиндиги жана журналисттердин коопсуздугу тууралуу сүйлөштү.",
    "tg": "Иштирокчиён дар бораи озодии матбуот ва бехатарии рӯзноманигорон суҳбат карданд.",
    "mn": "Оролцогчид хэвлэлийн эрх чөлөө болон сэтгүүлчдийн аюулгүй байдлын тухай ярилцав.",
    "hy": "Մասնակիցները քննարկեցին մամուլի ազատությունը և լրագրողների անվտանգությունը։",
    "ka": "მონაწილეებმა განიხილეს პრესის თავისუფლება და ჟურნალისტების უსაფრთხოება.",
    "el": "Οι συμμετέχοντες συζήτησαν για την ελευθερία του τύπου.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_one_sentence_is_enough_whatever_the_hint(language: str) -> None:
    for hint in (None, language, "en", "ru", "sq", "qqx"):
        assert detect(TEXTS[language], hint) == language


@pytest.mark.parametrize(
    "text",
    [
        "Učesnici su razgovarali o slobodi medija i bezbednosti novinara, a posle toga i o tome gde se krše prava.",
        "Учесници су разговарали о слободи медија и безбедности новинара у региону.",
    ],
    ids=["latin", "cyrillic"],
)
def test_serbian_in_both_scripts(text: str) -> None:
    assert detect(text) == "sr"
    assert detect(text, "bs") == "sr"


def test_bosnian_by_its_words_or_by_the_hint() -> None:
    assert detect("Nakon sastanka također su obišli mjesta gdje prije nije bilo škole, tokom posjete.") == "bs"
    same_in_both = "Sastanak je otvorio ministar koji je govorio o slobodi medija."
    assert (detect(same_in_both, "bs"), detect(same_in_both, "sr"), detect(same_in_both)) == ("bs", "sr", "sr")


def test_uzbek_in_cyrillic() -> None:
    assert detect("Иштирокчилар матбуот эркинлиги ва журналистлар хавфсизлиги ҳақида суҳбатлашдилар.") == "uz"


def test_english_under_a_foreign_path_is_english() -> None:
    assert detect(TEXTS["en"], "ru") == "en"
    assert detect("OSCE opens new office in the north", "it") == "en"


@pytest.mark.parametrize("text", ["", " \n", "2025", "—", "1,234.5 %", "😀", "שלום לכולם"])
def test_what_has_no_known_letters_tells_nothing(text: str) -> None:
    assert detect(text) == "und"
    assert detect(text, "ru") == "und"


def test_a_name_alone_is_left_to_the_hint() -> None:
    assert detect("Terhi Hakala") == "und"
    assert detect("Terhi Hakala", "de") == "de"
    assert detect("Terhi Hakala", "ru") == "und"  # not its script


def test_names_of_other_languages_in_an_english_text() -> None:
    text = "The mayors of Goražde, Čapljina, Đakovica and Şanlıurfa met in the office of the Żurek family in Łódź."
    assert detect(text) == "en"


def test_an_english_abbreviation_in_a_russian_text() -> None:
    assert detect("Сотрудники OSCE, ODIHR и UNDP посетили школу в Оше") == "ru"


def test_capitals_do_not_matter() -> None:
    assert detect(TEXTS["de"].upper()) == "de"
    assert detect(TEXTS["uk"].upper()) == "uk"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert detect(TEXTS["ru"] * 100 + TEXTS["en"] * 100_000) == "ru"


@given(st.text(max_size=200), st.sampled_from([None, "en", "ru", "sr", "qqx"]))
def test_any_text_gets_a_code(text: str, hint: str | None) -> None:
    assert re.fullmatch("[a-z]{2,3}", detect(text, hint))
