"""Statements that must not come back (content.md §4): each as it was said, and in two other ways.

Written before the code that looks for them, and not changed to suit it.
"""

OLD_ARTICLES = {
    "hands put the spine into place": [
        "Our chiropractor gently re-locates the spine into its proper position.",
        "The therapist pushes the slipped bones of your back into place again.",
        "A spinal adjustment puts the vertebrae back where they belong.",
    ],
    "rest comes first": [
        "Rest is the first treatment of a back muscle spasm.",
        "Begin with two or three days in bed.",
        "The best thing for a sore back is to lie down until it is over.",
    ],
    "cold first, heat later": [
        "Apply ice for the first 48 hours and then use heat.",
        "Use cold packs for two days, and change to warm packs on the third.",
        "Never use heat on a sore back before the second day; start with cold.",
    ],
    "steroids for a spasm": [
        "For severe spasm we give steroid injections into the muscle.",
        "A cortisone shot calms a muscle that keeps cramping.",
        "If the cramp is strong, steroids are injected.",
    ],
    "minerals keep cramps away": [
        "A high intake of electrolytes prevents spasms.",
        "Take magnesium every day and you will not get cramps.",
        "Sports drinks with salts keep cramps away.",
    ],
    "statins act through minerals": [
        "Statins cause cramps by lowering your electrolytes.",
        "Cholesterol tablets wash minerals out of the muscles.",
        "Because statins lower potassium, muscles may cramp.",
    ],
    "posture moves the spine": [
        "Poor posture leads to misalignment of the spine.",
        "Sitting badly pushes the bones of the back out of line.",
        "Slouching shifts your vertebrae.",
    ],
    "swelling is ordinary": [
        "The usual symptoms are pain, stiffness and swelling.",
        "A back spasm often makes the back swell.",
        "It is normal for the muscle to be swollen during a spasm.",
    ],
    "numbness is for an appointment": [
        "If you feel numbness in the legs, book a consultation with us.",
        "New numbness between the legs? Make an appointment this week.",
        "Call our clinic if your legs go numb.",
    ],
    "a promise": [
        "You will make an instant and complete recovery.",
        "Live pain-free again.",
        "We promise that you will be back to normal in no time.",
    ],
    "an anti-inflammatory without a caution": [
        "Take ibuprofen three times a day.",
        "An anti-inflammatory tablet takes the pain away.",
        "Diclofenac works well for this.",
    ],
    "a picture finds the cause": [
        "An MRI finds the root cause of your back pain.",
        "Everyone with back pain should have a scan to see what is wrong.",
        "Only an X-ray shows why your back hurts.",
    ],
}
OUR_FIRST_VERSIONS = {
    "dark urine can wait": [
        "Dark urine with muscle pain: get medical help the same day.",
        "If your urine turns brown and the muscles hurt, come in today.",
        "Cola-coloured urine and sore muscles should be checked tomorrow at the latest.",
    ],
    "a clot is for our phone": [
        "If one calf is hot and swollen, call us today.",
        "A swollen calf needs an appointment at our clinic.",
        "Ring the clinic if your lower leg is swollen and warm.",
    ],
    "never stop a medicine": [
        "Don't stop a prescribed medicine without asking first.",
        "Never stop your tablets on your own.",
        "Keep taking your medicine until you have talked to a doctor.",
    ],
    "asking first is enough in pregnancy": [
        "Pregnant? Ask a doctor before you take ibuprofen.",
        "If you are pregnant, ask first about anti-inflammatory tablets.",
        "Anti-inflammatories: talk to your midwife in pregnancy.",
    ],
    "thirst tells when to drink": [
        "Drink when you are thirsty, also when you work outside in summer.",
        "In the heat, let thirst tell you when to drink.",
        "At work in the sun, drink once you feel thirsty.",
    ],
    "whatever you do": [
        "It settles within a few weeks, whatever you do.",
        "It gets better by itself, no matter what you do.",
        "You can do what you like: the pain passes in any case.",
    ],
    "hurt is not harm, before the signs": [
        "Hurt does not mean harm here.",
        "Pain is not a sign of damage.",
        "It hurts, but nothing is being damaged.",
    ],
    "no cause means no danger": [
        "No cause was found. It means that nothing dangerous is there.",
        "If no cause is found, you can be sure that it is harmless.",
        "A normal examination means that it is not serious.",
    ],
    "no exercise, above routine signs": [
        "Do not exercise, but get help, if one of these is true for you.",
        "Stop all exercise if any of these apply.",
        "Leave the exercises out if you have one of these signs.",
    ],
    "cauda equina needs back pain": [
        "Your back hurts and you feel numb between the legs.",
        "Back pain with new trouble passing urine.",
        "If you have back pain and both legs are weak, call an ambulance.",
    ],
    "a clot is red": [
        "A hot, red, swollen calf may be a clot.",
        "Only a red leg is a reason to think of a clot.",
        "If the calf is red and warm, it could be a blood clot.",
    ],
}
# What is right, in the words nearest to the wrong ones: nothing may be said of these.
TRUE = [
    "Stay active: rest in bed for long slows recovery.",
    "Heat or cold may ease the pain: use what feels good.",
    "After a fresh sprain, cold is the usual choice in the first two days.",
    "Statins can make muscles ache, so tell your doctor.",
    "Most people need no scan, because it rarely changes what helps.",
    "Call 998 if you are newly numb between the legs, also without back pain.",
    "Stretching your calves before bed may prevent cramps.",
    "Long sitting in one posture can make a back stiff.",
    "Dark urine with severe muscle pain is an emergency: stop the statin and call 998.",
    "One calf is newly swollen, painful or warm: go today to a hospital that can scan.",
    "It may be a clot also if the skin is not red.",
    "At work in the heat, drink a cup every 15 to 20 minutes, before you are thirsty.",
    "Do not exercise if one of these emergency signs is true for you.",
    "Often no single cause is found. The signs above say when it has to be looked for.",
    "Do not stop pregabalin from one day to the next: it must be reduced slowly.",
    "A sprained ankle is often swollen and bruised.",
]
