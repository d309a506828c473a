// live.js shows what a form would do while it is filled in. The page works without it: the form has a button that does
// the same. After each change the form is sent as the button would send it, and the parts of the page that are marked
// data-live are taken from the answer.

const form = document.querySelector("form[data-live-form]");
let under = null; // the request that is under way

const filled = () => new URLSearchParams(new FormData(form)).toString();

async function look() {
  under?.abort();
  const request = under = new AbortController();
  const sent = filled();
  mark(true);
  try {
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: sent,
      signal: request.signal,
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (request !== under || sent !== filled()) return; // somebody went on typing
    if (page.querySelector("form[data-live-form]")) show(page);
  } catch (problem) {
    if (problem.name !== "AbortError") throw problem;
  } finally {
    if (request === under) mark(false);
  }
}

function mark(busy) {
  for (const part of document.querySelectorAll("[data-live]")) part.setAttribute("aria-busy", busy);
}

// show takes the parts that can change from another state of the page, and leaves the focus and the view where they are. The
// field that somebody is in keeps what stands in it: it may be half written.
function show(page) {
  const was = document.activeElement;
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    if (!fresh) continue;
    const open = [...part.querySelectorAll("details")].map((d) => d.open);
    const across = part.scrollLeft;
    part.replaceChildren(...document.adoptNode(fresh).childNodes); // the part itself stays, so that it is heard
    part.querySelectorAll("details").forEach((d, i) => { if (open[i] !== undefined) d.open = open[i]; });
    part.scrollLeft = across;
  }
  const now = was?.id && document.getElementById(was.id);
  if (!now || now === was) return;
  now.focus({ preventScroll: true });
  if (was.selectionStart == null) return; // no text
  now.value = was.value;
  now.setSelectionRange(was.selectionStart, was.selectionEnd);
}

if (form) {
  form.addEventListener("change", (event) => {
    if (!event.target.closest("[data-quiet]")) look();
  });
}
