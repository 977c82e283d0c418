"""What somebody else just did, in one short line."""

import re
from collections.abc import Sequence

from claims.ledger.acts import ActType
from claims.model.cards import EventCard

_SUBJECT = re.compile(r"\b(?:(?:C|M|CAP|SUM)-\d+|S-\d+-\d+)\b")
_UNNAMED = "something"
_DID = {
    ActType.REVIEWER_JOINED: "joined",
    ActType.SOURCE_DESCRIBED: "described a source",
    ActType.SOURCE_NAMED: "named a source",
    ActType.SOURCE_MERGED: "merged two sources",
    ActType.SOURCE_SPLIT: "split a source",
    ActType.SOURCE_GRADED: "graded {0}",
    ActType.CAPTURE_TAKEN: "captured a text",
    ActType.COPY_DENIED: "denied a copy",
    ActType.MENTION_ATTACHED: "attached words to {1}",
    ActType.MENTION_WITHDRAWN: "withdrew {0}",
    ActType.CHAIN_REVISED: "changed the chain of {0}",
    ActType.SUGGESTION_REJECTED: "rejected a suggestion",
    ActType.SUGGESTION_SPLIT: "split a suggestion",
    ActType.CLAIM_REWORDED: "reworded {0}",
    ActType.CLAIMS_RELATED: "compared {0} and {1}",
    ActType.ORIGINS_JUDGED: "judged origins of {0}",
    ActType.SAYING_JUDGED: "judged a saying in {0}",
    ActType.ABSENCE_LOGGED: "found nothing on {0}",
    ActType.CLAIM_RATED: "rated {0}",
    ActType.CLAIM_HANDED: "handed over {0}",
    ActType.SUMMARY_BEGUN: "began a summary",
    ActType.SENTENCE_ADDED: "added a sentence",
    ActType.SUMMARY_PUBLISHED: "published {0}",
    ActType.SENTENCE_CORRECTED: "corrected {0}",
    ActType.SUMMARY_RETRACTED: "retracted {0}",
    ActType.GATE_FORCED: "forced a gate of {0}",
    ActType.ACT_UNDONE: "undid an act",
    ActType.ACT_REDONE: "redid an act",
}


def did(act: EventCard) -> str:
    """Return who did what to what, such as "kate rated C-0007"; it is not display-safe yet.

    The act's own title is not shown: it gives away a colleague's grade or answer before one's own is given.
    """
    subjects = [*_SUBJECT.findall(act.title), _UNNAMED, _UNNAMED]
    verb = {str(kind): verb for kind, verb in _DID.items()}.get(act.type, "recorded an act")
    return f"{act.actor} {verb.format(*subjects)}"


def told(news: Sequence[EventCard]) -> str:
    """Return one line on what others did just now, newest first in `news`; it is not display-safe yet."""
    more = len(news) - 1
    if not more:
        return f"{did(news[0])} just now"
    return f"{did(news[0])}, and {more} before"
