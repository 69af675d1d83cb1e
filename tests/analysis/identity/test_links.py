from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.identity.links import Link, LinkKind, link
from kpi_tui.analysis.identity.matching import ALIKE, DIFFERENT
from kpi_tui.analysis.identity.similarity import similarity
from kpi_tui.judgements.judgement import LinkMeasures, UnlinkMeasures
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Report
from kpi_tui.vocabulary import Confidence
from tests.support.frames import names
from tests.support.judging import judged
from tests.support.published_links import ASKED, KEPT, NEW, OLD, ONE_TO_ONE, REUSED


def short(named: MeasureName | None) -> str | None:
    return named.code.removeprefix("OCC") if named else None


def pairs(links: list[Link], *confidences: Confidence) -> set[tuple[str | None, str | None]]:
    return {
        (short(item.before), short(item.after)) for item in links if item.confidence in confidences
    }


@pytest.fixture(scope="module")
def links() -> list[Link]:
    return link(names(OLD), names(NEW))


def test_codes_used_again_join_nothing(links: list[Link]) -> None:
    joined = pairs(links, Confidence.SURE, Confidence.LIKELY)
    assert not {(code, code) for code in REUSED} & joined


def test_what_went_on_under_another_code_is_found(links: list[Link]) -> None:
    assert {(old, new) for old, new in pairs(links, Confidence.LIKELY) if old != new} == set(
        ONE_TO_ONE.items()
    )


def test_what_kept_its_code_is_sure(links: list[Link]) -> None:
    assert pairs(links, Confidence.SURE) == {(code, code) for code in KEPT}


def test_what_is_doubtful_is_asked(links: list[Link]) -> None:
    assert pairs(links, Confidence.ASK) == ASKED


def test_splits_are_told_from_new_words(links: list[Link]) -> None:
    kinds = {
        (short(item.before), short(item.after)): item.kind
        for item in links
        if item.confidence is Confidence.ASK
    }
    assert kinds["10.02", "10.11"] is kinds["11.06", "11.06"] is LinkKind.SPLIT
    assert kinds["10.03", "10.03"] is LinkKind.RENAMED


def test_kinds_of_renumbering(links: list[Link]) -> None:
    kinds = {short(item.before): item.kind for item in links if item.confidence}
    assert kinds["01.09"] is LinkKind.RENUMBERED
    assert kinds["02.10"] is LinkKind.MOVED
    assert kinds["01.02"] is LinkKind.RENAMED
    assert kinds["04.02"] is LinkKind.SAME


def test_a_code_used_again_is_named(links: list[Link]) -> None:
    (gone,) = [item for item in links if item.after is None and short(item.before) == "07.02"]
    assert (gone.kind, gone.confidence) == (LinkKind.VANISHED, None)
    assert "the code is another measure's: No of children we care for" in gone.why
    (come,) = [item for item in links if item.before is None and short(item.after) == "10.05"]
    assert come.kind is LinkKind.NEW
    assert "No of telephone calls to CSC abandoned" in come.why


def test_thresholds_stand_between_what_is_and_is_not_the_same() -> None:
    """The room on both sides of each threshold, in the two published reports."""
    old = {item.measure_code[3:]: item.measure_name for item in OLD.readings}
    new = {item.measure_code[3:]: item.measure_name for item in NEW.readings}
    reused = [similarity(old[code], new[code]) for code in REUSED if code not in ("10.01", "10.02")]
    assert max(reused) < 0.37 < DIFFERENT
    renamed = [similarity(old[code], new[code]) for code in ("05.03", "07.06", "10.03", "10.04")]
    assert DIFFERENT < 0.43 < min(renamed)
    assert max(renamed) < ALIKE < min(similarity(old[a], new[b]) for a, b in ONE_TO_ONE.items())


def test_every_measure_is_accounted_for(links: list[Link]) -> None:
    assert {item.before for item in links if item.before} == set(names(OLD))
    assert {item.after for item in links if item.after} == set(names(NEW))


def one(before: str, after: str, codes: tuple[str, str] = ("A.1", "A.1")) -> Link:
    found = link([MeasureName(codes[0], before)], [MeasureName(codes[1], after)])
    return found[0]


@pytest.mark.parametrize(
    ("before", "after", "confidence", "kind"),
    [
        ("Visits", " VISITS ", Confidence.SURE, LinkKind.SAME),
        ("Visits to libraries", "No. of visits to library", Confidence.SURE, LinkKind.RENAMED),
        ("red big cat", "red small cat", Confidence.LIKELY, LinkKind.RENAMED),
        ("red cat", "blue cat", Confidence.ASK, LinkKind.RENAMED),
        ("red cat", "blue dog", None, LinkKind.VANISHED),
        ("red cat", "big wild blue cat", None, LinkKind.VANISHED),
    ],
)
def test_one_code_by_likeness(
    before: str, after: str, confidence: Confidence | None, kind: LinkKind
) -> None:
    found = one(before, after)
    assert (found.confidence, found.kind) == (confidence, kind)


@pytest.mark.parametrize(
    ("before", "after", "confidence"),
    [
        ("red cat", "red cat", Confidence.LIKELY),
        ("red big cat", "red small cat", Confidence.LIKELY),
        ("red cat", "blue cat", None),
    ],
)
def test_another_code_is_never_sure_and_asked_only_when_alike(
    before: str, after: str, confidence: Confidence | None
) -> None:
    assert one(before, after, ("A.1", "A.2")).confidence is confidence


def test_the_other_side_of_a_limit_is_asked_however_alike() -> None:
    before, after = "Big red cats seen within 20 days", "Big red cats seen outside 20 days"
    found = one(before, after)
    assert found.confidence is Confidence.ASK
    assert "“within” only before, “outside” only now" in found.why


