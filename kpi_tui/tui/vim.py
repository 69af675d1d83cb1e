"""Keys that hands know from other programs, beside the arrows; hidden from the footer."""

from textual.binding import Binding

UP_DOWN = (
    Binding("j", "cursor_down", "Down", show=False),
    Binding("k", "cursor_up", "Up", show=False),
)
SCROLLING = (
    Binding("j", "scroll_down", "Down", show=False),
    Binding("k", "scroll_up", "Up", show=False),
    Binding("space", "page_down", "Page down", show=False),
    Binding("g", "scroll_home", "Top", show=False),
    Binding("G", "scroll_end", "End", show=False),
)
