"""Two pairs of hands for page tests: one works the desk with the mouse, one with the keyboard alone.

Both say what a person would say: turn to a list, take a row, press a button, type into a
field.  What a control is called is its ``data-key``.
"""

from abc import ABC, abstractmethod

from playwright.sync_api import Page, expect

MOST_TABS = 160


class Hands(ABC):
    """What both pairs do alike."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def said(self) -> str:
        """The line at the foot of the desk."""
        return self.page.locator(".cl-said").inner_text()

    def rows(self) -> list[str]:
        """Ids of the rows that are drawn of the worklist, from the top."""
        return self.page.locator(".cl-row").evaluate_all(
            "rows => rows.sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top)).map(row => row.dataset.id)"
        )

    def count(self, worklist: str) -> int:
        """How many items a worklist's tab counts; an empty list has no tab."""
        tab = self.page.locator(f'.cl-lists [data-tab="{worklist}"] .cl-count')
        return int(tab.inner_text()) if tab.count() else 0

    def settled(self) -> None:
        """Wait until the desk has drawn its answer."""
        expect(self.page.locator(".cl-root")).not_to_have_attribute("aria-busy", "true", timeout=20_000)

    @abstractmethod
    def press(self, key: str) -> None:
        """Press a button and wait for what comes of it."""

    def turn_to(self, worklist: str) -> None:
        """Turn to a worklist; an empty one has no tab, and one stays where one is."""
        if self.page.locator(f'.cl-lists [data-tab="{worklist}"]').count():
            self._turn_to(worklist)

    @abstractmethod
    def _turn_to(self, worklist: str) -> None:
        """Choose a worklist's tab."""

    @abstractmethod
    def take(self, row: str) -> None:
        """Choose a row of the worklist."""

    @abstractmethod
    def type_into(self, key: str, text: str) -> None:
        """Replace what stands in a field."""

    @abstractmethod
    def choose(self, field: str, value: str) -> None:
        """Choose one of the few choices that lie open in a form."""

    @abstractmethod
    def tick(self, field: str, value: str) -> None:
        """Tick a box of a form."""

    @abstractmethod
    def pick(self, key: str, words: str) -> None:
        """Pick from a list that folds out, by what its line says."""

    @abstractmethod
    def turn_up(self, paper: str) -> None:
        """Lay one of the papers of a claim on top."""

    @abstractmethod
    def begin(self, title: str, label: str) -> None:
        """Press a button of an exercise on the first page."""


class Mouse(Hands):
    """Points and clicks; only text is typed."""

    def press(self, key: str) -> None:
        self.page.locator(f'[data-key="{key}"]').click()
        self.settled()

    def _turn_to(self, worklist: str) -> None:
        self.page.locator(f'[data-tab="{worklist}"]').click()
        self.settled()

    def take(self, row: str) -> None:
        self.page.locator(f'.cl-row[data-id="{row}"]').click()
        self.settled()

    def type_into(self, key: str, text: str) -> None:
        field = self.page.locator(f'[data-key="{key}"]')
        field.click(click_count=3)
        field.press_sequentially(text)

    def choose(self, field: str, value: str) -> None:
        self.page.locator(f'[data-key="form:{field}:{value}"]').check()

    def tick(self, field: str, value: str) -> None:
        self.page.locator(f'[data-key="form:{field}:{value}"]').check()

    def pick(self, key: str, words: str) -> None:
        self.page.locator(f'[data-key="{key}"]').select_option(label=words)

    def turn_up(self, paper: str) -> None:
        self.press(f"tab:{paper}")

    def begin(self, title: str, label: str) -> None:
        self.page.locator(".claimlab-exercise").filter(has_text=title).get_by_role("button", name=label).click()


class Keyboard(Hands):
    """Never touches the mouse: Tab, arrows, Enter, Space and letters."""

    def _here(self) -> dict:
        return self.page.evaluate(
            "() => { const at = document.activeElement; return { key: at?.dataset?.key || '', row: at?.dataset?.id || '',"
            " tab: at?.dataset?.tab || '', text: (at?.innerText || '').trim(),"
            " card: at?.closest?.('.claimlab-exercise')?.innerText || '' }; }"
        )

    def tab_to(self, reached, what: str) -> None:
        """Press Tab, then Shift+Tab, until the focus is where it is wanted."""
        for step in ("Tab", "Shift+Tab"):
            for _ in range(MOST_TABS):
                if reached(self._here()):
                    return
                self.page.keyboard.press(step)
        raise AssertionError(f"{what} cannot be reached by the Tab key; the focus is on {self._here()}")

    def press(self, key: str) -> None:
        self.tab_to(lambda at: at["key"] == key, key)
        self.page.keyboard.press("Enter")
        self.settled()

    def _turn_to(self, worklist: str) -> None:
        self._walk_tabs(".cl-lists", worklist)

    def turn_up(self, paper: str) -> None:
        self._walk_tabs(".cl-documents", paper)

    def _walk_tabs(self, where: str, wanted: str) -> None:
        """Reach a row of tabs, go along it with the arrow keys, and choose."""
        tabs = self.page.locator(f"{where} [role=tab]")
        names = tabs.evaluate_all("all => all.map(tab => tab.dataset.tab)")
        self.tab_to(lambda at: at["tab"] in names, f"the tabs of {where}")
        self.page.keyboard.press("Home")
        for _ in names:
            if self._here()["tab"] == wanted:
                break
            self.page.keyboard.press("ArrowRight")
        assert self._here()["tab"] == wanted
        self.page.keyboard.press("Enter")
        self.settled()

    def take(self, row: str) -> None:
        self.tab_to(lambda at: at["key"].startswith("row:"), "the rows")
        self.page.keyboard.press("Home")
        for _ in range(200):
            if self._here()["row"] == row:
                break
            self.page.keyboard.press("ArrowDown")
        assert self._here()["row"] == row
        self.page.keyboard.press("Enter")
        self.settled()

    def type_into(self, key: str, text: str) -> None:
        self.tab_to(lambda at: at["key"] == key, key)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def choose(self, field: str, value: str) -> None:
        self.tab_to(lambda at: at["key"].startswith(f"form:{field}:"), field)
        for _ in range(8):
            if self._here()["key"] == f"form:{field}:{value}":
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} is no choice of {field}")

    def tick(self, field: str, value: str) -> None:
        self.tab_to(lambda at: at["key"] == f"form:{field}:{value}", value)
        self.page.keyboard.press("Space")

    def pick(self, key: str, words: str) -> None:
        self.tab_to(lambda at: at["key"] == key, key)
        self.page.keyboard.press("Home")
        field = self.page.locator(f'[data-key="{key}"]')
        for _ in range(field.locator("option").count()):
            if field.evaluate("list => list.selectedOptions[0].text") == words:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{words} is no choice of {key}")

    def begin(self, title: str, label: str) -> None:
        self.tab_to(lambda at: at["text"] == label and title in at["card"], f"{label}, of {title}")
        self.page.keyboard.press("Enter")
