"""What an offer, an actor, a place, a schedule and a vocabulary are; pure, no files, no clock."""
