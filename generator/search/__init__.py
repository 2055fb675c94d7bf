"""German search on static files: words, index, and the very query that browsers ask. Knows nothing of offers."""
