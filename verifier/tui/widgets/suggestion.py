"""The reader's right pane: what the words under the cursor say, who says so, and what they look like."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from claims.model.cards import MentionCard, ReaderMark
from claims.model.chains import Chain, Suggestion
from claims.model.pairs import Candidate
from verifier.tui.messages import OpenClaim
from verifier.tui.widgets.keys import quiet
from verifier.tui.widgets.marked_text import BY_HAND
from verifier.tui.widgets.outline import Entry, Outline, gap, heading
from verifier.tui.widgets.phrases import (
    candidate_words,
    chain_words,
    conflict_words,
    decision_reasons,
    how_said,
    worth_words,
)
from verifier.tui.widgets.safe import NOTHING, between, join, words

MOST_CANDIDATES = 5
DECISION_GLYPH = {"open": "▌ open", "accepted": "✓ accepted", "rejected": "✗ rejected"}


def attach_keys() -> list[Binding]:
    """Return the keys that attach the words to one of the claims they look like."""
    told = "Attach the words to claim {} of those they look like"
    return [
        quiet(str(n), f"attach({n})", f"reader.attach-{n}", f"Attach to {n}", told.format(n))
        for n in range(1, MOST_CANDIDATES + 1)
    ]


class SuggestionPane(Outline):
    """The pane; its one key is known from the lists, and the footer's room goes to the reader's keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("enter", "open", "pane.open", "Open claim", "Open the claim under the cursor"),
    ]


@dataclass(frozen=True, slots=True)
class Passage:
    """Marked words: a suggestion, or a mention that a person made by hand."""

    start: int
    end: int
    mark: ReaderMark | None
    mention: MentionCard | None

    @property
    def state(self) -> str:
        """The state of the marking."""
        return self.mark.decision if self.mark else BY_HAND

    @property
    def place(self) -> tuple[int, int]:
        """The span of the words, by which a passage is known again."""
        return self.start, self.end


def passages(marks: Sequence[ReaderMark], mentions: Sequence[MentionCard]) -> tuple[Passage, ...]:
    """Return suggestions and mentions made by hand in the order of the text."""
    by_id = {mention.mention_id: mention for mention in mentions}
    suggested = [
        Passage(mark.suggestion.start, mark.suggestion.end, mark, by_id.get(mark.mention_id or ""))
        for mark in marks
    ]
    taken = {passage.mention.mention_id for passage in suggested if passage.mention}
    by_hand = [
        Passage(mention.quote.start, mention.quote.end, None, mention)
        for mention in mentions
        if mention.mention_id not in taken
    ]
    return tuple(sorted([*suggested, *by_hand], key=lambda passage: passage.place))


def passage_entries(
    passage: Passage, number: int, count: int, chain: Chain, candidates: Sequence[Candidate] | None
) -> list[Entry]:
    """Return what to show beside a passage; `candidates` is None while they are looked for."""
    if passage.mark is None:
        return _by_hand_entries(passage, chain)
    suggestion = passage.mark.suggestion
    entries = [
        heading(
            "SUGGESTED", join(words(f"{number}/{count}  ", "dim"), worth_words(suggestion.check_worthiness))
        ),
        Entry(words(suggestion.claim, "bold")),
        Entry(chain_words(chain)),
        Entry(how_said(suggestion)),
        Entry(between(" · ", [words(suggestion.kind.label, "dim"), *_flags(suggestion.flags)])),
    ]
    if passage.state != "open":
        return [*entries, gap(), *_decided(passage)]
    return [*entries, gap(), *_looks_like(candidates)]


def _flags(flags: Sequence[str]) -> list[Content]:
    return [words(f"⚑ {flag.replace('-', ' ')}", "$text-warning") for flag in flags]


def _decided(passage: Passage) -> list[Entry]:
    word = words(DECISION_GLYPH[passage.state], "bold")
    claim_id = passage.mark.claim_id if passage.mark else None
    if claim_id is None:
        return [Entry(word), Entry(words("u undoes it", "dim"))]
    return [
        Entry(join(word, words(f" as {claim_id}")), OpenClaim(claim_id)),
        Entry(words("enter opens it", "dim")),
    ]


def _by_hand_entries(passage: Passage, chain: Chain) -> list[Entry]:
    if passage.mention is None:
        return []
    mention = passage.mention
    return [
        heading("MADE BY HAND", words(mention.reviewer, "dim")),
        Entry(words(f"“{mention.quote.exact}”")),
        Entry(chain_words(chain)),
        gap(),
        Entry(words(f"● {mention.stance.label} {mention.claim_id}"), OpenClaim(mention.claim_id)),
    ]


def _looks_like(candidates: Sequence[Candidate] | None) -> list[Entry]:
    if candidates is None:
        return [heading("LOOKS LIKE"), Entry(words("looking…", "dim"))]
    if not candidates:
        return [
            heading("LOOKS LIKE", words("no known claim", "dim")),
            Entry(words("y makes it a new claim", "dim")),
        ]
    entries = [heading("LOOKS LIKE", words("1-5 attach · w why", "dim"))]
    for number, candidate in enumerate(candidates, 1):
        line = join(words(f"{number} ", "bold $accent"), candidate_words(candidate))
        entries.append(Entry(line, OpenClaim(candidate.claim_id)))
        conflicts = between(" · ", [conflict_words(conflict) for conflict in candidate.decision.conflicts])
        if conflicts:
            entries.append(Entry(conflicts, lead="   ", follow="   "))
    return entries


def split_entries(first: str, second: str) -> list[Entry]:
    """Return the two halves that a split would make."""
    return [
        heading("SPLIT", words("into two suggestions, decided one by one", "dim")),
        gap(),
        Entry(words(first or "no words"), lead="1  ", follow="   "),
        gap(),
        Entry(words(second or "no words"), lead="2  ", follow="   "),
        gap(),
        Entry(words("w and b move the place · enter splits · esc leaves it whole", "dim")),
    ]


def why_suggested(suggestion: Suggestion, candidates: Sequence[Candidate]) -> list[Content]:
    """Return the rule that found a suggestion, its chain, and why each claim it looks like is shown."""
    lines = [words(suggestion.reason or "A rule of attribution found it."), chain_words(suggestion.chain)]
    for candidate in candidates:
        score = words(f"  score {candidate.decision.score:.2f}", "dim")
        lines += [words(""), join(words(f"{candidate.claim_id} {candidate.wording}", "bold"), score)]
        lines += decision_reasons(candidate.decision)
    return lines


def nothing_marked(marks: int) -> list[Entry]:
    """Return what to show while no passage is chosen."""
    first = f"] goes to the first of {marks}" if marks else "The text has no suggestions."
    return [
        Entry(words(first)),
        gap(),
        Entry(
            words("v selects words: w and b grow and shrink, s takes the sentence, enter makes a mention.")
        ),
        Entry(NOTHING),
    ]
