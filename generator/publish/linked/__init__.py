"""What a page says in words, said once more in the terms of schema.org, for search engines and other portals."""
