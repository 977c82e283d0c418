import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claims.errors import BadInput
from claims.model.cards import SummaryView
from claims.model.texts import Derivation, Fetched
from claims.text.display import safe_display
from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain, reword
from claims.workflow.capturing import take_capture
from claims.workflow.deciding import Rating, rate
from claims.workflow.desk import Desk
from claims.workflow.summarising import begin_summary, summary
from tests.verifier.reports.inert import assert_html_inert, html_text, markdown_outline, markdown_text
from verifier.reports import render
from verifier.reports.citing import linkable, place, whole_words
from verifier.reports.markdown import literal

PLAIN = "The ferry to Osk runs again"
HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style></mark></textarea><img src=x onerror=alert(1)>",
    "<!-- <iframe src=//evil.example> <![CDATA[ --!>",
    "\" onmouseover=alert(1) x='",
    "{{ 7 * 7 }} {% include 'x' %} &lt;b&gt; &#106;avascript:",
    "[click](javascript:alert(1)) ![t](http://evil.example/t.png) <http://evil.example>",
    "http://evil.example www.evil.example kate@evil.example",
    "# heading",
    "> quote",
    "- item\n\n1. number\n2) other\n\n    code",
    "```\nfence\n```\n~~~",
    "Title\n=====\n\n---\n***\n___",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[1]: http://evil.example\n\n[^1]: note",
    "**bold** _it_ `code` ~~gone~~ $x^2$ :smile: @kate #12 \\",
    "\x1b]0;owned\x07\x1b[31mred\x9b31m \u202egnp.exe\u2066 \u200bzero\ufeff \u2028line",
    "=cmd|' /C calc'!A0",
    "a" * 290,
    "أخبار 新闻 \U0001f9d1\u200d\U0001f680 e\u0301" + "\u0301" * 50,
]
ADDRESSES = [
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://tide.example/a?b=1&c=2",
    "https://tide.example/\u202egnp",
    'https://tide.example/"onclick="alert(1)',
    "https://tide.example/>)[x](javascript:alert(1))",
    "file:///home/kate/secret/tip%20off.txt",
    "https://kate:secret@tide.example/",
]


def cited(desk: Desk, words: str, address: str = "") -> SummaryView:
    """Publish-ready summary in which every part that a person or a page can write holds these words."""
    text = f"Before it all {words} {PLAIN} {words} after it all."
    fetched = Fetched(
        text.encode(),
        text,
        "text/plain",
        address,
        words,
        Derivation("decode", "0", "utf-8"),
        (("X-Page", words),),
    )
    card = take_capture(desk, fetched, source=words, published_on=date(2025, 2, 4))
    start = text.index(words)
    chain = parse_chain(f"Tide Weekly > {' '.join(words.replace('>', ' ').split()) or 'x'}")
    made = attach(
        desk, Place(card.capture_id, start, start + len(words) + 1 + len(PLAIN)), NewClaim(words), chain=chain
    )
    attach(desk, Place(card.capture_id, text.index(PLAIN), len(text)), KnownClaim(made.claim_id))
    rate(desk, made.claim_id, Rating(Credibility("3"), Confidence.LOW, Verdict.DISPUTED, words))
    return begin_summary(desk, words[:400], [made.claim_id])


