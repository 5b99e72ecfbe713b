"""The colours of drawings in files, which have no style sheet. static/css/tokens.css and series.css have the same."""

INK, MUTED, LINE, LINE_STRONG = "#1a1b1c", "#5f6467", "#e0dcd2", "#85847d"
PAPER, ACCENT, DOUBT, LAND, SEA = "#fff", "#1d5a6b", "#864a00", "#dcd8cc", "#f2f4f2"
SERIES = ("#1d5a6b", "#b5542a", "#7d6ba8", "#4d8a57", "#a33b6b", "#7a6a1f", "#6d7276", "#93928b")
