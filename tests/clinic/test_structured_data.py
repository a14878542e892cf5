import json
import re
from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template

from clinic.calendar import Calendar
from clinic.models import ClinicProfile, Weekday
from clinic.structured_data import breadcrumbs, medical_clinic, practitioner_page
from tests import make

SITE = "https://clinic.example"


def test_an_empty_profile_claims_nothing():
    assert medical_clinic(ClinicProfile(name="Clinic"), SITE) == {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "@id": f"{SITE}/#clinic",
        "name": "Clinic",
        "url": f"{SITE}/",
        "medicalSpecialty": ["Musculoskeletal", "Physiotherapy"],
    }


@pytest.mark.django_db
def test_the_clinic_is_described_with_its_phone_address_and_hours():
    profile = make.profile(address="Office 1\nStreet 2")
    monday = datetime(2026, 11, 23, 8, tzinfo=UTC)
    closing = (datetime(2026, 12, 2, 20, tzinfo=UTC), datetime(2026, 12, 3, 20, tzinfo=UTC), "National Day")
    ramadan = (date(2026, 12, 10), date(2026, 12, 11), "Ramadan", [(Weekday.FRIDAY, time(20), time(1))])
    times = Calendar([(Weekday.FRIDAY, time(9), time(12, 15))], [ramadan], [closing])

    described = medical_clinic(profile, SITE, times, monday)

    assert described["telephone"] == "+97142000000"
    assert described["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Office 1, Street 2",
        "addressLocality": "Dubai",
        "addressCountry": "AE",
    }
    assert described["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": "https://schema.org/Friday",
            "opens": "09:00",
            "closes": "12:15",
        },
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": "https://schema.org/Friday",
            "opens": "20:00",
            "closes": "01:00",
            "validFrom": "2026-12-10",
            "validThrough": "2026-12-11",
        },
    ]
    assert described["specialOpeningHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": "2026-12-03",
            "validThrough": "2026-12-03",
            "opens": "00:00",
            "closes": "00:00",
        }
    ]


def test_breadcrumbs_count_from_the_home_page():
    trail = breadcrumbs(SITE, [("Home", "/"), ("Knee", "/regions/knee/")])

    assert [(item["position"], item["name"], item["item"]) for item in trail["itemListElement"]] == [
        (1, "Home", f"{SITE}/"),
        (2, "Knee", f"{SITE}/regions/knee/"),
    ]


def test_no_text_in_the_data_can_end_its_element():
    nasty = "</script><script>alert(1)</script> & <!-- \u2028"

    html = Template("{% load structured_data %}{% json_ld data %}").render(Context({"data": {"name": nasty}}))

    body = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', html, re.S).group(1)
    assert not set("<>&\u2028") & set(body)
    assert json.loads(body) == {"name": nasty}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/contact/", "/regions/knee/"])
def test_the_pages_carry_data_that_can_be_read(client, path):
    make.profile(name='Clinic "</script>"')

    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(path).content.decode())

    assert [json.loads(data)["@context"] for data in found] == ["https://schema.org"]


@pytest.mark.django_db
def test_a_therapists_page_says_who_it_is_about():
    therapist = make.practitioner(name="Sample", profession="therapist", role="Physiotherapist", languages=["ar", "en"])

    assert practitioner_page(therapist, SITE)["mainEntity"] == {
        "@type": "Person",
        "name": "Sample",
        "jobTitle": "Physiotherapist",
        "url": SITE + therapist.get_absolute_url(),
        "knowsLanguage": ["Arabic", "English"],
        "worksFor": {"@id": f"{SITE}/#clinic"},
    }


@pytest.mark.django_db
def test_a_doctor_is_a_physician_with_a_photo_and_training(settings):
    settings.SITE_URL = SITE
    photo = make.clinic_picture(kind="person", file="pictures/0a-480.jpeg")
    doctor = make.practitioner(name="Dr Sample", credentials="MBBS\n\n Fellowship ", photo=photo)

    assert practitioner_page(doctor, SITE)["mainEntity"] == {
        "@type": "Physician",
        "name": "Dr Sample",
        "url": SITE + doctor.get_absolute_url(),
        "image": f"{SITE}/media/pictures/0a-480.jpeg",
        "hasCredential": ["MBBS", "Fellowship"],
        "knowsLanguage": ["English"],
        "parentOrganization": {"@id": f"{SITE}/#clinic"},
    }
