"""A running app and a browser that is cut off from every other host."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_binary import find_or_install
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

ARGUMENTS = [
    "--no-sandbox",  # CI runs as root, where Chromium refuses its sandbox
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# CI shares two cores with the server and the browser.
expect.set_options(timeout=40_000)

OWN_HOSTS = {"localhost", "127.0.0.1", ""}

# Chromium's own words about Streamlit's page, not about ours.
HARMLESS = re.compile(r"preload|was detected as an unused|Unrecognized feature")

# Streamlit asks for these below the page's own path first, and goes on without them.
PROBED = ("/_stcore/health", "/_stcore/host-config")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as a browser test."""
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):  # noqa: PTH120
            item.add_marker(pytest.mark.browser)


@contextmanager
def serving(root: Path, log: Path, database_url: str, **settings: str) -> Iterator[str]:
    """Serve the app as a newcomer would start it, on a free port; yields its address."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.headless=true", "--server.port=0"]
    with (
        log.open("w") as errors,
        subprocess.Popen(  # noqa: S603 - our own app
            [*command, *options],
            cwd=root,
            env={**os.environ, "ICPLANNER_DATABASE_URL": database_url, **settings},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as server,
    ):
        try:
            assert server.stdout is not None
            for line in server.stdout:
                address = re.search(r"http://localhost:\d+", line)
                if address:
                    break
            else:
                pytest.fail(f"The app did not start:\n{log.read_text()[-3000:]}")
            yield address.group()
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                # It waits for open connections of a browser that may be gone.
                server.kill()


@pytest.fixture(scope="session")
def database_url(tmp_path_factory) -> str:
    """Return the address of the database the app works on: never the one of whoever tests."""
    return f"sqlite:///{tmp_path_factory.mktemp('database') / 'app.sqlite3'}"


@pytest.fixture(scope="session")
def app_url(root, tmp_path_factory, database_url) -> Iterator[str]:
    """Return the address of the running app."""
    log = tmp_path_factory.mktemp("app") / "log.txt"
    with serving(root, log, database_url) as address:
        yield address


@pytest.fixture(scope="session")
def app_without_database(root, tmp_path_factory) -> Iterator[str]:
    """Return the address of an app whose database cannot be opened."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "file").write_text("not a folder")
    url = f"sqlite:///{folder / 'file' / 'app.sqlite3'}"
    with serving(root, folder / "log.txt", url) as address:
        yield address


@pytest.fixture(scope="session")
def app_below_a_path(root, tmp_path_factory, database_url) -> Iterator[str]:
    """Return the address of a server that serves the app below /planner."""
    log = tmp_path_factory.mktemp("below") / "log.txt"
    with serving(root, log, database_url, STREAMLIT_SERVER_BASE_URL_PATH="planner") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser, installed where need be; without one the tests fail."""
    path = find_or_install()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(path) if path else None, args=ARGUMENTS
        )
        yield browser
        browser.close()


@dataclass
class Watch:
    """What a page tried that it should not have."""

    foreign_requests: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)


@pytest.fixture
def watch() -> Watch:
    """Return the record of foreign requests and console errors of this test's page."""
    return Watch()


@pytest.fixture
def context(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    """Return a fresh browser profile that reaches nothing but the app."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="cs-CZ")
    context.set_default_timeout(40_000)

    def gate(route: Route) -> None:
        if urlsplit(route.request.url).hostname in OWN_HOSTS:
            route.fallback()
        else:
            watch.foreign_requests.append(route.request.url)
            route.abort()

    context.route(re.compile("^https?:"), gate)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """Return a page that must neither ask other hosts nor write errors to the console."""
    page = context.new_page()

    def listen(message) -> None:
        probed = message.location["url"].endswith(PROBED)
        if message.type == "error" and not probed and not HARMLESS.search(message.text):
            watch.console_errors.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: watch.console_errors.append(str(error)))
    yield page
    assert watch.foreign_requests == []
    assert watch.console_errors == []


@pytest.fixture(scope="session")
def app_on_broken_data(root, data_dir, tmp_path_factory, database_url) -> Iterator[str]:
    """Return the address of an app on data with two broken sites and without roads."""
    folder = tmp_path_factory.mktemp("data") / "data"
    shutil.copytree(data_dir, folder, ignore=shutil.ignore_patterns("roads"))
    sites = json.loads((folder / "sites.geojson").read_text("utf-8"))
    sites["features"][3]["properties"]["kind"] = 7
    sites["features"][4]["geometry"]["coordinates"] = [500, "north"]
    (folder / "sites.geojson").write_text(json.dumps(sites), encoding="utf-8")
    log = tmp_path_factory.mktemp("broken_data") / "log.txt"
    with serving(root, log, database_url, ICPLANNER_DATA=str(folder)) as address:
        yield address
