"""Pages, workbooks and charts for people: what the audit found, and the printed figures that it found it in."""
