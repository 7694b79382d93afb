from __future__ import annotations

from pathlib import PurePosixPath

from icplanner.catalogue.credits import read_credits

# Not data of anybody else: the schema and the credits themselves, READMEs, licence texts.
_OWN = {"sites.schema.json", "credits.csv"}


def test_every_data_file_has_a_credit(data_dir):
    """Each file below data/ belongs to at least one credited layer."""
    credits_ = read_credits(data_dir)
    assert credits_.problems == ()
    files = [
        path.relative_to(data_dir).as_posix()
        for path in data_dir.rglob("*")
        if path.is_file() and path.name != "README.md" and path.parent.name != "licences"
    ]
    assert [file for file in files if file not in _OWN and not credits_.of(file)] == []


def test_every_pattern_matches_a_file(data_dir):
    """No credit speaks of files that are not there."""
    patterns = [name for credit in read_credits(data_dir).credits for name in credit.files]
    assert [name for name in patterns if not list(data_dir.glob(name))] == []


def test_share_alike_data_stand_apart(data_dir):
    """Files under ODbL carry no other licence, and stand in folders of their own."""
    credits_ = read_credits(data_dir)
    shared = [credit for credit in credits_.credits if credit.share_alike]
    assert shared
    for credit in shared:
        assert credit.licence == "ODbL 1.0"
        assert credit.licence_file is not None
        for pattern in credit.files:
            assert PurePosixPath(pattern).parent != PurePosixPath()
            for path in data_dir.glob(pattern):
                file = path.relative_to(data_dir).as_posix()
                assert credits_.of(file) == (credit,)
