// The list of sites: one button a site, arrow keys between them; a click or Enter opens the card.
const lists = new WeakMap();

function text(tag, name, value) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = value;
  return element;
}

function row(room, site) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.id = site.id;
  const symbol = text("span", "symbol", "");
  symbol.innerHTML = room.stock.symbols[site.symbol] || ""; // our own drawing, never data
  const body = text("span", "body", "");
  const head = text("span", "head", "");
  head.append(text("span", "name", site.name));
  body.append(head, text("span", "town", site.town), text("span", "line", site.line));
  if (site.status) body.append(text("span", `status ${site.tone}`, site.status));
  button.append(symbol, body);
  item.append(button);
  return { item, body, notes: [], said: "" };
}

// What a row says of the day and the way asked for, below what it always says.
function note(entry, day, way) {
  const said = JSON.stringify([day, way]);
  if (said === entry.said) return;
  entry.said = said;
  for (const old of entry.notes) old.remove();
  entry.notes = [];
  if (day) {
    const [verdict, name, line] = day;
    const visit = text("span", "visit", "");
    visit.append(text("span", `verdict ${verdict}`, name), text("span", "said", ` ${line}`));
    entry.notes.push(visit);
  }
  if (way) entry.notes.push(text("span", "way", way));
  entry.body.append(...entry.notes);
}

function move(room, event) {
  const buttons = [...room.list.querySelectorAll("button")];
  const at = buttons.indexOf(event.target.closest("button"));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
}

function tab(room, target) {
  for (const button of room.list.querySelectorAll("button")) button.tabIndex = -1;
  if (target) target.tabIndex = 0;
}

function drawList(component, stock) {
  const { data, parentElement, setTriggerValue } = component;
  let room = lists.get(parentElement);
  if (!room) {
    const ul = document.createElement("ul");
    parentElement.append(ul);
    room = { list: ul };
    lists.set(parentElement, room);
    ul.addEventListener("keydown", (event) => move(room, event));
    ul.addEventListener("focusin", (event) => tab(room, event.target.closest("button")));
    ul.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      room.pick("picked", button.dataset.id);
      // The card takes the place of the list; on a phone its top may be far above.
      const host = ul.getRootNode().host;
      if (host && host.getBoundingClientRect().top < 0) host.scrollIntoView();
    });
  }
  room.pick = setTriggerValue;
  const ul = room.list;
  ul.setAttribute("aria-label", stock.words.sites);
  if (room.stock?.version !== stock.version) room.items = new Map();
  room.stock = stock;
  const ids = data.ids.filter((id) => stock.rows[id]);
  for (const id of ids) {
    if (!room.items.has(id)) room.items.set(id, row(room, stock.rows[id]));
    note(room.items.get(id), data.days[id], data.ways[id]);
  }
  const shown = `${stock.version} ${data.ids.join(" ")}`;
  if (shown !== room.shown) {
    room.shown = shown;
    ul.replaceChildren(...ids.map((id) => room.items.get(id).item));
    ul.scrollTop = 0;
    tab(room, ul.querySelector("button"));
  }
  // Coming back from a card, the reader stands where he left.
  if (data.back && data.back !== room.back) {
    const button = [...ul.querySelectorAll("button")].find((item) => item.dataset.id === data.back);
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: "nearest" });
  }
  room.back = data.back;
}
