"""The verb of a cue: whether it is one, and where its auxiliaries begin."""

from claims.attribution import grammar
from claims.attribution.bounds import clause_start
from claims.attribution.cues import CUES, REJECTING
from claims.attribution.sentence import Sentence
from claims.attribution.wordlist import words

_BEFORE_NOUNS = grammar.DETERMINERS - words("that all both some many several most few each")
_AUXILIARIES = grammar.BE | grammar.HAVE | grammar.MODALS
_OF = words("warns warned complains complained boasts boasted")
"""Forms that no noun shares, and that may speak "of" something."""
_TIME_UNITS = words(
    "seconds moments minute minutes hour hours day days week weeks month months year years moment"
)
_BESIDE_UNITS = words("earlier later before afterwards ago")
_PLURAL = words("they we i you police people who also both media men women many some others ,")


def is_noun(sentence: Sentence, index: int) -> bool:
    """Whether a word that could be a cue is a noun here ("the report said", "a claim of")."""
    before = sentence.lower[index - 1] if index else ""
    following = sentence.lower[index + 1] if index + 1 < len(sentence) else ""
    if _used_to(sentence, index):
        return False
    if before in _BEFORE_NOUNS or before in REJECTING or before.endswith(("’s", "'s")):
        return True
    # "Hand Across said": a name ends in a preposition.
    named = index > 0 and sentence.capital(index - 1)
    if not named and (before in grammar.PREPOSITIONS or before == "to"):
        return True
    word = sentence.lower[index]
    if word.endswith("s") and word != "says" and following in _AUXILIARIES:
        return True  # "four other states have": a verb takes no second verb right behind it
    if _is_base_form(word) and (
        not _has_plural_subject(sentence, index) or (following in CUES and CUES[following].finite)
    ):
        return True
    return (following == "of" and word not in _OF) or (
        index == 0 and following != "," and sentence.lower[index] not in ("said", "says")
    )


def _is_base_form(word: str) -> bool:
    return word in CUES and word == CUES[word].lemma and word != "say"


def _used_to(sentence: Sentence, index: int) -> bool:
    return index > 1 and sentence.lower[index - 1] == "to" and sentence.lower[index - 2] == "used"


def _is_plural_subject(word: str) -> bool:
    return word in _PLURAL or (word.endswith("s") and not word.endswith("ss"))


def _has_plural_subject(sentence: Sentence, index: int) -> bool:
    """Whether a base form has a plural subject: right before it, or at the head of its clause."""
    if _is_plural_subject(sentence.lower[index - 1] if index else ""):
        return not sentence.looks_finite(index - 1)
    farthest = 10 if sentence.lower[index + 1 : index + 2] == ["that"] else 5
    start = clause_start(sentence, index)
    before = range(max(start, index - farthest), index)
    if index - start > farthest or any(
        sentence.looks_finite(at) or sentence.lower[at].endswith("ing") for at in before
    ):
        return False
    return any(_is_plural_subject(sentence.lower[at]) for at in before)


def _counts(sentence: Sentence, index: int) -> bool:
    """Whether a token counts the hours of "two hours earlier"."""
    word = sentence.lower[index]
    return word in grammar.QUANTIFIERS or word in ("a", "an", "one", "just", "few") or word.isdigit()


def verb_group(sentence: Sentence, index: int) -> tuple[int, bool]:
    """Return where the verb group of a cue begins, and whether it attributes nothing ("did not say")."""
    start = index
    blocked = False
    while start:
        word = sentence.lower[start - 1]
        if _used_to(sentence, start):
            return start - 2, False
        if word in grammar.NEGATIONS or word in grammar.MODALS or word in ("to", "did", "do", "does"):
            blocked = blocked or sentence.lower[index] not in ("deny", "denied")
        elif word in grammar.BE:
            blocked = True
        elif word in _TIME_UNITS and sentence.lower[start] in _BESIDE_UNITS:
            start -= start > 1 and _counts(sentence, start - 2)
        elif word in grammar.WEEKDAYS and start >= 2 and sentence.lower[start - 2] == "on":
            start -= 1
        elif not (word in grammar.HAVE or word in grammar.TIME_WORDS or sentence.is_adverb(start - 1)):
            break
        start -= 1
    return start, blocked
