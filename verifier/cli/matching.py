"""match, compare, names, pairs and search."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from verifier.cli.arguments import Commands, day, identity, row_limit, some

if TYPE_CHECKING:
    from claims.model.pairs import Candidate, Decision
    from verifier.cli.session import Session


def register(commands: Commands) -> None:
    """Add the commands that hold texts against each other."""
    parser = commands.add("match", _match, "find known claims that a text may be")
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("-k", type=row_limit, default=10, metavar="N", help="how many (default 10)")
    parser.add_argument("--date", type=day, metavar="DATE", help="the day of the report the text is from")

    parser = commands.add("compare", _compare, "say what two texts are to each other, and why")
    parser.add_argument("text_a", metavar="TEXT_A")
    parser.add_argument("text_b", metavar="TEXT_B")
    parser.add_argument("--date-a", type=day, metavar="DATE", help="the day of the report text A is from")
    parser.add_argument("--date-b", type=day, metavar="DATE", help="the day of the report text B is from")

    parser = commands.add("names", _names, "say whether two names are one person's or body's")
    parser.add_argument("name_a", metavar="NAME_A")
    parser.add_argument("name_b", metavar="NAME_B")

    parser = commands.add("duplicates", _duplicates, "list claims that look like one claim, with reasons")
    parser.add_argument("claim_id", type=identity, metavar="CLAIM_ID")
    parser.add_argument("-k", type=row_limit, default=10, metavar="N", help="how many (default 10)")

    parser = commands.add("pairs", _pairs, "list pairs of claims that wait for an answer")
    parser.add_argument("--limit", type=row_limit, default=100, help="rows to return (default 100)")

    parser = commands.add("search", _search, "search claims and captured texts")
    parser.add_argument("words", type=some, metavar="WORDS")
    parser.add_argument("--limit", type=row_limit, default=100, help="rows of each kind (default 100)")


def _match(options: Namespace, session: "Session") -> int:
    from claims.workflow.searching import candidates

    found = candidates(session.desk, options.text, reported_on=options.date, limit=options.k)
    _answer_candidates(session, options.text, found)
    return 0


def _duplicates(options: Namespace, session: "Session") -> int:
    from claims.workflow.searching import duplicates_of

    _answer_candidates(session, options.claim_id, duplicates_of(session.desk, options.claim_id, options.k))
    return 0


def _answer_candidates(session: "Session", query: str, found: "Iterable[Candidate]") -> None:
    from verifier.cli import documents

    found = tuple(found)
    session.answer(
        {"query": query, "candidates": [documents.candidate(one) for one in found]},
        (line for one in found for line in _candidate_lines(one)),
    )


def _candidate_lines(one: "Candidate") -> Iterator[str]:
    yield f"{one.claim_id}  {one.decision.relation.label:<12} {one.decision.score:.2f}  {one.wording}"
    yield from _why(one.decision)


def _why(decision: "Decision") -> Iterator[str]:
    for conflict in decision.conflicts:
        yield f"    ✗ {conflict.kind.label}: {conflict.left} / {conflict.right}"
    for reason in decision.reasons:
        yield f"    {reason}"


def _compare(options: Namespace, session: "Session") -> int:
    from claims.matching.decision import decide
    from claims.model.pairs import Statement
    from verifier.cli import documents

    found = decide(Statement(options.text_a, options.date_a), Statement(options.text_b, options.date_b))
    session.answer(documents.decision(found), [f"{found.relation.label}  {found.score:.2f}", *_why(found)])
    return 0


def _names(options: Namespace, session: "Session") -> int:
    from claims.matching.naming import compare_names

    found = compare_names(options.name_a, options.name_b)
    session.answer(
        {"score": round(found.score, 4), "same": found.same, "reasons": list(found.reasons)},
        [f"{'same' if found.same else 'not the same'}  {found.score:.2f}", *found.reasons],
    )
    return 0


def _pairs(options: Namespace, session: "Session") -> int:
    from claims.workflow.searching import waiting_pairs
    from verifier.cli import documents

    waiting = waiting_pairs(session.desk, options.limit)
    session.answer(
        {
            "pairs": [
                {
                    "left": documents.claim(pair.left),
                    "right": documents.claim(pair.right),
                    **documents.decision(pair.decision),
                }
                for pair in waiting
            ]
        },
        (
            line
            for pair in waiting
            for line in (
                f"{pair.left.claim_id}  {pair.left.wording}",
                f"{pair.right.claim_id}  {pair.right.wording}",
                "",
            )
        ),
    )
    return 0


def _search(options: Namespace, session: "Session") -> int:
    from claims.workflow.searching import captures_holding, claims_holding
    from verifier.cli import documents

    claims = claims_holding(session.desk, options.words, options.limit)
    captures = captures_holding(session.desk, options.words, options.limit)
    session.answer(
        {
            "query": options.words,
            "claims": [documents.claim(card) for card in claims],
            "captures": [documents.capture(card) for card in captures],
        },
        [
            *(f"{card.claim_id}  {card.wording}" for card in claims),
            *(f"{card.capture_id}  {card.source}: {card.title}" for card in captures),
        ],
    )
    return 0
