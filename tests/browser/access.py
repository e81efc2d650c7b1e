"""What axe finds wrong with a part of a page, by the rules of WCAG 2.2 up to level AA."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

LEVEL_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
RUN = """async ([part, tags]) => {
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
  const { violations } = await axe.run(part, options);
  const told = (rule, node) => `${part}: ${rule} at ${node.target}: ${node.failureSummary}`;
  return violations.flatMap((each) => each.nodes.map((node) => told(each.id, node)));
}"""


def breaches(page: Page, part: str) -> list[str]:
    """List what is wrong with one part of the page: rule, place, and why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, [part, LEVEL_AA])
    return found
