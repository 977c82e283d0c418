"""A claim as one page: what it is, who stands behind it, how sure the desk is."""

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from claims.model.cards import AbsenceCard, ClaimView, MentionCard, RelationCard
from claims.model.origins import Corroboration, Judgement, Origin
from claims.model.pairs import Candidate
from claims.vocabulary import Relation, Stance
from verifier.tui.messages import OpenClaim
from verifier.tui.widgets.outline import Entry, gap, heading
from verifier.tui.widgets.phrases import (
    INDEPENDENCE_GLYPH,
    RELATION_GLYPH,
    SAID_GLYPH,
    assessment_words,
    candidate_words,
    chain_words,
    conflict_words,
    corroboration_words,
    day,
    notes_on,
    plural,
)
from verifier.tui.widgets.safe import NOTHING, between, join, words

_LONGEST_QUOTE = 200


def claim_entries(view: ClaimView, duplicates: Sequence[Candidate]) -> list[Entry]:
    """Return the whole page; a mention opens its words, a claim itself."""
    return [
        heading("CORROBORATION", corroboration_words(view.corroboration)),
        *_origin_tree(view),
        *_reasons(view.corroboration),
        *_together(view),
        *_assessments(view),
        *_judgements(view.judgements, _names(view)),
        *_sayings(view),
        *_absences(view.absences),
        *_relations(view.relations),
        *_duplicates(duplicates),
        *_wordings(view.wordings),
    ]


def _origin_tree(view: ClaimView) -> Iterator[Entry]:
    """Yield origins with the mentions that come down to each, then mentions that come down to none."""
    mentions = {mention.mention_id: mention for mention in view.mentions}
    if not mentions:
        yield Entry(words("No words stand behind this claim: open a text and attach some with m.", "dim"))
        return
    origins = view.corroboration.origins
    placed = {mention_id for origin in origins for mention_id in origin.mentions}
    loose = [mention for mention in view.mentions if mention.mention_id not in placed]
    for number, origin in enumerate(origins, 1):
        last = number == len(origins) and not loose
        yield Entry(_origin_words(origin), lead="└─ " if last else "├─ ", follow="   " if last else "│  ")
        trunk = "   " if last else "│  "
        yield from _branches([mentions[i] for i in origin.mentions if i in mentions], trunk)
    if loose:
        yield Entry(words("adds no origin", "dim"), lead="└─ ", follow="   ")
        yield from _branches(loose, "   ")


def _branches(mentions: Sequence[MentionCard], trunk: str) -> Iterator[Entry]:
    for number, mention in enumerate(mentions, 1):
        last = number == len(mentions)
        yield Entry(
            mention_words(mention),
            mention,
            lead=f"{trunk}{'└─ ' if last else '├─ '}",
            follow=f"{trunk}{'   ' if last else '│  '}",
        )


def _origin_words(origin: Origin) -> Content:
    name = (
        words(origin.origin, "bold") if origin.named else words(f"{origin.origin} ⚑ unnamed", "bold italic")
    )
    flags = [words(f"⚑ {flag.replace('-', ' ')}", "$text-warning") for flag in origin.flags]
    stance = NOTHING if origin.supports else words("refutes", "$text-error")
    return between("  ", [name, words(plural(len(origin.mentions), "mention"), "dim"), stance, *flags])


def mention_words(mention: MentionCard) -> Content:
    """Return a mention: its quote, its chain and where it stands."""
    quote = " ".join(mention.quote.exact.split())
    shown = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + "… (cut)"
    stance = (
        NOTHING if mention.stance is Stance.SUPPORTS else words(f"{mention.stance.label} ", "$text-error")
    )
    where = words(f"{mention.mention_id} {mention.capture_id} {day(mention.captured_at)}", "dim")
    return join(stance, words(f"“{shown}”  "), chain_words(mention.chain), words("  "), where)


def _reasons(corroboration: Corroboration) -> Iterator[Entry]:
    """Yield why the counts are what they are, flags first."""
    for flag in corroboration.flags:
        yield Entry(words(f"⚑ {flag.replace('-', ' ')}", "$text-warning"), lead="  ", follow="    ")
    for reason in corroboration.reasons:
        yield Entry(words(f"· {reason}", "dim"), lead="  ", follow="    ")


def _together(view: ClaimView) -> Iterator[Entry]:
    """Yield what the claim rests on with those that people called the same."""
    if view.together is not None:
        yield gap()
        yield heading("TOGETHER", corroboration_words(view.together.corroboration))
        for claim_id in view.together.same_as:
            line = join(words(f"with {claim_id}", "dim"), words(", called the same", "dim"))
            yield Entry(line, OpenClaim(claim_id), lead="  ", follow="    ")
        yield Entry(
            words("· a rating of this claim rests on its own mentions", "dim"), lead="  ", follow="    "
        )


