"""What becomes of every column of ours when a patient is erased, by hand or by retention, and why.

Both go through the same function (privacy.blank), so each column has one fate. A column that stands in no line makes
tests/appointments/patients/test_columns.py red: whoever adds one decides here what becomes of it.
"""

from articles.blocks.kinds import KINDS

KEPT = "kept"
BLANKED = "blanked"  # empty, or the value that says nothing
DELETED = "deleted"  # with its row
WRITTEN = "written"  # by the erasure itself: a new nonce, a moment, an end

# Rows about a patient: (fate, reason, columns).
OF_PATIENTS: dict[str, list[tuple[str, str, str]]] = {
    "appointments.Patient": [
        (BLANKED, "who it is", "name name_keys carer born_on phone email record_number"),
        (KEPT, "the row that history and merged files point to", "id is_sample made_at merged_into"),
        (KEPT, "counted, names nobody", "language"),
        (WRITTEN, "when it was erased", "erased_at"),
    ],
    "appointments.PatientNote": [(DELETED, "free words about the person", "id patient words written_by written_at")],
    "appointments.AccessRecord": [
        (KEPT, "codes only: who looked at the data has to outlive them", "id at by action patient count"),
    ],
    "appointments.Appointment": [
        (BLANKED, "who comes, who asked, how to reach them",
         "for_whom patient_name contact_name name_keys phone email whatsapp is_guardian payment insurer"),
        (BLANKED, "the connection, and an article that may tell of an illness", "client article_slug"),
        (KEPT, "what the clinic did and when: codes and moments",
         "id reference draft_key status service practitioner returning starts_at ends_at urgency replaces "
         "waitlist_entry course patient requested_at answer_by"),
        (KEPT, "counted, names nobody", "language wanted_practitioner wanted_language wanted_gender"),
        (KEPT, "proof that data were stored with consent", "consent_version consent_language consented_at"),
        (WRITTEN, "links that were sent open nothing", "link_nonce"),
        (WRITTEN, "nobody is called or told any more", "call_wanted_at tell_at erased_at"),
    ],
    "appointments.Course": [(KEPT, "which appointments were booked together, and when", "id key made_at made_by")],
    "appointments.VisitReason": [(DELETED, "words about health", "id appointment words region signs")],
    "appointments.BookingDraft": [
        (DELETED, "typed and not sent, or the draft of what is erased",
         "for_whom patient_name contact_name phone email whatsapp is_guardian payment insurer language key browser "
         "created_at updated_at "
         "article_slug service returning region typed wanted_practitioner wanted_language wanted_gender practitioner "
         "starts_at signs urgency windows reason consent_version consent_language consented_at"),
    ],
    "appointments.AppointmentEvent": [
        (KEPT, "codes only: history outlives the person",
         "id appointment at actor by action from_status to_status reason"),
    ],
    "appointments.Offer": [
        (KEPT, "times and codes",
         "id appointment practitioner starts_at ends_at offered_at offered_by expires_at outcome"),
    ],
    "appointments.HeldTime": [
        (KEPT, "times and codes",
         "id practitioner appointment offer kind busy_from busy_until expires_at overbooked_by overbooked_reason"),
    ],
    "appointments.AffectedAppointment": [
        (KEPT, "moments and keys of what the clinic changed",
         "id change appointment practitioner starts_at offer_due_by"),
    ],
    "appointments.WaitlistEntry": [
        (BLANKED, "who waits, who asked, how to reach them",
         "for_whom patient_name contact_name name_keys phone email whatsapp is_guardian payment insurer"),
        (BLANKED, "the connection, and an article that may tell of an illness", "client article_slug"),
        (KEPT, "codes and moments",
         "id draft_key appointment service returning urgency joined_at due_by is_first"),
        (KEPT, "counted, names nobody", "language wanted_practitioner wanted_language wanted_gender"),
        (KEPT, "proof that data were stored with consent", "consent_version consent_language consented_at"),
        (WRITTEN, "links that were sent open nothing", "link_nonce"),
        (WRITTEN, "nobody is asked any more", "state ended_at ended_by"),
    ],
    "appointments.WaitlistWindow": [
        (DELETED, "when somebody has time", "id entry first_day last_day morning afternoon evening"),
    ],
    "appointments.Notification": [
        (KEPT, "kind and ids, never a text",
         "id appointment entry kind channel dedupe_key message_id run_at attempts last_problem queued_at"),
        (WRITTEN, "what waits is not sent", "state leased_until finished_at"),
    ],
    "appointments.LinkWish": [(DELETED, "a phone or an address", "id contact asked_at")],
    "appointments.BlockedContact": [
        (KEPT, "until a manager lifts the block: else erasure would be the way round it (docs/privacy.md)",
         "id kind value blocked_by blocked_at"),
    ],
}  # fmt: skip