def shape(view: SummaryView) -> list[tuple[str, str]]:
    return markdown_outline(render(view, "markdown"))


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words)[1:25])
def test_hostile_words_stay_words(desk: Desk, words: str) -> None:
    view = cited(desk, words, ADDRESSES[0])
    page = render(view, "html")
    assert_html_inert(page)
    shown = " ".join(safe_display(words).split())
    assert shown in " ".join(html_text(page).split())
    text = render(view, "markdown")
    assert markdown_outline(text) == shape(cited(desk, PLAIN))
    assert shown in " ".join(markdown_text(text).split())


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: repr(address)[1:25])
def test_hostile_addresses_are_no_links(desk: Desk, address: str) -> None:
    view = cited(desk, PLAIN, address)
    for form, check in (("html", assert_html_inert), ("markdown", markdown_outline)):
        text = render(view, form)
        check(text)
        assert "javascript:alert" not in text or form == "html"
        assert ("/home/kate" in text) is False
    assert ('href="https://' in render(view, "html")) == (address == ADDRESSES[2])
    (review,) = json.loads(render(view, "claimreview"))["@graph"]
    assert ("url" in review["itemReviewed"]["appearance"][0]) == (address == ADDRESSES[2])


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words)[1:25])
def test_claim_reviews_keep_the_schema_and_hold_no_markup(desk: Desk, words: str) -> None:
    view = cited(desk, words)
    text = render(view, "claimreview", "https://desk.example/ferry?a=1&b=<2>")
    assert not set("<>&\u2028\u2029\u202e\x1b") & set(text)
    document = json.loads(text)
    assert document["@context"] == "https://schema.org"
    (review,) = document["@graph"]
    assert review["@type"] == "ClaimReview"
    assert 0 < len(review["claimReviewed"]) < 75
    assert review["url"].startswith("https://desk.example/ferry?a=1&b=<2>#C-")
    assert review["author"]["name"] == "kate"
    assert date.fromisoformat(review["datePublished"]).year >= 2025
    assert review["reviewRating"]["alternateName"] == Verdict.DISPUTED.label
    # The desk's two axes are never blended into one number of stars.
    assert "ratingValue" not in review["reviewRating"]
    assert review["itemReviewed"]["@type"] == "Claim"
    assert len(review["itemReviewed"]["appearance"]) == 2


def test_a_stale_rating_is_shown_as_stale_and_never_exported_as_a_review(desk: Desk) -> None:
    view = cited(desk, PLAIN)
    (claim,) = view.sentences[0].claims
    reword(desk, claim.card.claim_id, "The ferry to Osk has run again since Monday")
    now = summary(desk, view.summary_id)
    assert json.loads(render(now, "claimreview"))["@graph"] == []
    assert "stale" in render(now, "markdown")
    assert "stale" in html_text(render(now, "html"))


def test_every_sentence_leads_to_its_notes_and_back(desk: Desk) -> None:
    page = render(cited(desk, PLAIN), "html")
    for number in (1, 2):
        assert page.count(f'href="#note-{number}"') == 1
        assert page.count(f'id="note-{number}"') == 1
    assert page.count('href="#sentence-1"') == 2
    assert page.count('id="sentence-1"') == 1
    assert "2 mentions" in page


def test_a_format_there_is_not(desk: Desk) -> None:
    with pytest.raises(BadInput, match="docx"):
        render(cited(desk, PLAIN), "docx")


def test_a_summary_without_sentences(desk: Desk) -> None:
    view = begin_summary(desk, "Empty", [])
    assert_html_inert(render(view, "html"))
    markdown_outline(render(view, "markdown"))
    assert json.loads(render(view, "claimreview"))["@graph"] == []


MARKUP = st.text(alphabet="abc \\`*_{}[]()<>#|~&!$^:@+-=.0123456789\t/\"'\u202e;x", max_size=40)


@limits(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(MARKUP, st.text(max_size=40)))
def test_literal_text_renders_to_itself(words: str) -> None:
    shown = " ".join(safe_display(words).split())
    markdown: Callable[[str], str] = MarkdownIt("commonmark", {"html": True}).render
    assert " ".join(html_text(markdown(f"word {literal(words)}")).split()) == f"word {shown}".strip()
    if shown:
        rendered = markdown(literal(words))
        assert rendered.startswith("<p>")
        assert " ".join(html_text(rendered).split()) == shown


def test_the_place_of_bytes() -> None:
    assert place("file:///home/kate/tip%20off.txt") == "a file, tip off.txt"
    assert place("https://tide.example/a") == "https://tide.example/a"
    assert place("") == "handed over as text"
    assert not linkable("https://tide.example/\nx")
    assert whole_words("lf a word before ", " after and hal") == ("a word before ", " after and")
    assert whole_words("uncut", "") == ("", "")
