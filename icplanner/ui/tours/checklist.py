"""The checklist of the chosen tour: whom to ask what, by when, and what is done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st

from icplanner.tours import Tour
from icplanner.tours.checklist import Contact, Task, checklist
from icplanner.ui.text import escaped, host_of, link, mail_link, phone_link
from icplanner.ui.tours import kept, ticks
from icplanner.ui.tours.folding import folded
from icplanner.ui.tours.world import World
from icplanner.words import Words
from icplanner.words.keeping import task_text


def checklist_panel(tour: Tour, world: World, words: Words) -> None:
    """Place the folded checklist; its label says how much of it is open."""
    tasks = checklist(tour, world.catalogue)
    done = _done()
    left = sum(task.key not in done for task in tasks)
    if not tasks:
        label = words.text("Checklist to confirm: nothing to ask")
    elif not left:
        label = words.text("Checklist to confirm: all done")
    else:
        label = words.plural(
            "Checklist to confirm: %(count)s thing open",
            "Checklist to confirm: %(count)s things open",
            left,
        )
    fill = partial(_fill, tasks, done, world.today, words)
    folded(label, "checklist", ":material/checklist:", fill)


def _done() -> Mapping[str, str]:
    now = kept.opened()
    found: Mapping[str, str] = now.ticks.content["ticks"] if now and now.ticks else {}
    return found


def _fill(tasks: tuple[Task, ...], done: Mapping[str, str], today: date, words: Words) -> None:
    if not tasks:
        st.markdown(
            words.text("Hours and prices of every stop are fresh, and nothing must be booked.")
        )
        return
    now = kept.opened()
    fixed = now is None or now.ticks is None
    if fixed:
        st.caption(words.text("Save the tour as a draft to tick things off here."))
    for number, calls in enumerate(_calls(tasks)):
        with st.container(key=f"tours_call_{number}", gap="xsmall"):
            _head(calls[0], today, words)
            for task in calls:
                _task(task, done, today, words, fixed=fixed)
            contact = _contact(calls[0].contact, words)
            if contact:
                st.markdown(contact)
            else:
                st.caption(words.text("No telephone, e-mail or website is known."))


def _calls(tasks: tuple[Task, ...]) -> list[list[Task]]:
    """Return what one call to a house can settle together, the most urgent call first."""
    calls: dict[tuple[str, date], list[Task]] = {}
    for task in tasks:
        calls.setdefault((task.stop, task.visit), []).append(task)
    return list(calls.values())


def _head(task: Task, today: date, words: Words) -> None:
    name = escaped(task.names.pick(words.lang)[0] or task.stop, 200)
    by = escaped(words.text("by %(day)s", day=words.weekday(task.due, short=True, year=True)))
    if task.due < today:
        over = escaped(words.text("overdue"))
        by = f":red-badge[:material/alarm: {by} · {over}]"
    else:
        by = f":gray-badge[:material/event: {by}]"
    st.markdown(f"**{name}** {by}")


def _task(task: Task, done: Mapping[str, str], today: date, words: Words, *, fixed: bool) -> None:
    field = f"tours.tick.{task.key}"
    said = escaped(task_text(words, task), 300)
    when = done.get(task.key)
    if when is not None:
        day = words.day(date.fromisoformat(when), "medium")
        settled = words.text("settled on %(day)s", day=day)
        said += f" :green[· {escaped(settled)}]"
    st.session_state[field] = when is not None
    st.checkbox(
        said,
        key=field,
        disabled=fixed,
        on_change=ticks.tick,
        args=(task.key, field, today),
    )


def _contact(contact: Contact, words: Words) -> str:
    parts = []
    if contact.phone:
        parts.append(f":material/call: {phone_link(contact.phone)}")
    if contact.email:
        parts.append(f":material/mail: {mail_link(contact.email)}")
    if contact.website:
        parts.append(f":material/language: {link(host_of(contact.website), contact.website)}")
    if contact.operator and parts:
        parts.append(escaped(words.text("operator: %(name)s", name=contact.operator), 200))
    return " · ".join(parts)
