"""Reporting verbs: where their speaker and their words stand."""

from claims.attribution.adjuncts import adjunct_end, opening_platform, platform_in
from claims.attribution.borrowed import (
    as_reported,
    carried_cue,
    coordinated_subject,
    quoted_as_saying,
    told_by,
)
from claims.attribution.bounds import clause_before, clause_end, content_before, ends_here, next_quote
from claims.attribution.contents import content_after
from claims.attribution.cues import CARRYING, CUES, Cue, Strength
from claims.attribution.grammar import PREPOSITIONS, RELATIVES
from claims.attribution.hedges import hedged_participle
from claims.attribution.nouns import closes_appositive, is_evidence, noun_phrase_after, subject_before
from claims.attribution.relation import Relation, TokenSpan
from claims.attribution.sentence import Sentence
from claims.attribution.tails import POSTING, Tail, after_cue
from claims.attribution.verb_forms import is_noun, verb_group
from claims.attribution.wordlist import words
from claims.vocabulary import HopAct

MANNER_OF_SPEAKING = Cue("utter", Strength.WEAK, HopAct.ASSERTS, finite=True)
"""Any past form right beside a quotation attributes it: "gasped", "sobbed"."""

POINTING_OUT = Cue("point", Strength.WEAK, HopAct.ASSERTS, finite=True)
"""“Point” is a cue only with “out” behind it, “put” only with “it”."""

_NEVER_INVERTED = frozenset({Strength.SHOWS, Strength.PROMISES, Strength.URGES})
_RELATIVES = RELATIVES | {"that"}
_IS = words("is are was were been")
_GOES_ON = words("whether that why how if")
"""What joins the second half of an interrupted statement: "It was not clear, they said, whether …"."""
_NOBODY = words("nobody none neither no-one noone")
_ON_CONDITION = words("if unless")
_MAY_STAND_ALONE = frozenset({Strength.SAYS, Strength.TELLS, Strength.WEAK})


def beside_quote(sentence: Sentence, index: int) -> bool:
    """Whether a word stands right beside a quotation, as the verb of its speaker does."""
    if sentence.lower[index + 1 : index + 2] == [":"] and sentence.is_quote(index + 2):
        return True
    if sentence.is_quote(index - 1):
        # "“…,” exiled leader Orr posted": a describing form, because a known cue follows.
        return not any(word in CUES for word in sentence.lower[index + 1 : index + 10])
    return sentence.holds_quote(index - 5, index) and ends_here(sentence, index + 1)


def verb_cue(sentence: Sentence, index: int, cue: Cue, found: list[Relation]) -> Relation | None:
    """Return the relation of the reporting verb at `index`, or None when it reports nothing here."""
    borrowed = hedged_participle(sentence, index) or _without_own_subject(sentence, index, cue, found)
    progressive = index > 0 and sentence.lower[index] in CARRYING and sentence.lower[index - 1] in _IS
    if borrowed is not None or not (cue.finite or progressive) or is_noun(sentence, index):
        return borrowed
    if cue.lemma == "ask" and sentence.lower[index + 1 : index + 2] in (["to"], ["not"], ["that"]):
        return None  # "who asked not to be named"
    verb_start, blocked = (index - 1, False) if progressive else verb_group(sentence, index)
    if blocked:
        return told_by(sentence, (verb_start, index + 1), cue)
    inverted = _inverted(sentence, verb_start, index, cue)
    return inverted or _with_subject(sentence, verb_start, index, cue, found)


def _with_subject(
    sentence: Sentence, verb_start: int, index: int, cue: Cue, found: list[Relation]
) -> Relation | None:
    """Return the relation of a verb whose subject stands before it, or with the verb it is joined to."""
    source = subject_before(sentence, verb_start) or coordinated_subject(sentence, verb_start, found)
    if source is None or not _may_show(sentence, index, source, cue) or _says_nothing(sentence, source):
        return None
    after = index + 2 if cue is POINTING_OUT else index + 1
    if source[0] and sentence.lower[source[0] - 1] == "as" and ends_here(sentence, after):
        return as_reported(sentence, (verb_start, after), source, cue)
    return _with_speaker_before(sentence, (verb_start, index + 1), source, cue)


def _says_nothing(sentence: Sentence, source: TokenSpan) -> bool:
    """Whether nobody spoke: "Nobody has said that", "No official said", "If the minister says"."""
    first = sentence.lower[source[0]]
    if first in _NOBODY or (source[0] and sentence.lower[source[0] - 1] in _ON_CONDITION):
        return True
    return first == "no" and source[1] - source[0] > 1 and sentence.lower[source[0] + 1][:1].isalpha()


def _may_show(sentence: Sentence, index: int, source: TokenSpan, cue: Cue) -> bool:
    """Whether a verb of showing has evidence for its subject, or "that" after it."""
    if cue.strength is not Strength.SHOWS:
        return True
    return is_evidence(sentence, source) or sentence.lower[index + 1 : index + 2] == ["that"]


def _without_own_subject(sentence: Sentence, index: int, cue: Cue, found: list[Relation]) -> Relation | None:
    """Return the relation of a cue whose form leaves its speaker to another place."""
    word = sentence.lower[index]
    before = sentence.lower[index - 1] if index else ""
    if word == "saying" and before == "as":
        return quoted_as_saying(sentence, index)
    if before == "as" and sentence.lower[index + 1 : index + 2] == ["by"]:
        return as_reported(sentence, (index, index + 2), noun_phrase_after(sentence, index + 2), cue)
    if not cue.finite and word in CARRYING:
        return carried_cue(sentence, index, cue, found)
    return None


