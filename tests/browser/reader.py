"""Someone who opens pages in a browser, and notes what the browser asked for and complained about."""

from __future__ import annotations

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

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


class Reader:
    """One browser window."""

    def __init__(self, browser: BrowserContext, server: str) -> None:
        self.server = server
        self.page: Page = browser.new_page()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._note)
        # Streamlit remembers an open menu; every reader here comes for the first time.
        self.page.add_init_script("window.localStorage.clear()")
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    @property
    def hosts(self) -> set[str]:
        addresses = (urlsplit(url) for url in self.requests)
        return {address.hostname or "" for address in addresses if address.scheme.startswith(("http", "ws"))}

    def visit(self, address: str, width: int = 1280, height: int = 900) -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(self.server + address)
        self.wait()

    def wait(self, heading: str = "") -> None:
        """Until the page is drawn whole: its heading, its foot, and nothing running."""
        page = self.page
        page.locator("h1", has_text=heading).wait_for()
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        page.locator("[data-stale=true]").first.wait_for(state="detached")

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
        self.page.close()

    def _note(self, message: ConsoleMessage) -> None:
        where = (message.location or {}).get("url", "")
        if message.type == "error" and not where.endswith(EXPECTED_ERRORS):
            self.errors.append(f"{message.text} ({where})")
