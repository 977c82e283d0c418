"""From a captured text to suggested claims, each with the chain of who says so."""

import string
from dataclasses import dataclass, field
from datetime import date

from claims.attribution.assembly import finished
from claims.attribution.clauses import Part, Piece, split_content, split_sentence, without_tail
from claims.attribution.credits import cited_afterwards
from claims.attribution.datelines import dateline
from claims.attribution.drafts import Draft
from claims.attribution.grammar import RELATIVES
from claims.attribution.naming import NameIndex
from claims.attribution.nesting import nest
from claims.attribution.parsing.merging import merged
from claims.attribution.parsing.model import Parser
from claims.attribution.parsing.passages import Parsed, parsed
from claims.attribution.parsing.tree import Tree
from claims.attribution.quotations import Quotation, quotations
from claims.attribution.relation import Relation, TokenSpan
from claims.attribution.relations import relations
from claims.attribution.sentence import Sentence, framed
from claims.attribution.speakers import NOBODY, Speaker, Speakers
from claims.attribution.support import link
from claims.model.chains import Hedge, Hop, Suggestion
from claims.text.sentences import Paragraph, paragraphs, sentences
from claims.text.tokens import Tokens, tokenize
from claims.vocabulary import SuggestionKind

_SHORTEST_QUOTED_WORDS = 3
_OPENING_MARKS = {"”": "“", "»": "«", '"': '"'}
_EDGES = (
    string.whitespace
    + "\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000,;:.—–"
    + "".join(map(chr, range(0x2000, 0x200B)))
)


@dataclass(slots=True)
class _Reading:
    """What is known while a text is read from top to bottom."""

    text: str
    outlet: str
    tokens: Tokens
    speakers: Speakers
    drafts: list[Draft] = field(default_factory=list)
    pending: list[Sentence] = field(default_factory=list)
    speaker: Speaker | None = None
    carried: Speaker | None = None
    parsed: Parsed = field(default_factory=dict)


def suggest(
    text: str, *, outlet: str, published_on: date | None = None, parser: Parser | None = None
) -> tuple[Suggestion, ...]:
    """Return the checkable statements of `text` in its order, with chains from `outlet` to the origin.

    Time and memory grow linearly with the text. Offsets are code points; `text[start:end]` is the
    suggestion's own text. `published_on` is the day against which "Tuesday" and "last week" are read.
    With a `parser` the grammar of the first sentences that attribute is read beside the rules.
    """
    names = NameIndex(text)
    found = paragraphs(text)
    tokens = tokenize(text)
    reading = _Reading(text, outlet, tokens, Speakers(text, outlet, names))
    if parser is not None:
        reading.parsed = parsed(text, tokens, found, parser)
    for number, paragraph in enumerate(found):
        _read_paragraph(reading, paragraph, number)
    link(reading.drafts, text)
    return finished(text, reading.drafts, names, outlet, published_on)


def _read_paragraph(reading: _Reading, paragraph: Paragraph, number: int) -> None:
    quoted = quotations(reading.text, paragraph.start, paragraph.end)
    reading.carried = None if paragraph.heading else reading.speaker
    if quoted and not paragraph.heading:
        reading.speaker = None
    at = 0
    first_draft = len(reading.drafts)
    agency: Hop | None = None
    for begin, end in paragraph.sentences:
        start = begin
        if begin == paragraph.start:
            front = dateline(reading.text, begin, end, reading.outlet)
            start, agency = front.end, front.agency
        while at < len(quoted) and quoted[at].end <= start:
            at += 1
        stop = at
        while stop < len(quoted) and quoted[stop].start < end:
            stop += 1
        sentence = framed(reading.tokens, quoted[at:stop], start, end)
        sentence.paragraph = number
        sentence.heading = paragraph.heading
        if len(sentence):
            _read_sentence(reading, sentence, reading.parsed.get(begin))
    _settle(reading, reading.carried, carried=True)
    if agency is not None:
        _behind(agency, reading.drafts[first_draft:])


