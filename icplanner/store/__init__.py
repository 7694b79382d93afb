"""What is kept: drafts, votes, releases and edits, in a database with transactions."""