def test_roads_of_another_class_are_asked_about() -> None:
    found = one("% of B and C roads needing maintenance", "% of A roads needing maintenance")
    assert found.confidence is Confidence.ASK
    assert "“B” and “C” only before, “A” only now" in found.why


def test_stages_go_on_though_they_are_alike() -> None:
    old = [
        MeasureName(f"A.{n}", f"Corporate complaints (Stage {n}) answered in time") for n in (1, 2)
    ]
    new = [MeasureName(f"A.{n}", f"Corporate complaints (Stage {n}) answered") for n in (1, 2)]
    found = link(old, new)
    assert [(item.before, item.after) for item in found] == list(zip(old, new, strict=True))
    assert all(item.joins for item in found)


def test_what_has_a_better_match_of_its_own_is_no_rival() -> None:
    """Each is nearly as like the other's match as its own, and leads by less than it must."""
    words = "ant bee cat dog eel fox gnu hen ibis jay kite"
    old = [MeasureName("A.1", f"{words} lion"), MeasureName("A.2", f"{words} mole")]
    new = [MeasureName("A.3", f"{words} lion newt"), MeasureName("A.4", f"{words} mole owl")]
    found = {(item.before, item.after) for item in link(old, new) if item.joins}
    assert found == {(old[0], new[0]), (old[1], new[1])}


def test_two_halves_are_asked_even_where_one_has_the_code() -> None:
    old = [MeasureName("A.1", "big red cats")]
    new = [MeasureName("A.1", "big red cats indoors"), MeasureName("A.2", "big red cats outdoors")]
    found = link(old, new)
    assert [item.confidence for item in found] == [Confidence.ASK, Confidence.ASK]
    assert {item.kind for item in found} == {LinkKind.SPLIT}


def test_two_of_one_name_are_not_told_as_partly_alike() -> None:
    old = [MeasureName("A.1", "red cats"), MeasureName("A.2", "red cats")]
    found = link(old, [MeasureName("A.3", "red cats")])
    assert {item.why for item in found} == {"same name; one of 2 possible matches"}


def test_two_that_became_one_are_asked() -> None:
    old = [MeasureName("A.1", "big red cats indoors"), MeasureName("A.2", "big red cats outdoors")]
    found = link(old, [MeasureName("A.1", "big red cats")])
    assert [item.confidence for item in found] == [Confidence.ASK, Confidence.ASK]


def test_a_code_for_two_measures_in_one_month() -> None:
    twice = [MeasureName("A.1", "red cats"), MeasureName("A.1", "blue dogs")]
    found = link(twice, twice[::-1])
    assert [(item.before, item.after) for item in found] == [(name, name) for name in twice]


def test_a_measure_printed_twice_is_one() -> None:
    assert (
        len(link([MeasureName("A.1", "Red cats")] * 2, [MeasureName("A.1", "red  cats")] * 2)) == 1
    )


@pytest.mark.parametrize("backwards", [False, True])
def test_a_confirmed_link_is_sure_and_leaves_no_question(backwards: bool) -> None:
    old, new = (
        MeasureName("OCC10.02", name_of(OLD, "10.02")),
        MeasureName("OCC10.12", name_of(NEW, "10.12")),
    )
    ends = (new, old) if backwards else (old, new)
    settled = judged(LinkMeasures(who="Ada", why="it is", before=ends[0], after=ends[1]))
    found = [item for item in link(names(OLD), names(NEW), settled) if item.before == old]
    assert [(item.after, item.confidence) for item in found] == [(new, Confidence.SURE)]
    assert "Ada: it is" in found[0].why


def test_a_refused_link_is_not_asked_again() -> None:
    old, new = (
        MeasureName("OCC10.03", name_of(OLD, "10.03")),
        MeasureName("OCC10.03", name_of(NEW, "10.03")),
    )
    settled = judged(UnlinkMeasures(who="Ada", why="telephone only", before=old, after=new))
    found = {item.kind: item for item in link([old], [new], settled)}
    assert set(found) == {LinkKind.VANISHED, LinkKind.NEW}
    assert "not OCC10.03, settled by Ada: telephone only" in found[LinkKind.VANISHED].why


def name_of(report: Report, code: str) -> str:
    return next(item.measure_name for item in report.readings if item.measure_code[3:] == code)


WORDS = st.lists(
    st.sampled_from(["red", "big", "cat", "dog", "seen", "1", "2", "within"]), max_size=4
)
NAMED = st.builds(MeasureName, st.sampled_from(["A.1", "A.2", "B.1"]), WORDS.map(" ".join))
MONTH = st.lists(NAMED, max_size=5)


@given(MONTH, MONTH)
def test_laws_of_links(before: list[MeasureName], after: list[MeasureName]) -> None:
    found = link(before, after)
    assert {item.before.key for item in found if item.before} == {name.key for name in before}
    assert {item.after.key for item in found if item.after} == {name.key for name in after}
    for ends in (
        [item.before for item in found if item.before],
        [item.after for item in found if item.after],
    ):
        several = {end for end, count in Counter(ends).items() if count > 1}
        asked = {
            end
            for item in found
            if item.confidence is Confidence.ASK
            for end in (item.before, item.after)
        }
        assert several <= asked
    for item in found:
        assert (item.confidence is None) == (item.before is None or item.after is None)
        if item.joins and item.before and item.after and item.kind is not LinkKind.SAME:
            assert similarity(item.before.name, item.after.name) >= ALIKE


@given(MONTH)
def test_a_month_is_itself(measures: list[MeasureName]) -> None:
    assert all(item.kind is LinkKind.SAME for item in link(measures, measures))
