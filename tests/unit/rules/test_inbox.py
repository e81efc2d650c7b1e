"""The table of questions: whole, sourced, and read as the privacy rule has it; cases worked by hand."""

from string import Formatter

import pytest

from sim.records.messages import IDENTIFIERS
from sim.rules.compliance.privacy import UNLIMITED
from sim.rules.inbox import REFUSE, broken, entitled, identity_proved, inbox_rules, offered, right_answers

RULES = inbox_rules()
QUESTIONS = list(RULES.questions.values())
SAYS = {"whose", "day", "payer", "patient", "account", "new_payer", "enclosed", "about"}
NAMED = {"patient", "parent", "spouse", "former_spouse", "stranger", "stranger_last", "payer", "clinician"}
OWED = ("owed", "plan", "unscreened", "no_card")
"""How an account stands on which something is owed that could be paid in parts."""
TOLD = {"bill", "coverage", "claim", "note", "record"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("question", QUESTIONS, ids=list(RULES.questions))
def test_a_question_names_what_the_table_has_and_can_be_answered_rightly_by_everybody_who_asks(question):
    assert question.sources and placeholders(question.asks) <= SAYS
    assert {each.answer for each in (*question.right, *question.wrong)} <= set(RULES.answers)
    assert all(each.leads_to.endswith(".") for each in question.wrong)
    for each in question.askers:
        assert each.who in RULES.askers and each.standing in RULES.standings
        for stands in (("paid", "card"), OWED, ("owed", "no_plan", "screened", "no_card")):
            right = right_answers(question.id, each.standing, True, stands)
            assert right and set(right) <= {answer.id for answer in offered(question.id)}
            wrong = [answer.id for answer in offered(question.id) if answer.id not in right]
            assert wrong, "something must tempt"


def test_askers_and_standings_use_words_that_the_program_knows():
    for asker in RULES.askers.values():
        assert placeholders(asker.name) <= NAMED and set(asker.knows) <= set(IDENTIFIERS)
    for standing in RULES.standings.values():
        assert standing.sources and set(standing.allows) <= TOLD
        assert placeholders(standing.says) <= {"day", "signed", "until", "ended"}
    assert all(set(answer.tells) <= TOLD for answer in RULES.answers.values())
    # 45 CFR 164.502(b)(2): the minimum necessary does not bind what is told to the patient or for treatment.
    assert {RULES.standings[name].to for name in ("own", "representative", "treatment", "colleague")} == UNLIMITED


@pytest.mark.parametrize(("given", "proved"), [
    ((True, True), True), ((True, True, True), True), ((True,), False), ((), False), ((True, False), False),
    ((True, True, False), False),
])
def test_two_identifiers_prove_who_asks_and_one_wrong_one_proves_the_contrary(given, proved):
    assert identity_proved(given) is proved


@pytest.mark.parametrize(("question", "standing", "proved", "stands", "right"), [
    ("why_this_bill", "own", True, OWED, ("explain_bill",)),
    ("why_this_bill", "own", False, OWED, (REFUSE,)),
    ("why_this_bill", "agreed", True, OWED, ("explain_bill",)),
    ("why_this_bill", "nothing", True, OWED, (REFUSE,)),
    ("already_paid", "own", True, ("paid", "no_card"), ("confirm_payment",)),
    ("already_paid", "own", True, OWED, ("ask_for_receipt",)),
    ("pay_in_parts", "own", True, OWED, ("offer_plan",)),
    ("pay_in_parts", "own", True, ("owed", "no_plan", "screened", "no_card"), ("explain_bill",)),
    ("cannot_pay", "own", True, OWED, ("offer_screening",)),
    ("cannot_pay", "own", True, ("owed", "plan", "screened", "no_card"), ("explain_bill",)),
    ("what_is_on_the_claim", "agreed", True, OWED, (REFUSE,)),  # agreed to help with bills only
    ("what_is_on_the_claim", "representative", True, OWED, ("tell_claim",)),
    ("review_of_a_claim", "payment", True, ("paid", "no_card"), ("send_note",)),
    ("other_coverage", "payment", True, ("paid", "no_card"), ("tell_coverage",)),
    ("own_record", "own", True, OWED, ("send_record",)),  # an open bill is no ground
    ("law_office", "authorised", True, ("paid", "no_card"), ("send_note",)),
    ("law_office", "lapsed", True, ("paid", "no_card"), (REFUSE,)),
    ("employer_asks", "nothing", True, ("paid", "no_card"), (REFUSE,)),
    ("treating_practice", "treatment", True, ("paid", "no_card"), ("send_note", "send_record")),
    ("new_card", "own", True, ("paid", "card"), ("take_card",)),
    ("new_card", "own", False, ("paid", "card"), (REFUSE,)),  # nobody changes a registration for a stranger
    ("new_card", "own", False, ("paid", "no_card"), ("ask_for_card", REFUSE)),  # asking for a card tells nothing
    ("asks_back", "colleague", False, ("paid", "no_card"), ("ask_openly",)),
    ("complaint", "own", False, ("paid", "no_card"), ("privacy_officer", REFUSE)),
])
def test_the_right_answer_follows_from_who_asks_by_which_right_and_how_the_account_stands(
    question, standing, proved, stands, right
):
    assert right_answers(question, standing, proved, stands) == right


BOTH = ("birth_date", "account")


@pytest.mark.parametrize(("question", "answer", "standing", "matched", "rules"), [
    ("why_this_bill", "explain_bill", "own", BOTH, []),
    ("why_this_bill", "explain_bill", "own", ("birth_date",), ["identity_unchecked"]),
    ("why_this_bill", "explain_bill", "nothing", BOTH, ["told_without_right"]),
    ("why_this_bill", REFUSE, "nothing", (), []),
    ("what_is_on_the_claim", "tell_claim", "agreed", BOTH, ["told_too_much"]),
    ("review_of_a_claim", "send_note", "payment", BOTH, []),
    ("review_of_a_claim", "send_record", "payment", BOTH, ["told_too_much"]),
    ("other_coverage", "send_note", "payment", BOTH, ["told_too_much"]),  # coverage was asked for
    ("law_office", "send_record", "authorised", BOTH, ["told_too_much"]),
    ("law_office", "explain_bill", "authorised", BOTH, []),  # the authorisation covers the bill
    ("law_office", "send_note", "lapsed", BOTH, ["told_without_right"]),
    ("treating_practice", "send_record", "treatment", BOTH, []),
    ("own_record", "withhold", "own", BOTH, ["access_refused"]),
    ("own_record", REFUSE, "own", BOTH, ["access_refused"]),
    ("own_record", REFUSE, "own", ("birth_date",), []),  # has not proved who asks
    ("own_record", "withhold", "own", (), ["access_refused"]),
    ("own_record", REFUSE, "nothing", BOTH, []),
    ("asks_back", "suggest_code", "colleague", (), ["leading_query"]),
    ("asks_back", "ask_openly", "colleague", (), []),
    ("complaint", "privacy_officer", "own", (), []),
])
def test_an_answer_breaks_the_rule_that_stands_against_it_and_no_other(question, answer, standing, matched, rules):
    assert [breach.rule for breach in broken(question, answer, standing, matched)] == rules


def test_right_answers_to_whoever_has_proved_it_break_nothing():
    for question in QUESTIONS:
        for each in question.askers:
            for stands in (("paid", "card"), OWED, ("owed", "no_plan", "screened", "card")):
                for answer in right_answers(question.id, each.standing, True, stands):
                    assert broken(question.id, answer, each.standing, BOTH) == [], (question.id, each, answer)


def test_nobody_without_any_right_is_ever_entitled():
    asked = [(question.id, each.standing) for question in QUESTIONS for each in question.askers]
    without = [(question, standing) for question, standing in asked if standing in ("nothing", "lapsed")]
    assert without and not any(entitled(question, standing) for question, standing in without)
