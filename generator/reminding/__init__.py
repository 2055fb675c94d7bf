"""Who should look at what: the overview for the office, and a reminder for each actor."""
