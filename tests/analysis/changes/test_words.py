from __future__ import annotations

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.changes.words import name, wording
from tests.support.measures import measure
from tests.support.pairs import cells, pair


def comments(old: str | None, new: str | None) -> list[Change]:
    return list(wording(pair(cells(comment=old), cells(comment=new))))


def test_a_text_partly_rewritten() -> None:
    (change,) = comments("More people came in May.", "More people came in June.")
    assert change.sentence == "Comment: 20% of the words are new or gone"
    assert (change.kind, change.field) == (ChangeKind.WORDING, "comment")
    assert (change.group, change.effect) == (ChangeGroup.WORDING, None)
    assert (change.old, change.new) == ("More people came in May.", "More people came in June.")


def test_a_text_rewritten() -> None:
    assert comments("One two three four", "One six seven eight")[0].sentence == "Comment rewritten"
    assert comments("One two three", "One six seven")[0].sentence == (
        "Comment: 67% of the words are new or gone"
    )


def test_a_long_text_with_a_word_changed() -> None:
    many = "word " * 400
    assert comments(f"{many} old", f"{many} new")[0].sentence == (
        "Comment: 1% of the words are new or gone"
    )


def test_words_in_another_order() -> None:
    assert comments("on track and late", "late and on track")[0].sentence == (
        "Comment: the same words in another order"
    )


def test_a_text_that_came_or_went() -> None:
    (gone,) = comments("Two words", None)
    assert (gone.sentence, gone.effect) == ("Comment taken away: “Two words”", Effect.REMOVED)
    (come,) = comments(" ", "Word")
    assert (come.sentence, come.effect) == ("Comment added: “Word”", Effect.ADDED)
    (gone,) = comments("one two three four five", None)
    assert gone.sentence == "Comment taken away, 5 words"


def test_a_text_that_only_looks_otherwise() -> None:
    assert comments("It’s “open” – again", 'It\'s "open" - \n again') == []
    assert comments(None, " ") == []
    assert comments(None, None) == []


def test_what_went_comes_first_then_what_changed_most() -> None:
    gone, come, much, little = (
        comments(*texts)[0].weight
        for texts in (("a b", None), (None, "a b"), ("a b c", "a x y"), ("a b c", "a b y"))
    )
    assert gone < come < much < little


def test_each_text_has_its_change() -> None:
    before = cells(comment="One", improvement_plan="Two", timeframe="March")
    after = cells(comment="1", improvement_plan="2", timeframe="April")
    assert [change.sentence for change in wording(pair(before, after))] == [
        "Comment rewritten",
        "Improvement plan rewritten",
        "Timeframe rewritten",
    ]


def test_a_name_without_its_date_is_a_change_of_name() -> None:
    before = cells(measure_name="Visits to libraries by March 2023")
    (change,) = name(pair(before, cells()))
    assert change.sentence == "Was called “Visits to libraries by March 2023”"
    assert (change.old, change.new) == ("Visits to libraries by March 2023", "Visits to libraries")
    assert (change.kind, change.field) == (ChangeKind.NAME, "measure_name")
    assert list(name(pair(cells(measure_name="VISITS to  libraries"), cells()))) == []


def test_names_that_changed_most_come_first() -> None:
    much, little = (
        next(name(pair(cells(measure_name=old), cells()))).weight
        for old in ("Nothing like it", "Visits to a library")
    )
    assert much < little


def test_a_name_taken_for_another_says_so() -> None:
    before = measure(cells(measure_name="Visits"))
    (change,) = name(MeasurePair(before, measure(cells()), doubt="names alike"))
    assert change.sentence == "Was called “Visits”; the same (assumed): names alike"


def test_a_change_names_its_measure_and_page() -> None:
    before = cells(measure_code="OCC01.09", comment="One", pages=(7,))
    (change,) = wording(pair(before, cells(comment="Two")))
    assert (change.measure_code, change.old_code) == ("OCC01.01", "OCC01.09")
    assert change.measure == ("OCC01.01", "Visits to libraries")
    assert change.page == 2
    (unpaged,) = wording(pair(before, cells(comment="Two", pages=())))
    assert unpaged.page is None
