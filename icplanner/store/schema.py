"""The tables, as SQLAlchemy sees them; `migrations/` builds them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row a document: what it is now. `version` counts every change, so that a writer who read an
# older one can be told.
documents: Final = Table(
    "documents",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("name", String(200), nullable=False),
    Column("version", Integer, nullable=False),
    Column("released_version", Integer),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    Column("deleted_at", DateTime(timezone=True)),
    Index("ix_documents_kind_name", "kind", "name"),
)

# Every version ever saved: the history, the released ones, and what a conflict is shown from.
revisions: Final = Table(
    "revisions",
    metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("content", Text, nullable=False),
    Column("note", String(2000), nullable=False),
    Column("saved_at", DateTime(timezone=True), nullable=False),
)

# Read-only links. Only a digest is kept: who reads the database cannot follow the links.
links: Final = Table(
    "links",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("revoked_at", DateTime(timezone=True)),
    Index("ix_links_document", "document"),
)
