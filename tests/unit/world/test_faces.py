"""A face is the same wherever it is looked at, and nobody real can be met by it."""

import re
import subprocess
import sys

import pytest
from faker import Faker

from sim.records.parties import Address
from sim.world.chance import Chance
from sim.world.faces import STATE, Face, Faces, words


@pytest.fixture
def faces():
    return Faces(Chance.from_seed(7, "face"))


def patients(faces, count):
    return [faces.person(f"P-{number:05d}", "FM"[number % 2]) for number in range(1, count + 1)]


def test_a_person_does_not_depend_on_who_was_looked_at_before(faces):
    first = faces.person("P-00012", "F")
    other = Faces(Chance.from_seed(7, "face"))
    patients(other, 50)
    other.provider("D-1")
    assert other.person("P-00012", "F") == first


def test_another_seed_gives_another_office():
    here, there = (patients(Faces(Chance.from_seed(seed, "face")), 100) for seed in (7, 8))
    assert sum(one.name == other.name for one, other in zip(here, there, strict=True)) <= 2


def test_a_person_is_the_same_in_every_process():
    program = (
        "from sim.world.chance import Chance; from sim.world.faces import Faces\n"
        "faces = Faces(Chance.from_seed(7, 'face'))\n"
        "print(faces.person('P-00003', 'M'), faces.provider('D-1'), faces.clerk('K-1'))"
    )

    def told(hash_seed):
        environment = {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(filter(None, sys.path))}
        run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
        return run.stdout

    assert told("1") == told("2") != b""


def test_the_words_are_all_of_fakers_and_in_alphabetical_order():
    lists = words()
    fake = Faker("en_US", use_weighting=False)
    fake.seed_instance(1)
    for _ in range(300):
        assert fake.first_name_female() in lists.female
        assert fake.first_name_male() in lists.male
        assert fake.last_name() in lists.last
    for each in (lists.female, lists.male, lists.last, lists.town_starts, lists.town_ends):
        assert list(each) == sorted(set(each))
        assert all(word.isascii() and word.isalpha() for word in each)


def test_faker_is_loaded_at_the_first_look_only():
    program = (
        "import sys; from sim.world.chance import Chance; from sim.world.faces import Faces\n"
        "faces = Faces(Chance.from_seed(7, 'face'))\n"
        "assert 'faker' not in sys.modules\n"
        "faces.person('P-1', 'F')\n"
        "assert 'faker' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_first_thousand_patients_have_different_last_names(faces):
    assert len(words().last) >= 1000
    assert len({each.last for each in patients(faces, 1000)}) == 1000


def test_of_ten_thousand_patients_few_share_a_whole_name(faces):
    names = [each.name for each in patients(faces, 10_000)]
    # Ten people to a last name, here all of one sex: 45 pairs, each alike once in some 350
    # first names, for 1,000 last names: 129 in all, give or take 11; five of those are 55.
    assert len(names) - len(set(names)) < 190


def test_ten_thousand_patients_are_made_once_however_often_a_list_of_them_is_drawn(faces):
    first, again = patients(faces, 10_000), patients(faces, 10_000)
    assert all(face is same for face, same in zip(first, again, strict=True))


def test_a_first_name_goes_with_the_sex(faces):
    for number in range(200):
        assert faces.person(f"P-{number}", "F").first in words().female
        assert faces.person(f"P-{number}", "M").first in words().male
    either = {faces.person(f"P-{number}").first for number in range(200)}
    assert either - set(words().male)
    assert either - set(words().female)


def test_the_sex_changes_the_first_name_and_nothing_else(faces):
    woman, man = faces.person("P-5", "F"), faces.person("P-5", "M")
    assert (woman.last, woman.address, woman.phone) == (man.last, man.address, man.phone)


def test_telephones_are_kept_for_fiction_and_mail_goes_nowhere(faces):
    for face in patients(faces, 500):
        # 555-0100 to 555-0199 behind an area code: numbers that nobody is given.
        assert re.fullmatch(r"[2-9][0-9]{2}55501[0-9]{2}", face.phone)
        assert re.fullmatch(r"[a-z]+\.[a-z]+@example\.com", face.email)


def test_telephones_use_the_whole_range(faces):
    assert len({face.phone[-2:] for face in patients(faces, 2000)}) == 100
    assert len({face.phone[:3] for face in patients(faces, 200)}) == 5


def test_an_address_is_well_formed(faces):
    for face in patients(faces, 500):
        assert re.fullmatch(r"[1-9][0-9]{1,2} [A-Z][A-Za-z]+ [A-Z][a-z]+", face.line1)
        assert re.fullmatch(r"|Apt [1-9][0-9]?", face.line2)
        assert re.fullmatch(r"[A-Z][A-Za-z]+( [A-Z][A-Za-z]+)?", face.city)
        assert face.state == STATE
        # North-eastern Ohio is 440 to 449; the four digits behind are never 0000.
        assert re.fullmatch(r"44[0-9]{3}[1-9][0-9]{3}", face.zip9)


def test_some_live_in_an_apartment_and_most_do_not(faces):
    flats = sum(bool(face.line2) for face in patients(faces, 2000))
    # One in five: 400, give or take 18; five of those are 90.
    assert 310 <= flats <= 490


def test_a_town_has_one_zip_and_many_patients(faces):
    zips = {}
    for face in patients(faces, 1000):
        zips.setdefault(face.city, set()).add(face.zip9[:5])
    assert 20 <= len(zips) <= 24
    assert all(len(each) == 1 for each in zips.values())


def test_everybody_can_be_written_in_an_x12_file(faces):
    for face in patients(faces, 300):
        text = "".join((face.first, face.middle, face.last, face.line1, face.line2, face.city))
        assert re.fullmatch(r"[A-Za-z0-9 ]+", text)
        assert len(face.middle) == 1


def test_clinicians_and_clerks_are_people_of_their_own(faces):
    staff = [faces.provider(f"D-{number}") for number in (1, 2, 3)] + [faces.clerk(f"K-{number}") for number in (1, 2)]
    seen = {each.last for each in patients(faces, 900)}
    assert len({each.last for each in staff}) == 5
    assert seen.isdisjoint(each.last for each in staff)


def test_an_id_without_a_number_has_a_face_too(faces):
    assert isinstance(faces.person("walk-in", "F"), Face)
    assert faces.person("walk-in", "F") == faces.person("walk-in", "F")


def test_a_name_is_written_for_a_worklist_and_for_reading():
    face = Face(
        "Ana", "L", "Rivera", "12 Oak Street", "Apt 3", "Lopezton", "OH", "440011001", "2165550101", "ana.rivera@example.com"
    )
    assert face.name == "Rivera, Ana"
    assert face.full_name == "Ana L Rivera"
    assert face.address == Address("12 Oak Street", "Lopezton", "OH", "440011001", "Apt 3")
