"""How well, how fast and with how few bytes the search finds: `make bench-search`."""
