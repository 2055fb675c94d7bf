"""How long checking and building take, for content of any size: `make bench`."""
