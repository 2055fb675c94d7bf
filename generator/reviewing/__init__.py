"""What a proposal changes, for the people who decide about it and for those who wrote it."""
