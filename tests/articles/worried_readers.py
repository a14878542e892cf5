"""What a worried reader types, and the article that must be the first result. Written before the new articles."""

TYPED = {
    "my knee hurts when i climb stairs": "knee-pain-and-osteoarthritis",
    "my child is limping": "a-child-who-limps",
    "twisted my ankle and it is swollen": "ankle-sprain",
    "cant lift my arm over my head": "shoulder-pain",
    "neck pain and tingling in my hand": "neck-pain",
    "my cast is too tight": "a-broken-bone-and-life-in-a-cast",
    "pain in my groin when i walk": "hip-pain",
    "elbow hurts when i lift a cup": "elbow-pain",
    "thumb hurts when i open a jar": "wrist-and-hand-pain",
    "calf cramp at night": "night-leg-cramps",
    "pain runs down my leg": "sciatica",
    "my back locked this morning": "back-muscle-spasm",
}
