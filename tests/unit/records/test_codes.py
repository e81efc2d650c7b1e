"""The code tables hold real codes where they say so, and nothing that belongs to the AMA."""

import re
import subprocess
import sys
from itertools import pairwise

import pytest

from sim.records import code_edits, codes
from sim.records.identifiers import MBI_LETTERS

AGES = range(121)
SEXES = ("F", "M", "U")


@pytest.fixture
def tables_in(tmp_path, monkeypatch):
    """Let a test put its own tables in place of the shipped ones."""

    def forget():
        for table in (codes.services, codes.diagnoses, codes.hcpcs, codes.modifiers, codes.places, codes._crosswalk):
            table.cache_clear()

    monkeypatch.setattr(codes, "CODES", tmp_path)
    forget()
    yield tmp_path
    forget()


def test_every_diagnosis_is_valid_and_billable_in_icd_10_cm():
    import simple_icd_10_cm as whole

    assert [code for code in codes.diagnoses() if not (whole.is_valid_item(code) and whole.is_leaf(code))] == []


def test_a_diagnosis_of_one_side_says_so_in_the_official_title_too():
    import simple_icd_10_cm as whole

    words = {"L": "left", "R": "right"}
    for code, diagnosis in codes.diagnoses().items():
        official = whole.get_description(code).lower()
        named = {side for side, word in words.items() if re.search(rf"\b{word}\b", official)}
        assert named == ({diagnosis.side} if diagnosis.side else set()), code


def test_labels_are_in_our_own_words():
    import simple_icd_10_cm as whole

    copied = {code for code, each in codes.diagnoses().items() if each.label.lower() == whole.get_description(code).lower()}
    # Two plain names of an illness have no other words.
    assert copied <= {"M54.31", "M54.32", "R73.03"}


@pytest.mark.parametrize("table", [codes.diagnoses, codes.hcpcs, codes.modifiers, codes.places, codes.services])
def test_every_entry_has_a_short_label(table):
    for code, entry in table().items():
        assert entry.code == code
        assert 3 < len(entry.label) <= 70, code
        assert entry.label == entry.label.strip()


def test_no_code_has_the_shape_of_a_cpt_code_or_modifier():
    # CPT: five digits, or four digits and a letter; its modifiers are two digits.
    for code in (*codes.services(), *codes.hcpcs(), *codes.diagnoses()):
        assert not re.fullmatch(r"\d{4}[0-9A-Z]", code)
    for code in codes.modifiers():
        assert re.fullmatch(r"[A-Z][A-Z0-9]", code)
    for path in codes.CODES.glob("*"):
        assert not re.search(r"(?<![\d.,#])\d{5}(?!\d)", re.sub(r"(charge|permille) = \d+", "", path.read_text("utf-8"))), path


def test_hcpcs_codes_are_level_ii_of_the_kinds_that_the_practice_uses():
    assert all(re.fullmatch(r"[AGJQ]\d{4}", code) for code in codes.hcpcs())
    assert {"G0402", "G0438", "G0439", "G0008", "G2211", "J3420", "J1100"} <= set(codes.hcpcs())


def test_places_are_two_digits_and_hold_the_usual_ones():
    # CMS, place of service code set.
    assert {"02", "10", "11", "12", "19", "21", "22", "23", "24", "31", "81"} <= set(codes.places())
    assert all(re.fullmatch(r"\d\d", code) for code in codes.places())


def test_a_service_is_invented_in_our_shape_or_real():
    for code in codes.services():
        assert re.fullmatch(r"SV\d{3}", code) or code in codes.hcpcs()


def test_services_refer_only_to_codes_that_exist():
    for service in codes.services().values():
        assert set(service.diagnoses) <= set(codes.diagnoses()), service.code
        assert service.diagnoses, service.code
        assert set(service.needs_modifier) <= set(codes.modifiers()), service.code
        assert set(service.joins) <= set(codes.services()), service.code
        assert service.place in codes.places(), service.code


def test_charges_minutes_and_units_are_sensible():
    for service in codes.services().values():
        assert 1000 <= service.charge <= 50_000, service.code
        assert 0 <= service.minutes <= 90, service.code
        assert service.units >= 1, service.code