def _behind(agency: Hop, drafts: list[Draft]) -> None:
    """Put the agency that a dateline names between the outlet and whoever speaks, in place."""
    for draft in drafts:
        if all(hop.actor != agency.actor for hop in draft.hops):
            if not draft.attributed and draft.kind is SuggestionKind.UNATTRIBUTED:
                draft.kind = SuggestionKind.INDIRECT
                draft.reason = "the agency in the dateline"
            draft.hops = (agency, *draft.hops)


def _read_sentence(reading: _Reading, sentence: Sentence, tree: Tree | None) -> None:
    ruled = relations(sentence)
    found = nest(sentence, ruled if tree is None else merged(sentence, ruled, tree))
    covered: list[TokenSpan] = []
    for relation in found:
        speaker = reading.speakers.of(sentence, relation)
        covered += [relation.cue, *relation.content]
        covered += (
            [relation.source] if relation.source is not None and not _leads_on(sentence, relation) else []
        )
        covered += relation.further
        covered += [relation.credit] if relation.credit is not None else []
        first = len(reading.drafts)
        for span in _without_fragment(reading.text, sentence, relation.content):
            _add_content(reading, sentence, relation, speaker, span)
        _lead_on(reading.text, sentence, relation.content, reading.drafts[first:])
        if relation.source is not None and speaker.hops and not relation.noun:
            _settle(reading, speaker)
            reading.speaker = speaker
    unspoken = [at for at in sentence.quotes if not any(start <= at < end for start, end in covered)]
    if unspoken and not sentence.heading:
        if reading.speaker is not None and (found or unspoken[0] == 0):
            _add_quotes(reading, sentence, reading.speaker, unspoken, "the speaker goes on")
            covered += [(at, at + 1) for at in unspoken]
        elif unspoken[0] == 0:
            reading.pending.append(sentence)
            return
    _add_outlet(reading, sentence, covered, found)
    cited = None if found else cited_afterwards(sentence)
    if cited is not None and reading.speaker is not None:
        _credit(reading, reading.speaker, reading.speakers.cited(sentence, cited))


def _without_fragment(text: str, sentence: Sentence, content: list[TokenSpan]) -> list[TokenSpan]:
    """Leave out a word or two of a quotation that its speaker interrupts ("“Nobody,” he said, “will …”")."""
    if len(content) < 2:
        return content
    quoted = [sentence.quotes.get(start) if end - start == 1 else None for start, end in content]
    if None in quoted:
        return content
    return [
        span
        for span, quotation in zip(content, quoted, strict=True)
        if quotation is not None and not _is_fragment(text[quotation.inner_start : quotation.inner_end])
    ]


def _lead_on(text: str, sentence: Sentence, content: list[TokenSpan], drafts: list[Draft]) -> None:
    """Give the verb behind a speaker the word or two before him: "“The bridge,” he said, “is down”"."""
    quotation = sentence.quotes.get(content[0][0]) if len(content) > 1 else None
    if drafts and quotation is not None and quotation.inner_end < drafts[0].start:
        drafts[0].subject = text[quotation.inner_start : quotation.inner_end].rstrip(_EDGES)


def _leads_on(sentence: Sentence, relation: Relation) -> bool:
    """Whether the source belongs to a statement of its own ("a list by Lumen, which said that")."""
    if relation.source is None or relation.source[0] == 0:
        return False
    return _speaks_aside(sentence, relation)


def _speaks_aside(sentence: Sentence, relation: Relation) -> bool:
    """Whether the source speaks in a relative clause behind it: "Orr, who said"."""
    if relation.source is None or relation.source[1] >= relation.cue[0]:
        return False
    last = relation.source[1]
    return sentence.lower[last : last + 2] in ([",", "who"], [",", "which"])


