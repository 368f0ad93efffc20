"""Someone who opens pages in a browser, and notes what the browser asked for and complained about."""

from __future__ import annotations

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request

# Streamlit looks for its server below the page's own path before it looks at the root: harmless.
EXPECTED_ERRORS = ("/_stcore/health", "/_stcore/host-config")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PAGES = {
    "place": "/?place=E08000009",
    "ward": "/?place=E05015259",
    "own list": "/?place=E05015259&list=weekly-pay,claimant-count",
    "choosing": "/?place=E05015259&list=weekly-pay&choose=1",
    "outcome": "/outcome?place=E08000009&indicator=claimant-count",
    "ward outcome": "/outcome?place=E05015259&indicator=life-expectancy",
    "answer": "/answer?place=E08000009&question=recycling",
    "card": "/outcome?place=E08000009&indicator=claimant-count&card=1",
    "chart card": "/outcome?place=E08000009&indicator=claimant-count&card=chart",
    "place card": "/?place=E05015259&card=1",
    "another year": "/outcome?place=E08000009&indicator=weekly-pay&since=2016",
    "then and now": "/then-and-now?place=E08000009",
    "how": "/how?place=E08000009",
    "data": "/data",
    "accessibility": "/accessibility",
    "board": "/board?council=E08000009",
    "one promise": "/board?council=E08000009&item=recycling",
    "presenter": "/board?council=E08000009&present=2",
    "promises": "/ledger?council=E08000009",
    "no promises": "/board?council=E08000006",
    "partnership": "/partnership?council=E08000009",
    "priorities": "/priorities?council=E08000009",
    "old ward": "/?place=E05000837",
    "unknown place": "/?place=E08999999",
}


DRAWN = """heading => {
    const headings = [...document.querySelectorAll('h1')].filter(element => element.checkVisibility());
    return headings.some(element => element.textContent.toLowerCase().includes(heading.toLowerCase()))
        && document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
        && !document.querySelector('[data-stale=true], .block[aria-busy=true]');
}"""


class Windows:
    """Windows of one browser, each handed on from reader to reader: a new one takes longer than most pages."""

    def __init__(self, browser: BrowserContext) -> None:
        self.browser = browser
        self._free: list[Page] = []

    def take(self) -> Page:
        page = self._free.pop() if self._free else self._new()
        page.set_viewport_size({"width": 1280, "height": 720})
        return page

    def give_back(self, page: Page) -> None:
        """As it was taken; one that its reader closed is let go."""
        if page.is_closed():
            return
        page.goto("about:blank")
        page.mouse.move(0, 0)
        page.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")
        self._free.append(page)

    def _new(self) -> Page:
        page = self.browser.new_page()
        # Streamlit remembers an open menu; every reader here comes for the first time.
        page.add_init_script("window.localStorage.clear()")
        return page


class Reader:
    """Whoever looks through a window, until they leave it."""

    def __init__(self, windows: Windows, server: str) -> None:
        self.server = server
        self.windows = windows
        self.page = windows.take()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._ask)
        self.page.on("console", self._note)
        self.page.on("pageerror", self._fail)

    @property
    def hosts(self) -> set[str]:
        addresses = (urlsplit(url) for url in self.requests)
        return {address.hostname or "" for address in addresses if address.scheme.startswith(("http", "ws"))}

    def visit(self, address: str, width: int = 1280, height: int = 900) -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(self.server + address)
        self.wait()

    def wait(self, heading: str = "") -> None:
        """Until the page is drawn whole: its heading, nothing running, and nothing left of what was there before.

        Looked at every frame: a locator looks ever less often, at last twice a second.
        """
        self.page.wait_for_function(DRAWN, arg=heading, polling="raf")

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def follow(self, link: str, heading: str) -> None:
        self.page.get_by_role("link", name=link, exact=True).first.click()
        self.wait(heading)

    def search(self, name: str, said: str = "found") -> None:
        box = self.page.get_by_label("Find a council or ward by name")
        box.fill(name)
        box.press("Enter")
        self.page.locator("[role=status]", has_text=said).wait_for(state="attached")
        self.wait()

    def broken_rules(self, but: str = "") -> list[str]:
        """What axe finds, as short lines; `but` is a rule that it cannot tell in this reader's settings."""
        options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
        options |= {"rules": {but: {"enabled": False}}} if but else {}
        found = Axe().run(self.page, options=options).response["violations"]
        return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]

    def controls_beyond_the_edge(self) -> list[str]:
        """Links, buttons and boxes that do not lie wholly within the width of the window, and sideways scrolling."""
        return list(
            self.page.evaluate(
                """() => {
                    const seen = element => element.checkVisibility({visibilityProperty: true});
                    const beyond = [...document.querySelectorAll('a, button, input, summary')].filter(seen)
                        .filter(element => !element.closest('[data-testid=stSkipToContent], .visually-hidden'))
                        .filter(element => [...element.getClientRects()].some(
                            box => box.width > 1 && (box.left < 0 || box.right > innerWidth + 0.5)))
                        .map(element => element.outerHTML.slice(0, 160));
                    const scrolling = [document.documentElement, document.querySelector('[data-testid=stMain]')]
                        .filter(element => element && element.scrollWidth > element.clientWidth)
                        .map(element => element.tagName + ' scrolls sideways');
                    return [...beyond, ...scrolling];
                }"""
            )
        )

    def leave(self) -> None:
        self.page.remove_listener("request", self._ask)
        self.page.remove_listener("console", self._note)
        self.page.remove_listener("pageerror", self._fail)
        self.windows.give_back(self.page)

    def _ask(self, request: Request) -> None:
        self.requests.append(request.url)

    def _fail(self, error: Error) -> None:
        self.errors.append(str(error))

    def _note(self, message: ConsoleMessage) -> None:
        where = (message.location or {}).get("url", "")
        if message.type == "error" and not where.endswith(EXPECTED_ERRORS):
            self.errors.append(f"{message.text} ({where})")
