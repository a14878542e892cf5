"""The articles by the name of their module."""

from articles.demo_content.arabic import (
    ankle_sprain,
    back_muscle_spasm,
    broken_bone,
    child_who_limps,
    elbow_pain,
    first_two_weeks,
    heat_or_cold,
    hip_pain,
    insurance,
    knee_pain,
    low_back_pain,
    muscle_spasm_causes,
    neck_pain,
    night_leg_cramps,
    sciatica,
    shoulder_pain,
    specialist_visit,
    wrist_and_hand_pain,
)

ARTICLES = {
    module.__name__.rpartition(".")[2]: module
    for module in [
        ankle_sprain,
        back_muscle_spasm,
        broken_bone,
        child_who_limps,
        elbow_pain,
        first_two_weeks,
        heat_or_cold,
        hip_pain,
        insurance,
        knee_pain,
        low_back_pain,
        muscle_spasm_causes,
        neck_pain,
        night_leg_cramps,
        sciatica,
        shoulder_pain,
        specialist_visit,
        wrist_and_hand_pain,
    ]
}
