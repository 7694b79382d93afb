// Within reach: so many minutes of a town by a way of travelling.
function askedReach(room) {
  return room.hub ? { near: room.hub, min: room.within, mode: room.mode } : {};
}

function adoptReach(room) {
  const { near, min, mode } = room.data.asked;
  room.hub = near || "";
  room.within = min || room.stock.standard;
  room.mode = mode || room.stock.modes[0].value;
}

function reachPart(room) {
  const { words, hubs, minutes, modes } = room.stock;
  const choose = (name) => (value) => {
    room[name] = value;
    send(room);
  };
  const places = [{ value: "", label: words.anywhere }, ...hubs];
  const ranges = minutes.map((value) => ({ value, label: `${value} min` }));
  room.reach = {
    hub: select(words.from, places, choose("hub")),
    within: select(words.within, ranges, choose("within")),
    mode: select(words.mode, modes, choose("mode")),
  };
  const { hub, within, mode } = room.reach;
  return part(words.reach, true, make("div", { class: "pair" }, hub, within), mode);
}

function paintReach(room) {
  const { hub, within, mode } = room.reach;
  hub.value = room.hub;
  within.value = room.within;
  mode.value = room.mode;
  within.disabled = mode.disabled = !room.hub;
  room.stock.minutes.forEach((value, index) => {
    const count = room.data.by_minutes[index];
    within.options[index].textContent = count === undefined ? `${value} min` : `${value} min (${count})`;
  });
}

function reachChips(room) {
  if (!room.hub) return [];
  const { hubs, modes } = room.stock;
  const label = (list, value) => list.find((item) => item.value === value)?.label || value;
  const drop = () => {
    room.hub = "";
    send(room);
  };
  return [[`${label(hubs, room.hub)} ≤ ${room.within} min ${label(modes, room.mode)}`, drop]];
}
