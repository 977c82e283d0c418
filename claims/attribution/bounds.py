"""Where clauses begin and end inside a sentence."""

from claims.attribution import cues, grammar
from claims.attribution.cues import CUES, Strength
from claims.attribution.relation import TokenSpan
from claims.attribution.sentence import Sentence
from claims.attribution.wordlist import words

CLOSERS = frozenset(".!?;:—–()…")
_INSERTING = {"(": ")", "—": "—", "–": "–"}
_CLAUSE_ENDS = CLOSERS | {",", "according", "and", "but"}
_STOPS = frozenset(";—–.?!")
_LONGEST_INSERTION = 25
_COMPARATORS = frozenset(
    {("at", "least"), ("at", "most"), ("up", "to")} | {(word, "than") for word in ("more", "fewer", "less")}
)
_APPROXIMATELY = words("around about over under nearly almost roughly some")
_SHORTEST_COUNTED = 4
_SUBJECTS = words("he she they it we i")
OPENING_ADVERBS = words(
    "however meanwhile still moreover furthermore nevertheless nonetheless instead thus therefore "
    "indeed afterwards separately earlier later also well now so"
)


def clause_end(sentence: Sentence, start: int) -> int:
    """Return where the clause that begins at `start` ends: before a contrast, a comment, another speaker."""
    lower = sentence.lower
    opened = _in_opening_clause(sentence, start)
    resumes = 0
    for at in range(start, len(sentence)):
        word = lower[at]
        if word not in _CLAUSE_ENDS or at < resumes:
            continue
        if word in _INSERTING and at > start:
            resumes = _after_insertion(sentence, at)
            if resumes:
                continue
        if opened and word == "," and _main_clause_at(sentence, at + 1):
            return at
        if word in CLOSERS and (at > start or word != ":"):
            return at
        if word == "according" and lower[at + 1 : at + 2] == ["to"]:
            return at - 1 if at and lower[at - 1] == "," else at
        if word == "," and at + 1 < len(sentence) and _ends_clause(sentence, at + 1):
            return at
        if word in ("and", "but") and at > start and is_finite_cue(sentence, at + 1):
            return at
    return len(sentence)


def _after_insertion(sentence: Sentence, opening: int) -> int:
    """Return where a clause goes on after "(SNC)" or "— all of them new —"; 0 when it does not."""
    closing = _INSERTING[sentence.lower[opening]]
    for at in range(opening + 1, min(opening + _LONGEST_INSERTION, len(sentence))):
        if sentence.lower[at] == closing:
            return at + 1
        if sentence.is_quote(at):
            break
    return 0


def _in_opening_clause(sentence: Sentence, index: int) -> bool:
    """Whether a token stands in the clause that a conjunction opens the sentence with ("When … , she")."""
    first = sentence.lower[0]
    return first in grammar.SUBORDINATORS and "," not in sentence.lower[1:index]


def _main_clause_at(sentence: Sentence, index: int) -> bool:
    """Whether a pronoun with its verb follows a comma."""
    return (
        index + 1 < len(sentence)
        and sentence.lower[index] in _SUBJECTS
        and (sentence.looks_finite(index + 1) or sentence.lower[index + 1] in CUES)
    )


def _ends_clause(sentence: Sentence, index: int) -> bool:
    """Whether the word after a comma begins something the clause no longer holds."""
    lower = sentence.lower
    word = lower[index]
    if word in grammar.CONTRASTS or word in grammar.COMMENT_PARTICIPLES or word in cues.CITING:
        return True
    if word in cues.CARRYING or (word == "and" and lower[index + 1 : index + 2] == ["adding"]):
        return True
    if word == "even" and lower[index + 1 : index + 2] in (["though"], ["as"], ["if"]):
        return True
    if _closing_speaker(sentence, index):
        return True
    return word == "and" and (_has_own_cue(sentence, index + 1) or is_finite_cue(sentence, index + 1))


def _closing_speaker(sentence: Sentence, index: int) -> bool:
    """Whether "…, the ministry said" closes the sentence from `index` on."""
    if sentence.lower[index] in grammar.RELATIVES:
        return False  # "…, who is thought to": an aside, and no speaker
    for at in range(index + 1, min(index + 9, len(sentence))):
        word = sentence.lower[at]
        if not word[:1].isalnum() or sentence.is_quote(at):
            return False
        cue = None if sentence.capital(at) else CUES.get(word)  # "the Financial Post": a name
        if cue is not None and sentence.lower[at - 1] in grammar.BE:
            return False  # "…, at a mill, was thought to have …": no speaker
        if cue is not None and cue.finite and cue.strength not in (Strength.CALLS, Strength.URGES):
            after = at + 1
            while cue.strength is Strength.TELLS and after < len(sentence) and sentence.capital(after):
                after += 1  # "…, she told Radio Quay."
            return ends_here(sentence, after) or sentence.lower[after] in grammar.AFTER_PHRASE
    return False


def is_finite_cue(sentence: Sentence, index: int) -> bool:
    """Whether a verb of saying stands at `index` in a form that has a subject."""
    cue = CUES.get(sentence.lower[index]) if index < len(sentence) else None
    return (
        cue is not None
        and cue.finite
        and cue.strength in (Strength.SAYS, Strength.TELLS)
        and (sentence.lower[index] != cue.lemma)
    )


