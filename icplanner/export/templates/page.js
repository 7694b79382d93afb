/* The tour's page: the map of static/map/ic_map.js, and the stops beside it. */
(function () {
  "use strict";
  const tour = JSON.parse(document.getElementById("tour").textContent);
  const map = L.map("map", {
    zoomControl: false, attributionControl: false, minZoom: 8, maxZoom: 15, zoomSnap: 0.5,
    maxBounds: tour.covered, maxBoundsViscosity: 0.7,
  });
  map.setView(tour.centre, 10);
  icMap.start(map, { basemap: tour.basemap, symbols: tour.symbols });
  icMap.draw(map, tour.drawing);

  function choose(id, scroll) {
    for (const card of document.querySelectorAll(".stop")) {
      card.classList.toggle("chosen", card.dataset.id === id);
      if (scroll && card.dataset.id === id) card.scrollIntoView({ behavior: "smooth", block: "center" });
    }
    icMap.draw(map, Object.assign({}, tour.drawing, { selected: id }));
  }
  document.getElementById("map").addEventListener("click", (event) => {
    const marker = event.target.closest("button.ic-marker");
    if (marker) choose(marker.dataset.id, true);
  }, true);
  for (const button of document.querySelectorAll(".stop h3 button")) {
    button.addEventListener("click", () => choose(button.closest(".stop").dataset.id, false));
  }
})();
