"""Documents with their revisions and links."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of drafts and releases."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("released_version", sa.Integer),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_index("ix_documents_kind_name", "documents", ["kind", "name"])
    op.create_table(
        "revisions",
        sa.Column("document", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("note", sa.String(2000), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("document", "version", name="pk_revisions"),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
            name="fk_revisions_document_documents",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "links",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("document", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("digest", name="pk_links"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_links_document_documents", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_links_document", "links", ["document"])


def downgrade() -> None:
    """Drop the tables of drafts and releases."""
    for table in ("links", "revisions", "documents"):
        op.drop_table(table)