def _has_own_cue(sentence: Sentence, index: int) -> bool:
    """Whether a new speaker follows within a few words ("…, and police said")."""
    for at in range(index, min(index + 8, len(sentence))):
        cue = CUES.get(sentence.lower[at])
        if (
            cue is not None
            and cue.finite
            and at > index
            and cue.lemma in ("say", "tell", "warn", "add", "insist")
        ):
            return True
        if sentence.lower[at] in CLOSERS or sentence.lower[at] == ",":
            return False
    return False


def clause_start(sentence: Sentence, index: int) -> int:
    """Return where the clause holding `index` begins; a comma directly before it begins one."""
    if index and sentence.lower[index - 1] == ",":
        return index
    at = index
    while at and not (
        sentence.lower[at - 1] in CLOSERS
        or (sentence.lower[at - 1] in ("and", "but", "while") and at > 1 and sentence.lower[at - 2] == ",")
    ):
        at -= 1
    return past_opening(sentence, at, index)


def clause_before(sentence: Sentence, end: int) -> TokenSpan | None:
    """Return the clause that ends before `end`, without an opening "However,"."""
    if end <= 0:
        return None
    lower = sentence.lower
    last = end
    while last and lower[last - 1] == ",":
        last -= 1
    at = last
    while at and lower[at - 1] not in _STOPS:
        at -= 1
    start = past_opening(sentence, at, last)
    return (start, last) if start < last else None


def past_opening(sentence: Sentence, start: int, limit: int) -> int:
    """Return where a clause begins after "But" or "However,"."""
    while start < limit and sentence.lower[start] in ("but", "and", "yet", ",", "so"):
        start += 1
    if start + 1 < limit and sentence.lower[start] in OPENING_ADVERBS and sentence.lower[start + 1] == ",":
        start += 2
    return start


def is_adverbial(sentence: Sentence, span: TokenSpan) -> bool:
    """Whether a phrase before a comma only sets the scene ("On Monday", "Asked about the fire")."""
    start, end = span
    first = sentence.lower[start]
    if sentence.holds_quote(start, end) or _counts_subject(sentence, span):
        return False
    has_comma = "," in sentence.lower[start:end]
    if first in grammar.SUBORDINATORS or first in (
        "as",
        "asked",
        "speaking",
        "writing",
        "talking",
        "responding",
    ):
        return not has_comma
    if (
        first in grammar.PREPOSITIONS
        or first in grammar.TIME_WORDS
        or first.endswith("ing")
        or sentence.is_adverb(start)
        or first in ("last", "next", "this", "however")
    ):
        verb = sentence.finite_verb(start, end)
        return verb is None or _describes_statement(sentence, verb, end)
    return False


def _counts_subject(sentence: Sentence, span: TokenSpan) -> bool:
    """Whether a phrase opens with a count of who did it ("Around 60 people live there")."""
    start, end = span
    comparator = comparator_at(sentence, start)
    counted = start + comparator
    if not comparator or end - counted < _SHORTEST_COUNTED or not sentence.lower[counted][:1].isdigit():
        return False
    return sentence.lower[counted + 1] not in grammar.ADJUNCT_HEADS


def comparator_at(sentence: Sentence, start: int) -> int:
    """Return how many words of "at least", "more than" or "around" begin at `start`."""
    lower = sentence.lower
    if (lower[start], *lower[start + 1 : start + 2]) in _COMPARATORS:
        return 2
    return 1 if lower[start] in _APPROXIMATELY else 0


def _describes_statement(sentence: Sentence, verb: int, end: int) -> bool:
    """Whether a form tells where a statement was made, and is no verb of its own ("a statement read to")."""
    return (
        sentence.lower[verb - 1] in grammar.STATEMENTS
        and verb + 1 < end
        and sentence.lower[verb + 1] in grammar.PREPOSITIONS
    )


def next_quote(sentence: Sentence, index: int) -> TokenSpan | None:
    """Return the quotation that goes on after a speaker, across one mark or "and"."""
    for at in (index, index + 1, index + 2):
        if sentence.is_quote(at):
            return at, at + 1
        if at < len(sentence) and sentence.lower[at] not in (",", ".", ":", "and", "—", "–", "but"):
            return None
    return None


def ends_here(sentence: Sentence, index: int) -> bool:
    """Whether the token at `index` closes a phrase, or none is left."""
    return index >= len(sentence) or sentence.lower[index] in (".", ",", ";", "?", "!", "—", "–", ")")


def content_before(sentence: Sentence, source: TokenSpan) -> TokenSpan | None:
    """Return the clause that a postposed speaker closes: the words before "…, police said"."""
    before = source[0] - 1
    if before < 0:
        return None
    if sentence.is_quote(before):
        return clause_before(sentence, before + 1)
    if sentence.lower[before] not in (",", "—", "–", "-"):
        return None
    left = clause_before(sentence, before)
    if left is None or left[1] - left[0] < 2 or is_adverbial(sentence, left):
        return None
    return left