def test_office_visits_cost_and_last_more_with_each_level():
    visits = [codes.services()[f"SV20{level}"] for level in range(1, 6)]
    for lower, higher in pairwise(visits):
        assert lower.charge < higher.charge
        assert lower.minutes < higher.minutes


def test_therapy_needs_gp_or_go_joint_injections_a_side_and_video_gt():
    services = codes.services()
    therapy = [each for code, each in services.items() if code.startswith("SV4")]
    assert therapy
    assert all(set(each.needs_modifier) <= {"GP", "GO"} and each.needs_modifier for each in therapy)
    assert set(services["SV301"].needs_modifier) == {"LT", "RT"}
    assert services["SV231"].needs_modifier == ("GT",)
    assert services["SV231"].place == "10"


def test_weights_of_a_visit_mix_add_up_to_a_thousand():
    services = codes.services().values()
    assert sum(each.weekly for each in services) == 1000
    assert sum(each.occasional for each in services) == 1000


def test_a_service_leads_a_visit_or_joins_one_and_never_both():
    for service in codes.services().values():
        leads = bool(service.weekly or service.occasional)
        # What is never paid beside its whole is given with it, and charged only by mistake.
        included = service.code in code_edits.parts() and not any(code_edits.parts()[service.code].values())
        assert leads + bool(service.joins) + (included and not service.joins) == 1, service.code
        assert bool(service.joins) == bool(service.joins_permille), service.code
        assert service.joins_permille <= 1000


def test_every_joining_service_can_really_join():
    for service in codes.services().values():
        for led_by in service.joins:
            shared = set(service.diagnoses) & set(codes.services()[led_by].diagnoses)
            assert shared, (service.code, led_by)
            assert all(service in codes.extras(led_by, diagnosis) for diagnosis in shared)


@pytest.mark.parametrize("weekly", [True, False])
def test_every_patient_has_something_to_come_for_and_a_reason(weekly):
    for age in AGES:
        for sex in SEXES:
            mix = codes.visit_mix(weekly, age, sex)
            assert mix.services
            assert all(codes.diagnoses_for(each.code, age, sex) for each in mix.services)


def test_the_totals_of_a_mix_run_up_by_each_weight():
    mix = codes.visit_mix(True, 50, "M")
    # 450, 250, 200 and 100 per thousand, in the order of the table.
    assert [each.code for each in mix.services] == ["SV401", "SV402", "SV403", "SV404"]
    assert mix.totals == (450, 700, 900, 1000)


def test_a_child_gets_no_wellness_visit_of_medicare_and_no_arthritis():
    mix = {each.code for each in codes.visit_mix(False, 6, "F").services}
    assert "SV221" in mix
    assert mix.isdisjoint({"G0402", "G0438", "G0439", "SV222", "G0101", "SV301"})
    assert set(codes.diagnoses_for("SV203", 6, "F")).isdisjoint({"M17.11", "M17.12", "I10", "J44.9"})


def test_only_women_are_screened_for_cancer_of_the_cervix():
    assert "G0101" in {each.code for each in codes.visit_mix(False, 40, "F").services}
    assert "G0101" not in {each.code for each in codes.visit_mix(False, 40, "M").services}


def test_a_diagnosis_of_the_right_side_supports_the_right_modifier_only():
    assert codes.modifiers_for("SV301", "M17.11") == ("RT",)
    assert codes.modifiers_for("SV301", "M17.12") == ("LT",)
    assert codes.modifiers_for("SV401", "M25.511") == ("GP",)
    assert codes.modifiers_for("SV203", "M17.11") == ()


def test_a_service_that_needs_a_modifier_always_has_one_that_the_note_supports():
    for service in codes.services().values():
        for diagnosis in service.diagnoses:
            assert bool(codes.modifiers_for(service.code, diagnosis)) == bool(service.needs_modifier)


def test_a_vitamin_injection_brings_its_drug_and_not_another():
    assert [each.code for each in codes.extras("SV308", "E53.8")] == ["J3420"]
    assert [each.code for each in codes.extras("SV308", "Z30.42")] == ["J1050"]


