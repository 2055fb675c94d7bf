"""From a partner's table, calendar or page to changes of records: read, mapped, compared, never forced."""
