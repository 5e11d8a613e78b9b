"""The language of a page or an article: what it declares, unless its own text plainly says otherwise."""

from __future__ import annotations

import re
from collections import Counter

_TAG = re.compile(r"^([a-z]{2,3})(?:[-_]([a-z0-9]{2,8}))*$", re.IGNORECASE)
_SAMPLE = 1_000  # characters of text looked at
_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~।،؛؟«»“”„’]+")  # \w would split at the vowel signs of Indic scripts
_STOP_WORDS = {
    "en": "the and of to in is that for with was on are this from have not but they which been",
    "de": "der die und das ist nicht mit von den dem ein eine auf für sich auch wird als bei sind",
    "fr": "le la les des et est une dans que pour qui sur pas du par avec ce sont au aux",
    "es": "el la los las que en y una por con para del es su al lo como más pero se",
    "pt": "que não uma os do da para com em dos das ao na no mais por foi também pela são",
    "it": "che di il per una non del della sono con gli nel alla anche dei più si le è da",
    "nl": "de het een van en niet dat met voor zijn op te aan ook naar bij werd door maar wordt",
    "sv": "och att det som en på är av för med den till inte har ett om men var från de",
    "da": "og at det er en på af for med den til ikke har et som der de var fra men blev",
    "no": "og at det er en på av for med den til ikke har et som i fra men ble var etter",
    "pl": "nie się na jest że do to jak od po za przez przy dla oraz tym co są był jego",
    "cs": "že na se je to do pro ale jako byl jsou není které také při podle když aby jeho",
    "tr": "bir ve bu için ile da de çok olarak daha olan sonra gibi kadar ancak ise var değil göre her",
    "id": "yang dan di dari untuk dengan ini pada tidak dalam akan itu oleh juga kepada adalah telah saat tersebut",
    "ro": "și în de la cu pe nu care este din un mai pentru au sunt fost prin dar această după",
    "hu": "az és hogy nem egy is volt meg csak már még mint ha azt ez kell pedig után szerint",
    "fi": "ja on ei että oli se hän kun mutta myös ovat joka mukaan ole kuin sen olla jo tai",
    "ru": "и в не на что с он как это по но из за его для то от был мы",
    "uk": "і в не на що з як та це до за його для від але був про під або",
    "bg": "и на да се за от че не са по към ще при това който като след през бе той",
    "ar": "في من على أن إلى التي عن مع هذا الذي ما لا بعد كما كان هذه قد بين أو",
    "fa": "و در به از که این را با است برای آن یک خود تا بر هم شد نیز می",
    "ur": "کے کی میں اور سے کا کو ہے نے پر کہ یہ ہیں بھی اس تھا گیا کر",
    "hi": "के की में और से का को है ने पर कि यह हैं भी इस था एक नहीं लिए कर",
    "mr": "आणि आहे या ते हे की च्या आहेत होते केले मध्ये नाही",
}
_LANGUAGES = frozenset(_STOP_WORDS)
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _STOP_WORDS.items():
    for _each in _words.split():
        _LANGUAGES_OF.setdefault(_each, []).append(_language)
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("gu", re.compile("[\u0a80-\u0aff]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
)


# Letters that no other of the languages above has in its script.
_LETTERS = (
    ("ru", re.compile("[ыэёЫЭЁ]")),
    ("uk", re.compile("[їєґЇЄҐ]")),
    ("ar", re.compile("[ةىإكي]")),
    ("fa", re.compile("[ژ\u200c]|ی(?!ں)")),
    ("ur", re.compile("[ٹڈڑےں]")),
    ("mr", re.compile("ळ")),
    ("tr", re.compile("[ğıİĞ]")),
    ("pl", re.compile("[łŁ]")),
    ("ro", re.compile("[țșȚȘ]")),
    ("cs", re.compile("[řěŘĚ]")),
    ("hu", re.compile("[őűŐŰ]")),
)
_MOST_LETTERS = 8
"""Hits that letters may count for: a name in a foreign spelling is no foreign text."""


def tag_of(value: str | None) -> str | None:
    """Return a declared language as a tag with a hyphen (`pt-BR`), or None where it is none."""
    match = _TAG.match(value.strip()) if value else None
    if match is None or match[1].lower() in {"und", "mul", "xx"}:
        return None
    return match[0].replace("_", "-")


def language_of(text: str, declared: str | None = None) -> str | None:
    """Return the language of a text as a two- or three-letter code.

    `declared` is the tag that the page gives. It stands unless another language's words or script are plainly there:
    many themes say `en` whatever they are filled with. A text that says nothing either way leaves it at `declared`.
    """
    own = declared.split("-")[0].lower() if declared else None
    sample = text[:_SAMPLE]
    if not sample.isascii():
        found = _by_script(sample)
        if found is not None:
            return own if own in _SHARING.get(found, (found,)) else found
    words = _WORD.findall(sample.lower())
    scores = Counter(language for word in words for language in _LANGUAGES_OF.get(word, ()))
    if not sample.isascii():
        scores.update({language: min(len(letters.findall(sample)), _MOST_LETTERS) for language, letters in _LETTERS})
    best, hits = scores.most_common(1)[0] if scores else ("", 0)
    if own is None:
        others = max((score for language, score in scores.items() if language != best), default=0)
        return best if hits >= 5 and hits > 1.2 * others else None
    if own == best or (own in {"nb", "nn"} and best in {"no", "da"}):
        return own
    if own not in _LANGUAGES:
        return best if hits >= 12 and hits >= 0.2 * len(words) else own
    return best if hits >= 8 and hits > 2.5 * scores[own] else own


def order_of_days(language: str | None) -> str | None:
    """Return the language whose order of day and month holds for a text that only its words say is in `language`.

    None for English: nothing tells an American text from a British one.
    """
    return None if language == "en" else language


_SHARING = {"zh": ("zh", "ja", "yue", "wuu"), "bn": ("bn", "as"), "ja": ("ja",), "he": ("he", "iw", "yi")}


def _by_script(sample: str) -> str | None:
    """The language whose own script at least a fifth of the letters is in; None for shared scripts."""
    letters = sum(map(str.isalpha, sample)) or 1
    for language, script in _SCRIPTS:
        least = 0.03 if language == "ja" else 0.2
        if len(script.findall(sample)) > least * letters:
            return language
    return None
