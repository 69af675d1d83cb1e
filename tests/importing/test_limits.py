"""What holds the process that reads a PDF, and what is said when it is held."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kpi_tui.errors import PdfError
from kpi_tui.importing import child as importing
from kpi_tui.importing.child import PdfChild
from kpi_tui.pdf import read_report
from kpi_tui.pdf.page import limits
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.limits import LimitError, allow
from tests.robustness.hostile import bombs
from tests.robustness.hostile.reports import annex, row
from tests.robustness.hostile.writer import one_page
from tests.support.children import WAIT, read_in_child, speaking
from tests.support.pages import pages_of

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
linux = pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is Linux's")

GUARD = 60
"""Seconds after which a test gives up on a process that should have spoken or ended long before."""
AT_PAGE_2 = ({"reading": 1, "of": 3}, {"page": 1, "of": 3}, {"reading": 2, "of": 3})


def why(*messages: object, then: str = "") -> str:
    with pytest.raises(PdfError) as caught:
        read_in_child(Path("annex.pdf"), command=speaking(*messages, then=then))
    return str(caught.value)


def limited(code: str) -> subprocess.CompletedProcess[str]:
    """What a process does that holds itself to its limits."""
    start = "import os, sys\nfrom kpi_tui.pdf.page import limits\nlimits.restrict()\n"
    return subprocess.run(
        [sys.executable, "-c", start + code], capture_output=True, text=True, check=False
    )


@linux
def test_memory_is_limited() -> None:
    done = limited("bytearray(limits.MEMORY)")
    assert "MemoryError" in done.stderr


@posix
def test_processor_time_is_limited_and_no_core_is_left() -> None:
    code = (
        "import resource as r; print(r.getrlimit(r.RLIMIT_CPU)[0], r.getrlimit(r.RLIMIT_CORE)[0])"
    )
    assert limited(code).stdout.split() == [str(limits.PROCESSOR_SECONDS), "0"]


@posix
@pytest.mark.parametrize(("pages", "seconds"), [(1, "12"), (30, "70"), (1000, "120")])
def test_each_page_has_its_processor_time(pages: int, seconds: str) -> None:
    code = f"import resource as r; limits.allow_pages({pages}); print(r.getrlimit(r.RLIMIT_CPU)[0])"
    assert limited(code).stdout.split() == [seconds]


def test_a_reader_that_has_a_part_of_the_processor_only_is_waited_for() -> None:
    """On a busy machine a file is not refused: what ends its reader is the time that it has used."""
    assert importing.SECONDS >= 4 * limits.PROCESSOR_SECONDS
    assert importing.SECONDS_AT_MOST >= 4 * limits.PROCESSOR_SECONDS_AT_MOST


@linux
def test_a_reader_that_uses_its_processor_time_up_is_ended() -> None:
    done = limited("limits._hold('RLIMIT_CPU', 1)\nwhile True: pass")
    assert done.returncode == -signal.SIGXCPU


@posix
def test_a_limit_that_is_lower_already_stays() -> None:
    code = (
        "import resource as r\n"
        "r.setrlimit(r.RLIMIT_CPU, (5, 6))\n"
        "limits.restrict()\n"
        "print(*r.getrlimit(r.RLIMIT_CPU))"
    )
    assert limited(code).stdout.split() == ["6", "6"]


def test_a_crash_names_the_page() -> None:
    said = why(*AT_PAGE_2, then="os.abort()")
    assert said.startswith("annex.pdf: the reader stopped at page 2 (")
    assert said.endswith(
        ", for want of memory or over a fault in the file: try saving the PDF anew from its source"
    )


@posix
@pytest.mark.parametrize("name", ["SIGSEGV", "SIGKILL"])
def test_a_crash_names_the_signal(name: str) -> None:
    said = why(*AT_PAGE_2, then=f"import signal; os.kill(os.getpid(), signal.{name})")
    assert f"at page 2 ({name})" in said


def test_no_page_is_named_between_pages() -> None:
    assert "the reader stopped (exit code 3)" in why(*AT_PAGE_2[:2], then="os._exit(3)")
    assert "the reader stopped (exit code 0)" in why(*AT_PAGE_2[:2])


@pytest.mark.parametrize(
    ("code", "name"),
    [(1, "exit code 1"), (0xC0000005, "exit code 0xc0000005"), (-9999, "exit code 0xffffd8f1")],
)
def test_what_ends_a_process_on_windows(code: int, name: str) -> None:
    assert importing._named_code(code) == name


@posix
def test_too_much_processor_time_is_too_long() -> None:
    said = why(*AT_PAGE_2, then="import signal; os.kill(os.getpid(), signal.SIGXCPU)")
    assert said == (
        "annex.pdf: takes too long to read at page 2: "
        "is it the report itself, and not a pack of papers?"
    )


def test_a_time_out_names_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "SECONDS_AT_MOST", 0.0)
    child = speaking(*AT_PAGE_2, then=WAIT)
    with pytest.raises(PdfError, match="takes too long to read"):
        read_in_child(Path("a.pdf"), command=child)


def test_the_clock_counts_from_the_first_page_that_is_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A long report is not cut off while all its pages are looked at, before the first is done."""
    allowed: list[int] = []
    monkeypatch.setattr(PdfChild, "_allow", lambda _, pages: allowed.append(pages))
    why({"reading": 1, "of": 200})
    assert allowed == [200]


