"""One search finds claims, captured texts and notes."""

from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow import deciding, undoing
from claims.workflow.attaching import NewClaim, Place, attach
from claims.workflow.desk import Desk
from claims.workflow.finding import find
from tests.claims.workflow.test_filtering import take


def test_claims_texts_and_notes_are_found_and_taken_back(desk: Desk) -> None:
    capture_id = take(desk, "The Courier")
    made = attach(desk, Place(capture_id, 2, 10), NewClaim("The quay of Arlen was closed"))
    rating = deciding.Rating(
        Credibility.DOUBTFUL, Confidence.LOW, Verdict.UNCONFIRMED, "The Quay office denies"
    )
    deciding.rate(desk, made.claim_id, rating)
    deciding.log_absence(desk, made.claim_id, "register of harbours, for 100% of the quay", "Архив молчит")

    found = find(desk, "quay")
    assert [card.claim_id for card in found.claims] == [made.claim_id]
    assert [text.capture.capture_id for text in found.texts] == [capture_id]
    assert "on the quay" in found.texts[0].text
    assert [(note.told, note.claim_id) for note in found.notes] == [
        ("nothing found", made.claim_id),
        ("reason of a rating", made.claim_id),
    ]
    assert found.notes[1].reviewer == "kate"
    assert [note.text for note in find(desk, "архив").notes] == ["Архив молчит"]
    assert len(find(desk, "100%").notes) == 1
    assert not find(desk, "100% office").notes
    assert not find(desk, "  ").notes

    undoing.undo(desk)
    assert [note.told for note in find(desk, "quay").notes] == ["reason of a rating"]


def test_nothing_is_found_of_words_nobody_used(desk: Desk) -> None:
    take(desk, "The Courier")
    found = find(desk, "zeppelin")
    assert (found.claims, found.texts, found.notes) == ((), (), ())
