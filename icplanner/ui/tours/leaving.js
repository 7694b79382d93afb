// Leaving the page with changes that no draft holds: the browser asks first. If the reader goes all
// the same, this tab alone remembers the key under which the server holds them for a while.
let unsaved = false;

window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

export default function (component) {
  unsaved = component.data.unsaved;
  try {
    if (component.data.work) sessionStorage.setItem("icplanner.tours.work", component.data.work);
  } catch {
    // A browser may keep nothing at all; then a reload loses what it asked about.
  }
  return () => { unsaved = false; };
}
