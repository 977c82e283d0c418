"""learn: weights from the desk's own answers."""

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from verifier.cli.arguments import Commands

if TYPE_CHECKING:
    from verifier.cli.session import Session


def register(commands: Commands) -> None:
    """Add the command that learns from answers about pairs."""
    parser = commands.add(
        "learn", _learn, "learn from your answers about pairs, with figures; kept only with --keep"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--keep", action="store_true", help="use the new weights in this workspace")
    what.add_argument("--forget", action="store_true", help="go back to the shipped weights")


def _learn(options: Namespace, session: "Session") -> int:
    from claims.workflow import learning

    desk = session.desk
    if options.forget:
        held = learning.forget(desk)
        session.answer(
            {"forgotten": held}, ["back to the shipped weights" if held else "the shipped weights are in use"]
        )
        return 0
    lesson = learning.learn(desk)
    if options.keep:
        learning.keep(desk, lesson)
    before, after = lesson.before, lesson.after
    session.answer(
        {
            "decisions": lesson.decisions,
            "same": lesson.same,
            "held_back": lesson.held_back,
            "before": asdict(before),
            "after": asdict(after),
            "better": lesson.better,
            "kept": options.keep,
        },
        [
            f"{lesson.decisions} answers, {lesson.same} of them same; {lesson.held_back} held back in turn",
            f"loss on held-back answers        {before.loss:.4f} shipped, {after.loss:.4f} new",
            f"told right of held-back answers  {before.accuracy:.1%} shipped, {after.accuracy:.1%} new",
            _told(lesson.better, kept=options.keep),
        ],
    )
    return 0


def _told(better: bool, *, kept: bool) -> str:  # noqa: FBT001
    if kept:
        return "kept: this workspace uses them from now on; `verifier learn --forget` takes them back"
    if better:
        return "nothing is kept; `verifier learn --keep` uses the new weights in this workspace"
    return "the new weights do no better, so there is nothing to keep"
