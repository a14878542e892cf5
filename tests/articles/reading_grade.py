"""How hard an English text is to read: the grade of Flesch and Kincaid (1975), and the words of a sentence."""

import re

SENTENCE = re.compile(r"[^.!?:\n]+")
WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*")
VOWELS = re.compile(r"[aeiouy]+")


def words_of_sentences(text: str) -> list[list[str]]:
    """Sentences of at least two words. A line and a colon end one: lists are read line by line."""
    return [words for found in SENTENCE.findall(text) if len(words := WORD.findall(found)) > 1]


def syllables(word: str) -> int:
    """Runs of vowels without a silent e: right within a tenth over a text, not for each word."""
    word = word.lower()
    count = len(VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee", "ie")) and count > 1:
        count -= 1
    if word.endswith("ed") and not word.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(1, count)


def grade(text: str) -> float:
    """The school grade of the United States at which a text can be read."""
    sentences = words_of_sentences(text)
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def mean_words(text: str) -> float:
    sentences = words_of_sentences(text)
    return sum(map(len, sentences)) / len(sentences)
