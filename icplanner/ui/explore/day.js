// Open on a day: date, time and the verdicts to show, each with its live count.
function askedDay(room) {
  if (!room.on) return {};
  const parameters = { on: room.on };
  if (room.at) parameters.at = room.at;
  if (room.verdicts.size) parameters.verdict = [...room.verdicts].sort().join("~");
  return parameters;
}

function adoptDay(room) {
  const { on, at, verdict } = room.data.asked;
  room.on = on || "";
  room.at = at || "";
  room.verdicts = new Set(verdict ? verdict.split("~") : []);
}

// A half-typed date or year is no choice yet: the field then says that it is not valid.
function watched(room, field, take) {
  field.addEventListener("change", () => {
    if (!field.validity.valid) return;
    take(field.value);
    send(room);
  });
  return field;
}

function dayPart(room) {
  const { words, days, verdicts } = room.stock;
  const limits = { type: "date", min: days[0], max: days[1], "aria-label": words.date };
  const day = watched(room, make("input", limits), (value) => {
    // Who names a day wants to go there; the other verdicts are a click away.
    if (value && !room.on) room.verdicts = new Set(["open"]);
    room.on = value;
  });
  const clock = { type: "time", "aria-label": words.time, title: words.time };
  const time = watched(room, make("input", clock), (value) => {
    room.at = value;
  });
  const boxes = verdicts.map(({ value, label }) => {
    const input = make("input", { type: "checkbox", value });
    input.addEventListener("change", () => {
      if (!room.verdicts.delete(value)) room.verdicts.add(value);
      send(room);
    });
    const name = make("span", { class: `label verdict ${value}` });
    name.textContent = label;
    const count = make("span", { class: "count" });
    return { value, input, count, row: make("label", { class: "option" }, input, name, count) };
  });
  const choice = make("div", {}, ...boxes.map((entry) => entry.row));
  room.day = { day, time, boxes, choice };
  return part(words.day, true, make("div", { class: "pair" }, day, time), choice);
}

function paintDay(room) {
  const { day, time, boxes, choice } = room.day;
  if (day.value !== room.on && day.validity.valid) day.value = room.on;
  if (time.value !== room.at && time.validity.valid) time.value = room.at;
  time.disabled = !room.on;
  choice.hidden = !room.on;
  boxes.forEach((entry, index) => {
    const count = room.data.by_verdict[index];
    entry.input.checked = room.verdicts.has(entry.value);
    entry.count.textContent = count ?? "";
    entry.row.classList.toggle("none", count === 0);
  });
}

function dayChips(room) {
  if (!room.on) return [];
  const { lang, verdicts } = room.stock;
  const form = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeZone: "UTC" });
  const names = verdicts.filter(({ value }) => room.verdicts.has(value)).map(({ label }) => label);
  const when = [form.format(new Date(`${room.on}T00:00:00Z`)), room.at].filter(Boolean).join(" ");
  const drop = () => {
    room.on = room.at = "";
    send(room);
  };
  return [[names.length ? `${when}: ${names.join(", ")}` : when, drop]];
}
