"""corroboration, judge, said, absence, not-a-copy, rate and hand-over."""

from argparse import Namespace
from typing import TYPE_CHECKING

from claims.vocabulary import Confidence, Credibility, Independence, IndependenceReason, Said, Verdict
from verifier.cli.arguments import Commands, identity

if TYPE_CHECKING:
    from verifier.cli.session import Session


def register(commands: Commands) -> None:
    """Add the commands by which a person decides."""
    parser = commands.add("corroboration", _corroboration, "count the independent origins behind a claim")
    parser.add_argument("claim_id", type=identity, metavar="CLAIM_ID")

    parser = commands.add("judge", _judge, "record whether two origins stand on their own")
    parser.add_argument("claim_id", type=identity, metavar="CLAIM_ID")
    parser.add_argument("origin_a", metavar="ORIGIN_A", help="as `corroboration` names it")
    parser.add_argument("origin_b", metavar="ORIGIN_B")
    parser.add_argument("value", choices=[term.value for term in Independence])
    parser.add_argument(
        "--reason", required=True, choices=[term.value for term in IndependenceReason], metavar="CODE",
        help=", ".join(term.value for term in IndependenceReason),
    )  # fmt: skip
    parser.add_argument("--note", default="", metavar="T", help="needed for the reason other")

    parser = commands.add("said", _said, "record whether an origin said what it is quoted with")
    parser.add_argument("claim_id", type=identity, metavar="CLAIM_ID")
    parser.add_argument("origin", metavar="ORIGIN", help="as `corroboration` names it")
    parser.add_argument("value", choices=[term.value for term in Said])
    parser.add_argument("--because", required=True, metavar="T", help="how you know")

    parser = commands.add("absence", _absence, "record that a search found nothing on a claim")
    parser.add_argument("claim_id", type=identity, metavar="CLAIM_ID")
    parser.add_argument("place", metavar="PLACE", help="where you searched")
    parser.add_argument("--note", default="", metavar="T", help="for what, and how")

    parser = commands.add("not-a-copy", _not_a_copy, "say that a capture does not reuse another")
    parser.add_argument("capture_id", type=identity, metavar="CAPTURE_ID")
    parser.add_argument("of_id", type=identity, metavar="OF_ID", help="as `copies` names it")
    parser.add_argument("--because", required=True, metavar="T", help="how you know")

    parser = commands.add("rate", _rate, "rate a claim in its present wording")
    parser.add_argument("claim_id", type=identity, metavar="CLAIM_ID")
    parser.add_argument(
        "--credibility", required=True, choices=[term.value for term in Credibility], metavar="N",
        help=", ".join(f"{term.value} {term.label}" for term in Credibility),
    )  # fmt: skip
    parser.add_argument("--confidence", required=True, choices=[term.value for term in Confidence])
    parser.add_argument(
        "--verdict", required=True, choices=[term.value for term in Verdict], metavar="V",
        help=", ".join(term.value for term in Verdict),
    )  # fmt: skip
    parser.add_argument("--because", required=True, metavar="T", help="the reason")

    parser = commands.add("hand-over", _hand_over, "ask for a second reviewer on a rated claim")
    parser.add_argument("claim_id", type=identity, metavar="CLAIM_ID")


def _corroboration(options: Namespace, session: "Session") -> int:
    from claims.workflow.looking import corroboration
    from verifier.cli import documents
    from verifier.cli.claim_list import corroboration_lines

    found = corroboration(session.desk, options.claim_id)
    session.answer(documents.corroboration(found), corroboration_lines(found))
    return 0


def _judge(options: Namespace, session: "Session") -> int:
    from claims.workflow.deciding import judge

    seq = judge(
        session.desk,
        options.claim_id,
        (options.origin_a, options.origin_b),
        Independence(options.value),
        IndependenceReason(options.reason),
        options.note,
    )
    session.answer({"claim_id": options.claim_id, "event_seq": seq}, [f"judged {options.value}"])
    return 0


def _said(options: Namespace, session: "Session") -> int:
    from claims.workflow.deciding import judge_saying

    value = Said(options.value)
    seq = judge_saying(session.desk, options.claim_id, options.origin, value, options.because)
    session.answer({"claim_id": options.claim_id, "event_seq": seq}, [f"{options.origin}: {value.label}"])
    return 0


def _absence(options: Namespace, session: "Session") -> int:
    from claims.workflow.deciding import log_absence

    seq = log_absence(session.desk, options.claim_id, options.place, options.note)
    session.answer(
        {"claim_id": options.claim_id, "event_seq": seq},
        [f"nothing on {options.claim_id} in {options.place}; it counts neither for nor against the claim"],
    )
    return 0


def _not_a_copy(options: Namespace, session: "Session") -> int:
    from claims.workflow.deciding import deny_copy

    seq = deny_copy(session.desk, options.capture_id, options.of_id, options.because)
    session.answer({"event_seq": seq}, [f"{options.capture_id} is no copy of {options.of_id}"])
    return 0


def _rate(options: Namespace, session: "Session") -> int:
    from claims.workflow.deciding import Rating, rate

    rating = Rating(
        Credibility(options.credibility),
        Confidence(options.confidence),
        Verdict(options.verdict),
        options.because,
    )
    seq = rate(session.desk, options.claim_id, rating)
    session.answer(
        {"claim_id": options.claim_id, "assessment_id": f"A-{seq:04d}", "event_seq": seq},
        [f"rated {options.claim_id} {rating.credibility.value} {rating.credibility.label}"],
    )
    return 0


def _hand_over(options: Namespace, session: "Session") -> int:
    from claims.workflow.deciding import hand_over

    seq = hand_over(session.desk, options.claim_id)
    session.answer({"event_seq": seq}, [f"{options.claim_id} waits for a second reviewer"])
    return 0