# Rows that are about nobody's visit, and stay: (reason, columns).
OF_NOBODY: dict[str, tuple[str, str]] = {
    "appointments.CalendarFeed": (
        "hours and staff of the clinic",
        "id practitioner nonce made_at revoked_at",
    ),
    "appointments.Timetable": (
        "hours and staff of the clinic",
        "id practitioner season valid_from valid_until note daily_cap",
    ),
    "appointments.TimetableHours": (
        "hours and staff of the clinic",
        "id timetable weekday opens_at closes_at",
    ),
    "appointments.TimetableException": (
        "hours and staff of the clinic",
        "id practitioner kind starts_at ends_at note made_at made_by",
    ),
    "appointments.ScheduleChange": (
        "hours and staff of the clinic",
        "id kind words subject made_at made_by",
    ),
    "appointments.WorkerBeat": (
        "a machine's name",
        "id worker seen_at",
    ),
    "articles.Redirect": (
        "articles and who writes them",
        "id host old_path article service practitioner page hits last_hit_at",
    ),
    "articles.Article_body_regions": (
        "articles and who writes them",
        "id article bodyregion",
    ),
    "articles.Article": (
        "articles and who writes them",
        "id language translation_of matches_source matched_as slug title seo_title summary key_points article_type "
        "for_whom primary_condition "
        "hero owner "
        "review_interval_months comment_policy live_edition go_live_at expire_at next_edition next_at parent version "
        "first_published_at created_at updated_at is_sample",
    ),
    "articles.Edition": (
        "articles and who writes them",
        "id article number snapshot content_hash clinical_hash segments contents plain_text "
        "reading_minutes approval changes created_at created_by published_at published_by",
    ),
    "articles.ImportBatch": (
        "articles and who writes them",
        "id file_hash site taken_at taken_by",
    ),
    "articles.ImportUpload": (
        "an old site's export: its posts and who wrote them; comments are counted only, and the file is deleted",
        "id name uploaded_at uploaded_by authors phase total trial result problem batch worked_on_until",
    ),
    "articles.ImportedItem": (
        "articles and who writes them",
        "id batch site key source_url published_at content_hash draft_hash article picture warnings",
    ),
    "articles.Contributor": (
        "articles and who writes them",
        "id slug name role credentials biography practitioner user review_email licence_authority "
        "licence_number is_sample",
    ),
    "articles.Contribution": (
        "articles and who writes them",
        "id article contributor role order",
    ),
    "articles.ImageAsset": (
        "articles and who writes them",
        "id title file width height copies focal_x focal_y alt is_decorative caption credit licence "
        "awaits_words is_sample",
    ),
    "articles.PageFeedback": (
        "readers, not patients: no name; words and client forgotten by tidy_readers",
        "id article section is_helpful reason text language client created_at",
    ),
    "articles.Comment": (
        "readers, not patients: their own consent; email and unshown text forgotten by tidy_readers",
        "id article name email text state suspicion fingerprint consent_version language created_at "
        "moderator decided_at staff_reply",
    ),
    "articles.Reference": (
        "articles and who writes them",
        "id key kind title publisher year url doi page_date accessed_on says replaced_by checked_at failing_since "
        "is_sample",
    ),
    "articles.ClinicalReview": (
        "articles and who writes them",
        "id edition reviewer requested_by requested_at due_on state decided_at decided_by "
        "next_review_due since whole_read_at reminded_at link_nonce link_expires_at code_hash code_expires_at "
        "code_tries codes_sent",
    ),
    "articles.ReviewComment": (
        "articles and who writes them",
        "id review anchor text user written_at",
    ),
    "articles.ReviewMail": (
        "articles and who writes them",
        "id review kind queued_at claimed_until sent_at failed_at problem",
    ),
    "articles.ArticleEvent": (
        "articles and who writes them",
        "id article edition review action by at",
    ),
    "articles.SearchWord": (
        "articles and who writes them",
        "id article stem forms weight",
    ),
    "articles.SearchStamp": (
        "articles and who writes them",
        "id value",
    ),
    "articles.AnswerCard": ("words of our own", "id is_shown kind words"),
    "articles.SearchSynonym": (
        "articles and who writes them",
        "id phrase meaning both_ways is_sample",
    ),
    "articles.UnansweredSearch": (
        "articles and who writes them",
        "id words count last_asked_at",
    ),
    "articles.ContentTask": (
        "what to look after; no words of readers but those of a search, which tell nobody who asked",
        "id kind about article reference owner due_on opened_at done_at done_by",
    ),
    "articles.SharedText": (
        "articles and who writes them",
        "id title heading text is_sample",
    ),
    "articles.Series": ("words of our own", "id title is_sample"),
    "articles.SeriesPart": ("words of our own", "id series article order"),
    "articles.MenuEntry": ("words of our own", "id place order built_in page address label is_shown"),
    "articles.HomeSection": ("words of our own", "id kind order title page is_shown"),
    "articles.Announcement": ("words of our own", "id text page where starts_at ends_at"),
    "articles.UnsavedWork": (
        "what an editor types about no patient; deleted by saving, or after 90 days by tidy_readers",
        "id editor article window form kept_at",
    ),
    "clinic.HistoryOpening": (
        "a code and moments",
        "id why opened_at closed_at",
    ),
    "clinic.KeptForm": (
        "sealed with a key that only the browser has; the worker deletes it within the hour",
        "id account path sealed kept_at",
    ),
    "clinic.StaffEvent": (
        "staff, not patients: codes and keys; retention deletes old rows",
        "id at action about by reason client page key",
    ),
    "clinic.StaffMail": (
        "staff, not patients",
        "id kind to queued_at run_at claimed_until attempts sent_at failed_at problem",
    ),
    "clinic.BackupRun": (
        "when a backup was made and tried",
        "id kind at outcome file_name bytes rows",
    ),
    "clinic.BodyRegion": (
        "facts of the clinic",
        "id slug name hint introduction position",
    ),
    "clinic.ClosingDay": (
        "facts of the clinic",
        "id starts_at ends_at public_note note made_at made_by",
    ),
    "clinic.Season": (
        "facts of the clinic",
        "id name first_day last_day made_by",
    ),
    "clinic.SeasonHours": (
        "facts of the clinic",
        "id season weekday opens_at closes_at",
    ),
    "clinic.Condition_regions": (
        "facts of the clinic",
        "id condition bodyregion",
    ),
    "clinic.Condition": (
        "facts of the clinic",
        "id slug name also_known_as plain_definition is_sample",
    ),
    "clinic.WarningSign_regions": (
        "facts of the clinic",
        "id warningsign bodyregion",
    ),
    "clinic.WarningSign_conditions": (
        "facts of the clinic",
        "id warningsign condition",
    ),
    "clinic.WarningSign": (
        "facts of the clinic",
        "id slug wording question carer_question note asked_of urgency source is_active position is_sample",
    ),
    "clinic.Practitioner": (
        "facts of the clinic",
        "id slug name profession role gender languages credentials privileges licence_authority licence_number "
        "licence_expires_on photo portrait biography user is_active position is_sample",
    ),
    "clinic.Service_regions": (
        "facts of the clinic",
        "id service bodyregion",
    ),
    "clinic.Service_practitioners": (
        "facts of the clinic",
        "id service practitioner",
    ),
    "clinic.Service": (
        "facts of the clinic",
        "id slug name summary description preparation what_to_bring price_text price_note duration_new "
        "duration_returning "
        "buffer_before buffer_after step is_active is_main position colour is_sample",
    ),
    "clinic.ClinicPicture": (
        "facts of the clinic",
        "id kind file width height copies focal_x focal_y alt caption position",
    ),
    "clinic.ClinicProfile": (
        "facts of the clinic",
        "id name legal_name tagline about address city country how_to_find_us map_url map_picture phone whatsapp "
        "email ambulance_number police_number licence_authority licence_number social_links "
        "opening_note disclaimer notice horizon_days answer_within cancel_cutoff urgent_answer_within "
        "change_limit answer_at_least offer_hold waitlist_hold remind_before remind_shortly_before quiet_from "
        "quiet_until digest_at keep_unvisited_months keep_visits_years what_to_bring is_sample "
        "staff_idle_minutes staff_session_hours second_factor_hours "
        "advert_permit_number advert_permit_expires_on logo first_colour second_colour privacy_read_at opened_at "
        "updated_at",
    ),
    "clinic.Insurer": ("facts of the clinic", "id name note is_active position is_sample"),
    "clinic.SignsApproval": (
        "who approved the warning signs, kept",
        "id language version clinician signed_at signed_by",
    ),
    "clinic.OpeningHours": (
        "facts of the clinic",
        "id profile weekday opens_at closes_at",
    ),
    "clinic.PublicFacts": (
        "facts of the clinic",
        "id mark",
    ),
    "clinic.Tally": (
        "keyed hashes of callers, dropped after two days",
        "id surface caller begins_at count",
    ),
}

# Blocks hold the text of articles, whichever columns they have: a new kind needs no line.
OF_NOBODY |= {
    model._meta.label: (
        "articles and who writes them",
        " ".join(field.name for field in model._meta.local_concrete_fields),
    )
    for kind in KINDS.values()
    for model in (kind, *(field.remote_field.through for field in kind._meta.local_many_to_many))
}
