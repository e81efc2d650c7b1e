"""The debrief of the inbox, message by message, and of the questions that an exercise asks."""

from sim.desk.asks import AskInbox
from sim.grading.case import Case
from sim.grading.checks.inbox import CHECKS as INBOX
from sim.grading.debrief_story import Story
from sim.grading.debrief_ways import NO_WAY, RIGHT, Steps, answered
from sim.grading.debrief_ways import questions as ways_of_questions
from sim.grading.describe import deeds
from sim.grading.describe_values import cut
from sim.grading.par import Par
from sim.records.clock import DAY
from sim.records.messages import CHANNELS
from sim.rules.compliance.table import rules
from sim.rules.inbox import inbox_rules
from sim.world.inbox_tray import MessageFile

LONGEST_TEXT = 300


def stories(case: Case, par: Par, steps: Steps) -> tuple[Story, ...]:
    """Tell of the messages that were answered, or ought to have been, the wrong ones first."""
    marked = any(criterion.check in INBOX for criterion in case.exercise.rubric)
    told = [
        _story(case, file, par, steps) for id, file in case.office.inbox.files.items()
        if steps.on_message(id) or (marked and _ours(case, file))
    ]
    return tuple(sorted(told, key=lambda story: story.tone == "good"))


def _ours(case: Case, file: MessageFile) -> bool:
    """Tell whether a message waited while the trainee's desk was open, and was to be answered by its end."""
    return file.message.due < case.closed and not 0 <= file.answered < case.opened * DAY


def _story(case: Case, file: MessageFile, par: Par, steps: Steps) -> Story:
    message, table = file.message, inbox_rules()
    question, standing = table.questions[message.question], table.standings[message.standing]
    in_time = file.answered >= 0 and file.answered // DAY <= message.due
    tone = "good" if file.right and in_time else "late" if file.right or file.answered < 0 else "lost"
    way = par.ways.get(case.key(message.id), NO_WAY)
    came = case.day(message.minute // DAY)
    return Story(
        about="message", key=case.key(message.id), claim=question.subject, client=case.practice, cause=_why(file),
        who=f"{table.askers[message.asker].title} of {case.name(message.patient)} · {message.claim}",
        seen=f"{CHANNELS[message.channel]} of {came}, to be answered by {case.day(message.due)}. {_text(case, message.id)}",
        truth=_truth(case, message.id), deeds=deeds(case, steps.on_message(message.id)),
        outcome=answered(case, file, "you"), expert=way.deeds, expert_outcome=way.outcome, cure=_right(file, way.deeds),
        lesson=_leads_to(file), cost=_lost(file), tone=tone,
        verdict={"good": "Right", "late": "Late" if file.answered >= 0 else "Not answered", "lost": "Wrong"}[tone],
        sources=tuple(dict.fromkeys((*question.sources, *standing.sources))),
    )


def _view(case: Case, message: str):
    view = case.session.desks[case.client].look(AskInbox(message)).inbox
    return view.messages[0] if view and view.messages else None


def _text(case: Case, message: str) -> str:
    view = _view(case, message)
    return f"“{cut(view.text, LONGEST_TEXT)}”" if view and view.text else ""


def _truth(case: Case, message: str) -> str:
    """Say by which right the asker asks, as the office's file has it."""
    view = _view(case, message)
    papers = view.documents if view else ()
    held = [field for paper in papers if paper.kind == "authority" for field in paper.fields if field.label == "On file"]
    return f"On file: {held[0].value}" if held else ""


def _why(file: MessageFile) -> str:
    if file.broke:
        return "; ".join([rules()[rule].title for rule in file.broke])
    if file.answered < 0:
        return "Nobody answered"
    return "An answer was owed" if file.fits else "The answer does not fit the question, the asker or the account"


def _right(file: MessageFile, theirs: tuple) -> str:
    if file.right:
        return f"What you did: {inbox_rules().answers[file.answer].says}"
    return f"{theirs[-1].text}." if theirs else "Make sure who asks and by which right, then tell what that allows and no more."


def _leads_to(file: MessageFile) -> str:
    if not file.answer or file.right:
        return ""
    question = inbox_rules().questions[file.message.question]
    return next((wrong.leads_to for wrong in question.wrong if wrong.answer == file.answer), "")


def _lost(file: MessageFile) -> str:
    points = sum([rules()[rule].points for rule in file.broke])
    return f"{points} points for the rule that it broke." if points else "No dollars of its own."


def questions(case: Case, par: Par) -> tuple[Story, ...]:
    """Tell of the exercise's questions that were answered wrongly or not at all."""
    told, mine = [], ways_of_questions(case)
    for question in case.exercise.questions:
        key = f"question/{question.id}"
        own, way = mine[key], par.ways.get(key, NO_WAY)
        if own.outcome == RIGHT:
            continue
        told.append(Story(
            about="question", claim=question.asks, who="Question of the exercise", cause="What the desk shows at that moment",
            seen="It can be read off the desk; the answer counts as things stood when it was given.", truth="",
            deeds=own.deeds, outcome=own.outcome, expert=way.deeds, expert_outcome=way.outcome,
            cure="Read it off the desk once the day's work is done.", lesson="",
            cost="No dollars of its own.", tone="lost", verdict="Wrong" if own.deeds else "Not answered",
        ))
    return tuple(told)