def _assessments(view: ClaimView) -> Iterator[Entry]:
    yield gap()
    if not view.assessments:
        yield heading("ASSESSMENT", words("none yet: r rates this wording", "dim"))
        return
    yield heading("ASSESSMENT")
    for card in view.assessments:
        yield Entry(assessment_words(card, len(view.wordings)), lead="  ", follow="    ")


def _names(view: ClaimView) -> dict[str, str]:
    """Return origins by their keys; one that a judgement took into another goes by its name in the chains."""
    hops = [hop for mention in view.mentions for hop in mention.chain]
    names = {hop.source_id: hop.actor for hop in hops if hop.source_id}
    return names | {origin.key: origin.origin for origin in view.corroboration.origins}


def _judgements(judgements: Sequence[Judgement], names: Mapping[str, str]) -> Iterator[Entry]:
    if not judgements:
        return
    yield gap()
    yield heading("INDEPENDENCE")
    for judgement in judgements:
        value = f"{INDEPENDENCE_GLYPH[judgement.value]} {judgement.value.label}"
        note = words(f"“{judgement.note}”") if judgement.note else NOTHING
        first, second = (names.get(key, key) for key in (judgement.origin_a, judgement.origin_b))
        pair = join(words(first), words("  and  ", "dim"), words(second))
        told = [
            pair,
            words(value, "bold"),
            words(judgement.reason.label),
            note,
            words(judgement.reviewer, "dim"),
        ]
        yield Entry(between(" · ", told), lead="  ", follow="    ")


def _sayings(view: ClaimView) -> Iterator[Entry]:
    """Yield whether the origins said it, apart from whether it is so."""
    if not view.sayings:
        return
    yield gap()
    yield heading("DID THEY SAY IT")
    names = _names(view)
    for said in view.sayings:
        word = words(f"{SAID_GLYPH[said.value]} {said.value.label}", "bold")
        told = [words(names.get(said.origin, said.origin)), word, words(f"“{said.because}”")]
        yield Entry(between(" · ", [*told, words(said.reviewer, "dim")]), lead="  ", follow="    ")


def _absences(absences: Sequence[AbsenceCard]) -> Iterator[Entry]:
    if not absences:
        return
    yield gap()
    yield heading("NOTHING FOUND", words("counts neither for nor against", "dim"))
    for one in absences:
        note = words(f"“{one.note}”") if one.note else NOTHING
        by = words(f"{one.reviewer} {day(one.at)}", "dim")
        yield Entry(between(" · ", [words(one.place), note, by]), lead="  ", follow="    ")


def _relations(relations: Sequence[RelationCard]) -> Iterator[Entry]:
    if not relations:
        return
    yield gap()
    yield heading("RELATIONS")
    for card in relations:
        yield Entry(_relation_words(card), OpenClaim(card.claim_id), lead="  ", follow="    ")


def _relation_words(card: RelationCard) -> Content:
    kind = f" {card.kind.label}" if card.kind else ""
    arrow = "→" if card.outgoing else "←"
    word = words(f"{RELATION_GLYPH[card.relation]} {card.relation.label}{kind} {arrow} ", "bold")
    note = words(f"  “{card.note}”", "dim") if card.note else NOTHING
    return join(word, words(f"{card.claim_id}  ", "dim"), words(card.wording), note)


def _duplicates(duplicates: Sequence[Candidate]) -> Iterator[Entry]:
    # What was found to be another claim waits for no answer: the duplicates screen does not ask it either.
    duplicates = [one for one in duplicates if one.decision.relation is not Relation.NOT_SAME]
    if not duplicates:
        return
    yield gap()
    yield heading("LOOKS LIKE", words("not answered yet: g d compares", "dim"))
    for candidate in duplicates:
        decision = candidate.decision
        yield Entry(candidate_words(candidate), OpenClaim(candidate.claim_id), lead="  ", follow="    ")
        reasons = [conflict_words(conflict) for conflict in decision.conflicts]
        reasons += [words(note, "dim") for note in notes_on(decision)]
        if reasons:
            yield Entry(between(" · ", reasons), lead="      ", follow="      ")


def _wordings(wordings: Sequence[str]) -> Iterator[Entry]:
    if len(wordings) < 2:
        return
    yield gap()
    yield heading("WORDINGS")
    for number, wording in enumerate(wordings, 1):
        yield Entry(words(f"{number}  {wording}"), lead="  ", follow="     ")
