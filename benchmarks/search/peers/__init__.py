"""Other search engines over the very same record pages, each with the best set-up its own manual gives for German."""
