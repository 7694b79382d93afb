// A month as a grid: arrow keys move from day to day, Enter chooses the day, Tab goes on to its events.
const grids = new WeakMap();

function node(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
}

function eventButton(room, event) {
  const button = node("button", [event.tone, event.on ? "on" : "", event.id === room.data.event ? "chosen" : ""].join(" ").trim());
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.event = event.id;
  button.title = event.label;
  button.setAttribute("aria-label", event.label);
  const symbol = node("span");
  symbol.innerHTML = room.data.symbols[event.symbol] || ""; // our own drawing, never data
  button.append(symbol.firstChild || symbol, node("span", "name", event.name));
  return button;
}

function cell(room, day) {
  const td = node("td", day.tone.join(" "));
  td.setAttribute("role", "gridcell");
  td.dataset.day = day.date;
  td.tabIndex = -1;
  td.setAttribute("aria-label", day.label);
  if (day.date === room.data.day) {
    td.classList.add("chosen");
    td.setAttribute("aria-selected", "true");
  }
  const top = node("div", "top");
  top.append(node("span", "number", day.number));
  if (day.holiday) top.append(node("span", "free", day.holiday));
  const events = node("div", "events");
  events.append(...day.events.map((event) => eventButton(room, event)));
  if (day.more) {
    const more = node("button", "more", day.more);
    more.type = "button";
    more.tabIndex = -1;
    events.append(more);
  }
  td.append(top, events);
  return td;
}

function ready(room, td) {
  for (const one of room.table.querySelectorAll("td, button")) one.tabIndex = -1;
  if (!td) return;
  td.tabIndex = 0;
  for (const one of td.querySelectorAll("button")) one.tabIndex = 0;
}

function move(room, event) {
  if (event.target.tagName === "BUTTON" && event.key !== "Escape") {
    if (["Enter", " "].includes(event.key)) event.stopPropagation();
    return;
  }
  const cells = [...room.table.querySelectorAll("td")];
  const td = event.target.closest("td");
  const at = cells.indexOf(td);
  if (at < 0) return;
  const week = at - (at % 7);
  const to = {
    ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - 7, ArrowDown: at + 7,
    Home: week, End: week + 6, Escape: at,
  }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    const next = cells[to];
    if (next) {
      ready(room, next);
      next.focus();
    }
  } else if (event.key === "PageUp" || event.key === "PageDown") {
    event.preventDefault();
    ask(room, { turn: event.key === "PageUp" ? -1 : 1 });
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    ask(room, { day: td.dataset.day });
  }
}

function ask(room, what) {
  room.seq = (room.seq || 0) + 1;
  room.send("asked", { seq: room.seq, ...what });
}

function start(parentElement) {
  const box = node("div", "calendar");
  const table = node("table");
  table.setAttribute("role", "grid");
  const key = node("div", "key");
  box.append(table, key);
  parentElement.append(box);
  const room = { box, table, key };
  table.addEventListener("keydown", (event) => move(room, event));
  table.addEventListener("focusin", (event) => ready(room, event.target.closest("td")));
  table.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-event]");
    const td = event.target.closest("td");
    if (button) ask(room, { event: button.dataset.event });
    else if (td) ask(room, { day: td.dataset.day });
  });
  return room;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let room = grids.get(parentElement);
  if (!room) {
    room = start(parentElement);
    grids.set(parentElement, room);
  }
  room.send = setTriggerValue;
  room.data = data;
  const focused = room.table.getRootNode().activeElement?.closest?.("td")?.dataset.day;
  const head = node("thead");
  const names = node("tr");
  for (const [short, long] of data.weekdays) {
    const th = node("th", "", short);
    th.scope = "col";
    th.abbr = long;
    names.append(th);
  }
  head.append(names);
  const body = node("tbody");
  for (const week of data.weeks) {
    const row = node("tr");
    row.append(...week.map((day) => cell(room, day)));
    body.append(row);
  }
  room.table.replaceChildren(node("caption", "", data.caption), head, body);
  room.key.replaceChildren(...data.key.map(([name, text]) => node("span", name, text)));
  const dayOf = (wanted) => wanted && room.table.querySelector(`td[data-day="${CSS.escape(wanted)}"]`);
  // In another month the day that had the focus may be gone: its first day takes over.
  const td = dayOf(focused) || dayOf(data.day) || dayOf(data.first);
  ready(room, td);
  if (focused && td) td.focus({ preventScroll: true });
}
