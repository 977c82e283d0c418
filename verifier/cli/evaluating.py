"""evaluate: how well the parts do on labelled data."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.cli.arguments import Commands, day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.matching.semantic.meaning import Meaning
    from verifier.cli.session import Session


def register(commands: Commands) -> None:
    """Add the measuring commands."""
    evaluate = commands.family("evaluate", "measure matching, pairs, names, attribution or extraction")
    parser = evaluate.add("matching", _matching, "retrieval of known claims")
    parser.add_argument("folder", type=Path, metavar="DIR", help="corpus.jsonl, queries.jsonl, qrels.jsonl")
    parser.add_argument("--split", metavar="S", help="only queries of this split")
    parser.add_argument("--core", action="store_true", help="leave extras out")

    parser = evaluate.add("pairs", _pairs, "decisions on pairs of texts")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--core", action="store_true", help="leave extras out")

    parser = evaluate.add("names", _names, "names of one person or of two")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--schema", metavar="S", help="what the names are, such as Person")

    parser = evaluate.add("attribution", _attribution, "suggestions against hand annotation")
    parser.add_argument("text", type=Path, metavar="TEXT")
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("--source", default="the outlet", metavar="NAME")
    parser.add_argument("--published-at", type=day, metavar="DATE")
    parser.add_argument("--core", action="store_true", help="leave extras out")

    parser = evaluate.add("extraction", _extraction, "article text got from pages")
    parser.add_argument("folder", type=Path, metavar="DIR", help="articles.jsonl and html/")


def _answer(session: "Session", figures: "Mapping[str, object]") -> int:
    session.answer(figures, (f"{name:>24}  {value}" for name, value in figures.items()))
    return 0


def _meaning(options: Namespace, session: "Session") -> "Meaning | None":
    """Return what measures meaning, where it is installed and not left out."""
    from verifier.bootstrap import open_meaning

    return None if options.core else open_meaning(session.settings)


def _matching(options: Namespace, session: "Session") -> int:
    from claims.matching.evaluation import evaluate_matching

    return _answer(session, evaluate_matching(options.folder, options.split, _meaning(options, session)))


def _pairs(options: Namespace, session: "Session") -> int:
    from claims.matching.evaluation import evaluate_pairs

    return _answer(session, evaluate_pairs(options.file, _meaning(options, session)))


def _names(options: Namespace, session: "Session") -> int:
    from claims.matching.evaluation import evaluate_names

    return _answer(session, evaluate_names(options.file, options.schema))


def _attribution(options: Namespace, session: "Session") -> int:
    from dataclasses import asdict

    from claims.attribution.evaluation import evaluate_files
    from claims.attribution.parsing import open_parser

    parser = None if options.core else open_parser()
    score = evaluate_files(options.text, options.gold, options.source, options.published_at, parser)
    return _answer(session, asdict(score))


def _extraction(options: Namespace, session: "Session") -> int:
    from verifier.capture.evaluation import evaluate_extraction

    return _answer(session, evaluate_extraction(options.folder))
