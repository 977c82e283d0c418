"""What a cue attributes: the words after it that are content."""

from claims.attribution import grammar
from claims.attribution.bounds import CLOSERS, clause_end
from claims.attribution.cues import CUES, Cue, Strength
from claims.attribution.relation import TokenSpan
from claims.attribution.sentence import Sentence
from claims.attribution.tails import Tail
from claims.attribution.verb_forms import is_noun
from claims.attribution.wordlist import words

_NEVER_FIRST = CLOSERS | {",", "and", "or"}
_POINTING = grammar.PRONOUNS | grammar.DETERMINERS
_CLAUSE_SUBJECTS = words("he she they it we i there")
_STANDS_ALONE = words("say tell insist argue allege believe warn")
_QUESTION_WORDS = words("what how if when")
_TO = words("to")
_URGES_TO = {"accuse": words("of"), "blame": words("for on")}
"""What joins the person and the deed, where it is not "to"."""
_TAKES_NOUN = words("deny expect predict forecast allege")
_ABOUT = words("of about")
_SPEAKS_OF = words("warn complain boast")
"""Verbs whose words are put as a noun: "warned of floods"."""
_ARTICLES = words("a an")
_AS = words(
    "describe dismiss reject condemn denounce brand label criticise criticize hail characterise characterize"
)
"""Verbs that call something by what follows "as"."""
_TO_FOLLOWS = words("claim deny admit expect hope agree vow pledge promise threaten")


def content_after(sentence: Sentence, tail: Tail, cue: Cue) -> TokenSpan | None:
    """Return the words after a cue that it attributes, or None when what follows is something else."""
    start = tail.start
    if start >= len(sentence) or sentence.lower[start] in _NEVER_FIRST:
        return None
    span = (start, clause_end(sentence, start))
    return span if span[1] > start and _is_content(sentence, tail, span, cue) else None


def _is_content(sentence: Sentence, tail: Tail, span: TokenSpan, cue: Cue) -> bool:
    start, end = span
    first = sentence.lower[start]
    if sentence.is_quote(start):
        return True
    if cue.strength is Strength.CALLS:
        return _names_something(sentence, span, cue)
    if first in _ABOUT and cue.lemma in _SPEAKS_OF:
        return end - start >= 3
    if first in grammar.CONJUNCTIONS and first not in _QUESTION_WORDS:
        return tail.clause_opened
    if tail.clause_opened or first != "to":
        return end - start >= 2 if tail.clause_opened else _fits_verb(sentence, tail, span, cue)
    takes_infinitive = cue.strength is Strength.PROMISES or cue.lemma in _TO_FOLLOWS
    # "Agreed to a truce" tells what was agreed to, "agreed to stop" what.
    return takes_infinitive and end - start >= 3 and sentence.lower[start + 1] not in _POINTING


def _names_something(sentence: Sentence, span: TokenSpan, cue: Cue) -> bool:
    """Whether words say what something is called: in a quotation, after "as", or as "the plan a sham"."""
    start, end = span
    inside = sentence.lower[start + 1 : end - 1]
    if cue.lemma in _AS and "as" in inside:
        return True
    if cue.lemma == "call" and not _ARTICLES.isdisjoint(inside):
        return sentence.capital(start) or sentence.lower[start] in grammar.DETERMINERS
    return any(start < at < end for at in (*sentence.quotes, *sentence.short_quotes))


def _fits_verb(sentence: Sentence, tail: Tail, span: TokenSpan, cue: Cue) -> bool:
    """Whether the words are what this kind of verb takes without "that" or a quotation."""
    start, end = span
    match cue.strength:
        case Strength.URGES:
            return sentence.holds_quote(*span) or not _URGES_TO.get(cue.lemma, _TO).isdisjoint(
                sentence.lower[start + 1 : end]
            )
        case Strength.SHOWS:
            counts = sentence.lower[start : start + 2] == ["at", "least"]
            return end - start >= 3 and (counts or sentence.lower[start] not in grammar.PREPOSITIONS)
        case Strength.TELLS if cue.lemma != "warn" and not tail.addressed:
            return sentence.lower[start] == "how"
        case _:
            return _is_statement(sentence, start, end, cue)


def _is_statement(sentence: Sentence, start: int, end: int, cue: Cue) -> bool:
    """Whether the words read as a clause of their own."""
    limit = next((at for at in range(start + 1, end) if opens_clause(sentence, at)), end)
    verb = sentence.finite_verb(start + 1, limit)
    if cue.lemma in ("publish", "post") and any(
        _is_speaking_verb(sentence, at) for at in range(start, verb or end)
    ):
        return False
    if verb is not None or (sentence.lower[start] in _CLAUSE_SUBJECTS and end - start >= 2):
        return True
    if cue.lemma in ("report", "confirm", "announce"):
        # "Police confirm two arrests": a count is a statement, "announced the decision" is none.
        return sentence.lower[start] in grammar.QUANTIFIERS or sentence.lower[start].isdigit()
    if cue.lemma in _TAKES_NOUN:
        pointing = end - start == 1 and sentence.lower[start] in _POINTING
        return not pointing and sentence.lower[start] not in grammar.PREPOSITIONS
    if cue.lemma not in _STANDS_ALONE or (end - start < 3 and not sentence.holds_quote(start, end)):
        return False
    return sentence.lower[start] not in grammar.PREPOSITIONS and not sentence.lower[start].endswith("ing")


def opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether the token begins a subordinate clause."""
    word = sentence.lower[at]
    if word in ("after", "before", "since", "following", "until"):
        return True
    return word in grammar.CONJUNCTIONS and word not in ("and", "or")


def _is_speaking_verb(sentence: Sentence, at: int) -> bool:
    word = sentence.lower[at]
    return word in CUES and word.endswith("s") and CUES[word].finite and not is_noun(sentence, at)