def _add_content(
    reading: _Reading, sentence: Sentence, relation: Relation, speaker: Speaker, span: TokenSpan
) -> None:
    """Add the statements in the words that a relation attributes, and the outlet's asides among them."""
    if span[1] - span[0] == 1 and sentence.is_quote(span[0]):
        _add_quotes(reading, sentence, speaker, [span[0]], relation.reason)
        return
    said, asides = split_content(sentence, span)
    hedge = None
    if relation.hedge is not None:
        start, end = sentence.span(*relation.hedge)
        hedge = Hedge(start, end, reading.text[start:end])
    kind = SuggestionKind.HEDGED_UNNAMED if relation.source is None else SuggestionKind.INDIRECT
    kind = kind if speaker.hops else SuggestionKind.UNATTRIBUTED
    subject = _words(reading, sentence, (span[0], asides[0].span[0] - 1)) if asides else ""
    main = _words(reading, sentence, (0, span[0])) if hedge is not None else ""
    if hedge is not None and len(said) > 1:
        said = said[-1:]  # the hedge stands with the verb, after the aside
    for piece in said:
        draft = _draft(reading, sentence, piece.span, kind, relation.reason)
        if draft is not None:
            draft.hops = speaker.hops
            draft.flags = list(speaker.flags)
            draft.main = main
            draft.subject = "" if piece.span[0] == span[0] else subject
            if relation.antecedent is not None:
                draft.subject = _words(reading, sentence, relation.antecedent)
            draft.hedge = hedge if hedge and draft.start <= hedge.start and hedge.end <= draft.end else None
            reading.drafts.append(draft)
    for piece in asides:
        _add_piece(reading, sentence, piece, "the outlet's own aside in an attributed sentence")


def _add_quotes(reading: _Reading, sentence: Sentence, speaker: Speaker, at: list[int], reason: str) -> None:
    """Add each sentence of the quotations as a direct quote of the speaker."""
    kind = SuggestionKind.DIRECT_QUOTE if speaker.hops else SuggestionKind.UNATTRIBUTED
    for index in at:
        quotation: Quotation = sentence.quotes[index]
        first, last = max(quotation.inner_start, sentence.start), min(quotation.inner_end, sentence.end)
        spans = sentences(reading.text, first, last)
        for start, end in spans:
            first, last = _trimmed(reading.text, start, end)
            if first == last or (len(spans) > 1 and _is_fragment(reading.text[first:last])):
                continue
            draft = Draft(
                first,
                last,
                sentence.paragraph,
                (start, end),
                kind,
                reason,
                speaker.hops,
            )
            draft.flags = list(speaker.flags) + ([] if quotation.closed else ["quotation-unclosed"])
            reading.drafts.append(draft)


def _is_fragment(words: str) -> bool:
    return len(words.split()) < _SHORTEST_QUOTED_WORDS


def _settle(reading: _Reading, speaker: Speaker | None, *, carried: bool = False) -> None:
    """Give the quotations that wait for a speaker to `speaker`, or to nobody."""
    for sentence in reading.pending:
        at = sorted(sentence.quotes)
        if speaker is None:
            _add_quotes(reading, sentence, NOBODY, at, "a quotation whose speaker the text does not say")
        else:
            reason = (
                "the speaker of the paragraph before goes on" if carried else "the speaker is named beside it"
            )
            _add_quotes(reading, sentence, speaker, at, reason)
    reading.pending.clear()
    if carried and reading.speaker is None:
        reading.speaker = speaker


def _credit(reading: _Reading, speaker: Speaker, cited: Hop) -> None:
    """Put a source behind everything its speaker has just said, in place ("The post cites Niva")."""
    for draft in reversed(reading.drafts):
        if draft.attributed and draft.hops is not speaker.hops:
            break
        if draft.attributed:
            draft.hops = (*draft.hops, cited)


def _add_outlet(
    reading: _Reading, sentence: Sentence, covered: list[TokenSpan], found: list[Relation]
) -> None:
    """Add what the outlet says in its own voice: the whole sentence, or what nobody else covers."""
    if not covered:
        for piece in split_sentence(sentence, (0, len(sentence))):
            _add_piece(reading, sentence, piece, "the outlet's own statement")
        return
    for span in _gaps(covered, len(sentence)):
        if sentence.finite_verb(*span) is None and not _comments(sentence, span):
            continue
        for piece in split_sentence(sentence, span):
            led_on = _led_on(sentence, piece, span, found)
            _add_piece(reading, sentence, led_on, "the outlet's own words beside an attributed statement")


