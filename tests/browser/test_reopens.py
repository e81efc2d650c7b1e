"""Whatever becomes of the kernel, the attempt is on disk: the notebook runs again and goes on where it was."""

import os
import signal

from playwright.sync_api import expect

from sim.training.attempt import AttemptFile
from tests.browser.exercises import START, begin
from tests.browser.hands import Mouse
from tests.browser.test_transposed_id import EXERCISE


def kernel_process(page) -> int:
    """Ask the notebook's own kernel for its process number, through a cell that is added for it."""
    page.evaluate(
        """() => { const session = window.jupyterapp.shell.currentWidget.context.sessionContext.session;
        window.asked = new Promise(done => {
          const future = session.kernel.requestExecute({code: "import os; print(os.getpid())"});
          future.onIOPub = message => { if (message.header.msg_type === 'stream') done(message.content.text); };
        }); }"""
    )
    return int(page.evaluate("window.asked"))


def test_an_attempt_survives_a_kernel_that_is_killed(lab, page):
    lab.open(page, START)
    lab.run_all(page)
    hands = Mouse(page)
    begin(hands, "Two digits")
    hands.turn_to("reports")
    for _ in range(3):
        hands.take(hands.rows()[0])
        hands.press("verb:open_report")
    left = hands.count("reports")
    path = lab.attempts / f"{EXERCISE}.practice1.jsonl"
    before = AttemptFile.read(path).records
    assert len(before) == 3

    os.kill(kernel_process(page), signal.SIGKILL)
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.status === 'idle'", timeout=90_000
    )
    page.locator(".jp-Dialog").get_by_role("button", name="Ok").click(timeout=30_000)
    lab.run_all(page)
    again = Mouse(page)
    begin(again, "Two digits")
    expect(page.locator(".cl-said")).to_contain_text("reopened after action 3", timeout=30_000)
    assert again.count("reports") == left
    assert AttemptFile.read(path).records == before
