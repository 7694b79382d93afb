// Coming back to the page: tells the key of the changes this tab made before, if it made any.
let told = false;

export default function (component) {
  if (told) return;
  told = true;
  try {
    const work = sessionStorage.getItem("icplanner.tours.work");
    if (work) component.setTriggerValue("work", work);
  } catch {
    // A browser may keep nothing at all.
  }
}