def test_a_label_is_found_for_a_code_of_any_table():
    assert codes.label("SV401").startswith("Exercise therapy")
    assert codes.label("G0008") == "Giving a flu vaccine"
    assert codes.label("GP") == "Under a physical therapy plan of care"
    assert codes.label("I10") == "High blood pressure"


def test_an_unknown_code_is_named_unknown_and_is_no_error():
    assert codes.label("SV999") == codes.UNKNOWN
    assert codes.label("") == codes.UNKNOWN
    assert codes.label("not a code") == codes.UNKNOWN


def test_a_diagnosis_may_be_written_without_its_dot_as_on_the_wire():
    assert codes.diagnosis_label("M5450") == codes.diagnosis_label("M54.50") != ""
    assert codes.is_diagnosis("S93401A")


@pytest.mark.parametrize("code", ["", "I1", "SV203", "M54.5", "M54", "A00-A09", "i10", "M54.50 ", "Z99.99"])
def test_what_is_no_billable_diagnosis_is_told_apart(code):
    # M54.5 was split in October 2021 and M54 is a category: neither can be billed.
    assert not codes.is_diagnosis(code)


def test_a_real_diagnosis_outside_the_curated_table_is_found_late():
    assert "T78.40XA" not in codes.diagnoses()
    assert codes.is_diagnosis("T78.40XA")
    assert codes.is_diagnosis("T7840XA")
    assert "allerg" in codes.any_diagnosis_label("T78.40XA").lower()


def test_the_whole_of_icd_10_cm_is_not_loaded_for_curated_codes_or_other_shapes():
    program = (
        "import sys; from sim.records import codes\n"
        "assert codes.is_diagnosis('I10') and codes.label('SV203') and codes.label('M5450') and codes.label('SV999')\n"
        "assert codes.visit_mix(False, 40, 'F') and not codes.is_diagnosis('SV203')\n"
        "sys.exit('simple_icd_10_cm' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_without_a_crosswalk_our_own_codes_are_shown(tables_in):
    assert codes.shown("SV203") == "SV203"


def test_a_site_may_show_its_own_codes(tables_in):
    (tables_in / "crosswalk.csv").write_text("code,shown\nSV203,OFFICE-3\n", encoding="utf-8")
    assert codes.shown("SV203") == "OFFICE-3"
    assert codes.shown("SV204") == "SV204"


def test_a_crosswalk_saved_by_a_spreadsheet_is_read(tables_in):
    (tables_in / "crosswalk.csv").write_bytes(b"\xef\xbb\xbfcode,shown\r\nSV203,OFFICE-3\r\n")
    assert codes.shown("SV203") == "OFFICE-3"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("code,shown\nSV203,A\nSV204\n", "line 3"),
        ("code,shown\nSV203,A\nSV203,B\n", "line 3"),
        ("code,shown\nSV203,A,B\n", "line 2"),
        ("code;shown\nSV203;A\n", "columns are code, shown"),
        ('code,shown\n"SV203,A\n', "not a table in CSV"),
    ],
)
def test_a_bad_crosswalk_gets_one_message_with_file_and_line(tables_in, text, told):
    (tables_in / "crosswalk.csv").write_text(text, encoding="utf-8")
    with pytest.raises(codes.BadCodeTable, match=r"crosswalk\.csv") as fault:
        codes.shown("SV203")
    assert told in str(fault.value)


def test_a_missing_table_is_named(tables_in):
    with pytest.raises(codes.BadCodeTable, match=r"places\.csv: cannot be read"):
        codes.places()


def test_a_bad_service_names_file_and_field(tables_in):
    (tables_in / "services.toml").write_text('[[service]]\ncode = "SV203"\ncharge = "148"\n', encoding="utf-8")
    with pytest.raises(codes.BadCodeTable, match=r"services\.toml.*charge"):
        codes.services()


def test_the_letters_of_a_card_are_no_lookalikes():
    # CMS leaves S, L, O, I, B and Z out of a Medicare number.
    assert set("SLOIBZ").isdisjoint(MBI_LETTERS)
    assert len(MBI_LETTERS) == 20