def _led_on(sentence: Sentence, piece: Piece, gap: TokenSpan, found: list[Relation]) -> Piece:
    """Give the first words of a gap the subject they lean on, which stands before the gap."""
    if piece.part is not Part.MAIN:
        return piece
    first = sentence.lower[piece.span[0]]
    for relation in found:
        hedged = relation.hedge is not None and relation.source is None
        if hedged and relation.hedge and any(end == gap[0] for _, end in relation.content):
            subject = relation.antecedent or (relation.content[0][0], relation.hedge[0])
            return Piece(piece.span, piece.part, subject)
        if _speaks_aside(sentence, relation) and any(end == gap[0] for _, end in relation.content):
            return Piece(piece.span, piece.part, relation.source)
        if first in RELATIVES and relation.source is not None and relation.source[1] == gap[0]:
            return Piece(piece.span, Part.RELATIVE, relation.source)
    return piece


def _comments(sentence: Sentence, span: TokenSpan) -> bool:
    return any(word.endswith("ing") or word == "without" for word in sentence.lower[span[0] : span[0] + 3])


def _gaps(covered: list[TokenSpan], length: int) -> list[TokenSpan]:
    gaps: list[TokenSpan] = []
    at = 0
    for start, end in sorted(covered):
        if start - at >= 4:
            gaps.append((at, start))
        at = max(at, end)
    if length - at >= 4:
        gaps.append((at, length))
    return gaps


def _add_piece(reading: _Reading, sentence: Sentence, piece: Piece, reason: str) -> None:
    draft = _draft(reading, sentence, piece.span, SuggestionKind.UNATTRIBUTED, reason)
    if draft is None:
        return
    draft.part = piece.part
    if piece.antecedent is not None:
        draft.subject = _words(reading, sentence, piece.antecedent)
    if piece.part in (Part.DETAIL, Part.CLAUSE):
        draft.main = _main_before(reading, sentence, piece)
    reading.drafts.append(draft)


def _draft(
    reading: _Reading, sentence: Sentence, span: TokenSpan, kind: SuggestionKind, reason: str
) -> Draft | None:
    """Return the draft of some tokens; in a heading every statement is a headline."""
    start, end = _trimmed(reading.text, *sentence.span(span[0], without_tail(sentence, *span)))
    if start == end:
        return None
    end = _with_closing_mark(reading.text, start, end)
    kind = SuggestionKind.HEADLINE if sentence.heading else kind
    return Draft(start, end, sentence.paragraph, (sentence.start, sentence.end), kind, reason)


def _with_closing_mark(text: str, start: int, end: int) -> int:
    """Take in the mark that closes a quotation whose opening mark is inside."""
    closing = text[end : end + 1]
    opening = _OPENING_MARKS.get(closing)
    if opening is None:
        return end
    words = text[start:end]
    unbalanced = words.count('"') % 2 == 1 if closing == '"' else words.count(opening) > words.count(closing)
    return end + 1 if unbalanced else end


def _main_before(reading: _Reading, sentence: Sentence, piece: Piece) -> str:
    start, end = _trimmed(reading.text, sentence.starts[0], sentence.starts[piece.span[0]])
    return reading.text[start:end]


def _words(reading: _Reading, sentence: Sentence, span: TokenSpan) -> str:
    if span[0] >= span[1]:
        return ""
    start, end = _trimmed(reading.text, *sentence.span(*span))
    return reading.text[start:end]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take white space and closing marks off a span."""
    piece = text[start:end].rstrip(_EDGES)
    body = piece.lstrip(_EDGES)
    return (start + len(piece) - len(body), start + len(piece)) if body else (start, start)
