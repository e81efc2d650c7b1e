"""Every code that billers meet in this office has words of our own, and the tables are sound."""

import re
import tomllib

import pytest

from sim.wire import tables


# The codes of the trade's working list: front-end statuses, then reasons and remarks of denials.
def codes(text: str) -> list[str]:
    return text.split()


CATEGORIES = codes("A0 A1 A2 A3 A4 A5 A6 A7 A8 P0 P1 P2 P3 P4 P5 F0 F1 F2 F3 F4 E0 E1 E2 E3 E4")
STATUSES = codes(
    "164 33 30 29 31 32 97 158 88 90 27 116 562 128 145 500 496 24 254 255 477 453 454 507 187 510 249 "
    "400 672 54 78 464 495 535 718 286 21"
)
ENTITIES = codes("IL QC 85 82 PR 41 40 AY")
GROUPS = codes("CO PR OA PI")
REASONS = codes(
    "1 2 3 4 5 6 7 8 9 10 11 16 18 19 20 21 22 23 24 26 27 29 31 32 33 34 35 39 45 49 50 55 56 96 97 109 119 129 140 "
    "146 149 150 151 163 167 170 181 182 183 184 185 193 197 198 200 204 206 207 208 226 227 234 236 242 243 252 253 "
    "256 257 279 284 285 286 287 288 296 B7 B9 B11 B13 B15"
)
REMARKS = codes("MA130 MA04 N4 N290 N115 N386 N362 N522 N418 N211 N130")


@pytest.mark.parametrize(
    ("file", "name", "wanted"),
    [
        ("claim_status", "categories", CATEGORIES),
        ("claim_status", "statuses", STATUSES),
        ("claim_status", "entities", ENTITIES),
        ("adjustments", "groups", GROUPS),
        ("adjustments", "reasons", REASONS),
        ("adjustments", "remarks", REMARKS),
        ("words", "places", ["02", "10", "11", "12", "19", "22", "21", "23", "24", "31", "81"]),
        ("words", "frequencies", ["1", "7", "8"]),
        ("words", "filing", ["CI", "HM", "MB", "MC", "12"]),
        ("words", "decisions", ["1", "2", "3", "4", "22"]),
        ("words", "verdicts", ["A", "E", "P", "R"]),
        ("words", "methods", ["ACH", "CHK", "NON"]),
        ("words", "decisions", ["19", "20", "21", "23"]),
        ("words", "changes", ["L6", "WO", "FB", "CS", "72"]),
        ("words", "envelope_notes", [f"{number:03d}" for number in range(32)]),
        ("eligibility", "benefits", list("1678ABCFGIR")),
        ("eligibility", "service_types", ["30", "98", "47", "UC", "PT", "MH"]),
        ("eligibility", "rejections", ["15", "42", "51", "58", "71", "72", "73", "75", "76", "62", "63"]),
        ("eligibility", "actions", list("CNPRSWXY")),
        ("authorisation", "decisions", ["A1", "A2", "A3", "A4", "A6", "CT", "NA"]),
    ],
)
def test_each_code_of_the_working_list_has_words(file: str, name: str, wanted: list[str]) -> None:
    assert [code for code in wanted if code not in tables.table(file, name)] == []


def test_a_deactivated_reason_is_not_offered() -> None:
    # 15 was retired in favour of 197, 198, 284 and 296.
    assert "15" not in tables.table("adjustments", "reasons")


def every_row() -> list[tuple[str, str, str, str]]:
    return [
        (path.stem, name, code, words)
        for path in sorted(tables.FOLDER.glob("*.toml"))
        for name, rows in tomllib.loads(path.read_text()).items()
        if isinstance(rows, dict)
        for code, words in rows.items()
    ]


def test_words_are_phrases_without_a_full_stop_or_idle_space() -> None:
    assert every_row()
    odd = [row for row in every_row() if not row[3] or row[3] != row[3].strip() or row[3].endswith(".")]
    assert odd == []


def test_codes_stand_as_they_stand_in_a_file() -> None:
    assert [row for row in every_row() if not re.fullmatch(r"[0-9A-Z]{1,5}", row[2])] == []


def test_the_words_say_what_is_and_not_what_to_do() -> None:
    advice = re.compile(r"\b(resubmit|call|appeal it|bill the patient|write off|you should|correct it)\b")
    assert [row for row in every_row() if advice.search(row[3])] == []


def test_the_data_dictionary_names_each_file() -> None:
    dictionary = (tables.FOLDER / "README.md").read_text()
    assert [path.name for path in tables.FOLDER.glob("*.toml") if path.name not in dictionary] == []


def test_an_unknown_code_is_said_to_be_unknown() -> None:
    assert tables.category("Z9") == "a category without words here"
    assert tables.status("9999") == "a status without words here"
    assert tables.reason("999") == "a reason without words here"
    assert tables.remark("N9999") == "a remark without words here"
    assert tables.group("XX") == "a group without words here"
    assert tables.entity("??") == "party ??"
    assert tables.word("places", "77", "somewhere") == "somewhere"
