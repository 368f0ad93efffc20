// Draws the markup of dashboard/components/block.py, and follows its links within the session.

const PLACE_CODE = /^[A-Z][0-9]{8}$/;

let shownPage = null; // what the page on screen is about; null until the first one is drawn
let watchedHeader = null;
let words = {}; // as block.py says them

// The first byte says whether the rest is packed (block.py).
const PACKED = 1;

// Three parts, as block.py sends them: what the page is about, what to read out, and the markup.
async function read(bytes) {
  const rest = new Blob([bytes.subarray(1)]);
  const unpacked = bytes[0] === PACKED ? rest.stream().pipeThrough(new DecompressionStream("deflate")) : rest;
  const [page, said, ...html] = (await new Response(unpacked).text()).split("\n");
  return { page, said, html: html.join("\n") };
}

export default function ({ data: bytes, parentElement, setStateValue }) {
  words = parentElement.querySelector("template[data-menu]")?.dataset ?? words;
  let root = parentElement.querySelector(":scope > .block");
  if (!root) {
    root = document.createElement("div");
    root.className = "block";
    const said = document.createElement("div");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    parentElement.append(root, said);
  }
  // Browsers of before 2023 cannot unpack: from then on they are sent everything plain.
  if (bytes[0] === PACKED && !globalThis.DecompressionStream) return void setStateValue("unpacks", false);
  if (isSame(root.shownBytes, bytes)) return;
  root.shownBytes = bytes;
  root.ariaBusy = "true";
  read(bytes).then((data) => {
    // Unless something newer came while this was unpacked.
    if (root.shownBytes === bytes) draw(root, data);
  });
}

function isSame(before, now) {
  return before?.length === now.length && now.every((byte, place) => byte === before[place]);
}

function draw(root, data) {
  root.ariaBusy = null;
  // Left alone when nothing changed, so that opened details and the reader's selection survive a rerun.
  if (root.drawn !== data.html) {
    root.drawn = data.html;
    // Where a choice is drawn anew because it was made, the reader stays on it.
    const chosen = root.contains(document.activeElement) ? document.activeElement.dataset.choice : undefined;
    root.innerHTML = data.html;
    if (chosen) root.querySelector(`[data-choice="${CSS.escape(chosen)}"]`)?.focus({ preventScroll: true });
    if (innerWidth > 640) for (const details of root.querySelectorAll("details[data-folds]")) details.open = true;
  }
  if (root.nextSibling.textContent !== data.said) root.nextSibling.textContent = data.said;
  if (data.page) moveFocus(root, data.page);
  nameMenu();
}

// A page change inside the session tells a screen reader nothing by itself. On the first load the browser does it.
function moveFocus(root, page) {
  const isFirst = shownPage === null;
  if (page === shownPage) return;
  shownPage = page;
  const part = location.hash && document.getElementById(location.hash.slice(1));
  const heading = part || root.querySelector("h1");
  if (!heading || (isFirst && !part)) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: part ? "start" : "center" });
}

// Streamlit listens to the browser's history: a new entry and a popstate event make it rerun once, for the new address.
function follow(address) {
  history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

function isPlainClick(event) {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

// Streamlit's menu forgets which place the reader is looking at; the address of the page knows it.
function withPlace(link) {
  const here = new URLSearchParams(location.search);
  const place = here.get("place");
  const address = new URL(link.href);
  // Who looks back goes on looking back.
  for (const name of ["as_at", "meeting"]) if (here.get(name)) address.searchParams.set(name, here.get(name));
  if (place && PLACE_CODE.test(place)) address.searchParams.set("place", place);
  return address;
}

// Streamlit calls the phone's menu a sidebar, which is not the word beside the button. It makes the button anew each time.
function nameMenu() {
  document.querySelector('[data-testid="stExpandSidebarButton"]')?.setAttribute("aria-label", words.menu);
  document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.setAttribute("aria-label", words.closeMenu);
  const header = document.querySelector('[data-testid="stHeader"]');
  if (!header || header === watchedHeader) return;
  watchedHeader = header;
  new MutationObserver(nameMenu).observe(header, { childList: true, subtree: true });
}

// Without a browser that lets pages copy, as on a plain http address, the text is selected for the reader to copy.
async function copy(button) {
  const text = document.getElementById(button.dataset.copies);
  const status = button.closest("section").querySelector("[data-copied]");
  try {
    await navigator.clipboard.writeText(text.textContent);
    status.textContent = words.copied;
  } catch {
    text.closest("details").open = true;
    getSelection().selectAllChildren(text);
    const isCopied = document.execCommand("copy");
    status.textContent = isCopied ? words.copied : words.selected;
  }
}

function onClick(event) {
  const button = event.target.closest?.(".block button[data-copies]");
  if (button) return void copy(button);
  const link = event.target.closest?.("a[href]");
  if (!link || !isPlainClick(event) || link.origin !== location.origin) return;
  if (link.closest(".block")) {
    const isPartOfThisPage = link.hash && link.pathname + link.search === location.pathname + location.search;
    if (link.target || link.hasAttribute("download") || isPartOfThisPage) return;
    event.preventDefault();
    follow(link.href);
  } else if (link.matches('[data-testid="stTopNavLink"], [data-testid="stSidebarNavLink"]')) {
    event.preventDefault();
    event.stopImmediatePropagation();
    follow(withPlace(link));
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }
}

// Before Streamlit's own handler of the menu, which sits further in.
document.addEventListener("click", onClick, { capture: true });