def test_faults_and_want_of_memory_name_the_page() -> None:
    fault = why(*AT_PAGE_2, {"fault": "IndexError"})
    assert fault == "annex.pdf: could not be read at page 2 (IndexError): please report this file"
    memory = why(*AT_PAGE_2, {"fault": "MemoryError"})
    assert memory == (
        "annex.pdf: needs more memory than any report at page 2: "
        "try saving the PDF anew from its source"
    )


def test_the_childs_errors_name_the_file_as_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.pdf").touch()
    with pytest.raises(PdfError, match=r"^empty\.pdf: an empty file: download it again$"):
        read_in_child(Path("empty.pdf"))


def test_a_message_without_an_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "LONGEST_MESSAGE", 1000)
    assert "the reader" in why("x" * 5000)


ENDS_WITH_US = """
import os, socket, sys, threading
from kpi_tui.pdf.page.limits import end_with_parent
end_with_parent()
line = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
line.send(b"!")
threading.Event().wait()
"""


def test_the_child_ends_when_its_input_closes() -> None:
    code = ENDS_WITH_US.partition("line =")[0] + "threading.Event().wait()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as child:
        assert child.stdin is not None
        child.stdin.close()
        assert child.wait(timeout=GUARD) == 1


def test_a_child_run_by_hand_needs_no_input(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(annex([row()]))
    done = subprocess.run(
        [sys.executable, "-m", "kpi_tui.pdf", str(path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1].startswith(b'{"reports"')


@pytest.mark.parametrize("how", ["kill", "terminate"])
def test_the_child_dies_with_its_parent(how: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(GUARD)
        port = server.getsockname()[1]
        parent = (
            "import sys\nfrom pathlib import Path\nfrom kpi_tui.importing.child import PdfChild\n"
            f"command = (sys.executable, '-c', {ENDS_WITH_US!r}, '{port}')\n"
            "with PdfChild(Path('a.pdf'), command) as child:\n    list(child.events())\n"
        )
        with subprocess.Popen([sys.executable, "-c", parent]) as process:
            line, _ = server.accept()
            with line:
                line.settimeout(GUARD)
                assert line.recv(1) == b"!"
                getattr(process, how)()
                assert _closed(line)


@posix
def test_an_interrupt_ends_the_child() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(GUARD)
        port = server.getsockname()[1]
        child = (
            "import signal, sys\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
            + ENDS_WITH_US.replace("end_with_parent()\n", "")
        )
        parent = (
            "import sys\nfrom kpi_tui.cli import main\nfrom kpi_tui.cli.commands import import_pdf\n"
            "from kpi_tui.importing import child\nchild.SECONDS = 3600.0\n"
            f"import_pdf.READER = (sys.executable, '-c', {child!r}, '{port}')\n"
            "sys.exit(main(['--store', 'none', 'import', sys.argv[1]]))"
        )
        with subprocess.Popen(
            [sys.executable, "-c", parent, __file__], stderr=subprocess.PIPE, text=True
        ) as process:
            line, _ = server.accept()
            with line:
                line.settimeout(GUARD)
                assert line.recv(1) == b"!"
                process.send_signal(signal.SIGINT)
                assert _closed(line)
            assert process.stderr is not None
            assert process.stderr.read() == "kpi-tui: interrupted\n"
        assert process.returncode == 130


def _closed(line: socket.socket) -> bool:
    """Whether the other end goes."""
    try:
        return line.recv(1) == b""
    except ConnectionError:
        return True


def test_what_a_page_may_hold() -> None:
    allow(3, 3, "lines")
    with pytest.raises(LimitError, match=r"has more lines than a page of any report \(3\)"):
        allow(4, 3, "lines")


@pytest.mark.parametrize(
    "name", ["just_too_many_characters", "deep_forms", "filled_grid", "grid", "many_dots"]
)
def test_the_file_and_the_page_are_named(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(bombs.FILES[name]())
    with pytest.raises(PdfError) as caught:
        read_report(path)
    assert str(caught.value).startswith(f"{path}: page 1 has more ")


def test_a_poster_is_drawn_at_fewer_dots_an_inch(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(bombs.TEXT, page=b"/MediaBox [0 0 5000 5000]"))
    with open_pdf(path) as opened:
        bitmap = pages_of(opened)[0].render()
    assert bitmap.width * bitmap.height <= 1.01 * limits.MOST_PIXELS
    assert bitmap.scale == pytest.approx(bitmap.width / 5000, rel=0.001)


def test_progress_says_which_page_is_begun(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(annex([row(number) for number in range(1, 20)]))
    begun: list[tuple[int, int]] = []
    read_report(path, None, lambda page, of: begun.append((page, of)))
    assert set(begun) == {(1, 2), (2, 2)}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(PdfError, match="not a file: name a PDF"):
        read_report(tmp_path / "pipe.pdf")


@linux
def test_a_file_named_in_no_encoding_comes_in(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.pdf")
    path.write_bytes(annex([row()]))
    assert read_in_child(path).source.name == "caf?.pdf"
