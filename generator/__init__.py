"""Bildungsverzeichnis: from YAML records of education offers to a public website."""
