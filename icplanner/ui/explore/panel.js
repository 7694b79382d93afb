// The filters: facets with live counts, the chips of what is chosen; see day.js and reach.js too.
// The server owns the view; this panel sends the whole of what is asked, numbered, so that quick
// clicks never overwrite each other, and takes the server's answer once it is the newest.
const panels = new WeakMap();

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  for (const child of children) if (child != null) element.append(child);
  return element;
}

function asked(room) {
  const parameters = {};
  for (const [facet, values] of Object.entries(room.chosen)) {
    if (values.size) parameters[facet] = [...values].sort().join("~");
  }
  return { ...parameters, ...askedDay(room), ...askedReach(room) };
}

function send(room) {
  room.seq += 1;
  room.setStateValue("asked", { seq: room.seq, parameters: asked(room) });
  paintChoices(room);
}

function toggle(room, facet, value) {
  const values = (room.chosen[facet] ||= new Set());
  if (!values.delete(value)) values.add(value);
  send(room);
}

function adopt(room) {
  room.chosen = {};
  for (const facet of room.stock.facets) {
    room.chosen[facet.id] = new Set(room.data.chosen[facet.id] || []);
  }
  adoptDay(room);
  adoptReach(room);
}

function box(room, facet, option) {
  const input = make("input", { type: "checkbox", value: option.value });
  input.addEventListener("change", () => toggle(room, facet.id, option.value));
  const count = make("span", { class: "count" });
  const label = make("span", { class: "label" });
  label.textContent = option.label;
  const row = make("label", { class: "option" }, input);
  const symbol = room.stock.symbols[option.symbol];
  if (symbol) {
    const holder = make("span", { class: "symbol", "aria-hidden": "true" });
    holder.innerHTML = symbol; // our own drawing, never a text of the data
    row.append(holder);
  }
  row.append(label, count);
  room.boxes.push({ facet: facet.id, value: option.value, row, input, count });
  return row;
}

function select(label, options, onchange) {
  const field = make("select", { "aria-label": label });
  for (const option of options) {
    const item = make("option", { value: option.value });
    item.textContent = option.label;
    field.append(item);
  }
  field.addEventListener("change", () => onchange(field.value));
  return field;
}

function group(room, facet) {
  const open = facet.open || Boolean(room.chosen[facet.id]?.size);
  const details = make("details", { class: "facet", open });
  const title = make("span", { class: "title" });
  title.textContent = facet.label;
  details.append(make("summary", {}, title));
  const body = make("div", { class: "body", role: "group", "aria-label": facet.label });
  if (facet.one) {
    const all = { value: "", label: room.stock.words.anywhere };
    const choose = (value) => {
      room.chosen[facet.id] = new Set(value ? [value] : []);
      send(room);
    };
    room.selects[facet.id] = select(facet.label, [all, ...facet.options], choose);
    body.append(room.selects[facet.id]);
  } else {
    for (const option of facet.options) body.append(box(room, facet, option));
  }
  details.append(body);
  return details;
}

// A part of the panel that is no facet: a title that folds, and what is below it.
function part(title, open, ...children) {
  const name = make("span", { class: "title" });
  name.textContent = title;
  const body = make("div", { class: "body", role: "group", "aria-label": title }, ...children);
  return make("details", { class: "facet", open }, make("summary", {}, name), body);
}

function build(room) {
  const { stock, root } = room;
  room.boxes = [];
  room.selects = {};
  const words = stock.words;
  const main = stock.facets.filter((facet) => !facet.more);
  const more = stock.facets.filter((facet) => facet.more);
  const panel = make("details", { class: "panel", open: room.wide.matches });
  room.title = make("span", { class: "title" });
  panel.append(make("summary", {}, room.title));
  const inner = make("div", { class: "facets" });
  inner.append(dayPart(room), reachPart(room));
  for (const facet of main) inner.append(group(room, facet));
  if (more.length) {
    const rest = make("details", { class: "facet rest", open: more.some((f) => room.chosen[f.id]?.size) });
    const title = make("span", { class: "title" });
    title.textContent = words.more;
    rest.append(make("summary", {}, title));
    for (const facet of more) rest.append(group(room, facet));
    inner.append(rest);
  }
  panel.append(inner);
  room.chips = make("div", { class: "chips" });
  room.panel = panel;
  root.replaceChildren(room.chips, panel);
}

function chip(text, label, act, kind) {
  const button = make("button", { type: "button", class: kind, "aria-label": label });
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

function paintChips(room) {
  const { stock, data } = room;
  const words = stock.words;
  const chips = [];
  const add = (name, act) => chips.push(chip(`${name} ×`, `${words.remove}: ${name}`, act, "chip"));
  for (const facet of stock.facets) {
    for (const option of facet.options) {
      if (!room.chosen[facet.id]?.has(option.value)) continue;
      const name = facet.bare ? `${facet.label}: ${option.label}` : option.label;
      add(name, () => toggle(room, facet.id, option.value));
    }
  }
  for (const [name, act] of [...dayChips(room), ...reachChips(room)]) add(name, act);
  const count = chips.length;
  room.title.textContent = count ? `${words.filters} (${count})` : words.filters;
  if (count || data.searching) chips.push(chip(words.clear, words.clear, () => clear(room), "clear"));
  room.chips.replaceChildren(...chips);
}

function clear(room) {
  room.seq += 1;
  room.chosen = {};
  room.on = room.at = room.hub = "";
  room.setStateValue("asked", { seq: room.seq, parameters: {}, clear: true });
  paintChoices(room);
}

function paintChoices(room) {
  paintChips(room);
  for (const entry of room.boxes) {
    entry.input.checked = Boolean(room.chosen[entry.facet]?.has(entry.value));
  }
  for (const [name, field] of Object.entries(room.selects)) {
    field.value = [...(room.chosen[name] || [])][0] || "";
  }
  paintDay(room);
  paintReach(room);
}

function paintCounts(room) {
  const { stock, data } = room;
  const found = new Map();
  stock.facets.forEach((facet, at) => {
    facet.options.forEach((option, index) => {
      const count = data.counts[at][index];
      found.set(`${facet.id}=${option.value}`, count);
      if (!facet.one) return;
      room.selects[facet.id].options[index + 1].textContent = `${option.label} (${count})`;
    });
  });
  for (const entry of room.boxes) {
    const count = found.get(`${entry.facet}=${entry.value}`);
    entry.count.textContent = count;
    entry.row.classList.toggle("none", count === 0);
  }
}

function drawPanel(component, stock) {
  const { data, parentElement, setStateValue } = component;
  let room = panels.get(parentElement);
  if (!room) {
    const root = make("div", { class: "root" });
    parentElement.append(root);
    room = { root, seq: 0, wide: window.matchMedia("(min-width: 900px)") };
    panels.set(parentElement, room);
  }
  room.setStateValue = setStateValue;
  const fresh = data.ack >= room.seq;
  room.seq = Math.max(room.seq, data.ack);
  room.data = data;
  const other = room.stock?.version !== stock.version;
  room.stock = stock;
  if (fresh) adopt(room);
  if (other) build(room);
  paintCounts(room);
  paintChoices(room);
  // The view came from another page without a link: asked for again, it gets into the address.
  if (data.held && !room.settled) {
    room.settled = true;
    send(room);
  }
}
