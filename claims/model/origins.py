"""What corroboration counts, and what it is counted from."""

from dataclasses import dataclass

from claims.model.chains import Chain
from claims.vocabulary import Independence, IndependenceReason, SourceFlag, Stance


@dataclass(frozen=True, slots=True)
class ChainedMention:
    """A mention put to a claim, as corroboration sees it.

    `copy_of` is the capture that had the words first, where they are reused; `words` is where they stand
    there, or in its own capture: start and end in code points, None where that is not known.
    """

    mention_id: str
    capture_id: str
    stance: Stance
    chain: Chain
    copy_of: str | None = None
    words: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of a source beside its words: who owns or controls it, and what to mind."""

    owner: str
    flags: tuple[SourceFlag, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's recorded word on two origins."""

    origin_a: str
    origin_b: str
    value: Independence
    reason: IndependenceReason
    note: str
    reviewer: str
    seq: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where mentions come from; `origin` is a name that a judgement accepts.

    `key` is the source behind the name, or `unnamed:` and the mention. `via` lists the chains that lead
    here, as people read them ("The Courier ← Niva").
    """

    key: str
    origin: str
    named: bool
    mentions: tuple[str, ...]
    via: tuple[str, ...]
    flags: tuple[str, ...] = ()
    supports: bool = True


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many independent origins stand behind a claim, the best credibility they allow, and why."""

    claim_id: str
    mentions: int
    origins: tuple[Origin, ...]
    independent_origins: int
    ceiling: int
    reasons: tuple[str, ...]
    flags: tuple[str, ...]
