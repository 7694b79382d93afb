// Coming back to the page: tells each session the key of the changes this tab made before it, if it
// made any. A session begins with a reload, and with a connection that was lost for too long.
let told = "";

export default function (component) {
  if (told === component.data.session) return;
  told = component.data.session;
  try {
    const work = sessionStorage.getItem("icplanner.tours.work");
    if (work) component.setTriggerValue("work", work);
  } catch {
    // A browser may keep nothing at all.
  }
}
