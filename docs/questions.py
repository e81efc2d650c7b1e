"""The page of reference about the inbox: what is asked, who may be told, and which answer is right."""

from collections.abc import Iterator

from sim.rules.deadlines import limit_in_words
from sim.rules.inbox import Question, entitled, inbox_rules, offered

_WHEN = {
    "": "", "paid": "where it is paid", "owed": "where something is owed", "plan": "where a plan is possible",
    "no_plan": "where no plan is possible", "screened": "where need has been asked about",
    "unscreened": "where nobody has asked about need", "card": "where a card is enclosed", "no_card": "where none is",
}
_FOR_INSTANCE = {
    "day": "6 Jan 2026", "payer": "the plan", "patient": "the patient", "account": "C-10041", "new_payer": "another plan",
    "enclosed": "", "about": "You have told somebody about my visit.", "signed": "2 Jan 2026", "until": "30 Apr 2026",
    "ended": "1 Mar 2026",
}
_AFTER = {
    "statement": "a statement has reached the patient", "decision": "a payer's decision has been posted",
    "visit": "a visit", "card": "the patient's insurance has changed", "query": "a clinician has been asked",
    "": "an answer that should not have been given, or none",
}


def questions_page(note: str) -> str:
    """Every question of the inbox: first who may be told what, then each question with its answers."""
    rules = inbox_rules()
    lines = [
        "# Questions to the office", "", note, "",
        f"The inbox knows {len(rules.questions)} questions. Whoever asks proves who they are first, by two identifiers that",
        "match the record; then it is seen by which right they ask. Where they may not be told, the right answer is always the",
        "same: decline, confirm nothing, and say what is needed. Sentences are our own, rules are cited. No legal advice.", "",
        "## By which right", "", "| Right | On file | May be told | Source |", "|---|---|---|---|",
    ]
    lines += [
        f"| `{each.id}` | {each.says.format(**_FOR_INSTANCE)} | {', '.join(each.allows) or 'nothing'} | "
        f"{'; '.join(each.sources)} |"
        for each in rules.standings.values()
    ]
    for question in rules.questions.values():
        lines += ["", *_question(question)]
    return "\n".join(lines) + "\n"


def _question(question: Question) -> Iterator[str]:
    rules = inbox_rules()
    asks = question.asks.format(whose=rules.askers[question.askers[0].who].whose[0], **_FOR_INSTANCE)
    says = {answer.id: answer.says for answer in offered(question.id)}
    yield from (f"## {question.id}", "", f"**{question.subject}** “{asks}”", "", "| | |", "|---|---|")
    yield f"| Comes after | {_AFTER[question.after]} |"
    yield f"| Answered within | {limit_in_words(question.answer)} |"
    for each in question.askers:
        told = "may be told" if entitled(question.id, each.standing) else "is refused"
        yield f"| {rules.askers[each.who].title} | `{each.standing}`: {told} |"
    for right in question.right:
        yield f"| Right | {', '.join(filter(None, (says[right.answer], _WHEN[right.when])))} |"
    for wrong in question.wrong:
        yield f"| Wrong | {says[wrong.answer]}: {wrong.leads_to} |"
    yield f"| Sources | {'; '.join(question.sources)} |"
