"""attach, reject, split, withdraw and chain."""

from argparse import Namespace
from typing import TYPE_CHECKING

from claims.vocabulary import Stance
from verifier.cli.arguments import Commands, identity, some, whole

if TYPE_CHECKING:
    from verifier.cli.session import Session

CHAIN_HELP = (
    'who says so, outlet first, origin last: "OUTLET > ACTOR > …"; `unnamed` for an actor without a name'
)


def register(commands: Commands) -> None:
    """Add the commands that put words to claims."""
    parser = commands.add("attach", _attach, "put exact words of a capture to a claim")
    parser.add_argument("capture_id", type=identity, metavar="CAPTURE_ID")
    parser.add_argument("start", type=whole, help="first code point of the words")
    parser.add_argument("end", type=whole, help="code point after the words")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--claim", type=identity, metavar="ID", help="a claim that exists")
    target.add_argument("--new", metavar="WORDING", help="a new claim in these words")
    parser.add_argument(
        "--stance",
        choices=[term.value for term in Stance],
        help="default: supports, and refutes where the last of the chain denies it",
    )
    parser.add_argument("--chain", type=some, metavar="CHAIN", help=CHAIN_HELP)

    parser = commands.add("reject", _reject, "turn down the suggestion at a place")
    parser.add_argument("capture_id", type=identity, metavar="CAPTURE_ID")
    parser.add_argument("start", type=whole)
    parser.add_argument("end", type=whole)

    parser = commands.add("split", _split, "split the suggestion at a place into two claims")
    parser.add_argument("capture_id", type=identity, metavar="CAPTURE_ID")
    parser.add_argument("start", type=whole)
    parser.add_argument("end", type=whole)
    parser.add_argument("at", type=whole, help="code point at which the second half begins")

    parser = commands.add("withdraw", _withdraw, "take a mention back")
    parser.add_argument("mention_id", type=identity, metavar="MENTION_ID")
    parser.add_argument("--because", required=True, metavar="TEXT", help="the reason")

    parser = commands.add("chain", _chain, "give a mention another chain")
    parser.add_argument("mention_id", type=identity, metavar="MENTION_ID")
    parser.add_argument("chain", type=some, metavar="CHAIN", help=CHAIN_HELP)


def _attach(options: Namespace, session: "Session") -> int:
    from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain

    made = attach(
        session.desk,
        Place(options.capture_id, options.start, options.end),
        KnownClaim(options.claim) if options.claim else NewClaim(options.new),
        Stance(options.stance) if options.stance else None,
        parse_chain(options.chain) if options.chain else None,
    )
    session.answer(
        {"mention_id": made.mention_id, "claim_id": made.claim_id, "event_seq": made.event_seq},
        [f"{made.mention_id} {made.stance.value} {made.claim_id}"],
    )
    return 0


def _reject(options: Namespace, session: "Session") -> int:
    from claims.workflow.attaching import Place, reject

    seq = reject(session.desk, Place(options.capture_id, options.start, options.end))
    session.answer({"event_seq": seq}, [f"rejected {options.capture_id} {options.start}-{options.end}"])
    return 0


def _split(options: Namespace, session: "Session") -> int:
    from claims.workflow.attaching import Place, split

    seq = split(session.desk, Place(options.capture_id, options.start, options.end), options.at)
    halves = f"{options.start}-{options.end} at {options.at}"
    session.answer({"event_seq": seq}, [f"split {options.capture_id} {halves}"])
    return 0


def _withdraw(options: Namespace, session: "Session") -> int:
    from claims.workflow.attaching import withdraw

    seq = withdraw(session.desk, options.mention_id, options.because)
    session.answer({"event_seq": seq}, [f"withdrew {options.mention_id}"])
    return 0


def _chain(options: Namespace, session: "Session") -> int:
    from claims.workflow.attaching import parse_chain, revise_chain

    seq = revise_chain(session.desk, options.mention_id, parse_chain(options.chain))
    session.answer({"event_seq": seq}, [f"revised the chain of {options.mention_id}"])
    return 0
