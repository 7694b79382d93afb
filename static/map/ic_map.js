/*
 * The map of the planner: the offline base map, the sites, a tour's way.
 *
 * Used by the app (inside the component's frame) and by the self-contained page; it knows Leaflet
 * and nothing else, and asks no host but the one it came from, unless online tiles are switched on.
 *
 *   icMap.start(map, {basemap, symbols})   once a map; `basemap` is a folder's address or the three
 *                                          files as one object, `symbols` the shapes by group
 *   icMap.draw(map, drawing)               as often as the data change; differences only
 *
 * Texts inside a drawing are HTML-encoded by the caller (`ui/encoder.py`).
 *
 * The painted signal, for tests and measurements: after each drawing has reached the screen,
 *   icMap.painted      counts the drawings painted so far,
 *   icMap.paintedAt    is the moment in milliseconds since 1970 (comparable with Date.now()),
 *   icMap.ids          lists the ids of the markers on the map,
 *   icMap.basePaintedAt  is the moment the base map was on the screen, 0 before,
 * and the map's element carries data-painted, data-markers, data-selected and data-base for
 * selectors. A marker is a button.ic-marker[data-id="..."].
 */
(function () {
  "use strict";

  const PAPER = { abroad: "#eeebe3", country: "#f6f2e7", region: "#fdfaf0" };
  const INK = {
    forest: "#d5e3c3", water: "#a9cfe6", shore: "#7fb2d3", river: "#86b9da",
    fast: ["#c98a4b", "#f4b978"], class1: ["#c9a95f", "#fbe3a0"], class2: ["#cfc8b8", "#ffffff"],
    rail: "#8d8a86", district: "#b9a7b4", region: "#b28aa6", state: "#93698a",
    town: "#3a3732", abroadTown: "#77726a", halo: "rgba(255,253,246,0.92)", frame: "#b9b3a5",
  };
  const MERCATOR_ZOOM = 12; // the zoom whose pixels the paths are stored in
  const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";

  const icMap = { painted: 0, paintedAt: 0, ids: [], basePaintedAt: 0 };

  /* ---------- base map ---------- */

  function project(lon, lat) {
    const sin = Math.sin((lat * Math.PI) / 180);
    const size = 256 * 2 ** MERCATOR_ZOOM;
    return [
      (lon / 360 + 0.5) * size,
      (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * size,
    ];
  }

  function trace(path, code, scale, origin) {
    let x = 0;
    let y = 0;
    for (let i = 0; i < code.length; i += 2) {
      x += code[i];
      y += code[i + 1];
      const point = project(x / scale, y / scale);
      // Relative to the map's own corner: canvas paths keep single precision only.
      if (i === 0) path.moveTo(point[0] - origin[0], point[1] - origin[1]);
      else path.lineTo(point[0] - origin[0], point[1] - origin[1]);
    }
  }

  function linePath(codes, scale, origin) {
    const path = new Path2D();
    for (const code of codes) trace(path, code, scale, origin);
    return path;
  }

  function areaPath(polygons, scale, origin) {
    const path = new Path2D();
    for (const rings of polygons) {
      for (const ring of rings) {
        trace(path, ring, scale, origin);
        path.closePath();
      }
    }
    return path;
  }

  function prepare(files) {
    const { areas, lines, labels } = files;
    const [west, south, east, north] = areas.box;
    const origin = project(west, north);
    const corner = project(east, south);
    const area = (name) => areaPath(areas.layers[name], areas.scale, origin);
    const line = (codes) => linePath(codes, lines.scale, origin);
    const layers = lines.layers;
    const frame = new Path2D();
    frame.rect(0, 0, corner[0] - origin[0], corner[1] - origin[1]);
    return {
      origin, frame,
      country: area("country"), region: area("region"), forest: area("forest"), water: area("water"),
      rivers: Object.entries(layers.river).map(([zoom, codes]) => [Number(zoom), line(codes)]),
      fast: line(layers.road.fast), class1: line(layers.road.class1), class2: line(layers.road.class2),
      rail: line(layers.rail),
      district: line(layers.border.district), regionBorder: line(layers.border.region),
      state: line(layers.border.state),
      towns: labels.towns.map(([name, lon, lat, people, spa, home]) => {
        const [x, y] = project(lon / labels.scale, lat / labels.scale);
        return { name, x: x - origin[0], y: y - origin[1], people, spa, home };
      }),
    };
  }

  /* How large a town is written: by its people and the zoom, spa towns and the region first. */
  function townStyle(town, zoom) {
    const weight = town.people * (town.home ? 2.2 : 1);
    const from = town.spa ? 0
      : weight > 60000 ? 7 : weight > 25000 ? 8 : weight > 13000 ? 9 : weight > 5000 ? 10
      : weight > 2000 ? 11 : weight > 700 ? 12 : 13;
    if (zoom < from) return null;
    const size = Math.min(17, (town.spa ? 13.5 : town.people > 60000 ? 13 : town.people > 15000 ? 12 : 11)
      + Math.max(0, zoom - Math.max(from, 9)) * 0.7);
    const heavy = town.spa || town.people > 60000;
    return { size, font: `${heavy ? 600 : 400} ${size}px "Source Sans", "Source Sans 3", "Segoe UI", system-ui, sans-serif` };
  }

  function overlaps(box, taken) {
    return taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
  }

  /* Labels are placed for the whole map at once, so that they stand still while panning. */
  function placeLabels(context, base, zoom, scale) {
    const taken = [];
    const placed = [];
    for (const town of base.towns) {
      const style = townStyle(town, zoom);
      if (!style) continue;
      context.font = style.font;
      const width = context.measureText(town.name).width;
      const x = town.x * scale;
      const y = town.y * scale;
      const half = style.size / 2;
      // The spa towns leave room for the sign of a hub.
      const gap = town.spa ? 18 : 6;
      const choices = [
        [x + gap, y], [x - gap - width, y],
        [x - width / 2, y - half - gap - 1], [x - width / 2, y + half + gap + 1],
      ];
      for (const [left, middle] of choices) {
        const box = [left - 4, middle - half - 2, left + width + 4, middle + half + 2];
        if (overlaps(box, taken)) continue;
        taken.push(box, [x - 4, y - 4, x + 4, y + 4]);
        placed.push({ town, style, left, middle, x, y, width });
        break;
      }
    }
    return placed;
  }

  function widthAt(zoom, low, high) {
    const share = Math.min(1, Math.max(0, (zoom - 8) / 6));
    return low + (high - low) * share;
  }

  function paintBase(context, base, zoom, offset, size, labelCache) {
    const scale = 2 ** (zoom - MERCATOR_ZOOM);
    const ratio = context.icRatio;
    const view = () => context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * offset.x, ratio * offset.y);
    const fill = (path, colour) => { context.fillStyle = colour; context.fill(path, "evenodd"); };
    const stroke = (path, colour, width, dash) => {
      context.strokeStyle = colour;
      context.lineWidth = width / scale;
      context.setLineDash((dash || []).map((part) => part / scale));
      context.stroke(path);
    };
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.x, size.y);
    context.lineJoin = "round";
    context.lineCap = "butt";
    view();
    context.save();
    context.clip(base.frame);
    fill(base.frame, PAPER.abroad);
    fill(base.country, PAPER.country);
    fill(base.region, PAPER.region);
    fill(base.forest, INK.forest);
    // The region stands out of its neighbours: what lies outside is a shade paler.
    context.globalAlpha = 0.42;
    const outside = new Path2D(base.frame);
    outside.addPath(base.region);
    fill(outside, PAPER.abroad);
    context.globalAlpha = 1;
    for (const [from, path] of base.rivers) {
      if (zoom >= from) stroke(path, INK.river, from === 0 ? widthAt(zoom, 1.3, 4) : widthAt(zoom, 0.6, 2));
    }
    fill(base.water, INK.water);
    stroke(base.water, INK.shore, 0.6);
    if (zoom >= 9) stroke(base.district, INK.district, 0.9, [4, 4]);
    context.globalAlpha = 0.5;
    stroke(base.regionBorder, INK.region, widthAt(zoom, 3, 7), []);
    context.globalAlpha = 0.25;
    stroke(base.state, INK.state, widthAt(zoom, 7, 12), []);
    context.globalAlpha = 1;
    stroke(base.state, INK.state, 1.3, [9, 3, 2, 3]);
    if (zoom >= 8.5) {
      stroke(base.rail, INK.rail, widthAt(zoom, 1.4, 3.4));
      stroke(base.rail, "#fff", widthAt(zoom, 0.7, 2), [5, 5]);
    }
    const roads = [];
    if (zoom >= 9) roads.push([base.class2, INK.class2, widthAt(zoom, 1, 5)]);
    roads.push([base.class1, INK.class1, widthAt(zoom, 1.4, 6.5)], [base.fast, INK.fast, widthAt(zoom, 1.9, 8)]);
    context.lineCap = "round";
    for (const [path, colours, width] of roads) stroke(path, colours[0], width + 1.3);
    for (const [path, colours, width] of roads) stroke(path, colours[1], width);
    context.restore();
    stroke(base.frame, INK.frame, 1);

    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const key = zoom.toFixed(2);
    const placed = labelCache.get(key) || placeLabels(context, base, zoom, scale);
    labelCache.set(key, placed);
    context.textBaseline = "middle";
    context.textAlign = "left";
    for (const label of placed) {
      const left = label.left + offset.x;
      const middle = label.middle + offset.y;
      if (left > size.x || left + label.width < 0 || middle < -20 || middle > size.y + 20) continue;
      context.beginPath();
      context.arc(label.x + offset.x, label.y + offset.y, label.town.spa ? 3.2 : 2, 0, 7);
      context.fillStyle = label.town.spa ? INK.state : "#fff";
      context.strokeStyle = INK.town;
      context.lineWidth = 1;
      context.fill();
      context.stroke();
      // Names of spa towns stand above the markers, see MarkerLayer.
      if (label.town.spa) continue;
      context.font = label.style.font;
      context.strokeStyle = INK.halo;
      context.lineWidth = 3.4;
      context.strokeText(label.town.name, left, middle);
      context.fillStyle = label.town.home ? INK.town : INK.abroadTown;
      context.fillText(label.town.name, left, middle);
    }
  }

  /* One canvas, kept in place by Leaflet's own renderer while the map moves and zooms. */
  const BaseLayer = L.Renderer.extend({
    initialize(base) {
      L.Renderer.prototype.initialize.call(this, { pane: "icBase", padding: 0.25 });
      this._layers = {};
      this._base = base;
      this._labels = new Map();
    },
    _initContainer() {
      this._container = document.createElement("canvas");
      this._context = this._container.getContext("2d");
      this._view = "";
    },
    _destroyContainer() {
      this._container.remove();
      delete this._container;
      delete this._context;
    },
    _updatePaths() {},
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      // Leaflet asks two or three times for one new view; painting is the dear part.
      const view = [this._map.getZoom(), this._map.getPixelOrigin(), this._bounds.min, size, ratio].join();
      if (view === this._view) return;
      this._view = view;
      const canvas = this._container;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      canvas.width = Math.round(size.x * ratio);
      canvas.height = Math.round(size.y * ratio);
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      const zoom = this._map.getZoom();
      const scale = 2 ** (zoom - MERCATOR_ZOOM);
      const start = this._map.getPixelOrigin();
      const offset = L.point(this._base.origin[0] * scale - start.x - this._bounds.min.x,
        this._base.origin[1] * scale - start.y - this._bounds.min.y);
      this._context.icRatio = ratio;
      paintBase(this._context, this._base, zoom, offset, size, this._labels);
    },
  });

  /* ---------- markers ---------- */

  const HUB_NEAR = 40; // pixels between a town's dot and the sign of its hub, at most

  const PLAIN = document.createElement("textarea");

  /* What an encoded text says; a textarea's content is never run. */
  function decoded(text) {
    PLAIN.innerHTML = text;
    return PLAIN.value;
  }

  function markerSize(zoom) {
    return zoom < 9 ? 13 : zoom < 10 ? 16 : zoom < 11.5 ? 19 : 23;
  }

  function symbolSvg(symbols, item, size, selected) {
    const symbol = symbols[item.group] || symbols.other;
    const shape = `<path d="${symbol.path}"`;
    const ring = selected
      ? '<circle cx="12" cy="12" r="19" fill="#fff" fill-opacity="0.75" stroke="#1a1a1a" stroke-width="3"/>' : "";
    const px = selected ? Math.max(size, 22) : size;
    const body = item.hollow
      ? `${shape} fill="#fff" stroke="#fff" stroke-width="8"/>${shape} fill="#fff" stroke="#2b2b2b" stroke-width="5"/>`
        + `${shape} fill="#fff" stroke="${symbol.colour}" stroke-width="2.6"/>`
      : `${shape} fill="#fff" stroke="#fff" stroke-width="7"/>${shape} fill="${symbol.colour}" stroke="#2b2b2b" stroke-width="2.2"/>`;
    return `<svg viewBox="0 0 24 24" width="${px}" height="${px}" stroke-linejoin="round" aria-hidden="true">${ring}${body}</svg>`;
  }

  function numberSvg(item, selected) {
    const text = String(item.number);
    const ring = selected ? '<circle cx="14" cy="14" r="17" fill="none" stroke="#1a1a1a" stroke-width="2.5"/>' : "";
    return `<svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">${ring}`
      + `<circle cx="14" cy="14" r="12.5" fill="${item.colour}" stroke="#fff" stroke-width="2.5"/>`
      + `<text x="14" y="19" text-anchor="middle" font-family="system-ui, sans-serif" font-weight="700" font-size="14" fill="#fff">${text}</text></svg>`;
  }

  const HUB_SVG = '<svg viewBox="0 0 28 28" width="30" height="30" aria-hidden="true">'
    + '<rect x="3" y="3" width="22" height="22" rx="6" fill="#fff" stroke="#93698a" stroke-width="2.5"/>'
    + '<path d="M14 6.5 C17.5 11 19.5 13.7 19.5 16.4 A5.5 5.5 0 0 1 8.5 16.4 C8.5 13.7 10.5 11 14 6.5Z" fill="#2f7fb8"/></svg>';

  const NUMBER_GAP = 28;

  /*
   * Numbered stops that would hide each other or a hub: each takes the nearest free spot along a
   * spiral, the first its own place, as on the printed map (`export/apart.py`).
   */
  function apart(places, taken) {
    const found = [];
    for (const place of places) {
      let spot = place;
      for (let turn = 0; turn < 120; turn += 1) {
        const angle = turn * Math.PI * (3 - Math.sqrt(5));
        const far = NUMBER_GAP * Math.sqrt(turn) * 0.55;
        const there = place.add([far * Math.cos(angle), far * Math.sin(angle)]);
        if ([...found, ...taken].every((other) => other.distanceTo(there) >= NUMBER_GAP)) {
          spot = there;
          break;
        }
      }
      found.push(spot);
    }
    return found;
  }

  /*
   * Sites at one place would hide each other: push them apart by what their drawings need. Hubs and
   * numbered stops keep their place, and nothing moves further than `most`: a marker may stand
   * beside its place, not in the next village.
   */
  function spread(points, radii, fixed, most) {
    const moved = points.map((point) => ({ x: point.x, y: point.y }));
    for (let round = 0; round < 14; round += 1) {
      let calm = true;
      for (let i = 0; i < moved.length; i += 1) {
        for (let j = i + 1; j < moved.length; j += 1) {
          const distance = radii[i] + radii[j];
          let dx = moved[j].x - moved[i].x;
          let dy = moved[j].y - moved[i].y;
          if (Math.abs(dx) >= distance || Math.abs(dy) >= distance || (fixed[i] && fixed[j])) continue;
          const length = Math.hypot(dx, dy);
          if (length >= distance) continue;
          if (length < 0.01) {
            // The same place: directions that differ from pair to pair, and are the same each time.
            const angle = (((i * 7 + j * 3) % 12) * Math.PI) / 6;
            dx = Math.cos(angle);
            dy = Math.sin(angle);
          } else {
            dx /= length;
            dy /= length;
          }
          const push = (distance - length) * 0.6;
          const share = fixed[i] ? 0 : fixed[j] ? 1 : 0.5;
          moved[i].x -= dx * push * share;
          moved[i].y -= dy * push * share;
          moved[j].x += dx * push * (1 - share);
          moved[j].y += dy * push * (1 - share);
          calm = false;
        }
      }
      if (calm) break;
    }
    return moved.map((point, index) => {
      const dx = point.x - points[index].x;
      const dy = point.y - points[index].y;
      const length = Math.hypot(dx, dy);
      return length <= most ? [dx, dy] : [(dx / length) * most, (dy / length) * most];
    });
  }

  const MarkerLayer = L.Layer.extend({
    initialize(symbols, onPick) {
      L.setOptions(this, { pane: "icMarkers" });
      this._symbols = symbols;
      this._onPick = onPick;
      this._shown = new Map();
      this._selected = null;
      this._names = [];
    },
    onAdd(map) {
      this._box = L.DomUtil.create("div", "ic-markers", this.getPane());
      this._tip = L.DomUtil.create("div", "ic-tip", this.getPane());
      this._tip.hidden = true;
      L.DomEvent.disableClickPropagation(this._box);
      this._box.addEventListener("click", (event) => {
        const node = event.target.closest("button.ic-marker");
        if (node) this._onPick(node.dataset.id);
      });
      this._box.addEventListener("mouseover", (event) => this._showTip(event.target.closest(".ic-marker")));
      this._box.addEventListener("mouseout", () => { this._tip.hidden = true; });
      this._place();
      return map;
    },
    onRemove() {
      this._box.remove();
      this._tip.remove();
      this._shown.clear();
    },
    getEvents() {
      return { viewreset: this._place, zoomend: this._place, moveend: this._placeNames, zoomanim: this._animate };
    },
    update(items, selected) {
      const wanted = new Map(items.map((item) => [item.id, item]));
      for (const [id, entry] of this._shown) {
        if (!wanted.has(id)) {
          entry.node.remove();
          if (entry.lead) entry.lead.remove();
          this._shown.delete(id);
        }
      }
      const fresh = document.createDocumentFragment();
      for (const [id, item] of wanted) {
        const look = JSON.stringify(item);
        const entry = this._shown.get(id);
        if (entry && entry.look === look) continue;
        if (entry) {
          entry.node.remove();
          if (entry.lead) entry.lead.remove();
        }
        const node = document.createElement(item.hub ? "div" : "button");
        node.className = item.hub ? "ic-marker ic-hub" : "ic-marker";
        if (item.hub) node.setAttribute("role", "img");
        else {
          node.type = "button";
          // The list beside the map is the way by keyboard: 170 tab stops would be none.
          node.tabIndex = -1;
        }
        node.dataset.id = id;
        node.setAttribute("aria-label", decoded(item.name));
        fresh.appendChild(node);
        this._shown.set(id, { node, item, look, at: L.latLng(item.lat, item.lon), drawn: "" });
      }
      this._box.appendChild(fresh);
      this._selected = selected;
      this._tip.hidden = true;
      this._place();
    },
    /* The towns whose names the markers must not cover: those tours start from. */
    name(towns) {
      this._names = towns.map(({ name, lat, lon }) => {
        const node = L.DomUtil.create("div", "ic-name", this._box);
        node.textContent = name;
        node.setAttribute("aria-hidden", "true");
        const at = L.latLng(lat, lon);
        return { node, at, from: at, to: [0, 0] };
      });
      this._placeNames();
    },
    /* A name stands beside its hub's sign, or its dot where no hub is drawn: right, if it fits. */
    _placeNames() {
      if (!this._map || !this._map._loaded) return;
      const { size } = townStyle({ spa: true, people: 0 }, this._map.getZoom());
      const hubs = [...this._shown.values()].filter(({ item }) => item.hub).map(({ at }) => at);
      const room = this._map.getSize().x;
      for (const name of this._names) {
        const own = this._map.latLngToLayerPoint(name.at);
        const away = (at) => this._map.latLngToLayerPoint(at).distanceTo(own);
        const [hub] = hubs.filter((at) => away(at) < HUB_NEAR).sort((a, b) => away(a) - away(b));
        name.from = hub || name.at;
        const start = this._map.latLngToLayerPoint(name.from);
        const gap = hub ? 18 : 7;
        const width = name.node.textContent.length * size * 0.56;
        const left = this._map.layerPointToContainerPoint(start).x + gap + width > room;
        name.to = [left ? -gap - width : gap, -size * 0.65];
        name.node.style.fontSize = `${size}px`;
        name.node.style.transform = `translate(${start.x + name.to[0]}px, ${start.y + name.to[1]}px)`;
      }
    },
    positionOf(id) {
      const entry = this._shown.get(id);
      return entry && entry.at;
    },
    ids() {
      return [...this._shown.values()].filter((entry) => !entry.item.hub).map((entry) => entry.item.id);
    },
    _place() {
      if (!this._map || !this._map._loaded) return;
      const zoom = this._map.getZoom();
      const size = markerSize(zoom);
      const entries = [...this._shown.values()];
      const points = entries.map((entry) => this._map.latLngToLayerPoint(entry.at));
      const fixed = entries.map(({ item }) => Boolean(item.hub || item.number));
      const radii = entries.map((_, index) => (fixed[index] ? 15 : size * 0.42));
      const stops = this._numbersApart(entries, points);
      const shifts = spread(points.map((point, index) => stops.get(index) || point), radii, fixed, size * 1.5);
      entries.forEach((entry, index) => {
        const { node, item } = entry;
        const stop = stops.get(index);
        entry.shift = stop ? [stop.x - points[index].x, stop.y - points[index].y] : shifts[index];
        this._lead(entry, points[index]);
        const chosen = item.id === this._selected;
        const drawn = `${size} ${chosen}`;
        if (entry.drawn !== drawn) {
          node.innerHTML = item.hub ? HUB_SVG
            : item.number ? numberSvg(item, chosen) : symbolSvg(this._symbols, item, size, chosen);
          entry.drawn = drawn;
        }
        const point = points[index];
        node.style.zIndex = chosen ? 800 : item.hub ? 500 : item.number ? 600 : 100 + (item.hollow ? 0 : 100);
        node.style.transform = `translate(${point.x + entry.shift[0]}px, ${point.y + entry.shift[1]}px)`;
      });
      this._placeNames();
    },
    /* Where the numbers stand, by their place among the entries; the lowest number first. */
    _numbersApart(entries, points) {
      const order = entries.map((_, index) => index).filter((index) => entries[index].item.number)
        .sort((a, b) => entries[a].item.number - entries[b].item.number);
      const hubs = points.filter((_, index) => entries[index].item.hub);
      const spots = apart(order.map((index) => points[index]), hubs);
      return new Map(order.map((index, place) => [index, spots[place]]));
    },
    /* A thin line from a number that stands beside its place to the place itself. */
    _lead(entry, point) {
      const [dx, dy] = entry.shift;
      const far = entry.item.number ? Math.hypot(dx, dy) : 0;
      if (far < 2) {
        if (entry.lead) entry.lead.remove();
        entry.lead = null;
        return;
      }
      if (!entry.lead) entry.lead = L.DomUtil.create("div", "ic-lead", this._box);
      entry.lead.style.width = `${far}px`;
      entry.turn = Math.atan2(dy, dx);
      this._placeLead(entry, point);
    },
    _placeLead(entry, point) {
      if (entry.lead) entry.lead.style.transform = `translate(${point.x}px, ${point.y}px) rotate(${entry.turn}rad)`;
    },
    _animate(event) {
      for (const entry of this._shown.values()) {
        const point = this._map._latLngToNewLayerPoint(entry.at, event.zoom, event.center);
        this._placeLead(entry, point);
        entry.node.style.transform = `translate(${point.x + entry.shift[0]}px, ${point.y + entry.shift[1]}px)`;
      }
      for (const { node, from, to } of this._names) {
        const point = this._map._latLngToNewLayerPoint(from, event.zoom, event.center);
        node.style.transform = `translate(${point.x + to[0]}px, ${point.y + to[1]}px)`;
      }
      this._tip.hidden = true;
    },
    _showTip(node) {
      if (!node) return;
      const entry = this._shown.get(node.dataset.id);
      if (!entry) return;
      this._tip.textContent = decoded(entry.item.name);
      this._tip.hidden = false;
      const point = this._map.latLngToLayerPoint(entry.at).add(entry.shift);
      const view = this._map.layerPointToContainerPoint(point);
      const width = this._tip.offsetWidth;
      const height = this._tip.offsetHeight;
      const room = this._map.getSize();
      const left = Math.min(Math.max(view.x - width / 2, 4), Math.max(4, room.x - width - 4)) - view.x;
      const above = view.y - height - 16 > 2 ? -height - 16 : 18;
      this._tip.style.transform = `translate(${Math.round(point.x + left)}px, ${Math.round(point.y + above)}px)`;
    },
  });

  /* ---------- a tour's way ---------- */

  function drawRoutes(state, routes) {
    state.routes.clearLayers();
    for (const route of routes) {
      const plain = { pane: "icRoutes", interactive: false, lineCap: "round", lineJoin: "round" };
      state.routes.addLayer(L.polyline(route.points, { ...plain, color: "#fff", weight: 7, opacity: 0.9 }));
      state.routes.addLayer(L.polyline(route.points, {
        ...plain, color: route.colour, weight: 4, opacity: 0.95, dashArray: route.dashed ? "2 9" : null,
      }));
    }
  }

  /* ---------- the map ---------- */

  async function baseFiles(source) {
    if (typeof source !== "string") return source;
    const names = ["areas", "lines", "labels"];
    const [folder, query] = source.split("?");
    const texts = await Promise.all(names.map(async (name) => {
      const answer = await fetch(`${folder}${name}.json?${query || ""}`);
      if (!answer.ok) throw new Error(`base map ${name}: ${answer.status}`);
      return answer.json();
    }));
    return Object.fromEntries(names.map((name, index) => [name, texts[index]]));
  }

  function afterPaint(work) {
    requestAnimationFrame(() => requestAnimationFrame(work));
  }

  /* Streamlit-folium waits 250 ms before it reports a click; this says the same at once. */
  function report(id) {
    const memory = window.__GLOBAL_DATA__;
    if (!window.Streamlit || !memory) return;
    const value = `${Date.now()} ${id}`;
    memory.last_object_clicked_tooltip = value;
    memory.previous_data = { last_object_clicked_tooltip: value };
    window.Streamlit.setComponentValue({ last_object_clicked_tooltip: value });
  }

  function panes(map) {
    for (const [name, order] of [["icBase", 150], ["icRoutes", 420], ["icMarkers", 600]]) {
      map.createPane(name).style.zIndex = order;
    }
    map.getPane("icBase").style.pointerEvents = "none";
    map.getPane("icRoutes").style.pointerEvents = "none";
  }

  /* On a phone one finger scrolls the page, two move the map. */
  function fingers(map, hint) {
    if (!L.Browser.mobile) return;
    map.dragging.disable();
    let waiting = 0;
    map.getContainer().addEventListener("touchmove", (event) => {
      if (event.touches.length !== 1 || !hint.textContent) return;
      hint.classList.add("ic-shown");
      clearTimeout(waiting);
      waiting = setTimeout(() => hint.classList.remove("ic-shown"), 900);
    }, { passive: true });
  }

  function fit(map, state) {
    const size = map.getSize();
    if (!state.wantedFit || size.x < 50 || size.y < 50) return;
    const wanted = state.wantedFit;
    state.wantedFit = null;
    state.byReader = false;
    map.fitBounds(wanted, { padding: [18, 18], maxZoom: 14, animate: false });
  }

  /* A reader who moved the map keeps the view while it shows a site; a tour is always shown whole. */
  function keepsView(map, state, drawing) {
    if (!state.byReader || drawing.routes.length) return false;
    const view = map.getBounds();
    return drawing.markers.some((item) => !item.hub && view.contains([item.lat, item.lon]));
  }

  function watchReader(map, state) {
    const moved = () => { state.byReader = true; };
    map.on("dragstart", moved);
    for (const event of ["wheel", "dblclick", "keydown"]) {
      map.getContainer().addEventListener(event, moved, { passive: true });
    }
    map.getContainer().addEventListener("touchstart", (event) => {
      if (event.touches.length > 1) moved();
    }, { passive: true });
    map.getContainer().addEventListener("click", (event) => {
      if (event.target.closest(".leaflet-control-zoom")) moved();
    }, true);
  }

  icMap.start = function (map, config) {
    const element = map.getContainer();
    element.classList.add("ic-map");
    panes(map);
    const hint = L.DomUtil.create("div", "ic-hint", element);
    const state = {
      config, hint, words: "", fitted: "", wantedFit: null, byReader: false, tiles: null, base: null,
      routes: L.layerGroup().addTo(map),
      markers: new MarkerLayer(config.symbols, (id) => report(id)),
      zoom: null, attribution: L.control.attribution({ prefix: false }).addTo(map),
    };
    map.icState = state;
    map.addLayer(state.markers);
    L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 90 }).addTo(map);
    fingers(map, hint);
    watchReader(map, state);
    map.on("click", (event) => {
      const { lat, lng } = event.latlng.wrap();
      if (state.picking) report(`@${lat.toFixed(5)},${lng.toFixed(5)}`);
    });
    new ResizeObserver(() => {
      map.invalidateSize({ pan: false });
      fit(map, state);
    }).observe(element);
    baseFiles(config.basemap).then((files) => {
      state.base = new BaseLayer(prepare(files));
      const { towns, scale } = files.labels;
      state.markers.name(towns.filter((town) => town[4])
        .map(([name, lon, lat]) => ({ name, lon: lon / scale, lat: lat / scale })));
      if (!state.tiles) map.addLayer(state.base);
      afterPaint(() => {
        icMap.basePaintedAt = Date.now();
        element.dataset.base = "painted";
      });
    });
  };

  function speak(map, state, words) {
    const said = JSON.stringify(words);
    if (state.words === said) return;
    state.words = said;
    if (state.zoom) map.removeControl(state.zoom);
    state.zoom = L.control.zoom({
      position: "topright", zoomInTitle: decoded(words.zoom_in), zoomOutTitle: decoded(words.zoom_out),
    }).addTo(map);
    state.hint.textContent = decoded(words.two_fingers);
    map.getContainer().setAttribute("aria-label", decoded(words.map));
    map.getContainer().setAttribute("role", "region");
    const box = state.attribution.getContainer();
    box.innerHTML = "<details><summary></summary> <span></span></details>";
    box.querySelector("summary").textContent = decoded(words.credit_short);
    box.querySelector("span").textContent = decoded(words.credit);
  }

  function tiles(map, state, wanted) {
    // The tiles bring their own names.
    map.getContainer().classList.toggle("ic-online", Boolean(wanted));
    if (wanted && !state.tiles) {
      state.tiles = L.tileLayer(TILES, { maxZoom: 19, attribution: "" }).addTo(map);
      if (state.base) map.removeLayer(state.base);
    } else if (!wanted && state.tiles) {
      map.removeLayer(state.tiles);
      state.tiles = null;
      if (state.base) map.addLayer(state.base);
    }
  }

  icMap.draw = function (map, drawing) {
    const state = map.icState;
    const element = map.getContainer();
    speak(map, state, drawing.words);
    tiles(map, state, drawing.tiles);
    state.picking = Boolean(drawing.pick);
    element.classList.toggle("ic-picking", state.picking);
    const bounds = JSON.stringify(drawing.fit);
    if (drawing.fit && bounds !== state.fitted) {
      state.fitted = bounds;
      if (!keepsView(map, state, drawing)) {
        state.wantedFit = drawing.fit;
        fit(map, state);
      }
    }
    drawRoutes(state, drawing.routes);
    state.markers.update(drawing.markers, drawing.selected);
    const chosen = drawing.selected && state.markers.positionOf(drawing.selected);
    if (chosen && drawing.selected !== state.lastSelected && !map.getBounds().pad(-0.05).contains(chosen)) {
      map.panTo(chosen);
    }
    state.lastSelected = drawing.selected;
    afterPaint(() => {
      icMap.painted += 1;
      icMap.paintedAt = Date.now();
      icMap.ids = state.markers.ids();
      element.dataset.painted = String(icMap.painted);
      element.dataset.markers = String(icMap.ids.length);
      element.dataset.selected = drawing.selected || "";
    });
  };

  window.icMap = icMap;
})();
