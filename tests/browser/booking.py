"""The three pages of a booking, as a patient fills them in."""

NONE_OF_THESE = "None of these"


def before_you_book(page, *ticked: str, place: str = "knee", person: str = "Myself") -> None:
    """The first page: the service if it is not known, person, place, and these signs; "None of these" elsewhere."""
    if page.locator("input[name=service]").count():
        page.locator("input[name=service]").first.check()
    page.get_by_label(person).check()
    if not page.locator("input[name=region]:checked").count():
        page.locator(f"input[name=region][value={place}]").check()
    for words in ticked:
        page.get_by_label(words).check()
    for group in page.locator(".signs__group").all():
        if not group.locator("input:checked:visible").count():
            group.get_by_label(NONE_OF_THESE).filter(visible=True).check()
    page.get_by_role("button", name="Continue").click()


def your_details(page, *, name="Mona Sample", phone="050 123 4567", email="", reason="") -> None:
    """The third page, up to the button that sends."""
    page.locator("#id_patient_name").fill(name)
    page.locator("#id_phone").fill(phone)
    page.locator("#id_email").fill(email)
    page.locator("#id_reason").fill(reason)
    page.locator("#id_consent").check()
