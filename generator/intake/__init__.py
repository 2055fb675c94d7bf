"""From files to entries: reading, and saying in German what could not be read."""
