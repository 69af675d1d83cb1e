"""The explorer's own colours, dark and light. Textual's themes can be chosen beside them."""

from textual.theme import Theme

DARK = Theme(
    name="kpi-dark",
    primary="#5b9bd5",
    secondary="#7f9cb5",
    accent="#6cb6ff",
    success="#4cc38a",
    warning="#f2b035",
    error="#ff6b62",
    foreground="#d7dde4",
    background="#12171d",
    surface="#1a2129",
    panel="#212a34",
    dark=True,
    variables={"border-blurred": "#3d4a58", "scrollbar-background": "#1a2129"},
)
LIGHT = Theme(
    name="kpi-light",
    primary="#1f5f99",
    secondary="#4a6780",
    accent="#0b5cad",
    success="#0c7040",
    warning="#8f5400",
    error="#b3261e",
    foreground="#1b2733",
    background="#fbfcfd",
    surface="#f1f4f7",
    panel="#e3e9ef",
    dark=False,
    variables={"border-blurred": "#b4c0cb", "scrollbar-background": "#e3e9ef"},
)
THEMES = (DARK, LIGHT)
