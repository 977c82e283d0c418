"""claims list, show, edit and relate."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.vocabulary import ConflictKind, Relation
from verifier.cli.arguments import Commands, identity, row_limit, whole

if TYPE_CHECKING:
    from claims.model.cards import ClaimCard, ClaimView
    from claims.model.origins import Corroboration
    from verifier.cli.session import Session


def register(commands: Commands) -> None:
    """Add the commands about claims."""
    claims = commands.family("claims", "list, show, reword and relate claims")
    parser = claims.add("list", _list, "list claims, newest first")
    parser.add_argument(
        "words", nargs="*", help="only claims with all these words; fields narrow further: status:verified"
    )
    parser.add_argument("--after", type=whole, metavar="KEY", help="go on from the key in `next`")
    parser.add_argument("--limit", type=row_limit, default=100, help="rows to return (default 100)")

    parser = claims.add("show", _show, "show a claim with all that stands behind it")
    parser.add_argument("claim_id", type=identity, metavar="CLAIM_ID")

    parser = claims.add("edit", _edit, "give a claim a new wording")
    parser.add_argument("claim_id", type=identity, metavar="CLAIM_ID")
    parser.add_argument("wording", metavar="WORDING")

    parser = claims.add("relate", _relate, "say how two claims stand to each other")
    parser.add_argument("claim_a", type=identity, metavar="CLAIM_A", help="the narrower or later one, if any")
    parser.add_argument("relation", choices=[term.value for term in Relation])
    parser.add_argument("claim_b", type=identity, metavar="CLAIM_B")
    parser.add_argument("--kind", choices=[term.value for term in ConflictKind], help="of a contradiction")
    parser.add_argument("--note", default="", help="why")


def _list(options: Namespace, session: "Session") -> int:
    from claims.errors import BadInput
    from claims.text.filters import read_filter
    from claims.workflow.looking import claim_page
    from verifier.cli import documents

    read = read_filter(" ".join(options.words))
    if read.problems:
        raise BadInput("\n".join(read.problems))
    page = claim_page(session.desk, after=options.after, limit=options.limit, wanted=read.wanted)
    session.answer(
        {"claims": [documents.claim(card) for card in page.rows], "next": page.next},
        (_line(card) for card in page.rows),
    )
    return 0


def _line(card: "ClaimCard") -> str:
    grade = card.credibility.value if card.credibility else "·"
    stale = "  STALE" if card.stale else ""
    return f"{card.claim_id}  {grade}  {card.status.label:<16} {card.mentions:>3}  {card.wording}{stale}"


def _show(options: Namespace, session: "Session") -> int:
    from claims.workflow.looking import claim
    from verifier.cli import documents

    view = claim(session.desk, options.claim_id)
    session.answer(documents.claim_view(view), _claim_lines(view))
    return 0


def _claim_lines(view: "ClaimView") -> Iterator[str]:
    from claims.corroboration import chain_line

    yield _line(view.card)
    yield from corroboration_lines(view.corroboration)
    if view.together is not None:
        yield f"  together with {', '.join(view.together.same_as)}, called the same:"
        yield from corroboration_lines(view.together.corroboration)
    for mention in view.mentions:
        yield f"  {mention.mention_id} {mention.stance.value}: “{mention.quote.exact}”"
        place = f"{mention.capture_id} {mention.quote.start}-{mention.quote.end}"
        yield f"      {chain_line(mention.chain)}  ({place})"
    for relation in view.relations:
        yield f"  {relation.relation.label} {relation.claim_id}: {relation.wording}"
    named = {origin.key: origin.origin for origin in view.corroboration.origins}
    for said in view.sayings:
        yield f"  {named.get(said.origin, said.origin)}: {said.value.label}, {said.reviewer}: {said.because}"
    for absence in view.absences:
        yield f"  nothing found in {absence.place}, {absence.reviewer} {absence.at:%Y-%m-%d %H:%M}Z"
    for rating in view.assessments:
        stale = f"  STALE: {rating.stale_because}" if rating.stale_because else ""
        yield (
            f"  rated {rating.credibility.value} {rating.credibility.label}, {rating.confidence.label}, "
            f"{rating.verdict.label} by {rating.reviewer}: {rating.because}{stale}"
        )


def corroboration_lines(found: "Corroboration") -> Iterator[str]:
    """Yield corroboration as people read it: the count, the reasons, the tree of origins."""
    named = sum(origin.named for origin in found.origins)
    yield (
        f"  {found.mentions} mention{'' if found.mentions == 1 else 's'}, "
        f"{named} origin{'' if named == 1 else 's'}, {found.independent_origins} independent; "
        f"credibility at best {found.ceiling}"
    )
    for reason in found.reasons:
        yield f"    {reason}"
    for origin in found.origins:
        flags = f"  ⚑ {'; '.join(origin.flags)}" if origin.flags else ""
        yield f"  ├─ {origin.origin}: {', '.join(origin.mentions)}{flags}"
        for via in origin.via:
            yield f"  │    {via}"
    for flag in found.flags:
        yield f"  ⚑ {flag}"


def _edit(options: Namespace, session: "Session") -> int:
    from claims.workflow.attaching import reword

    seq = reword(session.desk, options.claim_id, options.wording)
    session.answer({"claim_id": options.claim_id, "event_seq": seq}, [f"reworded {options.claim_id}"])
    return 0


def _relate(options: Namespace, session: "Session") -> int:
    from claims.workflow.deciding import relate

    kind = ConflictKind(options.kind) if options.kind else None
    seq = relate(
        session.desk,
        options.claim_a,
        options.claim_b,
        Relation(options.relation),
        kind=kind,
        note=options.note,
    )
    session.answer({"event_seq": seq}, [f"{options.claim_a} {options.relation} {options.claim_b}"])
    return 0
