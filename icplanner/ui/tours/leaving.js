// Leaving the page with changes that no draft holds: the browser asks first.
let unsaved = false;

window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

export default function (component) {
  unsaved = component.data.unsaved;
  return () => { unsaved = false; };
}
