"""The sample reports tell the kind of story that the product is for."""

from claims.matching.copies import reuse
from verifier.capture.reading import read
from verifier.samples import FOLDER, reports


def test_every_file_is_a_report_and_can_be_captured() -> None:
    found = reports()
    assert {report.path for report in found} == set(FOLDER.iterdir())
    for report in found:
        fetched = read(report.path)
        assert fetched.text.isprintable() or "\n" in fetched.text
        assert fetched.derivation.flags == ()
        assert fetched.data.decode() == fetched.text


def test_the_reworded_copy_reuses_the_article() -> None:
    texts = {report.path.stem: read(report.path).text for report in reports()}
    mirror = texts.pop("mirror")
    assert reuse(mirror, texts.items())[0].id == "courier"


def test_reports_come_in_the_order_in_which_a_desk_gets_them() -> None:
    dates = {report.path.stem: report.published_on for report in reports()}
    assert dates["courier"] <= dates["mirror"] <= dates["radio"] <= dates["correction"]
    assert dates["earlier"] < dates["release"] < dates["courier"]
