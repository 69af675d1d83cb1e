from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.errors import PdfError
from kpi_tui.importing import child as importing
from kpi_tui.importing.child import PdfChild
from kpi_tui.importing.protocol import PageRead, Reports
from tests.support.children import PAGES, REPORT, WAIT, read_in_child, speaking
from tests.support.samples import JULY


def test_pages_are_told_and_the_report_comes_back() -> None:
    seen: list[tuple[int, int]] = []
    report = read_in_child(Path("a.pdf"), lambda *page: seen.append(page), speaking(*PAGES, REPORT))
    assert report == JULY
    assert seen == [(1, 2), (2, 2)]


def test_the_child_gets_the_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    command = speaking(then="print('{\"error\": \"' + sys.argv[1] + '\"}')")
    with pytest.raises(PdfError, match=str(tmp_path / "-odd name.pdf")):
        read_in_child(Path("-odd name.pdf"), command=command)


def test_the_childs_own_words_for_what_is_wrong() -> None:
    with pytest.raises(PdfError, match=r"^a\.pdf: scanned: ask for the text$"):
        read_in_child(
            Path("a.pdf"), command=speaking({"error": "a.pdf: scanned: ask for the text"})
        )


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (speaking(then="os._exit(7)"), "the reader stopped"),
        (speaking(*PAGES, then="os.abort()"), "the reader stopped"),
        (speaking(then="print('{\"page\"', end='')"), "the reader stopped"),
        (speaking(then="raise SystemExit('a traceback\\nof two lines')"), "the reader stopped"),
        (speaking("page 3"), "do not understand"),
        (speaking({"page": "x", "of": 1}), "do not understand"),
        (speaking({"report": {}}), "do not understand"),
        (("/no/such/program",), "did not start"),
    ],
)
def test_a_child_that_fails_is_one_line(command: tuple[str, ...], words: str) -> None:
    with pytest.raises(PdfError) as caught:
        read_in_child(Path("annex.pdf"), command=command)
    assert "annex.pdf" in str(caught.value)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "SECONDS", 0.0)
    with pytest.raises(PdfError, match="takes too long"):
        read_in_child(Path("a.pdf"), command=speaking(then=WAIT))


def test_the_limit_counts_from_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "SECONDS_AT_MOST", 0.0)
    with pytest.raises(PdfError, match="takes too long"):
        read_in_child(Path("a.pdf"), command=speaking(*PAGES, then=WAIT))


def test_leaving_ends_the_child() -> None:
    with PdfChild(Path("a.pdf"), speaking(*PAGES, then=WAIT)) as child:
        assert next(child.events()) == PageRead(1, 2)
    assert child._process.returncode is not None


def test_an_error_in_the_callback_comes_through_and_ends_the_child() -> None:
    def stop(page: int, of: int) -> None:
        raise KeyboardInterrupt(page, of)

    with pytest.raises(KeyboardInterrupt):
        read_in_child(Path("a.pdf"), stop, speaking(*PAGES, then=WAIT))


def test_a_child_that_is_cancelled_says_so() -> None:
    with PdfChild(Path("a.pdf"), speaking(*PAGES, then=WAIT)) as child:
        events = child.events()
        assert [next(events), next(events)] == [PageRead(1, 2), PageRead(2, 2)]
        child.cancel()
        with pytest.raises(PdfError, match="cancelled"):
            next(events)


def test_the_real_child_speaks_the_protocol(tmp_path: Path) -> None:
    path = tmp_path / "no annex.pdf"
    path.write_bytes(b"not a pdf")
    with pytest.raises(PdfError, match=r"no annex\.pdf: "):
        read_in_child(path)


def test_modules_in_the_working_folder_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PdfError) as caught:
        read_in_child(tmp_path / "none.pdf")
    assert "the reader stopped" not in str(caught.value)


def test_a_report_is_the_last_event() -> None:
    with PdfChild(Path("a.pdf"), speaking(REPORT, PAGES[0])) as child:
        assert [type(event) for event in child.events()] == [Reports]