def _with_speaker_before(
    sentence: Sentence, cue_span: TokenSpan, source: TokenSpan, cue: Cue
) -> Relation | None:
    """Return the relation of "Police said …" or of "…, police said"."""
    word = sentence.words[cue_span[1] - 1]
    tail = after_cue(sentence, cue_span[1] - 1, cue)
    platform = tail.platform or opening_platform(sentence, source)
    relation = Relation(cue_span, cue.act, source, [], platform=platform, told=tail.told)
    if platform is not None and tail.platform is None:
        relation.credit = (0, source[0])
    right = _inside_relative(sentence, source, content_after(sentence, tail, cue))
    left = content_before(sentence, source)
    if left is not None and cue.strength is Strength.CALLS and not sentence.holds_quote(*left):
        left = None  # "Her brother, she says, then called the bank"
    if right is not None and _is_right(sentence, tail, left, right):
        if left is not None and sentence.holds_quote(*left):
            relation.content.append(left)
        relation.content.append(right)
        relation.reason = f"“{word}” with its speaker before it"
        return relation
    if left is not None:
        relation.content.append(left)
        relation.reason = f"“{word}” and its speaker after the words"
        return _with_interruption(sentence, relation, tail.start)
    if cue.strength in _MAY_STAND_ALONE and _closes_sentence(sentence, tail.start):
        relation.reason = "a speaker named beside the quotation"
        return relation
    return None


def _inside_relative(sentence: Sentence, source: TokenSpan, right: TokenSpan | None) -> TokenSpan | None:
    """Return the words of a source that a relative clause lets speak, without the verb of the sentence.

    Of "The council, which insists the pier is safe, has closed it" only the pier is safe.
    """
    last = source[1]
    if right is None or sentence.lower[last : last + 1] != [","] or last + 1 >= len(sentence):
        return right
    if sentence.lower[last + 1] not in RELATIVES:
        return right
    for at in range(right[0] + 1, right[1] - 1):
        if sentence.lower[at] == "," and sentence.looks_finite(at + 1):
            return right[0], at
    return right


def _is_right(sentence: Sentence, tail: Tail, left: TokenSpan | None, right: TokenSpan) -> bool:
    """Whether the words after the cue are the content, and those before its speaker are not."""
    if left is None or tail.clause_opened:
        return True
    if sentence.is_quote(left[1] - 1):
        # "“…,” she told us by phone from Vilmar": no second statement without a verb.
        return sentence.holds_quote(*right) or sentence.finite_verb(*right) is not None
    if sentence.finite_verb(*left) is None:
        return True
    # "…, he told me over tea, and": where it was said, no statement.
    return sentence.lower[right[0]] not in PREPOSITIONS and sentence.finite_verb(*right) is not None


def _inverted(sentence: Sentence, verb_start: int, index: int, cue: Cue) -> Relation | None:
    """Return the relation of "…, said Maria Orr, the mayor"."""
    if verb_start != index or index == 0 or cue.strength in _NEVER_INVERTED:
        return None
    quoted = sentence.is_quote(index - 1)
    left = clause_before(sentence, index if quoted else index - 1)
    if left is None or not (quoted or _may_be_inverted(sentence, index, left, cue)):
        return None
    source = noun_phrase_after(sentence, index + 1)
    if source is None:
        return None
    after = adjunct_end(sentence, source[1])
    if not quoted and not ends_here(sentence, after):
        return None
    reason = "cue before its speaker, after the words"
    relation = Relation((index, index + 1), cue.act, source, [left], reason=reason)
    following = next_quote(sentence, after)
    if following is not None:
        relation.content.append(following)
    relation.platform = platform_in(sentence, source[1], after, posting=cue.lemma in POSTING)
    return relation


def _may_be_inverted(sentence: Sentence, index: int, left: TokenSpan, cue: Cue) -> bool:
    """Whether a comma before the cue closes a statement and no remark on its subject."""
    if sentence.lower[index - 1] not in (",", "—", "–", "-") or cue.strength is Strength.CALLS:
        return False
    if sentence.heading:
        return True
    return sentence.finite_verb(*left) is not None and not closes_appositive(sentence, index)


def _closes_sentence(sentence: Sentence, index: int) -> bool:
    """Whether nothing of content follows, so that the words must stand in another sentence."""
    return index >= len(sentence) or sentence.lower[index] in (".", ":", "!", "?")


def _with_interruption(sentence: Sentence, relation: Relation, tail: int) -> Relation:
    """Take in what goes on after the speaker: "The bridge, police said, was unsafe"."""
    if tail >= len(sentence) or sentence.lower[tail] != ",":
        return relation
    following = next_quote(sentence, tail)
    left = relation.content[0]
    if sentence.lower[left[1] - 1] in _RELATIVES and tail + 1 < len(sentence):
        # "files that, their lawyers say, prove it": only the relative clause is theirs.
        relation.content = [(tail + 1, clause_end(sentence, tail + 1))]
        return relation
    if following is not None:
        relation.content.append(following)
    elif sentence.finite_verb(*left) is None and sentence.looks_finite(min(tail + 1, len(sentence) - 1)):
        relation.content = [(left[0], clause_end(sentence, tail + 1))]
    elif sentence.lower[tail + 1 : tail + 2] and sentence.lower[tail + 1] in _GOES_ON:
        relation.content = [(left[0], clause_end(sentence, tail + 2))]
    return relation
