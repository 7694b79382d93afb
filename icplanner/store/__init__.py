"""What is kept: drafts, votes, releases and edits, in a database with transactions."""

from icplanner.store.database import Database, StoreError
from icplanner.store.document import (
    ConflictError,
    DeadLinkError,
    Document,
    Listed,
    NoDocumentError,
    Revision,
)
from icplanner.store.documents import Documents

__all__ = [
    "ConflictError",
    "Database",
    "DeadLinkError",
    "Document",
    "Documents",
    "Listed",
    "NoDocumentError",
    "Revision",
    "StoreError",
]
