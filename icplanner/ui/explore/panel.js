// The filters: facets with live counts, the chips of what is chosen, distance from a spa town.
// The server owns the view; this panel sends the whole of what is asked, numbered, so that quick
// clicks never overwrite each other, and takes the server's answer once it is the newest.
const rooms = new WeakMap();

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
  if (room.hub && room.within) {
    parameters.near = room.hub;
    parameters.km = room.within;
  }
  return parameters;
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
  for (const facet of room.data.facets) room.chosen[facet.id] = new Set(facet.chosen);
  room.hub = room.data.near.hub;
  room.within = room.data.near.within;
}

function box(room, facet, option) {
  const input = make("input", { type: "checkbox", value: option.value });
  input.addEventListener("change", () => toggle(room, facet.id, option.value));
  const count = make("span", { class: "count" });
  const label = make("span", { class: "label" });
  label.textContent = option.label;
  const row = make("label", { class: "option" }, input);
  const symbol = room.data.symbols[option.symbol];
  if (symbol) {
    const holder = make("span", { class: "symbol", "aria-hidden": "true" });
    holder.innerHTML = symbol; // our own drawing, never a text of the data
    row.append(holder);
  }
  row.append(label, count);
  room.counts.push({ facet: facet.id, value: option.value, row, input, count });
  return row;
}

function select(room, name, label, options, onchange) {
  const field = make("select", { "aria-label": label });
  for (const option of options) {
    const item = make("option", { value: option.value });
    item.textContent = option.label;
    field.append(item);
  }
  field.addEventListener("change", () => onchange(field.value));
  room.selects[name] = field;
  return field;
}

function group(room, facet) {
  const details = make("details", { class: "facet", open: facet.open });
  const title = make("span", { class: "title" });
  title.textContent = facet.label;
  details.append(make("summary", {}, title));
  const body = make("div", { class: "body", role: "group", "aria-label": facet.label });
  if (facet.near) body.append(...near(room));
  if (facet.one) {
    const all = { value: "", label: room.data.words.anywhere };
    const choose = (value) => {
      room.chosen[facet.id] = new Set(value ? [value] : []);
      send(room);
    };
    body.append(select(room, facet.id, facet.label, [all, ...facet.options], choose));
  } else {
    for (const option of facet.options) body.append(box(room, facet, option));
  }
  details.append(body);
  return details;
}

function near(room) {
  const words = room.data.words;
  const hubs = [{ value: "", label: words.anywhere }, ...room.data.near.hubs];
  const hub = select(room, "hub", words.from, hubs, (value) => {
    room.hub = value;
    if (value && !room.within) room.within = room.data.near.standard;
    send(room);
  });
  const within = select(room, "within", words.within, room.data.near.distances, (value) => {
    room.within = value;
    send(room);
  });
  return [make("div", { class: "pair" }, hub, within)];
}

function build(room) {
  const { data, root } = room;
  room.counts = [];
  room.selects = {};
  const words = data.words;
  const main = data.facets.filter((facet) => !facet.more);
  const more = data.facets.filter((facet) => facet.more);
  const panel = make("details", { class: "panel", open: room.wide.matches });
  room.title = make("span", { class: "title" });
  panel.append(make("summary", {}, room.title));
  const inner = make("div", { class: "facets" });
  for (const facet of main) inner.append(group(room, facet));
  if (more.length) {
    const rest = make("details", { class: "facet rest", open: more.some((f) => f.chosen.length) });
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

function chip(room, text, label, act, kind) {
  const button = make("button", { type: "button", class: kind, "aria-label": label });
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

function paintChoices(room) {
  const { data } = room;
  const words = data.words;
  const chips = [];
  for (const facet of data.facets) {
    for (const option of facet.options) {
      if (!room.chosen[facet.id]?.has(option.value)) continue;
      const name = facet.short ? `${facet.label}: ${option.label}` : option.label;
      chips.push(
        chip(room, `${name} ×`, `${words.remove}: ${name}`, () => toggle(room, facet.id, option.value), "chip"),
      );
    }
  }
  if (room.hub && room.within) {
    const hub = data.near.hubs.find((item) => item.value === room.hub)?.label || room.hub;
    const name = `${hub} ≤ ${room.within} km`;
    chips.push(
      chip(room, `${name} ×`, `${words.remove}: ${name}`, () => { room.hub = ""; send(room); }, "chip"),
    );
  }
  const count = chips.length;
  if (count || data.searching) {
    chips.push(
      chip(room, words.clear, words.clear, () => {
        room.seq += 1;
        room.chosen = {};
        room.hub = "";
        room.setStateValue("asked", { seq: room.seq, parameters: {}, clear: true });
        paintChoices(room);
      }, "clear"),
    );
  }
  room.chips.replaceChildren(...chips);
  room.title.textContent = count ? `${words.filters} (${count})` : words.filters;
  for (const entry of room.counts) {
    entry.input.checked = Boolean(room.chosen[entry.facet]?.has(entry.value));
  }
  for (const [name, field] of Object.entries(room.selects)) {
    if (name === "hub") field.value = room.hub;
    else if (name === "within") {
      field.value = room.within || data.near.standard;
      field.disabled = !room.hub;
    } else field.value = [...(room.chosen[name] || [])][0] || "";
  }
}

function paintCounts(room) {
  const found = {};
  for (const facet of room.data.facets) {
    for (const option of facet.options) found[`${facet.id}=${option.value}`] = option;
  }
  for (const entry of room.counts) {
    const option = found[`${entry.facet}=${entry.value}`];
    entry.count.textContent = option ? option.count : "";
    entry.row.classList.toggle("none", !option || option.count === 0);
  }
  for (const facet of room.data.facets) {
    if (!facet.one) continue;
    const items = room.selects[facet.id].options;
    facet.options.forEach((option, index) => {
      items[index + 1].textContent = `${option.label} (${option.count})`;
    });
  }
  room.data.near.distances.forEach((distance, index) => {
    const item = room.selects.within?.options[index];
    if (item) item.textContent = distance.label;
  });
}

export default function panel(component) {
  const { data, parentElement, setStateValue } = component;
  let room = rooms.get(parentElement);
  if (!room) {
    const root = make("div", { class: "root" });
    parentElement.append(root);
    room = { root, seq: 0, wide: window.matchMedia("(min-width: 900px)") };
    rooms.set(parentElement, room);
  }
  room.setStateValue = setStateValue;
  const fresh = data.ack >= room.seq;
  room.seq = Math.max(room.seq, data.ack);
  room.data = data;
  if (fresh) adopt(room);
  if (room.shape !== data.shape) {
    room.shape = data.shape;
    build(room);
  }
  paintCounts(room);
  paintChoices(room);
}
