// The order of a day's stops: rows to drag with pointer or finger, or to move with arrow keys.
const rooms = new WeakMap();

function text(tag, name, value) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = value;
  return element;
}

function row(stop) {
  const item = document.createElement("li");
  item.dataset.stop = stop.id;
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-describedby", "order-hint");
  const grip = text("span", "grip", "⠿");
  grip.setAttribute("aria-hidden", "true");
  button.append(
    grip,
    text("span", "number", stop.number),
    text("span", "clock", stop.clock),
    text("span", "name", stop.name)
  );
  item.append(button);
  return item;
}

function place(item) {
  return [...item.parentElement.children].indexOf(item);
}

function send(room, item, before) {
  const to = place(item);
  if (to !== before) {
    room.refocus = item.dataset.stop;
    room.trigger("moved", { stop: item.dataset.stop, to });
  }
}

function press(room, event) {
  const item = event.target.closest("li");
  // A finger scrolls the page unless it holds the grip.
  const held = event.pointerType === "mouse" || event.target.closest(".grip");
  if (!item || !held || event.button !== 0) return;
  room.drag = { item, before: place(item) };
  item.classList.add("dragged");
  item.setPointerCapture(event.pointerId);
}

function drag(room, event) {
  if (!room.drag) return;
  const { item } = room.drag;
  const above = item.previousElementSibling;
  const below = item.nextElementSibling;
  const middle = (other) => {
    const box = other.getBoundingClientRect();
    return box.top + box.height / 2;
  };
  if (above && event.clientY < middle(above)) above.before(item);
  else if (below && event.clientY > middle(below)) below.after(item);
}

function release(room, kept) {
  if (!room.drag) return;
  const { item, before } = room.drag;
  room.drag = null;
  item.classList.remove("dragged");
  if (kept) send(room, item, before);
  else draw(room);
}

function step(room, event) {
  const item = event.target.closest("li");
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!item || !by) return;
  event.preventDefault();
  const before = place(item);
  if (by < 0) item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
  item.querySelector("button").focus();
  send(room, item, before);
}

function draw(room) {
  const rows = room.data.stops.map(row);
  room.list.replaceChildren(...rows);
  room.list.setAttribute("aria-label", room.data.label);
  room.hint.textContent = room.data.hint;
  if (room.refocus) {
    rows.find((item) => item.dataset.stop === room.refocus)?.querySelector("button").focus();
    room.refocus = null;
  }
}

function furnish(parent) {
  const room = { list: document.createElement("ol"), hint: text("p", "hint", ""), drag: null };
  room.hint.id = "order-hint";
  room.list.addEventListener("pointerdown", (event) => press(room, event));
  room.list.addEventListener("pointermove", (event) => drag(room, event));
  room.list.addEventListener("pointerup", () => release(room, true));
  room.list.addEventListener("pointercancel", () => release(room, false));
  room.list.addEventListener("keydown", (event) => step(room, event));
  parent.append(room.hint, room.list);
  return room;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!rooms.has(parentElement)) rooms.set(parentElement, furnish(parentElement));
  const room = rooms.get(parentElement);
  room.trigger = setTriggerValue;
  const said = JSON.stringify(data);
  if (said === room.said && !room.refocus) return;
  room.said = said;
  room.data = data;
  draw(room);
}
