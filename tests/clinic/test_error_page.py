import pytest
from django.db import OperationalError
from django.template.loader import render_to_string

from clinic import errors
from clinic.models import ClinicProfile
from tests import make


def test_the_page_stands_without_request_and_database():
    words = {"title": "Title", "advice": "Advice.", "clinic": ClinicProfile(), "status": 500, "request": None}

    html = render_to_string("errors/page.html", words)  # no database mark: a statement would fail this test

    assert "<h1>Title</h1>" in html
    assert 'href="tel:998"' in html


def test_a_database_that_is_away_is_told_in_words(rf, monkeypatch):
    def away(self):
        raise OperationalError("no connection")

    monkeypatch.setattr(type(ClinicProfile.objects), "current", away)

    response = errors.busy(rf.get("/"))

    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert "We are very busy" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("answer", [errors.bad_request, errors.permission_denied, errors.not_found])
def test_every_error_page_has_the_clinics_phone(rf, answer):
    make.profile(phone="+97142000000")

    html = answer(rf.get("/")).content.decode()

    assert 'href="tel:+971-4-200-0000"' in html
    assert '<meta name="robots" content="noindex">' in html
